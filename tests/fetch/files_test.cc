#include "fetch/files/read_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "core/digest/digest.h"
#include "tests/fetch/packing.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

TEST(ReadFile, PlainTextIsKnownByItsName) {
  for (const char* name : {"a.txt", "dir/a.text", "a.txt.gz", "A.TXT", "DIR/A.Txt.GZ"})
    EXPECT_TRUE(is_plain_text(name)) << name;
  for (const char* name : {"a.html", "a.txt.html", "txt", "a.htm.gz", "-"}) EXPECT_FALSE(is_plain_text(name)) << name;
}

TEST(ReadFile, ReadsPagesAndTexts) {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("a.html", "<p>x</p>");
  const Result<Page> page = read_page_file(path);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->bytes, "<p>x</p>");
  EXPECT_EQ(page->source.kind, SourceKind::kHtml);
  EXPECT_EQ(page->source.file, path);
  EXPECT_EQ(page->source.sha256, sha256_hex("<p>x</p>"));
  EXPECT_EQ(read_page_file(folder.write("a.txt", "x"))->source.kind, SourceKind::kText);
  EXPECT_EQ(read_page_file(folder.write("empty.txt", ""))->bytes, "");
}

TEST(ReadFile, UnpacksGzipWhateverTheName) {
  const test::TemporaryFolder folder;
  EXPECT_EQ(read_page_file(folder.write("a.html.gz", test::gzip_of("<p>x</p>")))->bytes, "<p>x</p>");
  EXPECT_EQ(read_page_file(folder.write("b.html", test::gzip_of("<p>x</p>")))->bytes, "<p>x</p>");
  EXPECT_EQ(read_page_file(folder.write("c.html.gz", "<p>x</p>"))->bytes, "<p>x</p>") << "not packed after all";
}

TEST(ReadFile, SaysWhatFailedOnWhat) {
  const test::TemporaryFolder folder;
  const auto code = [](const Result<Page>& page) { return page ? "" : page.error().code; };
  const Result<Page> missing = read_page_file(folder.path("none.html"));
  EXPECT_EQ(code(missing), "not_found");
  EXPECT_NE(missing.error().message.find("none.html"), std::string::npos);
  EXPECT_EQ(code(read_page_file(folder.path())), "unreadable") << "a folder";
  const std::string packed = test::gzip_of(std::string(100000, 'x') + "end");
  EXPECT_EQ(code(read_page_file(folder.write("cut.html.gz", packed.substr(0, packed.size() - 4)))), "truncated");
  EXPECT_EQ(code(read_page_file(folder.write("bad.html.gz", "\x1f\x8b" + std::string(50, '\x01')))), "decode_error");
  EXPECT_EQ(code(read_page_file(folder.write("big.html", std::string(101, 'x')), {.max_bytes = 100})), "too_large");
  EXPECT_EQ(code(read_page_file(folder.write("big.html.gz", packed), {.max_bytes = 10000})), "too_large");
}

TEST(ReadFile, AnArchiveIsNoPage) {
  const test::TemporaryFolder folder;
  const std::string record = "WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n";
  for (const std::string& path : {folder.write("a.warc", record), folder.write("a.warc.gz", test::gzip_of(record)),
                                  folder.write("a.html", test::gzip_of(record)), folder.write("b.warc", "noise")}) {
    const Result<Page> page = read_page_file(path);
    if (path.ends_with("b.warc")) {
      EXPECT_TRUE(page) << "noise is for the decoder to refuse";
      continue;
    }
    ASSERT_FALSE(page) << path;
    EXPECT_EQ(page.error().code, "is_archive");
    EXPECT_EQ(page.error().message, path + " is a WARC archive; read it with: pressmark reprocess " + path);
  }
  const std::string big = folder.write("big.warc", std::string(101, 'x'));
  EXPECT_EQ(read_page_file(big, {.max_bytes = 100}).error().code, "is_archive");
}

TEST(ReadFile, ReadsAStreamToItsEnd) {
  const test::TemporaryFolder folder;
  const int descriptor = ::open(folder.write("a", std::string(200000, 'x')).c_str(), O_RDONLY);
  const Result<Page> page = read_page_stream(descriptor, SourceKind::kText);
  ::close(descriptor);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->bytes.size(), 200000U);
  EXPECT_EQ(page->source.kind, SourceKind::kText);
  EXPECT_EQ(page->source.file, "");
}

// Former bugs

}  // namespace
}  // namespace pressmark

// What others read in our files. Needs the Python packages warcio and, if there, FastWARC; the interpreter can be named
// in PRESSMARK_PYTHON. Skipped, visibly, where warcio is missing.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>

#include "fetch/warc/warc_writer.h"
#include "tests/fetch/exchanges.h"
#include "tests/fetch/packing.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using test::exchange_of;

struct Output {
  std::string text;
  int status = 0;
};

Output run(const std::string& command) {
  Output out;
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> buffer{};
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe)) out.text.append(buffer.data(), count);
  const int status = pclose(pipe);
  out.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return out;
}

Output read_with_others(const std::string& path) {
  const char* named = std::getenv("PRESSMARK_PYTHON");
  const std::string python = named == nullptr ? "python3" : named;
  return run("'" + python + "' '" PRESSMARK_SOURCE_DIR "/tests/fetch/read_warc.py' '" + path + "' 2>&1");
}

TEST(WarcOtherReaders, SeeTheSameRecordsAndDigests) {
  const test::TemporaryFolder folder;
  for (const std::string name : {"a.warc.gz", "a.warc"}) {
    Result<WarcWriter> writer = WarcWriter::open({.path = folder.path(name), .software = "pressmark/test"});
    ASSERT_TRUE(writer->write(exchange_of("/plain", "<p>The board met.</p>")));
    ASSERT_TRUE(writer->write(exchange_of("/gzip", test::gzip_of("packed"), "Content-Encoding: gzip\r\n")));
    ASSERT_TRUE(writer->write(exchange_of("/chunks", "3\r\ntwo\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n")));
    ASSERT_TRUE(writer->write(exchange_of("/empty", "")));
    HttpExchange cut = exchange_of("/cut", "ha", "Content-Length: 400\r\n");
    cut.truncated = "disconnect";
    ASSERT_TRUE(writer->write(cut));
    const Output seen = read_with_others(folder.path(name));
    if (seen.status == 77) GTEST_SKIP() << "the Python package warcio is not installed";
    ASSERT_EQ(seen.status, 0) << seen.text;
    std::size_t records = 0;
    for (std::size_t at = 0; (at = seen.text.find(" digests\n", at)) != std::string::npos; ++at) ++records;
    EXPECT_EQ(records, 11U) << seen.text;
    EXPECT_NE(seen.text.find("response https://news.example/chunks"), std::string::npos) << seen.text;
    EXPECT_EQ(seen.text.find("bad"), std::string::npos) << seen.text;
  }
}

// Former bugs

}  // namespace
}  // namespace pressmark

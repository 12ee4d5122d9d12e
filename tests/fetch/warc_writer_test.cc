#include "fetch/warc/warc_writer.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>

#include "core/digest/digest.h"
#include "fetch/warc/warc_reader.h"
#include "tests/fetch/exchanges.h"
#include "tests/fetch/packing.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using test::exchange_of;

WarcWriter open_writer(const std::string& path) {
  Result<WarcWriter> writer = WarcWriter::open({.path = path, .software = "pressmark/test"});
  EXPECT_TRUE(writer) << writer.error().message;
  return std::move(*writer);
}

std::vector<WarcRecord> records_of(const std::string& path) {
  Result<WarcReader> reader = WarcReader::open(path);
  std::vector<WarcRecord> out;
  while (std::optional<WarcRecord> record = reader->next()) out.push_back(std::move(*record));
  EXPECT_TRUE(reader->damages().empty()) << reader->damages().front().what;
  return out;
}

TEST(WarcWriter, WritesInfoRequestAndResponse) {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("a.warc.gz");
  const std::string body = test::gzip_of("<p>The board met.</p>");
  const Result<WarcPlace> place = open_writer(path).write(exchange_of("/story", body, "Content-Encoding: gzip\r\n"));
  ASSERT_TRUE(place);
  const std::vector<WarcRecord> records = records_of(path);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].type, "warcinfo");
  EXPECT_EQ(records[0].header("WARC-Filename"), "a.warc.gz");
  EXPECT_NE(records[0].block.find("software: pressmark/test\r\n"), std::string::npos);
  EXPECT_EQ(records[1].type, "request");
  EXPECT_EQ(records[1].block, "GET /story HTTP/1.1\r\nHost: news.example\r\n\r\n");
  EXPECT_EQ(records[1].header("WARC-Concurrent-To"), records[2].header("WARC-Record-ID"));
  const WarcRecord& response = records[2];
  EXPECT_EQ(response.type, "response");
  EXPECT_EQ(response.version, "1.1");
  EXPECT_EQ(response.target_uri(), "https://news.example/story");
  EXPECT_EQ(response.header("WARC-IP-Address"), "192.0.2.7");
  EXPECT_EQ(response.header("WARC-Truncated"), "");
  EXPECT_EQ(response.header("WARC-Block-Digest"), "sha1:" + sha1_base32(response.block));
  EXPECT_EQ(response.header("WARC-Payload-Digest"), "sha1:" + sha1_base32(body));
  EXPECT_TRUE(response.block.ends_with(body)) << "as received";
  EXPECT_EQ(*place, (WarcPlace{path, response.offset, response.length}));
  EXPECT_EQ(response.offset + response.length, folder.read("a.warc.gz").size());
}

TEST(WarcWriter, GivesAPageBackFromItsPlace) {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("a.warc.gz");
  WarcWriter writer = open_writer(path);
  const Result<WarcPlace> first = writer.write(exchange_of("/1", test::gzip_of("one"), "Content-Encoding: gzip\r\n"));
  const Result<WarcPlace> second =
      writer.write(exchange_of("/2", "3\r\ntwo\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"));
  const Result<WarcRecord> record = read_warc_record(path, second->offset);
  ASSERT_TRUE(record) << record.error().message;
  const Result<Page> page = page_of(*record, path);
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->bytes, "two");
  EXPECT_EQ(page->url, "https://news.example/2");
  EXPECT_EQ(page->content_type, "text/html");
  EXPECT_EQ(page->source.kind, SourceKind::kWarc);
  EXPECT_EQ(page->source.file, path);
  EXPECT_EQ(page->source.offset, second->offset);
  EXPECT_EQ(page->source.fetched_at, "2020-02-07T01:30:00Z");
  EXPECT_EQ(page->source.sha256, sha256_hex("two"));
  EXPECT_EQ(page_of(*read_warc_record(path, first->offset), path)->bytes, "one");
  EXPECT_EQ(read_warc_record(path, first->offset + 1).error().code, "not_found");
}

TEST(WarcWriter, SaysWhyABodyWasCut) {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("a.warc.gz");
  HttpExchange cut = exchange_of("/cut", "half");
  cut.truncated = "disconnect";
  const Result<WarcPlace> place = open_writer(path).write(cut);
  const Result<WarcRecord> record = read_warc_record(path, place->offset);
  EXPECT_EQ(record->header("WARC-Truncated"), "disconnect");
  EXPECT_EQ(page_of(*record, path).error().code, "truncated");
}

TEST(WarcWriter, WritesRevisits) {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("a.warc.gz");
  HttpExchange exchange = exchange_of("/1", "");
  exchange.response_head = "HTTP/1.1 304 Not Modified\r\nETag: \"v2\"\r\n\r\n";
  const Result<WarcPlace> place = open_writer(path).write_revisit(
      exchange, {kServerNotModified, "https://news.example/1", "2020-02-06T01:30:00Z", ""});
  const Result<WarcRecord> record = read_warc_record(path, place->offset);
  EXPECT_EQ(record->type, "revisit");
  EXPECT_EQ(record->header("WARC-Profile"), kServerNotModified);
  EXPECT_EQ(record->header("WARC-Refers-To-Date"), "2020-02-06T01:30:00Z");
  EXPECT_EQ(http_response_of(*record)->status, 304);
  EXPECT_FALSE(is_page(*record));
}

TEST(WarcWriter, WritesPlainFilesToo) {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("a.warc");
  EXPECT_TRUE(open_writer(path).write(exchange_of("/1", "one")));
  EXPECT_TRUE(folder.read("a.warc").starts_with("WARC/1.1\r\n"));
  EXPECT_EQ(records_of(path).size(), 3U);
}

TEST(WarcWriter, AppendsBehindTheLastWholeRecord) {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("a.warc.gz");
  const Result<WarcPlace> first = open_writer(path).write(exchange_of("/1", "one"));
  const std::uint64_t whole = first->offset + first->length;
  for (const std::size_t lost : {1U, 9U, 40U}) {
    const Result<WarcPlace> second = open_writer(path).write(exchange_of("/2", "two"));
    ASSERT_TRUE(second);
    std::filesystem::resize_file(path, second->offset + second->length - lost);  // as a crash leaves it
    const Result<WarcPlace> third = open_writer(path).write(exchange_of("/3", "three"));
    EXPECT_TRUE(third);
    EXPECT_EQ(records_of(path).back().target_uri(), "https://news.example/3");
    std::filesystem::resize_file(path, whole);
  }
  EXPECT_EQ(records_of(path).size(), 3U) << "one warcinfo, whatever the number of openings";
}

TEST(WarcWriter, CutsNothingThatIsNotItsOwn) {
  const test::TemporaryFolder folder;
  const std::string path = folder.write("notes.txt", "my only copy");
  const Result<WarcWriter> writer = WarcWriter::open({.path = path, .software = "x"});
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code, "unwritable");
  EXPECT_EQ(folder.read("notes.txt"), "my only copy");
  EXPECT_EQ(WarcWriter::open({.path = folder.path("none/a.warc.gz")}).error().code, "unwritable");
}

// A limit on the size of files stands for a full disk.
class SizeLimit {
 public:
  explicit SizeLimit(std::uint64_t bytes) : old_handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &old_);
    const rlimit limit{bytes, old_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  SizeLimit(const SizeLimit&) = delete;
  SizeLimit& operator=(const SizeLimit&) = delete;
  ~SizeLimit() {
    setrlimit(RLIMIT_FSIZE, &old_);
    std::signal(SIGXFSZ, old_handler_);
  }

 private:
  rlimit old_{};
  void (*old_handler_)(int);
};

TEST(WarcWriter, GoesBackToTheLastWholeRecordWhereTheDiskIsFull) {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("a.warc.gz");
  WarcWriter writer = open_writer(path);
  const Result<WarcPlace> first = writer.write(exchange_of("/1", "one"));
  const std::uint64_t whole = first->offset + first->length;
  {
    const SizeLimit limit(whole + 300);
    const Result<WarcPlace> failed = writer.write(exchange_of("/2", "two"));
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, "unwritable");
    EXPECT_NE(failed.error().message.find("a.warc.gz"), std::string::npos);
  }
  EXPECT_EQ(std::filesystem::file_size(path), whole);
  EXPECT_TRUE(writer.write(exchange_of("/3", "three"))) << "there is room again";
  EXPECT_EQ(records_of(path).size(), 5U);
}

TEST(WarcWriter, HeadersCannotBeSmuggledIn) {
  const test::TemporaryFolder folder;
  const std::string path = folder.path("a.warc.gz");
  HttpExchange exchange = exchange_of("/1", "one");
  exchange.url = "https://news.example/\r\nWARC-Type: warcinfo";
  const Result<WarcPlace> place = open_writer(path).write(exchange);
  EXPECT_EQ(read_warc_record(path, place->offset)->type, "response");
}

// Former bugs

}  // namespace
}  // namespace pressmark

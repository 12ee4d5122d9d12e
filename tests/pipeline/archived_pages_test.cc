#include "pipeline/archived_pages.h"

#include <gtest/gtest.h>

#include "fetch/warc/warc_writer.h"
#include "pipeline/sinks/sqlite_sink.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

constexpr const char* kDate = "2020-02-07T01:30:00Z";
constexpr const char* kOk = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: \"7\"\r\n\r\n";

class Archived : public testing::Test {
 protected:
  WarcPlace archive(const std::string& url, const std::string& head, const std::string& body,
                    const std::string& truncated = "") {
    return *writer_->write({.url = url,
                            .request = "GET / HTTP/1.1\r\n\r\n",
                            .response_head = head,
                            .response_body = body,
                            .ip = "",
                            .date = kDate,
                            .truncated = truncated});
  }
  WarcPlace redirect(const std::string& url, const std::string& location) {
    return archive(url, "HTTP/1.1 301 Moved\r\nLocation: " + location + "\r\n\r\n", "");
  }
  std::optional<ArchivedPage> find(const std::string& url, const DecodeLimits& limits = {}) {
    Result<Library> library = Library::open(folder_ / "a.db");
    const Result<ArchivedPages> pages = ArchivedPages::of({folder_ / "a.warc.gz"}, *library);
    EXPECT_TRUE(pages);
    return pages->find(url, limits);
  }

  test::TemporaryFolder folder_;
  std::unique_ptr<SqliteSink> sink_ = *SqliteSink::open(folder_ / "a.db");
  Result<WarcWriter> writer_ = WarcWriter::open({.path = folder_ / "a.warc.gz", .software = "test"});
};

TEST_F(Archived, APageIsReadAsItWouldHaveBeen) {
  const WarcPlace place = archive("http://news.example/a", kOk, "<p>Hello");
  const std::optional<ArchivedPage> found = find("http://news.example/a");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->page.bytes, "<p>Hello");
  EXPECT_EQ(found->page.url, "http://news.example/a");
  EXPECT_EQ(found->page.source.kind, SourceKind::kHttp);
  EXPECT_EQ(found->page.source.file, "a.warc.gz");
  EXPECT_EQ(found->row.url, "http://news.example/a");
  EXPECT_EQ(found->row.status, 200);
  EXPECT_EQ(found->row.etag, "\"7\"");
  EXPECT_EQ(found->row.bytes, 8U);
  EXPECT_EQ(found->row.fetched_at, kDate);
  EXPECT_EQ(found->row.warc_offset, place.offset);
  EXPECT_FALSE(find("http://news.example/b"));
}

TEST_F(Archived, TheNewestOfAnAddressCounts) {
  archive("http://news.example/a", kOk, "<p>Old");
  archive("http://news.example/a", kOk, "<p>New");
  EXPECT_EQ(find("http://NEWS.example:80/a")->page.bytes, "<p>New");
}

TEST_F(Archived, RedirectsAreFollowedWithinTheArchive) {
  redirect("http://news.example/a", "/b");
  redirect("http://news.example/b", "http://www.news.example/c");
  archive("http://www.news.example/c", kOk, "<p>Hello");
  const std::optional<ArchivedPage> found = find("http://news.example/a");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->row.url, "http://news.example/a");
  EXPECT_EQ(found->row.final_url, "http://www.news.example/c");
  EXPECT_EQ(found->page.url, "http://www.news.example/c");
  redirect("http://news.example/x", "/y");
  redirect("http://news.example/y", "/x");
  redirect("http://news.example/z", "/missing");
  EXPECT_FALSE(find("http://news.example/x"));
  EXPECT_FALSE(find("http://news.example/z"));
}

TEST_F(Archived, WhatIsNoWholePageIsAskedForAgain) {
  archive("http://news.example/gone", "HTTP/1.1 404 Not Found\r\n\r\n", "gone");
  archive("http://news.example/cut", kOk, "<p>Hel", "disconnect");
  archive("http://news.example/large", kOk, std::string(2000, 'x'));
  EXPECT_FALSE(find("http://news.example/gone"));
  EXPECT_FALSE(find("http://news.example/cut"));
  EXPECT_FALSE(find("http://news.example/large", {.max_bytes = 1000}));
  EXPECT_TRUE(find("http://news.example/large", {.max_bytes = 3000}));
}

TEST_F(Archived, WhatTheDatabaseKnowsIsPassedOver) {
  const WarcPlace place = archive("http://news.example/a", kOk, "<p>Hello");
  ASSERT_TRUE(sink_->begin({.id = "r", .kind = "fetch", .started_at = kDate, .software = "t", .config_sha256 = ""}));
  FetchRow row;
  row.id = "f";
  row.url = "http://news.example/a";
  row.fetched_at = kDate;
  row.outcome = "fetched";
  row.warc_file = "a.warc.gz";
  row.warc_offset = place.offset;
  ASSERT_TRUE(sink_->fetched(row));
  EXPECT_FALSE(find("http://news.example/a"));
}

}  // namespace
}  // namespace pressmark

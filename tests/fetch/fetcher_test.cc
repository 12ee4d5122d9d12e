#include "fetch/http/fetcher.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/digest/digest.h"
#include "fetch/warc/warc_reader.h"
#include "tests/fetch/fake_clock.h"
#include "tests/fetch/fault_site.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using test::FakeClock;
using test::fault_site;

const std::string kPage = "<!doctype html><title>A story</title><p>The board met on Thursday.</p>\n";

class FetcherTest : public testing::Test {
 protected:
  FetcherTest() : archive_path_(folder_.path("a.warc.gz")) {
    Result<WarcWriter> archive = WarcWriter::open({.path = archive_path_, .software = "pressmark/test"});
    archive_ = std::make_unique<WarcWriter>(std::move(*archive));
    options_.client.private_addresses = PrivateAddresses::kAllow;
    options_.archive = archive_.get();
    options_.clock = &clock_;
    clear_log();
  }

  // The fetcher is made at its first use, with the options as they are then.
  Fetcher& fetcher() {
    if (!fetcher_) fetcher_ = std::make_unique<Fetcher>(options_);
    return *fetcher_;
  }
  FetchResult fetch(const std::string& path, const std::string& site = "main") {
    return fetcher().fetch({.url = fault_site().url(path, site)});
  }
  void expect(const std::string& path, FetchOutcome outcome, const std::string& site = "main") {
    const FetchResult result = fetch(path, site);
    EXPECT_STREQ(name_of(result.outcome), name_of(outcome)) << site << path << ": " << result.error;
    EXPECT_EQ(result.error.empty(), outcome == FetchOutcome::kFetched) << path << ": " << result.error;
  }

  static std::string log_of(const std::string& site = "main") {
    HttpClient client({.private_addresses = PrivateAddresses::kAllow});
    const HttpReply reply = client.get({.url = fault_site().url("/log", site)});
    std::string paths;
    for (std::size_t at = 0; at < reply.body.size();) {
      const std::size_t begin = reply.body.find(' ', at) + 1;
      paths += reply.body.substr(begin, reply.body.find(' ', begin) - begin) + " ";
      at = std::min(reply.body.find('\x01', at), reply.body.size() - 1) + 1;
    }
    return paths;
  }
  static void clear_log() {
    for (const char* site : {"main", "robots_404", "robots_503", "robots_redirect"}) (void)log_of(site);
  }
  // Types and paths of the records in the archive, warcinfo left out.
  std::string archived() {
    Result<WarcReader> reader = WarcReader::open(archive_path_);
    std::string out;
    while (const std::optional<WarcRecord> record = reader->next()) {
      const std::string uri(record->target_uri());
      if (!uri.empty()) out += record->type + uri.substr(uri.find('/', 8)) + " ";
    }
    EXPECT_TRUE(reader->damages().empty());
    return out;
  }

  test::TemporaryFolder folder_;
  std::string archive_path_;
  std::unique_ptr<WarcWriter> archive_;
  FakeClock clock_;
  FetcherOptions options_;
  std::unique_ptr<Fetcher> fetcher_;
};

TEST_F(FetcherTest, FetchesAndArchivesEveryExchange) {
  const FetchResult result = fetch("/ok");
  EXPECT_EQ(result.outcome, FetchOutcome::kFetched) << result.error;
  EXPECT_EQ(result.url, fault_site().url("/ok"));
  EXPECT_EQ(result.final_url, result.url);
  EXPECT_EQ(result.status, 200);
  EXPECT_EQ(result.bytes, kPage.size());
  EXPECT_EQ(result.body, kPage);
  EXPECT_EQ(result.content_type, "text/html; charset=utf-8");
  EXPECT_EQ(result.fetched_at.size(), std::string_view("2020-02-07T01:30:00Z").size());
  EXPECT_EQ(archived(), "request/robots.txt response/robots.txt request/ok response/ok ");
  ASSERT_TRUE(result.warc);
  const Result<WarcRecord> record = read_warc_record(archive_path_, result.warc->offset);
  const Result<Page> page = page_of(*record, archive_path_);
  ASSERT_TRUE(page) << page.error().message;
  const Page fetched = page_of(result);
  EXPECT_EQ(page->bytes, fetched.bytes);
  EXPECT_EQ(page->url, fetched.url);
  EXPECT_EQ(page->source.sha256, fetched.source.sha256);
  EXPECT_EQ(page->source.fetched_at, fetched.source.fetched_at);
  EXPECT_EQ(fetched.source.kind, SourceKind::kHttp);
  EXPECT_EQ(fetched.source.offset, result.warc->offset);
}

TEST_F(FetcherTest, FollowsRedirectsAndArchivesEachHop) {
  const FetchResult result = fetch("/hops/3");
  EXPECT_EQ(result.outcome, FetchOutcome::kFetched) << result.error;
  EXPECT_EQ(result.url, fault_site().url("/hops/3"));
  EXPECT_EQ(result.final_url, fault_site().url("/hops/0"));
  EXPECT_EQ(log_of(), "/robots.txt /hops/3 /hops/2 /hops/1 /hops/0 ");
  EXPECT_TRUE(archived().ends_with("response/hops/1 request/hops/0 response/hops/0 "));
}

TEST_F(FetcherTest, TenRedirectsAreFollowedAndElevenAreNot) {
  expect("/hops/10", FetchOutcome::kFetched);
  expect("/hops/11", FetchOutcome::kRedirectLoop);
}

TEST_F(FetcherTest, RedirectsLeadNowhereElse) {
  expect("/circle_a", FetchOutcome::kRedirectLoop);
  expect("/to_ftp", FetchOutcome::kBlockedScheme);
  expect("/to_file", FetchOutcome::kBlockedScheme);
  expect("/to_nowhere", FetchOutcome::kProtocolError);
  expect("/to_private_page", FetchOutcome::kRobotsDisallowed);
  EXPECT_EQ(fetch("/to_ftp").final_url, "ftp://127.0.0.1/x");
}

TEST_F(FetcherTest, EveryHopIsCheckedForPrivateAddresses) {
  options_.client.private_addresses = PrivateAddresses::kBlock;
  expect("/ok", FetchOutcome::kBlockedAddress);
  EXPECT_EQ(log_of(), "") << "not even robots.txt was asked for";
  EXPECT_STREQ(name_of(fetcher().fetch({.url = "http://169.254.169.254/latest/"}).outcome), "blocked_address");
}

TEST_F(FetcherTest, RobotsRulesAreAskedForOnceAndObeyed) {
  expect("/private/page", FetchOutcome::kRobotsDisallowed);
  expect("/ok", FetchOutcome::kFetched);
  expect("/private/page", FetchOutcome::kRobotsDisallowed);
  EXPECT_EQ(log_of(), "/robots.txt /ok ");
  clock_.pass(std::chrono::hours(25));
  expect("/ok", FetchOutcome::kFetched);
  EXPECT_EQ(log_of(), "/robots.txt /ok ") << "a day later they are asked for again";
}

TEST_F(FetcherTest, RobotsCanBeSwitchedOff) {
  options_.robots = RobotsPolicy::kIgnore;
  expect("/private/page", FetchOutcome::kFetched);
  EXPECT_EQ(log_of(), "/private/page ");
}

TEST_F(FetcherTest, WhatRobotsAnswersMean) {
  expect("/ok", FetchOutcome::kFetched, "robots_404");
  expect("/ok", FetchOutcome::kFetched, "robots_loop");
  expect("/ok", FetchOutcome::kRobotsDisallowed, "robots_429");
  expect("/ok", FetchOutcome::kRobotsDisallowed, "robots_503");
  expect("/ok", FetchOutcome::kRobotsDisallowed, "robots_cut");
  expect("/ok", FetchOutcome::kRobotsDisallowed, "robots_empty_reply");
  expect("/ok", FetchOutcome::kRobotsDisallowed, "robots_redirect");
  expect("/ok", FetchOutcome::kRobotsDisallowed, "robots_large");
  expect("/missing", FetchOutcome::kHttpError, "robots_redirect");
}

TEST_F(FetcherTest, AnUnreachableRobotsFileIsAskedForAgainAfterAnHour) {
  expect("/ok", FetchOutcome::kRobotsDisallowed, "robots_503");
  expect("/ok", FetchOutcome::kRobotsDisallowed, "robots_503");
  EXPECT_EQ(log_of("robots_503"), "/robots.txt ");
  clock_.pass(std::chrono::minutes(61));
  expect("/ok", FetchOutcome::kRobotsDisallowed, "robots_503");
  EXPECT_EQ(log_of("robots_503"), "/robots.txt ");
}

TEST_F(FetcherTest, ADeadHostIsNoMatterOfRobots) {
  EXPECT_STREQ(name_of(fetcher().fetch({.url = "http://127.0.0.1:1/ok"}).outcome), "connection_error");
  EXPECT_STREQ(name_of(fetcher().fetch({.url = "http://no-such-host.invalid/ok"}).outcome), "dns_error");
  if (!fault_site().port("tls").empty()) expect("/ok", FetchOutcome::kTlsError, "tls");
}

TEST_F(FetcherTest, PausesBetweenRequestsToAHost) {
  (void)fetch("/ok", "robots_404");
  EXPECT_EQ(clock_.waits, (std::vector<milliseconds>{milliseconds(1000)})) << "between robots.txt and the page";
  (void)fetch("/ok", "robots_404");
  EXPECT_EQ(clock_.waits.size(), 2U);
  clock_.pass(seconds(5));
  (void)fetch("/ok", "robots_404");
  EXPECT_EQ(clock_.waits.size(), 2U) << "its turn had come anyway";
  (void)fetch("/ok", "robots_loop");
  EXPECT_EQ(clock_.waits.back(), milliseconds(1000)) << "another host has a clock of its own";
}

TEST_F(FetcherTest, CrawlDelayIsObeyedUpToALimit) {
  (void)fetch("/ok");
  (void)fetch("/ok");
  EXPECT_EQ(clock_.waits.back(), milliseconds(2000));
  options_.max_crawl_delay = milliseconds(1500);
  Fetcher capped(options_);
  (void)capped.fetch({.url = fault_site().url("/ok")});
  (void)capped.fetch({.url = fault_site().url("/ok")});
  EXPECT_EQ(clock_.waits.back(), milliseconds(1500));
}

TEST_F(FetcherTest, ABusyHostIsLeftAloneForAsLongAsItAsks) {
  const FetchResult busy = fetch("/busy");
  EXPECT_STREQ(name_of(busy.outcome), "retry_later");
  EXPECT_EQ(busy.status, 503);
  EXPECT_EQ(busy.retry_after, seconds(120));
  (void)log_of();
  const FetchResult next = fetch("/ok");
  EXPECT_STREQ(name_of(next.outcome), "retry_later");
  EXPECT_EQ(next.retry_after, seconds(120));
  EXPECT_EQ(log_of(), "") << "no request meanwhile";
  clock_.pass(seconds(121));
  expect("/ok", FetchOutcome::kFetched);
}

TEST_F(FetcherTest, NobodyIsLeftAloneForACentury) {
  const FetchResult busy = fetch("/busy_century");
  EXPECT_EQ(busy.status, 429);
  EXPECT_EQ(busy.retry_after, std::chrono::hours(24));
}

TEST_F(FetcherTest, WithoutRetryAfterTheTimeDoubles) {
  for (const int expected : {60, 120, 240}) {
    EXPECT_EQ(fetch("/busy_silent").retry_after, seconds(expected));
    clock_.pass(seconds(expected + 1));
  }
  expect("/ok", FetchOutcome::kFetched);
  EXPECT_EQ(fetch("/busy_silent").retry_after, seconds(60)) << "an answer in between starts anew";
}

TEST_F(FetcherTest, ErrorsOfTheServerAreOutcomesWithTheirPage) {
  const FetchResult missing = fetch("/missing");
  EXPECT_STREQ(name_of(missing.outcome), "http_error");
  EXPECT_EQ(missing.status, 404);
  EXPECT_EQ(missing.body, "no such page");
  EXPECT_TRUE(missing.warc);
  expect("/broken", FetchOutcome::kHttpError);
}

TEST_F(FetcherTest, NewValidatorsComeWithNotModified) {
  const FetchResult first = fetch("/tagged");
  EXPECT_EQ(first.etag, "\"v1\"");
  EXPECT_EQ(first.last_modified, "Thu, 06 Feb 2020 08:00:00 GMT");
  const FetchResult second =
      fetcher().fetch({.url = first.url, .etag = first.etag, .last_modified = first.last_modified});
  EXPECT_STREQ(name_of(second.outcome), "not_modified");
  EXPECT_EQ(second.etag, "\"v2\"");
  EXPECT_EQ(second.error, "");
  EXPECT_TRUE(archived().ends_with("request/tagged revisit/tagged ")) << archived();
}

TEST_F(FetcherTest, CutAnswersAreArchivedWithTheReason) {
  for (const char* path : {"/cut_length", "/cut_chunked"}) {
    const FetchResult result = fetch(path);
    EXPECT_STREQ(name_of(result.outcome), "truncated");
    ASSERT_TRUE(result.warc);
    EXPECT_EQ(read_warc_record(archive_path_, result.warc->offset)->header("WARC-Truncated"), "disconnect");
  }
  options_.client.max_body_bytes = 100000;
  Fetcher small(options_);
  const FetchResult large = small.fetch({.url = fault_site().url("/endless")});
  EXPECT_STREQ(name_of(large.outcome), "too_large");
  EXPECT_EQ(read_warc_record(archive_path_, large.warc->offset)->header("WARC-Truncated"), "length");
}

TEST_F(FetcherTest, NothingIsArchivedWithoutAnAnswer) {
  expect("/http09", FetchOutcome::kProtocolError);
  expect("/empty", FetchOutcome::kConnectionError);
  EXPECT_EQ(archived(), "request/robots.txt response/robots.txt ");
}

TEST_F(FetcherTest, TheTimeLimitHoldsForAllHopsTogether) {
  options_.client.total_timeout = milliseconds(400);
  expect("/slow_body", FetchOutcome::kTimeout);
}

TEST_F(FetcherTest, TheRulesOfAHostCanBeAskedFor) {
  const RobotsRules rules = fetcher().robots_of(fault_site().url("/"));
  EXPECT_FALSE(rules.allowed("pressmark", "/private/x"));
  EXPECT_EQ(rules.crawl_delay("pressmark"), milliseconds(2000));
  EXPECT_FALSE(fetcher().robots_of("mailto:a@b").allowed("pressmark", "/"));
}

// Former bugs

}  // namespace
}  // namespace pressmark

#include "fetch/http/http_client.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "tests/fetch/fault_site.h"

namespace pressmark {
namespace {

using std::chrono::milliseconds;
using test::fault_site;

const std::string kPage = "<!doctype html><title>A story</title><p>The board met on Thursday.</p>\n";

HttpClientOptions open_options() {
  return {.user_agent = "pressmark-test/1", .private_addresses = PrivateAddresses::kAllow};
}

HttpReply get(const std::string& path, HttpClientOptions options = open_options()) {
  return HttpClient(std::move(options)).get({.url = fault_site().url(path)});
}

std::string times(const std::string& text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

void expect_outcome(const std::string& path, FetchOutcome expected, const std::string& truncated = "") {
  const HttpReply reply = get(path);
  EXPECT_STREQ(name_of(reply.outcome), name_of(expected)) << path << ": " << reply.error;
  EXPECT_NE(reply.error.find(path), std::string::npos) << "the error names what was asked: " << reply.error;
  EXPECT_EQ(reply.exchange.truncated, truncated) << path;
}

TEST(HttpClient, GetsAPageAndItsExchange) {
  const HttpReply reply = get("/ok");
  EXPECT_EQ(reply.outcome, FetchOutcome::kFetched) << reply.error;
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, kPage);
  EXPECT_EQ(reply.header("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(reply.exchange.ip, "127.0.0.1");
  EXPECT_TRUE(reply.exchange.request.starts_with("GET /ok HTTP/1.1\r\nHost: 127.0.0.1:"));
  EXPECT_NE(reply.exchange.request.find("User-Agent: pressmark-test/1\r\n"), std::string::npos);
  EXPECT_TRUE(reply.exchange.request.ends_with("\r\n\r\n"));
  EXPECT_TRUE(reply.exchange.response_head.starts_with("HTTP/1.1 200 OK\r\n"));
  EXPECT_TRUE(reply.exchange.response_head.ends_with("\r\n\r\n"));
  EXPECT_EQ(reply.exchange.response_body, kPage);
  EXPECT_EQ(reply.exchange.truncated, "");
}

TEST(HttpClient, DecodesItselfAndKeepsWhatCrossedTheWire) {
  const HttpReply gzip = get("/gzip");
  EXPECT_EQ(gzip.body, times(kPage, 50));
  EXPECT_TRUE(gzip.exchange.response_body.starts_with("\x1f\x8b"));
  EXPECT_EQ(get("/deflate").body, kPage);
  EXPECT_EQ(get("/raw_deflate").body, kPage);
  const HttpReply chunked = get("/chunked");
  EXPECT_EQ(chunked.body, kPage);
  EXPECT_TRUE(chunked.exchange.response_body.starts_with("14\r\n<!doctype"));
  EXPECT_TRUE(chunked.exchange.response_body.ends_with("0\r\n\r\n"));
  EXPECT_EQ(get("/chunked_gzip").body, times(kPage, 50));
}

TEST(HttpClient, PassesOverInterimAnswers) {
  const HttpReply reply = get("/early_hints");
  EXPECT_EQ(reply.status, 200);
  EXPECT_TRUE(reply.exchange.response_head.starts_with("HTTP/1.1 200 OK"));
  EXPECT_EQ(reply.body, kPage);
}

TEST(HttpClient, ErrorPagesAreAnswersToo) {
  const HttpReply reply = get("/missing");
  EXPECT_EQ(reply.outcome, FetchOutcome::kFetched);
  EXPECT_EQ(reply.status, 404);
  EXPECT_EQ(reply.body, "no such page");
}

TEST(HttpClient, SendsValidators) {
  HttpClient client(open_options());
  const std::string url = fault_site().url("/tagged");
  EXPECT_EQ(client.get({.url = url}).header("ETag"), "\"v1\"");
  const HttpReply reply = client.get({.url = url, .etag = "\"v1\"", .last_modified = "Thu, 06 Feb 2020 08:00:00 GMT"});
  EXPECT_EQ(reply.status, 304);
  EXPECT_EQ(reply.outcome, FetchOutcome::kFetched) << reply.error;
  EXPECT_EQ(reply.header("ETag"), "\"v2\"");
  EXPECT_NE(reply.exchange.request.find("If-Modified-Since: Thu, 06 Feb 2020 08:00:00 GMT\r\n"), std::string::npos);
}

TEST(HttpClient, ValidatorsCannotSmuggleHeaders) {
  const HttpReply reply =
      HttpClient(open_options()).get({.url = fault_site().url("/ok"), .etag = "\"a\"\r\nX-Evil: 1"});
  EXPECT_EQ(reply.exchange.request.find("X-Evil"), std::string::npos);
}

TEST(HttpClient, SeesCutBodies) {
  expect_outcome("/cut_length", FetchOutcome::kTruncated, "disconnect");
  expect_outcome("/cut_chunked", FetchOutcome::kTruncated, "disconnect");
  expect_outcome("/reset", FetchOutcome::kTruncated, "disconnect");
  EXPECT_EQ(get("/cut_length").body, kPage) << "what came is kept";
}

TEST(HttpClient, SeesThatPackedDataWasCut) {
  expect_outcome("/gzip_cut", FetchOutcome::kTruncated);
  expect_outcome("/gzip_cut_no_length", FetchOutcome::kTruncated, "disconnect");
}

TEST(HttpClient, WarnsOfBytesBeyondTheEnd) {
  const HttpReply junk = get("/gzip_junk");
  EXPECT_EQ(junk.outcome, FetchOutcome::kFetched);
  EXPECT_EQ(junk.body, times(kPage, 50));
  ASSERT_EQ(junk.warnings.size(), 1U);
  EXPECT_EQ(junk.warnings[0].code, "trailing_junk");
  const HttpReply excess = get("/long_body");
  EXPECT_EQ(excess.outcome, FetchOutcome::kFetched);
  EXPECT_EQ(excess.body, "0123456789");
  ASSERT_EQ(excess.warnings.size(), 1U);
  EXPECT_EQ(excess.warnings[0].code, "excess_body");
}

TEST(HttpClient, TellsLiesFromDamage) {
  const HttpReply lie = get("/lie");
  EXPECT_EQ(lie.outcome, FetchOutcome::kFetched);
  EXPECT_EQ(lie.body, kPage);
  expect_outcome("/damaged", FetchOutcome::kDecodeError);
  expect_outcome("/bad_crc", FetchOutcome::kDecodeError);
  expect_outcome("/unknown_coding", FetchOutcome::kDecodeError);
  expect_outcome("/not_chunked", FetchOutcome::kProtocolError, "disconnect");
}

TEST(HttpClient, CapsDecodedBytesWhileReading) {
  HttpClientOptions options = open_options();
  options.decode.max_bytes = 1 << 20;
  const HttpReply reply = get("/bomb", options);
  EXPECT_STREQ(name_of(reply.outcome), "too_large");
  EXPECT_EQ(reply.exchange.truncated, "length");
  EXPECT_EQ(reply.body.size(), 1U << 20);
  EXPECT_LT(reply.exchange.response_body.size(), 100000U) << "the rest was not read";
}

TEST(HttpClient, CapsBodiesWithoutALength) {
  HttpClientOptions options = open_options();
  options.max_body_bytes = 1 << 20;
  for (const char* path : {"/endless", "/endless_chunked"}) {
    const HttpReply reply = get(path, options);
    EXPECT_STREQ(name_of(reply.outcome), "too_large") << path << reply.error;
    EXPECT_EQ(reply.exchange.truncated, "length") << path;
    EXPECT_EQ(reply.exchange.response_body.size(), 1U << 20) << path;
  }
}

TEST(HttpClient, CapsHeaders) {
  expect_outcome("/big_head", FetchOutcome::kTooLarge, "length");
  const HttpReply line = get("/long_header");
  EXPECT_STREQ(name_of(line.outcome), "too_large") << line.error;
}

void expect_timeout(const std::string& path, const HttpClientOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  const HttpReply reply = get(path, options);
  EXPECT_STREQ(name_of(reply.outcome), "timeout") << path << ": " << reply.error;
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(8)) << path;
}

TEST(HttpClient, GivesUpOnSlowAnswers) {
  HttpClientOptions in_all = open_options();
  in_all.total_timeout = milliseconds(300);
  expect_timeout("/slow_body", in_all);
  expect_timeout("/slow_head", in_all);
  HttpClientOptions slow = open_options();
  slow.low_speed_time = std::chrono::seconds(1);
  expect_timeout("/slow_body", slow);
  EXPECT_EQ(get("/slow_body", in_all).exchange.truncated, "time");
}

TEST(HttpClient, ACancelEndsATransferSoon) {
  std::atomic<bool> cancel{true};
  HttpClientOptions options = open_options();
  options.cancel = &cancel;
  expect_timeout("/slow_body", options);
}

TEST(HttpClient, TellsBrokenProtocolsApart) {
  expect_outcome("/http09", FetchOutcome::kProtocolError);
  expect_outcome("/nul_header", FetchOutcome::kProtocolError);
  expect_outcome("/empty", FetchOutcome::kConnectionError);
}

HttpReply get_url(const std::string& url, HttpClientOptions options = {}) {
  return HttpClient(std::move(options)).get({.url = url});
}

TEST(HttpClient, RefusesOtherSchemesAndNonsense) {
  for (const char* url : {"ftp://example.org/", "file:///etc/hostname", "gopher://example.org/", "data:text/html,x"}) {
    EXPECT_STREQ(name_of(get_url(url).outcome), "blocked_scheme") << url;
  }
  EXPECT_STREQ(name_of(get_url("http://").outcome), "protocol_error");
  EXPECT_STREQ(name_of(get_url("no address").outcome), "protocol_error");
}

// Every notation of loopback ends at the same check of the address that is dialled; the site sees nothing.
TEST(HttpClient, DialsNoPrivateAddress) {
  const std::string port = ":" + fault_site().port() + "/ok";
  (void)get("/log");
  for (const std::string host : {"127.0.0.1", "2130706433", "0x7f000001", "0177.1", "127.1", "localhost", "[::1]",
                                 "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "0.0.0.0", "10.0.0.1",
                                 "169.254.169.254", "192.168.1.1", "100.64.0.1", "[fd00::1]", "[fe80::1]"}) {
    const HttpReply reply = get_url("http://" + host + port);
    EXPECT_STREQ(name_of(reply.outcome), "blocked_address") << host << ": " << reply.error;
  }
  EXPECT_EQ(get("/log").body, "");
}

TEST(HttpClient, ChecksTheAddressThatANameGives) {
  HttpClientOptions options;
  options.resolve = {"news.example:" + fault_site().port() + ":127.0.0.1"};
  const std::string url = "http://news.example:" + fault_site().port() + "/ok";
  EXPECT_STREQ(name_of(get_url(url, options).outcome), "blocked_address");
  options.private_addresses = PrivateAddresses::kAllow;
  EXPECT_STREQ(name_of(get_url(url, options).outcome), "fetched") << "the name itself works";
}

TEST(HttpClient, TellsDeadHostsApart) {
  EXPECT_STREQ(name_of(get_url("http://127.0.0.1:1/", open_options()).outcome), "connection_error");
  const HttpReply unknown = get_url("http://no-such-host.invalid/", open_options());
  EXPECT_STREQ(name_of(unknown.outcome), "dns_error") << unknown.error;
}

TEST(HttpClient, TrustsNoSelfSignedCertificate) {
  if (fault_site().port("tls").empty()) GTEST_SKIP() << "the program openssl is not installed";
  const HttpReply reply = get_url(fault_site().url("/ok", "tls"), open_options());
  EXPECT_STREQ(name_of(reply.outcome), "tls_error") << reply.error;
  EXPECT_EQ(reply.exchange.response_head, "");
}

// Former bugs

}  // namespace
}  // namespace pressmark

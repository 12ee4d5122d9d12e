#include "core/url/url.h"

#include <gtest/gtest.h>

#include "tests/support/case_file.h"

namespace pressmark {
namespace {

std::string parsed(std::string_view input, std::string_view base = {}) {
  const std::optional<Url> base_url = base.empty() ? std::nullopt : Url::parse(base);
  const std::optional<Url> url = Url::parse(input, base_url ? &*base_url : nullptr);
  return url ? url->href() : "failure";
}

TEST(Url, Cases) {
  for (const test::Case& c : test::read_cases("tests/core/url.case")) {
    const auto base = c.options.find("base");
    const std::string found = parsed(c.input, base == c.options.end() ? std::string() : base->second);
    ASSERT_EQ(c.expected.size(), 1U) << c.title;
    EXPECT_EQ(found, c.expected.front()) << "url.case:" << c.line << ": " << c.title;
  }
}

TEST(Url, TakesApartWhatItReads) {
  const auto url = Url::parse("https://user:pass@Example.org:8443/path?query#fragment");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme(), "https");
  EXPECT_EQ(url->username(), "user");
  EXPECT_EQ(url->password(), "pass");
  EXPECT_EQ(url->host(), "example.org");
  EXPECT_EQ(url->port(), 8443);
  EXPECT_EQ(url->effective_port(), 8443);
  EXPECT_EQ(url->path(), "/path");
  EXPECT_EQ(url->query(), "query");
  EXPECT_EQ(url->fragment(), "fragment");
  EXPECT_EQ(url->origin(), "https://example.org:8443");
  EXPECT_EQ(url->authority(), "example.org:8443");
  EXPECT_EQ(url->path_and_query(), "/path?query");
  EXPECT_TRUE(url->is_http());
}

TEST(Url, DefaultPortIsNotKept) {
  const auto url = Url::parse("https://example.org:443/");
  ASSERT_TRUE(url);
  EXPECT_FALSE(url->port());
  EXPECT_EQ(url->effective_port(), 443);
}

TEST(Url, PartsCanBeReplaced) {
  auto url = Url::parse("https://example.org/a?b#c");
  ASSERT_TRUE(url);
  url->set_fragment(std::nullopt);
  url->set_query("d=e");
  EXPECT_EQ(url->href(), "https://example.org/a?d=e");
}

TEST(Url, OtherSchemesAreOnlyRecognised) {
  const auto url = Url::parse("mailto:desk@example.org?subject=x");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme(), "mailto");
  EXPECT_FALSE(url->is_http());
  EXPECT_EQ(url->host(), "");
  EXPECT_EQ(url->origin(), "null");
  EXPECT_EQ(url->effective_port(), 0);
}

TEST(RegistrableDomain, IsThePublicSuffixPlusOne) {
  EXPECT_EQ(registrable_domain("www.example.org"), "example.org");
  EXPECT_EQ(registrable_domain("news.bbc.co.uk"), "bbc.co.uk");
  EXPECT_EQ(registrable_domain("www.gov.cn"), "www.gov.cn");
  EXPECT_EQ(registrable_domain("a.b.example"), "b.example");
  EXPECT_EQ(registrable_domain("example.org."), "example.org");
}

TEST(RegistrableDomain, IsEmptyForSuffixesAndAddresses) {
  EXPECT_EQ(registrable_domain("co.uk"), "");
  EXPECT_EQ(registrable_domain("localhost"), "");
  EXPECT_EQ(registrable_domain("127.0.0.1"), "");
  EXPECT_EQ(registrable_domain("[::1]"), "");
  EXPECT_EQ(registrable_domain(""), "");
}

TEST(SameSite, IsOneRegistrableDomainOrOneHost) {
  EXPECT_TRUE(is_same_site("https://www.news.example/a", "http://m.news.example/b"));
  EXPECT_TRUE(is_same_site("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/b"));
  EXPECT_FALSE(is_same_site("http://127.0.0.1/a", "http://127.0.0.2/b"));
  EXPECT_FALSE(is_same_site("https://one.co.uk/a", "https://other.co.uk/a"));
}

TEST(CanonicalKey, DropsWhatDoesNotSayWhichPage) {
  EXPECT_EQ(canonical_key("https://Example.org:443/a/b.html?utm_source=x&utm_medium=y#top"),
            "https://example.org/a/b.html");
  EXPECT_EQ(canonical_key("https://example.org/a/?FBCLID=1"), "https://example.org/a/");
  EXPECT_EQ(canonical_key("https://example.org/a/index.html"), "https://example.org/a/");
  EXPECT_EQ(canonical_key("https://desk:secret@example.org/a"), "https://example.org/a");
}

TEST(CanonicalKey, KeepsWhatDoes) {
  EXPECT_EQ(canonical_key("https://example.org/story?id=7&utm_campaign=z&page=2"),
            "https://example.org/story?id=7&page=2");
  EXPECT_EQ(canonical_key("https://example.org/?b=1&a=2"), canonical_key("https://example.org/?a=2&b=1"));
  EXPECT_EQ(canonical_key("https://example.org/?a=2&a=1"), "https://example.org/?a=2&a=1");
  EXPECT_EQ(canonical_key("https://example.org/%e4%bd%a0"), canonical_key("https://example.org/%E4%BD%A0"));
  EXPECT_EQ(canonical_key("https://example.org/myindex.html"), "https://example.org/myindex.html");
}

TEST(CanonicalKey, IsEmptyForWhatIsNoWebAddress) {
  EXPECT_EQ(canonical_key(""), "");
  EXPECT_EQ(canonical_key("/relative"), "");
  EXPECT_EQ(canonical_key("mailto:desk@example.org"), "");
}

TEST(CanonicalKey, OfAKeyIsTheKey) {
  const std::string key = canonical_key("http://example.org/%7ea/../b/index.html?z=%3d&y=1&&gclid=3");
  EXPECT_EQ(canonical_key(key), key);
}

TEST(Url, TakesLinearTimeForLongInput) {
  constexpr std::size_t kMegabyte = 1U << 20U;
  for (const std::string unit : {"../", "a/", "/..", "%2e%2e/", "@", ":", "?", "#", "\t", "[", "."}) {
    std::string url = "https://example.org/";
    while (url.size() < kMegabyte) url += unit;
    EXPECT_TRUE(Url::parse(url)) << unit;
  }
}

// Former bugs

// Parameters were sorted before their escapes were put in upper case.
TEST(CanonicalKey, OrderOfParametersDoesNotDependOnTheCaseOfEscapes) {
  const std::string key = canonical_key("https://example.org/?%bcB=1&%bca=2&%bdB=3");
  EXPECT_EQ(key, "https://example.org/?%BCB=1&%BCa=2&%BDB=3");
  const std::string other = canonical_key("https://example.org/?%b%c3=1&%bcb=2");
  EXPECT_EQ(canonical_key(other), other);
}

}  // namespace
}  // namespace pressmark

#include "fetch/lists/sitemap.h"

#include <gtest/gtest.h>

#include "tests/fetch/packing.h"

namespace pressmark {
namespace {

const FeedOptions kOptions{.base_url = "https://news.example/sitemap.xml"};

const std::string kNews =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
    "xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\" "
    "xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">"
    "<url><loc> https://news.example/1?a=1&amp;b=2 </loc><lastmod>2020-02-08</lastmod>"
    "<news:news><news:publication><news:name>News</news:name></news:publication>"
    "<news:publication_date>2020-02-07T01:30:00Z</news:publication_date><news:title>A story</news:title></news:news>"
    "<image:image><image:loc>https://news.example/1.jpg</image:loc><image:title>Picture</image:title></image:image></"
    "url>"
    "<url><loc>/2</loc></url><url><loc>mailto:a@news.example</loc></url></urlset>";

TEST(Sitemap, ReadsUrlsWithTheNewsNamespace) {
  const Result<Sitemap> map = parse_sitemap(kNews, kOptions);
  ASSERT_TRUE(map) << map.error().message;
  EXPECT_FALSE(map->is_index);
  ASSERT_EQ(map->entries.size(), 2U);
  EXPECT_EQ(map->entries[0].url, "https://news.example/1?a=1&b=2");
  EXPECT_EQ(map->entries[0].modified, "2020-02-08");
  EXPECT_EQ(map->entries[0].published, "2020-02-07T01:30:00Z");
  EXPECT_EQ(map->entries[0].title, "A story");
  EXPECT_EQ(map->entries[1].url, "https://news.example/2");
  EXPECT_EQ(map->entries[1].title, "");
}

TEST(Sitemap, ReadsPackedOnes) {
  EXPECT_EQ(parse_sitemap(test::gzip_of(kNews), kOptions)->entries.size(), 2U);
  EXPECT_EQ(parse_sitemap("\xEF\xBB\xBF" + kNews, kOptions)->entries.size(), 2U);
}

TEST(Sitemap, KnowsAnIndex) {
  const Result<Sitemap> map = parse_sitemap(
      "<sitemapindex><sitemap><loc>/a.xml</loc><lastmod>2020-02-07</lastmod></sitemap></sitemapindex>", kOptions);
  ASSERT_TRUE(map);
  EXPECT_TRUE(map->is_index);
  EXPECT_EQ(map->entries[0].url, "https://news.example/a.xml");
}

TEST(Sitemap, ReadsPlainLists) {
  const Result<Sitemap> map = parse_sitemap("https://news.example/1\r\n\r\nhttps://news.example/2\n", kOptions);
  ASSERT_TRUE(map);
  EXPECT_EQ(map->entries.size(), 2U);
}

TEST(Sitemap, ReadsMalformedOnesAsFarAsTheyGo) {
  const Result<Sitemap> map = parse_sitemap("<urlset><url><loc>/1</loc></url><url><loc>/2</lo", kOptions);
  ASSERT_TRUE(map);
  EXPECT_GE(map->entries.size(), 1U);
  EXPECT_EQ(map->warnings[0].code, "malformed");
}

TEST(Sitemap, SaysWhatIsNone) {
  for (const std::string bytes : {"<html><body>wall</body></html>", "", "some words", "<rss></rss>"}) {
    const Result<Sitemap> map = parse_sitemap(bytes, kOptions);
    ASSERT_FALSE(map) << bytes;
    EXPECT_EQ(map.error().code, "not_a_sitemap") << bytes;
  }
}

TEST(Sitemap, EndsAtItsLimits) {
  std::string many = "<urlset>";
  for (int i = 0; i < 60000; ++i) many += "<url><loc>/" + std::to_string(i) + "</loc></url>";
  const Result<Sitemap> map = parse_sitemap(many + "</urlset>", kOptions);
  EXPECT_EQ(map->entries.size(), 50000U);
  EXPECT_EQ(map->warnings[0].code, "too_many_items");
  EXPECT_EQ(parse_sitemap(test::gzip_bomb(200), kOptions).error().code, "too_large");
}

// Former bugs

}  // namespace
}  // namespace pressmark

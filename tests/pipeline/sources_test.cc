// What a config's sources name, and what becomes of it: articles once, lists no articles, other files no pages.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "pipeline/run.h"
#include "tests/pipeline/run_folder.h"
#include "tests/pipeline/site_folder.h"
#include "tests/support/child_process.h"

namespace pressmark {
namespace {

constexpr const char* kStory =
    "<html lang=en><head><title>Bridge opens</title><meta property=article:published_time content=2024-05-07></head>"
    "<body><article><h1>Bridge opens</h1><p>The new harbour bridge was opened to traffic on Monday morning, two years "
    "later than promised.</p><p>\"We were all lost for a week,\" said Mara Lindt, who keeps the ferry.</p></article>"
    "</body></html>";

// A site of files that the test writes, and a config of one source.
class SmallSite : public test::SiteFolder {
 public:
  SmallSite()
      : SiteFolder("small.toml"),
        files_(path("site")),
        made_(std::filesystem::create_directory(files_)),
        site_({"python3", in_source("tests/site/folder_site.py"), files_, "--log", log_path()}) {}

  void add(const std::string& name, const std::string& bytes) const { test::write_file(files_ + "/" + name, bytes); }
  // `source`: the keys of the source; {} stands for the site's address.
  void configure(std::string source, const std::string& more = "") const {
    for (std::size_t at = source.find("{}"); at != std::string::npos; at = source.find("{}"))
      source.replace(at, 2, base());
    test::write_file(config_path(), "[run]\nout = \".\"\n[fetch]\npause = 0.0\nallow_private = true\n[[sources]]\n" +
                                        source + "\n" + more);
  }
  [[nodiscard]] std::string base() const {
    const std::string& line = site_.first_line();
    return line.substr(0, line.find('\n'));
  }

 private:
  std::string files_;
  bool made_;
  test::ChildProcess site_;
};

Result<RunTotals> run(const SmallSite& site) {
  const Result<RunConfig> config = read_config(site.config_path());
  if (!config) return tl::unexpected(config.error());
  RunObserver nobody;
  return run_batch(*config, {.observer = nobody});
}

test::Finished call(const std::string& arguments) {
  return test::run_command(std::string("'") + PRESSMARK_PROGRAM + "' " + arguments);
}

std::ptrdiff_t lines_of(const std::string& text) {
  return std::count(text.begin(), text.end(), '\n');
}

std::ptrdiff_t lines_of_reprocessing(const SmallSite& site) {
  return lines_of(call("reprocess '" + site.config_path() + "'").output);
}

TEST(Sources, TwoAddressesOfOneArticleGiveOneRecord) {
  const SmallSite site;
  site.add("story.html", kStory);
  site.add("old.redirect", "/story.html");
  site.configure("urls = [\"{}/old.redirect\", \"{}/story.html\"]");
  const Result<RunTotals> totals = run(site);
  ASSERT_TRUE(totals) << totals.error().message;
  EXPECT_EQ(totals->documents, 2U);
  EXPECT_EQ(totals->records, 1U);
  EXPECT_EQ(lines_of(test::read_whole(site.path("records.jsonl"))), 1);
  EXPECT_EQ(test::dump(site.path(""), "SELECT count(*), count(version_id) FROM fetches"), "2|2|\n");
  EXPECT_EQ(lines_of_reprocessing(site), 1);
}

TEST(Sources, WhatIsNoPageIsARowInARunAndPassedOverInAReprocessing) {
  const SmallSite site;
  site.add("story.html", kStory);
  site.add("data.json", "{\"a\": \"Lee said that the deal is done.\"}");
  site.configure("urls = [\"{}/data.json\", \"{}/story.html\"]");
  const Result<RunTotals> totals = run(site);
  ASSERT_TRUE(totals) << totals.error().message;
  EXPECT_EQ(totals->records, 1U);
  EXPECT_EQ(test::dump(site.path(""), "SELECT code, message FROM outcomes"),
            "not_a_page|GET " + site.base() +
                "/data.json: what came is no page but application/json, which is kept in the archive alone|\n");
  EXPECT_EQ(lines_of_reprocessing(site), 1);
  EXPECT_EQ(run(site)->documents, 0U) << "asked for again";
  const std::string alone = call("extract --json --allow-private " + site.base() + "/data.json").output;
  EXPECT_NE(alone.find("\"code\":\"not_a_page\""), std::string::npos) << alone;
}

TEST(Sources, APageThatIsNamedAsAFeedIsNoArticleInAReprocessingEither) {
  const SmallSite site;
  site.add("story.html", kStory);
  site.add("front.html", kStory);
  site.configure("feeds = [\"{}/front.html\"]\nurls = [\"{}/story.html\"]");
  EXPECT_EQ(run(site)->records, 1U);
  EXPECT_EQ(lines_of_reprocessing(site), 1);
}

constexpr const char* kOutlet =
    "id = \"coast-daily\"\nname = \"Coast Daily\"\ndomains = [\"coast.example\"]\nsitemaps = [\"{}/sitemap.xml\"]\n";

// An outlet whose file names no feeds.
void add_outlet(const SmallSite& site, std::string toml) {
  for (std::size_t at = toml.find("{}"); at != std::string::npos; at = toml.find("{}"))
    toml.replace(at, 2, site.base());
  std::filesystem::create_directory(site.path("outlets"));
  test::write_file(site.path("outlets/coast-daily.toml"), toml);
}

std::string entry(const std::string& name, const std::string& day) {
  return "<url><loc>{{base}}/" + name + "</loc><lastmod>" + day + "</lastmod></url>";
}

TEST(Sources, WithoutFeedsTheSitemapsOfAnOutletAreReadNewestFirst) {
  const SmallSite site;
  add_outlet(site, kOutlet);
  site.add("sitemap.xml",
           "<sitemapindex><sitemap><loc>{{base}}/2023.xml</loc><lastmod>2023-12-31</lastmod></sitemap>"
           "<sitemap><loc>{{base}}/2024.xml</loc><lastmod>2024-05-07</lastmod></sitemap></sitemapindex>");
  site.add("2024.xml", "<urlset>" + entry("a.html", "2024-01-01") + entry("b.html", "2024-05-07") +
                           entry("c.html", "2024-03-01") + "</urlset>");
  site.add("2023.xml", "<urlset>" + entry("d.html", "2023-01-01") + "</urlset>");
  for (const char* name : {"a.html", "b.html", "c.html", "d.html"}) site.add(name, std::string(kStory) + name);
  site.configure("outlet = \"coast-daily\"\nmax_articles = 2", "[outlets]\nfolder = \"outlets\"\n");
  const Result<RunTotals> totals = run(site);
  ASSERT_TRUE(totals) << totals.error().message;
  EXPECT_EQ(site.requests(), "/robots.txt\n/sitemap.xml\n/2024.xml\n/b.html\n/c.html\n/2023.xml\n/d.html\n");
  EXPECT_EQ(totals->records, 3U);
  EXPECT_EQ(totals->failed, 0U);
}

TEST(Sources, AnIndexOfIndexesEnds) {
  const SmallSite site;
  add_outlet(site, kOutlet);
  site.add("sitemap.xml", "<sitemapindex><sitemap><loc>{{base}}/sitemap.xml</loc></sitemap></sitemapindex>");
  site.configure("outlet = \"coast-daily\"", "[outlets]\nfolder = \"outlets\"\n");
  ASSERT_TRUE(run(site));
  EXPECT_EQ(site.requests(), "/robots.txt\n/sitemap.xml\n/sitemap.xml\n");
}

TEST(Sources, ASourceWithNothingToFetchIsAnErrorOfTheConfig) {
  const SmallSite site;
  site.configure("outlet = \"bloomberg\"");
  const Result<RunTotals> refused = run(site);
  ASSERT_FALSE(refused);
  EXPECT_EQ(
      refused.error().message,
      "the source \"bloomberg\" has nothing to fetch: give it feeds or urls, since its outlet file names neither feeds "
      "nor sitemaps");
  EXPECT_EQ(call("run '" + site.config_path() + "' 2>&1").status, 2);
  site.configure("max_articles = 3");
  EXPECT_EQ(run(site).error().message, "a source without an outlet has nothing to fetch: give it feeds or urls");
}

TEST(Sources, TheSummaryAdvisesTheConfigInTheShellsWords) {
  const SmallSite site;
  site.add("story.html", kStory);
  site.configure("urls = [\"{}/story.html\"]");
  const std::string config = site.path("it's.toml");
  std::filesystem::rename(site.config_path(), config);
  const test::Finished done = call("run \"" + config + "\" 2>/dev/null");
  EXPECT_EQ(done.status, 0);
  const std::size_t advice = done.output.find("reprocess ");
  ASSERT_NE(advice, std::string::npos) << done.output;
  const std::string command = done.output.substr(advice, done.output.find('\n', advice) - advice);
  EXPECT_EQ(command.find("/archive"), std::string::npos) << command;
  EXPECT_EQ(lines_of(call(command).output), 1) << command;
}

// Former bugs: all of the above.

}  // namespace
}  // namespace pressmark

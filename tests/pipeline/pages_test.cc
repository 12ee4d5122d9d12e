// Articles over several pages: fetched with all of them, stored as one, read from the archive as one.

#include <gtest/gtest.h>

#include <algorithm>

#include "fetch/warc/warc_writer.h"
#include "normalize/record.h"
#include "pipeline/run.h"
#include "tests/pipeline/paged_site.h"
#include "tests/pipeline/run_folder.h"

namespace pressmark {
namespace {

using test::PagedSite;
using test::reprocessed;

Result<RunTotals> run(const PagedSite& site) {
  Result<RunConfig> config = read_config(site.config_path());
  if (!config) return tl::unexpected(config.error());
  RunObserver nobody;
  return run_batch(*config, {.observer = nobody});
}

// As the run that fetched them wrote them: source.kind is the one difference there may be.
std::string line_of(Record record) {
  record.source.kind = SourceKind::kHttp;
  for (RecordPage& page : record.pages) page.source.kind = SourceKind::kHttp;
  return to_json(record, BlockView::kText);
}

std::vector<std::string> sorted_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(Pages, ARunFetchesAllPagesAndStoresOneArticle) {
  const PagedSite site;
  const Result<RunTotals> totals = run(site);
  ASSERT_TRUE(totals) << totals.error().message;
  EXPECT_EQ(totals->records, 5U);
  EXPECT_EQ(totals->failed, 0U);
  EXPECT_EQ(
      test::dump(site.path(""),
                 "SELECT url FROM fetches WHERE outcome = 'fetched' AND (url LIKE '%aftermath\\_2.html' ESCAPE '\\' OR "
                 "url LIKE '%aftermath\\_3.html' ESCAPE '\\') ORDER BY 1"),
      site.base() + "/news/aftermath_2.html|\n" + site.base() + "/news/aftermath_3.html|\n");
  const std::string lines = test::read_whole(site.path("records.jsonl"));
  EXPECT_EQ(count_of(lines, "smelled of cold coffee"), 1U);
  EXPECT_EQ(count_of(lines, "Neither has named a sum"), 1U);
  EXPECT_EQ(count_of(lines, "about a hinge"), 1U);
  EXPECT_EQ(count_of(lines, "\"pages\":["), 1U);
}

TEST(Pages, WhatIsNoPageOfTheArticleIsNotAskedFor) {
  const PagedSite site;
  ASSERT_TRUE(run(site));
  EXPECT_EQ(site.requests().find("hinge"), std::string::npos);
  EXPECT_EQ(site.requests().find("view=all"), std::string::npos);
  EXPECT_EQ(count_of(site.requests(), "/news/aftermath_2.html"), 1U);  // the feed lists it too
}

// It links back, names itself and has a title of its own.
TEST(Pages, AnotherArticleThatWasAskedForIsOneOfItsOwn) {
  const PagedSite site;
  ASSERT_TRUE(run(site));
  EXPECT_EQ(count_of(site.requests(), "/news/letters_2.html"), 1U);
  EXPECT_EQ(test::dump(site.path(""), "SELECT url FROM fetches WHERE url LIKE '%letters%' ORDER BY 1"),
            site.base() + "/news/letters.html|\n" + site.base() + "/news/letters_2.html|\n");
  const std::string lines = test::read_whole(site.path("records.jsonl"));
  EXPECT_EQ(count_of(lines, "in the year of the flood"), 1U);
  EXPECT_EQ(count_of(lines, "page 2 of the article, " + site.base() + "/news/letters_2.html, is another article"), 1U);
}

TEST(Pages, APageThatIsMissingIsSaid) {
  const PagedSite site;
  ASSERT_TRUE(run(site));
  const std::string lines = test::read_whole(site.path("records.jsonl"));
  EXPECT_NE(lines.find("page 2 of the article, " + site.base() + "/news/cut_2.html, is not at hand"),
            std::string::npos);
  EXPECT_NE(lines.find("nineteen notebooks"), std::string::npos);
  EXPECT_EQ(test::dump(site.path(""), "SELECT outcome, status FROM fetches WHERE url LIKE '%cut_2.html'"),
            "http_error|404|\n");
  EXPECT_EQ(test::dump(site.path(""), "SELECT count(*) FROM outcomes"), "0|\n");
}

TEST(Pages, ASecondRunAsksForNothingNewAndChangesNothing) {
  const PagedSite site;
  ASSERT_TRUE(run(site));
  const std::string before = test::stored(site.path(""));
  const std::string lines = test::read_whole(site.path("records.jsonl"));
  const std::size_t requests = site.requests().size();
  const Result<RunTotals> again = run(site);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->records, 0U);
  EXPECT_EQ(test::stored(site.path("")), before);
  EXPECT_EQ(test::read_whole(site.path("records.jsonl")), lines);
  EXPECT_EQ(site.requests().substr(requests).find("/news/"), std::string::npos);
}

TEST(Pages, ReprocessingJoinsThemToTheSameRecord) {
  const PagedSite site;
  ASSERT_TRUE(run(site));
  std::string lines;
  for (const Record& record : reprocessed(test::archives(site.path("")))) lines += line_of(record) + "\n";
  EXPECT_EQ(sorted_lines(lines), sorted_lines(test::read_whole(site.path("records.jsonl"))));
}

// An archive that another program wrote, where later pages may stand before the first.
TEST(Pages, TheOrderOfAnArchiveDoesNotMatter) {
  const test::TemporaryFolder folder;
  Result<WarcWriter> writer = WarcWriter::open({.path = folder / "a.warc.gz", .software = "test"});
  ASSERT_TRUE(writer);
  for (const char* name : {"aftermath_3.html", "rooms.html", "aftermath.html", "aftermath_2.html"}) {
    const std::string body = test::read_whole(PRESSMARK_SOURCE_DIR "/tests/site/paged/news/" + std::string(name));
    ASSERT_TRUE(writer->write({.url = "http://courier.example/news/" + std::string(name),
                               .request = "GET / HTTP/1.1\r\n\r\n",
                               .response_head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
                               .response_body = body,
                               .ip = "",
                               .date = "2021-07-15T01:30:00Z",
                               .truncated = ""}));
  }
  const std::vector<Record> records = reprocessed({folder / "a.warc.gz"});
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].pages.size(), 0U);
  ASSERT_EQ(records[1].pages.size(), 3U);
  EXPECT_EQ(records[1].pages[2].url, "http://courier.example/news/aftermath_3.html");
  EXPECT_EQ(records[1].pages[2].source.file, "a.warc.gz");
  EXPECT_EQ(records[1].warnings.size(), 0U);
}

TEST(Pages, AManifestMayNameThem) {
  const test::TemporaryFolder folder;
  const std::string news = PRESSMARK_SOURCE_DIR "/tests/site/paged/news/";
  test::write_file(folder / "m.jsonl", "{\"id\": \"a\", \"file\": \"" + news + "aftermath.html\", \"pages\": [\"" +
                                           news + "aftermath_2.html\", \"" + news + "missing.html\"]}\n");
  const test::Finished done =
      test::run_command(std::string("'") + PRESSMARK_PROGRAM + "' extract --manifest '" + (folder / "m.jsonl") + "'");
  EXPECT_EQ(done.status, 0);
  EXPECT_NE(done.output.find("Silence is what they bought"), std::string::npos);
  EXPECT_NE(done.output.find("page 3 of the article"), std::string::npos) << done.output;
}

TEST(Pages, AnAddressIsReadWithItsFurtherPages) {
  const PagedSite site;
  const test::Finished done = test::run_command(std::string("'") + PRESSMARK_PROGRAM + "' extract --allow-private " +
                                                site.base() + "/news/aftermath.html");
  EXPECT_EQ(done.status, 0);
  EXPECT_NE(done.output.find("about a hinge"), std::string::npos);
}

}  // namespace
}  // namespace pressmark

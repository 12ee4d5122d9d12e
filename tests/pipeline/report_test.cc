#include "pipeline/report/report.h"

#include <gtest/gtest.h>

#include "normalize/record.h"
#include "pipeline/report/marked_text.h"
#include "pipeline/summary.h"
#include "tests/pipeline/sample_record.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using test::sample_record;

ReportFact fact_at(FactKind kind, std::uint32_t start, std::uint32_t end) {
  ReportFact fact;
  fact.kind = kind;
  fact.spans = {{start, end}};
  fact.label = "L";
  return fact;
}

TEST(MarkedText, AFactIsMarkedInPlace) {
  ReportArticle article;
  article.text = "He said yes.";
  article.facts = {fact_at(FactKind::kQuote, 8, 11)};
  EXPECT_EQ(marked_text(article, "a0"),
            "<p>He said <a id=\"a0-0\"></a><mark class=\"quote\" title=\"L\">yes</mark>.</p>\n");
}

TEST(MarkedText, FactsInsideOneAnotherShareTheirStretch) {
  ReportArticle article;
  article.text = "abcdef";
  article.facts = {fact_at(FactKind::kQuote, 0, 6), fact_at(FactKind::kCount, 2, 4)};
  EXPECT_EQ(marked_text(article, "x"),
            "<p><a id=\"x-0\"></a><mark class=\"quote\" title=\"L\">ab</mark><a id=\"x-1\"></a>"
            "<mark class=\"count quote\" title=\"L | L\">cd</mark><mark class=\"quote\" title=\"L\">ef</mark></p>\n");
}

TEST(MarkedText, OffsetsAreCodePointsAndMarkupIsEscaped) {
  ReportArticle article;
  article.text = "\u201c\u4e13\u5229\u201d <b> & 12\nnext";
  article.facts = {fact_at(FactKind::kCount, 11, 13)};
  EXPECT_EQ(
      marked_text(article, "x"),
      "<p>\u201c\u4e13\u5229\u201d &lt;b&gt; &amp; <a id=\"x-0\"></a><mark class=\"count\" title=\"L\">12</mark></p>\n"
      "<p>next</p>\n");
}

TEST(Report, ShowsArticlesFactsFiltersAndTimeline) {
  const std::string page = render_report({to_json(sample_record("a"), BlockView::kText)}, {.title = "Week <6>"});
  for (const char* part :
       {"<title>Week &lt;6&gt;</title>", "1 article, 1 quote, 1 count, 1 date", "<option value=\"Ada Moss\">",
        "<option value=\"Daily Example\">", "<time datetime=\"2020-02-03\">", "<time datetime=\"2020-02-07\">",
        "data-speaker=\"Ada Moss\"", "(Norwind; direct; through Daily Example)", "We hold "}) {
    EXPECT_NE(page.find(part), std::string::npos) << part;
  }
}

TEST(Report, NeedsNothingFromTheNetwork) {
  const std::string page = render_report({to_json(sample_record("a"), BlockView::kText)}, {});
  for (const char* part : {"<link", "src=", "@import", "url("}) EXPECT_EQ(page.find(part), std::string::npos) << part;
}

TEST(Report, ALineThatIsNoRecordIsCountedNotLost) {
  const std::string page = render_report({"{broken", to_json(sample_record("a"), BlockView::kText), "[]"}, {});
  EXPECT_NE(page.find("2 records could not be read."), std::string::npos);
  EXPECT_NE(page.find("1 article,"), std::string::npos);
}

TEST(Report, AFileIsWrittenWholeOrNotAtAll) {
  const test::TemporaryFolder folder;
  ASSERT_TRUE(write_report_file({}, {.title = "empty"}, folder / "out/report.html"));
  EXPECT_TRUE(test::read_whole(folder / "out/report.html").ends_with("</html>\n"));
  const Result<void> refused = write_report_file({}, {}, folder / "out");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "write_failed");
}

// Former bugs

TEST(Report, ALengthStandsInTheTimelineAtTheDayItBegins) {
  Record record = sample_record("a");
  record.dates[0].type = DateType::kDuration;
  record.dates[0].value = "P10Y";
  record.dates[0].earliest = "2010-02-07";
  const std::string page = render_report({to_json(record, BlockView::kText)}, {});
  EXPECT_NE(page.find("<time datetime=\"2010-02-07\">2010-02-07</time>"), std::string::npos);
  EXPECT_EQ(page.find("\">P10Y</time>"), std::string::npos);
}

TEST(Report, TheSummaryOfARunSaysTwoPatents) {
  Record record = sample_record("a");
  record.counts[0].exact.exact = "two";
  record.counts[0].noun = "patent";
  record.counts[0].low = record.counts[0].high = "2";
  RunSummary summary(stderr);
  summary.on_record(record);
  record.counts[0].exact.exact = "one";
  record.counts[0].low = record.counts[0].high = "1";
  summary.on_record(record);
  const std::string text = summary.text(Paint(stderr), 80);
  EXPECT_NE(text.find("  two patents (held"), std::string::npos) << text;
  EXPECT_NE(text.find("  one patent (held"), std::string::npos) << text;
}

}  // namespace
}  // namespace pressmark

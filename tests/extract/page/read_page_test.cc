// The door: limits, errors, charsets, plain text.

#include "extract/page/read_page.h"

#include <gtest/gtest.h>

#include <string>
#include "tests/support/cpu_time.h"

namespace pressmark {
namespace {

Page page_of(std::string bytes, SourceKind kind) {
  Page page;
  page.bytes = std::move(bytes);
  page.source.kind = kind;
  return page;
}

TEST(ReadPage, PlainTextIsUnchanged) {
  const std::string text = "Title\r\n\r\n  Two  blanks, cafe\xCC\x81 \xC2\xAD and a tab\t\r\nEnd";
  const ArticleText article = read_page(page_of(text, SourceKind::kText), nullptr, {});
  EXPECT_EQ(article.text, text);
  ASSERT_EQ(article.blocks.size(), 3U);
  EXPECT_EQ(article.blocks[0].kind, BlockKind::kHeading);
  EXPECT_EQ(article.blocks[2].span.of(article.text), "End");
}

TEST(ReadPage, BlankPlainTextIsEmpty) {
  EXPECT_EQ(read_page(page_of(" \n\t\n", SourceKind::kText), nullptr, {}).status, DocumentStatus::kEmpty);
  EXPECT_EQ(read_page(page_of("", SourceKind::kText), nullptr, {}).status, DocumentStatus::kEmpty);
}

TEST(ReadPage, PlainTextOfAnOutletHasItsLanguageUnlessItIsInAnother) {
  const std::string english =
      "The new harbour bridge was opened to traffic on Monday morning, two years later than the city had promised. "
      "Hundreds of people had come to walk across before the first cars were let on, and the mayor thanked everybody.";
  const Page page = page_of(english, SourceKind::kText);
  Outlet outlet;
  outlet.language = "en-GB";
  const ArticleText agrees = read_page(page, &outlet, {});
  EXPECT_EQ(agrees.metadata.language, "en-GB");
  EXPECT_TRUE(agrees.warnings.empty());
  outlet.language = "de";
  const ArticleText differs = read_page(page, &outlet, {});
  EXPECT_EQ(differs.metadata.language, "en");
  ASSERT_EQ(differs.warnings.size(), 1U);
  EXPECT_EQ(differs.warnings[0].code, "language_disagrees");
  EXPECT_EQ(read_page(page_of("A bridge.", SourceKind::kText), &outlet, {}).metadata.language, "de");
}

// Of a megabyte no more than its beginning is looked at.
TEST(ReadPage, LanguageOfAMegabyteOfOneLetter) {
  for (const char* one : {"a", "\xE6\xA1\xA5", "\xCC\x81"}) {
    std::string text;
    while (text.size() < (1U << 20)) text += one;
    EXPECT_LE(read_page(page_of(text, SourceKind::kText), nullptr, {}).metadata.language.size(), 7U) << one;
  }
}

TEST(ReadPage, TooLargePagesSaySo) {
  ReadOptions options;
  options.limits.max_bytes = 10;
  options.max_text_bytes = 5;
  const ArticleText html = read_page(page_of("<p>more than ten</p>", SourceKind::kHtml), nullptr, options);
  EXPECT_EQ(html.status, DocumentStatus::kTooLarge);
  ASSERT_TRUE(html.error.has_value());
  EXPECT_EQ(html.error->code, "too_large");
  EXPECT_EQ(read_page(page_of("more than five", SourceKind::kText), nullptr, options).status,
            DocumentStatus::kTooLarge);
}

TEST(ReadPage, AParserLimitIsSaid) {
  ReadOptions options;
  options.limits.max_arena_bytes = 16;
  const ArticleText article = read_page(page_of("<div><p>one</p></div>", SourceKind::kHtml), nullptr, options);
  EXPECT_EQ(article.status, DocumentStatus::kParserLimit);
  ASSERT_TRUE(article.error.has_value());
  EXPECT_EQ(article.error->stage, Stage::kParse);
}

TEST(ReadPage, BytesThatAreNoText) {
  const ArticleText article = read_page(page_of(std::string(5000, '\0'), SourceKind::kHtml), nullptr, {});
  EXPECT_EQ(article.status, DocumentStatus::kUndecodable);
}

TEST(ReadPage, CharsetOfTheHeaderAndOfTheMeta) {
  Page page = page_of("<p>caf\xE9</p>", SourceKind::kHtml);
  page.content_type = "text/html; charset=iso-8859-1";
  EXPECT_EQ(read_page(page, nullptr, {}).charset, "windows-1252");
  page.content_type.clear();
  page.bytes = "<meta charset=gb2312><p>\xBA\xA3\xB8\xDB</p>";
  EXPECT_EQ(read_page(page, nullptr, {}).charset, "gbk");
}

TEST(ReadPage, RunsLeadBackToThePage) {
  const Page page = page_of(
      "<article><h1>Rain</h1><p>It rained for nine days &amp; nights without a pause, and <b>on the tenth</b> the "
      "river stood high.</p></article>",
      SourceKind::kHtml);
  const ArticleText article = read_page(page, nullptr, {});
  ASSERT_EQ(article.runs.size(), 3U);
  EXPECT_EQ(article.runs[1].span.of(article.text), "on the tenth");
  EXPECT_EQ(page.bytes.substr(article.runs[1].source, 12), "on the tenth");
}

TEST(ReadPage, SameBytesSameArticle) {
  const Page page =
      page_of("<h1>Rain</h1><p>It rained for nine days without a pause, and on the tenth the river stood high.</p>",
              SourceKind::kHtml);
  EXPECT_EQ(read_page(page, nullptr, {}).text, read_page(page, nullptr, {}).text);
}

TEST(ReadPage, AMegabyteOfDeclaredTitlesCostsLittle) {
  std::string head = "<title>Bridge opens</title>";
  std::string body;
  for (int i = 0; head.size() < (1U << 20); ++i)
    head += "<meta property=og:title content='Bridge opens " + std::to_string(i) + "'>";
  for (int i = 0; i < 2000; ++i) body += "<h1>Bridge opens on day " + std::to_string(i) + "</h1><p>It did.</p>";
  Page page;
  page.bytes = "<html><head>" + head + "</head><body>" + body + "</body></html>";
  const test::CpuTime time;
  EXPECT_EQ(read_page(page, nullptr, {}).metadata.title.substr(0, 12), "Bridge opens");
  EXPECT_LT(time.seconds(), 0.5 * test::kSlowBuild);
}

TEST(ReadPage, AMegabyteOfOneThingIsRead) {
  for (const char* piece :
       {"\"", "1", "A", "monday ", "(", "<p>", "<br>", "&amp;", "<b>x</b>", "2020-01-", "\xE6\xB5\xB7"}) {
    std::string html;
    while (html.size() < (1U << 20U)) html += piece;
    const ArticleText article = read_page(page_of(html, SourceKind::kHtml), nullptr, {});
    EXPECT_NE(article.status, DocumentStatus::kUndecodable) << piece;
  }
}

// Former bugs

constexpr const char* kDayInASentence =
    "<html lang=en><body><article><h1>Bridge opens</h1><p>The new harbour bridge was opened to traffic on Monday "
    "morning, two years later than promised.</p><p>The plan was first shown to the city's council on March 3, 2018, "
    "and it was changed for many years.</p></article></body></html>";

std::string warnings_of(const ArticleText& article) {
  std::string out;
  for (const Warning& warning : article.warnings) out += warning.code + " ";
  return out;
}

TEST(ReadPage, ADayInASentenceIsAGuessAndSaysSo) {
  const ArticleText article = read_page(page_of(kDayInASentence, SourceKind::kHtml), nullptr, {});
  EXPECT_EQ(article.metadata.published_at, "2018-03-03");
  EXPECT_EQ(warnings_of(article), "published_guessed ");
}

TEST(ReadPage, ADayInASentenceGivesWayToTheDayThatIsGiven) {
  Page page = page_of(kDayInASentence, SourceKind::kHtml);
  page.published = "2021-05-06";
  const ArticleText article = read_page(page, nullptr, {});
  EXPECT_EQ(article.metadata.published_at, "");
  EXPECT_EQ(warnings_of(article), "no_date ");
  page.published = "one day";
  EXPECT_EQ(read_page(page, nullptr, {}).metadata.published_at, "2018-03-03");
}

TEST(ReadPage, ADayThatThePageStatesBeatsTheDayThatIsGiven) {
  for (const char* stated :
       {"<p>May 4, 2020</p>", "<p>Published on May 4, 2020</p>", "<p class=date>Mon, May 4, 2020</p>",
        "<p>By Mara Lindt and Ole Brandt, Harbour Bay, May 4, 2020</p>"}) {
    std::string html = kDayInASentence;
    html.insert(html.find("<p>"), stated);
    Page page = page_of(html, SourceKind::kHtml);
    page.published = "2021-05-06";
    const ArticleText article = read_page(page, nullptr, {});
    EXPECT_EQ(article.metadata.published_at, "2020-05-04") << stated;
    EXPECT_EQ(warnings_of(article), "") << stated;
  }
}

TEST(ReadPage, TheLastParagraphOfAnElementPartedByLineBreaksStays) {
  const ArticleText article = read_page(
      page_of(
          "<html lang=en><body><h1>Bridge opens</h1><div>The new harbour bridge was opened to traffic on Monday "
          "morning, two years later than promised.<br><br>\"We were all lost for a week,\" said Mara Lindt, who keeps "
          "the ferry at Harbour Bay.<br><br>The talks with the builders lasted a year.</div></body></html>",
          SourceKind::kHtml),
      nullptr, {});
  ASSERT_EQ(article.blocks.size(), 3U) << article.text;
  EXPECT_TRUE(article.text.ends_with("\nThe talks with the builders lasted a year."));
}

TEST(ReadPage, ParagraphsTooDeepForTheTreeStayParted) {
  constexpr std::size_t kDeeperThanTheLimit = 600;
  for (const char* around : {"<div>", "<div><section>", "<ul><li>", "<blockquote>"}) {
    std::string html;
    for (std::size_t i = 0; i < kDeeperThanTheLimit; ++i) html += around;
    html +=
        "<p>It rained for nine days <b>without</b> a pause, and the river stood high on the tenth.</p>"
        "<p>\"We were all <i>lost</i> for a week,\" said Mara Lindt, who keeps the ferry at Harbour Bay.</p>";
    const ArticleText article = read_page(page_of(html, SourceKind::kHtml), nullptr, {});
    EXPECT_EQ(article.text,
              "It rained for nine days without a pause, and the river stood high on the tenth.\n"
              "\"We were all lost for a week,\" said Mara Lindt, who keeps the ferry at Harbour Bay.")
        << around;
  }
}

}  // namespace
}  // namespace pressmark

// What the word tables know of each language: lines beside the article, cookie walls, days and bylines.

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "core/text/utf8.h"
#include "extract/page/block_words.h"
#include "extract/page/read_page.h"
#include "tests/support/case_file.h"

namespace pressmark {
namespace {

const std::map<std::string, PhraseKinds> kKinds = {
    {"promo", kPromoStart}, {"related", kPromoStart}, {"caption", kCaptionStart}, {"signup", kSignupStart}};

const std::set<std::string> kWalls = {"consent_wall", "bot_wall", "soft_404", "paywall"};

ArticleText read(const std::string& html) {
  Page page;
  page.bytes = html;
  page.source.kind = SourceKind::kHtml;
  return read_page(page, nullptr, {});
}

// A page with that line under its headline.
ArticleText read_with(const std::string& line, const std::string& prose) {
  return read("<html><head><meta charset=utf-8></head><body><article><h1>&#8212; 1 &#8212;</h1><p>" + line + "</p><p>" +
              prose + "</p><p>" + prose + "</p></article></body></html>");
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
  return text;
}

void check_line(const std::string& name, const std::string& line, const std::string& prose) {
  const std::size_t equals = line.rfind(" = ");
  const std::string text = line.substr(0, equals);
  if (kKinds.count(name) > 0) {
    EXPECT_NE(phrase_kinds(to_lower(line)) & kKinds.at(name), 0U);
  } else if (kWalls.count(name) > 0) {
    const std::string before = name == "paywall" ? "<article><p>" + prose + "</p></article><p>" : "<p>";
    const ArticleText wall =
        read("<html><head><meta charset=utf-8></head><body>" + before + line + "</p></body></html>");
    EXPECT_EQ(name_of(wall.status), name);
  } else if (name == "date") {
    EXPECT_EQ(read_with(text, prose).metadata.published_at, line.substr(equals + 3));
  } else {
    ASSERT_EQ(name, "byline");
    EXPECT_EQ(joined(read_with(text, prose).metadata.authors), line.substr(equals + 3));
  }
}

TEST(PageLanguages, TwelveOfThem) {
  const std::vector<test::Case> cases = test::read_cases("tests/extract/page/page_languages.case");
  ASSERT_EQ(cases.size(), 12U);
  for (const test::Case& one : cases) {
    EXPECT_EQ(phrase_kinds(to_lower(one.input)), 0U) << one.title;
    EXPECT_EQ(read_with("", one.input).status, DocumentStatus::kOk) << one.title;
    for (const std::string& line : one.expected) {
      SCOPED_TRACE(one.title + ": " + line);
      const std::size_t colon = line.find(": ");
      check_line(line.substr(0, colon), line.substr(colon + 2), one.input);
    }
  }
}

}  // namespace
}  // namespace pressmark

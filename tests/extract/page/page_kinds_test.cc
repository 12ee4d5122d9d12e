// Pages that are no article: each gets its kind, but for one in twenty at most; articles that look like them are ok.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/page/read_page.h"
#include "tests/support/case_file.h"

namespace pressmark {
namespace {

std::string replaced(std::string text, const std::string& name, const std::string& value) {
  const std::size_t at = text.find(name);
  return at == std::string::npos ? text : text.replace(at, name.size(), value);
}

// The frame of that name with the case's first line in its head and the rest in its body.
Page page_of(const test::Case& one, const std::vector<test::Case>& frames) {
  Page page;
  page.url = one.options.at("url");
  page.source.kind = SourceKind::kHtml;
  const std::size_t line_end = std::min(one.input.find('\n'), one.input.size());
  for (const test::Case& frame : frames) {
    if (frame.title != one.options.at("chrome")) continue;
    page.bytes = replaced(frame.input, "{head}", one.input.substr(0, line_end));
    page.bytes = replaced(page.bytes, "{body}", one.input.substr(line_end));
  }
  return page;
}

void check_kinds(const std::string& file, std::size_t pages, std::size_t least_right) {
  const std::vector<test::Case> frames = test::read_cases("tests/extract/page/page_kinds_chrome.case");
  const std::vector<test::Case> cases = test::read_cases("tests/extract/page/" + file);
  ASSERT_EQ(cases.size(), pages);
  std::size_t right = 0;
  std::string misses;
  for (const test::Case& one : cases) {
    const ArticleText article = read_page(page_of(one, frames), nullptr, {});
    const std::string found(name_of(article.status));
    right += found == one.expected.front() ? 1 : 0;
    if (found != one.expected.front())
      misses += one.title + ": " + found + " instead of " + one.expected.front() + "\n";
  }
  EXPECT_GE(right, least_right);
  if (!misses.empty()) std::printf("%s", misses.c_str());
}

TEST(PageKinds, SixtyPagesThatAreNoArticle) {
  check_kinds("page_kinds.case", 60, 57);
}

TEST(PageKinds, ThirtyOfOtherShapes) {
  check_kinds("page_kinds_more.case", 30, 29);
}

TEST(PageKinds, FortyFourToldByTheirSignsAndFifteenArticles) {
  check_kinds("page_kinds_signs.case", 59, 58);
}

TEST(PageKinds, TwentyTwoBesideOtherThingsAndNineArticles) {
  check_kinds("page_kinds_beside.case", 31, 30);
}

}  // namespace
}  // namespace pressmark

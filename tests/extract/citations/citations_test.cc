// Citations: citations.case beside this file holds one case a rule.

#include <gtest/gtest.h>

#include "extract/facts.h"
#include "tests/support/case_file.h"

namespace pressmark::test {
namespace {

TEST(Citations, Cases) {
  const Result<OutletTable> outlets = OutletTable::built_in();
  ASSERT_TRUE(outlets);
  for (const Case& given : read_cases("tests/extract/citations/citations.case")) {
    SCOPED_TRACE("citations.case:" + std::to_string(given.line) + " " + given.title);
    ArticleText article;
    article.text = given.input;
    const FactInput input = prepare(article, *outlets, nullptr, "");
    std::vector<std::string> found;
    for (const Citation& citation : find_citations(input)) {
      found.push_back(std::string(citation.outlet.span.of(article.text)) + " | " + std::string(citation.evidence.rule));
    }
    if (found.empty()) found = {"none"};
    EXPECT_EQ(given.expected, found);
  }
}

// Former bugs

}  // namespace
}  // namespace pressmark::test

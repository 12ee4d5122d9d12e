// Paragraphs and sentences: layout.case beside this file holds one case a rule.

#include "extract/text/layout.h"

#include <gtest/gtest.h>

#include "extract/check_facts.h"
#include "tests/support/case_file.h"

namespace pressmark::test {
namespace {

TEST(Layout, Cases) {
  for (const Case& given : read_cases("tests/extract/text/layout.case")) {
    SCOPED_TRACE("layout.case:" + std::to_string(given.line) + " " + given.title);
    std::vector<std::string> found;
    const TextLayout layout = lay_out(given.input);
    for (const Sentence& sentence : layout.sentences) found.emplace_back(sentence.span.of(given.input));
    EXPECT_EQ(given.expected, found);
  }
}

TEST(Layout, LooksUpWhatHoldsAByte) {
  const TextLayout layout = lay_out("One. Two.\n\nThree.");
  ASSERT_EQ(2U, layout.paragraphs.size());
  ASSERT_EQ(3U, layout.sentences.size());
  EXPECT_EQ(0U, layout.sentence_at(4));
  EXPECT_EQ(1U, layout.sentence_at(5));
  EXPECT_EQ(1U, layout.sentence_at(10));
  EXPECT_EQ(2U, layout.sentence_at(11));
  EXPECT_EQ(1U, layout.paragraph_at(11));
  EXPECT_EQ(1U, layout.sentences[2].paragraph);
}

TEST(Layout, EmptyTextHasNothing) {
  EXPECT_TRUE(lay_out("").paragraphs.empty());
  EXPECT_TRUE(lay_out(" \n\t\n").sentences.empty());
}

TEST(CheckFacts, NamesTheFirstBrokenInvariant) {
  Facts facts;
  Citation citation{{{0, 2}, std::nullopt}, {{0, 2}, "rule", 1.0}};
  facts.citations = {citation};
  EXPECT_EQ("", check_facts("ab", facts));
  EXPECT_EQ("citation: span beyond the text", check_facts("a", facts));
  EXPECT_EQ("citation: span cuts a character", check_facts("a\xC3\xA9", facts));
  facts.citations[0].evidence.rule = "";
  EXPECT_EQ("citation: no rule", check_facts("ab", facts));
}

TEST(CheckFacts, WantsOrder) {
  Facts facts;
  facts.citations = {{{{1, 2}, {}}, {{1, 2}, "r", 1.0}}, {{{0, 1}, {}}, {{0, 1}, "r", 1.0}}};
  EXPECT_EQ("citation: facts out of order", check_facts("ab", facts));
}

// Former bugs

}  // namespace
}  // namespace pressmark::test

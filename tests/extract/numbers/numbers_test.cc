#include "extract/numbers/numbers.h"

#include <gtest/gtest.h>

#include <string>

#include "generated/number_han.h"
#include "generated/number_words.h"
#include "tests/support/case_file.h"

namespace pressmark {
namespace {

// "10k = 10000", "dozens = 24+" (at least), "... = 1000000>" (beyond).
std::string shown(std::string_view text, const Number& number) {
  const std::string value = number.value ? std::to_string(*number.value) : number.decimal;
  return std::string(number.span.of(text)) + " = " + value + (number.plural_scale ? "+" : "") +
         (number.open_ended ? ">" : "");
}

std::vector<std::string> found_in(std::string_view text) {
  std::vector<std::string> lines;
  for (const Number& number : find_numbers(text, {0, static_cast<std::uint32_t>(text.size())})) {
    lines.push_back(shown(text, number));
  }
  return lines;
}

// "two dozen => 24": the example of a row must be read whole, as this value.
void expect_example(std::string_view example) {
  const std::size_t arrow = example.find(" => ");
  ASSERT_NE(arrow, std::string_view::npos) << example;
  const std::string words(example.substr(0, arrow));
  EXPECT_EQ(found_in(words), std::vector<std::string>{words + " = " + std::string(example.substr(arrow + 4))});
}

TEST(NumberTables, ReadTheirExamples) {
  for (const auto& row : lexicon::kNumberWords) expect_example(row.example);
  for (const auto& row : lexicon::kNumberHan) expect_example(row.example);
}

TEST(Numbers, Cases) {
  for (const auto& test : test::read_cases("tests/extract/numbers/numbers.case")) {
    EXPECT_EQ(found_in(test.input), test.expected) << test.title << ", line " << test.line;
  }
}

TEST(NumberAt, StartsExactlyThere) {
  const std::string_view text = "over 11,000 patents";
  EXPECT_FALSE(number_at(text, 0));
  ASSERT_TRUE(number_at(text, 5));
  EXPECT_EQ(number_at(text, 5)->span, (Span{5, 11}));
  EXPECT_EQ(number_at(text, 5)->value, 11000);
  EXPECT_FALSE(number_at(text, 100));
}

TEST(NumberAt, WordsNeedABorder) {
  EXPECT_FALSE(number_at("weight", 1));
  EXPECT_FALSE(number_at("tenth", 0));
  EXPECT_TRUE(number_at("ten", 0));
}

TEST(NumberAt, BeyondInt64IsADecimal) {
  const auto number = number_at("12345678901234567890", 0);
  ASSERT_TRUE(number);
  EXPECT_FALSE(number->value);
  EXPECT_EQ(number->decimal, "12345678901234567890");
}

TEST(NumberAt, EndlessDigitsAreNone) {
  EXPECT_FALSE(number_at(std::string(1000, '1'), 0));
}

// Former bugs

TEST(FindNumbers, MegabyteOfDigitsIsReadOnce) {
  EXPECT_TRUE(found_in(std::string(1000000, '7')).empty());
}

}  // namespace
}  // namespace pressmark

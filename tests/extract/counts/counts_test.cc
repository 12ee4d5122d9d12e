#include <gtest/gtest.h>

#include <string>

#include "core/article.h"
#include "extract/facts.h"
#include "tests/support/case_file.h"
#include "tests/support/cpu_time.h"

namespace pressmark {
namespace {

std::string bound(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : "-";
}

std::string words_of(std::string_view text, const std::optional<Span>& span) {
  return span ? std::string(span->of(text)) : "-";
}

// "over 11,000 | 11000 - more_than | patent held | Huawei | United States | noun"
std::string shown(std::string_view text, const Count& count) {
  std::string line(count.evidence.span.of(text));
  line += " | " + bound(count.low) + " " + bound(count.high) + " " + name_of(count.comparator);
  line += " | " + count.unit + " " + count.role;
  line += " | " + (count.holder ? words_of(text, count.holder->name) : "-");
  line += " | " + words_of(text, count.jurisdiction);
  return line + " | " + std::string(count.evidence.rule);
}

const OutletTable& outlets() {
  static const OutletTable kTable = *OutletTable::built_in();
  return kTable;
}

std::vector<Count> counts_of(const ArticleText& article) {
  const FactInput input = prepare(article, outlets(), nullptr, "2020-02-07");
  return find_counts(input, {});
}

std::vector<std::string> lines_of(const std::string& text) {
  ArticleText article;
  article.text = text;
  std::vector<std::string> lines;
  for (const Count& count : counts_of(article)) lines.push_back(shown(article.text, count));
  return lines;
}

void run_cases(const std::string& file) {
  for (const auto& test : test::read_cases(file)) {
    EXPECT_EQ(lines_of(test.input), test.expected) << file << ":" << test.line << ": " << test.title;
  }
}

// "12 12 exact | patent asserted | Orion": bounds and holder, in a text whose dates are known.
TEST(Counts, Turns) {
  for (const auto& test : test::read_cases("tests/extract/counts/turns.case")) {
    ArticleText article;
    article.text = test.input;
    const FactInput input = prepare(article, outlets(), nullptr, "2020-02-07");
    std::vector<std::string> lines;
    for (const Count& count : find_counts(input, find_dates(input))) {
      lines.push_back(std::string(count.evidence.span.of(article.text)) + " | " + name_of(count.comparator) + " | " +
                      count.unit + " " + count.role + " | " +
                      (count.holder ? words_of(article.text, count.holder->name) : "-") + " | " +
                      words_of(article.text, count.jurisdiction));
    }
    if (lines.empty()) lines = {"none"};
    EXPECT_EQ(lines, test.expected) << "turns.case:" << test.line << ": " << test.title;
  }
}

TEST(Counts, English) {
  run_cases("tests/extract/counts/english.case");
}
TEST(Counts, Chinese) {
  run_cases("tests/extract/counts/chinese.case");
}
TEST(Counts, Vetoes) {
  run_cases("tests/extract/counts/vetoes.case");
}

// "12 | patent asserted | Huawei | -": parties.case leaves bounds and rules out.
std::string party_line(std::string_view text, const Count& count) {
  return std::string(count.evidence.span.of(text)) + " | " + count.unit + " " + count.role + " | " +
         (count.holder ? words_of(text, count.holder->name) : "-") + " | " + words_of(text, count.jurisdiction);
}

void run_party_cases(const std::string& file) {
  for (const auto& test : test::read_cases(file)) {
    ArticleText article;
    article.text = test.input;
    std::vector<std::string> lines;
    for (const Count& count : counts_of(article)) lines.push_back(party_line(article.text, count));
    EXPECT_EQ(lines, test.expected) << file << ":" << test.line << ": " << test.title;
  }
}

TEST(Counts, Parties) {
  run_party_cases("tests/extract/counts/parties.case");
}
TEST(Counts, Newswire) {
  run_party_cases("tests/extract/counts/newswire.case");
}

TEST(Counts, Clauses) {
  run_party_cases("tests/extract/counts/clauses.case");
}

TEST(Counts, SameAmountsAreLinkedBothWays) {
  ArticleText article;
  article.text =
      "Huawei sued Verizon over 12 patents. The suit of Huawei asserts 12 patents. Huawei holds 80,000 patents.";
  const std::vector<Count> counts = counts_of(article);
  ASSERT_EQ(counts.size(), 3U);
  EXPECT_EQ(counts[0].same_as, std::vector<std::uint32_t>{1});
  EXPECT_EQ(counts[1].same_as, std::vector<std::uint32_t>{0});
  EXPECT_TRUE(counts[2].same_as.empty());
}

TEST(Counts, TextWithoutPatentsHasNone) {
  EXPECT_TRUE(lines_of("The firm has 12 stores and 300 workers.").empty());
}

// Former bugs

// A long list of amounts was compared pair by pair.
TEST(Counts, MegabyteOfNumbersIsLinear) {
  std::string text = "patents ";
  while (text.size() < 1000000) text += "12 and ";
  const test::CpuTime time;
  EXPECT_EQ(lines_of(text).front(), "12 | 12 12 exact | patent held | - | - | list");
  EXPECT_LT(time.seconds(), 1.0 * test::kSlowBuild);
}

// Each count of a Chinese clause read the clause from its start.
TEST(Counts, LongChineseClauseIsLinear) {
  const std::string unit =
      "\xE4\xBE\xB5\xE7\x8A\xAF"   // qinfan
      "12\xE4\xBB\xB6"             // jian
      "\xE4\xB8\x93\xE5\x88\xA9";  // zhuanli
  std::string text;
  while (text.size() < 200000) text += unit;
  const test::CpuTime time;
  EXPECT_GT(lines_of(text).size(), 1000U);
  EXPECT_LT(time.seconds(), 1.0 * test::kSlowBuild);
}

}  // namespace
}  // namespace pressmark

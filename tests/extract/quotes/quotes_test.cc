// Quotes: each rule and each repair in the .case files beside this file; time on hostile text here.

#include <gtest/gtest.h>

#include <algorithm>

#include "core/text/utf8.h"
#include "extract/check_facts.h"
#include "generated/quote_phrases.h"
#include "tests/extract/quotes/describe.h"
#include "tests/support/case_file.h"
#include "tests/support/cpu_time.h"

namespace pressmark::test {
namespace {

void run_case(const Case& given, const std::string& file) {
  SCOPED_TRACE(file + ":" + std::to_string(given.line) + " " + given.title);
  const std::vector<Fields> found = quotes_of(given.input);
  std::string all;
  for (const Fields& quote : found) {
    for (const auto& [key, value] : quote) all.append(key).append("=").append(value).append(" | ");
    all += "\n";
  }
  const bool none = given.expected.size() == 1 && given.expected[0] == "none";
  ASSERT_EQ(none ? 0 : given.expected.size(), found.size()) << all;
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ("", difference(parse_fields(given.expected[i]), found[i])) << all;
  }
}

void run_file(const std::string& name) {
  const std::string path = "tests/extract/quotes/" + name;
  for (const Case& given : read_cases(path)) run_case(given, path);
}

TEST(Quotes, Marks) {
  run_file("marks.case");
}
TEST(Quotes, Tags) {
  run_file("tags.case");
}
TEST(Quotes, Outlets) {
  run_file("outlets.case");
}
TEST(Quotes, Speakers) {
  run_file("speakers.case");
}
TEST(Quotes, Whose) {
  run_file("whose.case");
}
TEST(Quotes, Chinese) {
  run_file("chinese.case");
}

// The example of each row of the phrase table gives a quote with the fields that the row shows.
TEST(Quotes, PhraseWordsDoWhatTheirExamplesShow) {
  for (const auto& row : lexicon::kQuotePhrases) {
    const std::string example(row.example);
    EXPECT_NE(std::string::npos, to_lower(example).find(row.word.substr(0, 2))) << example;
    const Fields wanted = parse_fields(std::string(row.shows));
    const std::vector<Fields> found = quotes_of(example);
    const bool met =
        std::any_of(found.begin(), found.end(), [&](const Fields& quote) { return difference(wanted, quote).empty(); });
    EXPECT_TRUE(met) << example << " | " << (found.empty() ? "none" : difference(wanted, found[0]));
  }
}

// A megabyte of what the rules react to, in well under a second each on a slow machine with checks.
double seconds_for(const std::string& piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  ArticleText article;
  article.text = text;
  const CpuTime time;
  const FactInput input = prepare(article, built_in_outlets(), nullptr, "");
  Facts facts;
  facts.citations = find_citations(input);
  facts.quotes = find_quotes(input);
  EXPECT_EQ("", check_facts(article.text, facts));
  return time.seconds();
}

TEST(Quotes, HostileTextStaysLinear) {
  constexpr std::size_t kSmall = 250'000;
  const std::string pieces[] = {"\"",
                                "\xE2\x80\x9C",
                                "\xE2\x80\x9D ",
                                " \"a",
                                "a,\" ",
                                "''",
                                "' ",
                                "\xE3\x80\x8C\xE3\x80\x8E",
                                "A",
                                "Ab ",
                                "said ",
                                "he said, ",
                                "according to ",
                                "Lee told the paper ",
                                "CNN told the paper \"CNN\" ",
                                "some say ",
                                "with Lee calling \"a\" ",
                                "(\"a,\" he wrote ",
                                "the Lakeshore Gazette ",
                                "A brewer, Lee quoted as saying ",
                                ", Smith said",
                                "(",
                                "Mr. ",
                                ". ",
                                "\n",
                                "Reuters said, ",
                                "citing a statement, ",
                                "According to Reuters, CNN reported that ",
                                "CNN said According to Reuters, ",
                                "Saying he, ",
                                ", though she said it",
                                "Smith believes it and called ",
                                "- Mary, 3\n",
                                "Ann Lee: a\nRob Hale: b\n",
                                "Experts on trade said ",
                                "Ann demanded more, ",
                                "Ann said it is late in a ",
                                "\xE6\x8D\xAE",
                                "\xE7\xA7\xB0\xEF\xBC\x8C"};
  for (const std::string& piece : pieces) {
    const double small = seconds_for(piece, kSmall);
    const double large = seconds_for(piece, 4 * kSmall);
    // Quadratic work would take sixteen times as long; the floor keeps tiny times from deciding.
    EXPECT_LT(large, 8 * small + 0.5) << "'" << piece << "': " << small << " s, then " << large << " s";
  }
}

// Former bugs

// A report inside a report was read twice a level, so that the time doubled with each of them.
TEST(Quotes, NestedReportsStayLinear) {
  constexpr int kLevels = 60;
  for (const std::string opener : {"According to Reuters, CNN reported that ", "CNN said According to Reuters, "}) {
    std::string text;
    for (int i = 0; i < kLevels; ++i) text += opener;
    text += "the sky is blue and green today.";
    EXPECT_LT(seconds_for(text, 1), 1.0) << opener;
  }
}

}  // namespace
}  // namespace pressmark::test

// The example of each row of the count tables holds the row's form and is read as the row says.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/text/utf8.h"
#include "extract/counts/reading.h"
#include "extract/counts/word_lists.h"
#include "extract/facts.h"
#include "generated/count_bare.h"
#include "generated/count_comparators.h"
#include "generated/count_defendants.h"
#include "generated/count_han_comparators.h"
#include "generated/count_han_nouns.h"
#include "generated/count_han_places.h"
#include "generated/count_han_predicates.h"
#include "generated/count_han_words.h"
#include "generated/count_lists.h"
#include "generated/count_not_names.h"
#include "generated/count_nouns.h"
#include "generated/count_openers.h"
#include "generated/count_over.h"
#include "generated/count_places.h"
#include "generated/count_predicates.h"
#include "generated/count_pronouns.h"
#include "generated/count_stops.h"
#include "generated/count_units.h"
#include "generated/count_vetoes.h"

namespace pressmark {
namespace {

const OutletTable& outlets() {
  static const OutletTable kTable = *OutletTable::built_in();
  return kTable;
}

// "sue | asserted": what the example of a row must show.
std::string expected(std::string_view form, std::string_view value) {
  return std::string(form) + " | " + std::string(value);
}

bool holds(std::string_view example, std::string_view form) {
  return to_lower(example).find(to_lower(form)) != std::string::npos;
}

std::vector<Count> counts_of(const ArticleText& article) {
  return find_counts(prepare(article, outlets(), nullptr, "2020-02-07"), {});
}

ArticleText article_of(std::string_view example) {
  ArticleText article;
  article.text = std::string(example);
  return article;
}

// Some count of the example shows the value: `show` gives a count's word for it.
template <class Show>
void expect_read(std::string_view example, std::string_view form, std::string_view value, Show show) {
  EXPECT_TRUE(holds(example, form)) << expected(form, value) << " is not in: " << example;
  const ArticleText article = article_of(example);
  const std::vector<Count> counts = counts_of(article);
  const bool read = std::any_of(counts.begin(), counts.end(),
                                [&](const Count& count) { return std::string_view(show(article, count)) == value; });
  EXPECT_TRUE(read) << expected(form, value) << " is not read from: " << example << " ("
                    << (counts.empty() ? "no count" : show(article, counts.front())) << ")";
}

void expect_none(std::string_view example, std::string_view form) {
  EXPECT_TRUE(holds(example, form)) << form << " is not in: " << example;
  EXPECT_TRUE(counts_of(article_of(example)).empty()) << form << " lets a count through: " << example;
}

std::string unit_of(const ArticleText&, const Count& count) {
  return count.unit;
}
std::string role_of(const ArticleText&, const Count& count) {
  return count.role;
}
std::string comparator_of(const ArticleText&, const Count& count) {
  return name_of(count.comparator);
}
std::string jurisdiction_of(const ArticleText& article, const Count& count) {
  return count.jurisdiction ? std::string(count.jurisdiction->of(article.text)) : "-";
}

std::string holder_of(const ArticleText& article, const Count& count) {
  return count.holder ? std::string(count.holder->exact.of(article.text)) : "-";
}

TEST(CountTables, Units) {
  for (const auto& row : lexicon::kCountUnits) {
    expect_read(row.example, "", row.unit, unit_of);
    expect_read(row.example, "", row.default_role, role_of);
  }
}

TEST(CountTables, Nouns) {
  for (const auto& row : lexicon::kCountNouns) expect_read(row.example, row.form, row.unit, unit_of);
}

TEST(CountTables, Comparators) {
  for (const auto& row : lexicon::kCountComparators) {
    if (row.example.empty()) continue;  // "top" before a number is read as a rank, so its row is never heard
    expect_read(row.example, row.phrase, row.comparator, comparator_of);
  }
}

TEST(CountTables, Predicates) {
  for (const auto& row : lexicon::kCountPredicates) expect_read(row.example, row.form, row.role, role_of);
}

TEST(CountTables, Places) {
  for (const auto& row : lexicon::kCountPlaces) expect_read(row.example, row.form, row.form, jurisdiction_of);
}

TEST(CountTables, Vetoes) {
  for (const auto& row : lexicon::kCountVetoes) {
    if (!row.example.empty()) expect_none(row.example, row.word);
  }
}

TEST(CountTables, ChineseNouns) {
  for (const auto& row : lexicon::kCountHanNouns) {
    if (row.kind == "veto") {
      expect_none(row.example, row.form);
    } else {
      expect_read(row.example, row.form, row.unit, unit_of);
    }
  }
}

TEST(CountTables, ChineseComparators) {
  for (const auto& row : lexicon::kCountHanComparators) {
    expect_read(row.example, row.phrase, row.comparator, comparator_of);
  }
}

TEST(CountTables, ChinesePredicates) {
  for (const auto& row : lexicon::kCountHanPredicates) expect_read(row.example, row.form, row.role, role_of);
}

TEST(CountTables, ChinesePlaces) {
  for (const auto& row : lexicon::kCountHanPlaces) expect_read(row.example, row.form, row.form, jurisdiction_of);
}

TEST(CountTables, Pronouns) {
  for (const auto& row : lexicon::kCountPronouns) {
    if (row.kind == "intro") {
      expect_read(row.example, row.word, "Acme", holder_of);
      continue;
    }
    const std::string holder = (row.kind == "pronoun" ? "" : "the ") + std::string(row.word);
    expect_read(row.example, row.word, holder, holder_of);
  }
}

TEST(CountTables, Openers) {
  for (const auto& row : lexicon::kCountOpeners) expect_read(row.example, row.word, "patent_application", unit_of);
}

// Who is accused in the sentence, by name; `kinds`: the tables with or without the row.
std::vector<std::string> accused_by(const counts::Kinds& kinds, std::string_view sentence) {
  const counts::SentenceWords words(sentence, {0, static_cast<std::uint32_t>(sentence.size())});
  const counts::Memory memory;
  counts::Reading reading{words, kinds, memory, {}, {}, {}, {}, {}};
  reading.names = counts::find_names(words, kinds, counts::find_places(words, kinds), {});
  const std::vector<bool> accused = counts::find_accused(reading);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < accused.size(); ++i) {
    if (accused[i]) names.emplace_back(reading.names[i].span.of(sentence));
  }
  return names;
}

// Whoever is accused holds nothing that is asserted; without the row another is accused, or nobody.
TEST(CountTables, Defendants) {
  counts::Kinds kinds = counts::make_kinds();
  for (const auto& row : lexicon::kCountDefendants) {
    EXPECT_TRUE(holds(row.example, row.form)) << row.example;
    EXPECT_EQ(accused_by(counts::built_in_kinds(), row.example), std::vector<std::string>{"Beta"}) << row.example;
    kinds.defendants = {};
    kinds.defendant_behind.clear();
    for (const auto& other : lexicon::kCountDefendants) {
      if (other.form == row.form) continue;
      kinds.defendants.add(other.form, static_cast<std::uint32_t>(kinds.defendant_behind.size()));
      kinds.defendant_behind.push_back(other.side == "behind");
    }
    EXPECT_NE(accused_by(kinds, row.example), std::vector<std::string>{"Beta"})
        << row.form << " is said by another row";
  }
}

// "the suit over 12 patents": what it is about, not more than twelve.
TEST(CountTables, Topics) {
  for (const auto& row : lexicon::kCountOver) expect_read(row.example, row.word, "exact", comparator_of);
}

std::size_t names_in(const counts::Kinds& kinds, std::string_view sentence) {
  const counts::SentenceWords words(sentence, {0, static_cast<std::uint32_t>(sentence.size())});
  return counts::find_names(words, kinds, counts::find_places(words, kinds), {}).size();
}

// A capital makes no name of the word; without the row it does.
TEST(CountTables, NotNames) {
  counts::Kinds kinds = counts::make_kinds();
  for (const auto& row : lexicon::kCountNotNames) {
    EXPECT_TRUE(holds(row.example, row.word)) << row.example;
    EXPECT_EQ(names_in(kinds, row.example), 0U) << row.example;
    kinds.not_names.erase(row.word);
    EXPECT_GT(names_in(kinds, row.example), 0U) << row.word << " is no name anyhow";
    kinds.not_names.insert(row.word);
  }
}

bool finds_noun(const counts::Kinds& kinds, std::string_view sentence) {
  const counts::SentenceWords words(sentence, {0, static_cast<std::uint32_t>(sentence.size())});
  const std::vector<counts::Amount> amounts = counts::find_amounts(words, kinds, {});
  return !amounts.empty() &&
         counts::counted_noun(words, kinds, amounts.front(), 1).attachment == counts::Attachment::kNoun;
}

// No noun is looked for behind these words; without the row it would be found.
TEST(CountTables, Stops) {
  counts::Kinds kinds = counts::make_kinds();
  for (const auto& row : lexicon::kCountStops) {
    EXPECT_TRUE(holds(row.example, row.word)) << row.example;
    EXPECT_FALSE(finds_noun(kinds, row.example)) << row.example;
    kinds.stops.erase(row.word);
    EXPECT_TRUE(finds_noun(kinds, row.example)) << row.word << " stops by another rule";
    kinds.stops.insert(row.word);
  }
}

// The example of a list's word shows what the word does: as holder, role or words of the last count.
TEST(CountTables, WordLists) {
  for (const auto& row : lexicon::kCountLists) {
    EXPECT_TRUE(counts::is_list_name(row.list)) << row.list << " " << row.word;
    EXPECT_TRUE(holds(row.example, row.word)) << row.example;
    const ArticleText article = article_of(row.example);
    const std::vector<Count> counts = counts_of(article);
    ASSERT_FALSE(counts.empty()) << row.list << " " << row.word << ": " << row.example;
    const Count& last = counts.back();
    const std::string holder = last.holder ? holder_of(article, last) : "nobody";
    const bool shown =
        holder == row.reading || last.role == row.reading || last.evidence.span.of(article.text) == row.reading;
    EXPECT_TRUE(shown) << row.list << " " << row.word << ": " << row.example << " (" << holder << ", " << last.role
                       << ")";
  }
}

// A number before these words may stand without a noun.
TEST(CountTables, Bare) {
  for (const auto& row : lexicon::kCountBare) {
    const std::string text = "Acme had 900 patents, Beta with " + std::string(row.example);
    EXPECT_TRUE(holds(row.example, row.word)) << row.example;
    EXPECT_EQ(counts_of(article_of(text)).size(), 2U) << text;
  }
}

// Measure words of things count, those of other things and ordinals do not.
TEST(CountTables, ChineseMeasureWords) {
  for (const auto& row : lexicon::kCountHanWords) {
    if (row.kind == "measure") expect_read(row.example, row.form, "patent", unit_of);
    if (row.kind == "other_measure" || row.kind == "ordinal") expect_none(row.example, row.form);
  }
}

// Former bugs

}  // namespace
}  // namespace pressmark

// The tables of the count grammar in the form it reads them: which nouns are counted, in which unit, what stands in the
// way of a count, which predicates give it a role. A further kind of count is a file of rows (docs/adding-a-count.md).
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/facts.h"
#include "extract/counts/han_tables.h"
#include "extract/counts/phrases.h"

namespace pressmark::counts {

using WordSet = std::unordered_set<std::string_view>;

// How a noun may be counted: several of them; one only ("only one patent"); only where the passage speaks of the unit;
// only there and with no noun behind ("two patents and six pending").
enum class NounUse { kPlural, kSingular, kScope, kClosing };
struct NounRow {
  std::string_view unit;
  NounUse use = NounUse::kPlural;
  std::uint32_t family = 0;
};

enum class ComparatorPlace { kBefore, kAfter, kBehind, kVerb };
struct ComparatorRow {
  ComparatorPlace place = ComparatorPlace::kBefore;
  Comparator comparator = Comparator::kExact;
};

struct PredicateRow {
  std::string_view role;
  bool left_only = false;
  // Added to its distance in words: above zero for weak hints, below for those that win over a nearer one.
  int weight = 0;
  bool ranking = false;  // speaks of places on a list ("topped", "ranked"): what is ranked is what a year brought
};

enum class PlaceKind { kPlace, kAdjective, kWorld, kOffice };

struct UnitRow {
  std::string_view unit;
  std::string_view default_role;
  std::vector<std::string_view> anchors;      // one of them stands in every text that counts this unit
  std::vector<std::string_view> han_anchors;  // the same in Chinese
  std::vector<std::string_view> never;        // roles that this unit cannot have: the default role stands instead
  std::uint32_t family = 0;
};

// Units that share nouns, predicates and words that open a passage: those compiled in are family 0, each unit of the
// user's own is one of its own.
struct Family {
  PhraseTable predicates;
  WordSet openers;  // a passage with one of them speaks of the unit, so that its `scope` nouns are heard
};
// Bit i: the passage speaks of family i.
using FamilySet = std::uint64_t;
inline constexpr std::size_t kMostFamilies = 64;

// Chinese forms of a unit of the user's own.
struct HanUnit {
  std::string_view unit, default_role;
  HanTables tables;  // nouns, predicates and roles of this unit alone, measure words of all and its own
};

// Views its own strings: moved, never copied.
struct Kinds {
  Kinds() = default;
  Kinds(Kinds&&) = default;
  Kinds& operator=(Kinds&&) = default;

  std::vector<UnitRow> units;
  std::vector<Family> families;
  std::vector<NounRow> noun_rows;
  std::vector<std::string_view> noun_forms;  // of each row
  PhraseTable nouns;
  std::vector<ComparatorRow> comparator_rows;
  PhraseTable comparators;
  std::vector<PredicateRow> predicate_rows;
  PhraseTable predicates;  // of family 0
  std::vector<PlaceKind> place_rows;
  PhraseTable places;
  PhraseTable defendants;
  std::vector<bool> defendant_behind;  // by row: the accused stands behind the phrase, else before it
  WordSet stops, bare_followers, vetoed_heads, money, vetoed_before, vetoed_after, numbered, topics, not_names,
      pronouns, descriptions, intros;
  // Lower-cased forms of places: the tables write them as in text, the words of a sentence are lower case.
  std::vector<std::string> place_forms;
  std::vector<HanUnit> han_units;
  std::deque<std::string> owned;  // what the rows read at run time view

  // A noun of the table stands at word `at`, or a word that leads to one ("patent applications").
  [[nodiscard]] bool counts_at(const SentenceWords& words, std::size_t at) const;
  [[nodiscard]] const UnitRow& unit(std::string_view name) const;
};

// The kinds compiled into the program: patents. make_kinds: the same, to be added to.
[[nodiscard]] Kinds make_kinds();
[[nodiscard]] const Kinds& built_in_kinds();

}  // namespace pressmark::counts

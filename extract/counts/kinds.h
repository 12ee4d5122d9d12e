// The tables of the count grammar in the form it reads them: which nouns are counted, in which unit, what stands in the
// way of a count, which predicates give it a role. A further kind of count is more rows; docs/adding-a-count.md says
// where code still assumes patents.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/facts.h"
#include "extract/counts/phrases.h"

namespace pressmark::counts {

// How a noun may be counted: several of them; one only ("only one patent"); only where the passage speaks of the unit.
enum class NounUse { kPlural, kSingular, kScope };
struct NounRow {
  std::string_view unit;
  NounUse use = NounUse::kPlural;
};

enum class ComparatorPlace { kBefore, kAfter, kBehind, kVerb };
struct ComparatorRow {
  ComparatorPlace place = ComparatorPlace::kBefore;
  Comparator comparator = Comparator::kExact;
};

struct PredicateRow {
  std::string_view role;
  bool left_only = false;
  int weight =
      0;  // added to its distance in words: above zero for weak hints, below for those that win over a nearer one
};

enum class PlaceKind { kPlace, kAdjective, kWorld, kOffice };

struct UnitRow {
  std::string_view unit;
  std::string_view default_role;
  std::vector<std::string_view> anchors;  // one of them stands in every text that counts this unit
};

using WordSet = std::unordered_set<std::string_view>;

struct Kinds {
  std::vector<UnitRow> units;
  std::vector<NounRow> noun_rows;
  PhraseTable nouns;
  std::vector<ComparatorRow> comparator_rows;
  PhraseTable comparators;
  std::vector<PredicateRow> predicate_rows;
  PhraseTable predicates;
  std::vector<PlaceKind> place_rows;
  PhraseTable places;
  PhraseTable defendants;
  std::vector<bool> defendant_behind;  // by row: the accused stands behind the phrase, else before it
  WordSet stops, bare_followers, vetoed_heads, money, vetoed_before, vetoed_after, topics, not_names, pronouns,
      descriptions;
  // Lower-cased forms of places: the tables write them as in text, the words of a sentence are lower case.
  std::vector<std::string> place_forms;

  [[nodiscard]] const UnitRow& unit(std::string_view name) const;
};

// The kinds compiled into the program: patents.
[[nodiscard]] const Kinds& built_in_kinds();

}  // namespace pressmark::counts

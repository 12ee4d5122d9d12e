#include "extract/counts/kinds.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/text/utf8.h"
#include "generated/count_bare.h"
#include "generated/count_comparators.h"
#include "generated/count_defendants.h"
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

namespace pressmark::counts {
namespace {

template <class Value>
struct Named {
  std::string_view name;
  Value value;
};

template <class Value, std::size_t kSize>
Value pick(const Named<Value> (&names)[kSize], std::string_view name) {
  for (const Named<Value>& known : names) {
    if (known.name == name) return known.value;
  }
  return names[0].value;
}

constexpr Named<NounUse> kUses[] = {{"plural", NounUse::kPlural},
                                    {"singular", NounUse::kSingular},
                                    {"scope", NounUse::kScope},
                                    {"closing", NounUse::kClosing}};
constexpr Named<ComparatorPlace> kComparatorPlaces[] = {{"before", ComparatorPlace::kBefore},
                                                        {"after", ComparatorPlace::kAfter},
                                                        {"behind", ComparatorPlace::kBehind},
                                                        {"verb", ComparatorPlace::kVerb}};
constexpr Named<PlaceKind> kPlaceKinds[] = {{"place", PlaceKind::kPlace},
                                            {"adjective", PlaceKind::kAdjective},
                                            {"world", PlaceKind::kWorld},
                                            {"office", PlaceKind::kOffice}};
constexpr Comparator kComparators[] = {Comparator::kExact, Comparator::kAtLeast, Comparator::kMoreThan,
                                       Comparator::kAbout, Comparator::kAtMost,  Comparator::kLessThan,
                                       Comparator::kRange};

Comparator comparator_named(std::string_view name) {
  const auto* found = std::find_if(std::begin(kComparators), std::end(kComparators),
                                   [name](Comparator comparator) { return name == name_of(comparator); });
  return found == std::end(kComparators) ? Comparator::kExact : *found;
}

std::vector<std::string_view> split(std::string_view anchors) {
  std::vector<std::string_view> parts;
  while (!anchors.empty()) {
    const std::size_t bar = std::min(anchors.find('|'), anchors.size());
    parts.push_back(anchors.substr(0, bar));
    anchors.remove_prefix(std::min(bar + 1, anchors.size()));
  }
  return parts;
}

constexpr int kRankingWeight = 4;  // of the predicates' rows with the word `ranking` as weight

int weight_of(std::string_view digits) {
  const bool negative = digits.starts_with('-');
  int weight = 0;
  for (const char digit : digits.substr(negative ? 1 : 0)) weight = weight * 10 + (digit - '0');
  return negative ? -weight : weight;
}

void add_nouns(Kinds& kinds) {
  for (const auto& row : lexicon::kCountUnits) {
    kinds.units.push_back(
        {row.unit, row.default_role, split(row.anchors), split(row.han_anchors), split(row.never), 0});
  }
  for (const auto& row : lexicon::kCountNouns) {
    kinds.nouns.add(row.form, static_cast<std::uint32_t>(kinds.noun_rows.size()));
    kinds.noun_rows.push_back({row.unit, pick(kUses, row.use), 0});
    kinds.noun_forms.push_back(row.form);
  }
  kinds.families.emplace_back();
  for (const auto& row : lexicon::kCountOpeners) kinds.families[0].openers.insert(row.word);
}

void add_phrases(Kinds& kinds) {
  for (const auto& row : lexicon::kCountComparators) {
    kinds.comparators.add(row.phrase, static_cast<std::uint32_t>(kinds.comparator_rows.size()));
    kinds.comparator_rows.push_back({pick(kComparatorPlaces, row.place), comparator_named(row.comparator)});
  }
  for (const auto& row : lexicon::kCountPredicates) {
    kinds.predicates.add(row.form, static_cast<std::uint32_t>(kinds.predicate_rows.size()));
    const bool ranking = row.weight == "ranking";
    const int weight = ranking ? kRankingWeight : weight_of(row.weight);
    kinds.predicate_rows.push_back({row.role, row.side == "left", weight, ranking});
  }
}

void add_places(Kinds& kinds) {
  // Reserved first: the table of phrases views these strings.
  kinds.place_forms.reserve(std::size(lexicon::kCountPlaces));
  for (const auto& row : lexicon::kCountPlaces) {
    kinds.place_forms.push_back(to_lower(row.form));
    kinds.places.add(kinds.place_forms.back(), static_cast<std::uint32_t>(kinds.place_rows.size()));
    kinds.place_rows.push_back(pick(kPlaceKinds, row.kind));
  }
}

void add_parties(Kinds& kinds) {
  for (const auto& row : lexicon::kCountDefendants) {
    kinds.defendants.add(row.form, static_cast<std::uint32_t>(kinds.defendant_behind.size()));
    kinds.defendant_behind.push_back(row.side == "behind");
  }
  for (const auto& row : lexicon::kCountPronouns) {
    WordSet& set = row.kind == "pronoun" ? kinds.pronouns : row.kind == "intro" ? kinds.intros : kinds.descriptions;
    set.insert(row.word);
  }
}

void add_words(Kinds& kinds) {
  for (const auto& row : lexicon::kCountStops) kinds.stops.insert(row.word);
  for (const auto& row : lexicon::kCountBare) kinds.bare_followers.insert(row.word);
  for (const auto& row : lexicon::kCountOver) kinds.topics.insert(row.word);
  for (const auto& row : lexicon::kCountNotNames) kinds.not_names.insert(row.word);
  for (const auto& row : lexicon::kCountVetoes) {
    WordSet& set = row.kind == "head"       ? kinds.vetoed_heads
                   : row.kind == "money"    ? kinds.money
                   : row.kind == "before"   ? kinds.vetoed_before
                   : row.kind == "numbered" ? kinds.numbered
                                            : kinds.vetoed_after;
    set.insert(row.word);
  }
}

}  // namespace

Kinds make_kinds() {
  Kinds kinds;
  add_nouns(kinds);
  add_phrases(kinds);
  add_places(kinds);
  add_parties(kinds);
  add_words(kinds);
  return kinds;
}

bool Kinds::counts_at(const SentenceWords& words, std::size_t at) const {
  return at < words.size() && (nouns.at(words, at) || families[0].openers.contains(words[at].lower));
}

const UnitRow& Kinds::unit(std::string_view name) const {
  const auto found = std::find_if(units.begin(), units.end(), [name](const UnitRow& row) { return row.unit == name; });
  return found == units.end() ? units.front() : *found;
}

const Kinds& built_in_kinds() {
  static const Kinds kKinds = make_kinds();
  return kKinds;
}

}  // namespace pressmark::counts

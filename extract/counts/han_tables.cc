#include "extract/counts/han_tables.h"

#include <algorithm>
#include <iterator>

#include "core/text/utf8.h"
#include "generated/count_han_comparators.h"
#include "generated/count_han_nouns.h"
#include "generated/count_han_places.h"
#include "generated/count_han_predicates.h"
#include "generated/count_han_words.h"

namespace pressmark::counts {
namespace {

std::string_view first_character(std::string_view text, std::size_t at) {
  std::size_t end = at;
  step(text, end);
  return text.substr(at, end - at);
}

std::string_view last_character(std::string_view text, std::size_t end) {
  std::size_t start = end;
  step_back(text, start);
  return text.substr(start, end - start);
}

constexpr std::size_t kBits = 64;

// The low six bits of the last two bytes: of the 4,096 places.
std::size_t place_of(std::string_view character) {
  const auto low = [](char byte) { return static_cast<unsigned char>(byte) & 0x3FU; };
  const std::size_t last = low(character.back());
  return character.size() > 1 ? low(character[character.size() - 2]) * kBits + last : last;
}

constexpr std::string_view kWordKinds[kHanWordKinds] = {"measure", "skip",       "boundary", "ordinal", "other_measure",
                                                        "pronoun", "no_subject", "time",     "marker",  "rank",
                                                        "source",  "belongs",    "contains", "joint",   "intro",
                                                        "rest",    "title",      "category", "firm",    "ratio"};
constexpr std::string_view kPlaces[] = {"before", "after", "behind", "verb"};
constexpr Comparator kComparators[] = {Comparator::kExact, Comparator::kAtLeast, Comparator::kMoreThan,
                                       Comparator::kAbout, Comparator::kAtMost,  Comparator::kLessThan};

template <class Range>
std::size_t index_of(const Range& names, std::string_view name) {
  const auto found = std::find(std::begin(names), std::end(names), name);
  return static_cast<std::size_t>(found - std::begin(names));
}

Comparator comparator_named(std::string_view name) {
  const auto* found = std::find_if(std::begin(kComparators), std::end(kComparators),
                                   [name](Comparator comparator) { return name == name_of(comparator); });
  return found == std::end(kComparators) ? Comparator::kExact : *found;
}

std::uint32_t size32(std::size_t size) {
  return static_cast<std::uint32_t>(size);
}

void add_nouns(HanTables& tables) {
  for (const auto& row : lexicon::kCountHanNouns) {
    tables.nouns.add(row.form, size32(tables.noun_rows.size()));
    const HanNounKind kind = row.kind == "noun"   ? HanNounKind::kNoun
                             : row.kind == "part" ? HanNounKind::kPart
                                                  : HanNounKind::kVeto;
    tables.noun_rows.push_back({kind, row.unit});
  }
}

HanTables make_tables() {
  HanTables tables;
  add_nouns(tables);
  for (const auto& row : lexicon::kCountHanComparators) {
    tables.comparators.add(row.phrase, size32(tables.comparator_rows.size()));
    tables.comparator_rows.push_back(
        {static_cast<HanPlace>(index_of(kPlaces, row.place)), comparator_named(row.comparator)});
  }
  for (const auto& row : lexicon::kCountHanPredicates) {
    tables.predicates.add(row.form, size32(tables.roles.size()));
    tables.roles.push_back(row.role);
  }
  for (const auto& row : lexicon::kCountHanPlaces) {
    tables.places.add(row.form, size32(tables.place_is_office.size()));
    tables.place_is_office.push_back(row.kind == "office");
  }
  for (const auto& row : lexicon::kCountHanWords) {
    const std::size_t kind = index_of(kWordKinds, row.kind);
    if (kind < kHanWordKinds) tables.words[kind].add(row.form, 0);
  }
  return tables;
}

}  // namespace

void step(std::string_view text, std::size_t& at) {
  static_cast<void>(next_code_point(text, at));
}
void step_back(std::string_view text, std::size_t& at) {
  static_cast<void>(previous_code_point(text, at));
}

void HanTable::Filter::add(std::string_view character) {
  const std::size_t place = place_of(character);
  bits[place / kBits] |= std::uint64_t{1} << (place % kBits);
}

bool HanTable::Filter::may_hold(std::string_view character) const {
  const std::size_t place = place_of(character);
  return (bits[place / kBits] >> (place % kBits) & 1U) != 0;
}

void HanTable::add(std::string_view form, std::uint32_t row) {
  first_.add(first_character(form, 0));
  last_.add(last_character(form, form.size()));
  by_first_[first_character(form, 0)].push_back({form, row});
  by_last_[last_character(form, form.size())].push_back({form, row});
}

std::optional<HanMatch> HanTable::at(std::string_view text, std::size_t at) const {
  std::optional<HanMatch> best;
  if (at >= text.size()) return best;
  const std::string_view character = first_character(text, at);
  if (!first_.may_hold(character)) return best;
  const auto found = by_first_.find(character);
  if (found == by_first_.end()) return best;
  for (const Entry& entry : found->second) {
    const bool longer = !best || entry.form.size() > best->bytes;
    if (longer && text.substr(at).starts_with(entry.form)) best = HanMatch{entry.row, size32(entry.form.size())};
  }
  return best;
}

std::optional<HanMatch> HanTable::ending_at(std::string_view text, std::size_t end) const {
  std::optional<HanMatch> best;
  if (end == 0 || end > text.size()) return best;
  const std::string_view character = last_character(text, end);
  if (!last_.may_hold(character)) return best;
  const auto found = by_last_.find(character);
  if (found == by_last_.end()) return best;
  for (const Entry& entry : found->second) {
    const bool longer = !best || entry.form.size() > best->bytes;
    if (longer && text.substr(0, end).ends_with(entry.form)) best = HanMatch{entry.row, size32(entry.form.size())};
  }
  return best;
}

const HanTables& han_tables() {
  static const HanTables kTables = make_tables();
  return kTables;
}

}  // namespace pressmark::counts

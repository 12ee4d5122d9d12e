// Fixed phrases and festivals, from the table of phrases.
#include <algorithm>
#include <array>
#include <vector>

#include "extract/dates/phrase.h"
#include "generated/date_phrases.h"

namespace pressmark::dates {
namespace {

constexpr std::string_view kWordEnds = " '-";

bool same_letters(std::string_view lower, std::string_view word) {
  return lower.size() == word.size() && std::equal(lower.begin(), lower.end(), word.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
         });
}

// Matches the phrase's words against tokens; the token behind them, or 0.
std::size_t match_words(const View& view, std::size_t at, std::string_view phrase) {
  while (!phrase.empty()) {
    const std::size_t stop = std::min(phrase.find_first_of(kWordEnds), phrase.size());
    if (!same_letters(phrase.substr(0, stop), view.words(at)) || view.words(at).empty()) return 0;
    ++at;
    if (stop == phrase.size()) return at;
    if (phrase[stop] == '-' && !view.is_mark(at++, '-')) return 0;
    // "mother's day", "presidents' day".
    const bool owner = phrase[stop] == '\'';
    const bool singular = owner && phrase.substr(stop).starts_with("'s");
    if (owner && !view.is_mark(at++, singular ? 's' : '\'')) return 0;
    phrase.remove_prefix(std::min(stop + (singular ? 3 : owner ? 2 : 1), phrase.size()));
  }
  return at;
}

bool led_by(const View& view, std::size_t at, std::string_view leads) {
  if (leads.empty()) return true;
  if (at == 0) return false;
  while (!leads.empty()) {
    const std::size_t stop = std::min(leads.find(' '), leads.size());
    if (same_letters(leads.substr(0, stop), view.words(at - 1))) return true;
    leads.remove_prefix(std::min(stop + 1, leads.size()));
  }
  return false;
}

// "last Easter", "next Labor Day": the word in front decides which one.
Phrase festival(const View& view, std::size_t at, std::size_t end, Spec spec) {
  spec.kind = SpecKind::kHoliday;
  if (at > 0 && view.is(at - 1, WordKind::kRelative)) spec.relative = relative_named(view.value(at - 1));
  read_year_of(view, end, spec);
  // "their Easter break".
  spec.attribute = view.is_plain_word(end) && !view[end].capital && at > 0 && view.is(at - 1, WordKind::kDeterminer);
  // "Labor Day weekend".
  if (view.value(end) == "weekend" && view.is(end, WordKind::kUnit)) {
    spec.grain = Unit::kWeekend;
    ++end;
  }
  return {at, end, spec, "holiday"};
}

Phrase fixed(const View& view, std::size_t at, std::size_t end, const lexicon::DatePhrasesRow& row) {
  Spec spec;
  spec.literal = row.value;
  if (row.kind == "holiday") return festival(view, at, end, spec);
  if (row.kind == "period") {
    spec.kind = SpecKind::kShift;
    const std::string_view value = row.value;
    spec.unit = unit_named(value.substr(0, value.find(' '))).value_or(Unit::kYear);
    spec.edge = value.substr(value.find(' ') + 1);
    return {at, end, spec, "fixed-period"};
  }
  if (row.kind == "to_date") {
    spec.kind = SpecKind::kShift;
    spec.unit = unit_named(row.value).value_or(Unit::kYear);
    spec.open = Open::kToday;
    return {at, end, spec, "to-date"};
  }
  if (row.kind == "until_now") {
    spec.kind = SpecKind::kReference;
    spec.open = Open::kUntil;
    spec.follows = true;
    return {at, end, spec, "until-now"};
  }
  spec.kind = row.kind == "duration" ? SpecKind::kDuration : SpecKind::kReference;
  if (spec.kind == SpecKind::kDuration) spec.duration = row.value;
  return {at, end, spec, row.kind == "duration" ? "fixed-duration" : "reference"};
}

// A row, how long its first word is and its second word where a blank parts them: most rows are refused by these.
struct SizedRow {
  const lexicon::DatePhrasesRow* row;
  std::size_t first_word;
  std::string_view second;
};

SizedRow sized(const lexicon::DatePhrasesRow& row) {
  const std::string_view phrase = row.phrase;
  const std::size_t first = std::min(phrase.find_first_of(kWordEnds), phrase.size());
  if (first == phrase.size() || phrase[first] != ' ') return {&row, first, {}};
  const std::size_t end = std::min(phrase.find_first_of(kWordEnds, first + 1), phrase.size());
  return {&row, first, phrase.substr(first + 1, end - first - 1)};
}

// The rows by the first letter of their phrase, in the order of the table.
using RowsByLetter = std::array<std::vector<SizedRow>, 128>;

RowsByLetter rows_by_letter() {
  RowsByLetter rows;
  for (const auto& row : lexicon::kDatePhrases) {
    rows[row.phrase[0] & 0x7F].push_back(sized(row));
  }
  return rows;
}

// "as recently as last week", "its most recent car".
bool is_compared(const View& view, std::size_t at, std::size_t end) {
  const bool degree = at > 0 && (view.words(at - 1) == "most" || view.words(at - 1) == "more");
  if (degree && end == at + 1 && view.words(at) == "recent") return true;
  return at > 0 && view.is_word(at - 1, "as") && view.is_word(end, "as");
}

// Not "up to date", "equal to date 1".
bool is_until_now(const View& view, std::size_t at, std::size_t end) {
  return !view.is_number(end) && (at == 0 || view.words(at - 1) != "up");
}

}  // namespace

std::optional<Phrase> fixed_phrase(const View& view, std::size_t at) {
  static const RowsByLetter kRows = rows_by_letter();
  std::optional<Phrase> best;
  const std::string_view word = view.words(at);
  if (word.empty()) return best;
  const std::string_view behind = view.words(at + 1);
  for (const auto& [row, first_word, second] : kRows[(word[0] | 0x20) & 0x7F]) {
    if (first_word != word.size() || (!second.empty() && !same_letters(second, behind))) continue;
    const std::size_t end = match_words(view, at, row->phrase);
    if (end == 0 || !led_by(view, at, row->lead) || is_compared(view, at, end) ||
        (row->kind == "until_now" && !is_until_now(view, at, end)))
      continue;
    if (!best || end > best->end) best = fixed(view, at, end, *row);
  }
  return best;
}

}  // namespace pressmark::dates

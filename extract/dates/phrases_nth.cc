// The nth part of a period: the third quarter of 2009, Q3, the last week of March, the first Monday in May.
#include "extract/dates/phrase.h"

namespace pressmark::dates {
namespace {

// "Q3", "3Q", "H1": a letter and a digit, in either order; moves behind them.
std::optional<int> read_letter_part(const View& view, std::size_t& at, std::string_view letters, int most) {
  const bool letter_first = letters.find(view.words(at)) != std::string_view::npos && view.words(at).size() == 1;
  const std::size_t number_at = letter_first ? at + 1 : at;
  const std::size_t letter_at = letter_first ? at : at + 1;
  const bool letter =
      view.words(letter_at).size() == 1 && letters.find(view.words(letter_at)) != std::string_view::npos;
  const Token& number = view[number_at];
  if (!letter || number.kind != TokenKind::kNumber || number.digits != 1 || number.lead) return std::nullopt;
  if (!view[at + 1].glued || number.value < 1 || number.value > most) return std::nullopt;
  at += 2;
  return number.value;
}

std::optional<Phrase> lettered(const View& view, std::size_t at, std::size_t first) {
  Spec spec;
  std::size_t next = at;
  const auto year_before = read_year(view, next);
  if (year_before && view.is_mark(next, '-')) ++next;
  if (!year_before) next = at;
  spec.quarter = read_letter_part(view, next, "qQ", 4);
  if (!spec.quarter) spec.half = read_letter_part(view, next, "H", 2);
  if (!spec.quarter && !spec.half) return std::nullopt;
  spec.year = year_before;
  if (!year_before) {
    std::size_t year_at = next;
    if (view.is_mark(year_at, '-')) ++year_at;
    if (read_year_of(view, year_at, spec)) next = year_at;
  }
  return Phrase{first, next, spec, spec.quarter ? "quarter-letter" : "half-letter"};
}

// Which one: "first", "second", "3rd", "last", "final"; "last two" sets the span.
std::optional<int> read_nth(const View& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  std::optional<int> nth;
  if (view.is(next, WordKind::kFinal) || view.is_word(next, "last")) {
    nth = -1;
    ++next;
  } else if (view.is(next, WordKind::kOrdinal) || view.is(next, WordKind::kNumberWord) ||
             view.is_word(next, "second") || (view.is_number(next) && view[next].lead)) {
    nth = read_day(view, next);
  }
  if (!nth) return std::nullopt;
  std::size_t count = next;
  const auto amount = read_amount(view, count);
  if (amount && !amount->article && amount->value > 1 && view.is(count, WordKind::kUnitPlural)) {
    spec.span = amount->value;
    next = count;
  }
  at = next;
  return nth;
}

// The period that holds the nth: "of 2009", "of last year", "of March", "of this month", "last year".
bool read_container(const View& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  const bool possessive = view.is_mark(next, 's');
  if (possessive) ++next;
  if (read_year_of(view, next, spec)) {
    at = next;
    return true;
  }
  if (!view.is_preposition(next, "of") && !view.is_preposition(next, "in")) return false;
  ++next;
  // "the third quarter of fiscal 1990".
  if (view.is(next, WordKind::kFiscal)) {
    std::size_t year_at = next + (view.value(next + 1) == "year" ? 2 : 1);
    spec.year = read_year(view, year_at);
    if (!spec.year) return false;
    spec.fiscal = view.value(next) != "calendar";
    at = year_at;
    return true;
  }
  if (const auto month = read_month(view, next)) {
    spec.month = *month;
    read_year_of(view, next, spec);
    at = next;
    return true;
  }
  if (view.is(next, WordKind::kDeterminer)) ++next;
  const bool relative = view.is(next, WordKind::kRelative);
  const Relative which = relative ? relative_named(view.value(next)) : Relative::kThis;
  if (relative) ++next;
  const auto unit = read_unit(view, next);
  if (!unit || (*unit != Unit::kMonth && *unit != Unit::kYear && *unit != Unit::kQuarter)) return false;
  spec.amount = step_of(which);
  if (*unit == Unit::kYear) spec.year_shift = spec.amount;
  spec.literal = name_of(*unit);
  at = next;
  return true;
}

// "the third Friday of the month", "the first Monday in May".
std::optional<Phrase> weekday_of_month(const View& view, std::size_t at, int nth) {
  Spec spec;
  spec.weekday = read_weekday(view, at);
  const bool contained = spec.weekday && read_container(view, at, spec);
  if (!contained || (!spec.month && spec.literal != name_of(Unit::kMonth))) return std::nullopt;
  spec.kind = SpecKind::kNth;
  spec.unit = Unit::kDay;
  spec.nth = nth;
  return Phrase{at, at, spec, "weekday-of-month"};
}

// A quarter or half as calendar fields, so that it takes part in guessing the year; everything else by counting.
bool settle_nth(Spec& spec, int nth, Unit unit, bool contained) {
  const bool backwards = nth < 0;
  if (unit == Unit::kQuarter && spec.span == 1 && nth <= 4) {
    spec.quarter = backwards ? 4 : nth;
    return !backwards || contained;
  }
  if (unit == Unit::kHalf && nth <= 2) {
    const bool first = nth == 1;
    if (!spec.month && spec.literal != name_of(Unit::kMonth)) {
      spec.half = first ? 1 : 2;
      return true;
    }
    // "the first half of October".
    spec.edge = first ? "early" : "late";
    if (!spec.month) spec.kind = SpecKind::kShift, spec.unit = Unit::kMonth;
    return true;
  }
  spec.kind = SpecKind::kNth;
  spec.unit = unit;
  spec.nth = nth;
  // "the first nine months" of the year that the results are about.
  if (spec.span > 1) spec.duration = duration_value(unit, Amount{std::to_string(spec.span), spec.span, false, false});
  const bool of_the_year = unit == Unit::kMonth && spec.span > 1 && nth == 1;
  if (of_the_year && !contained) spec.literal = "year";
  return (contained || of_the_year) && unit >= Unit::kDay;
}

}  // namespace

std::optional<Phrase> nth_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  // Of the words that are not in the table only "Q" and "H" start one.
  const bool unknown = view[at].kind == TokenKind::kWord && view.is(at, WordKind::kNone);
  if (unknown && view.words(at).size() != 1) return std::nullopt;
  if (auto phrase = lettered(view, at, first)) return phrase;
  if (auto phrase = named_unit_phrase(view, at)) return phrase;
  Spec spec;
  std::size_t next = at;
  skip_edge(view, next);
  if (view.is(next, WordKind::kDeterminer)) ++next;
  if (view.is(next, WordKind::kFiscal)) spec.fiscal |= view.value(next++) != "calendar";
  const auto nth = read_nth(view, next, spec);
  if (!nth) return std::nullopt;
  if (view.is(next, WordKind::kFiscal)) spec.fiscal |= view.value(next++) != "calendar";
  if (view.is_mark(next, '-') && view[next].glued) ++next;
  if (auto weekday = weekday_of_month(view, next, *nth)) {
    weekday->first = first;
    return weekday;
  }
  const auto unit = read_unit(view, next);
  // "the final half-hour" is no half of a year.
  const bool compound = view.is_mark(next, '-') && view[next].glued && view.is(next + 1, WordKind::kUnit);
  if (!unit || compound) return std::nullopt;
  const bool contained = read_container(view, next, spec);
  // "the first half of play" is of no year.
  const bool of_something = !contained && view.is_preposition(next, "of");
  if (of_something || !settle_nth(spec, *nth, *unit, contained)) return std::nullopt;
  return Phrase{first, next, spec, "nth"};
}

}  // namespace pressmark::dates

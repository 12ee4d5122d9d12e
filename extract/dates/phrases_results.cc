// What company results compare with: the year-earlier period, last year's fourth quarter, the quarter ended Sept. 30.
#include "extract/dates/phrase.h"

namespace pressmark::dates {
namespace {

// A quarter or half that names no year of its own.
std::optional<Phrase> part_without_year(const View& view, std::size_t at) {
  auto part = nth_phrase(view, at);
  const bool months = part && part->spec.kind == SpecKind::kNth && part->spec.span > 1;
  if (!part || part->spec.year || part->spec.year_shift || (!part->spec.quarter && !part->spec.half && !months))
    return std::nullopt;
  return part;
}

// "the year-earlier period", "year-ago quarter", "the year-earlier $4 million".
std::optional<Phrase> year_earlier(const View& view, std::size_t at) {
  const std::size_t first = at;
  const bool determiner = view.is(at, WordKind::kDeterminer);
  if (determiner) ++at;
  if (determiner && view.is(at, WordKind::kRelative) && relative_named(view.value(at)) == Relative::kSame) ++at;
  const bool year = view.is(at, WordKind::kUnit) && view.value(at) == "year" && view.is_mark(at + 1, '-');
  if (!year || (view.value(at + 2) != "earlier" && view.value(at + 2) != "ago")) return std::nullopt;
  Spec spec;
  spec.kind = SpecKind::kEcho;
  spec.amount = -1;
  spec.unit = Unit::kCentury;
  const std::size_t noun = at + 3;
  // "the year-earlier third quarter".
  if (auto part = part_without_year(view, noun); part && part->spec.quarter && view.is(noun, WordKind::kOrdinal)) {
    part->first = first;
    part->spec.year_shift = -1;
    return part;
  }
  const bool unit = view.is(noun, WordKind::kUnit);
  if (unit) spec.unit = static_cast<Unit>(view[noun].word->number);
  const bool whole = unit || view.words(noun) == "period";
  return Phrase{whole ? first : at, whole ? noun + 1 : noun, spec, "year-earlier"};
}

// "last year's fourth quarter", "1988's first half", "fiscal 1989's third quarter", "the 1988 third quarter".
std::optional<Phrase> of_years(const View& view, std::size_t at) {
  std::size_t next = at;
  if (view.is_word(next, "the")) ++next;
  const bool fiscal = view.is(next, WordKind::kFiscal) && view.value(next) != "calendar";
  if (view.is(next, WordKind::kFiscal)) ++next;
  Spec year;
  const bool here =
      next > at && view.value(next) == "year" && view.is(next, WordKind::kUnit);  // "the year's first half"
  if (here) year.year_shift = 0;
  if (here) ++next;
  if (!here && !read_year_of(view, next, year)) return std::nullopt;
  const bool owner = view.is_mark(next, 's');
  if (!owner && !year.year) return std::nullopt;
  auto part = part_without_year(view, next + (owner ? 1 : 0));
  if (!part) return std::nullopt;
  part->first = at;
  part->spec.fiscal |= fiscal;
  part->spec.year = year.year;
  part->spec.year_shift = year.year_shift;
  part->spec.base = year.base;
  part->spec.literal = {};
  return part;
}

// "the 1988 period", "the 1988 quarter": the part of the year that was told, of that year.
std::optional<Phrase> period_of_year(const View& view, std::size_t at) {
  std::size_t next = at + 1;
  // "the comparable 1988 period".
  if (view.is(next, WordKind::kRelative) && relative_named(view.value(next)) == Relative::kSame) ++next;
  Spec spec;
  spec.kind = SpecKind::kEcho;
  spec.unit = Unit::kCentury;
  spec.year = view.is_word(at, "the") && view.is_number(next) ? read_year(view, next) : std::nullopt;
  if (!spec.year) return std::nullopt;
  const bool quarter = view.is(next, WordKind::kUnit) && view.value(next) == "quarter";
  if (quarter) spec.unit = Unit::kQuarter;
  if (!quarter && view.words(next) != "period") return std::nullopt;
  return Phrase{at, next + 1, spec, "period-of-year"};
}

// "the quarter ended Sept. 30", "the week of March 5": the one that the day is in.
std::optional<Phrase> ended(const View& view, std::size_t at) {
  const bool determiner = view.is_word(at, "the");
  std::size_t next = at + (determiner ? 1 : 0);
  if (determiner && view.is(next, WordKind::kFiscal)) ++next;
  if (!view.is(next, WordKind::kUnit) || (!determiner && view.value(next) != "weekend")) return std::nullopt;
  const auto unit = read_unit(view, next);
  const bool participle = view.words(next) == "ended" || view.words(next) == "ending";
  const bool of = view.is_preposition(next, "of") && (*unit == Unit::kWeek || *unit == Unit::kWeekend);
  if ((!participle && !of) || *unit < Unit::kWeekend) return std::nullopt;
  auto day = month_phrase(view, next + 1);
  // "the week ended Friday".
  if (!day && participle && *unit == Unit::kWeek) day = weekday_phrase(view, next + 1);
  if (!day && of) day = fixed_phrase(view, next + 1);
  const bool festival = day && day->spec.kind == SpecKind::kHoliday && !day->spec.grain;
  if (!day || (!day->spec.day && !day->spec.weekday && !festival)) return std::nullopt;
  day->spec.grain = *unit;
  return of ? Phrase{at, day->end, day->spec, "unit-of-day"} : Phrase{at, next, day->spec, "unit-ended"};
}

}  // namespace

namespace {

// "the September quarter": the one that ends with the month.
std::optional<Phrase> month_quarter(const View& view, std::size_t at) {
  constexpr int kMonths = 3;
  std::size_t next = at + 1;
  if (!view.is_word(at, "the") || !view.is(next, WordKind::kMonth)) return std::nullopt;
  const auto month = read_month(view, next);
  if (*month % kMonths != 0 || view.value(next) != "quarter" || !view.is(next, WordKind::kUnit)) return std::nullopt;
  Spec spec;
  spec.quarter = *month / kMonths;
  ++next;
  read_year_of(view, next, spec);
  return Phrase{at, next, spec, "month-quarter"};
}

}  // namespace

std::optional<Phrase> results_phrase(const View& view, std::size_t at) {
  for (const RuleFunction rule : {year_earlier, of_years, period_of_year, month_quarter, ended}) {
    if (auto phrase = rule(view, at)) return phrase;
  }
  return std::nullopt;
}

}  // namespace pressmark::dates

// Distances: three months ago, two weeks after May 13, 1999, a year earlier.
#include "extract/dates/phrase.h"

namespace pressmark::dates {
namespace {

// What stands behind an amount of units: "ago", "earlier", "from now", "before yesterday".
struct Distance {
  int way = 0;
  Base base = Base::kPublished;
  int days = 0;  // of a named day: "before yesterday"
  bool named_day = false;
};

std::optional<Distance> read_distance(const View& view, std::size_t& at) {
  std::size_t next = at;
  if (view.is_preposition(next, "from") &&
      (view.words(next + 1) == "now" || view.is(next + 1, WordKind::kRelativeDay))) {
    const int days = view.is(next + 1, WordKind::kRelativeDay) ? view[next + 1].word->number : 0;
    at = next + 2;
    return Distance{1, Base::kPublished, days, view.is(next + 1, WordKind::kRelativeDay)};
  }
  if (!view.is(next, WordKind::kDirection)) return std::nullopt;
  const std::string_view word = view.value(next++);
  const bool back = word == "ago" || word == "earlier" || word == "before";
  if (view.is(next, WordKind::kRelativeDay) && (word == "before" || word == "after")) {
    at = next + 1;
    return Distance{back ? -1 : 1, Base::kPublished, view[next].word->number, true};
  }
  const bool governs =
      (word == "before" || word == "after") && (view[next].kind == TokenKind::kWord || view.is_number(next));
  if (governs) return std::nullopt;
  at = next;
  return Distance{back ? -1 : 1, word == "ago" || word == "from_now" ? Base::kPublished : Base::kContext};
}

// "two weeks after May 13, 1999", "3 days from Tuesday": a distance from a day that the text names.
std::optional<Phrase> distance_from_day(const View& view, std::size_t at, Unit unit, int amount) {
  const bool before = view.is_word(at, "before");
  if (!before && !view.is_word(at, "after") && !view.is_word(at, "from")) return std::nullopt;
  for (const RuleFunction rule : {digits_phrase, month_phrase, weekday_phrase, fixed_phrase}) {
    auto day = rule(view, at + 1);
    const bool named =
        day && (day->spec.day || day->spec.weekday || day->spec.kind == SpecKind::kHoliday) && !is_clock_unit(unit);
    if (!named || amount == 0 || view.is_mark(day->end, 's')) continue;
    day->spec.then_unit = unit;
    day->spec.then_amount = before ? -amount : amount;
    day->rule = "distance-from-day";
    return day;
  }
  return std::nullopt;
}

// "two weeks and two days ago": the smaller unit first, then the larger from there.
std::optional<Phrase> two_units(const View& view, std::size_t at, std::size_t first, Unit unit, const Amount& amount) {
  if (!view.is_preposition(at, "and") || amount.value == 0) return std::nullopt;
  ++at;
  const auto more = read_amount(view, at);
  const auto smaller = more ? read_unit(view, at) : std::nullopt;
  const auto distance = smaller ? read_distance(view, at) : std::nullopt;
  if (!distance || distance->named_day || *smaller >= unit || is_clock_unit(*smaller) || more->value == 0)
    return std::nullopt;
  Spec spec = shift_of(*smaller, distance->way * more->value, distance->base);
  spec.then_unit = unit;
  spec.then_amount = distance->way * amount.value;
  return Phrase{first, at, spec, "distance"};
}

// How far, in the unit's own grain: "two weeks ago" is a week, "two weeks before today" a day.
Spec spec_of(const Distance& distance, Unit unit, const Amount& amount) {
  Spec spec = shift_of(unit, distance.way * amount.value, distance.base);
  spec.duration = duration_value(unit, amount);
  // "a decade ago", "half a century ago" are years.
  const int years = unit == Unit::kDecade ? 10 : unit == Unit::kCentury ? 100 : 0;
  const bool halved = amount.half && years > 0;
  if (amount.text == "X" || (amount.half && !halved) || is_clock_unit(unit)) {
    spec.kind = SpecKind::kReference;
    spec.literal = distance.way < 0 ? "PAST_REF" : "FUTURE_REF";
  }
  if (unit == Unit::kDecade || halved) {
    spec.unit = Unit::kYear;
    spec.amount = distance.way * (amount.value * years + (halved ? years / 2 : 0));
  }
  if (unit == Unit::kDay) spec.amount += distance.days;
  // "two weeks before today" is a day; "two weeks ago" is a week.
  if (distance.named_day && unit > Unit::kDay) {
    spec.then_unit = spec.unit;
    spec.then_amount = spec.amount;
    spec.unit = Unit::kDay;
    spec.amount = distance.days;
    spec.duration.clear();
  }
  return spec;
}

// "three or four months ago", "six to eight weeks ago": the last number counts.
void take_alternative(const View& view, std::size_t& at, Amount& amount) {
  std::size_t next = at;
  const bool joined = view.is_preposition(next, "to") || view.is_preposition(next, "or") || view.is_mark(next, '-');
  if (!joined) return;
  ++next;
  const auto more = read_amount(view, next);
  if (!more || more->article || !view.is(next, WordKind::kUnitPlural)) return;
  amount = *more;
  at = next;
}

// "a week ago today", "two weeks ago Monday": the day itself.
void read_day_of_distance(const View& view, std::size_t& at, Spec& spec) {
  const bool ago = at > 0 && view.value(at - 1) == "ago" && spec.kind == SpecKind::kShift && spec.unit >= Unit::kWeek;
  if (!ago) return;
  std::size_t next = at;
  const bool today = view.is(next, WordKind::kRelativeDay) && view.words(next) != "tonight";
  const auto weekday = today ? std::nullopt : read_weekday(view, next);
  if (weekday && spec.unit == Unit::kWeek) {
    spec.weekday = weekday;
    at = next;
  }
  // "forty years ago this week".
  const bool here = view.is(next, WordKind::kRelative) && relative_named(view.value(next)) == Relative::kThis &&
                    spec.unit == Unit::kYear;
  const Unit around =
      here && view.is(next + 1, WordKind::kUnit) ? static_cast<Unit>(view[next + 1].word->number) : Unit::kSecond;
  const bool inside = around == Unit::kWeek || around == Unit::kWeekend || around == Unit::kMonth;
  if (!today && !inside) return;
  spec.then_unit = spec.unit;
  spec.then_amount = spec.amount;
  spec.unit = inside ? around : Unit::kDay;
  spec.amount = inside ? 0 : view[next].word->number;
  spec.duration.clear();
  at = next + (inside ? 2 : 1);
}

}  // namespace

namespace {

// "the day after Thanksgiving", "the day before March 3".
std::optional<Phrase> day_by_day(const View& view, std::size_t at) {
  const bool day = view.is_word(at, "the") && view.value(at + 1) == "day" && view.is(at + 1, WordKind::kUnit);
  auto phrase = day ? distance_from_day(view, at + 2, Unit::kDay, 1) : std::nullopt;
  if (!phrase || view.is_preposition(at + 2, "from")) return std::nullopt;
  phrase->first = at;
  return phrase;
}

}  // namespace

std::optional<Phrase> distance_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  if (auto phrase = day_by_day(view, at)) return phrase;
  skip_approximate(view, at);
  auto amount = read_amount(view, at);
  if (!amount && first == at && view.is(at, WordKind::kUnitPlural)) amount = Amount{"X", 0, false, false};
  if (!amount) return std::nullopt;
  take_alternative(view, at, *amount);
  const auto unit = read_unit(view, at);
  if (!unit) return std::nullopt;
  // "a year and a half ago".
  const bool half = view.is_preposition(at, "and") && view.is(at + 1, WordKind::kDeterminer) &&
                    view.words(at + 2) == "half" && view.is(at + 3, WordKind::kDirection);
  if (half) at += 3, amount->half = true;
  if (auto phrase = two_units(view, at, first, *unit, *amount)) return phrase;
  if (auto phrase = distance_from_day(view, at, *unit, amount->half ? 0 : amount->value)) {
    phrase->first = first;
    return phrase;
  }
  const auto distance = read_distance(view, at);
  if (!distance) return std::nullopt;
  Spec spec = spec_of(*distance, *unit, *amount);
  read_day_of_distance(view, at, spec);
  return Phrase{first, at, spec, "distance"};
}

}  // namespace pressmark::dates

// Phrases that count from an anchor: today, last week, three months ago, the past decade.
#include "extract/dates/phrase.h"

namespace pressmark::dates {
namespace {

bool is_past(Relative relative) {
  return relative == Relative::kLast || relative == Relative::kPast || relative == Relative::kPrevious;
}
bool is_future(Relative relative) {
  return relative == Relative::kNext || relative == Relative::kComing || relative == Relative::kFollowing;
}
int step_of(Relative relative) {
  return is_past(relative) ? -1 : is_future(relative) ? 1 : 0;
}

// Units below a day never move the calendar.
bool is_clock_unit(Unit unit) {
  return unit == Unit::kSecond || unit == Unit::kMinute || unit == Unit::kHour;
}

Spec shift_of(Unit unit, int amount, Base base) {
  Spec spec;
  spec.kind = SpecKind::kShift;
  spec.unit = unit;
  spec.amount = amount;
  spec.base = base;
  return spec;
}

void read_part(const View& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  if (view.is(next, WordKind::kEdge)) ++next;
  if (!view.is(next, WordKind::kDayPart)) return;
  spec.part = view.value(next);
  at = next + 1;
}

// "the day before yesterday", "the day after tomorrow".
std::optional<Phrase> day_beside(const View& view, std::size_t at, std::size_t first) {
  if (view.is_word(at, "the")) ++at;
  if (view.words(at) != "day" || !view.is(at + 1, WordKind::kDirection) || !view.is(at + 2, WordKind::kRelativeDay))
    return std::nullopt;
  const int way = view.value(at + 1) == "before" ? -1 : 1;
  return Phrase{first, at + 3, shift_of(Unit::kDay, view[at + 2].word->number + way, Base::kPublished), "day-beside"};
}

// "this morning", "last night", "Tonight".
std::optional<Phrase> part_of_today(const View& view, std::size_t at, std::size_t first) {
  const Relative relative = view.is(at, WordKind::kRelative) ? relative_named(view.value(at)) : Relative::kNone;
  if (relative == Relative::kNone || !view.is(at + 1, WordKind::kDayPart)) return std::nullopt;
  Spec spec = shift_of(Unit::kDay, step_of(relative), relative == Relative::kThat ? Base::kContext : Base::kPublished);
  spec.part = view.value(at + 1);
  return Phrase{first, at + 2, spec, "part-of-today"};
}

// "the morning", "early evening", "in the afternoon": a part of the day that the context tells.
std::optional<Phrase> bare_part(const View& view, std::size_t at, std::size_t first) {
  const bool determiner = view.is_word(at, "the");
  if (determiner) ++at;
  const bool edge = view.is(at, WordKind::kEdge);
  if (edge) ++at;
  if (!view.is(at, WordKind::kDayPart) || (!determiner && !edge)) return std::nullopt;
  Spec spec = shift_of(Unit::kDay, 0, Base::kContext);
  spec.part = view.value(at);
  return Phrase{first, at + 1, spec, "part-of-day"};
}

}  // namespace

std::optional<Phrase> relative_day_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  if (auto phrase = day_beside(view, at, first)) return phrase;
  if (view.value(at) == "earlier" || view.value(at) == "later" || view.is(at, WordKind::kEdge)) ++at;
  if (auto phrase = part_of_today(view, at, first)) return phrase;
  if (!view.is(at, WordKind::kRelativeDay)) return bare_part(view, first, first);
  Spec spec = shift_of(Unit::kDay, view[at].word->number, Base::kPublished);
  if (view.words(at) == "tonight" || view.words(at) == "Tonight") spec.part = "NI";
  ++at;
  read_part(view, at, spec);
  return Phrase{first, at, spec, "relative-day"};
}

namespace {

// "the past three months": a stretch that ends or starts at the anchor.
std::optional<Phrase> stretch(const View& view, std::size_t at, std::size_t first, Relative relative) {
  std::size_t next = at;
  const auto amount = read_amount(view, next);
  const std::size_t unit_at = next;
  const auto unit = read_unit(view, next);
  if (!amount || amount->article || !unit || (!view.is(unit_at, WordKind::kUnitPlural) && amount->value != 1))
    return std::nullopt;
  Spec spec;
  spec.kind = SpecKind::kDuration;
  spec.unit = *unit;
  spec.amount = amount->value;
  spec.duration = duration_value(*unit, *amount);
  spec.side = is_past(relative) ? Side::kBefore : is_future(relative) ? Side::kAfter : Side::kNone;
  return Phrase{first, next, spec, "stretch"};
}

// "the past decade", "the past year" last up to now; "last year" is the calendar's.
bool is_stretch_of_one(Relative relative, Unit unit) {
  return relative == Relative::kPast || (is_past(relative) && (unit == Unit::kDecade || unit == Unit::kCentury)) ||
         is_clock_unit(unit);
}

std::optional<Phrase> one_unit(const View& view, std::size_t at, std::size_t first, Relative relative) {
  const bool plural = view.is(at, WordKind::kUnitPlural);
  const auto unit = read_unit(view, at);
  if (!unit) return std::nullopt;
  Spec spec;
  if (plural || is_stretch_of_one(relative, *unit)) {
    spec.kind = SpecKind::kDuration;
    spec.unit = *unit;
    spec.amount = plural ? 0 : 1;
    spec.duration = duration_value(*unit, plural ? Amount{"X", 0, false, false} : Amount{"1", 1, false, false});
    spec.side = is_past(relative) ? Side::kBefore : is_future(relative) ? Side::kAfter : Side::kNone;
    if (plural && !is_past(relative) && !is_future(relative)) return std::nullopt;
    return Phrase{first, at, spec, plural ? "vague-stretch" : "stretch"};
  }
  const bool context = relative == Relative::kPrevious || relative == Relative::kFollowing ||
                       relative == Relative::kSame || relative == Relative::kThat ||
                       (relative == Relative::kNext && *unit == Unit::kDay);
  spec = shift_of(*unit, step_of(relative), context ? Base::kContext : Base::kPublished);
  return Phrase{first, at, spec, "relative-unit"};
}

// "the 5 past years", "the 3 next weeks": the modifier behind the number.
std::optional<Phrase> number_first(const View& view, std::size_t at, std::size_t first) {
  if (view.is_word(at, "the")) ++at;
  std::size_t next = at;
  const auto amount = read_amount(view, next);
  if (!amount || amount->article || !view.is(next, WordKind::kRelative)) return std::nullopt;
  const Relative relative = relative_named(view.value(next));
  const bool plural = view.is(++next, WordKind::kUnitPlural);
  const auto unit = read_unit(view, next);
  if (!unit || !plural || step_of(relative) == 0) return std::nullopt;
  Spec spec;
  spec.kind = SpecKind::kDuration;
  spec.unit = *unit;
  spec.amount = amount->value;
  spec.duration = duration_value(*unit, *amount);
  spec.side = is_past(relative) ? Side::kBefore : Side::kAfter;
  return Phrase{first, next, spec, "stretch"};
}

// "the year previous", "the year before", "the day after", "the week after next".
std::optional<Phrase> modifier_last(const View& view, std::size_t at, std::size_t first) {
  if (!view.is_word(at, "the") || !view.is(at + 1, WordKind::kUnit)) return std::nullopt;
  std::size_t next = at + 1;
  const auto unit = read_unit(view, next);
  if (view.value(next) == "after" && view.value(next + 1) == "next") {
    return Phrase{first, next + 2, shift_of(*unit, 2, Base::kPublished), "after-next"};
  }
  const std::string_view word = view.value(next);
  const bool before = word == "before" || word == "previous" || word == "earlier";
  const bool after = word == "after" || word == "following" || word == "later";
  const bool governs = view[next + 1].kind == TokenKind::kWord || view[next + 1].kind == TokenKind::kNumber;
  if ((!before && !after) || (governs && (word == "before" || word == "after"))) return std::nullopt;
  return Phrase{first, next + 1, shift_of(*unit, before ? -1 : 1, Base::kContext), "modifier-last"};
}

// "the same period", "the same quarter last year", "the year-earlier quarter".
std::optional<Phrase> same_period(const View& view, std::size_t at, std::size_t first) {
  if (view.is_word(at, "the")) ++at;
  const bool same = view.is(at, WordKind::kRelative) && relative_named(view.value(at)) == Relative::kSame;
  const bool what = view.words(at + 1) == "period" || view.words(at + 1) == "time" || view.is(at + 1, WordKind::kUnit);
  if (!same || !what) return std::nullopt;
  Spec spec;
  spec.kind = SpecKind::kEcho;
  spec.unit = view.is(at + 1, WordKind::kUnit) ? static_cast<Unit>(view[at + 1].word->number) : Unit::kCentury;
  at += 2;
  std::size_t next = at;
  Spec year;
  if (read_year_of(view, next, year)) {
    spec.year = year.year;
    spec.year_shift = year.year_shift;
    return Phrase{first, next, spec, "same-period"};
  }
  const auto amount = read_amount(view, next);
  const auto unit = amount ? read_unit(view, next) : std::nullopt;
  const bool back = unit == Unit::kYear &&
                    (view.value(next) == "ago" || view.value(next) == "earlier" || view.value(next) == "before");
  if (!back)
    return spec.unit == Unit::kCentury && view.words(at - 1) == "time"
               ? std::nullopt
               : std::optional(Phrase{first, at, spec, "same-period"});
  spec.amount = -amount->value;
  return Phrase{first, next + 1, spec, "same-period"};
}

}  // namespace

std::optional<Phrase> relative_unit_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  if (auto phrase = same_period(view, at, first)) return phrase;
  if (auto phrase = modifier_last(view, at, first)) return phrase;
  if (auto phrase = number_first(view, at, first)) return phrase;
  std::size_t next = at;
  if (view.value(next) == "earlier" || view.value(next) == "later") ++next;
  skip_edge(view, next);
  if (view.is(next, WordKind::kDeterminer)) ++next;
  if (!view.is(next, WordKind::kRelative)) return std::nullopt;
  Relative relative = relative_named(view.value(next++));
  if (view.is(next, WordKind::kRelative)) relative = relative_named(view.value(next++));
  if (auto phrase = stretch(view, next, first, relative)) return phrase;
  return one_unit(view, next, first, relative);
}

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
  const bool governs = (word == "before" || word == "after") && view[next].kind == TokenKind::kWord;
  if (governs) return std::nullopt;
  at = next;
  return Distance{back ? -1 : 1, word == "ago" || word == "from_now" ? Base::kPublished : Base::kContext};
}

}  // namespace

namespace {

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

}  // namespace

std::optional<Phrase> distance_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  if (view.is(at, WordKind::kApproximate)) ++at;
  const auto amount = read_amount(view, at);
  if (!amount) return std::nullopt;
  const auto unit = read_unit(view, at);
  if (!unit) return std::nullopt;
  if (auto phrase = distance_from_day(view, at, *unit, amount->half ? 0 : amount->value)) {
    phrase->first = first;
    return phrase;
  }
  const auto distance = read_distance(view, at);
  if (!distance) return std::nullopt;
  Spec spec = shift_of(*unit, distance->way * amount->value, distance->base);
  spec.duration = duration_value(*unit, *amount);
  if (amount->text == "X" || amount->half || is_clock_unit(*unit)) {
    spec.kind = SpecKind::kReference;
    spec.literal = distance->way < 0 ? "PAST_REF" : "FUTURE_REF";
  }
  if (*unit == Unit::kDay) spec.amount += distance->days;
  // "two weeks before today" is a day; "two weeks ago" is a week.
  if (distance->named_day && *unit == Unit::kWeek) {
    constexpr int kDaysOfWeek = 7;
    spec.unit = Unit::kDay;
    spec.amount = spec.amount * kDaysOfWeek + distance->days;
  }
  return Phrase{first, at, spec, "distance"};
}

}  // namespace pressmark::dates

// Phrases that count from an anchor: today, last week, three months ago, the past decade.
#include "extract/dates/phrase.h"

namespace pressmark::dates {
namespace {

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
  // "the next morning" is of the day that was told.
  const bool definite = view.is_word(at, "the") && view.is(at + 1, WordKind::kRelative);
  if (definite) ++at;
  const Relative relative = view.is(at, WordKind::kRelative) ? relative_named(view.value(at)) : Relative::kNone;
  if (relative == Relative::kNone || !view.is(at + 1, WordKind::kDayPart)) return std::nullopt;
  const bool context = definite || relative == Relative::kThat;
  Spec spec = shift_of(Unit::kDay, step_of(relative), context ? Base::kContext : Base::kPublished);
  spec.part = view.value(at + 1);
  spec.relative = context ? Relative::kThat : relative;
  return Phrase{first, at + 2, spec, "part-of-today"};
}

// "the morning", "early evening", "in the afternoon": a part of the day that the context tells.
std::optional<Phrase> bare_part(const View& view, std::size_t at, std::size_t first) {
  const bool determiner = view.is_word(at, "the");
  if (determiner) ++at;
  const bool edge = view.is(at, WordKind::kEdge);
  if (edge) ++at;
  const std::string_view before = first > 0 ? view.lower(first - 1) : std::string_view{};
  const bool asked = before == "by" || before == "until" || before == "since" || before == "before" ||
                     (before == "at" && view.value(at) == "MI") || (before == "around" && view.value(at) == "MI");
  if (!view.is(at, WordKind::kDayPart) || (!determiner && !edge && !asked) || view.is_mark(at + 1, 's'))
    return std::nullopt;
  // "the morning of Sept. 11", "the early morning hours of Sunday".
  const bool hours = edge && view.words(at + 1) == "hours";
  const std::size_t behind = at + (hours ? 2 : 1);
  const bool of = view.is_preposition(behind, "of");
  if (of || hours) {
    for (const RuleFunction rule : {month_phrase, weekday_phrase}) {
      auto day = rule(view, behind + (of ? 1 : 0));
      if (!day || !(day->spec.day || day->spec.weekday) || !day->spec.part.empty()) continue;
      day->first = first;
      day->spec.part = view.value(at);
      return day;
    }
  }
  Spec spec = shift_of(Unit::kDay, 0, Base::kContext);
  spec.part = view.value(at);
  return Phrase{first, at + 1, spec, "part-of-day"};
}

// "the early hours of Saturday", "the small hours".
std::optional<Phrase> early_hours(const View& view, std::size_t at) {
  const std::size_t edge = view.is_word(at, "the") ? at + 1 : at;
  if (!view.is_word(edge + 1, "hours") || !view.is_preposition(edge + 2, "of")) return std::nullopt;
  if (view.value(edge) != "early" && view.words(edge) != "small") return std::nullopt;
  for (const RuleFunction rule : {month_phrase, weekday_phrase}) {
    auto day = rule(view, edge + 3);
    if (!day || !(day->spec.day || day->spec.weekday)) continue;
    day->first = at;
    day->spec.part = "MO";
    return day;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Phrase> relative_day_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  if (auto phrase = day_beside(view, at, first)) return phrase;
  if (auto phrase = early_hours(view, at)) return phrase;
  if (view.value(at) == "earlier" || view.value(at) == "later" || view.is(at, WordKind::kEdge)) ++at;
  if (auto phrase = part_of_today(view, at, first)) return phrase;
  if (!view.is(at, WordKind::kRelativeDay)) return bare_part(view, first, first);
  Spec spec = shift_of(Unit::kDay, view[at].word->number, Base::kPublished);
  if (view.words(at) == "tonight" || view.words(at) == "Tonight") spec.part = "NI";
  ++at;
  read_day_part(view, at, spec);
  return Phrase{first, at, spec, "relative-day"};
}

namespace {

// "the past three months": a stretch that ends or starts at the anchor.
std::optional<Phrase> stretch(const View& view, std::size_t at, std::size_t first, Relative relative) {
  std::size_t next = at;
  const auto amount = read_amount(view, next);
  if (amount) skip_alternative(view, next);
  const std::size_t unit_at = next;
  const auto unit = read_unit(view, next);
  if (!amount || amount->article || !unit || (!view.is(unit_at, WordKind::kUnitPlural) && amount->value != 1))
    return std::nullopt;
  Spec spec;
  spec.kind = SpecKind::kDuration;
  spec.unit = *unit;
  spec.amount = amount->value;
  spec.duration = duration_value(*unit, *amount);
  spec.side = is_past(relative) ? Side::kBefore : is_next(relative) ? Side::kAfter : Side::kNone;
  if (amount->half) add_half(spec);
  read_tail(view, next, spec);
  return Phrase{first, next, spec, "stretch"};
}

// "over the last year": not the calendar's.
bool is_lasting(const View& view, std::size_t first) {
  if (first == 0 || !view.is_word(first, "the")) return false;
  const std::string_view word = view.lower(first - 1);
  return word == "over" || word == "in" || word == "during" || word == "within" || word == "for";
}

// "the past decade", "the past year" last up to now; "last year" is the calendar's.
bool is_stretch_of_one(Relative relative, Unit unit) {
  if (unit == Unit::kWeekend) return false;  // "this past weekend" is a date
  return relative == Relative::kPast || (is_past(relative) && (unit == Unit::kDecade || unit == Unit::kCentury)) ||
         is_clock_unit(unit);
}

std::optional<Phrase> one_unit(const View& view, std::size_t at, std::size_t first, Relative relative) {
  // "last workweek", "the coming working week": its days from Monday to Friday.
  const bool worked = (view.words(at) == "working" || view.words(at) == "work") && view.words(at + 1) == "week";
  const bool work = worked || view.is_word(at, "workweek");
  if (worked) ++at;
  const bool plural = view.is(at, WordKind::kUnitPlural);
  const auto unit = read_unit(view, at);
  if (!unit) return std::nullopt;
  Spec spec;
  const bool lasting = (relative == Relative::kLast || relative == Relative::kNext) && is_lasting(view, first) &&
                       *unit != Unit::kQuarter && *unit >= Unit::kWeek && !work;
  if (plural || lasting || is_stretch_of_one(relative, *unit)) {
    spec.kind = SpecKind::kDuration;
    spec.unit = *unit;
    spec.amount = plural ? 0 : 1;
    spec.duration = duration_value(*unit, plural ? Amount{"X", 0, false, false} : Amount{"1", 1, false, false});
    spec.side = is_past(relative) ? Side::kBefore : is_next(relative) ? Side::kAfter : Side::kNone;
    if (plural && !is_past(relative) && !is_next(relative)) return std::nullopt;
    if (!plural) read_tail(view, at, spec);
    // "in the coming days" points ahead, how long does not matter.
    if (plural && relative == Relative::kComing) {
      spec.kind = SpecKind::kReference;
      spec.literal = "FUTURE_REF";
    }
    return Phrase{first, at, spec, plural ? "vague-stretch" : "stretch"};
  }
  const bool context = relative == Relative::kPrevious || relative == Relative::kFollowing ||
                       relative == Relative::kSame || relative == Relative::kThat ||
                       (relative == Relative::kNext && *unit == Unit::kDay);
  spec = shift_of(*unit, step_of(relative), context ? Base::kContext : Base::kPublished);
  if (work) spec.edge = "work";
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

// "at that time", "by that time".
std::optional<Phrase> that_time(const View& view, std::size_t at, std::size_t first) {
  const bool asked = first == at && at > 0 && view.is(at - 1, WordKind::kPreposition);
  if (!asked || !view.is_word(at, "that") || view.words(at + 1) != "time") return std::nullopt;
  Spec then;
  then.kind = SpecKind::kEcho;
  then.unit = Unit::kCentury;
  then.literal = "time";
  return Phrase{first, at + 2, then, "that-time"};
}

// "the same period", "the same quarter last year", "the year-earlier quarter".
std::optional<Phrase> same_period(const View& view, std::size_t at, std::size_t first) {
  if (view.is_word(at, "the")) ++at;
  const bool like =
      first < at && view.words(at) == "like" && (view.words(at + 1) == "period" || view.value(at + 1) == "quarter");
  const bool same = like || (view.is(at, WordKind::kRelative) && relative_named(view.value(at)) == Relative::kSame);
  if (auto then = that_time(view, at, first)) return then;
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

// "the rest of the week", "the remainder of this year": from today on.
std::optional<Phrase> rest_of(const View& view, std::size_t at) {
  const std::size_t first = at;
  if (view.is_word(at, "the")) ++at;
  if ((view.words(at) != "rest" && view.words(at) != "remainder") || !view.is_preposition(at + 1, "of"))
    return std::nullopt;
  at += 2;
  const bool here = view.is_word(at, "the") ||
                    (view.is(at, WordKind::kRelative) && relative_named(view.value(at)) == Relative::kThis);
  if (!here || !view.is(at + 1, WordKind::kUnit)) return std::nullopt;
  const auto unit = static_cast<Unit>(view[at + 1].word->number);
  if (unit <= Unit::kDay || unit > Unit::kYear || unit == Unit::kHalf || unit == Unit::kSeason) return std::nullopt;
  Spec spec = shift_of(unit, 0, Base::kPublished);
  spec.edge = "later";
  return Phrase{first, at + 2, spec, "rest"};
}

}  // namespace

std::optional<Phrase> relative_unit_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  if (auto phrase = rest_of(view, at)) return phrase;
  if (auto phrase = same_period(view, at, first)) return phrase;
  if (auto phrase = modifier_last(view, at, first)) return phrase;
  if (auto phrase = number_first(view, at, first)) return phrase;
  std::size_t next = at;
  if (view.value(next) == "earlier" || view.value(next) == "later") ++next;
  skip_edge(view, next);
  Relative relative = Relative::kNone;
  if (!read_relative(view, next, relative)) return std::nullopt;
  if (auto phrase = stretch(view, next, first, relative)) return phrase;
  return one_unit(view, next, first, relative);
}

}  // namespace pressmark::dates

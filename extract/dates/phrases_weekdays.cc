// Weekdays: last Friday night, Tuesday of last week, Monday the 21st.
#include "extract/dates/clues.h"
#include "extract/dates/phrase.h"

namespace pressmark::dates {
namespace {

// Names of the short forms are words as well: "Sun", "Sat", "Wed".
bool short_weekday_stands(const View& view, std::size_t at, std::size_t end) {
  if (!view.is(at, WordKind::kWeekdayShort)) return true;
  const bool before = at > 0 && (view.is_preposition(at - 1, "on") || view.is(at - 1, WordKind::kRelative));
  const bool after = view.is(end, WordKind::kDayPart) || view.is_mark(at + 1, '.');
  return before || after;
}

// "of last week", "next week Wednesday" give the week of a weekday.
bool read_week_of(const View& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  if (view.is_preposition(next, "of")) ++next;
  if (view.is(next, WordKind::kDeterminer)) ++next;
  if (!view.is(next, WordKind::kRelative) || view.value(next + 1) != "week") return false;
  const Relative relative = relative_named(view.value(next));
  spec.kind = SpecKind::kShift;
  spec.unit = Unit::kWeek;
  spec.amount = step_of(relative);
  at = next + 2;
  return true;
}

// "said that Friday was wet": the word joins a clause; "they married that Saturday" names the day.
bool joins_clause(const View& view, std::size_t that) {
  if (that == 0) return true;
  const std::size_t end = that + 2;
  if (view.is_mark(end, 's')) return true;
  if (view[end].kind == TokenKind::kEnd || view.is_mark(end, '.')) return false;
  const bool verb = view.is(that - 1, WordKind::kPastCue) || is_regular_past(view, that - 1);
  return is_speech(view, that - 1) || (verb && view[end].kind == TokenKind::kWord);
}

// "the following Monday", "that Saturday", "the Sunday before": counted from the day told before.
void take_context(const View& view, std::size_t first, std::size_t& end, Spec& spec) {
  if (spec.kind != SpecKind::kCalendar) return;
  const bool told = spec.relative == Relative::kFollowing || spec.relative == Relative::kThat ||
                    (spec.relative == Relative::kPrevious && view.is_word(first, "the"));
  if (told) spec.base = Base::kContext;
  const bool before = view.value(end) == "before" || view.value(end) == "after" || view.value(end) == "previous";
  const bool governs = view[end + 1].kind == TokenKind::kWord && !view.is_preposition(end + 1, "and");
  if (!before || governs || view.is_number(end + 1) || !view.is_word(first, "the") || spec.relative != Relative::kNone)
    return;
  spec.base = Base::kContext;
  spec.relative = view.value(end) == "after" ? Relative::kFollowing : Relative::kPrevious;
  ++end;
}

// "Friday 5/12", "Friday, 12.5.2019": the digits decide, the weekday speaks for their order.
std::optional<Phrase> with_digits(const View& view, std::size_t at, int weekday) {
  if (view.is_mark(at, ',')) ++at;
  auto digits = digits_phrase(view, at);
  if (!digits || !digits->spec.day) return std::nullopt;
  digits->spec.weekday = weekday;
  return digits;
}

}  // namespace

std::optional<Phrase> weekday_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  Spec spec;
  const bool edge = view.value(at) == "early" || view.value(at) == "late" || view.is_word(at, "mid") ||
                    view.value(at) == "earlier" || view.value(at) == "later";
  if (edge) ++at;
  const bool week_first = read_week_of(view, at, spec);
  if (week_first && view.is_mark(at, '-')) ++at;
  if (week_first && view.is_preposition(at, "on")) ++at;
  if (!week_first) read_relative(view, at, spec.relative);
  if (spec.relative == Relative::kThat && joins_clause(view, first)) return std::nullopt;
  if (at == first && view.is_word(at, "the")) ++at;
  const std::size_t weekday_at = at;
  spec.weekday = read_weekday(view, at);
  if (!spec.weekday || !short_weekday_stands(view, weekday_at, at)) return std::nullopt;
  if (!week_first) read_week_of(view, at, spec);
  if (auto digits = spec.kind == SpecKind::kCalendar ? with_digits(view, at, *spec.weekday) : std::nullopt) {
    digits->first = first;
    return digits;
  }
  read_day_part(view, at, spec);
  take_context(view, first, at, spec);
  const bool article = weekday_at == first + 1 && view.is_word(first, "the");
  if (article && spec.base != Base::kContext) return std::nullopt;
  // "Monday 21" and "Monday the 21st": the day of the month decides; "freed Monday the first of them" has none.
  std::size_t day_at = at;
  if (view.is_word(day_at, "the")) ++day_at;
  const bool ordinal =
      view[day_at].lead || view.is(day_at, WordKind::kOrdinal) || view[day_at + 1].kind != TokenKind::kWord;
  const auto day = view.is_number(day_at) || day_at > at ? read_day(view, day_at) : std::nullopt;
  const bool ranked =
      view.is(day_at - 1, WordKind::kOrdinal) && (view.is_plain_word(day_at) || view.is_preposition(day_at, "of"));
  const bool clock = view.is(day_at, WordKind::kMeridiem) || view.is_mark(day_at, '-') || view.is_mark(day_at, '/');
  if (spec.part.empty() && spec.kind == SpecKind::kCalendar && day && ordinal && !clock && !ranked) {
    spec.day = *day;
    return Phrase{first, day_at, spec, "weekday-day"};
  }
  return Phrase{first, at, spec, "weekday"};
}

}  // namespace pressmark::dates

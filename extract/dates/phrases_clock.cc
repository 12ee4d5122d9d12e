// Times of the day: 10:30 a.m. EST, 0800 UTC, noon, 12:00 UTC Monday.
#include <array>

#include "extract/dates/phrase.h"
#include "extract/dates/places.h"

namespace pressmark::dates {
namespace {

std::optional<int> two_digits(const View& view, std::size_t at, int limit) {
  const Token& token = view[at];
  if (token.kind != TokenKind::kNumber || !token.plain || token.lead || token.digits != 2 || token.value >= limit)
    return std::nullopt;
  return token.value;
}

// ":30:15" behind an hour; a dot does only where a half of the day follows ("10.30am").
void read_minutes(const View& view, std::size_t& at, Clock& clock) {
  const bool colon = view.is_mark(at, ':');
  const bool dot = view.is_mark(at, '.') && view.is(at + 2, WordKind::kMeridiem);
  if ((!colon && !dot) || !view[at].glued || !view[at + 1].glued) return;
  clock.minute = two_digits(view, at + 1, 60);
  if (!clock.minute) return;
  at += 2;
  if (!view.is_mark(at, ':') || !view[at].glued) return;
  clock.second = two_digits(view, at + 1, 60);
  if (clock.second) at += 2;
}

// "9:30 in the morning", "8 in the evening".
bool read_half_of_day(const View& view, std::size_t& at, Clock& clock) {
  constexpr int kNoon = 12;
  const bool part = view.is_preposition(at, "in") && view.is_word(at + 1, "the") && view.is(at + 2, WordKind::kDayPart);
  if (!part || clock.hour > kNoon || clock.hour == 0) return false;
  if (view.value(at + 2) != "MO") clock.hour = clock.hour % kNoon + kNoon;
  at += 3;
  return true;
}

bool read_meridiem(const View& view, std::size_t& at, Clock& clock) {
  const bool at_hour = at > 1 && view.is_preposition(at - 2, "at");  // "at 7 in the morning"
  if ((clock.minute || at_hour) && read_half_of_day(view, at, clock)) return true;
  std::size_t next = at;
  if (!view.is(next, WordKind::kMeridiem) || clock.hour > 12) return false;
  clock.hour = clock.hour % 12 + view[next].word->number;
  at = next + 1;
  return true;
}

// "Beijing time", "Eastern Standard Time", "local time"; the last is the dateline's.
bool read_named_zone(const View& view, std::size_t& at, Clock& clock) {
  constexpr std::size_t kMostWords = 3;
  for (std::size_t time = at + 1; time <= at + kMostWords; ++time) {
    if (view[time].kind != TokenKind::kWord) return false;
    if (view.words(time) != "time" && view.words(time) != "Time") continue;
    const std::uint32_t start = view[at].span.start;
    const std::string_view name = view.text().substr(start, view[time - 1].span.end - start);
    const std::string_view zone = name == "local" ? name : zone_of_place(name);
    if (zone.empty()) return false;
    clock.zone_name = zone;
    at = time + 1;
    return true;
  }
  return false;
}

bool read_zone(const View& view, std::size_t& at, Clock& clock) {
  if (read_named_zone(view, at, clock)) return true;
  std::size_t next = at;
  const bool bracket = view.is_mark(next, '(');
  if (bracket) ++next;
  const bool zone = view.is(next, WordKind::kZone) || view.is(next, WordKind::kZoneGeneric);
  if (!zone || (bracket && !view.is_mark(next + 1, ')'))) return false;
  clock.generic_zone = view.is(next, WordKind::kZoneGeneric);
  clock.zone_minutes = view[next].word->number;
  clock.zone_name = view[next].word->text;
  at = next + (bracket ? 2 : 1);
  return true;
}

// "0800 UTC", "1430 GMT": four digits need a zone.
std::optional<Clock> military(const View& view, std::size_t& at) {
  const Token& token = view[at];
  if (token.kind != TokenKind::kNumber || !token.plain || token.digits != 4 || token.value >= 2400 ||
      token.value % 100 >= 60)
    return std::nullopt;
  Clock clock;
  clock.hour = token.value / 100;
  clock.minute = token.value % 100;
  std::size_t next = at + 1;
  if (!read_zone(view, next, clock)) return std::nullopt;
  at = next;
  return clock;
}

// "10 o'clock": o, apostrophe, clock.
bool read_o_clock(const View& view, std::size_t& at) {
  if (view.words(at) != "o" || !view.is_mark(at + 1, '\'') || view.words(at + 2) != "clock") return false;
  at += 3;
  return true;
}

}  // namespace

std::optional<Clock> read_clock(const View& view, std::size_t& at) {
  if (auto clock = military(view, at)) return clock;
  std::size_t next = at;
  if (view.is(next, WordKind::kClockWord)) {
    Clock clock;
    clock.hour = view[next++].word->number;
    clock.minute = 0;
    static_cast<void>(read_zone(view, next, clock));  // "noon EST", "noon"
    at = next;
    return clock;
  }
  const Token& token = view[next];
  const bool hour =
      token.kind == TokenKind::kNumber && token.plain && !token.lead && token.digits <= 2 && token.value <= 24;
  if (!hour) return std::nullopt;
  if (next > 0 && token.glued &&
      (view.is_mark(next - 1, ':') || view.is_mark(next - 1, '.') || view.is_mark(next - 1, '$')))
    return std::nullopt;
  Clock clock;
  clock.hour = token.value;
  ++next;
  read_minutes(view, next, clock);
  const bool meridiem = read_meridiem(view, next, clock) || read_o_clock(view, next);
  const bool zone = read_zone(view, next, clock);
  const bool ratio = clock.minute && !meridiem && !zone && view.is_mark(next, ':');
  if ((!clock.minute && !meridiem) || ratio) return std::nullopt;
  at = next;
  return clock;
}

namespace {

// A day right beside the time: "Monday", "today", "Friday, Feb. 6".
void read_day_beside(const View& view, std::size_t& at, Spec& spec, Clock& clock) {
  std::size_t next = at;
  // "3 o'clock this afternoon", "10:00 Thursday morning".
  for (const RuleFunction rule : {relative_day_phrase, weekday_phrase}) {
    auto day = rule(view, next);
    const bool part = day && !day->spec.part.empty() && view.words(next) != "tonight" &&
                      day->spec.base == Base::kPublished && (day->spec.weekday || day->spec.kind == SpecKind::kShift);
    if (!part) continue;
    constexpr int kNoon = 12;
    constexpr int kSmallHours = 6;
    const bool night = day->spec.part == "NI" && clock.hour < kSmallHours;
    if (day->spec.part != "MO" && clock.hour < kNoon && !night) clock.hour += kNoon;
    spec = day->spec;
    spec.part = {};
    at = day->end;
    return;
  }
  const bool tonight = view.words(next) == "tonight";  // "midnight tonight"
  if (auto day = relative_day_phrase(view, next); day && (day->spec.part.empty() || tonight)) {
    spec = day->spec;
    spec.part = {};
    at = day->end;
  } else if (auto month = month_phrase(view, next); month && month->spec.day) {
    spec = month->spec;
    at = month->end;
  } else if (auto weekday = weekday_phrase(view, next); weekday && weekday->spec.part.empty()) {
    spec = weekday->spec;
    at = weekday->end;
  }
}

}  // namespace

namespace {

// "from 2 to 4 p.m.", "between 10 and 2 p.m.": the first hour has its half of the day from the second.
std::optional<Clock> first_hour(const View& view, std::size_t& at) {
  constexpr int kNoon = 12;
  const Token& token = view[at];
  const bool asked = at > 0 && (view.is_preposition(at - 1, "from") || view.is_word(at - 1, "between"));
  const bool hour = token.kind == TokenKind::kNumber && token.plain && !token.lead && token.digits <= 2 &&
                    token.value >= 1 && token.value <= kNoon;
  const bool joint = view.is_preposition(at + 1, "to") || view.is_preposition(at + 1, "and") ||
                     view.is_preposition(at + 1, "until") || view.is_mark(at + 1, '-');
  if (!asked || !hour || !joint) return std::nullopt;
  std::size_t next = at + 2;
  const std::size_t second_at = next;
  const auto second = read_clock(view, next);
  if (!second || !view.is_number(second_at) || !view.is(second_at + 1, WordKind::kMeridiem)) return std::nullopt;
  Clock clock;
  clock.hour = token.value % kNoon;
  if (second->hour >= kNoon && clock.hour <= second->hour % kNoon) clock.hour += kNoon;
  clock.zone_name = second->zone_name;
  clock.zone_minutes = second->zone_minutes;
  clock.generic_zone = second->generic_zone;
  ++at;
  return clock;
}

}  // namespace

std::optional<Phrase> clock_phrase(const View& view, std::size_t at) {
  const std::size_t about = at;
  if (view.is(at, WordKind::kApproximate)) ++at;
  const std::size_t first = at;
  if (const auto clock = first_hour(view, at)) {
    Spec spec;
    spec.clock = clock;
    return Phrase{about, at, spec, "first-hour"};
  }
  auto clock = read_clock(view, at);
  if (!clock) return std::nullopt;
  // A bare "3:16" is a score or a verse unless a preposition says otherwise.
  const bool bare =
      clock->zone_name.empty() && view.is(at - 1, WordKind::kNone) && clock->minute && view.is_number(at - 1);
  const bool invited =
      about > 0 && (view.is(about - 1, WordKind::kPreposition) || view.is(about - 1, WordKind::kWeekday) ||
                    view.is(about - 1, WordKind::kRelativeDay) || view.is(about - 1, WordKind::kDirection) ||
                    view.is_mark(about - 1, ','));
  if (bare && first > 0 && !invited && view.is_number(at - 1) && !view.is(at - 1, WordKind::kMeridiem))
    return std::nullopt;
  Spec spec;
  read_day_beside(view, at, spec, *clock);
  spec.clock = clock;
  return Phrase{about, at, spec, "clock"};
}

}  // namespace pressmark::dates

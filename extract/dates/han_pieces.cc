#include "extract/dates/han_pieces.h"

namespace pressmark::dates {

using K = HanKind;

bool in_range(const HanToken& token, int low, int high) {
  return token.kind == K::kNumber && token.value >= low && token.value <= high;
}

// "2020 nian", "er ling er ling nian", "min guo 109 nian", "98 nian" only with a month behind it.
static bool read_written_year(const HanView& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  int offset = 0;
  const bool era = view.is(next, K::kEra);
  if (era) offset = view[next++].value;
  const HanToken& number = view[next];
  const bool edge = view.is(next + 1, K::kYearEdge);
  if (number.kind != K::kNumber || (!view.is(next + 1, K::kYear) && !edge)) return false;
  const bool four = number.digits == 4 && in_range(number, kFirstHanYear, kLastHanYear);
  const bool two =
      number.digits == 2 && (number.han || (in_range(view[next + 2], 1, 12) && view.is(next + 3, K::kMonth)));
  if (!era && !four && !two) return false;
  constexpr int kCenturyTurn = 40;
  spec.year = number.value + (era ? offset : four ? 0 : number.value <= kCenturyTurn ? 2000 : 1900);
  at = next + 2;
  return true;
}

bool read_han_year(const HanView& view, std::size_t& at, Spec& spec) {
  if (read_written_year(view, at, spec)) return true;
  if (!view.is(at, K::kYearWord) && !view.is(at, K::kContextYear)) return false;
  if (view.is(at, K::kContextYear)) {
    spec.base = Base::kContext;
    spec.unit = Unit::kYear;
  }
  spec.year_shift = view[at++].value;
  return true;
}

// "di san ji du", "3 ji du", "yi ji du", "shou ji".
bool read_quarter(const HanView& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  if (view.is(next, K::kQuarterWord)) {
    spec.quarter = view[next].value;
    at = next + 1;
    return true;
  }
  const bool nth = view.is(next, K::kNth);
  if (nth) ++next;
  const bool number = in_range(view[next], 1, 4) || view.is(next, K::kFirst);
  if (!number || !view.is(next + 1, K::kQuarter)) return false;
  if (!nth && view[next + 1].span.size() < 6 && !view.is(next, K::kFirst)) return false;
  spec.quarter = view[next].value;
  at = next + 2;
  return true;
}

bool read_part_of_year(const HanView& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  if (view.is(next, K::kParticle)) ++next;
  if (view.is(next, K::kHalf)) {
    spec.half = view[next].value;
  } else if (view.is(next, K::kSeason)) {
    spec.season = view[next].text;
  } else if (read_quarter(view, next, spec)) {
    at = next;
    return true;
  } else if (view.is(next, K::kNth) && in_range(view[next + 1], 1, 53) && view.is(next + 2, K::kWeek)) {
    spec.week = view[next + 1].value;
    next += 2;
  } else {
    return false;
  }
  at = next + 1;
  return true;
}

bool read_written_month(const HanView& view, std::size_t& at, Spec& spec) {
  if (!in_range(view[at], 1, 12) || (!view.is(at + 1, K::kMonth) && !view.is(at + 1, K::kMonthEdge))) return false;
  spec.month = view[at].value;
  at += 2;
  return true;
}

bool read_written_day(const HanView& view, std::size_t& at, Spec& spec) {
  if (!in_range(view[at], 1, 31) || !view.is(at + 1, K::kDay)) return false;
  spec.day = view[at].value;
  at += 2;
  return true;
}

void read_edge(const HanView& view, std::size_t& at) {
  if (view.is(at, K::kEdge)) ++at;
}

// The hour as the part of the day has it: three in the afternoon is 15.
int full_hour(int hour, std::string_view part) {
  const bool later = part == "AF" || part == "EV" || (part == "NI" && hour >= 6) || (part == "MI" && hour < 11);
  if (later && hour < 12) return hour + 12;
  return part == "MO" && hour == 12 ? 0 : hour;
}

static void read_minutes(const HanView& view, std::size_t& at, Clock& clock) {
  if (view.is(at, K::kHalfHour)) {
    clock.minute = 30;
    ++at;
    return;
  }
  if (!in_range(view[at], 0, 59) || !view.is(at + 1, K::kMinute)) return;
  clock.minute = view[at].value;
  at += 2;
  if (!in_range(view[at], 0, 59) || !view.is(at + 1, K::kSecond)) return;
  clock.second = view[at].value;
  at += 2;
}

// "10:30", "10 shi 30 fen".
std::optional<Clock> read_hour(const HanView& view, std::size_t& at) {
  if (!in_range(view[at], 0, 24)) return std::nullopt;
  Clock clock;
  clock.hour = view[at].value;
  if (view.is(at + 1, K::kColon) && in_range(view[at + 2], 0, 59) && view[at + 2].digits == 2) {
    clock.minute = view[at + 2].value;
    at += 3;
    return clock;
  }
  if (!view.is(at + 1, K::kHour)) return std::nullopt;
  at += 2;
  read_minutes(view, at, clock);
  return clock;
}

// Zone, part of the day and clock behind a day; true if any of the last two was there.
bool read_time(const HanView& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  const bool zone = view.is(next, K::kZone);
  const int offset = zone ? view[next++].value : 0;
  if (view.is(next, K::kPart)) spec.part = view[next++].text;
  if (auto clock = read_hour(view, next)) {
    clock->hour = full_hour(clock->hour, spec.part);
    if (zone) clock->zone_minutes = offset;
    spec.clock = clock;
    spec.part = {};
  }
  if (spec.part.empty() && !spec.clock) return false;
  at = next;
  return true;
}

// The last character of a weekday's name: one to six, or day.
std::optional<int> read_weekday_number(const HanView& view, std::size_t& at) {
  constexpr int kSunday = 7;
  if (view.is(at, K::kDay) || (view.is(at, K::kUnit) && view[at].text == "day")) {
    ++at;
    return kSunday;
  }
  if (!view[at].han || !in_range(view[at], 1, 6) || view[at].digits != 1) return std::nullopt;
  return view[at++].value;
}

// "san nian", "9 ge yue", "60 tian", "duo nian".
std::optional<Length> read_length(const HanView& view, std::size_t& at) {
  const HanToken& number = view[at];
  if (number.kind != K::kNumber && number.kind != K::kVague) return std::nullopt;
  if (number.digits == 4 && in_range(number, kFirstHanYear, kLastHanYear)) return std::nullopt;
  std::size_t next = at + 1;
  if (number.kind == K::kNumber && view.is(next, K::kVague)) ++next;
  Length length;
  const HanToken& unit = view[next];
  if (unit.kind == K::kYear) {
    length.unit = Unit::kYear;
  } else if (unit.kind == K::kWeek && number.kind == K::kNumber) {
    length.unit = Unit::kWeek;
  } else if (unit.kind == K::kHour && unit.span.size() == 3 && number.kind == K::kNumber) {
    length.unit = Unit::kHour;
  } else if (unit.kind == K::kUnit) {
    length.unit = *unit_named(unit.text);
  } else {
    return std::nullopt;
  }
  const bool vague = number.kind == K::kVague;
  length.amount = {vague ? "X" : std::to_string(number.value), vague ? 0 : number.value, false, false};
  at = next + 1;
  return length;
}

}  // namespace pressmark::dates

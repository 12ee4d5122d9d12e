// What a phrase says about time, before anybody asks when it was said.
//
//   "the first quarter of last year"  ->  Spec{kNth, unit quarter, nth 1, year_shift -1}
//   "Friday night"                    ->  Spec{kCalendar, weekday 5, part "NI"}
//
// A Spec is underspecified on purpose: fields that the words do not give stay empty and are filled in by resolve.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/dates/calendar.h"
#include "extract/dates/token.h"

namespace pressmark::dates {

enum class SpecKind {
  kCalendar,   // fields of a calendar day or a longer period
  kShift,      // `amount` units from the anchor: "last week", "three days ago", "today"
  kNth,        // the nth unit of a period: "first half of 2020", "the last week of March"
  kDuration,   // "three months"; with `side` it touches the anchor: "the past three months"
  kSet,        // "every Monday", "weekly"
  kReference,  // `literal`: "now", "recently"
  kHoliday,    // `literal` names it
  kEcho,       // "the same period", "that day": the last one told, `amount` years on
};

enum class Relative { kNone, kLast, kPast, kPrevious, kThis, kSame, kNext, kComing, kFollowing, kThat };

// Where the moving starts.
enum class Base { kPublished, kContext };

// Which side of the anchor a duration lies on.
enum class Side { kNone, kBefore, kAfter };

// A bound that a word beside the mention takes away: "since May", "until 2020", "after 2018", "before 2018".
// "the year to date" ends today.
enum class Open { kNone, kSince, kUntil, kAfter, kBefore, kToday };

struct Clock {
  int hour = 0;
  std::optional<int> minute;
  std::optional<int> second;
  std::optional<int> zone_minutes;  // east of UTC
  std::string_view zone_name;       // "" for none; "ET" and IANA names change with the season; "local": the dateline's
  bool generic_zone = false;
};

struct Spec {
  SpecKind kind = SpecKind::kCalendar;
  std::optional<int> year;
  std::optional<int> year_shift;  // years from the anchor's year: "March last year"
  std::optional<int> quarter;     // 1..4
  std::optional<int> half;        // 1, 2
  std::optional<int> month;
  std::optional<int> day;
  std::optional<int> weekday;  // 1 = Monday
  std::optional<int> week;     // ISO week
  std::optional<int> decade;   // 199 for the 1990s; 9 for "the nineties"
  std::optional<int> century;  // 21 for the 21st
  std::string_view season;     // "SP", "SU", "FA", "WI"
  bool fiscal = false;
  Relative relative = Relative::kNone;  // before a weekday, month or season
  Unit unit = Unit::kDay;
  int amount = 0;
  std::optional<int> nth;  // from the end where negative
  int span = 1;            // units that an nth holds: "first two months"
  std::string duration;    // TIMEX3 of a duration or set
  std::string_view literal;
  Base base = Base::kPublished;
  Side side = Side::kNone;
  std::optional<Clock> clock;
  std::string_view part;  // of the day: "MO", "AF", "EV", "NI"
  std::string_view edge;  // "early", "end" and the like (see edges.h); "earlier", "later" with "this week"
  Open open = Open::kNone;
  Unit then_unit = Unit::kDay;  // "two weeks after May 3": moved so far from the day that the rest says; of a
                                // length, what it has beyond `amount` units
  int then_amount = 0;
  std::optional<Unit> grain;  // "the quarter ended Sept. 30": the period of this grain that holds what the rest says
  bool goes_on = false;       // of a weekday: told of in one clause with the weekday in front of it
  bool follows = false;       // second end of a range: not before the mention in front of it
  std::optional<int> until_month;  // first end of a range of months: the month that the other end names
  bool starts_behind = false;      // a length whose first day is the mention behind it: "three days starting Monday"
  bool order_unknown = false;      // d/m/y digits whose order is not known: day and month may change places
  bool compared = false;           // "8% from August": what something is measured against, not what the text is about
  bool attribute = false;          // "its October launch", "May's rise": a month that is somebody's or a noun's
  bool report = false;             // a month of figures: "September sales"
  std::string_view likely_order;   // "mdy" or "dmy" where the words beside such digits speak for one, else ""
};

// A weekday by itself, whatever its clock time: its week is the tense's to say.
[[nodiscard]] bool is_bare_weekday(const Spec& spec);

// Tokens [first, end) and what they say.
struct Phrase {
  std::size_t first = 0;
  std::size_t end = 0;
  Spec spec;
  std::string_view rule;
};

// The longest phrase that starts at the token; empty if none does.
[[nodiscard]] std::optional<Phrase> phrase_at(const View& view, std::size_t at);

// One rule: a phrase that starts exactly at the token.
using RuleFunction = std::optional<Phrase> (*)(const View& view, std::size_t at);

// The rules by what they read; each returns the longest phrase of its kind.
[[nodiscard]] std::optional<Phrase> digits_phrase(const View& view, std::size_t at);        // 2020-02-06, 6/2/2020
[[nodiscard]] std::optional<Phrase> month_phrase(const View& view, std::size_t at);         // Feb. 6, 2020; early March
[[nodiscard]] std::optional<Phrase> year_phrase(const View& view, std::size_t at);          // 2020, the 1990s
[[nodiscard]] std::optional<Phrase> weekday_phrase(const View& view, std::size_t at);       // last Friday night
[[nodiscard]] std::optional<Phrase> relative_day_phrase(const View& view, std::size_t at);  // today, this morning
[[nodiscard]] std::optional<Phrase> relative_unit_phrase(const View& view, std::size_t at);  // the past three months
[[nodiscard]] std::optional<Phrase> distance_phrase(const View& view, std::size_t at);       // three months ago
[[nodiscard]] std::optional<Phrase> duration_phrase(const View& view, std::size_t at);       // about a week, five-year
[[nodiscard]] std::optional<Phrase> nth_phrase(const View& view, std::size_t at);         // the third quarter of 2009
[[nodiscard]] std::optional<Phrase> named_unit_phrase(const View& view, std::size_t at);  // fiscal 2021, the weekend
[[nodiscard]] std::optional<Phrase> season_phrase(const View& view, std::size_t at);      // the summer of 2019
// What company results compare with: the year-earlier period, last year's fourth quarter, the quarter ended Sept. 30.
[[nodiscard]] std::optional<Phrase> results_phrase(const View& view, std::size_t at);
[[nodiscard]] std::optional<Phrase> set_phrase(const View& view, std::size_t at);    // every Monday, weekly
[[nodiscard]] std::optional<Phrase> clock_phrase(const View& view, std::size_t at);  // 10:30 a.m. EST Monday
[[nodiscard]] std::optional<Phrase> fixed_phrase(const View& view, std::size_t at);  // recently, Labor Day

// Pieces that several rules share. Each moves `at` behind what it read, or leaves it and returns empty.
[[nodiscard]] std::optional<int> read_month(const View& view, std::size_t& at);  // with the dot of a short form
[[nodiscard]] std::optional<int> read_day(const View& view, std::size_t& at);    // 6, 6th, sixth: 1..31
// "twenty five" where the month and a year in words stand beside it; `month_first`: the year is next, else the month.
[[nodiscard]] std::optional<int> read_spelled_day(const View& view, std::size_t& at, bool month_first);
[[nodiscard]] std::optional<int> read_year(const View& view, std::size_t& at);  // 1500..2150, '99
// A year as "2020", "of 2020", ", 2020", "last year", "of this year"; sets year or year_shift.
bool read_year_of(const View& view, std::size_t& at, Spec& spec);
[[nodiscard]] std::optional<int> read_weekday(const View& view, std::size_t& at);  // with the dot of a short form
[[nodiscard]] std::optional<Clock> read_clock(const View& view, std::size_t& at);
// "about", "more than", "at least": moves behind it.
void skip_approximate(const View& view, std::size_t& at);
// "early", "mid-", "late", "the end of", "the beginning of": moves behind it.
bool skip_edge(const View& view, std::size_t& at);
// "last", "the past", "this coming": sets `relative`.
bool read_relative(const View& view, std::size_t& at, Relative& relative);
[[nodiscard]] Relative relative_named(std::string_view name);
[[nodiscard]] bool is_past(Relative relative);  // last, past, previous
[[nodiscard]] bool is_next(Relative relative);  // next, coming, following
[[nodiscard]] int step_of(Relative relative);   // -1, 1, or 0 for the others
[[nodiscard]] bool is_clock_unit(Unit unit);    // below a day: it never moves the calendar
[[nodiscard]] Spec shift_of(Unit unit, int amount, Base base);
void read_day_part(const View& view, std::size_t& at, Spec& spec);  // "morning", "late night": sets `part`

// A written amount: "three", "two and a half", "several", "a".
struct Amount {
  std::string text;  // "3", "2.5", "X"
  int value = 0;     // rounded down; 0 where vague
  bool half = false;
  bool article = false;  // only "a" or "an"
};
[[nodiscard]] std::optional<Amount> read_amount(const View& view, std::size_t& at);
// The TIMEX3 duration: "P3M", "PT2H", "P2.5Y", "P10Y" for a decade.
[[nodiscard]] std::string duration_value(Unit unit, const Amount& amount);
[[nodiscard]] std::optional<Unit> read_unit(const View& view, std::size_t& at);  // singular or plural
// What a length has behind its unit: "and a half", "and three months"; adds it to `duration` and `then_amount`.
void read_tail(const View& view, std::size_t& at, Spec& spec);
void skip_alternative(const View& view, std::size_t& at);  // "to three", "or three" before a unit
void add_half(Spec& spec);  // half a unit more, where that is a whole number of a smaller one

}  // namespace pressmark::dates

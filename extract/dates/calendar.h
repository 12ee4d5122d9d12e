// Calendar arithmetic on days: periods of a grain, ISO weeks, months that keep inside their length.
//
//   Period week = period_of(Unit::kWeek, sys_days{2020y / 2 / 7});   // 2020-02-03 .. 2020-02-09
//   Period before = shifted(week, Unit::kWeek, -1);
//
// Proleptic Gregorian calendar, weeks by ISO 8601 (Monday first; week 1 holds the year's first Thursday).
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace pressmark::dates {

enum class Unit {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeekend,
  kWeek,
  kFortnight,
  kMonth,
  kQuarter,
  kSeason,
  kHalf,
  kYear,
  kDecade,
  kCentury,
};

// "day", "month", ... as the record's `precision` says it.
[[nodiscard]] std::string_view name_of(Unit unit);
// The inverse; empty: no such unit.
[[nodiscard]] std::optional<Unit> unit_named(std::string_view name);

// Both days belong to it.
struct Period {
  Unit grain = Unit::kDay;
  std::chrono::sys_days first;
  std::chrono::sys_days last;
};

// The period of this grain that holds the day. Units below a day give the day, a fortnight the week, a season the
// three months that start in March, June, September or December.
[[nodiscard]] Period period_of(Unit grain, std::chrono::sys_days day);
[[nodiscard]] Period year_period(int year);
[[nodiscard]] Period month_period(int year, int month);
// ISO week `week` of the ISO year.
[[nodiscard]] Period week_period(int iso_year, int week);

// The day moved by n units; months and years keep the day of the month, or its last one.
[[nodiscard]] std::chrono::sys_days moved(std::chrono::sys_days day, Unit unit, int n);
// False where the move would leave the years that ISO 8601 writes with four digits: `moved` stops at their edge.
[[nodiscard]] bool can_move(std::chrono::sys_days day, Unit unit, int n);
// The period moved by n units, its grain kept.
[[nodiscard]] Period shifted(const Period& period, Unit unit, int n);

[[nodiscard]] int year_of(std::chrono::sys_days day);
[[nodiscard]] int month_of(std::chrono::sys_days day);    // 1..12
[[nodiscard]] int weekday_of(std::chrono::sys_days day);  // 1 = Monday .. 7
// The day, if the month has it and the year lies in 1..9999.
[[nodiscard]] std::optional<std::chrono::sys_days> day_of(int year, int month, int day);

struct IsoWeek {
  int year = 0;
  int week = 0;
};
[[nodiscard]] IsoWeek iso_week(std::chrono::sys_days day);

}  // namespace pressmark::dates

#include "extract/dates/calendar.h"

#include <algorithm>
#include <array>

namespace pressmark::dates {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 14> kNames = {"second", "minute",    "hour",   "day",     "weekend",
                                                     "week",   "fortnight", "month",  "quarter", "season",
                                                     "half",   "year",      "decade", "century"};
// Arithmetic stays inside the years that ISO 8601 writes with four digits.
constexpr int kFirstYear = 1;
constexpr int kLastYear = 9999;
constexpr int kMostUnits = 100000;

sys_days first_of(int year, int month) {
  const int kept = std::clamp(year, kFirstYear, kLastYear);
  return sys_days{std::chrono::year{kept} / std::chrono::month{static_cast<unsigned>(month)} / 1};
}

// Of the months that begin with `first`; not the day before the next one, which the last year does not have.
sys_days end_of_months(sys_days first, int months) {
  const year_month_day last{moved(first, Unit::kMonth, months - 1)};
  return sys_days{last.year() / last.month() / std::chrono::last};
}

// Months that a unit lasts; 0 for units that are counted in days.
int months_of(Unit unit) {
  switch (unit) {
    case Unit::kMonth:
      return 1;
    case Unit::kQuarter:
    case Unit::kSeason:
      return 3;
    case Unit::kHalf:
      return 6;
    case Unit::kYear:
      return 12;
    case Unit::kDecade:
      return 120;
    case Unit::kCentury:
      return 1200;
    default:
      return 0;
  }
}

int days_of(Unit unit) {
  switch (unit) {
    case Unit::kWeekend:
    case Unit::kWeek:
      return 7;
    case Unit::kFortnight:
      return 14;
    case Unit::kDay:
      return 1;
    default:
      return 0;
  }
}

sys_days moved_months(sys_days day, int months) {
  const year_month_day ymd{day};
  const int index =
      static_cast<int>(ymd.year()) * 12 + static_cast<int>(static_cast<unsigned>(ymd.month())) - 1 + months;
  const int kept = std::clamp(index, kFirstYear * 12, kLastYear * 12 + 11);
  const auto month = std::chrono::year{kept / 12} / std::chrono::month{static_cast<unsigned>(kept % 12 + 1)};
  const year_month_day last{month / std::chrono::last};
  return sys_days{month / std::min(ymd.day(), last.day())};
}

sys_days floor_months(sys_days day, int months) {
  const int index = (year_of(day) * 12 + month_of(day) - 1) / months * months;
  return first_of(index / 12, index % 12 + 1);
}

sys_days floor_season(sys_days day) {
  const sys_days shifted_day = moved_months(day, -2);
  return moved_months(floor_months(shifted_day, 3), 2);
}

}  // namespace

std::string_view name_of(Unit unit) {
  return kNames[static_cast<std::size_t>(unit)];
}

std::optional<Unit> unit_named(std::string_view name) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Unit>(found - kNames.begin());
}

int year_of(sys_days day) {
  return static_cast<int>(year_month_day{day}.year());
}
int month_of(sys_days day) {
  return static_cast<int>(static_cast<unsigned>(year_month_day{day}.month()));
}
int weekday_of(sys_days day) {
  return static_cast<int>(std::chrono::weekday{day}.iso_encoding());
}

std::optional<sys_days> day_of(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1) return std::nullopt;
  const year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                           std::chrono::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return std::nullopt;
  return sys_days{ymd};
}

Period period_of(Unit grain, sys_days day) {
  if (const int months = months_of(grain); months > 0) {
    const sys_days first = grain == Unit::kSeason ? floor_season(day) : floor_months(day, months);
    return {grain, first, end_of_months(first, months)};
  }
  const sys_days monday = day - days{weekday_of(day) - 1};
  if (grain == Unit::kWeekend) return {grain, monday + days{5}, monday + days{6}};
  if (grain == Unit::kWeek) return {grain, monday, monday + days{6}};
  if (grain == Unit::kFortnight) return {grain, monday, monday + days{13}};
  return {Unit::kDay, day, day};
}

Period year_period(int year) {
  return period_of(Unit::kYear, first_of(year, 1));
}
Period month_period(int year, int month) {
  return period_of(Unit::kMonth, first_of(year, std::clamp(month, 1, 12)));
}

Period week_period(int iso_year, int week) {
  const sys_days fourth = first_of(iso_year, 1) + days{3};
  return period_of(Unit::kWeek, fourth + days{7 * (week - 1)});
}

sys_days moved(sys_days day, Unit unit, int n) {
  const int kept = std::clamp(n, -kMostUnits, kMostUnits);
  if (const int months = months_of(unit); months > 0) return moved_months(day, months * kept);
  const sys_days target = day + days{days_of(unit) * kept};
  return std::clamp(target, first_of(kFirstYear, 1), first_of(kLastYear, 12));
}

bool can_move(sys_days day, Unit unit, int n) {
  if (n > kMostUnits || n < -kMostUnits) return false;
  if (const int months = months_of(unit); months > 0) {
    const int index = year_of(day) * 12 + month_of(day) - 1 + months * n;
    return index >= kFirstYear * 12 && index <= kLastYear * 12 + 11;
  }
  const sys_days target = day + days{days_of(unit) * n};
  return target >= first_of(kFirstYear, 1) && target <= first_of(kLastYear, 12);
}

Period shifted(const Period& period, Unit unit, int n) {
  const sys_days first = moved(period.first, unit, n);
  if (months_of(period.grain) > 0 || days_of(unit) > 0) {
    return period.grain == Unit::kDay ? Period{Unit::kDay, first, first} : period_of(period.grain, first);
  }
  if (period.grain == Unit::kWeek || period.grain == Unit::kWeekend) return period_of(period.grain, first + days{3});
  return {period.grain, first, moved(period.last, unit, n)};
}

IsoWeek iso_week(sys_days day) {
  const sys_days thursday = day + days{4 - weekday_of(day)};
  const int year = year_of(thursday);
  return {year, static_cast<int>((thursday - first_of(year, 1)).count() / 7) + 1};
}

}  // namespace pressmark::dates

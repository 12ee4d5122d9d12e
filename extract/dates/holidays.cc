#include "extract/dates/holidays.h"

#include <charconv>
#include <map>
#include <utility>

#include "extract/dates/calendar.h"
#include "generated/date_holidays.h"
#include "generated/date_lunar.h"

namespace pressmark::dates {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// The next number of a rule, signs and separators around it passed over; 0 at the end.
int take_number(std::string_view& rule) {
  while (!rule.empty() && rule[0] != '-' && (rule[0] < '0' || rule[0] > '9')) rule.remove_prefix(1);
  int number = 0;
  const auto read = std::from_chars(rule.data(), rule.data() + rule.size(), number);
  rule.remove_prefix(static_cast<std::size_t>(read.ptr - rule.data()));
  if (!rule.empty()) rule.remove_prefix(1);
  return number;
}

// Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8).
sys_days easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return *day_of(year, sum / 31, sum % 31 + 1);
}

std::optional<sys_days> nth_weekday(int year, int month, int weekday, int nth) {
  if (nth > 0) {
    const sys_days first = *day_of(year, month, 1);
    return first + days{(weekday - weekday_of(first) + 7) % 7 + 7 * (nth - 1)};
  }
  const sys_days last = month_period(year, month).last;
  return last - days{(weekday_of(last) - weekday + 7) % 7};
}

using ListedDays = std::map<std::pair<std::string_view, int>, sys_days>;

ListedDays listed_days() {
  ListedDays listed;
  for (const auto& row : lexicon::kDateLunar) {
    std::string_view rest = row.day;
    const int year = take_number(rest);
    const int month = take_number(rest);
    if (const auto day = day_of(year, month, take_number(rest))) listed.emplace(std::pair(row.name, year), *day);
  }
  return listed;
}

std::optional<sys_days> lunar(std::string_view name, int year) {
  static const auto kDays = listed_days();
  const auto found = kDays.find({name, year});
  return found == kDays.end() ? std::nullopt : std::optional(found->second);
}

std::optional<sys_days> by_rule(std::string_view name, std::string_view rule, int year) {
  if (rule.starts_with("lunar")) return lunar(name, year);
  const bool fixed = rule.starts_with("fixed");
  const bool from_easter = rule.starts_with("easter");
  const int first = take_number(rule);
  if (from_easter) return easter(year) + days{first};
  const int second = take_number(rule);
  if (fixed) return day_of(year, first, second);
  const int nth = take_number(rule);
  const int more = take_number(rule);
  return *nth_weekday(year, first, second, nth) + days{more};
}

}  // namespace

std::optional<sys_days> holiday(std::string_view name, int year) {
  if (year < 1 || year > 9999) return std::nullopt;
  for (const auto& row : lexicon::kDateHolidays) {
    if (row.name == name) return by_rule(name, row.rule, year);
  }
  return std::nullopt;
}

}  // namespace pressmark::dates

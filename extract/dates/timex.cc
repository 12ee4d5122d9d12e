#include "extract/dates/timex.h"

#include "core/time/zone.h"

namespace pressmark::dates {
namespace {

using std::chrono::minutes;
using std::chrono::sys_days;

std::string padded(int number, std::size_t width) {
  std::string digits = std::to_string(number);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string year_text(int year) {
  return padded(year, 4);
}

struct GenericZone {
  std::string_view name;
  std::string_view zone;
};
// "ET" is standard or daylight time, by the date.
constexpr GenericZone kGenericZones[] = {
    {"et", "America/New_York"}, {"ct", "America/Chicago"}, {"mt", "America/Denver"}, {"pt", "America/Los_Angeles"}};

int offset_of(const Clock& clock, std::chrono::sys_seconds standard) {
  if (clock.zone_name.find('/') != std::string_view::npos)
    return zone_offset_minutes(clock.zone_name, standard).value_or(clock.zone_minutes.value_or(0));
  if (clock.generic_zone) {
    for (const GenericZone& row : kGenericZones) {
      if (row.name == clock.zone_name) return zone_offset_minutes(row.zone, standard).value_or(*clock.zone_minutes);
    }
  }
  return *clock.zone_minutes;
}

std::string season_value(const Period& period) {
  constexpr std::string_view kSeasons[] = {"SP", "SU", "FA", "WI"};
  return year_text(year_of(period.first)) + "-" + std::string(kSeasons[(month_of(period.first) / 3 + 3) % 4]);
}

std::string week_value(const Period& period) {
  const IsoWeek week = iso_week(period.first);
  return year_text(week.year) + "-W" + padded(week.week, 2);
}

}  // namespace

std::string iso(sys_days day) {
  return iso_day(std::chrono::year_month_day{day});
}

std::string timex_value(const Period& period) {
  const int year = year_of(period.first);
  const int month = month_of(period.first);
  switch (period.grain) {
    case Unit::kCentury:
      return padded(year / 100, 2);
    case Unit::kDecade:
      return padded(year / 10, 3);
    case Unit::kYear:
      return year_text(year);
    case Unit::kHalf:
      return year_text(year) + "-H" + (month < 7 ? "1" : "2");
    case Unit::kQuarter:
      return year_text(year) + "-Q" + std::to_string((month + 2) / 3);
    case Unit::kSeason:
      return season_value(period);
    case Unit::kMonth:
      return year_text(year) + "-" + padded(month, 2);
    case Unit::kFortnight:
    case Unit::kWeek:
      return week_value(period);
    case Unit::kWeekend:
      return week_value(period) + "-WE";
    default:
      return iso(period.first);
  }
}

namespace {

std::string unanchored_calendar(const Spec& spec) {
  const std::string year = spec.year ? year_text(*spec.year) : "XXXX";
  if (!spec.season.empty()) return year + "-" + std::string(spec.season);
  if (spec.quarter) return year + "-Q" + std::to_string(*spec.quarter);
  if (spec.half) return year + "-H" + std::to_string(*spec.half);
  if (spec.week) return year + "-W" + padded(*spec.week, 2);
  if (spec.order_unknown) return year + "-XX-XX";
  if (spec.month && spec.day) return year + "-" + padded(*spec.month, 2) + "-" + padded(*spec.day, 2);
  if (spec.month) return year + "-" + padded(*spec.month, 2);
  if (spec.day) return year + "-XX-" + padded(*spec.day, 2);
  if (spec.weekday) return "XXXX-WXX-" + std::to_string(*spec.weekday);
  return spec.year ? year : "XXXX-XX-XX";
}

std::string unanchored_shift(const Spec& spec) {
  if (spec.weekday) return "XXXX-WXX-" + std::to_string(*spec.weekday);
  if (spec.amount < 0) return "PAST_REF";
  return spec.amount > 0 ? "FUTURE_REF" : "PRESENT_REF";
}

}  // namespace

std::string unanchored_value(const Spec& spec) {
  if (spec.clock && spec.kind == SpecKind::kCalendar && !spec.month && !spec.weekday && !spec.day) return "XXXX-XX-XX";
  switch (spec.kind) {
    case SpecKind::kShift:
      return unanchored_shift(spec);
    case SpecKind::kCalendar:
    case SpecKind::kNth:
      return unanchored_calendar(spec);
    case SpecKind::kEcho:
      return "PAST_REF";
    default:
      return "XXXX-XX-XX";
  }
}

std::string clock_value(const Clock& clock) {
  std::string value = "T" + padded(clock.hour, 2) + ":" + padded(clock.minute.value_or(0), 2);
  if (clock.second) value += ":" + padded(*clock.second, 2);
  if (clock.zone_name == "utc" || clock.zone_name == "gmt") value += "Z";
  return value;
}

std::string clock_bound(const Clock& clock, sys_days day) {
  const auto local = std::chrono::sys_seconds{day} + minutes{clock.hour * 60 + clock.minute.value_or(0)};
  const bool known = clock.zone_minutes.has_value() || clock.zone_name.find('/') != std::string_view::npos;
  auto instant = local;
  if (known) {
    instant = local - minutes{clock.zone_minutes.value_or(0)};
    instant = local - minutes{offset_of(clock, instant)};
  }
  const auto midnight = std::chrono::floor<std::chrono::days>(instant);
  const auto minute_of_day = static_cast<int>(std::chrono::duration_cast<minutes>(instant - midnight).count());
  std::string bound = iso(midnight) + "T" + padded(minute_of_day / 60, 2) + ":" + padded(minute_of_day % 60, 2);
  if (clock.second || known) bound += ":" + padded(clock.second.value_or(0), 2);
  return known ? bound + "Z" : bound;
}

std::string_view precision_of(const Clock& clock) {
  if (clock.second) return "second";
  return clock.minute ? "minute" : "hour";
}

}  // namespace pressmark::dates

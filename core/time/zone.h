// Calendar days and instants with a time zone.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pressmark {

// A day, or an instant as a page states it.
struct DateTime {
  std::chrono::year_month_day day{};
  std::optional<std::int32_t> second_of_day;   // local; empty: a bare day
  std::optional<std::int32_t> offset_minutes;  // east of UTC; empty: not stated

  [[nodiscard]] std::string iso8601() const;  // "2020-02-07", "2020-02-07T09:30:00+08:00", "...Z" for offset 0
};

// "2020-02-07", "2020-02-07T09:30", "2020-02-07 09:30:00.123+0800", "20200207", "...Z" (ISO 8601, leniently: "/" or "."
// for "-", one-digit months); RFC 2822 dates as in feeds and HTTP headers ("Fri, 07 Feb 2020 01:30:00 GMT"), and the
// same parts in other orders as long as the month is an English name ("Feb 7, 2020 9:30 PM EST").
// Empty where it is none of these or no such day exists; a month or a year alone is no day.
[[nodiscard]] std::optional<DateTime> parse_date_time(std::string_view text);

[[nodiscard]] std::string iso_day(std::chrono::year_month_day day);  // "2020-02-07"

// Minutes east of UTC that hold at this UTC instant in an IANA zone; empty: unknown zone.
[[nodiscard]] std::optional<std::int32_t> zone_offset_minutes(std::string_view zone, std::chrono::sys_seconds instant);
// The day that this date or instant is in the zone. A bare day stays; an instant without offset counts as the zone's
// own.
[[nodiscard]] std::chrono::year_month_day day_in_zone(const DateTime& when, std::string_view zone);

// Now, as "2020-02-07T01:30:00Z". Only the pipeline and the fetcher call it: extraction knows no clock.
[[nodiscard]] std::string now_iso8601();

}  // namespace pressmark

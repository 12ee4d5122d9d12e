#include "core/time/zone.h"

#include <unicode/timezone.h>

#include <memory>

namespace pressmark {
namespace {

constexpr std::int32_t kSecondsAMinute = 60;
constexpr std::int32_t kSecondsAnHour = 3600;
constexpr double kMillisecondsASecond = 1000.0;
constexpr std::int32_t kMillisecondsAMinute = 60000;

std::string two_digits(std::int32_t number) {
  const std::string digits = std::to_string(number);
  return digits.size() < 2 ? "0" + digits : digits;
}

std::string clock_of(std::int32_t second_of_day) {
  return two_digits(second_of_day / kSecondsAnHour) + ":" +
         two_digits(second_of_day % kSecondsAnHour / kSecondsAMinute) + ":" +
         two_digits(second_of_day % kSecondsAMinute);
}

std::string offset_text(std::int32_t minutes) {
  if (minutes == 0) return "Z";
  const std::int32_t size = minutes < 0 ? -minutes : minutes;
  return (minutes < 0 ? "-" : "+") + two_digits(size / 60) + ":" + two_digits(size % 60);
}

std::string four_digits(int year) {
  std::string digits = std::to_string(year < 0 ? -year : year);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  return (year < 0 ? "-" : "") + digits;
}

}  // namespace

std::string iso_day(std::chrono::year_month_day day) {
  return four_digits(static_cast<int>(day.year())) + "-" +
         two_digits(static_cast<std::int32_t>(static_cast<unsigned>(day.month()))) + "-" +
         two_digits(static_cast<std::int32_t>(static_cast<unsigned>(day.day())));
}

std::string DateTime::iso8601() const {
  std::string out = iso_day(day);
  if (!second_of_day) return out;
  out += "T" + clock_of(*second_of_day);
  if (offset_minutes) out += offset_text(*offset_minutes);
  return out;
}

std::optional<std::int32_t> zone_offset_minutes(std::string_view zone, std::chrono::sys_seconds instant) {
  const icu::UnicodeString id(zone.data(), static_cast<std::int32_t>(zone.size()), US_INV);
  const std::unique_ptr<icu::TimeZone> found(icu::TimeZone::createTimeZone(id));
  if (!found || *found == icu::TimeZone::getUnknown()) return std::nullopt;
  std::int32_t raw = 0;
  std::int32_t daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  found->getOffset(static_cast<double>(instant.time_since_epoch().count()) * kMillisecondsASecond, 0, raw, daylight,
                   status);
  if (U_FAILURE(status)) return std::nullopt;
  return (raw + daylight) / kMillisecondsAMinute;
}

std::chrono::year_month_day day_in_zone(const DateTime& when, std::string_view zone) {
  if (!when.second_of_day || !when.offset_minutes) return when.day;
  const std::chrono::sys_seconds instant = std::chrono::sys_days(when.day) + std::chrono::seconds(*when.second_of_day) -
                                           std::chrono::minutes(*when.offset_minutes);
  const std::optional<std::int32_t> offset = zone_offset_minutes(zone, instant);
  if (!offset) return when.day;
  return std::chrono::floor<std::chrono::days>(instant + std::chrono::minutes(*offset));
}

std::string now_iso8601() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto today = std::chrono::floor<std::chrono::days>(now);
  return DateTime{.day = today, .second_of_day = static_cast<std::int32_t>((now - today).count()), .offset_minutes = 0}
      .iso8601();
}

}  // namespace pressmark

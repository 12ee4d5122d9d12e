#include "fetch/http/retry_after.h"

#include <algorithm>
#include <cstdint>

#include "core/time/zone.h"

namespace pressmark {
namespace {

std::chrono::sys_seconds instant_of(const DateTime& date) {
  const std::chrono::sys_seconds midnight = std::chrono::sys_days(date.day);
  return midnight + std::chrono::seconds(date.second_of_day.value_or(0)) -
         std::chrono::minutes(date.offset_minutes.value_or(0));
}

}  // namespace

std::optional<std::chrono::seconds> parse_retry_after(std::string_view value,
                                                      std::chrono::system_clock::time_point now) {
  const bool digits =
      !value.empty() && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits) {
    std::int64_t seconds = 0;
    for (const char digit : value)
      seconds = std::min<std::int64_t>(seconds * 10 + (digit - '0'), kMaxRetryAfter.count());
    return std::chrono::seconds(seconds);
  }
  const std::optional<DateTime> date = parse_date_time(value);
  if (!date || !date->second_of_day) return {};
  const auto wait = std::chrono::ceil<std::chrono::seconds>(instant_of(*date) - now);
  return std::clamp(wait, std::chrono::seconds(0), kMaxRetryAfter);
}

}  // namespace pressmark

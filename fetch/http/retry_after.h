// The Retry-After header (RFC 9110 section 10.2.3).
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace pressmark {

inline constexpr std::chrono::seconds kMaxRetryAfter{24 * 3600};  // nobody is believed longer than a day

// Seconds to wait from `now`: "120" -> 120 s; "Fri, 07 Feb 2020 01:30:00 GMT" -> the difference; never more than
// kMaxRetryAfter (also for numbers that overflow), never less than 0 (a day past). Empty where it is neither, as "-5"
// is.
[[nodiscard]] std::optional<std::chrono::seconds> parse_retry_after(std::string_view value,
                                                                    std::chrono::system_clock::time_point now);

}  // namespace pressmark

// Periods and clock times as TIMEX3 values and as the record's bounds.
//
//   timex_value(week)                 "2020-W06"
//   timex_value(day, "NI")            "2020-02-06TNI"
//
// TIMEX3: ISO-TimeML (ISO 24617-1), as annotated in TempEval.
#pragma once

#include <string>
#include <string_view>

#include "extract/dates/calendar.h"
#include "extract/dates/phrase.h"

namespace pressmark::dates {

[[nodiscard]] std::string timex_value(const Period& period);

// What is known of a spec that no day anchors: "XXXX-WXX-4", "XXXX-02-06", "XXXX-Q3", "PRESENT_REF" for "this week".
[[nodiscard]] std::string unanchored_value(const Spec& spec);

// "T09:30", "T14:48Z" for UTC, "T16:40:50".
[[nodiscard]] std::string clock_value(const Clock& clock);

// The clock time of that day as a bound: an instant "2020-02-06T14:30Z" where the zone is known, else local time.
[[nodiscard]] std::string clock_bound(const Clock& clock, std::chrono::sys_days day);

// "minute" for a time with minutes, and so on.
[[nodiscard]] std::string_view precision_of(const Clock& clock);

[[nodiscard]] std::string iso(std::chrono::sys_days day);

}  // namespace pressmark::dates

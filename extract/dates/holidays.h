// Days of festivals, from extract/lexicon/date_holidays.tsv and the lunar table beside it.
//
//   holiday("thanksgiving", 2019)    // 2019-11-28
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace pressmark::dates {

// The day of the festival that falls into this year; empty: unknown name, or a lunar one outside the table's years.
[[nodiscard]] std::optional<std::chrono::sys_days> holiday(std::string_view name, int year);

}  // namespace pressmark::dates

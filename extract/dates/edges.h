// What a word at the edge leaves of a period: "early March" is its first half, "late 2019" its second.
//
//   narrowed(year_period(2019), "late")    ->  2019-07-01 .. 2019-12-31
//   split_at(week, "earlier", wednesday)    ->  Monday .. Wednesday
//
// The words and the parts that they leave are rows of extract/lexicon/date_edges.tsv.
#pragma once

#include <string_view>

#include "extract/dates/calendar.h"

namespace pressmark::dates {

// The part of the period; the period itself where the table has no row for its grain and the edge.
[[nodiscard]] Period narrowed(const Period& period, std::string_view edge);

// "earlier this week", "later this year": what lies before or after the day, the day itself included. A period that
// does not hold the day loses its later or its earlier half, as with "early" and "late".
[[nodiscard]] Period split_at(const Period& period, std::string_view edge, std::chrono::sys_days day);

}  // namespace pressmark::dates

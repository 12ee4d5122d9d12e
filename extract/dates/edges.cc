#include "extract/dates/edges.h"

#include <algorithm>
#include <charconv>

#include "generated/date_edges.h"

namespace pressmark::dates {
namespace {

int number_in(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Period part_of(const Period& period, const lexicon::DateEdgesRow& row) {
  const Unit part = unit_named(row.part).value_or(Unit::kDay);
  const auto first = moved(period.first, part, number_in(row.first) - 1);
  const auto end = moved(period.first, part, number_in(row.last)) - std::chrono::days{1};
  return {period.grain, first, std::min(end, period.last)};
}

}  // namespace

Period narrowed(const Period& period, std::string_view edge) {
  for (const auto& row : lexicon::kDateEdges) {
    if (row.edge == edge && row.grain == name_of(period.grain)) return part_of(period, row);
  }
  return period;
}

Period split_at(const Period& period, std::string_view edge, std::chrono::sys_days day) {
  const bool earlier = edge == "earlier";
  if (day < period.first || day > period.last) return narrowed(period, earlier ? "early" : "late");
  return earlier ? Period{period.grain, period.first, day} : Period{period.grain, day, period.last};
}

}  // namespace pressmark::dates

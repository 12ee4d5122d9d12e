// The predicates that may give a count its role, and how far each is from it. Private to this folder.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/counts/reading.h"

namespace pressmark::counts {

// Costs are half words of distance; what costs more than this is not heard.
inline constexpr int kFarthest = 60;

// Fills Reading::predicates with the words of the family's table that speak of what is counted: not "filed a suit",
// "has violated", "ten patents of its own". A unit of the user's own hears its own predicates alone.
void find_predicates(Reading& reading, std::uint32_t family);

// The distance of the predicate from the count, above kFarthest where it speaks of something else.
[[nodiscard]] int predicate_cost(const Reading& reading, const Predicate& predicate, const Mention& mention);

// What a year brings, or a ranking counts.
[[nodiscard]] inline bool brings(std::string_view role) {
  return role == "granted" || role == "filed";
}

}  // namespace pressmark::counts

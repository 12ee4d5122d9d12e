// Amounts in a Chinese sentence: number, comparator, measure word, and the noun that is counted.
#pragma once

#include <string_view>
#include <vector>

#include "core/facts.h"
#include "extract/counts/han_tables.h"
#include "extract/numbers/numbers.h"

namespace pressmark::counts {

struct HanAmount {
  Span span;   // comparator and number
  Span whole;  // with the measure word and what belongs to it
  std::optional<std::int64_t> low, high;
  Comparator comparator = Comparator::kExact;
  std::string_view unit;     // "" if nothing of the table is counted
  std::optional<Span> noun;  // empty where it is left out
  std::string_view rule;
};

// The counts of the sentence [sentence.start, sentence.end), in order, role and holder still unknown.
// `unit`: what the sentence before counted, "" if nothing. `tables`: han_tables(), or those of a unit of the user's
// own.
[[nodiscard]] std::vector<HanAmount> find_han_amounts(std::string_view text, Span sentence,
                                                      const std::vector<Date>& dates, std::string_view unit,
                                                      const HanTables& tables);

// What the amount itself says of a count: numbers, comparator, unit, noun and evidence.
[[nodiscard]] Count count_of(const HanAmount& amount, double confidence);

}  // namespace pressmark::counts

// The amounts of a sentence: numbers with the comparator words that touch them, ranges joined, and those left out that
// are money, dates, ranks, percentages or the number of a thing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts.h"
#include "extract/counts/kinds.h"
#include "extract/counts/words.h"

namespace pressmark::counts {

struct Amount {
  std::size_t first = 0;  // words [first, last] make the span: comparator and number
  std::size_t last = 0;
  std::size_t number = 0;  // word of the number; the first of a range
  std::optional<std::int64_t> low, high;
  std::string low_decimal, high_decimal;
  Comparator comparator = Comparator::kExact;
  std::string_view veto;  // why this is no amount of things: "money", "percent", ...; "" if nothing speaks against it
};

// In order, vetoed ones included: they still stop a noun phrase. `dates`: spans of the dates in the text, sorted.
[[nodiscard]] std::vector<Amount> find_amounts(const SentenceWords& words, const Kinds& kinds,
                                               const std::vector<Date>& dates);

// True if a date of the text, sorted as above, holds part of the span.
[[nodiscard]] bool in_date(Span span, const std::vector<Date>& dates);
// Why the number at word `at` counts nothing; "" if nothing speaks against it. `last_veto`: of the number before it.
[[nodiscard]] std::string_view veto_of(const SentenceWords& words, const Kinds& kinds, std::size_t at,
                                       const std::vector<Date>& dates, std::string_view last_veto);

}  // namespace pressmark::counts

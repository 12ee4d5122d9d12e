// Counts in Chinese sentences.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/facts.h"
#include "extract/facts.h"

namespace pressmark::counts {

// What earlier sentences leave.
struct ChineseMemory {
  std::optional<Span> subject;
  std::string_view unit;  // of the last count, if it stood in the sentence before
};

// True if the text holds a Chinese noun that can be counted.
[[nodiscard]] bool has_chinese_anchor(std::string_view text);

// Appends the counts of the sentence to `counts`, in order, and moves `memory` on.
void read_chinese(const FactInput& input, const std::vector<Date>& dates, Span sentence, ChineseMemory& memory,
                  std::vector<Count>& counts);

// The same for the Chinese units of the user's own in `kinds`; numbers that count something already are left alone.
void read_chinese_units(const FactInput& input, const std::vector<Date>& dates, Span sentence,
                        const ChineseMemory& memory, std::vector<Count>& counts);

// The subject of a sentence without a count, for what follows it.
void remember_chinese(std::string_view text, Span sentence, ChineseMemory& memory);

}  // namespace pressmark::counts

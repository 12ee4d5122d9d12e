// Written numbers, in digits or words, English and Chinese.
//
//   std::optional<Number> number = number_at("over 11,000 patents", 5);   // 11,000: span [5, 11), value 11000
//
// Digits grouped by , . ' or blanks in threes (2-2-3 with lakh or crore near); decimals; scale words (million, lakh, 万);
// words up to 999,999 ("twelve", "one hundred and twenty", "一百二十"); "a dozen", "half a dozen", "a pair".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace pressmark {

struct Number {
  enum class Form { kDigits, kWords, kMixed };

  Span span;
  std::optional<std::int64_t> value;  // empty: no integer, or beyond int64; then `decimal` has it
  std::string decimal;                // "1.5"
  Form form = Form::kDigits;
  bool plural_scale = false;  // "dozens", "hundreds", "tens of thousands", 数百: `value` is the least it can mean
};

// The longest number that starts exactly at byte `start`; empty if none does.
[[nodiscard]] std::optional<Number> number_at(std::string_view text, std::uint32_t start);

// All numbers inside `within`, left to right, none overlapping.
[[nodiscard]] std::vector<Number> find_numbers(std::string_view text, Span within);

}  // namespace pressmark

// Written numbers, in digits or words, English and Chinese.
//
//   std::optional<Number> number = number_at("over 11,000 patents", 5);   // 11,000: span [5, 11), value 11000
//
// Digits grouped by , . ' or blanks in threes (2-2-3 as in "2,04,518"); decimals; scale words (million, lakh, U+4E07);
// words up to 999,999 and beyond ("twelve", "one hundred and twenty", Chinese numerals alone or mixed with digits);
// "a dozen", "half a dozen", "a pair"; "dozens", "hundreds of thousands". No ordinals and no fractions: "third" is
// none, and what follows the number is for the caller to look at ("10th", "two-thirds", "5G").
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
  bool plural_scale = false;  // "dozens", "hundreds", "tens of thousands": `value` is the least it can mean
  bool open_ended = false;    // "100 duo wan": something beyond `value`, said inside the number
};

// The longest number that starts exactly at byte `start`; empty if none does. Words must start at a word border, digits
// may follow anything ("Q3"). Digits beyond 64 bytes are no number. Looks at a bounded number of bytes.
[[nodiscard]] std::optional<Number> number_at(std::string_view text, std::uint32_t start);

// All numbers inside `within`, left to right, none overlapping. Digits glued to letters before them ("v3", "Q3") are
// left out. Linear in the size of `within`.
[[nodiscard]] std::vector<Number> find_numbers(std::string_view text, Span within);

}  // namespace pressmark

// How numbers are read: the parts that numbers.cc joins. Private to this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/numbers/numbers.h"

namespace pressmark::numbers {

// Longer runs of digits are account numbers, keys or noise; the bound keeps reading linear.
inline constexpr std::uint32_t kLongestDigits = 64;

// ASCII or full-width digit at `at`: its value, and its length in bytes; empty if there is none.
struct Digit {
  int value = 0;
  std::uint32_t bytes = 0;
};
[[nodiscard]] std::optional<Digit> digit_at(std::string_view text, std::uint32_t at);

// A number in digits: "11,000.50" is digits "1100050", fraction 2.
struct Digits {
  std::string digits;
  int fraction = 0;
  std::uint32_t end = 0;
};
[[nodiscard]] std::optional<Digits> read_digits(std::string_view text, std::uint32_t start);

// A value that may be no integer: value = digits * 10^(exponent - fraction), written to `number`.
void set_value(Number& number, const Digits& digits, int exponent);

// One row of the table of number words.
enum class WordKind {
  kNone,
  kUnit,
  kTeen,
  kTens,
  kHundred,
  kScale,
  kSuffix,
  kDozen,
  kPair,
  kPlural,
  kTensOf,
  kArticle,
  kHalf,
  kSome
};
struct NumberWord {
  WordKind kind = WordKind::kNone;
  std::int64_t value = 0;
  std::uint32_t end = 0;  // behind the word
};
// The word at `at`, in any case of letters; kNone if it is no number word.
[[nodiscard]] NumberWord number_word_at(std::string_view text, std::uint32_t at);
// The number word behind `at`, over one blank or hyphen; kNone if there is none.
[[nodiscard]] NumberWord next_number_word(std::string_view text, std::uint32_t at);

// Numbers in English words, and in Chinese numerals (digits may be mixed in).
[[nodiscard]] std::optional<Number> read_words(std::string_view text, std::uint32_t start);
[[nodiscard]] std::optional<Number> read_han(std::string_view text, std::uint32_t start);
// True if a character of a Chinese number that can follow digits (a scale, or "beyond" before one) stands at `at`.
[[nodiscard]] bool han_scale_at(std::string_view text, std::uint32_t at);

}  // namespace pressmark::numbers

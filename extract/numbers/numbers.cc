#include "extract/numbers/numbers.h"

#include <algorithm>

#include "extract/numbers/scan.h"

namespace pressmark {
namespace {

using numbers::WordKind;

bool is_ascii_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

int exponent_of(std::int64_t scale) {
  int exponent = 0;
  for (; scale >= 10; scale /= 10) ++exponent;
  return exponent;
}

// "1.2 million", "2.5 lakh crore", "10k": the scale behind digits, as a power of ten. `end` is moved behind it.
int read_scale(std::string_view text, std::uint32_t& end) {
  if (end < text.size() && is_ascii_letter(text[end])) {
    const numbers::NumberWord word = numbers::number_word_at(text, end);
    if (word.kind != WordKind::kSuffix) return 0;
    end = word.end;
    return exponent_of(word.value);
  }
  int exponent = 0;
  numbers::NumberWord word = numbers::next_number_word(text, end);
  while ((word.kind == WordKind::kScale || word.kind == WordKind::kHundred) && exponent < 12) {
    exponent += exponent_of(word.value);
    end = word.end;
    word = numbers::next_number_word(text, end);
  }
  return exponent;
}

std::optional<Number> read_western(std::string_view text, std::uint32_t start) {
  const auto digits = numbers::read_digits(text, start);
  if (!digits) return std::nullopt;
  std::uint32_t end = digits->end;
  const int exponent = read_scale(text, end);
  Number number{.span = {start, end}};
  numbers::set_value(number, *digits, exponent);
  if (end != digits->end) number.form = Number::Form::kMixed;
  return number;
}

bool is_word_byte(char byte) {
  return is_ascii_letter(byte) || (byte >= '0' && byte <= '9') || static_cast<unsigned char>(byte) >= 0x80;
}

std::uint32_t behind_digits(std::string_view text, std::uint32_t at, std::uint32_t end) {
  for (auto digit = numbers::digit_at(text, at); digit && at < end; digit = numbers::digit_at(text, at))
    at += digit->bytes;
  return at;
}

// Where the next number may start, behind a token that is none. Digits glued to letters belong to the letters.
std::uint32_t behind_token(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (numbers::digit_at(text, at)) return behind_digits(text, at, end);
  if (!is_ascii_letter(text[at])) {
    do ++at;
    while (at < end && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return at;
  }
  while (at < end && is_word_byte(text[at]) && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

std::optional<Number> number_at(std::string_view text, std::uint32_t start) {
  if (start >= text.size()) return std::nullopt;
  if (is_ascii_letter(text[start])) return numbers::read_words(text, start);
  if (numbers::digit_at(text, start)) {
    const auto digits = numbers::read_digits(text, start);
    if (digits && numbers::han_scale_at(text, digits->end)) return numbers::read_han(text, start);
    return read_western(text, start);
  }
  return static_cast<unsigned char>(text[start]) >= 0xE3 ? numbers::read_han(text, start) : std::nullopt;
}

std::vector<Number> find_numbers(std::string_view text, Span within) {
  std::vector<Number> found;
  const std::string_view reach = text.substr(0, within.end);
  std::uint32_t at = within.start;
  while (at < within.end) {
    std::optional<Number> number = number_at(reach, at);
    at = number ? number->span.end : behind_token(reach, at, within.end);
    if (number) found.push_back(std::move(*number));
  }
  return found;
}

}  // namespace pressmark

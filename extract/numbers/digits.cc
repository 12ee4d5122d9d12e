// Digits with their groups and decimals.

#include <algorithm>

#include "extract/numbers/scan.h"

namespace pressmark::numbers {
namespace {

constexpr std::string_view kSeparators[] = {",",           ".", "'", "\xE2\x80\x99", " ", "\xC2\xA0", "\xE2\x80\xAF",
                                            "\xE2\x80\x89"};
constexpr int kMostInt64Digits = 18;

struct RunOfDigits {
  std::string digits;
  std::uint32_t end = 0;
};

RunOfDigits read_run(std::string_view text, std::uint32_t at) {
  RunOfDigits run{{}, at};
  for (auto digit = digit_at(text, at); digit && run.digits.size() <= kLongestDigits; digit = digit_at(text, run.end)) {
    run.digits += static_cast<char>('0' + digit->value);
    run.end += digit->bytes;
  }
  return run;
}

std::string_view separator_at(std::string_view text, std::uint32_t at) {
  const std::string_view rest = text.substr(std::min<std::size_t>(at, text.size()));
  for (const std::string_view separator : kSeparators) {
    if (rest.starts_with(separator)) return separator;
  }
  return {};
}

bool is_blank(std::string_view separator) {
  return separator != "," && separator != "." && separator != "'" && separator != "\xE2\x80\x99";
}

// "199 275,5" or "5 123.4": a blank that parts a list of decimals, not thousands.
bool decimal_follows(std::string_view text, std::uint32_t at) {
  return at + 1 < text.size() && (text[at] == ',' || text[at] == '.') && digit_at(text, at + 1);
}

struct Groups {
  std::string digits;
  std::uint32_t end = 0;
  int count = 0;
};

// Groups of `size` digits behind the first run, all with one separator; the last one of three.
Groups read_groups(std::string_view text, std::uint32_t at, std::size_t size) {
  Groups groups{{}, at};
  const std::string_view separator = separator_at(text, at);
  if (separator.empty()) return groups;
  std::string digits;
  std::uint32_t end = at;
  while (separator_at(text, end) == separator && digits.size() < kLongestDigits) {
    const RunOfDigits run = read_run(text, end + static_cast<std::uint32_t>(separator.size()));
    if (run.digits.size() != size && run.digits.size() != 3) break;
    if (is_blank(separator) && decimal_follows(text, run.end)) break;
    digits += run.digits;
    end = run.end;
    ++groups.count;
    if (run.digits.size() == 3) groups = {digits, end, groups.count};
    if (run.digits.size() == 3 && size != 3) break;
  }
  return groups;
}

bool is_grouped(const Groups& groups, std::string_view separator) {
  // One group behind a point is a decimal ("3.924"): only two make sure ("1.234.567").
  return !groups.digits.empty() && (separator != "." || groups.count > 1);
}

void read_fraction(std::string_view text, Digits& number) {
  if (number.end >= text.size() || text[number.end] != '.') return;
  const RunOfDigits run = read_run(text, number.end + 1);
  if (run.digits.empty() || run.digits.size() > kLongestDigits) return;
  number.digits += run.digits;
  number.fraction = static_cast<int>(run.digits.size());
  number.end = run.end;
}

std::string without_leading_zeros(const std::string& digits, std::size_t keep) {
  std::size_t first = 0;
  while (first + keep < digits.size() && digits[first] == '0') ++first;
  return digits.substr(first);
}

}  // namespace

std::optional<Digit> digit_at(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return std::nullopt;
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= '0' && byte <= '9') return Digit{byte - '0', 1};
  if (byte != 0xEF || at + 2 >= text.size() || text[at + 1] != '\xBC') return std::nullopt;
  const auto last = static_cast<unsigned char>(text[at + 2]);
  if (last < 0x90 || last > 0x99) return std::nullopt;
  return Digit{last - 0x90, 3};
}

std::optional<Digits> read_digits(std::string_view text, std::uint32_t start) {
  const RunOfDigits first = read_run(text, start);
  if (first.digits.empty() || first.digits.size() > kLongestDigits) return std::nullopt;
  Digits number{first.digits, 0, first.end};
  if (first.digits.size() <= 3) {
    const std::string_view separator = separator_at(text, first.end);
    Groups groups = read_groups(text, first.end, 3);
    if (groups.digits.empty() && separator == ",") groups = read_groups(text, first.end, 2);
    if (is_grouped(groups, separator)) {
      number.digits += groups.digits;
      number.end = groups.end;
    }
  }
  read_fraction(text, number);
  return number;
}

void set_value(Number& number, const Digits& digits, int exponent) {
  std::string whole = digits.digits;
  const int shift = exponent - digits.fraction;
  std::size_t fraction = shift < 0 ? static_cast<std::size_t>(-shift) : 0;
  if (shift > 0) whole.append(static_cast<std::size_t>(shift), '0');
  while (fraction > 0 && whole.back() == '0') {
    whole.pop_back();
    --fraction;
  }
  if (whole.size() <= fraction) whole.insert(0, fraction + 1 - whole.size(), '0');
  whole = without_leading_zeros(whole, fraction + 1);
  if (fraction == 0 && whole.size() <= kMostInt64Digits) {
    number.value = std::stoll(whole);
    return;
  }
  if (fraction > 0) whole.insert(whole.size() - fraction, 1, '.');
  number.decimal = whole;
}

}  // namespace pressmark::numbers

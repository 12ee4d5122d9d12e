#include "core/url/address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

namespace pressmark {
namespace {

constexpr std::uint64_t kTooLarge = std::uint64_t{1} << 40U;  // above every IPv4 address: the number is cut there
constexpr std::ptrdiff_t kPieces = 8;                         // of 16 bits, in an IPv6 address
using Pieces = std::array<std::uint16_t, kPieces>;

std::vector<std::string_view> split_at_dots(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t dot = 0; (dot = text.find('.')) != std::string_view::npos; text.remove_prefix(dot + 1)) {
    parts.push_back(text.substr(0, dot));
  }
  parts.push_back(text);
  if (parts.size() > 1 && parts.back().empty()) parts.pop_back();
  return parts;
}

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

// "0x" hexadecimal, leading "0" octal, else decimal.
std::optional<std::uint64_t> ipv4_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  int base = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    text.remove_prefix(2);
    base = 16;
  } else if (text.size() > 1 && text.front() == '0') {
    text.remove_prefix(1);
    base = 8;
  }
  std::uint64_t number = 0;
  for (const char c : text) {
    if (digit_value(c) >= base) return std::nullopt;
    number = std::min(kTooLarge, number * static_cast<unsigned>(base) + static_cast<unsigned>(digit_value(c)));
  }
  return number;
}

bool is_digit_character(char c) {
  return c >= '0' && c <= '9';
}

std::string dotted(std::uint64_t address) {
  std::string out;
  for (unsigned shift = 32; shift > 0; shift -= 8) {
    if (!out.empty()) out.push_back('.');
    out += std::to_string((address >> (shift - 8)) & 0xFFU);
  }
  return out;
}

// Reads an IPv6 address piece by piece.
class Ipv6Reader {
 public:
  explicit Ipv6Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] std::optional<Pieces> read() {
    if (rest_.starts_with("::")) {
      rest_.remove_prefix(2);
      gap_ = 0;
    } else if (rest_.starts_with(':')) {
      return std::nullopt;
    }
    while (!rest_.empty()) {
      if (!take_piece()) return std::nullopt;
    }
    return filled();
  }

 private:
  bool take_piece() {
    if (count_ == kPieces) return false;
    if (rest_.front() == ':') return take_gap();
    std::uint16_t piece = 0;
    const char* end = rest_.data() + std::min<std::size_t>(rest_.size(), 4);
    const auto [behind, error] = std::from_chars(rest_.data(), end, piece, 16);
    const auto length = static_cast<std::size_t>(behind - rest_.data());
    if (error == std::errc() && length < rest_.size() && rest_[length] == '.') return take_ipv4();
    if (error != std::errc()) return false;
    rest_.remove_prefix(length);
    pieces_[count_++] = piece;
    if (rest_.empty()) return true;
    if (rest_.front() != ':' || rest_.size() == 1) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take_gap() {
    if (gap_) return false;
    rest_.remove_prefix(1);
    gap_ = count_;
    return true;
  }

  // The last 32 bits as "1.2.3.4": four decimal numbers, no leading zeros.
  bool take_ipv4() {
    if (count_ > kPieces - 2) return false;
    std::array<unsigned, 4> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (i > 0 && !take_dot()) return false;
      if (!take_byte(numbers[i])) return false;
    }
    pieces_[count_++] = static_cast<std::uint16_t>(numbers[0] << 8U | numbers[1]);
    pieces_[count_++] = static_cast<std::uint16_t>(numbers[2] << 8U | numbers[3]);
    return rest_.empty();
  }

  bool take_dot() {
    if (!rest_.starts_with('.')) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool take_byte(unsigned& number) {
    std::size_t length = 0;
    while (length < rest_.size() && is_digit_character(rest_[length])) ++length;
    if (length == 0 || length > 3 || (length > 1 && rest_.front() == '0')) return false;
    std::from_chars(rest_.data(), rest_.data() + length, number);
    rest_.remove_prefix(length);
    return number <= 0xFF;
  }

  // Moves what stands behind "::" to the end.
  [[nodiscard]] std::optional<Pieces> filled() {
    if (!gap_) return count_ == kPieces ? std::optional(pieces_) : std::nullopt;
    if (count_ == kPieces) return std::nullopt;
    Pieces whole{};
    std::copy(pieces_.begin(), pieces_.begin() + *gap_, whole.begin());
    std::copy_backward(pieces_.begin() + *gap_, pieces_.begin() + count_, whole.end());
    return whole;
  }

  std::string_view rest_;
  Pieces pieces_{};
  std::ptrdiff_t count_ = 0;
  std::optional<std::ptrdiff_t> gap_;  // pieces before "::"
};

struct Run {
  std::size_t start = kPieces;
  std::size_t size = 1;  // a single zero is not compressed
};

Run longest_run_of_zeros(const Pieces& pieces) {
  Run best;
  for (std::size_t i = 0; i < kPieces; ++i) {
    std::size_t size = 0;
    while (i + size < kPieces && pieces[i + size] == 0) ++size;
    if (size > best.size) best = {.start = i, .size = size};
  }
  return best;
}

std::string lower_hex(std::uint16_t piece) {
  std::array<char, 4> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), piece, 16).ptr;
  return {digits.data(), end};
}

std::string serialised(const Pieces& pieces) {
  const Run gap = longest_run_of_zeros(pieces);
  std::string out;
  for (std::size_t i = 0; i < kPieces; ++i) {
    if (i == gap.start) {
      out += i == 0 ? "::" : ":";
      i += gap.size - 1;
    } else {
      out += lower_hex(pieces[i]);
      if (i + 1 < kPieces) out.push_back(':');
    }
  }
  return out;
}

}  // namespace

bool ends_in_number(std::string_view host) {
  const std::vector<std::string_view> parts = split_at_dots(host);
  const std::string_view last = parts.back();
  if (last.empty()) return false;
  return std::all_of(last.begin(), last.end(), is_digit_character) || ipv4_number(last).has_value();
}

std::optional<std::string> parse_ipv4(std::string_view host) {
  const std::vector<std::string_view> parts = split_at_dots(host);
  if (parts.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = ipv4_number(parts[i]);
    const std::size_t bytes = i + 1 < parts.size() ? 1 : 4 - i;  // the last number fills what is left
    if (!number || *number >= std::uint64_t{1} << (8 * bytes)) return std::nullopt;
    address = address << (8 * bytes) | *number;
  }
  return dotted(address);
}

std::optional<std::string> parse_ipv6(std::string_view text) {
  const std::optional<Pieces> pieces = Ipv6Reader(text).read();
  return pieces ? std::optional(serialised(*pieces)) : std::nullopt;
}

}  // namespace pressmark

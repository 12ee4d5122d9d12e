#include "extract/page/references.h"

#include <algorithm>
#include <cstdint>

#include "core/text/utf8.h"
#include "extract/page/document.h"
#include "generated/character_references.h"

namespace pressmark {
namespace {

using Row = lexicon::CharacterReferencesRow;

constexpr std::size_t kLongestName = 31;  // CounterClockwiseContourIntegral
constexpr char32_t kReplacement = 0xFFFD;

// What the numbers 0x80 to 0x9F mean:
// https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
constexpr char16_t kWindows1252[] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                     0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                     0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                     0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

// -1 where `c` is no digit of the base.
int digit_of(char c, int base) {
  if (c >= '0' && c <= '9') return c - '0';
  const char letter = static_cast<char>(c | 0x20);
  return base == 16 && letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

char32_t meant(std::uint32_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000)) return kReplacement;
  return number >= 0x80 && number < 0xA0 ? kWindows1252[number - 0x80] : number;
}

// `html` starts with "&#". Returns the bytes used, 0 where no digits follow.
std::size_t append_numeric(std::string_view html, std::string& out) {
  std::size_t at = 2;
  const int base = at < html.size() && (html[at] | 0x20) == 'x' ? 16 : 10;
  if (base == 16) ++at;
  const std::size_t digits = at;
  std::uint32_t number = 0;
  for (int digit = 0; at < html.size() && (digit = digit_of(html[at], base)) >= 0; ++at) {
    number = std::min(number * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit), 0x110000U);
  }
  if (at == digits) return 0;
  append_utf8(out, meant(number));
  return at < html.size() && html[at] == ';' ? at + 1 : at;
}

const Row* find_name(std::string_view name) {
  const auto* end = std::end(lexicon::kCharacterReferences);
  const auto* row = std::lower_bound(std::begin(lexicon::kCharacterReferences), end, name,
                                     [](const Row& left, std::string_view right) { return left.name < right; });
  return row != end && row->name == name ? row : nullptr;
}

// The longest prefix of `name` that is a name without semicolon.
const Row* find_bare_prefix(std::string_view name) {
  constexpr std::size_t longest_bare = 6;  // "Oslash", "frac12", "middot"
  for (std::size_t length = std::min(name.size(), longest_bare); length >= 2; --length) {
    const Row* row = find_name(name.substr(0, length));
    if (row != nullptr && row->semicolon == "optional") return row;
  }
  return nullptr;
}

// `html` starts with '&'. Returns the bytes used, 0 where no name follows.
std::size_t append_named(std::string_view html, ReferencePlace place, std::string& out) {
  std::size_t end = 1;
  while (end < html.size() && end <= kLongestName && is_alphanumeric(html[end])) ++end;
  const std::string_view name = html.substr(1, end - 1);
  if (end < html.size() && html[end] == ';') {
    if (const Row* row = find_name(name); row != nullptr) {
      out += row->characters;
      return end + 1;
    }
  }
  const Row* row = find_bare_prefix(name);
  if (row == nullptr) return 0;
  const std::size_t behind = row->name.size() + 1;
  const bool goes_on = behind < html.size() && (html[behind] == '=' || is_alphanumeric(html[behind]));
  if (place == ReferencePlace::kAttribute && goes_on) return 0;
  out += row->characters;
  return behind;
}

}  // namespace

void append_decoded(std::string_view html, ReferencePlace place, std::string& out) {
  while (!html.empty()) {
    std::size_t plain = 0;
    while (plain < html.size() && html[plain] != '&' && html[plain] != '\0') ++plain;
    out += html.substr(0, plain);
    html.remove_prefix(plain);
    if (html.empty()) return;
    if (html[0] == '\0') {
      html.remove_prefix(1);
      continue;
    }
    const bool numeric = html.size() > 1 && html[1] == '#';
    const std::size_t used = numeric ? append_numeric(html, out) : append_named(html, place, out);
    if (used == 0) out += '&';
    html.remove_prefix(std::max<std::size_t>(used, 1));
  }
}

std::string decode_references(std::string_view html) {
  std::string out;
  append_decoded(html, ReferencePlace::kText, out);
  return out;
}

}  // namespace pressmark

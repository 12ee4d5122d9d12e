// What kind of character a code point is, and what follows from it: case, white space, normal form.

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "core/text/utf8.h"

namespace pressmark {
namespace {

struct Range {
  char32_t first = 0;
  char32_t last = 0;
};

// Unicode's Blocks.txt, the blocks of Han, kana and hangul; sorted. U+30FB is left out: it parts names.
constexpr std::array<Range, 18> kCjk{{{0x1100, 0x11FF},
                                      {0x2E80, 0x2FDF},
                                      {0x3005, 0x3007},
                                      {0x3021, 0x3029},
                                      {0x3031, 0x3035},
                                      {0x3038, 0x303C},
                                      {0x3041, 0x309F},
                                      {0x30A1, 0x30FA},
                                      {0x30FC, 0x30FF},
                                      {0x3131, 0x318F},
                                      {0x31F0, 0x31FF},
                                      {0x3400, 0x4DBF},
                                      {0x4E00, 0x9FFF},
                                      {0xA960, 0xA97F},
                                      {0xAC00, 0xD7FF},
                                      {0xF900, 0xFAFF},
                                      {0xFF66, 0xFFDC},
                                      {0x1AFF0, 0x323AF}}};
constexpr Range kEmojiAndSymbols{0x1B170, 0x1FFFF};  // lies between kana and the Han planes

// Leads of U+0300 and later: below it everything is NFC (UAX #15, section 9).
constexpr unsigned char kFirstLeadToCheck = 0xCC;

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_icu_code_point(char32_t c) {
  return c <= 0x10FFFF;
}

UChar32 to_icu(char32_t c) {
  return static_cast<UChar32>(c);
}

char lower_ascii(char c) {
  return static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

// Behind the ASCII characters at `offset` that are no white space.
std::size_t end_of_plain(std::string_view text, std::size_t offset) {
  const auto is_plain = [](char c) { return static_cast<unsigned char>(c) - 0x21U < 0x5FU; };
  while (offset < text.size() && is_plain(text[offset])) ++offset;
  return offset;
}

// True for the texts that the quick glance settles; most Western pages do.
bool is_below_first_to_check(std::string_view text) {
  if (is_all_ascii(text)) return true;
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= kFirstLeadToCheck; });
}

const icu::Normalizer2* load_nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) ? normalizer : nullptr;
}

// Null only where ICU's own data is missing. Kept in a static of ours: ICU's own start is behind a lock that the thread
// sanitizer cannot see.
const icu::Normalizer2* nfc() {
  static const icu::Normalizer2* const kNormalizer = load_nfc();
  return kNormalizer;
}

icu::StringPiece piece_of(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

bool passes_quick_check(const icu::Normalizer2& normalizer, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const UBool normal = normalizer.isNormalizedUTF8(piece_of(text), status);
  return U_SUCCESS(status) && normal;
}

}  // namespace

namespace detail {

bool is_letter_beyond_ascii(char32_t code_point) {
  return is_icu_code_point(code_point) && (U_MASK(u_charType(to_icu(code_point))) & U_GC_L_MASK) != 0;
}

bool is_upper_beyond_ascii(char32_t code_point) {
  return is_icu_code_point(code_point) && (U_MASK(u_charType(to_icu(code_point))) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

// PropList.txt, White_Space.
bool is_white_space_beyond_ascii(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace detail

bool is_cjk(char32_t code_point) {
  if (code_point < kCjk.front().first) return false;
  const auto* range =
      std::lower_bound(kCjk.begin(), kCjk.end(), code_point, [](const Range& r, char32_t c) { return r.last < c; });
  if (range == kCjk.end() || code_point < range->first) return false;
  return code_point < kEmojiAndSymbols.first || code_point > kEmojiAndSymbols.last;
}

std::string to_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower_ascii(c);
  if (is_all_ascii(text)) return out;
  out.clear();
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    if (c < 0x80) {
      out.push_back(lower_ascii(static_cast<char>(c)));
    } else {
      append_utf8(out, is_icu_code_point(c) ? static_cast<char32_t>(u_tolower(to_icu(c))) : c);
    }
  }
  return out;
}

std::string_view trim(std::string_view text) {
  std::size_t start = 0;
  for (std::size_t next = 0; next < text.size() && is_white_space(next_code_point(text, next));) start = next;
  std::size_t end = text.size();
  for (std::size_t before = end; before > start && is_white_space(previous_code_point(text, before));) end = before;
  return text.substr(start, end - start);
}

std::string collapse_white_space(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t start = offset;
    offset = end_of_plain(text, start);
    if (offset == start) {
      const char32_t c = next_code_point(text, offset);
      if (is_white_space(c)) blank = !out.empty();
      if (is_white_space(c) || is_invisible(c)) continue;
    }
    if (blank) out.push_back(' ');
    blank = false;
    out.append(text, start, offset - start);
  }
  return out;
}

bool is_nfc(std::string_view text) {
  if (is_below_first_to_check(text)) return true;
  const icu::Normalizer2* normalizer = nfc();
  return normalizer != nullptr && passes_quick_check(*normalizer, text);
}

std::string to_nfc(std::string_view text) {
  const icu::Normalizer2* normalizer = is_below_first_to_check(text) ? nullptr : nfc();
  if (normalizer == nullptr || passes_quick_check(*normalizer, text)) return std::string(text);
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  normalizer->normalizeUTF8(0, piece_of(text), sink, nullptr, status);
  return U_SUCCESS(status) ? out : std::string(text);
}

}  // namespace pressmark

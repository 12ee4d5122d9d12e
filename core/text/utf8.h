// UTF-8: validity, stepping, offsets; what kind of character a code point is; white space and normal forms.
//
//   for (std::size_t offset = 0; offset < text.size();) {
//     char32_t c = next_code_point(text, offset);
//   }
//
// Unless said otherwise `text` is valid UTF-8 (Unicode 15, chapter 3.9, table 3-7). On other bytes nothing is read out
// of bounds and every loop ends, but the code points are meaningless.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

namespace detail {
[[nodiscard]] char32_t next_beyond_ascii(std::string_view text, std::size_t& offset);
[[nodiscard]] char32_t previous_beyond_ascii(std::string_view text, std::size_t& offset);
[[nodiscard]] bool is_letter_beyond_ascii(char32_t code_point);
[[nodiscard]] bool is_upper_beyond_ascii(char32_t code_point);
[[nodiscard]] bool is_white_space_beyond_ascii(char32_t code_point);
}  // namespace detail

[[nodiscard]] bool is_valid_utf8(std::string_view bytes);
[[nodiscard]] bool is_all_ascii(std::string_view bytes);

// The code point that starts at `offset` of valid UTF-8, and the offset behind it (moved on). At the end: 0, unmoved.
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& offset) {
  if (offset >= text.size()) return 0;
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte >= 0x80) return detail::next_beyond_ascii(text, offset);
  ++offset;
  return byte;
}

// The code point that ends at `offset` (moved back to its start). At 0: 0, unmoved.
[[nodiscard]] inline char32_t previous_code_point(std::string_view text, std::size_t& offset) {
  if (offset == 0) return 0;
  const auto byte = static_cast<unsigned char>(text[offset - 1]);
  if (byte >= 0x80) return detail::previous_beyond_ascii(text, offset);
  --offset;
  return byte;
}

// A surrogate or a number above U+10FFFF is written as U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

// Bytes that are no UTF-8 become U+FFFD by the WHATWG "maximal subpart" rule (Encoding Standard, section 8.1.1).
// Returns how many were written.
[[nodiscard]] std::size_t append_repaired_utf8(std::string& out, std::string_view bytes);

// True if `offset` is the start of a code point or the end of the text.
[[nodiscard]] inline bool is_code_point_border(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return offset == text.size();
  return (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

// Turns byte offsets of a text into code-point offsets: built once in linear time, then O(1) each.
// `text` must outlive it.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  // Code points before `byte_offset`, which is a code-point border.
  [[nodiscard]] std::uint32_t at(std::uint32_t byte_offset) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> marks_;  // code points before every 64th byte; empty where the text is ASCII
};

[[nodiscard]] bool is_cjk(char32_t code_point);  // Han, kana, hangul; the katakana middle dot, punctuation, is none

// Unicode L*.
[[nodiscard]] inline bool is_letter(char32_t code_point) {
  if (code_point < 0x80) return (code_point | 0x20U) - U'a' < 26U;
  return detail::is_letter_beyond_ascii(code_point);
}

// Unicode Lu, Lt.
[[nodiscard]] inline bool is_upper(char32_t code_point) {
  if (code_point < 0x80) return code_point - U'A' < 26U;
  return detail::is_upper_beyond_ascii(code_point);
}

// 0-9 only.
[[nodiscard]] inline bool is_digit(char32_t code_point) {
  return code_point - U'0' < 10U;
}

// Unicode White_Space.
[[nodiscard]] inline bool is_white_space(char32_t code_point) {
  if (code_point < 0x80) return code_point == U' ' || code_point - U'\t' < 5U;
  return detail::is_white_space_beyond_ascii(code_point);
}

// Simple lower case of ASCII and of letters with a one-to-one mapping. The length in bytes may change.
[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string_view trim(std::string_view text);  // Unicode white space at both ends
// Runs of white space become one blank; trimmed; soft hyphens and invisible characters without a meaning of their own
// (zero-width space, word joiner, byte order mark, direction marks) dropped.
[[nodiscard]] std::string collapse_white_space(std::string_view text);

// Normalisation form C (UAX #15); the input itself where it is already NFC (quick check first).
[[nodiscard]] std::string to_nfc(std::string_view text);
[[nodiscard]] bool is_nfc(std::string_view text);

}  // namespace pressmark

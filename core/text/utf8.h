// UTF-8: validity, stepping, offsets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

// The code point that starts at `offset` of valid UTF-8, and the offset behind it (moved on). At the end: 0, unmoved.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& offset);
// The code point that ends at `offset` (moved back to its start). At 0: 0, unmoved.
[[nodiscard]] char32_t previous_code_point(std::string_view text, std::size_t& offset);

void append_utf8(std::string& out, char32_t code_point);

// Bytes that are no UTF-8 become U+FFFD by the WHATWG "maximal subpart" rule. Returns how many were replaced.
[[nodiscard]] std::size_t append_repaired_utf8(std::string& out, std::string_view bytes);

// True if `offset` is the start of a code point or the end of the text.
[[nodiscard]] bool is_code_point_border(std::string_view text, std::size_t offset);

// Turns byte offsets of a text into code-point offsets: built once in linear time, then O(1) each.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  [[nodiscard]] std::uint32_t at(std::uint32_t byte_offset) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> marks_;  // code points before every 64th byte; empty where the text is ASCII
};

[[nodiscard]] bool is_cjk(char32_t code_point);         // Han, kana, hangul
[[nodiscard]] bool is_letter(char32_t code_point);      // Unicode L*
[[nodiscard]] bool is_upper(char32_t code_point);       // Unicode Lu, Lt
[[nodiscard]] bool is_digit(char32_t code_point);       // 0-9 only
[[nodiscard]] bool is_white_space(char32_t code_point);  // Unicode White_Space
// Simple case folding of ASCII and of letters with a one-to-one mapping.
[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string_view trim(std::string_view text);  // Unicode white space at both ends
// Runs of white space become one blank; trimmed; soft hyphens and zero-width characters dropped.
[[nodiscard]] std::string collapse_white_space(std::string_view text);

// Normalisation form C; the input itself where it is already NFC (quick check first).
[[nodiscard]] std::string to_nfc(std::string_view text);

}  // namespace pressmark

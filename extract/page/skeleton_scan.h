// Reads single pieces of HTML by the states of the standard's tokenizer, without building tokens.
//
//   TagScan tag = scan_tag("<img src=a alt='b'>x", 0);    // tag.end == 19, behind the '>'
//
// All offsets are bytes of `html`; a piece without an end ends with the page. Every function is linear in what it
// passes. Rules: https://html.spec.whatwg.org/multipage/parsing.html#tokenization
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "extract/page/tag.h"

namespace pressmark {

inline constexpr std::size_t kNoEnd = static_cast<std::size_t>(-1);

namespace scan_detail {

enum CharacterKind : std::uint8_t { kSpace = 1, kEndsTagName = 2, kEndsAttributeName = 4 };

// One look-up a character instead of up to six comparisons: the scan passes every character of every tag.
inline constexpr auto kKinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (const unsigned char c : {' ', '\n', '\t', '\r', '\f'}) kinds[c] = kSpace | kEndsTagName | kEndsAttributeName;
  for (const unsigned char c : {'/', '>'}) kinds[c] = kEndsTagName | kEndsAttributeName;
  kinds['='] = kEndsAttributeName;
  return kinds;
}();

[[nodiscard]] constexpr bool is(char c, CharacterKind kind) {
  return (kKinds[static_cast<unsigned char>(c)] & kind) != 0;
}

}  // namespace scan_detail

// HTML's white space: not the Unicode one.
[[nodiscard]] constexpr bool is_html_space(char c) {
  return scan_detail::is(c, scan_detail::kSpace);
}
[[nodiscard]] constexpr bool is_html_letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}
[[nodiscard]] constexpr bool ends_tag_name(char c) {
  return scan_detail::is(c, scan_detail::kEndsTagName);
}
[[nodiscard]] constexpr bool ends_attribute_name(char c) {
  return scan_detail::is(c, scan_detail::kEndsAttributeName);
}

// One attribute of a start tag, as written.
struct RawAttribute {
  std::string_view name;
  std::string_view value;  // references not decoded, quotes left off
};

// Walks over the attributes of a tag: `at` stands anywhere between two attributes and is moved behind the next one, or
// behind the '>'. Returns false at the '>' or at the end of the page (then `at` is kNoEnd).
[[nodiscard]] bool next_attribute(std::string_view html, std::size_t& at, RawAttribute& attribute);

// The attributes of a whole start tag, "<" to ">", one after another:
//   for (AttributeReader attribute(tag); attribute.next();) use(attribute.name(), attribute.value());
// Names come as written, in any letter case, values as in RawAttribute: good for class lists and flags;
// Document::attribute() decodes.
class AttributeReader {
 public:
  explicit AttributeReader(std::string_view tag) : tag_(tag) {
    while (at_ < tag_.size() && !ends_tag_name(tag_[at_])) ++at_;
  }

  // Moves to the next attribute; false where there is none.
  [[nodiscard]] bool next() { return next_attribute(tag_, at_, attribute_); }
  [[nodiscard]] std::string_view name() const { return attribute_.name; }
  [[nodiscard]] std::string_view value() const { return attribute_.value; }

 private:
  std::string_view tag_;
  std::size_t at_ = 0;
  RawAttribute attribute_;
};

struct TagScan {
  std::string_view name;      // as written
  std::size_t end = kNoEnd;   // behind the '>'; kNoEnd: the page ends first
  bool closing = false;       // "</"
  bool self_closing = false;  // "/>"
};

// The tag whose '<' stands at `start`; the character behind '<' or "</" is a letter.
[[nodiscard]] TagScan scan_tag(std::string_view html, std::size_t start);

// Behind the comment whose "<!--" stands at `start`.
[[nodiscard]] std::size_t comment_end(std::string_view html, std::size_t start);

// Where the next "</name" stands that ends raw text; the page's size if none does.
[[nodiscard]] std::size_t raw_text_end(std::string_view html, std::size_t from, std::string_view name);

// The same for the body of a <script>, but kNoEnd if nothing ends it: within "<!--" to "-->" a "<script" hides the next
// "</script". Rules: https://html.spec.whatwg.org/multipage/parsing.html#script-data-double-escaped-state
[[nodiscard]] std::size_t script_end(std::string_view html, std::size_t from);

// Behind the next '>' at or after `from`; the page's size if there is none.
[[nodiscard]] std::size_t behind_next(std::string_view html, std::size_t from, char c);

// ASCII letters of either case are the same.
[[nodiscard]] inline bool equals_ignoring_case(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] != right[i] && ((left[i] ^ right[i]) != 0x20 || !is_html_letter(left[i]))) return false;
  }
  return true;
}

}  // namespace pressmark

#include "extract/page/block_attributes.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace pressmark {
namespace {

enum CharKind : std::uint8_t { kBlank = 1, kNameEnd = 2 };

constexpr auto kCharKinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (const unsigned char c : {' ', '\n', '\t', '\r', '\f'}) kinds[c] = kBlank | kNameEnd;
  for (const unsigned char c : {'=', '>', '/'}) kinds[c] = kNameEnd;
  return kinds;
}();

bool is_blank(char c) {
  return (kCharKinds[static_cast<unsigned char>(c)] & kBlank) != 0;
}
bool ends_name(char c) {
  return (kCharKinds[static_cast<unsigned char>(c)] & kNameEnd) != 0;
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

}  // namespace

AttributeReader::AttributeReader(std::string_view tag) : tag_(tag) {
  if (!tag_.empty() && tag_.back() == '>') tag_.remove_suffix(1);
  while (at_ < tag_.size() && !is_blank(tag_[at_])) ++at_;
}

void AttributeReader::skip_blanks() {
  while (at_ < tag_.size() && is_blank(tag_[at_])) ++at_;
}

bool AttributeReader::next() {
  while (at_ < tag_.size() && (is_blank(tag_[at_]) || tag_[at_] == '/')) ++at_;
  if (at_ >= tag_.size()) return false;
  const std::size_t start = at_++;  // an equals sign at the start belongs to the name
  while (at_ < tag_.size() && !ends_name(tag_[at_])) ++at_;
  name_ = tag_.substr(start, at_ - start);
  value_ = {};
  skip_blanks();
  if (at_ < tag_.size() && tag_[at_] == '=') read_value();
  return true;
}

void AttributeReader::read_value() {
  ++at_;
  skip_blanks();
  if (at_ >= tag_.size()) return;
  const char mark = tag_[at_];
  if (mark == '"' || mark == '\'') {
    const std::size_t end = std::min(tag_.find(mark, at_ + 1), tag_.size());
    value_ = tag_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return;
  }
  const std::size_t start = at_;
  while (at_ < tag_.size() && !is_blank(tag_[at_])) ++at_;
  value_ = tag_.substr(start, at_ - start);
}

bool equals_ignoring_case(std::string_view text, std::string_view lower_text) {
  if (text.size() != lower_text.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (lower(text[i]) != lower_text[i]) return false;
  }
  return true;
}

}  // namespace pressmark

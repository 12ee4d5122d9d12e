#include "core/url/percent.h"

#include <array>

namespace pressmark {
namespace {

constexpr std::string_view kHexDigits = "0123456789ABCDEF";

// Printable ASCII of each set, in the order of EncodeSet; controls and everything above "~" belong to all of them.
constexpr std::array<std::string_view, 6> kSets{
    "", " \"<>`", " \"#<>", " \"#<>'", " \"#<>?`{}", " \"#<>?`{}/:;=@[\\]^|",
};

bool is_in(unsigned char byte, std::string_view set) {
  return byte < 0x20 || byte > 0x7E || set.find(static_cast<char>(byte)) != std::string_view::npos;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
}

}  // namespace

void append_encoded(std::string& out, std::string_view text, EncodeSet set) {
  const std::string_view wanted = kSets[static_cast<std::size_t>(set)];
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_in(byte, wanted)) {
      out += {'%', kHexDigits[byte >> 4U], kHexDigits[byte & 0x0FU]};
    } else {
      out.push_back(c);
    }
  }
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_escape(text, at)) {
      out.push_back(static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2])));
      at += 2;
    } else {
      out.push_back(text[at]);
    }
  }
  return out;
}

std::string with_upper_case_escapes(std::string_view text) {
  std::string out(text);
  for (std::size_t at = 0; at < out.size(); ++at) {
    if (!is_escape(out, at)) continue;
    out[at + 1] = kHexDigits[static_cast<std::size_t>(hex_value(out[at + 1]))];
    out[at + 2] = kHexDigits[static_cast<std::size_t>(hex_value(out[at + 2]))];
    at += 2;
  }
  return out;
}

}  // namespace pressmark

// Bytes of a known encoding to UTF-8. Part of core/text/charset.h; nothing else includes this.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pressmark {

struct Converted {
  std::string text;              // valid UTF-8
  std::size_t replacements = 0;  // U+FFFD written for bytes that mean nothing
};

// `encoding` is a name of the Encoding Standard. Empty where there is no decoder for it ("replacement",
// "x-user-defined", "iso-8859-16").
[[nodiscard]] std::optional<Converted> convert_to_utf8(std::string_view encoding, std::string_view bytes);

}  // namespace pressmark

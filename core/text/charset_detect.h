// What bytes that say nothing about themselves are. Part of core/text/charset.h; nothing else includes this.
#pragma once

#include <optional>
#include <string_view>

namespace pressmark {

// By the frequencies of uchardet; a name of the Encoding Standard, empty where it has no opinion.
[[nodiscard]] std::optional<std::string_view> detect_encoding(std::string_view bytes);

// "utf-16le" or "utf-16be" without a byte order mark, told by where the NUL bytes stand.
[[nodiscard]] std::optional<std::string_view> detect_utf16(std::string_view bytes);

// True for images, archives, PDF, fonts and the like, by their first bytes.
[[nodiscard]] bool has_binary_signature(std::string_view bytes);

// True where so many control characters stand that it is no text.
[[nodiscard]] bool is_full_of_controls(std::string_view text);

}  // namespace pressmark

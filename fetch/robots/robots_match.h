// Patterns of robots.txt against URLs (RFC 9309 section 2.2.2 and 2.2.3). Private to this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pressmark::robots {

// Path, parameters and query of a URL as they stand, without the fragment; "/" where there is no path.
// "http://example.org/a;b?c#d" -> "/a;b?c".
[[nodiscard]] std::string path_of_url(std::string_view url);

// "*" stands for any bytes, "$" at the end for the end of the path. Time linear in the path.
[[nodiscard]] bool pattern_matches(std::string_view pattern, std::string_view path);

// Bytes above ASCII percent-encoded and the digits of percent-encodings in upper case, so that a pattern compares with
// a URL byte by byte.
[[nodiscard]] std::string normal_pattern(std::string_view pattern);

}  // namespace pressmark::robots

// Hashes of bytes.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace pressmark {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);   // 64 lower-case hex digits
[[nodiscard]] std::string sha1_base32(std::string_view bytes);  // RFC 4648, upper case, as WARC digests have it
// The first 32 hex digits of SHA-256 over the parts, each preceded by its length: keys of the database.
[[nodiscard]] std::string key_of(std::initializer_list<std::string_view> parts);

}  // namespace pressmark

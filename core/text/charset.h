// Bytes of unknown encoding to UTF-8, in the order of the WHATWG Encoding and HTML standards: byte order mark, HTTP
// header, <meta> in the first 1,024 bytes, XML declaration, detection, windows-1252. Two departures, for pages that
// lie: what is valid UTF-8 beyond doubt is UTF-8 whatever is declared, and a declaration that fits badly gives way to
// detection where that fits better.
//
//   DecodedText decoded = decode({.bytes = page.bytes, .content_type = page.content_type, .is_html = true});
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace pressmark {

struct EncodedText {
  std::string_view bytes;
  std::string_view content_type;  // value of the HTTP header, or ""
  bool is_html = true;            // look for <meta> and an XML declaration
};

struct DecodedText {
  std::string text;              // always valid UTF-8, without a byte order mark
  std::string charset;           // WHATWG name in lower case: "utf-8", "gb18030", "windows-1252"
  std::size_t replacements = 0;  // characters that became U+FFFD
  bool is_as_given = false;      // decode_in_place: the bytes are the text, and `text` is empty

  // The text, whether it was converted or stands in the bytes that were given.
  [[nodiscard]] std::string_view view(std::string_view bytes) const { return is_as_given ? bytes : text; }
};

// Fails with code "undecodable" where the bytes are no text at all (many NUL bytes, or most characters replaced).
[[nodiscard]] Result<DecodedText> decode(const EncodedText& input);

// The same, but bytes that are the text already, as of most pages, are not copied: is_as_given.
[[nodiscard]] Result<DecodedText> decode_in_place(const EncodedText& input);

// The WHATWG encoding that a label means ("latin1" -> "windows-1252", "gb2312" -> "gbk"); empty: unknown label.
[[nodiscard]] std::optional<std::string_view> encoding_for_label(std::string_view label);

}  // namespace pressmark

// What encoding a document says it has. All results are names of the Encoding Standard ("gbk"), empty where nothing is
// said or the label is unknown. Part of core/text/charset.h; nothing else includes this.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace pressmark {

struct ByteOrderMark {
  std::string_view encoding;
  std::size_t size = 0;  // bytes
};

// Encoding Standard, section 6, "BOM sniff".
[[nodiscard]] std::optional<ByteOrderMark> find_byte_order_mark(std::string_view bytes);

// "text/html; charset=GB2312" -> "gbk". Also for <meta content>.
[[nodiscard]] std::optional<std::string_view> encoding_of_content_type(std::string_view value);

// The first <meta> that declares an encoding; HTML Standard, "prescan a byte stream to determine its encoding".
[[nodiscard]] std::optional<std::string_view> encoding_of_meta(std::string_view bytes);

// <?xml version="1.0" encoding="gb2312"?> at the very start.
[[nodiscard]] std::optional<std::string_view> encoding_of_xml_declaration(std::string_view bytes);

}  // namespace pressmark

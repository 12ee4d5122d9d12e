// Any bytes to text: the result is valid UTF-8 or a named failure, and the functions on text keep their promises.
// The first line of the input is the Content-Type, the rest the document.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/text/charset.h"
#include "core/text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_text_functions(std::string_view text) {
  const pressmark::CodePointIndex index(text);
  std::uint32_t count = 0;
  std::size_t offset = 0;
  for (; offset < text.size(); ++count) {
    require(index.at(static_cast<std::uint32_t>(offset)) == count);
    std::size_t back = 0;
    const std::size_t start = offset;
    const char32_t c = pressmark::next_code_point(text, offset);
    back = offset;
    require(pressmark::previous_code_point(text, back) == c && back == start);
  }
  const std::string normal = pressmark::to_nfc(text);
  require(pressmark::is_valid_utf8(normal) && pressmark::is_nfc(normal));
  const std::string collapsed = pressmark::collapse_white_space(text);
  require(pressmark::is_valid_utf8(collapsed) && pressmark::collapse_white_space(collapsed) == collapsed);
  require(pressmark::is_valid_utf8(pressmark::to_lower(text)));
  require(pressmark::trim(pressmark::trim(text)) == pressmark::trim(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string_view content_type = input.substr(0, input.find('\n'));
  const std::string_view bytes = input.substr(std::min(content_type.size() + 1, input.size()));
  for (const bool is_html : {true, false}) {
    const auto decoded = pressmark::decode({.bytes = bytes, .content_type = content_type, .is_html = is_html});
    if (!decoded) {
      require(decoded.error().code == "undecodable");
      continue;
    }
    require(pressmark::is_valid_utf8(decoded->text));
    require(pressmark::encoding_for_label(decoded->charset).has_value());
    check_text_functions(decoded->text);
  }
  std::string repaired;
  const std::size_t mistakes = pressmark::append_repaired_utf8(repaired, bytes);
  require(pressmark::is_valid_utf8(repaired) && (mistakes == 0) == pressmark::is_valid_utf8(bytes));
  return 0;
}

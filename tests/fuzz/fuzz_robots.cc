// robots.txt: any bytes give rules, and the rules give an answer for any path.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fetch/robots/robots.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // What stands before the first NUL is the URL, the rest the file.
  const std::size_t split = bytes.find('\0');
  const std::string_view url = split == std::string_view::npos ? "https://example.org/a/b" : bytes.substr(0, split);
  const auto rules = pressmark::RobotsRules::parse(split == std::string_view::npos ? bytes : bytes.substr(split + 1));
  const bool answer = rules.allowed("pressmark", url);
  if (answer != rules.allowed("PRESSMARK", url)) std::abort();  // agents are compared without case
  const auto delay = rules.crawl_delay("pressmark");
  if (delay && delay->count() < 0) std::abort();
  return 0;
}

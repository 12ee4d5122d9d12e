// Any bytes as a URL, alone and against a base: what is parsed can be written, parsed again and is the same.
// The first line of the input is the base, the rest the URL.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "core/time/zone.h"
#include "core/url/url.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_clean(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

void check(const pressmark::Url& url) {
  const std::string href = url.href();
  if (!url.is_http()) return;
  require(is_clean(href) && href.find(' ') == std::string::npos);
  require(!url.host().empty() && url.path().starts_with('/'));
  const auto again = pressmark::Url::parse(href);
  require(again && again->href() == href);
  const std::string key = pressmark::canonical_key(href);
  require(!key.empty() && pressmark::canonical_key(key) == key);
  const std::string domain = pressmark::registrable_domain(url.host());
  require(domain.empty() || url.host().find(domain) != std::string::npos);
}

void check_date(std::string_view text) {
  const auto when = pressmark::parse_date_time(text);
  if (!when) return;
  const auto again = pressmark::parse_date_time(when->iso8601());
  require(when->day.ok() && again && again->iso8601() == when->iso8601());
  (void)pressmark::day_in_zone(*when, "Asia/Shanghai");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string_view first = input.substr(0, input.find('\n'));
  const std::string_view rest = input.substr(std::min(first.size() + 1, input.size()));
  const auto base = pressmark::Url::parse(first);
  if (base) check(*base);
  for (const pressmark::Url* from : {static_cast<const pressmark::Url*>(nullptr), base ? &*base : nullptr}) {
    if (const auto url = pressmark::Url::parse(rest, from)) check(*url);
  }
  check_date(first);
  check_date(rest);
  return 0;
}

// Feeds and sitemaps: any bytes give a list of absolute addresses or an error.

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string_view>

#include "core/text/utf8.h"
#include "core/url/url.h"
#include "fetch/lists/feed.h"
#include "fetch/lists/sitemap.h"

namespace {

void check_url(const std::string& text) {
  const auto url = pressmark::Url::parse(text);
  if (!url || !url->is_http() || url->href() != text) std::abort();
}

void check_feed(const pressmark::Feed& feed) {
  std::set<std::string> seen;
  for (const pressmark::FeedItem& item : feed.items) {
    check_url(item.url);
    if (!seen.insert(item.url).second || !pressmark::is_valid_utf8(item.title)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const pressmark::FeedOptions options{.base_url = "https://example.org/feed"};
  if (const auto feed = pressmark::parse_feed(bytes, options)) check_feed(*feed);
  if (const auto map = pressmark::parse_sitemap(bytes, options)) {
    for (const auto& entry : map->entries) check_url(entry.url);
  }
  return 0;
}

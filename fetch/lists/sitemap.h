// Sitemaps (https://www.sitemaps.org/protocol.html): urlset, the news namespace, indexes, and plain lists of URLs.
//
//   Result<Sitemap> map = parse_sitemap(bytes, {.base_url = "https://example.org/sitemap.xml"});
//   if (map->is_index) ...  // the entries are sitemaps
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "fetch/lists/feed.h"

namespace pressmark {

struct SitemapEntry {
  std::string url;        // absolute, http or https
  std::string modified;   // <lastmod> as written, "" where there is none
  std::string published;  // <news:publication_date>
  std::string title;      // <news:title>
};

struct Sitemap {
  bool is_index = false;
  std::vector<SitemapEntry> entries;  // pages; of an index: the sitemaps
  std::vector<Warning> warnings;      // as of a feed
};

// The limits are those of feeds, but for max_items (50,000 by the protocol). Errors: "not_a_sitemap", "too_large".
[[nodiscard]] Result<Sitemap> parse_sitemap(std::string_view bytes, const FeedOptions& options);

}  // namespace pressmark

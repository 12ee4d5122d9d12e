// RSS (0.9x, 1.0, 2.0) and Atom feeds as lists of articles. Foreign bytes: ill-formed feeds are read as far as they go;
// nothing is loaded, no DTD or entity is expanded.
//
//   Result<Feed> feed = parse_feed(bytes, {.base_url = "https://example.org/feed"});
//   for (const FeedItem& item : feed->items) fetch(item.url);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/result.h"

namespace pressmark {

struct FeedItem {
  std::string url;        // absolute (xml:base, else the feed's URL), http or https; never unquoted
  std::string title;      // "" where there is none; markup left as it is
  std::string published;  // as written: a hint, not the publication date; "" where there is none
  std::string id;         // guid or atom:id; the canonical URL where there is none
};

struct Feed {
  std::string kind;  // "rss", "rdf", "atom"
  std::string title;
  std::vector<FeedItem> items;    // in the feed's order, each URL once
  std::vector<Warning> warnings;  // "malformed", "too_many_items", "item_without_link"
};

struct FeedOptions {
  std::string base_url;      // of the feed itself
  std::string content_type;  // of the HTTP answer: a charset there wins, as RFC 7303 section 3 says
  std::uint64_t max_bytes = 16ULL << 20;
  std::size_t max_items = 10000;
  std::size_t max_depth = 64;  // of elements
};

// Errors (stage kParse): "not_a_feed" (HTML, JSON, a bot wall, nothing), "too_large".
[[nodiscard]] Result<Feed> parse_feed(std::string_view bytes, const FeedOptions& options);

}  // namespace pressmark

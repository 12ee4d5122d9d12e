// What the word at the start of a line of robots.txt means. Private to this folder.
#pragma once

#include <string_view>

namespace pressmark::robots {

enum class Key { kUnknown, kAgent, kAllow, kDisallow, kSitemap, kCrawlDelay };

[[nodiscard]] Key key_of(std::string_view word);

}  // namespace pressmark::robots

#include "fetch/robots/robots_keys.h"

#include <algorithm>

#include "generated/robots_keys.h"

namespace pressmark::robots {
namespace {

bool begins_with(std::string_view word, std::string_view prefix) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; };
  return word.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), word.begin(), [&](char b, char a) { return same(a, b); });
}

Key key_named(std::string_view meaning) {
  if (meaning == "agent") return Key::kAgent;
  if (meaning == "allow") return Key::kAllow;
  if (meaning == "disallow") return Key::kDisallow;
  return meaning == "sitemap" ? Key::kSitemap : Key::kCrawlDelay;
}

}  // namespace

Key key_of(std::string_view word) {
  for (const auto& row : lexicon::kRobotsKeys) {
    if (begins_with(word, row.prefix)) return key_named(row.meaning);
  }
  return Key::kUnknown;
}

}  // namespace pressmark::robots

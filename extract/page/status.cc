#include "extract/page/status.h"

#include <algorithm>

#include "core/text/utf8.h"
#include "extract/page/block_text.h"
#include "generated/page_walls.h"

namespace pressmark {
namespace {

constexpr std::uint32_t kWallWords = 120;      // a page with more text than that is more than a wall
constexpr std::uint32_t kWallPageWords = 600;  // of the whole page, menus included
constexpr std::uint32_t kErrorWords = 60;
constexpr std::uint32_t kShellWords = 60;  // of the whole page: a menu and a footer
constexpr std::uint32_t kPaywallWords = 250;
constexpr std::uint32_t kFewProseWords = 60;  // a list of teasers holds less running text
constexpr std::size_t kMostPhraseBytes = 20000;

DocumentStatus status_named(std::string_view name) {
  if (name == "consent_wall") return DocumentStatus::kConsentWall;
  if (name == "bot_wall") return DocumentStatus::kBotWall;
  if (name == "paywall") return DocumentStatus::kPaywall;
  return DocumentStatus::kSoft404;
}

bool is_declared_article(const StatusSigns& signs) {
  return signs.data.has_article || signs.head.value("type") == "article" || !signs.head.value("published").empty();
}

// The wall whose words stand on the page; error pages are told by their title.
DocumentStatus find_wall(const StatusSigns& signs) {
  const std::string text = to_lower(prefix_of(signs.page_text, kMostPhraseBytes));
  const std::string title = to_lower(std::string(signs.title) + "\n" + signs.head.title);
  for (const auto& row : lexicon::kPageWalls) {
    const std::string_view place = row.place == "title" ? std::string_view(title) : std::string_view(text);
    if (place.find(row.phrase) != std::string_view::npos) return status_named(row.status);
  }
  return DocumentStatus::kOk;
}

bool fits(DocumentStatus wall, const StatusSigns& signs) {
  const MainText& main = signs.main;
  switch (wall) {
    case DocumentStatus::kPaywall:
      return main.words < kPaywallWords && signs.data.article.free.has_value() && !*signs.data.article.free;
    case DocumentStatus::kSoft404:
      return main.words < kErrorWords && !is_declared_article(signs);
    default:
      return main.words < kWallWords && main.page_words < kWallPageWords && !is_declared_article(signs);
  }
}

bool is_list(const StatusSigns& signs) {
  const MainText& main = signs.main;
  const bool linked = main.link_words * 2 > main.page_words;
  return main.words < kFewProseWords && linked && signs.head.value("type") == "website" && !is_declared_article(signs);
}

}  // namespace

DocumentStatus judge_status(const StatusSigns& signs) {
  if (signs.main.words < kPaywallWords) {
    const DocumentStatus wall = find_wall(signs);
    if (wall != DocumentStatus::kOk && fits(wall, signs)) return wall;
  }
  if (signs.main.text.empty()) return DocumentStatus::kEmpty;
  return is_list(signs) ? DocumentStatus::kNotArticle : DocumentStatus::kOk;
}

Warning why_empty(const MainText& main, const Document& document) {
  const bool scripts = document.source().find("<script") != std::string_view::npos;
  if (scripts && main.page_words < kShellWords) {
    return {"needs_scripts", "the page holds next to no words of its own: scripts would bring them, none is run"};
  }
  return {"no_text", "none of the page's " + std::to_string(main.page_words) + " words read like an article's"};
}

}  // namespace pressmark

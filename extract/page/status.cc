#include "extract/page/status.h"

#include <algorithm>
#include <optional>
#include <span>

#include "core/text/utf8.h"
#include "core/url/percent.h"
#include "core/url/url.h"
#include "extract/page/block_text.h"
#include "extract/page/wall_signs.h"
#include "generated/page_kind_signs.h"
#include "generated/page_walls.h"

namespace pressmark {
namespace {

constexpr std::uint32_t kWallWords = 120;      // a page with more text than that is more than a wall
constexpr std::uint32_t kWallPageWords = 600;  // of the whole page, menus included
constexpr std::uint32_t kErrorWords = 60;
constexpr std::uint32_t kFewWallWords = 8;      // of the text found; fewer say nothing
constexpr std::uint32_t kSmallPageWords = 250;  // of a page that says one thing
constexpr std::uint32_t kShellWords = 60;       // of the whole page: a menu and a footer
constexpr std::uint32_t kPaywallWords = 250;
constexpr std::uint32_t kTeaserWords = 300;      // of a page of teasers that were taken for a text
constexpr std::uint32_t kTeaserBytes = 280;      // of the longest teasers, some forty words
constexpr std::uint32_t kLongTeaserBytes = 360;  // on front pages of those who like to write
constexpr std::uint32_t kFewProseWords = 60;
constexpr std::uint32_t kLinkedLines = 4;    // headlines that lead elsewhere; fewer stand beside any article
constexpr std::uint32_t kFrontTeasers = 2;   // of them among the text, on a page at the root of its site
constexpr std::uint32_t kFrontHeadings = 3;  // and of headings, however long the teasers are
constexpr std::uint32_t kHeadlineWords = 3;  // shorter links are of menus
constexpr std::uint32_t kBlocksBehind = 6;   // the text, where a paywall's words stand
constexpr std::size_t kMostPhraseBytes = 20000;

DocumentStatus status_named(std::string_view name) {
  if (name == "consent_wall") return DocumentStatus::kConsentWall;
  if (name == "bot_wall") return DocumentStatus::kBotWall;
  if (name == "paywall") return DocumentStatus::kPaywall;
  return name == "not_article" ? DocumentStatus::kNotArticle : DocumentStatus::kSoft404;
}

class StatusJudge {
 public:
  explicit StatusJudge(const StatusSigns& signs)
      : signs_(signs), dated_(signs.data.has_article || !signs.head.value("published").empty()) {}

  [[nodiscard]] DocumentStatus judge() const {
    if (const auto wall = find_wall()) return *wall;
    if (!dated_ && is_no_article()) return DocumentStatus::kNotArticle;
    return signs_.main.text.empty() ? DocumentStatus::kEmpty : DocumentStatus::kOk;
  }

 private:
  [[nodiscard]] bool is_declared() const { return dated_ || signs_.head.value("type") == "article"; }

  [[nodiscard]] bool may_be(DocumentStatus wall) const {
    const MainText& main = signs_.main;
    switch (wall) {
      case DocumentStatus::kPaywall:
        return main.words < (is_unfree() ? kPaywallWords : kWallWords) && !main.text.empty();
      case DocumentStatus::kSoft404:
        return main.words < kErrorWords && !is_declared();
      case DocumentStatus::kNotArticle:
        return main.words < kFewProseWords && !is_declared();
      default:
        return main.words < kWallWords && main.page_words < kWallPageWords && !is_declared();
    }
  }

  [[nodiscard]] bool is_unfree() const { return signs_.data.article.free.has_value() && !*signs_.data.article.free; }

  // The wall whose words stand on the page; error pages, forms and lists are told by their titles as well.
  [[nodiscard]] std::optional<DocumentStatus> find_wall() const {
    if (signs_.main.words >= kPaywallWords || (is_declared() && !may_be(DocumentStatus::kPaywall))) return std::nullopt;
    const std::string text = to_lower(prefix_of(signs_.cut.text, kMostPhraseBytes));
    const std::string behind = is_unfree() ? text : to_lower(behind_text());
    const std::string title = to_lower(std::string(signs_.title) + "\n" + signs_.head.title);
    for (const auto& row : lexicon::kPageWalls) {
      const DocumentStatus wall = status_named(row.status);
      if (!may_be(wall)) continue;
      const std::string& place = row.place == "title" ? title : wall == DocumentStatus::kPaywall ? behind : text;
      if (place.find(row.phrase) != std::string::npos) return wall;
    }
    return find_spoken_wall();
  }

  // The wall that the page speaks as, in whatever words.
  [[nodiscard]] std::optional<DocumentStatus> find_spoken_wall() const {
    for (const DocumentStatus wall :
         {DocumentStatus::kConsentWall, DocumentStatus::kBotWall, DocumentStatus::kPaywall, DocumentStatus::kSoft404}) {
      if (may_be(wall) && speaks_as(wall, to_lower(place_of(wall)))) return wall;
    }
    return std::nullopt;
  }

  // Where a wall's words would stand; "" where the page can be none of that kind.
  [[nodiscard]] std::string place_of(DocumentStatus wall) const {
    if (wall == DocumentStatus::kPaywall) return std::string(behind_text());
    if (wall == DocumentStatus::kBotWall) return is_small_page() ? unlinked_text() : std::string();
    return signs_.main.words < kFewWallWords ? unlinked_text() : signs_.main.text;
  }

  // A page that says one thing, in short paragraphs, and that thing is in the text that was found, if one was.
  [[nodiscard]] bool is_small_page() const {
    const MainText& main = signs_.main;
    if (main.page_words >= kSmallPageWords || has_prose(kLongTeaserBytes)) return false;
    return main.words < kFewWallWords || mentions(DocumentStatus::kBotWall, to_lower(main.text));
  }

  // Of a page with few words all that is no link: a wall is not always taken for a text.
  [[nodiscard]] std::string unlinked_text() const {
    std::string text;
    if (signs_.main.page_words >= kWallPageWords) return text;
    for (const CutBlock& block : signs_.cut.blocks) {
      if (block.link_bytes * 2 > block.text.size()) continue;
      text += block.text.of(signs_.cut.text);
      text.push_back('\n');
    }
    return text;
  }

  // The last lines of the text and those behind it.
  [[nodiscard]] std::string_view behind_text() const {
    const auto& blocks = signs_.cut.blocks;
    if (signs_.main.last_block >= blocks.size()) return {};
    const std::uint32_t from = signs_.main.last_block - std::min(signs_.main.last_block, 1U);
    const auto to = std::min(static_cast<std::uint32_t>(blocks.size()) - 1, signs_.main.last_block + kBlocksBehind);
    const std::uint32_t start = blocks[from].text.start;
    return std::string_view(signs_.cut.text).substr(start, blocks[to].text.end - start);
  }

  [[nodiscard]] bool is_no_article() const {
    const MainText& main = signs_.main;
    if (!has_prose(kLongTeaserBytes) && is_front_page() && holds_teasers()) return true;
    if (main.words >= kTeaserWords) return false;
    const bool listed = linked_lines(signs_.cut.blocks) >= kLinkedLines;
    if (declares_other() && (listed || main.words < kWallWords)) return true;
    if (main.text.empty()) return listed || leads_to_list();
    if (has_prose(kTeaserBytes)) return false;
    if (leads_to_list() && (listed || main.words < kFewProseWords)) return true;
    const std::uint32_t among = linked_lines(lines_of_text());
    if (is_front_page() && listed && among >= kFrontTeasers) return true;
    return among >= kLinkedLines && among * 2 >= main.blocks.size();
  }

  // A paragraph that is longer than a teaser.
  [[nodiscard]] bool has_prose(std::uint32_t bytes) const {
    return std::any_of(signs_.main.blocks.begin(), signs_.main.blocks.end(),
                       [bytes](const Block& block) { return block.span.size() > bytes; });
  }

  // A node or an og:type that says so.
  [[nodiscard]] bool declares_other() const {
    const std::string type = to_lower(signs_.head.value("type"));
    return std::any_of(std::begin(lexicon::kPageKindSigns), std::end(lexicon::kPageKindSigns), [&](const auto& row) {
      if (row.place == "og") return type.starts_with(row.sign);
      const auto& types = signs_.data.other_types;
      return row.place == "type" && std::find(types.begin(), types.end(), row.sign) != types.end();
    });
  }

  // "/", "/en/", "/index.html"
  [[nodiscard]] bool is_front_page() const {
    const std::optional<Url> url = Url::parse(signs_.url);
    if (!url || url->query()) return false;
    std::string_view path = url->path();
    while (!path.empty() && path.back() == '/') path.remove_suffix(1);
    constexpr std::size_t kEdition = 3;  // "/en"
    return path.size() <= kEdition || path.starts_with("/index.");
  }

  // "/tag/bridge", "/search?q=bridge"
  [[nodiscard]] bool leads_to_list() const {
    const std::optional<Url> url = Url::parse(signs_.url);
    if (!url) return false;
    const std::string path = to_lower(percent_decoded(url->path())) + "/";
    const std::string query = url->query() ? "&" + to_lower(*url->query()) : std::string();
    return std::any_of(std::begin(lexicon::kPageKindSigns), std::end(lexicon::kPageKindSigns), [&](const auto& row) {
      if (row.place == "path") return path.find("/" + std::string(row.sign) + "/") != std::string::npos;
      return row.place == "query" && query.find("&" + std::string(row.sign) + "=") != std::string::npos;
    });
  }

  // Lines that are a link to something with a headline.
  [[nodiscard]] static std::uint32_t linked_lines(std::span<const CutBlock> lines) {
    return static_cast<std::uint32_t>(std::count_if(lines.begin(), lines.end(), [](const CutBlock& block) {
      return block.words >= kHeadlineWords && is_all_link(block);
    }));
  }

  // The lines of the text and the one before them: teasers stand each under a headline that leads elsewhere.
  [[nodiscard]] std::span<const CutBlock> lines_of_text() const {
    const MainText& main = signs_.main;
    if (main.first_block == kNoBlock || main.last_block < main.first_block) return {};
    const std::uint32_t from = main.first_block - std::min(main.first_block, 1U);
    return std::span<const CutBlock>(signs_.cut.blocks).subspan(from, main.last_block + 1 - from);
  }

  // Of a front page: headings among the text that lead elsewhere, or lines of which a good part does.
  [[nodiscard]] bool holds_teasers() const {
    std::uint32_t headings = 0;
    std::uint32_t lines = 0;
    for (const CutBlock& block : lines_of_text()) {
      headings += is_heading(signs_.document.nodes()[block.element].tag) && is_all_link(block) ? 1 : 0;
      lines += block.words >= kHeadlineWords && block.link_bytes * 5 > block.text.size() * 2 ? 1 : 0;
    }
    const std::size_t all = signs_.main.blocks.size();
    return (headings >= kFrontHeadings && headings * 2 >= all) || (lines >= kLinkedLines && lines * 2 >= all);
  }

  const StatusSigns& signs_;
  bool dated_;  // the page declares an article or its day, not only that it is of that kind
};

}  // namespace

DocumentStatus judge_status(const StatusSigns& signs) {
  return StatusJudge(signs).judge();
}

Warning why_empty(const MainText& main, const Document& document) {
  const bool scripts = document.source().find("<script") != std::string_view::npos;
  if (scripts && main.page_words < kShellWords) {
    return {"needs_scripts", "the page holds next to no words of its own: scripts would bring them, none is run"};
  }
  return {"no_text", "none of the page's " + std::to_string(main.page_words) + " words read like an article's"};
}

}  // namespace pressmark

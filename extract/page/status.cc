#include "extract/page/status.h"

#include <algorithm>
#include <optional>

#include "core/text/utf8.h"
#include "extract/page/block_text.h"
#include "extract/page/no_article.h"
#include "extract/page/page_classes.h"
#include "extract/page/paywall.h"
#include "extract/page/wall_signs.h"
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
constexpr std::uint32_t kMostWallWords = 400;    // of any text that may be a wall, or stand before one
constexpr std::uint32_t kGoneWords = 200;        // teasers below an error
constexpr std::size_t kAskingSigns = 5;          // of a wall in place of an article
constexpr std::uint32_t kBesideBoxWords = 40;    // of a standfirst; and of the least box that may hide its article
constexpr std::size_t kBannerSigns = 2;          // fewer in the text: a banner beside it
constexpr std::size_t kBoxedSigns = 3;           // of one in a box that says so
constexpr std::uint32_t kWordsASign = 10;        // or fewer: a wall speaks of little else
constexpr std::uint32_t kLongTeaserBytes = 360;  // on front pages of those who like to write
constexpr std::uint32_t kFewProseWords = 60;
constexpr std::uint32_t kLineWords = 4;     // fewer stand on buttons
constexpr std::uint32_t kMostAsked = 1000;  // lines whose boxes are looked at
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
    const NoArticle other = judge_article(signs_);
    if (other == NoArticle::kSurely) return DocumentStatus::kNotArticle;
    if (is_paywall(signs_)) return DocumentStatus::kPaywall;
    if (other == NoArticle::kLikely) return DocumentStatus::kNotArticle;
    return signs_.main.text.empty() ? DocumentStatus::kEmpty : DocumentStatus::kOk;
  }

 private:
  [[nodiscard]] bool is_declared() const { return dated_ || signs_.head.value("type") == "article"; }

  [[nodiscard]] bool may_be(DocumentStatus wall) const {
    const MainText& main = signs_.main;
    switch (wall) {
      case DocumentStatus::kSoft404:
        return main.words < kErrorWords && !is_declared();
      case DocumentStatus::kNotArticle:
        return main.words < kFewProseWords && !is_declared();
      default:
        return main.words < kWallWords && main.page_words < kWallPageWords && !is_declared();
    }
  }

  [[nodiscard]] std::optional<DocumentStatus> find_wall() const {
    if (signs_.main.words >= kMostWallWords) return std::nullopt;
    if (is_gone() && !tells()) return DocumentStatus::kSoft404;
    if (const auto wall = find_asking_wall()) return wall;
    if (signs_.main.words >= kPaywallWords || is_declared()) return std::nullopt;
    const auto wall = find_phrase();
    return wall ? wall : find_spoken_wall();
  }

  // The title of an error page says of a page that it is gone, or its first lines or its classes do; teasers may stand
  // below it.
  [[nodiscard]] bool is_gone() const {
    const MainText& main = signs_.main;
    if (main.words >= kGoneWords || has_prose(main, kLongTeaserBytes)) return false;
    if (dated_) return main.words < kFewProseWords / 2 && speaks_as(DocumentStatus::kSoft404, to_lower(main.text));
    const std::string title = to_lower(std::string(signs_.title) + "\n" + signs_.head.title);
    return speaks_as(DocumentStatus::kSoft404, title) || body_says(signs_.document, DocumentStatus::kSoft404) ||
           (main.page_words < kWallPageWords && speaks_as(DocumentStatus::kSoft404, to_lower(first_lines())));
  }

  [[nodiscard]] bool tells() const {
    return tells_an_article(signs_, shape_of(signs_.document, signs_.cut, signs_.main));
  }

  // The headings and what is no link before the text, where that is no prose, and its first line.
  [[nodiscard]] std::string first_lines() const {
    std::string text;
    const auto& blocks = signs_.cut.blocks;
    const auto to = std::min<std::size_t>(blocks.size(), std::min(signs_.main.first_block, kNoBlock - 1) + 1);
    for (std::size_t i = 0; i < to; ++i) {
      if (blocks[i].link_bytes > 0) continue;
      if (text.size() + blocks[i].text.size() > kMostPhraseBytes) break;
      text += blocks[i].text.of(signs_.cut.text);
      text.push_back('\n');
    }
    return text;
  }

  // A text that asks the reader to choose, whatever article the page declares: full of the words of one wall, and of
  // more of its signs than of another's.
  [[nodiscard]] std::optional<DocumentStatus> find_asking_wall() const {
    const MainText& main = signs_.main;
    if (hides_behind_consent()) return DocumentStatus::kConsentWall;
    if (main.words < kFewWallWords) return std::nullopt;
    const std::string lower = to_lower(prefix_of(main.text, kMostPhraseBytes));
    std::optional<DocumentStatus> found;
    std::size_t most = 0;
    for (const DocumentStatus wall : {DocumentStatus::kConsentWall, DocumentStatus::kBotWall}) {
      if (!may_ask(wall, lower)) continue;
      const WallWords words = wall_words(wall, lower);
      const bool boxed = box_says(signs_.document, signs_.cut.blocks[main.first_block].element, wall, 0);
      if (words.signs.size() < (boxed ? kBoxedSigns : kAskingSigns) || words.signs.size() <= most) continue;
      if (words.hits * (boxed ? 2 * kWordsASign : kWordsASign) < main.words || (!boxed && tells())) continue;
      found = wall;
      most = words.signs.size();
    }
    return found;
  }

  // A box for consents says far more than the text does.
  [[nodiscard]] bool hides_behind_consent() const {
    if (signs_.main.words >= kBesideBoxWords) return false;
    std::string text;
    std::uint32_t words = 0;
    std::uint32_t asked = 0;
    for (const CutBlock& block : signs_.cut.blocks) {
      if (block.words < kLineWords || block.link_bytes > 0 || text.size() > kMostPhraseBytes) continue;
      if (++asked > kMostAsked) break;
      if (!box_says(signs_.document, block.element, DocumentStatus::kConsentWall, 0)) continue;
      words += block.words;
      text += block.text.of(signs_.cut.text);
      text.push_back('\n');
    }
    if (words < kBesideBoxWords || words < 2 * signs_.main.words) return false;
    return wall_words(DocumentStatus::kConsentWall, to_lower(text)).signs.size() >= kAskingSigns + 1;
  }

  [[nodiscard]] bool may_ask(DocumentStatus wall, const std::string& lower) const {
    if (signs_.main.first_block == kNoBlock) return false;
    if (wall == DocumentStatus::kConsentWall) {
      return mentions(wall, lower, "cookies") && !has_banner();
    }
    return !signs_.data.has_article && signs_.main.words < kGoneWords &&
           (mentions(wall, lower, "robot") || mentions(wall, lower, "check") || mentions(wall, lower, "traffic"));
  }

  // The wall whose words stand on the page; error pages, forms and lists are told by their titles as well.
  [[nodiscard]] std::optional<DocumentStatus> find_phrase() const {
    const std::string text = to_lower(prefix_of(signs_.cut.text, kMostPhraseBytes));
    const std::string title = to_lower(std::string(signs_.title) + "\n" + signs_.head.title);
    const bool banner = has_banner();
    for (const auto& row : lexicon::kPageWalls) {
      const DocumentStatus wall = status_named(row.status);
      if (wall == DocumentStatus::kPaywall || !may_be(wall)) continue;
      if (wall == DocumentStatus::kConsentWall && banner) continue;
      if ((row.place == "title" ? title : text).find(row.phrase) != std::string::npos) return wall;
    }
    return std::nullopt;
  }

  // What was found as text outside of boxes for consents does not speak of them: the others are a banner's words.
  [[nodiscard]] bool has_banner() const {
    const MainText& main = signs_.main;
    if (main.words < kFewWallWords || main.first_block == kNoBlock) return false;
    std::string text;
    std::uint32_t words = 0;
    std::uint32_t boxed = 0;
    for (std::uint32_t i = main.first_block; i <= main.last_block; ++i) {
      const CutBlock& block = signs_.cut.blocks[i];
      const bool in_box = box_says(signs_.document, block.element, DocumentStatus::kConsentWall, 0);
      (in_box ? boxed : words) += block.words;
      if (!in_box) text += to_lower(block.text.of(signs_.cut.text)) + "\n";
    }
    if (words < kFewWallWords || (boxed >= kBesideBoxWords && boxed >= 2 * words)) return false;
    return wall_words(DocumentStatus::kConsentWall, text).signs.size() < kBannerSigns;
  }

  // The wall that the page speaks as, in whatever words.
  [[nodiscard]] std::optional<DocumentStatus> find_spoken_wall() const {
    std::optional<DocumentStatus> found;
    std::size_t most = 0;
    for (const DocumentStatus wall : {DocumentStatus::kConsentWall, DocumentStatus::kBotWall}) {
      if (!may_be(wall) || (wall == DocumentStatus::kConsentWall && has_banner())) continue;
      const std::string lower = to_lower(place_of(wall));
      const std::size_t signs = wall_words(wall, lower).signs.size();
      if (signs <= most || !speaks_as(wall, lower)) continue;
      found = wall;
      most = signs;
    }
    if (found) return found;
    const bool gone = may_be(DocumentStatus::kSoft404) &&
                      speaks_as(DocumentStatus::kSoft404, to_lower(place_of(DocumentStatus::kSoft404)));
    return gone ? std::optional(DocumentStatus::kSoft404) : std::nullopt;
  }

  // Where a wall's words would stand; "" where the page can be none of that kind.
  [[nodiscard]] std::string place_of(DocumentStatus wall) const {
    if (wall == DocumentStatus::kBotWall && is_small_page())
      return signs_.day.empty() ? unlinked_text() : signs_.main.text;
    if (wall == DocumentStatus::kBotWall) return is_dense(wall, signs_.main.text) ? signs_.main.text : std::string();
    return signs_.main.words < kFewWallWords ? unlinked_text() : signs_.main.text;
  }

  // Every tenth word or more is one of its signs, in a page that tells no day.
  [[nodiscard]] bool is_dense(DocumentStatus wall, const std::string& text) const {
    return signs_.day.empty() && wall_words(wall, to_lower(text)).hits * kWordsASign >= signs_.main.words;
  }

  // A page that says one thing, in short paragraphs, and that thing is in the text that was found, if one was.
  [[nodiscard]] bool is_small_page() const {
    const MainText& main = signs_.main;
    if (main.page_words >= kSmallPageWords || has_prose(main, kLongTeaserBytes)) return false;
    return main.words < kFewWallWords || mentions(DocumentStatus::kBotWall, to_lower(main.text));
  }

  // Of a page with few words all that is no link: a wall is not always taken for a text.
  [[nodiscard]] std::string unlinked_text() const {
    std::string text;
    if (signs_.main.page_words >= kWallPageWords) return text;
    for (const CutBlock& block : signs_.cut.blocks) {
      if (block.link_bytes * 2 > block.text.size()) continue;
      if (text.size() + block.text.size() > kMostPhraseBytes) break;
      text += block.text.of(signs_.cut.text);
      text.push_back('\n');
    }
    return text;
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

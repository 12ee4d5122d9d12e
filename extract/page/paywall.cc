#include "extract/page/paywall.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/text/utf8.h"
#include "extract/page/block_text.h"
#include "extract/page/page_classes.h"
#include "extract/page/wall_signs.h"
#include "generated/page_walls.h"

namespace pressmark {
namespace {

constexpr std::uint32_t kShortTextWords = 120;  // of a text that an offer of whatever words ends
constexpr std::uint32_t kPaywallWords = 250;
constexpr std::uint32_t kUndeclaredWords = 180;  // where nothing else says that it is not free
constexpr std::uint32_t kRestWords = 350;        // of four paragraphs that end in an offer of the rest
constexpr std::size_t kOfferSigns = 4;           // behind a text that is no short one
constexpr std::uint32_t kBlocksBehind = 6;       // the text, where a paywall's words stand
constexpr std::uint32_t kLeastAbout = 120;       // bytes of a first paragraph; shorter ones are labels
constexpr std::size_t kMostPhraseBytes = 20000;

class PaywallJudge {
 public:
  explicit PaywallJudge(const StatusSigns& signs) : signs_(signs) {}

  [[nodiscard]] bool judge() const {
    const MainText& main = signs_.main;
    if (signs_.data.article.free.value_or(false)) return false;
    if (main.text.empty() || main.words >= kRestWords || main.last_block >= signs_.cut.blocks.size()) return false;
    if (!is_offered(to_lower(lines_from(main.last_block - std::min(main.last_block, 1U))))) return false;
    return !is_about_subscribers() || is_offered(to_lower(lines_from(main.last_block + 1)));
  }

 private:
  [[nodiscard]] bool is_unfree() const { return signs_.data.article.free.has_value() && !*signs_.data.article.free; }

  // The rest of the text is offered in the last lines of it and those behind.
  [[nodiscard]] bool is_offered(const std::string& behind) const {
    const std::uint32_t words = signs_.main.words;
    if (words < (is_unfree() ? kPaywallWords : kShortTextWords) && holds_phrase(behind)) return true;
    if (is_unfree() && words < kShortTextWords && names_price(behind)) return true;
    if (!mentions(DocumentStatus::kPaywall, behind, "subscriber")) return false;
    if (words < (is_unfree() ? kPaywallWords : kShortTextWords) && speaks_as(DocumentStatus::kPaywall, behind))
      return true;
    if (words < (is_unfree() ? kRestWords : kUndeclaredWords) &&
        says_both(DocumentStatus::kPaywall, behind, "subscriber", "rest") && offers(behind, kOfferSigns))
      return true;
    if (words >= (is_unfree() ? kPaywallWords : kShortTextWords)) return false;
    if (offers(to_lower(text_of_offer_box()), kOfferSigns - 1)) return true;
    return mentions(DocumentStatus::kPaywall, behind, "limit") && offers(behind, kOfferSigns - 1);
  }

  // Anywhere on a page that declares that it is not free.
  [[nodiscard]] bool holds_phrase(const std::string& behind) const {
    const std::string page = is_unfree() ? to_lower(prefix_of(signs_.cut.text, kMostPhraseBytes)) : std::string();
    return std::any_of(std::begin(lexicon::kPageWalls), std::end(lexicon::kPageWalls), [&](const auto& row) {
      return row.status == "paywall" && (is_unfree() ? page : behind).find(row.phrase) != std::string::npos;
    });
  }

  [[nodiscard]] static bool offers(const std::string& lower, std::size_t least) {
    const WallWords words = wall_words(DocumentStatus::kPaywall, lower);
    return words.has("subscriber") && words.signs.size() >= least;
  }

  // Of a page that declares that it is not free.
  [[nodiscard]] static bool names_price(const std::string& lower) {
    return mentions(DocumentStatus::kPaywall, lower, "price") || mentions(DocumentStatus::kPaywall, lower, "limit");
  }

  // The lines behind the text that stand in a box of that kind which begins behind it.
  [[nodiscard]] std::string text_of_offer_box() const {
    std::string text;
    const auto& blocks = signs_.cut.blocks;
    const std::uint32_t last = signs_.main.last_block;
    const std::uint32_t from = last - std::min(last, 2U);
    const auto to = std::min(static_cast<std::uint32_t>(blocks.size()), last + kBlocksBehind);
    for (std::uint32_t i = from + 1; i < to; ++i) {
      if (!box_says(signs_.document, blocks[i].element, DocumentStatus::kPaywall, blocks[from].element)) continue;
      text += prefix_of(blocks[i].text.of(signs_.cut.text), kMostPhraseBytes);
      text.push_back('\n');
    }
    return text;
  }

  // An article about them speaks of them from the start.
  [[nodiscard]] bool is_about_subscribers() const {
    const MainText& main = signs_.main;
    if (main.blocks.size() < 2 || main.blocks.front().span.size() < kLeastAbout) return false;
    return mentions(DocumentStatus::kPaywall,
                    to_lower(prefix_of(main.blocks.front().span.of(main.text), kMostPhraseBytes)), "subscriber");
  }

  // From that line to the sixth behind the text.
  [[nodiscard]] std::string_view lines_from(std::uint32_t from) const {
    const auto& blocks = signs_.cut.blocks;
    if (from >= blocks.size()) return {};
    const auto to = std::min(static_cast<std::uint32_t>(blocks.size()) - 1, signs_.main.last_block + kBlocksBehind);
    const std::uint32_t start = blocks[from].text.start;
    return prefix_of(std::string_view(signs_.cut.text).substr(start, blocks[to].text.end - start), kMostPhraseBytes);
  }

  const StatusSigns& signs_;
};

}  // namespace

bool is_paywall(const StatusSigns& signs) {
  return PaywallJudge(signs).judge();
}

}  // namespace pressmark

// What a page's structure says about its blocks: how much good prose each element holds, which element is the
// article's container, where the headline stands.
//
//   BlockContext context = make_context(document, cut, hints);
//   context.container     // the element that holds the article best
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/page/block.h"
#include "extract/page/document.h"

namespace pressmark {

// What the head and the linked data say; witnesses for the blocks, never the text itself.
struct PageHints {
  std::vector<std::string> titles;
  std::string description;
  std::string article_body;
};
inline constexpr std::size_t kLeastBody = 200;  // bytes of an article's body; shorter ones are summaries

using InsideFlags = std::uint16_t;
enum InsideFlag : InsideFlags {
  kInsideItem = 1U << 0,
  kInsideTable = 1U << 1,
  kInsideAside = 1U << 2,
  kInsideNav = 1U << 3,
  kInsideFooter = 1U << 4,
  kInsideHeader = 1U << 5,
  kInsideForm = 1U << 6,
  kInsideFigure = 1U << 7,
  kInsideQuote = 1U << 8,
  kInsideSection = 1U << 9,
  kInsideList = 1U << 10,
  kInsideButton = 1U << 11,
  kInsideHeading = 1U << 12,
  kInsideHidden = 1U << 13,
  kInsideArticleBody = 1U << 14,
  kInsideEmbed = 1U << 15,
};
inline constexpr unsigned kInsideFlagCount = 16;

// Of the subtree of an element.
struct ElementSums {
  float mass = 0;  // quality of its blocks
  float words = 0;
  float link_words = 0;
  std::uint32_t blocks = 0;
  std::uint32_t last_block = 0;
};

// Of an element, seen from the container: everything above and on the way down to it counts for nothing.
struct ElementView {
  ClassGroups inherited = 0;  // class groups of itself and the ancestors below the container's path
  InsideFlags inside = 0;
  std::uint16_t path_steps = 0;  // from the container up to the element where the ways part
  std::uint16_t below = 0;       // from there down to this element
  std::uint16_t article = 0;     // how many <article> have begun, where this element is in one; else 0
};

inline constexpr std::uint32_t kNoBlock = 0xFFFFFFFF;

struct BlockContext {
  std::vector<float> quality;         // one a block
  std::vector<PhraseKinds> phrases;   // one a block: of its first 400 bytes
  std::vector<float> signature_mass;  // one a block: mass of the blocks of the same element and parent kind
  std::vector<std::uint16_t> copies;  // one a block: blocks with the same letters
  std::vector<ElementSums> sums;      // one a node
  std::vector<ElementView> views;     // one a node
  float total = 0;
  float best_signature = 0;
  NodeIndex container = kNoNode;
  std::uint32_t title_block = kNoBlock;
  std::uint32_t first_prose = kNoBlock;  // first and last long block of the container
  std::uint32_t last_prose = kNoBlock;
  std::uint16_t container_article = 0;
  std::uint16_t articles = 0;
};

[[nodiscard]] BlockContext make_context(const Document& document, const BlockCut& cut, const PageHints& hints);

}  // namespace pressmark

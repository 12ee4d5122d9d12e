// The blocks of a page before anybody has judged them: every inline run between two block-level borders or two <br>.
//
//   BlockCut cut = cut_blocks(document);
//   for (const CutBlock& block : cut.blocks) use(block.text.of(cut.text));
//
// One walk over the flat tree fills flat arrays; no text is copied twice. Words are never glued, white space is
// collapsed, soft hyphens and zero-width characters are dropped.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/span.h"
#include "extract/page/block_words.h"
#include "extract/page/document.h"

namespace pressmark {

using ElementFlags = std::uint8_t;
enum ElementFlag : ElementFlags {
  kHiddenElement = 1U << 0,       // hidden, aria-hidden, display:none
  kArticleBodyElement = 1U << 1,  // itemprop="articleBody"
  kSocialEmbed = 1U << 2,         // a post of a social network set into the text
};

// What the start tag of an element says; zero for text nodes and inline elements that nobody asks.
struct ElementInfo {
  ClassGroups groups = 0;
  std::uint32_t class_hash = 0;  // of the class list as written
  ElementFlags flags = 0;
};

struct CutBlock {
  Span text;                    // in BlockCut::text
  NodeIndex element = 0;        // the innermost block-level element
  std::uint32_t first_run = 0;  // in BlockCut::runs
  std::uint32_t run_count = 0;
  std::uint32_t words = 0;       // a CJK character is half a word
  std::uint32_t link_bytes = 0;  // of `text`, inside <a>
  std::uint32_t bold_bytes = 0;
  std::uint32_t upper = 0;  // ASCII letters in capitals
  std::uint32_t lower = 0;
  std::uint32_t digits = 0;
  std::uint64_t folded_hash = 0;  // of the letters and digits, ASCII without case
  bool ends_sentence = false;
};

// An <a> with an address; one without is the target of a link.
struct CutLink {
  NodeIndex element = 0;
  Span address;  // in the page, as written
};

struct BlockCut {
  std::string text;  // of all blocks, parted by "\n"
  std::vector<CutBlock> blocks;
  std::vector<Run> runs;
  std::vector<ElementInfo> elements;  // one a node of the document
  std::vector<CutLink> links;         // in the order of the page, those outside of what is never shown
};

[[nodiscard]] BlockCut cut_blocks(const Document& document);

// Nothing but a link; blanks are no link bytes.
[[nodiscard]] inline bool is_all_link(const CutBlock& block) {
  return block.link_bytes * 4 > block.text.size() * 3;
}

// True for elements whose borders end a block (<p>, <div>, <li>, custom elements ...).
[[nodiscard]] bool is_block_level(const Document& document, NodeIndex node);

// Hash of the letters and digits of a text, as CutBlock::folded_hash.
[[nodiscard]] std::uint64_t folded_hash_of(std::string_view text);

}  // namespace pressmark

// The article's own words: which blocks of a page they are, and what the other blocks nearby are.
//
//   MainText main = find_main_text(document, cut, hints, options);
//   article.text = main.text;
//
// Phases: describe the blocks (block_context.h), list their features (block_features.h), score them (block_score.h),
// choose (main_text_choice.h), build the text.
#pragma once

#include <string>
#include <vector>

#include "core/article.h"
#include "extract/page/block.h"
#include "extract/page/block_context.h"
#include "extract/page/body_check.h"
#include "extract/page/document.h"
#include "extract/page/read_page.h"

namespace pressmark {

// Nodes that an outlet's selectors name; both lists may be empty. A body makes everything inside it text but what a
// skipped node holds.
struct SelectedNodes {
  std::vector<NodeIndex> body;
  std::vector<NodeIndex> skip;
};

struct MainText {
  std::string text;  // NFC, one block a line; "" where the page holds no article
  std::vector<Block> blocks;
  std::vector<Aside> asides;
  std::vector<Run> runs;
  std::uint32_t words = 0;       // of `text`
  std::uint32_t page_words = 0;  // of all blocks of the page
  std::uint32_t title_block = kNoBlock;
  std::uint32_t first_block = kNoBlock;  // of the cut, chosen first and last
  std::uint32_t last_block = kNoBlock;
  float confidence = 0;           // mean margin of the words chosen, 0 to 1
  bool from_linked_data = false;  // the page's elements held less than half of the body that the linked data has
  bool from_page_state = false;   // they held none, and a script's data did
  BodyCheck check;                // where they held it: whether the others agree
};

[[nodiscard]] MainText find_main_text(const Document& document, const BlockCut& cut, const PageHints& hints,
                                      const SelectedNodes& selected, const ReadOptions& options);

}  // namespace pressmark

// Boosted decision trees over the numbers of a block (lexicon/page_block_trees.tsv).
//
//   const float log_odds = ask_trees(numbers);
//
// A tree asks one number after another ("words <= 12.5?") until it comes to a leaf; the leaves of the trees are added
// up, until the sum is sure. Trained by tools/train; some 150 trees of 16 leaves.
#pragma once

#include "extract/page/block_numbers.h"

namespace pressmark {

// Log odds that a block with these numbers belongs to the text.
[[nodiscard]] float ask_trees(const BlockNumbers& numbers);

}  // namespace pressmark

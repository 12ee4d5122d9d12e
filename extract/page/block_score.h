// How sure each block is to belong to the article's text: 0 to 1.
//
//   std::vector<float> scores = score_blocks(page);
//
// Two opinions. The first is the sum of the weights of a block's features (lexicon/page_block_weights.tsv), through the
// logistic function; it is cheap, and settles most blocks of a page. Of the others boosted trees decide
// (block_trees.h), which see what the first opinion says of the block and of those around it. Both were fitted to
// labelled pages of many sites; another way of scoring can stand behind these functions.
#pragma once

#include <vector>

#include "extract/page/block_numbers.h"

namespace pressmark {

// Blocks that the first opinion gives less are out, blocks that it gives more are in: the trees are not asked. On sites
// that neither has seen, wider limits (0.02, 0.997) change body F1 by less than 0.0002 and cost twice as much.
inline constexpr float kHopelessOpinion = 0.05F;
inline constexpr float kSureOpinion = 0.97F;

[[nodiscard]] FirstOpinion first_opinion(const JudgedPage& page);
[[nodiscard]] std::vector<float> score_blocks(const JudgedPage& page);

}  // namespace pressmark

// How sure each block is to belong to the article's text: 0 to 1.
//
//   std::vector<float> scores = score_blocks(page);
//
// The sum of the weights of a block's features (lexicon/page_block_weights.tsv), through the logistic function. The
// weights were fitted to labelled news pages of many sites; another way of scoring can stand behind this function.
#pragma once

#include <vector>

#include "extract/page/block_features.h"

namespace pressmark {

[[nodiscard]] std::vector<float> score_blocks(const JudgedPage& page);

}  // namespace pressmark

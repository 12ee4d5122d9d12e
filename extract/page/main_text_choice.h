// From scores to blocks: what a score alone cannot see (duplicates, whole tables, embeds, the container).
#pragma once

#include <vector>

#include "extract/page/block_features.h"

namespace pressmark {

// One flag a block: true for the blocks of the text. `scores` are those of score_blocks().
// `scores` are changed to what the structural rules make of them (0 for captions, notes and copies).
[[nodiscard]] std::vector<bool> choose_blocks(const JudgedPage& page, std::vector<float>& scores);

}  // namespace pressmark

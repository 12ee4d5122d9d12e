// Which block is the headline.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page/block.h"

namespace pressmark {

// The h1 (or h2, or short block of a header) that shares most words with the titles of the head; the first h1 where
// none does; kNoBlock (0xFFFFFFFF) where there is no heading at all.
[[nodiscard]] std::uint32_t find_title_block(const std::vector<Node>& nodes, const BlockCut& cut,
                                             const std::vector<std::string>& titles);

// Words (CJK: pairs of bytes) that two titles share, over all words of both: 0 to 1.
[[nodiscard]] double title_likeness(std::string_view a, std::string_view b);

}  // namespace pressmark

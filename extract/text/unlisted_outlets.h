// Outlets that stand in no table, by the last word of their names (lexicon/outlet_words.tsv).
//
//   "she told the Lakeshore Gazette"   // "Lakeshore Gazette", with no index into the table
#pragma once

#include <string_view>
#include <vector>

#include "core/facts.h"

namespace pressmark {

// Adds to `mentions`, which is sorted and stays so, the names that overlap none of them. Two to five words in capitals,
// the article left out. Linear in the text.
void add_unlisted_outlets(std::string_view text, std::vector<OutletMention>& mentions);

}  // namespace pressmark

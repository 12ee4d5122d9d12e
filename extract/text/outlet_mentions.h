// The outlets that a text names.
//
//   "... the South China Morning Post said, citing CNBC's report ..."   // "South China Morning Post", "CNBC"
//
// Every form of the table is looked for at every word, case kept, the longest first; a possessive 's ends the name. A
// form of one word that the table lists with an article ("the Post") is taken only behind one; the article is no part
// of the mention, the programme behind it (lexicon/outlet_programmes.tsv) is one. Names that stand in no table are told
// by their last word (unlisted_outlets.h). Linear in the text.
#pragma once

#include <string_view>
#include <vector>

#include "core/facts.h"
#include "core/outlets/outlet.h"

namespace pressmark {

// Sorted, none overlapping. `publisher` may be null; of several outlets with the same form it is preferred, then one
// that the text has named before.
[[nodiscard]] std::vector<OutletMention> find_outlet_mentions(std::string_view text, const OutletTable& outlets,
                                                              const Outlet* publisher);

}  // namespace pressmark

// What stands around a tag: the document that is cited, the outlet that was spoken to.
//
//   "...," Smith said in a statement to Reuters.     // cited "a statement", relayed by Reuters
#pragma once

#include "extract/quotes/draft.h"

namespace pressmark {

// Fills `cited` and `relayed` of a draft from its sentence, outside its words and its source.
void read_surroundings(const QuoteText& doc, TokenRange sentence, Draft& draft);

}  // namespace pressmark

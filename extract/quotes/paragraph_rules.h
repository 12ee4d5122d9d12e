// From sentences to the quotes of a document: sentences that stand wholly between marks join the quote beside them, or
// float; a paragraph that ends in a colon gives its subject to the quotation below it; signatures sign.
#pragma once

#include <vector>

#include "extract/quotes/draft.h"

namespace pressmark {

// In text order of their first words.
[[nodiscard]] std::vector<Draft> read_paragraphs(const QuoteText& doc);

}  // namespace pressmark

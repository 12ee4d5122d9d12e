// The outlets through which words reached the article: "told CNN", "in an interview with the Times", "in a CNN town
// hall", "obtained by Politico".
#pragma once

#include "extract/quotes/draft.h"

namespace pressmark {

// Adds to `draft.relayed` the outlets that the tokens of `range` outside quotation marks and outside the draft's own
// words and source name so (lexicon/relay_words.tsv). The article's own publisher relays nothing.
void read_relays(const QuoteText& doc, TokenRange range, Draft& draft);
// The same for the sentence before, where the speaker of `draft` is a pronoun or is named there already.
void read_relays_before(const QuoteText& doc, TokenRange sentence, Draft& draft);

}  // namespace pressmark

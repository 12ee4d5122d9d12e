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

// "newspaper", "network": stands for an outlet that was named before.
[[nodiscard]] bool is_outlet_noun(std::string_view word);
// The outlet that was named last before the token outside quotation marks, a few sentences back at most; index into
// FactInput::outlet_mentions.
[[nodiscard]] std::optional<std::uint32_t> outlet_before(const QuoteText& doc, std::size_t token);
// The outlet whose article it is.
[[nodiscard]] bool is_publisher(const QuoteText& doc, std::uint32_t mention);
// The tokens of a span.
[[nodiscard]] TokenRange tokens_of(const QuoteText& doc, Span span);
// "a filing seen by Reuters": the document speaks, the outlet relays. `mention` as above.
[[nodiscard]] bool is_seen_by(const QuoteText& doc, std::uint32_t mention);

}  // namespace pressmark

// Sentences for the quote rules: a quotation is not torn from the tag that follows it.
//
//   "Is it so?" he asked. "Yes."     // two: the tag stays with the question, "Yes." stands alone
#pragma once

#include <vector>

#include "extract/quotes/draft.h"

namespace pressmark {

[[nodiscard]] std::vector<TokenRange> split_clauses(const QuoteText& doc, TokenRange paragraph);

// True: a word outside marks that can be a cue where a source stands beside it.
[[nodiscard]] bool is_cue(const QuoteText& doc, std::size_t i, std::size_t sentence_start);
// True: a verb of thinking or of showing ("believes", "the study found"), of the kinds `think` and `show`, where it can
// stand with a source.
[[nodiscard]] bool is_view_cue(const QuoteText& doc, std::size_t i, std::size_t sentence_start);
// True: one of the verbs that hardly mean anything but speech ("said", "told").
[[nodiscard]] bool is_strong_cue(const QuoteText& doc, std::size_t i);
// True: the next word is the preposition behind which this cue's words begin ("called for", "referring to").
[[nodiscard]] bool takes_preposition(const QuoteText& doc, std::size_t cue);
// "continued", "began" and the "on" of "went on", behind which "to" and a verb follow.
[[nodiscard]] bool goes_on(const QuoteText& doc, std::size_t i);
// "put it": the two words are one cue.
[[nodiscard]] bool puts_it(const QuoteText& doc, std::size_t cue);
[[nodiscard]] bool is_tell_cue(const QuoteText& doc, std::size_t i);
[[nodiscard]] Certainty certainty_of(const QuoteText& doc, std::size_t i);

// "quote", "cite": verbs of those who hand on what somebody said.
[[nodiscard]] bool is_quoting(const lexicon::CueVerbsRow& row);

}  // namespace pressmark

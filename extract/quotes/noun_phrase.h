// Finds the phrase that names a speaker, without a parser: a walk over capitals, determiners, of-chains and titles.
//
//   Song Liuping, Huawei's chief legal officer, said      // np_left at "said": head "Song Liuping", appositive the
//   rest , said Song Liuping, Huawei's chief legal officer.    // np_right behind "said": the same
#pragma once

#include <optional>

#include "extract/quotes/draft.h"

namespace pressmark {

// The subject that ends before token `i` (auxiliaries and adverbs between are passed over), not before `low`.
[[nodiscard]] std::optional<NounPhrase> np_left(const QuoteText& doc, std::size_t i, std::size_t low);
// The phrase that starts at token `i`, before `high`.
[[nodiscard]] std::optional<NounPhrase> np_right(const QuoteText& doc, std::size_t i, std::size_t high);
// The phrase that opens the sentence [low, i), before its first verb; an opening adverbial is passed over.
[[nodiscard]] std::optional<NounPhrase> np_first(const QuoteText& doc, std::size_t low, std::size_t i);

// The whole phrase, appositive included.
[[nodiscard]] TokenRange whole(const NounPhrase& phrase);
// First token before `i` that is neither auxiliary nor adverb; `low` - 1 never: stops at `low`.
[[nodiscard]] std::size_t before_auxiliaries(const QuoteText& doc, std::size_t i, std::size_t low);

// "this morning", "last week": the two tokens from `i`.
[[nodiscard]] bool is_time_phrase(const QuoteText& doc, std::size_t i);
// "Holding signs, the crowd chanted", while in "Beijing said" a verb and in "Boeing officials said" somebody follows.
[[nodiscard]] bool opens_participle(const QuoteText& doc, std::size_t i);
// The same where the phrase begins in lower case and a name follows within a few words: "retired brewer Ann Lee".
[[nodiscard]] std::optional<NounPhrase> np_described(const QuoteText& doc, std::size_t i, std::size_t high);

}  // namespace pressmark

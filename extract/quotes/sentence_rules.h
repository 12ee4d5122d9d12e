// Who is said to say what in one sentence: the clause rules.
//
// The order is: the tag of an outlet at the end ("..., the South China Morning Post said, citing ..."), "according to",
// then cue by cue: source behind the cue ("...," said X), before it ("...," X said), at the start (X said that ...).
// A sentence credited to an outlet is read again for its own speaker; the outlet then only relays.
#pragma once

#include <vector>

#include "extract/quotes/draft.h"

namespace pressmark {

// In text order. Empty: nobody says anything.
[[nodiscard]] std::vector<Draft> read_sentence(const QuoteText& doc, TokenRange sentence);

// "NAME: words" between marks, as a transcript is quoted: the name is all capitals, or Q or A.
[[nodiscard]] std::optional<Draft> read_transcript(const QuoteText& doc, TokenRange sentence);

// "Smith Says Suit Is a Stunt", "Suit Is a Stunt, Smith Says": a headline in title case, where cues are capitals too.
[[nodiscard]] std::optional<Draft> read_headline(const QuoteText& doc, TokenRange sentence);

// "NAME: words" as in transcripts and headlines.
[[nodiscard]] std::optional<Draft> read_colon_head(const QuoteText& doc, TokenRange sentence);

}  // namespace pressmark

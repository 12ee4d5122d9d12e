// The subject of a Chinese cue: affiliation, title and name stand in this order, adverbials behind them.
#pragma once

#include <optional>

#include "extract/quotes/draft.h"

namespace pressmark {

struct ChineseSubject {
  SpeakerParts parts;                    // exact empty: no subject
  TokenRange cited;                      // "in an e-mailed statement"; may be empty
  std::optional<std::uint32_t> relayed;  // "Reuters, citing officials": index into FactInput::outlet_mentions
  std::optional<std::uint32_t> outlet;   // the subject is this outlet (index of the mention)
};

// `clause`: from the clause's start to the cue.
[[nodiscard]] ChineseSubject read_subject(const QuoteText& doc, TokenRange clause);

}  // namespace pressmark

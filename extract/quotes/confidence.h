// How sure a quote is.
//
//   confidence_of({"tag_after", QuoteType::kDirect, Certainty::kHigh, false})     // 0.95
//
// The levels are set by hand in lexicon/quote_confidence.tsv, by rule, type, certainty of the cue and repair. A level
// says which share of such quotes has the right words and, where a speaker is given, the right speaker; docs/quotes.md
// compares it with annotated articles.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/facts.h"
#include "extract/quotes/draft.h"

namespace pressmark {

struct QuoteClass {
  std::string_view rule;
  QuoteType type = QuoteType::kDirect;
  Certainty certainty = Certainty::kHigh;
  bool mended = false;
};

// In (0, 1]; the first row of the table that fits.
[[nodiscard]] double confidence_of(const QuoteClass& quote);

// True where the marks themselves were broken; another style of marks is no damage.
[[nodiscard]] bool is_mended(std::uint32_t repair);

}  // namespace pressmark

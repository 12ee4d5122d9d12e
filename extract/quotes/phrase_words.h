// What the quote rules know of single words besides their class (lexicon/quote_phrases.tsv).
//
//   is_phrase_word("Continued", PhraseWord::kGoesOn)   // true: "continued to insist"
#pragma once

#include <cstdint>
#include <string_view>

namespace pressmark {

enum class PhraseWord : std::uint8_t {
  kReports,
  kNeverNoun,
  kGoesOn,
  kHeadline,
  kMany,
  kParticle,
  kOpensRole,
  kDirection,
  kNoRole,
  kPlaceName,
  kParticiple,
  kPublic,
  kBody,
  kPortfolio
};

// ASCII letters compared without case.
[[nodiscard]] bool is_phrase_word(std::string_view word, PhraseWord role);

}  // namespace pressmark

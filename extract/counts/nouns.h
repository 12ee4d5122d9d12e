// What an amount counts: the noun behind it ("12 of its US patents"), or none ("Samsung (3,924)").
#pragma once

#include <optional>
#include <string_view>

#include "extract/counts/amounts.h"
#include "extract/counts/kinds.h"

namespace pressmark::counts {

enum class Attachment {
  kNoun,   // a noun of the table
  kOther,  // something else is counted, or nothing can be said
  kBare,   // no noun follows: a list, a parenthesis, "seven more"
};

struct CountedNoun {
  Attachment attachment = Attachment::kOther;
  std::string_view unit;      // of kNoun
  std::size_t modifiers = 0;  // word behind the amount where the noun phrase starts
  std::size_t first = 0;      // words [first, end) are the form of the table
  std::size_t end = 0;
  bool partitive = false;  // of kBare: "four of them", "12 of which"
  bool change = false;     // "1,195 fewer applications": a difference, no amount
};

// `scope`: what the passage speaks of; of patents, so "applications" alone are patent applications.
[[nodiscard]] CountedNoun counted_noun(const SentenceWords& words, const Kinds& kinds, const Amount& amount,
                                       FamilySet scope);

}  // namespace pressmark::counts

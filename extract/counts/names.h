// Who a sentence names: runs of capitalised words that are neither places nor common words, in order, and what they do.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/facts.h"
#include "extract/counts/kinds.h"
#include "extract/counts/words.h"

namespace pressmark::counts {

struct Name {
  std::size_t first = 0;  // words [first, last]
  std::size_t last = 0;
  Span span;
  bool possessive = false;
  bool where = false;     // "in Burbank"
  bool subject = false;   // does not hang on a preposition or on another noun
  bool outlet = false;    // an outlet that reports
  bool place = false;     // a country: a holder only where its people or firms are meant
  bool person = false;    // "Mayor Lin"
  bool tribunal = false;  // a court or an office that rules on patents: never a party
  bool modifier = false;  // describes a noun behind it: "the Acme portfolio"
};

struct Place {
  std::size_t first = 0;  // words [first, last]
  std::size_t last = 0;
  Span span;
  PlaceKind kind = PlaceKind::kPlace;
};
[[nodiscard]] std::vector<Place> find_places(const SentenceWords& words, const Kinds& kinds);

using NameIterator = std::vector<Name>::const_iterator;
// The first of the names, which are in order, that begins at the word or behind it; their end if none does.
[[nodiscard]] NameIterator first_name_from(const std::vector<Name>& names, std::size_t word);

// The name whose last word stands right before the word; their end if none does.
[[nodiscard]] NameIterator name_ending_before(const std::vector<Name>& names, std::size_t word);

// `places`: those of the same words; `outlets`: the outlets named in the text, sorted.
[[nodiscard]] std::vector<Name> find_names(const SentenceWords& words, const Kinds& kinds,
                                           const std::vector<Place>& places, const std::vector<OutletMention>& outlets);

}  // namespace pressmark::counts

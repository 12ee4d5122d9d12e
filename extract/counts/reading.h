// One sentence as the count grammar sees it, and what the sentences before it left behind.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/facts.h"
#include "extract/counts/amounts.h"
#include "extract/counts/kinds.h"
#include "extract/counts/names.h"
#include "extract/counts/nouns.h"
#include "extract/counts/words.h"

namespace pressmark::counts {

// A noun of the table that no amount stands before.
struct Heading {
  std::size_t first = 0;  // words [first, end)
  std::size_t end = 0;
  std::string_view unit;
  bool scoped = false;  // heads only where the passage speaks of the unit
};

// A count in the making.
struct Mention {
  Amount amount;
  CountedNoun noun;
  std::string_view unit;
  std::string_view role;
  std::string_view rule;                 // how the noun was found
  std::optional<std::size_t> label;      // index of the name that a list gives this amount
  std::optional<std::size_t> predicate;  // word of the predicate that gave the role
  std::optional<Heading> heading;        // of an elided count: what heads its clause ("filings at the EPO rose to 12")
  std::optional<Holder> holder;
  std::optional<Span> jurisdiction;
  bool elided = false;
  bool topical = false;  // the role is that of the sentence before: "Acme bought Borel. The price includes 12 patents."
};

// What earlier sentences leave: whom "it" and "the company" may mean, and what is being counted.
struct Memory {
  std::optional<Span> subject;
  std::optional<Span> holder;
  std::string_view unit;  // of the last count, if it stood in the sentence before
  std::string_view role;
  std::optional<Span> last_holder;  // of the last count, if it stood in the sentence before
  std::string_view noun_unit;       // of the last noun in the sentence before, counted or not
  bool asked = false;               // the sentence before was a question
  std::string_view topic;           // role of the predicates of the sentence before, "" if they give none
  std::vector<Span> names;          // the last few parties named, the latest last
};

// A predicate of the role table among the words.
struct Predicate {
  std::size_t first = 0;  // words [first, last]
  std::size_t last = 0;
  PredicateRow row;
};

struct Reading {
  const SentenceWords& words;
  const Kinds& kinds;
  const Memory& memory;
  std::vector<Amount> amounts;
  std::vector<Name> names;
  std::vector<Place> places;
  std::vector<Predicate> predicates;
  std::vector<Mention> mentions;
};

// Which names are accused of using what is counted: they never hold what is asserted. By index of Reading::names.
[[nodiscard]] std::vector<bool> find_accused(const Reading& reading);

// True if the pronoun is the subject of "infringes", or owns it ("its phones infringe"): it means the accused.
[[nodiscard]] bool is_accused_reference(const Reading& reading, std::size_t pronoun);

// Layer by layer; each reads what the ones before it wrote.
void find_mentions(Reading& reading);  // counted nouns and elided ones
void find_roles(Reading& reading);
void find_holders(Reading& reading);
void find_jurisdictions(Reading& reading);

}  // namespace pressmark::counts

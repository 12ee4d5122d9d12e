// The word lists of the count grammar: count_lists.tsv, by what their words do in a sentence.
#pragma once

#include <cstddef>
#include <string_view>

namespace pressmark::counts {

enum class WordList {
  kOwns,          // "the 12 patents Acme owns"
  kOwnedBy,       // "12 patents held by Acme"
  kGranting,      // what an office does: "Norway granted"
  kGives,         // whose object takes a licence: "gave Acme access to"
  kTakes,         // whose subject takes a licence: "Acme gets access to"
  kPeople,        // of a firm: "Acme engineers hold"
  kPleads,        // what a complaint does with patents: "lists", "names"
  kCovers,        // what a suit or deal does with them: "covers", "includes"
  kFractions,     // "half of the 12 patents"
  kShields,       // "pumps protected by 12 patents"
  kInstitutions,  // goes on behind "of": "Institute of Tides"
  kFirmWords,     // may close the name of a firm, though alone it is a thing
  kDescribing,    // tail of an adjective: "Oslo-based"
  kTitles,        // before a person: "Dr.", "Judge"
  kTribunals,     // closes the name of who rules on patents
  kLeft,          // "three were left"
  kChanges,       // "had shrunk to 35"
  kLapses,        // what patents do: "and 40 lapsed in May"
  kHandsOver,     // whose first object receives: "gives Acme 12 patents"
  kStocks,        // what an amount of patents makes: "its portfolio of 300 patents"
  kBuyers,        // whose getting is buying: "the buyer gets 12 patents"
  kOfficeActs,    // what an office does with applications: "the EPO handled 12"
  kPays,          // whose subject buys: "pays $5 million for 12 patents"
  kOccupations,   // before a person's name: "Acme CEO Anna Reuss"
  kDemands,       // whose subject wants royalties: "demanded $5 million for 12 patents"
  kLast = kDemands,
};

// True if the tables may name a list so: rows of other names are heard by nobody.
[[nodiscard]] bool is_list_name(std::string_view name);

// True if the word, in lower case, is one of the list.
[[nodiscard]] bool in_list(WordList list, std::string_view word);
// The words of a list that end others: true if the word ends in one of them.
[[nodiscard]] bool ends_in_list(WordList list, std::string_view word);

}  // namespace pressmark::counts

// Who is named where, outside quotation marks, for the pronouns that follow.
//
//   "Song Liuping met Mr. Lee. He left."     // Song Liuping: subject, person; Lee: person, male; He: subject, pronoun
#pragma once

#include <optional>
#include <vector>

#include "extract/quotes/name_forms.h"

namespace pressmark {

struct Mention {
  TokenRange name;             // without titles; or "he", "she"
  TokenRange pair;             // "Grassley and Mr. Leahy" where another person is joined to this one; else empty
  std::uint32_t sentence = 0;  // index into TextLayout::sentences
  std::uint32_t gender = 0;    // kMale, kFemale or 0
  bool subject = false;        // the first person of its sentence, behind no preposition
  bool opens = false;          // its sentence begins with it
  bool person = false;
  bool pronoun = false;
  bool unnamed = false;    // "A lawyer": a person, but the phrase is no name
  bool described = false;  // ", a developer", ", 43,": what somebody is stands behind the name
  bool firm = false;       // "its" means it: no person
  bool doubtful = false;   // one word that only opens sentences: perhaps no name ("Revenue fell")
  bool titled = false;     // a title or a role stands right before the name
  // The token that says what somebody is, before the name or behind its comma.
  std::optional<std::size_t> role;

  [[nodiscard]] bool named() const { return !pronoun && !unnamed; }
};

// In text order. The names of two and more words, those inside marks too, are added to `forms`.
[[nodiscard]] std::vector<Mention> find_mentions(const QuoteText& doc, FullForms& forms);

}  // namespace pressmark

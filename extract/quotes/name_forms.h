// What the words of a name tell, and which longer form a shorter one stands for.
//
//   "Ildefonso Guajardo Villarreal ... Mr. Guajardo Villarreal ... Guajardo"    // full_form is the first for all three
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/quotes/draft.h"

namespace pressmark {

// A capital that may be part of a name; pronouns, days and function words that open a sentence are none.
[[nodiscard]] bool is_name_word(const Token& token);
// A headline in title case: its capitals name nobody.
[[nodiscard]] bool is_title_case(const QuoteText& doc, TokenRange paragraph);
// The name of a work: all its longer words are capitals.
[[nodiscard]] bool names_work(const QuoteText& doc, TokenRange range);
// "Chinese", "the Texas-based": says only where somebody is from.
[[nodiscard]] bool is_only_origin(const QuoteText& doc, TokenRange name);
// "Planemaker Avion", first in its sentence: the name without what it makes; the range itself elsewhere.
[[nodiscard]] TokenRange behind_maker(const QuoteText& doc, TokenRange name);
// The last word says what it is: "Committee", "Inc.", "Report".
[[nodiscard]] bool is_organisation(const QuoteText& doc, TokenRange name);
// kMale or kFemale by the title before the name or by its first word; 0: unknown.
[[nodiscard]] std::uint32_t gender_of(const QuoteText& doc, TokenRange name);

// The names of two and more words of a document.
class FullForms {
 public:
  explicit FullForms(const QuoteText& doc) : doc_(doc) {}

  void add(TokenRange name);
  // The name of a person of two and more words: its first word alone means it too, unless another person has it
  // or it is a place's too ("Georgia").
  void add_person(TokenRange name);
  // The first longer name that ends in these words and whose gender fits, or the person whose first word it is; the
  // name itself where there is none.
  [[nodiscard]] TokenRange full_form(TokenRange name) const;

 private:
  [[nodiscard]] bool ends_in(TokenRange longer, TokenRange name) const;

  const QuoteText& doc_;
  std::unordered_map<std::string_view, std::vector<TokenRange>> by_last_word_;
  std::unordered_map<std::string_view, TokenRange> by_first_word_;  // empty: of several persons
};

}  // namespace pressmark

// Words and punctuation of a paragraph, as the quote rules see them.
//
//   He said: "No."     // He(pronoun) said(cue) :  "  No(quoted) .(quoted) "
//
// "'s" is a token of its own. A token knows its word classes (lexicon/speaker_words.tsv), its row of
// lexicon/cue_verbs.tsv and whether it stands between quotation marks (the marks themselves count as quoted).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "extract/quotes/marks.h"

namespace pressmark {

namespace lexicon {
struct CueVerbsRow;
}

enum WordClass : std::uint32_t {
  kPronoun = 1U << 0U,
  kMale = 1U << 1U,
  kFemale = 1U << 2U,
  kPlural = 1U << 3U,
  kDeterminer = 1U << 4U,
  kPreposition = 1U << 5U,
  kConjunction = 1U << 6U,
  kCalendar = 1U << 7U,
  kTimeWord = 1U << 8U,
  kAuxiliary = 1U << 9U,
  kBe = 1U << 10U,
  kContinuing = 1U << 11U,
  kRole = 1U << 12U,
  kTitle = 1U << 13U,
  kHonorific = 1U << 14U,
  kOrganisationWord = 1U << 15U,
  kCompany = 1U << 16U,
  kDocumentWord = 1U << 17U,
  kGroupWord = 1U << 18U,
  kUnnamedWord = 1U << 19U,
  kCollective = 1U << 20U,
  kFiller = 1U << 21U,
  kGivenMale = 1U << 22U,
  kGivenFemale = 1U << 23U,
  kQuestionWord = 1U << 24U,   // opens an indirect question or request
  kSubordinating = 1U << 25U,  // opens a clause that ends with a comma before the main one
  kOpensClause = 1U << 26U,    // behind a tag's comma: opens a clause of its own
  kPastVerb = 1U << 27U,       // an irregular past form that is no noun: "hid", "went"
  kResearch = 1U << 28U,       // what counts or measures: "poll", "survey"
  kOrigin = 1U << 29U,         // where somebody is from, no name of its own: "Chinese", "Texas-based"
};

enum class CueForm : std::uint8_t { kNone, kBase, kThird, kPast, kParticiple, kIng };

struct Token {
  Span span;
  std::uint32_t classes = 0;
  const lexicon::CueVerbsRow* cue = nullptr;  // null: no cue
  CueForm form = CueForm::kNone;
  bool word = false;     // letters or digits
  bool capital = false;  // begins with a capital
  bool quoted = false;
  bool mark = false;  // an outer quotation mark

  [[nodiscard]] bool is(std::uint32_t any) const { return (classes & any) != 0; }
};

// Half-open range of token indices.
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool contains(std::size_t i) const { return begin <= i && i < end; }
};

// The tokens of `paragraph`. `stretches` are those of the whole text; `first` is moved on to the first that ends behind
// the paragraph's start.
[[nodiscard]] std::vector<Token> tokenize(std::string_view text, Span paragraph,
                                          const std::vector<MarkedStretch>& stretches, std::size_t& first);

// ASCII letters compared without case; `word` is lower case.
[[nodiscard]] bool same_word(std::string_view token, std::string_view word);

// True for "said", "says", "told": a sure cue in a tense that tags use.
[[nodiscard]] bool is_sure_cue(std::string_view word);

// The lower-case word's row of classes; 0 for an unknown word. Longer words than any in the table cost nothing.
[[nodiscard]] std::uint32_t word_classes(std::string_view word);

}  // namespace pressmark

// What the quote rules hand on: token ranges, before names are resolved and marks are cut off.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

#include "core/facts.h"
#include "extract/facts.h"
#include "extract/quotes/marks.h"
#include "extract/quotes/tokens.h"

namespace pressmark {

// The document as the rules see it.
struct QuoteText {
  const FactInput& input;
  std::string_view text;
  std::vector<MarkedStretch> stretches;
  std::vector<Token> tokens;
  std::vector<TokenRange> paragraphs;  // same order as TextLayout::paragraphs

  [[nodiscard]] std::string_view word(std::size_t i) const { return tokens[i].span.of(text); }
  [[nodiscard]] bool is_word(std::size_t i, std::string_view lower) const { return same_word(word(i), lower); }
  template <std::size_t kSize>
  [[nodiscard]] bool is_any_word(std::size_t i, const std::string_view (&list)[kSize]) const {
    return std::any_of(std::begin(list), std::end(list), [&](std::string_view lower) { return is_word(i, lower); });
  }
  [[nodiscard]] bool possessive(std::size_t i) const;  // "'s", and the apostrophe of "Reuters' report"
  [[nodiscard]] bool is_digits(std::size_t i) const;   // "12", "2,400th": begins with a digit
  [[nodiscard]] bool in_number(std::size_t i) const;   // the comma of "2,400"
  [[nodiscard]] char symbol(std::size_t i) const;      // the ASCII punctuation; 'd' for any dash; 0 for words and marks
  [[nodiscard]] bool any_quoted(TokenRange range) const;
  [[nodiscard]] std::size_t first_quoted(TokenRange range) const;  // range.end if none
  [[nodiscard]] std::size_t behind_quoted(
      TokenRange range) const;                       // the first token that is not quoted; range.end if none
  [[nodiscard]] bool is_share(std::size_t i) const;  // "percent", "20%"
  [[nodiscard]] std::size_t words_in(TokenRange range) const;
  [[nodiscard]] bool is_fully_quoted(TokenRange range) const;
  [[nodiscard]] Span span(TokenRange range) const {
    return {tokens[range.begin].span.start, tokens[range.end - 1].span.end};
  }
  // The last marked stretch that begins at or before the byte offset; null if none.
  [[nodiscard]] const MarkedStretch* stretch_at(std::uint32_t offset) const;
  [[nodiscard]] std::size_t token_from(
      std::uint32_t offset) const;  // the first that begins at or behind the byte offset
  // The first outlet mention that begins at or behind the byte offset, and the first in the range: indices into
  // FactInput::outlet_mentions.
  [[nodiscard]] std::uint32_t mention_from(std::uint32_t offset) const;
  [[nodiscard]] std::optional<std::uint32_t> mention_in(TokenRange range) const;
  [[nodiscard]] std::optional<std::uint32_t> mention_before(std::size_t i) const;  // that ends right before the token
  // The range without commas, dashes and full stops outside marks at its ends; may be empty.
  [[nodiscard]] TokenRange trimmed(TokenRange range) const;
};

// A phrase that names who speaks: "Song Liuping" and, between commas, "Huawei's chief legal officer".
struct NounPhrase {
  TokenRange head;
  TokenRange appositive;  // may be empty
};

// The phrase taken apart.
struct SpeakerParts {
  TokenRange exact;
  TokenRange name;         // empty: a pronoun, or nobody is named
  TokenRange role;         // may be empty
  TokenRange affiliation;  // may be empty
  SpeakerKind kind = SpeakerKind::kPerson;
  bool pronoun = false;  // "he", or "the company": somebody named elsewhere
  bool certain = false;  // the kind is told by a word, not only guessed from the form
};

enum class Certainty { kHigh, kMedium, kLow };

struct Draft {
  std::vector<TokenRange> content;
  TokenRange cue;  // empty: none
  std::optional<NounPhrase> source;
  std::optional<SpeakerParts> parts;    // `source` taken apart already
  std::optional<std::uint32_t> outlet;  // index into FactInput::outlet_mentions: an outlet speaks through `source`
  std::vector<std::uint32_t> relayed;   // indices into FactInput::outlet_mentions
  TokenRange cited;                     // empty: none
  std::string_view rule;
  Certainty certainty = Certainty::kHigh;
  bool floating = false;

  [[nodiscard]] bool is_source(std::size_t i) const { return source && source->head.contains(i); }
  [[nodiscard]] bool is_said(std::size_t i) const {
    return std::any_of(content.begin(), content.end(), [&](TokenRange range) { return range.contains(i); });
  }
};

}  // namespace pressmark

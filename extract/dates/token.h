// Typed tokens of one English sentence.
//
//   std::vector<Token> tokens;
//   lex(text, sentence, tokens);      // "on Feb. 6, 2020" -> word, month, '.', number, ',', number
//
// Words carry their entry of the table of words; numbers their value; every other mark is a token of its own, with
// dashes, quotation marks and slashes of all kinds folded into one of each. Han characters are kHan.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "extract/dates/words.h"
#include "extract/numbers/numbers.h"

namespace pressmark::dates {

enum class TokenKind : std::uint8_t { kEnd, kWord, kNumber, kPunct, kHan };

struct Token {
  Span span;
  const Word* word = &kNoWord;  // kWord: entry in the table; kNoWord for other words and where the case is wrong
  std::int32_t value = 0;       // kNumber: its digits; 0 where they are more than nine
  TokenKind kind = TokenKind::kEnd;
  char mark = 0;            // kPunct: '-' ',' '.' '/' ':' '"' '\'' '$' '%' ...; an apostrophe-s is 's'
  std::uint8_t digits = 0;  // kNumber: how many
  bool plain = true;        // kNumber: digits only, neither grouped nor decimal
  bool glued = false;       // no white space before it
  bool capital = false;     // kWord: first letter upper case
  bool lead = false;        // kNumber: written as an ordinal, "6th"; kWord: first word of the sentence

  [[nodiscard]] WordKind is() const { return word->kind; }
};

// Appends the tokens of text[sentence] to `tokens`. Returns whether a mention of a date is possible in it.
[[nodiscard]] bool lex(std::string_view text, Span sentence, std::vector<Token>& tokens);

// The tokens of one sentence, with an end that never ends.
class View {
 public:
  View(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  [[nodiscard]] const Token& operator[](std::size_t i) const { return i < tokens_.size() ? tokens_[i] : kNothing; }
  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view words(std::size_t i) const { return (*this)[i].span.of(text_); }
  [[nodiscard]] bool is(std::size_t i, WordKind kind) const { return (*this)[i].is() == kind; }
  [[nodiscard]] bool is_mark(std::size_t i, char mark) const {
    return (*this)[i].kind == TokenKind::kPunct && (*this)[i].mark == mark;
  }
  [[nodiscard]] bool is_number(std::size_t i) const { return (*this)[i].kind == TokenKind::kNumber; }
  // A word that says nothing of time: none of the table, or a noun ("sales", "meeting").
  [[nodiscard]] bool is_plain_word(std::size_t i) const {
    const Token& token = (*this)[i];
    return token.kind == TokenKind::kWord &&
           (token.is() == WordKind::kNone || token.is() == WordKind::kReport || token.is() == WordKind::kProgressive);
  }
  // True for this word of the table, in whatever case it is written.
  [[nodiscard]] bool is_word(std::size_t i, std::string_view lower) const { return (*this)[i].word->text == lower; }
  // The word in lower case if it stands in the table, else "".
  [[nodiscard]] std::string_view lower(std::size_t i) const { return (*this)[i].word->text; }
  // The word's value in the table, "" where it has none.
  [[nodiscard]] std::string_view value(std::size_t i) const { return (*this)[i].word->value; }
  // The number that is written from the token on. Many rules ask for the same one in turn, so the last few are kept:
  // the reference is good until another token is asked for.
  [[nodiscard]] const std::optional<Number>& number(std::size_t i) const;
  [[nodiscard]] bool is_preposition(std::size_t i, std::string_view which) const {
    return is(i, WordKind::kPreposition) && value(i) == which;
  }

 private:
  static constexpr Token kNothing{};

  std::string_view text_;
  const std::vector<Token>& tokens_;
  static constexpr std::size_t kNumbersKept = 4;  // neighbours are asked for in turn
  struct KeptNumber {
    std::size_t token = static_cast<std::size_t>(-1);
    std::optional<Number> number;
  };
  mutable std::array<KeptNumber, kNumbersKept> numbers_;
};

}  // namespace pressmark::dates

// The words of one sentence, as the count grammar reads them: names keep their abbreviations ("U.S.", "Co."), numbers
// are one token each, punctuation has a kind. Private to this folder.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "extract/numbers/numbers.h"

namespace pressmark::counts {

enum class WordKind { kWord, kNumber, kComma, kSemicolon, kColon, kOpen, kClose, kQuote, kDash, kStop, kOther };

struct Word {
  Span span;  // bytes of the article; of a possessive without its 's
  WordKind kind = WordKind::kOther;
  std::string_view lower;   // ASCII lower case, no closing point ("co", but "u.s.")
  bool capital = false;     // starts with a capital letter
  bool possessive = false;  // "Huawei's", "companies'"
  int number = -1;          // index into Sentence words' numbers, -1: none
};

// True if the word is one of the list.
template <std::size_t kSize>
[[nodiscard]] bool among(const std::string_view (&list)[kSize], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Owns the lower-cased copy that `lower` views: moving it would leave them hanging, so it is neither copied nor moved.
class SentenceWords {
 public:
  SentenceWords(std::string_view text, Span sentence);
  SentenceWords(const SentenceWords&) = delete;
  SentenceWords& operator=(const SentenceWords&) = delete;

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] const Word& operator[](std::size_t at) const { return words_[at]; }
  [[nodiscard]] const Number& number_of(const Word& word) const {
    return numbers_[static_cast<std::size_t>(word.number)];
  }
  // The lower-cased word at `at`; "" outside the sentence. `at` may run below zero.
  [[nodiscard]] std::string_view lower_at(std::ptrdiff_t at) const;
  [[nodiscard]] WordKind kind_at(std::ptrdiff_t at) const;  // kStop outside the sentence
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view article() const { return article_; }  // what spans count in

 private:
  friend class WordReader;

  std::string_view article_, text_;
  std::uint32_t base_;
  std::string lower_;
  std::vector<Word> words_;
  std::vector<Number> numbers_;
};

}  // namespace pressmark::counts

// Phrases of the tables, found among the words of a sentence: the longest that starts at a word wins.
//
//   PhraseTable nouns;
//   nouns.add("patent applications", 3);
//   if (const auto match = nouns.at(words, 5)) use(match->row, match->words);
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/counts/words.h"

namespace pressmark::counts {

struct PhraseMatch {
  std::uint32_t row = 0;
  std::uint32_t words = 0;  // tokens it takes, quotation marks inside it included
};

class PhraseTable {
 public:
  // `phrase`: lower case, words parted by one blank; must outlive the table.
  void add(std::string_view phrase, std::uint32_t row);
  // The longest phrase that starts at word `at`; marks between its words are stepped over.
  [[nodiscard]] std::optional<PhraseMatch> at(const SentenceWords& words, std::size_t at) const;
  // The longest phrase whose last word is `at`.
  [[nodiscard]] std::optional<PhraseMatch> ending_at(const SentenceWords& words, std::size_t at) const;

 private:
  struct Entry {
    std::vector<std::string_view> words;
    std::uint32_t row = 0;
  };
  // Which lengths the words of a side have, by their first byte: most words of a text are turned away without a hash.
  struct Filter {
    std::array<std::uint64_t, 256> lengths{};
    void add(std::string_view word);
    [[nodiscard]] bool may_hold(std::string_view word) const;
  };
  std::unordered_map<std::string_view, std::vector<Entry>> by_first_;
  std::unordered_map<std::string_view, std::vector<Entry>> by_last_;
  Filter first_, last_;
};

}  // namespace pressmark::counts

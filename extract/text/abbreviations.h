// Words whose full stop ends no sentence (lexicon/abbreviations.tsv).
//
//   is_abbreviation("Inc")       // true: the word without its last full stop
//   is_abbreviation("U.S")       // true: single letters parted by full stops always are
//   is_title("Gov")              // true: a name follows, so a sentence never ends here
//   is_sentence_opener("The")    // true: after "Inc." it begins a new sentence
#pragma once

#include <string_view>

namespace pressmark {

[[nodiscard]] bool is_abbreviation(std::string_view word);
[[nodiscard]] bool is_title(std::string_view word);
[[nodiscard]] bool is_sentence_opener(std::string_view word);

}  // namespace pressmark

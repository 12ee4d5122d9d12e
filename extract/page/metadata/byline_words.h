// The words of bylines, of lexicon/page_byline_words.tsv: what leads a name in, closes it, or stands in its place.
//
//   lead_size("Text and photos: Jane Doe") == 17
//   opens_byline("Von Mara Lindt"), closes_byline("<name> <trade>") where the language puts it there
#pragma once

#include <string>
#include <string_view>

namespace pressmark {

// True if `word`, in lower case, stands in the table with that kind.
[[nodiscard]] bool is_byline_word(std::string_view word, std::string_view kind);

// ASCII letters in lower case; all bytes stay where they are.
[[nodiscard]] std::string lower_ascii(std::string_view text);

// The bytes of the words that lead a byline in, blanks behind them included, also of several trades ("Text and photos:
// ") and of a "By" that nothing parts from the name; 0 if it has none.
[[nodiscard]] std::size_t lead_size(std::string_view text);

// Without one leading word; the whole text where it has none.
[[nodiscard]] std::string_view without_lead(std::string_view text);

// Without a mail address at the end.
[[nodiscard]] std::string_view without_addresses(std::string_view text);

// Without the trade behind a name, in the languages that put it there.
[[nodiscard]] std::string_view without_closing(std::string_view text);

// What stands behind a label inside a line: "3 March 2020 by Jane Doe" gives "Jane Doe"; "" where no label stands.
[[nodiscard]] std::string_view behind_label(std::string_view text);

// True if the text is a label that the name follows in an element of its own ("Written by", "Author:").
[[nodiscard]] bool is_byline_label(std::string_view text);

// True if the text opens with a word that leads a byline in ("By ", "Von ").
[[nodiscard]] bool opens_byline(std::string_view text);

// True if the text is a name and a trade behind it, in the languages that put it there.
[[nodiscard]] bool closes_byline(std::string_view text);

// True if these words can only lead a byline in ("Written by ", "Author: "), not also a sentence.
[[nodiscard]] bool opens_plain_byline(std::string_view text);

}  // namespace pressmark

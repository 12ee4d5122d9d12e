#include "extract/text/abbreviations.h"

#include "extract/text/word_table.h"
#include "generated/abbreviations.h"

namespace pressmark {
namespace {

const lexicon::AbbreviationsRow* row_of(std::string_view word) {
  static const WordTable<lexicon::AbbreviationsRow> kTable(lexicon::kAbbreviations,
                                                           [](const auto& row) { return row.form; });
  return kTable.find(word);
}

bool is_ascii_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// "U.S", "a.m", "J": letters one by one, the only full stops between them. "a" and "I" alone are words.
bool is_letter_chain(std::string_view word) {
  if (word.empty() || word.size() % 2 == 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !is_ascii_letter(word[i]) : word[i] != '.') return false;
  }
  return word.size() > 1 || (word[0] >= 'A' && word[0] <= 'Z' && word[0] != 'I');
}

}  // namespace

bool is_abbreviation(std::string_view word) {
  if (is_letter_chain(word)) return true;
  const auto* row = row_of(word);
  return row != nullptr && row->kind != "opener";
}

bool is_title(std::string_view word) {
  const auto* row = row_of(word);
  return row != nullptr && row->kind == "title";
}

bool is_sentence_opener(std::string_view word) {
  const auto* row = row_of(word);
  return row != nullptr && row->kind == "opener";
}

}  // namespace pressmark

// A lexicon as a look-up table: word -> row, built once from the compiled-in rows, never changed afterwards.
//
//   static const WordTable<lexicon::CueVerbsRow> kTable(lexicon::kCueVerbs, [](const auto& row) { return row.form; });
//   if (const lexicon::CueVerbsRow* row = kTable.find("said")) ...
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pressmark {

template <class Row>
class WordTable {
 public:
  // `rows` must outlive the table; of two rows with one key the first wins.
  template <std::size_t kSize, class Key>
  WordTable(const Row (&rows)[kSize], Key key) : slots_(slots_for(kSize)) {
    for (const Row& row : rows) insert(key(row), row);
  }

  // Null: no such word. Case matters.
  [[nodiscard]] const Row* find(std::string_view word) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash(word) & mask;; at = (at + 1) & mask) {
      if (slots_[at].row == nullptr) return nullptr;
      if (slots_[at].key == word) return slots_[at].row;
    }
  }

 private:
  struct Slot {
    std::string_view key;
    const Row* row = nullptr;
  };

  static std::size_t slots_for(std::size_t rows) {
    std::size_t size = 8;
    while (size < 3 * rows) size *= 2;
    return size;
  }

  // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): the words are short.
  static std::size_t hash(std::string_view word) {
    std::uint64_t value = 14695981039346656037ULL;
    for (const char c : word) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return static_cast<std::size_t>(value ^ (value >> 32U));
  }

  void insert(std::string_view key, const Row& row) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash(key) & mask;
    while (slots_[at].row != nullptr && slots_[at].key != key) at = (at + 1) & mask;
    if (slots_[at].row == nullptr) slots_[at] = {key, &row};
  }

  std::vector<Slot> slots_;
};

}  // namespace pressmark

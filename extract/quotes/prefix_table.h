// A lexicon of forms that stand inside running text without blanks (Chinese): which row's form begins here?
//
//   static const PrefixTable<lexicon::CueZhRow> kTable(lexicon::kCueZh);
//   if (const lexicon::CueZhRow* row = kTable.find(text.substr(at))) ...
//
// Rows are kept in buckets by the first character of their form, so that a place in the text is compared with a few
// rows only. Built once from the compiled-in rows, never changed afterwards.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/utf8.h"

namespace pressmark {

template <class Row>
class PrefixTable {
 public:
  // `rows` must outlive the table.
  template <std::size_t kSize>
  explicit PrefixTable(const Row (&rows)[kSize]) {
    for (const Row& row : rows) {
      if (!row.form.empty()) buckets_[bucket(row.form)].push_back(&row);
    }
  }

  // The first row of the lexicon whose form `text` begins with; null: none, or `text` is empty.
  [[nodiscard]] const Row* find(std::string_view text) const {
    if (text.empty()) return nullptr;
    for (const Row* row : buckets_[bucket(text)]) {
      if (text.starts_with(row->form)) return row;
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kBuckets = 256;  // the low bits of a code point spread Chinese characters evenly

  static std::size_t bucket(std::string_view text) {
    std::size_t offset = 0;
    return static_cast<std::size_t>(next_code_point(text, offset)) % kBuckets;
  }

  std::array<std::vector<const Row*>, kBuckets> buckets_;
};

}  // namespace pressmark

#include "extract/text/unlisted_outlets.h"

#include <algorithm>
#include <utility>

#include "extract/text/word_table.h"
#include "generated/outlet_words.h"

namespace pressmark {
namespace {

constexpr std::size_t kLongestName = 5;   // words
constexpr std::size_t kLongestWord = 24;  // bytes; what is longer is no name's word

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

class Finder {
 public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<OutletMention> find() {
    for (std::size_t at = 0; at < text_.size();) at = step(at);
    close();
    return std::move(out_);
  }

 private:
  std::size_t step(std::size_t at) {
    if (!is_ascii_letter(text_[at])) {
      const bool blank = text_[at] == ' ' && at == last_.end;
      if (!blank) close();
      return at + 1;
    }
    std::size_t end = at + 1;
    while (end < text_.size() && (is_ascii_letter(text_[end]) || text_[end] == '-' || (text_[end] & 0x80) != 0)) ++end;
    take({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    return end;
  }

  void take(Span word) {
    if (!is_ascii_upper(text_[word.start])) return close();
    if (words_ == 0 && word.of(text_) == "The") return;
    if (words_ == 0) start_ = word.start;
    ++words_;
    last_ = word;
  }

  // The run of capitals is over: is it an outlet's name?
  void close() {
    const std::size_t words = std::exchange(words_, 0);
    if (words < 2 || words > kLongestName || last_.size() > kLongestWord) return;
    static const WordTable<lexicon::OutletWordsRow> kTable(lexicon::kOutletWords,
                                                           [](const auto& row) { return row.word; });
    const lexicon::OutletWordsRow* row = kTable.find(last_.of(text_));
    if (row == nullptr || (row->needs == "article" && !behind_article())) return;
    if (row->needs == "free" && begins_with_small_word()) return;
    out_.push_back({{start_, last_.end}, std::nullopt});
  }

  // "In TV ads", while "BFM TV" is one.
  [[nodiscard]] bool begins_with_small_word() const {
    constexpr std::size_t kShortestName = 4;
    const std::string_view name = text_.substr(start_, last_.end - start_);
    const std::size_t first = name.find(' ');
    return first < kShortestName && first > 1 && !is_ascii_upper(name[1]);
  }

  [[nodiscard]] bool behind_article() const {
    if (start_ < 4) return false;
    const std::string_view before = text_.substr(start_ - 4, 4);
    return before == "the " || before == "The ";
  }

  std::string_view text_;
  std::size_t words_ = 0;  // of the run at hand
  std::uint32_t start_ = 0;
  Span last_;  // its last word
  std::vector<OutletMention> out_;
};

}  // namespace

void add_unlisted_outlets(std::string_view text, std::vector<OutletMention>& mentions) {
  const auto listed = static_cast<std::ptrdiff_t>(mentions.size());
  for (const OutletMention& found : Finder(text).find()) {
    const auto end = mentions.begin() + listed;
    const auto next = std::lower_bound(mentions.begin(), end, found.span.start,
                                       [](const OutletMention& m, std::uint32_t start) { return m.span.end <= start; });
    if (next == end || next->span.start >= found.span.end) mentions.push_back(found);
  }
  std::inplace_merge(mentions.begin(), mentions.begin() + listed, mentions.end(),
                     [](const OutletMention& a, const OutletMention& b) { return a.span < b.span; });
}

}  // namespace pressmark

#include "extract/quotes/lost_mark.h"

#include <algorithm>

#include "core/text/utf8.h"
#include "extract/quotes/prefix_table.h"
#include "extract/quotes/tokens.h"
#include "generated/cue_zh.h"

namespace pressmark {
namespace {

// A name in a tag has no more words ("Northtel chief counsel Ann Maria Lee said").
constexpr int kMostNameWords = 6;

class TagReader {
 public:
  TagReader(std::string_view text, std::uint32_t at, std::uint32_t end) : text_(text), at_(at), end_(end) {}

  bool reads_tag() {
    const std::string_view first = next_word();
    if (is_sure_cue(first)) return names(next_word());
    if (!names(first)) return false;
    for (int i = 0; i < kMostNameWords; ++i) {
      const std::string_view word = next_word();
      if (is_sure_cue(word)) return true;
      if (!is_capital(word) && (word_classes(word) & (kRole | kTitle)) == 0) return false;
    }
    return false;
  }

 private:
  std::string_view next_word() {
    while (at_ < end_ && text_[at_] == ' ') ++at_;
    const std::uint32_t start = at_;
    while (at_ < end_ && text_[at_] != ' ' && text_[at_] != ',') ++at_;
    std::string_view word = text_.substr(start, at_ - start);
    while (!word.empty() && (word.back() == '.' || word.back() == ':')) word.remove_suffix(1);
    return word;
  }

  static bool is_capital(std::string_view word) {
    std::size_t at = 0;
    return !word.empty() && is_upper(next_code_point(word, at));
  }

  static bool names(std::string_view word) {
    constexpr std::uint32_t kSpeaking = kMale | kFemale | kPlural;
    const std::uint32_t classes = word_classes(word);
    const bool pronoun = (classes & kPronoun) != 0 && (classes & kSpeaking) != 0;
    const bool article = word == "the" || word == "a" || word == "an";
    return pronoun || article || (is_capital(word) && (classes & (kConjunction | kPreposition)) == 0);
  }

  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t end_;
};

}  // namespace

namespace {

constexpr char32_t kWideComma = 0xFF0C;
constexpr char32_t kWideStop = 0x3002;
// A Chinese tag is not longer: affiliation, title, name, day and cue.
constexpr int kMostTagCharacters = 30;

// A cue that ends right before byte `end`.
bool ends_in_cue(std::string_view text, std::size_t begin, std::size_t end) {
  static const PrefixTable<lexicon::CueZhRow> kTable(lexicon::kCueZh);
  std::size_t at = end;
  constexpr int kLongestCue = 4;
  for (int i = 0; i < kLongestCue && at > begin; ++i) {
    static_cast<void>(previous_code_point(text, at));
    const lexicon::CueZhRow* row = kTable.find(text.substr(at));
    if (row != nullptr && at + row->form.size() == end) return at > begin;
  }
  return false;
}

// Behind a wide comma come only characters, then a cue and the full stop.
bool reads_wide_tag(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = begin;
  for (int i = 0; i < kMostTagCharacters && at < end; ++i) {
    const std::size_t here = at;
    const char32_t c = next_code_point(text, at);
    if (c == kWideStop) return ends_in_cue(text, begin, here);
    if (!is_cjk(c) && !is_letter(c)) return false;
  }
  return false;
}

std::optional<std::uint32_t> end_before_wide_tag(std::string_view text, Span inner) {
  for (std::size_t at = inner.start; at < inner.end;) {
    const char32_t c = next_code_point(text, at);
    const bool stop = c == kWideComma || c == 0xFF01 || c == 0xFF1F;
    if (stop && reads_wide_tag(text, at, inner.end)) return static_cast<std::uint32_t>(at);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> end_before_tag(std::string_view text, Span inner) {
  for (std::uint32_t i = inner.start; i + 1 < inner.end; ++i) {
    const char c = text[i];
    if ((c != ',' && c != '?' && c != '!') || text[i + 1] != ' ') continue;
    if (TagReader(text, i + 1, inner.end).reads_tag()) return i + 1;
  }
  return end_before_wide_tag(text, inner);
}

}  // namespace pressmark

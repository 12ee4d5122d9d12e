#include "extract/quotes/tokens.h"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

#include "core/text/utf8.h"
#include "extract/text/abbreviations.h"
#include "extract/text/word_table.h"
#include "generated/cue_verbs.h"
#include "generated/speaker_words.h"

namespace pressmark {
namespace {

struct ClassName {
  std::string_view name;
  std::uint32_t bit;
};

constexpr ClassName kClassNames[] = {
    {"pronoun", kPronoun},
    {"male", kMale},
    {"female", kFemale},
    {"plural", kPlural},
    {"determiner", kDeterminer},
    {"preposition", kPreposition},
    {"conjunction", kConjunction},
    {"calendar", kCalendar},
    {"time", kTimeWord},
    {"auxiliary", kAuxiliary},
    {"be", kBe},
    {"continuing", kContinuing},
    {"role", kRole},
    {"title", kTitle},
    {"honorific", kHonorific},
    {"organisation", kOrganisationWord},
    {"company", kCompany},
    {"document", kDocumentWord},
    {"group", kGroupWord},
    {"unnamed", kUnnamedWord},
    {"collective", kCollective},
    {"filler", kFiller},
    {"given_m", kGivenMale},
    {"given_f", kGivenFemale},
    {"question", kQuestionWord},
    {"subordinating", kSubordinating},
    {"clause", kOpensClause},
    {"past", kPastVerb},
    {"research", kResearch},
    {"origin", kOrigin},
};

std::uint32_t bits_of(std::string_view classes) {
  std::uint32_t bits = 0;
  while (!classes.empty()) {
    const std::size_t blank = std::min(classes.find(' '), classes.size());
    for (const ClassName& row : kClassNames) bits |= row.name == classes.substr(0, blank) ? row.bit : 0;
    classes.remove_prefix(std::min(blank + 1, classes.size()));
  }
  return bits;
}

// What a lower-case word is.
struct WordEntry {
  std::uint32_t classes = 0;
  const lexicon::CueVerbsRow* cue = nullptr;
  CueForm form = CueForm::kNone;
};

constexpr std::size_t kLongestWord = 24;
using WordKey = std::array<std::uint64_t, kLongestWord / 8>;  // the word in lower case, zeros behind it

// `word` has at most kLongestWord bytes.
WordKey key_of(std::string_view word) {
  std::array<char, kLongestWord> lower{};
  std::copy(word.begin(), word.end(), lower.begin());
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return std::bit_cast<WordKey>(lower);
}

// Every word of a text is sought here and most are not in it: an array that the processor's cache holds tells nearly
// all of those, for it has 16 bits of each word's hash beside the number of its entry.
class WordEntries {
 public:
  WordEntries() : slots_(kSlots) {}

  // Made where it is missing. `word` has at most kLongestWord bytes.
  WordEntry& operator[](std::string_view word) {
    const WordKey key = key_of(word);
    const std::size_t slot = slot_for(key);
    if (slots_[slot] == 0) {
      entries_.push_back({key, {}});
      slots_[slot] = tag_of(hash_of(key)) | static_cast<std::uint32_t>(entries_.size());
    }
    return entries_[index_in(slots_[slot])].entry;
  }

  // Null where there is none.
  [[nodiscard]] const WordEntry* find(std::string_view word) const {
    if (word.size() > kLongestWord) return nullptr;
    const std::uint32_t found = slots_[slot_for(key_of(word))];
    return found == 0 ? nullptr : &entries_[index_in(found)].entry;
  }

 private:
  static constexpr std::size_t kSlots = 8192;  // a power of two
  static_assert((std::size(lexicon::kSpeakerWords) + std::size(lexicon::kCueVerbs) * 5) * 2 < kSlots);
  struct KeyedEntry {
    WordKey key;
    WordEntry entry;
  };

  static std::uint64_t hash_of(const WordKey& key) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;  // of the golden ratio
    std::uint64_t hash = 0;
    for (const std::uint64_t part : key) hash = (std::rotl(hash, 29) ^ part) * kOdd;
    return hash ^ hash >> 32U;
  }
  static std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash) & 0xFFFF0000U; }
  static std::size_t index_in(std::uint32_t slot) { return (slot & 0xFFFFU) - 1; }

  // Where the key stands, or the free slot where it would.
  [[nodiscard]] std::size_t slot_for(const WordKey& key) const {
    const std::uint64_t hash = hash_of(key);
    std::size_t at = hash % kSlots;
    const auto is_other = [&](std::uint32_t slot) {
      return (slot & 0xFFFF0000U) != tag_of(hash) || entries_[index_in(slot)].key != key;
    };
    while (slots_[at] != 0 && is_other(slots_[at])) at = (at + 1) % kSlots;
    return at;
  }

  std::vector<std::uint32_t> slots_;  // the upper half a hash's bits, the lower one the entry's number from 1; 0: free
  std::vector<KeyedEntry> entries_;
};

void add_form(WordEntries& entries, std::string_view form, const lexicon::CueVerbsRow& row, CueForm as) {
  if (form.size() > kLongestWord) return;
  WordEntry& entry = entries[form];
  if (entry.cue != nullptr) return;
  entry.cue = &row;
  entry.form = as;
}

WordEntries make_entries() {
  WordEntries entries;
  for (const auto& row : lexicon::kSpeakerWords) {
    if (row.form.size() <= kLongestWord) entries[row.form].classes = bits_of(row.classes);
  }
  for (const auto& row : lexicon::kCueVerbs) {
    add_form(entries, row.past, row, CueForm::kPast);
    add_form(entries, row.third, row, CueForm::kThird);
    add_form(entries, row.ing, row, CueForm::kIng);
    add_form(entries, row.participle, row, CueForm::kParticiple);
    add_form(entries, row.base, row, CueForm::kBase);
  }
  return entries;
}

WordEntry entry_of(std::string_view word) {
  static const WordEntries kEntries = make_entries();
  const WordEntry* const found = kEntries.find(word);
  return found == nullptr ? WordEntry{} : *found;
}

// "Texas-based", "Beijing-born": no name.
bool is_origin_adjective(std::string_view word) {
  const std::size_t hyphen = word.rfind('-');
  if (hyphen == std::string_view::npos || hyphen == 0) return false;
  const std::string_view last = word.substr(hyphen + 1);
  return last.size() > 3 && last[0] >= 'a' && last[0] <= 'z' && (last.ends_with("ed") || last == "born");
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019;
}
bool is_joiner(char32_t c) {
  return is_apostrophe(c) || c == '.' || c == '-' || c == '&' || c == '/';
}
bool is_word_character(char32_t c) {
  return is_letter(c) || is_digit(c) || c == '$' || c == '%' || c == '_' || c == '@' || c == '#' || c == 0x20AC ||
         c == 0xA3;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Span paragraph, const std::vector<MarkedStretch>& stretches, std::size_t first)
      : text_(text), end_(paragraph.end), at_(paragraph.start), stretches_(stretches), stretch_(first) {
    constexpr std::uint32_t kBytesOfToken = 4;  // with the blank behind it; most are longer
    out_.reserve(paragraph.size() / kBytesOfToken);
  }

  std::vector<Token> run() {
    while (at_ < end_) step();
    return std::move(out_);
  }

 private:
  void step() {
    if (take_mark()) return;
    const std::uint32_t start = at_;
    const char32_t c = next();
    if (is_white_space(c)) return;
    if (is_cjk(c) || !is_word_character(c)) {
      add({start, at_}, is_cjk(c) || (is_apostrophe(c) && ends_plural(start)));
      return;
    }
    finish_word();
    split_possessive({start, at_});
  }

  // "Reuters' report", "the companies' lawyers"
  [[nodiscard]] bool ends_plural(std::uint32_t apostrophe) const {
    const bool behind = !out_.empty() && out_.back().word && out_.back().span.end == apostrophe;
    return behind && (text_[apostrophe - 1] | 0x20) == 's' && at_ + 1 < end_ && text_[at_] == ' ';
  }

  bool take_mark() {
    while (stretch_ < stretches_.size() && stretches_[stretch_].outer.end <= at_) ++stretch_;
    if (stretch_ >= stretches_.size()) return false;
    const MarkedStretch& s = stretches_[stretch_];
    const Span open{s.outer.start, std::min(s.inner.start, end_)};
    const Span close{s.inner.end, s.outer.end};
    for (const Span side : {open, close}) {
      if (at_ != side.start || side.empty()) continue;
      at_ = side.end;
      add(side, false);
      out_.back().mark = true;
      return true;
    }
    return false;
  }

  // Ends at a border of the stretch, so that no token straddles a mark.
  void finish_word() {
    const std::uint32_t limit = word_limit();
    while (at_ < limit) {
      if ((text_[at_] | 0x20) >= 'a' && (text_[at_] | 0x20) <= 'z') {  // most bytes of most words
        ++at_;
        continue;
      }
      std::size_t offset = at_;
      const char32_t c = next_code_point(text_, offset);
      if (is_word_character(c) && !is_cjk(c)) {
        at_ = static_cast<std::uint32_t>(offset);
        continue;
      }
      if (!is_joiner(c) || offset >= limit) break;
      const char32_t behind = next_code_point(text_, offset);
      if (!is_word_character(behind) || is_cjk(behind)) break;
      at_ = static_cast<std::uint32_t>(offset);
    }
    // "U.S." and "Inc." keep their full stop.
    if (at_ < limit && text_[at_] == '.' && keeps_stop()) ++at_;
  }

  [[nodiscard]] bool keeps_stop() const {
    constexpr std::uint32_t kLongest = 8;
    std::uint32_t start = at_;
    while (start > 0 && at_ - start < kLongest && text_[start - 1] != ' ' && text_[start - 1] != '\n') --start;
    return is_abbreviation(text_.substr(start, at_ - start));
  }

  [[nodiscard]] std::uint32_t word_limit() const {
    if (stretch_ >= stretches_.size()) return end_;
    const Span inner = stretches_[stretch_].inner;
    if (at_ <= stretches_[stretch_].outer.start) return std::min(end_, stretches_[stretch_].outer.start);
    return at_ <= inner.end ? std::min(end_, inner.end) : end_;
  }

  void split_possessive(Span word) {
    const std::string_view letters = word.of(text_);
    for (const std::string_view ending : {"'s", "\xE2\x80\x99s"}) {
      if (letters.size() <= ending.size() || !letters.ends_with(ending)) continue;
      const auto cut = static_cast<std::uint32_t>(word.end - ending.size());
      add({word.start, cut}, true);
      add({cut, word.end}, true);
      return;
    }
    add(word, true);
  }

  void add(Span span, bool word) {
    Token token;
    token.span = span;
    token.word = word;
    token.quoted = stretch_ < stretches_.size() && stretches_[stretch_].outer.contains(span);
    if (word) {
      std::string_view letters = span.of(text_);
      if (letters.ends_with('.')) letters.remove_suffix(1);
      const WordEntry entry = entry_of(letters);
      // In capitals it is the country.
      token.classes = letters == "US" ? 0 : entry.classes;
      token.cue = entry.cue;
      token.form = entry.form;
      std::size_t offset = span.start;
      token.capital = is_upper(next_code_point(text_, offset));
      if (token.capital && is_origin_adjective(letters)) token.classes |= kOrigin;
    }
    out_.push_back(token);
  }

  char32_t next() {
    std::size_t offset = at_;
    const char32_t c = next_code_point(text_, offset);
    at_ = static_cast<std::uint32_t>(offset);
    return c;
  }

  std::string_view text_;
  std::uint32_t end_;
  std::uint32_t at_;
  const std::vector<MarkedStretch>& stretches_;
  std::size_t stretch_;
  std::vector<Token> out_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, Span paragraph, const std::vector<MarkedStretch>& stretches,
                            std::size_t& first) {
  while (first < stretches.size() && stretches[first].outer.end <= paragraph.start) ++first;
  return Tokenizer(text, paragraph, stretches, first).run();
}

bool same_word(std::string_view token, std::string_view word) {
  return token.size() == word.size() && std::equal(token.begin(), token.end(), word.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a | 0x20) : a) == b;
         });
}

bool is_sure_cue(std::string_view word) {
  const WordEntry entry = entry_of(word);
  const bool tense = entry.form == CueForm::kPast || entry.form == CueForm::kThird;
  return entry.cue != nullptr && tense && entry.cue->certainty == "high";
}

std::uint32_t word_classes(std::string_view word) {
  return entry_of(word).classes;
}

}  // namespace pressmark

// Numbers in English words: "twelve", "one hundred and twenty", "half a dozen", "tens of thousands".

#include <algorithm>
#include <array>

#include "extract/numbers/scan.h"
#include "generated/number_words.h"

namespace pressmark::numbers {
namespace {

constexpr std::size_t kLongestWord = 10;
constexpr std::int64_t kTooMuch = 1'000'000'000'000'000;

struct KindName {
  std::string_view name;
  WordKind kind;
};
constexpr KindName kKinds[] = {
    {"unit", WordKind::kUnit},       {"teen", WordKind::kTeen},       {"tens", WordKind::kTens},
    {"hundred", WordKind::kHundred}, {"scale", WordKind::kScale},     {"suffix", WordKind::kSuffix},
    {"dozen", WordKind::kDozen},     {"pair", WordKind::kPair},       {"plural", WordKind::kPlural},
    {"tens_of", WordKind::kTensOf},  {"article", WordKind::kArticle}, {"half", WordKind::kHalf},
    {"some", WordKind::kSome}};

struct Row {
  std::string_view word;
  WordKind kind = WordKind::kNone;
  std::int64_t value = 0;
};

constexpr std::size_t kRows = std::size(lexicon::kNumberWords);

constexpr std::array<Row, kRows> make_rows() {
  std::array<Row, kRows> rows{};
  for (std::size_t i = 0; i < kRows; ++i) {
    const auto& source = lexicon::kNumberWords[i];
    rows[i].word = source.word;
    for (const char digit : source.value) rows[i].value = rows[i].value * 10 + (digit - '0');
    for (const KindName& kind : kKinds) {
      if (kind.name == source.kind) rows[i].kind = kind.kind;
    }
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.word < b.word; });
  return rows;
}

constexpr std::array<Row, kRows> kTable = make_rows();

// kTable[kFirstOf[c]] is the first row whose word starts with the letter 'a' + c, or behind it.
constexpr std::array<std::uint8_t, 27> first_rows() {
  static_assert(kRows < 256);
  std::array<std::uint8_t, 27> first{};
  for (std::size_t letter = 0; letter <= 26; ++letter) {
    std::size_t row = 0;
    while (row < kRows && kTable[row].word[0] < static_cast<char>('a' + letter)) ++row;
    first[letter] = static_cast<std::uint8_t>(row);
  }
  return first;
}

constexpr std::array<std::uint8_t, 27> kFirstOf = first_rows();

const Row* row_of(std::string_view word) {
  const auto letter = static_cast<std::size_t>(word[0] - 'a');
  for (std::size_t i = kFirstOf[letter]; i < kFirstOf[letter + 1]; ++i) {
    if (kTable[i].word == word) return &kTable[i];
  }
  return nullptr;
}

bool is_letter_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || static_cast<unsigned char>(byte) >= 0xC0;
}

bool is_ascii_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// Reads one number from left to right; each word either fits behind what was read or ends the number.
class WordReader {
 public:
  WordReader(std::string_view text, std::uint32_t start) : text_(text), start_(start) {}

  std::optional<Number> read() {
    NumberWord word = number_word_at(text_, start_);
    if (word.kind == WordKind::kNone) return std::nullopt;
    if (!begin(word)) return std::nullopt;
    follow();
    Number number{.span = {start_, end_}, .form = Number::Form::kWords, .plural_scale = plural_};
    number.value = total_ + current_;
    return number;
  }

 private:
  bool begin(NumberWord word) {
    switch (word.kind) {
      case WordKind::kUnit:
      case WordKind::kTeen:
      case WordKind::kTens:
        return take(word, word.value);
      case WordKind::kArticle:
        return begin_with_article(word.end);
      case WordKind::kHalf:
        return begin_with_half(word.end);
      case WordKind::kSome:
        return begin_with_some(word.end);
      case WordKind::kPlural:
      case WordKind::kTensOf:
        return begin_with_plural(word);
      default:
        return false;
    }
  }

  // "a hundred", "a dozen", "a pair", "a few dozen", "a half-dozen"; a bare article is no number.
  bool begin_with_article(std::uint32_t end) {
    const NumberWord word = next_number_word(text_, end);
    if (word.kind == WordKind::kSome) return word.value == 2 && begin_with_some(word.end);
    if (word.kind == WordKind::kHalf) return begin_with_half(word.end);
    const bool counted = word.kind == WordKind::kHundred || word.kind == WordKind::kScale ||
                         word.kind == WordKind::kDozen || word.kind == WordKind::kPair;
    return counted && take(word, word.value);
  }

  // "half a dozen", "half a million".
  bool begin_with_half(std::uint32_t end) {
    NumberWord word = next_number_word(text_, end);
    if (word.kind == WordKind::kArticle) word = next_number_word(text_, word.end);
    const bool halved =
        word.kind == WordKind::kDozen || word.kind == WordKind::kScale || word.kind == WordKind::kHundred;
    return halved && take(word, word.value / 2);
  }

  // "several hundred", "a few dozen": at least two of them.
  bool begin_with_some(std::uint32_t end) {
    const NumberWord word = next_number_word(text_, end);
    const bool scaled =
        word.kind == WordKind::kDozen || word.kind == WordKind::kScale || word.kind == WordKind::kHundred;
    plural_ = scaled;
    return scaled && take(word, word.value * 2);
  }

  // "dozens", "hundreds of thousands"; "tens" only with a scale behind it.
  bool begin_with_plural(NumberWord word) {
    constexpr std::string_view kOf = " of ";
    plural_ = true;
    const NumberWord scale =
        text_.substr(word.end).starts_with(kOf) ? number_word_at(text_, word.end + kOf.size()) : NumberWord{};
    if (scale.kind == WordKind::kPlural && scale.value >= 2000) return take(scale, word.value * (scale.value / 2));
    return word.kind == WordKind::kPlural && take(word, word.value);
  }

  bool take(NumberWord word, std::int64_t value) {
    current_ = value;
    last_ = word.kind;
    end_ = word.end;
    return true;
  }

  void follow() {
    for (NumberWord word = next(); fits(word); word = next()) {
      if (word.kind == WordKind::kScale) {
        total_ += current_ * word.value;
        current_ = 0;
        last_scale_ = word.value;
      } else if (word.kind == WordKind::kHundred || word.kind == WordKind::kDozen) {
        current_ *= word.value;
      } else {
        current_ += word.value;
      }
      last_ = word.kind;
      end_ = word.end;
    }
  }

  // The next number word, over "and" where a hundred or a scale stands before it.
  NumberWord next() const {
    constexpr std::string_view kAnd = " and ";
    const bool joins = last_ == WordKind::kHundred || last_ == WordKind::kScale;
    if (joins && text_.substr(end_).starts_with(kAnd)) return number_word_at(text_, end_ + kAnd.size());
    return next_number_word(text_, end_);
  }

  bool fits(NumberWord word) const {
    if (plural_ || last_ == WordKind::kPair || last_ == WordKind::kDozen) return false;
    const bool open = last_ == WordKind::kHundred || last_ == WordKind::kScale;
    switch (word.kind) {
      case WordKind::kUnit:
        return open || last_ == WordKind::kTens;
      case WordKind::kTeen:
      case WordKind::kTens:
        return open;
      case WordKind::kHundred:
        return last_ == WordKind::kUnit || last_ == WordKind::kTeen;
      case WordKind::kDozen:
        return total_ == 0 && last_ != WordKind::kHundred;
      case WordKind::kScale:
        return current_ > 0 && word.value < last_scale_ && current_ < kTooMuch / word.value;
      default:
        return false;
    }
  }

  std::string_view text_;
  std::uint32_t start_;
  std::uint32_t end_ = 0;
  std::int64_t total_ = 0;
  std::int64_t current_ = 0;
  std::int64_t last_scale_ = kTooMuch;
  WordKind last_ = WordKind::kNone;
  bool plural_ = false;
};

}  // namespace

NumberWord number_word_at(std::string_view text, std::uint32_t at) {
  char lower[kLongestWord + 1];
  std::size_t length = 0;
  while (at + length < text.size() && length <= kLongestWord && is_ascii_letter(text[at + length])) {
    lower[length] = static_cast<char>(text[at + length] | 0x20);
    ++length;
  }
  const auto end = static_cast<std::uint32_t>(at + length);
  if (length == 0 || length > kLongestWord) return {};
  if (end < text.size() && (is_letter_byte(text[end]) || digit_at(text, end))) return {};
  const Row* row = row_of({lower, length});
  return row == nullptr ? NumberWord{} : NumberWord{row->kind, row->value, end};
}

NumberWord next_number_word(std::string_view text, std::uint32_t at) {
  constexpr std::string_view kNoBreak = "\xC2\xA0";
  if (at >= text.size()) return {};
  if (text[at] == ' ' || text[at] == '-') return number_word_at(text, at + 1);
  return text.substr(at).starts_with(kNoBreak) ? number_word_at(text, at + 2) : NumberWord{};
}

std::optional<Number> read_words(std::string_view text, std::uint32_t start) {
  if (start > 0 && (is_letter_byte(text[start - 1]) || digit_at(text, start - 1))) return std::nullopt;
  return WordReader(text, start).read();
}

}  // namespace pressmark::numbers

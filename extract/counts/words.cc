#include "extract/counts/words.h"

#include <algorithm>

#include "core/text/utf8.h"

namespace pressmark::counts {
namespace {

constexpr std::string_view kAbbreviations[] = {"co", "inc", "ltd", "corp", "mr", "mrs", "ms",
                                               "dr", "st",  "no",  "nos",  "rs", "llc", "plc"};
constexpr std::string_view kNumberTails[] = {"plus", "odd"};

bool is_alnum(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

bool is_capital(char byte) {
  return byte >= 'A' && byte <= 'Z';
}

struct PunctuationKind {
  std::string_view mark;
  WordKind kind;
};
constexpr PunctuationKind kPunctuation[] = {{",", WordKind::kComma},
                                            {";", WordKind::kSemicolon},
                                            {":", WordKind::kColon},
                                            {"(", WordKind::kOpen},
                                            {"[", WordKind::kOpen},
                                            {")", WordKind::kClose},
                                            {"]", WordKind::kClose},
                                            {"\"", WordKind::kQuote},
                                            {"'", WordKind::kQuote},
                                            {"`", WordKind::kQuote},
                                            {"-", WordKind::kDash},
                                            {".", WordKind::kStop},
                                            {"!", WordKind::kStop},
                                            {"?", WordKind::kStop},
                                            {"\n", WordKind::kStop},
                                            {"\xE2\x80\x9C", WordKind::kQuote},
                                            {"\xE2\x80\x9D", WordKind::kQuote},
                                            {"\xE2\x80\x98", WordKind::kQuote},
                                            {"\xE2\x80\x99", WordKind::kQuote},
                                            {"\xE2\x80\x93", WordKind::kDash},
                                            {"\xE2\x80\x94", WordKind::kDash}};

constexpr std::string_view kApostrophe = "\xE2\x80\x99";

}  // namespace

// One pass from left to right.
class WordReader {
 public:
  explicit WordReader(SentenceWords& out) : out_(out) {}

  void read() {
    while (at_ < text().size()) step();
  }

 private:
  [[nodiscard]] std::string_view text() const { return out_.text_; }
  [[nodiscard]] char byte(std::size_t at) const { return at < text().size() ? text()[at] : ' '; }

  void step() {
    std::size_t next = at_;
    const char32_t point = next_code_point(text(), next);
    if (point != U'\n' && is_white_space(point)) {
      at_ = next;
    } else if (!take_number()) {
      if (is_alnum(text()[at_]) || (point >= 0x80 && is_letter(point))) return take_word();
      take_mark(next);
    }
  }

  // A number, unless it is part of a word: "5G", "12-page", "two-thirds".
  bool take_number() {
    std::optional<Number> number = number_at(text(), static_cast<std::uint32_t>(at_));
    if (!number || glued(number->span.end)) return false;
    add({.span = {}, .kind = WordKind::kNumber, .number = static_cast<int>(out_.numbers_.size())}, number->span.end);
    number->span = out_.words_.back().span;
    out_.numbers_.push_back(std::move(*number));
    return true;
  }

  [[nodiscard]] bool glued(std::size_t end) const {
    if (is_alnum(byte(end))) return true;
    if (byte(end) != '-' || !is_alnum(byte(end + 1))) return false;
    if (byte(end + 1) >= '0' && byte(end + 1) <= '9') return false;
    for (const std::string_view tail : kNumberTails) {
      if (text().substr(end + 1).starts_with(tail)) return false;
    }
    return true;
  }

  void take_word() {
    const std::size_t end = word_end();
    Word word{.kind = WordKind::kWord};
    std::size_t letter = at_;
    word.capital = is_upper(next_code_point(text(), letter)) || is_brand(end);
    std::size_t after = end;
    if (const std::size_t mark = apostrophe(end); mark > 0) {
      const bool letter_s = byte(end + mark) == 's' && !is_alnum(byte(end + mark + 1));
      const bool plural = byte(end - 1) == 's' && byte(end + mark) == ' ';
      word.possessive = letter_s || plural;
      if (word.possessive) after = end + mark + (letter_s ? 1 : 0);
    }
    const std::size_t with_point = abbreviation(end) ? end + 1 : end;
    const bool keeps_point = initialism(end);
    add(word, with_point);
    // The point of "Co." belongs to the name but not to the word that tables hold; "U.S." keeps it.
    Word& added = out_.words_.back();
    if (with_point != end && !keeps_point) added.lower.remove_suffix(1);
    at_ = std::max(after, with_point);
    // "Yahoo! has": the mark belongs to the name where the sentence goes on.
    if (byte(at_) == '!' && byte(at_ + 1) == ' ' && byte(at_ + 2) >= 'a' && byte(at_ + 2) <= 'z') ++at_;
  }

  [[nodiscard]] std::size_t apostrophe(std::size_t at) const {
    if (byte(at) == '\'') return 1;
    return text().substr(std::min(at, text().size())).starts_with(kApostrophe) ? kApostrophe.size() : 0;
  }

  [[nodiscard]] std::size_t word_end() const {
    std::size_t end = at_;
    while (end < text().size()) {
      std::size_t next = end;
      const char32_t point = next_code_point(text(), next);
      const bool inside = end > at_ && next < text().size() && is_alnum(byte(next));
      const bool joint = (point == U'-' || point == U'&' || point == U'.') && inside && (point != U'.' || single(end));
      if (!joint && !is_letter(point) && !is_digit(point)) break;
      end = next;
    }
    return end;
  }

  // "U.S": one letter before the point.
  [[nodiscard]] bool single(std::size_t point) const { return point == at_ + 1 || byte(point - 2) == '.'; }

  [[nodiscard]] bool initialism(std::size_t end) const { return end >= at_ + 3 && byte(end - 2) == '.'; }

  // "iRobot", "eBay": written with a small letter, though a name.
  [[nodiscard]] bool is_brand(std::size_t end) const {
    const char first = byte(at_);
    const bool opens = first == 'i' || first == 'e' || first == 'x';
    return opens && end > at_ + 2 && is_capital(byte(at_ + 1)) && byte(at_ + 2) >= 'a' && byte(at_ + 2) <= 'z';
  }

  // "Sandra K. Johnson".
  [[nodiscard]] bool is_initial(std::size_t end) const {
    return end == at_ + 1 && is_capital(byte(at_)) && byte(end + 1) == ' ' && is_capital(byte(end + 2));
  }

  [[nodiscard]] bool abbreviation(std::size_t end) const {
    if (byte(end) != '.') return false;
    if (initialism(end) || is_initial(end)) return true;
    const std::string_view lower = std::string_view(out_.lower_).substr(at_, end - at_);
    return among(kAbbreviations, lower);
  }

  void take_mark(std::size_t next) {
    Word mark;
    for (const PunctuationKind& known : kPunctuation) {
      if (text().substr(at_, next - at_) == known.mark) mark.kind = known.kind;
    }
    add(mark, next);
  }

  void add(Word word, std::size_t end) {
    word.span = {out_.base_ + static_cast<std::uint32_t>(at_), out_.base_ + static_cast<std::uint32_t>(end)};
    word.lower = std::string_view(out_.lower_).substr(at_, end - at_);
    out_.words_.push_back(word);
    at_ = end;
  }

  SentenceWords& out_;
  std::size_t at_ = 0;
};

SentenceWords::SentenceWords(std::string_view text, Span sentence)
    : article_(text), text_(sentence.of(text)), base_(sentence.start), lower_(text_) {
  for (char& byte : lower_) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte | 0x20);
  }
  WordReader(*this).read();
}

std::string_view SentenceWords::lower_at(std::ptrdiff_t at) const {
  return at < 0 || at >= static_cast<std::ptrdiff_t>(size()) ? std::string_view{}
                                                             : words_[static_cast<std::size_t>(at)].lower;
}

WordKind SentenceWords::kind_at(std::ptrdiff_t at) const {
  return at < 0 || at >= static_cast<std::ptrdiff_t>(size()) ? WordKind::kStop
                                                             : words_[static_cast<std::size_t>(at)].kind;
}

}  // namespace pressmark::counts

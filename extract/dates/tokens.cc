#include <algorithm>

#include "core/text/utf8.h"
#include "extract/dates/token.h"

namespace pressmark::dates {
namespace {

constexpr bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_upper_byte(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_digit_byte(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_blank_byte(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

// More digits than this are no number that a date is made of.
constexpr std::uint32_t kMostDigits = 9;

struct Folded {
  char32_t code_point;
  char mark;
};
constexpr Folded kFolded[] = {{0x2018, '\''}, {0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'}, {0x2010, '-'},
                              {0x2011, '-'},  {0x2012, '-'},  {0x2013, '-'}, {0x2014, 'M'}, {0x2015, 'M'},
                              {0x2026, '.'},  {0xFF5E, '~'},  {0xFF0D, '-'}, {0xFF1A, ':'}, {0x20AC, '$'},
                              {0x00A3, '$'},  {0x00A5, '$'},  {0xFF0F, '/'}, {0xFF0C, ','}};

char folded(char32_t code_point) {
  const auto* found =
      std::find_if(std::begin(kFolded), std::end(kFolded), [&](const Folded& f) { return f.code_point == code_point; });
  return found == std::end(kFolded) ? '?' : found->mark;
}

class Lexer {
 public:
  Lexer(std::string_view text, Span sentence, std::vector<Token>& tokens)
      : text_(text.substr(0, sentence.end)), at_(sentence.start), tokens_(tokens) {}

  bool run() {
    while (at_ < text_.size()) step();
    return possible_;
  }

 private:
  [[nodiscard]] char peek(std::uint32_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void step() {
    const char c = text_[at_];
    if (is_letter_byte(c)) {
      take_word();
    } else if (is_digit_byte(c)) {
      take_number();
    } else if (is_blank_byte(c)) {
      ++at_;
      blank_ = true;
    } else if (is_ascii(c)) {
      take_mark(c == '\'' && possessive(1) ? 's' : c, c == '\'' && possessive(1) ? 2 : 1);
    } else {
      take_wide();
    }
  }

  Token& push(TokenKind kind, std::uint32_t end) {
    Token& token = tokens_.emplace_back();
    token.kind = kind;
    token.span = {at_, end};
    token.glued = !blank_;
    at_ = end;
    blank_ = false;
    return token;
  }

  void take_mark(char mark, std::uint32_t size) { push(TokenKind::kPunct, at_ + size).mark = mark; }

  // An s that ends a word stands `after` bytes from here.
  [[nodiscard]] bool possessive(std::uint32_t after) const {
    return peek(after) == 's' && !is_letter_byte(peek(after + 1)) && !blank_ && !tokens_.empty();
  }

  void take_word() {
    const bool first = tokens_.empty();
    const std::uint32_t end = word_end();
    const bool capital = is_upper_byte(text_[at_]);
    std::string_view word = text_.substr(at_, end - at_);
    char joined[2] = {word[0], '\0'};
    if (word.size() == 4 && word[1] == '.') {
      joined[1] = word[2];
      word = {joined, 2};
    }
    const Word* entry = find_word(word);
    if (entry && !case_fits(*entry, word)) entry = nullptr;
    Token& token = push(TokenKind::kWord, end);
    if (entry != nullptr) token.word = entry;
    token.capital = capital;
    token.lead = first;
    possible_ |= entry && is_trigger(entry->kind);
  }

  // Letters, ASCII or not; "a.m." and "p.m." whole.
  [[nodiscard]] std::uint32_t word_end() const {
    if (peek(1) == '.' && is_letter_byte(peek(2)) && peek(3) == '.' && !is_letter_byte(peek(4))) return at_ + 4;
    std::uint32_t end = at_;
    while (end < text_.size() && (is_letter_byte(text_[end]) || letter_beyond_ascii(end))) ++end;
    return end;
  }

  // Bytes of two-byte letters (Latin, Greek, Cyrillic): they never start a mark that the grammar knows.
  [[nodiscard]] bool letter_beyond_ascii(std::uint32_t at) const {
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte >= 0xC3 && byte <= 0xDF) return true;
    return byte >= 0x80 && byte < 0xC0 && at > at_ && static_cast<unsigned char>(text_[at - 1]) >= 0xC3 &&
           static_cast<unsigned char>(text_[at - 1]) <= 0xDF;
  }

  static bool case_fits(const Word& entry, std::string_view word) {
    if (entry.required_case == WordCase::kAny) return true;
    if (!is_upper_byte(word[0])) return false;
    return entry.required_case == WordCase::kCapital || std::all_of(word.begin(), word.end(), is_upper_byte);
  }

  void take_number() {
    std::uint32_t end = digits_end(at_);
    const std::uint32_t digits = end - at_;
    std::int32_t value = 0;
    if (digits <= kMostDigits) {
      for (std::uint32_t i = at_; i < end; ++i) value = value * 10 + (text_[i] - '0');
    }
    bool plain = true;
    while (end + 3 < text_.size() && text_[end] == ',' && digits_end(end + 1) == end + 4) {
      end += 4;
      plain = false;
    }
    const std::uint32_t suffix = plain ? ordinal_suffix(end) : 0;
    Token& token = push(TokenKind::kNumber, end + suffix);
    token.value = plain ? value : 0;
    token.digits = static_cast<std::uint8_t>(std::min<std::uint32_t>(digits, 99));
    token.plain = plain;
    token.lead = suffix > 0;
    possible_ = true;
  }

  [[nodiscard]] std::uint32_t digits_end(std::uint32_t at) const {
    while (at < text_.size() && is_digit_byte(text_[at])) ++at;
    return at;
  }

  [[nodiscard]] std::uint32_t ordinal_suffix(std::uint32_t end) const {
    const std::string_view suffix = text_.substr(end, 2);
    const bool ordinal = suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th";
    return ordinal && (end + 2 >= text_.size() || !is_letter_byte(text_[end + 2])) ? 2 : 0;
  }

  void take_wide() {
    std::size_t next = at_;
    const char32_t code_point = next_code_point(text_, next);
    const auto end = static_cast<std::uint32_t>(next);
    if (is_white_space(code_point) || (code_point >= 0x200B && code_point <= 0x200D)) {
      at_ = end;
      blank_ = true;
    } else if (is_cjk(code_point)) {
      push(TokenKind::kHan, end);
    } else if (is_letter(code_point)) {
      take_wide_word(end);
    } else {
      const bool owns = code_point == 0x2019 && possessive(end - at_);
      push(TokenKind::kPunct, owns ? end + 1 : end).mark = owns ? 's' : folded(code_point);
    }
  }

  void take_wide_word(std::uint32_t end) {
    while (end < text_.size() && (is_letter_byte(text_[end]) || letter_beyond_ascii(end))) ++end;
    push(TokenKind::kWord, end).capital = true;
  }

  std::string_view text_;
  std::uint32_t at_;
  std::vector<Token>& tokens_;
  bool blank_ = true;
  bool possible_ = false;
};

}  // namespace

bool lex(std::string_view text, Span sentence, std::vector<Token>& tokens) {
  constexpr std::uint32_t kBytesOfToken = 4;  // with the blank behind it; most are longer
  tokens.reserve(tokens.size() + sentence.size() / kBytesOfToken);
  return Lexer(text, sentence, tokens).run();
}

const std::optional<Number>& View::number(std::size_t i) const {
  KeptNumber& kept = numbers_[i % kNumbersKept];
  if (kept.token != i) kept = {i, number_at(text_, (*this)[i].span.start)};
  return kept.number;
}

}  // namespace pressmark::dates

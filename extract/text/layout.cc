#include "extract/text/layout.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/utf8.h"
#include "extract/text/abbreviations.h"

namespace pressmark {
namespace {

constexpr char32_t kLineSeparator = 0x2028;
constexpr char32_t kParagraphSeparator = 0x2029;
constexpr char32_t kEllipsis = 0x2026;

// The bytes that the characters of one kind may begin with: all others are stepped over unread.
using FirstBytes = std::array<bool, 256>;

constexpr FirstBytes first_bytes(std::string_view bytes) {
  FirstBytes set{};
  for (const char c : bytes) set[static_cast<unsigned char>(c)] = true;
  return set;
}
constexpr FirstBytes kLineEnds = first_bytes("\n\r\xE2");
constexpr FirstBytes kStops = first_bytes(".!?\xE2\xE3\xEF");
constexpr FirstBytes kBrackets = first_bytes("()[]\xE3\xEF");

// The first of them at `at` or behind it, or `end`.
std::size_t next_of(const FirstBytes& set, std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && !set[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

bool is_line_end(char32_t c) {
  return c == '\n' || c == '\r' || c == kLineSeparator || c == kParagraphSeparator;
}

// Full stops of scripts without blanks: they end a sentence whatever follows.
bool is_wide_stop(char32_t c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61;
}
bool is_stop(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == kEllipsis;
}
bool is_open_bracket(char32_t c) {
  return c == '(' || c == '[' || c == 0xFF08 || c == 0x3010;
}
bool is_close_bracket(char32_t c) {
  return c == ')' || c == ']' || c == 0xFF09 || c == 0x3011;
}

// Marks that may close a sentence's quotation; a straight mark or apostrophe closes where no blank stands before it.
bool is_closing_mark(char32_t c) {
  return c == '"' || c == '\'' || c == 0x2019 || c == 0x201D || c == 0xBB || c == 0x300D || c == 0x300F ||
         c == 0x2033 || c == 0xFF02 || is_close_bracket(c);
}
bool is_mark(char32_t c) {
  return is_closing_mark(c) || c == 0x201C || c == 0x2018 || c == 0xAB || c == '`';
}

// Cuts one paragraph into sentences.
class ParagraphCutter {
 public:
  ParagraphCutter(std::string_view text, Span paragraph) : text_(text), paragraph_(paragraph) {}

  void cut(std::uint32_t index, std::vector<Sentence>& out) {
    index_ = index;
    find_brackets();
    start_ = paragraph_.start;
    std::size_t at = next_stop(paragraph_.start);
    for (; at < paragraph_.end; at = next_stop(at)) step(at, out);
    if (start_ < paragraph_.end) out.push_back({{start_, paragraph_.end}, index_});
  }

 private:
  // A bracket that is never closed hides no sentence end.
  void find_brackets() {
    std::vector<std::uint32_t> open;
    for (std::size_t at = next_bracket(paragraph_.start); at < paragraph_.end; at = next_bracket(at)) {
      const auto here = static_cast<std::uint32_t>(at);
      const char32_t c = next_code_point(text_, at);
      if (is_open_bracket(c)) open.push_back(here);
      if (!is_close_bracket(c) || open.empty()) continue;
      if (open.size() == 1) brackets_.push_back({open[0], here});
      open.pop_back();
    }
  }

  [[nodiscard]] std::size_t next_stop(std::size_t at) const { return next_of(kStops, text_, at, paragraph_.end); }
  [[nodiscard]] std::size_t next_bracket(std::size_t at) const { return next_of(kBrackets, text_, at, paragraph_.end); }

  bool in_bracket(std::uint32_t offset) {
    while (bracket_ < brackets_.size() && brackets_[bracket_].end < offset) ++bracket_;
    return bracket_ < brackets_.size() && brackets_[bracket_].start < offset;
  }

  void step(std::size_t& at, std::vector<Sentence>& out) {
    const auto here = static_cast<std::uint32_t>(at);
    const char32_t c = next_code_point(text_, at);
    if (!(is_stop(c) || is_wide_stop(c)) || in_bracket(here)) return;
    bool wide = is_wide_stop(c);
    std::uint32_t stops = 1;
    for (char32_t next = peek(at); is_stop(next) || is_wide_stop(next); next = peek(at)) {
      wide = wide || is_wide_stop(next);
      ++stops;
      at = behind(at);
    }
    const std::size_t marks = at;
    at = skip(at, is_closing_mark);
    const bool dots = stops > 1 || c == kEllipsis;
    if (!wide && !ends_here({here, c, dots}, at)) {
      at = marks;
      return;
    }
    close(static_cast<std::uint32_t>(at), out);
    at = start_;
  }

  struct Stop {
    std::uint32_t offset;
    char32_t mark;
    bool dots;
  };

  bool ends_here(const Stop& stop, std::size_t after) const {
    if (after >= paragraph_.end) return true;
    if (!is_white_space(peek(after))) return false;
    const std::size_t at = skip(skip(after, is_white_space), is_mark);
    const char32_t next = peek(at);
    const bool lower = is_letter(next) && !is_upper(next) && !is_cjk(next);
    if (lower) return stop.mark == '.' && !stop.dots && !is_abbreviation(stop.offset) && plain_end(stop.offset);
    if (stop.mark != '.' || stop.dots) return true;
    return !is_abbreviation(stop.offset) || starts_sentence(at, stop.offset);
  }

  // A full stop before a lower-case word is an end only behind a longer word: "... at home. iPhone sales", not "est.
  // value".
  bool plain_end(std::uint32_t stop) const {
    constexpr std::size_t kLongWord = 7;
    return word_before(stop).size() >= kLongWord;
  }

  std::string_view word_before(std::uint32_t stop) const {
    // Longer than any abbreviation: what is longer needs no look-up.
    constexpr std::uint32_t kLongest = 24;
    std::uint32_t start = stop;
    while (start > paragraph_.start && stop - start < kLongest && is_word_byte(text_[start - 1])) --start;
    return text_.substr(start, stop - start);
  }

  static bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || byte == '.' || byte == '&' || (byte >= '0' && byte <= '9') ||
           ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
  }

  bool is_abbreviation(std::uint32_t stop) const { return pressmark::is_abbreviation(word_before(stop)); }

  bool starts_sentence(std::size_t at, std::uint32_t stop) const {
    if (is_title(word_before(stop))) return false;
    const std::size_t end = skip(at, is_letter);
    return is_sentence_opener(text_.substr(at, end - at));
  }

  std::size_t behind(std::size_t at) const {
    static_cast<void>(next_code_point(text_, at));
    return at;
  }

  std::size_t skip(std::size_t at, bool (*wanted)(char32_t)) const {
    while (at < paragraph_.end && wanted(peek(at))) at = behind(at);
    return at;
  }

  char32_t peek(std::size_t at) const { return at < paragraph_.end ? next_code_point(text_, at) : 0; }

  void close(std::uint32_t end, std::vector<Sentence>& out) {
    out.push_back({{start_, end}, index_});
    start_ = static_cast<std::uint32_t>(skip(end, is_white_space));
  }

  std::string_view text_;
  Span paragraph_;
  std::uint32_t index_ = 0;
  std::uint32_t start_ = 0;
  std::vector<Span> brackets_;  // outermost pairs, in order
  std::size_t bracket_ = 0;
};

void add_paragraph(std::string_view text, Span line, TextLayout& out) {
  const std::string_view words = trim(line.of(text));
  if (words.empty()) return;
  const auto start = static_cast<std::uint32_t>(words.data() - text.data());
  const Span paragraph{start, start + static_cast<std::uint32_t>(words.size())};
  out.paragraphs.push_back(paragraph);
  ParagraphCutter(text, paragraph).cut(static_cast<std::uint32_t>(out.paragraphs.size() - 1), out.sentences);
}

template <class Items, class Start>
std::uint32_t last_before(const Items& items, std::uint32_t offset, Start start) {
  const auto after = std::upper_bound(items.begin(), items.end(), offset,
                                      [&](std::uint32_t value, const auto& item) { return value < start(item); });
  return after == items.begin() ? 0 : static_cast<std::uint32_t>(after - items.begin() - 1);
}

}  // namespace

std::uint32_t TextLayout::paragraph_at(std::uint32_t offset) const {
  return last_before(paragraphs, offset, [](Span span) { return span.start; });
}

std::uint32_t TextLayout::sentence_at(std::uint32_t offset) const {
  return last_before(sentences, offset, [](const Sentence& sentence) { return sentence.span.start; });
}

TextLayout lay_out(std::string_view text) {
  TextLayout out;
  std::uint32_t line = 0;
  const auto next_line_end = [&](std::size_t at) { return next_of(kLineEnds, text, at, text.size()); };
  for (std::size_t at = next_line_end(0); at < text.size(); at = next_line_end(at)) {
    const auto here = static_cast<std::uint32_t>(at);
    if (!is_line_end(next_code_point(text, at))) continue;
    add_paragraph(text, {line, here}, out);
    line = static_cast<std::uint32_t>(at);
  }
  add_paragraph(text, {line, static_cast<std::uint32_t>(text.size())}, out);
  return out;
}

}  // namespace pressmark

#include "extract/quotes/mark_scan.h"

#include <algorithm>
#include <iterator>

#include "core/text/utf8.h"
#include "generated/quote_marks.h"

namespace pressmark {
namespace {

using Row = lexicon::QuoteMarksRow;

MarkSide side_of(const Row& row) {
  if (row.side == "open") return MarkSide::kOpens;
  return row.side == "close" ? MarkSide::kCloses : MarkSide::kEither;
}

MarkFamily family_of(const Row& row) {
  if (row.family == "corner") return MarkFamily::kCorner;
  if (row.family == "white_corner") return MarkFamily::kWhiteCorner;
  return row.family == "single" ? MarkFamily::kSingle : MarkFamily::kDouble;
}

// First bytes of all marks, so that most bytes cost one look-up.
struct FirstBytes {
  bool is[256] = {};
  constexpr FirstBytes() {
    for (const Row& row : lexicon::kQuoteMarks) is[static_cast<unsigned char>(row.mark[0])] = true;
  }
};
constexpr FirstBytes kFirstBytes;

const Row* mark_at(std::string_view text, std::size_t at) {
  if (!kFirstBytes.is[static_cast<unsigned char>(text[at])]) return nullptr;
  const auto* const row = std::find_if(std::begin(lexicon::kQuoteMarks), std::end(lexicon::kQuoteMarks),
                                       [&](const Row& r) { return text.compare(at, r.mark.size(), r.mark) == 0; });
  return row == std::end(lexicon::kQuoteMarks) ? nullptr : row;
}

bool is_wide(char32_t c) {
  return is_cjk(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF0F) || c == 0xFF1A || c == 0xFF1B ||
         c == 0xFF1F;
}
bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2013 && c <= 0x2015) || c == '/';
}
bool is_left_open(char32_t c) {
  return c == 0 || is_white_space(c) || c == '(' || c == '[' || c == '{' || is_dash(c);
}
bool is_stop(char32_t c) {
  return c == '.' || c == ',' || c == '!' || c == '?' || c == 0x2026;
}
bool is_right_closed(char32_t c) {
  return c == 0 || is_white_space(c) || is_stop(c) || c == ';' || c == ':' || c == ')' || c == ']' || c == '}' ||
         is_dash(c);
}
bool is_any_mark(char32_t c) {
  return c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

// Runs of marks longer than this are noise; looking past them stays linear.
constexpr int kMarksInARow = 4;

class Scanner {
 public:
  Scanner(std::string_view text, Span paragraph) : text_(text), paragraph_(paragraph) {}

  std::vector<Mark> scan(MarkStyle style) {
    std::vector<Mark> out;
    for (std::size_t at = paragraph_.start; at < paragraph_.end;) {
      const Row* row = mark_at(text_, at);
      const std::size_t size = row == nullptr ? 1 : row->mark.size();
      if (row != nullptr && at + size <= paragraph_.end) add(*row, static_cast<std::uint32_t>(at), style, out);
      at += size;
    }
    return out;
  }

 private:
  void add(const Row& row, std::uint32_t at, MarkStyle style, std::vector<Mark>& out) {
    const char32_t next_before = before(at);
    const auto end = static_cast<std::uint32_t>(at + row.mark.size());
    Mark mark{{at, end}, family_of(row), side_of(row), MarkSide::kEither, row.name.starts_with("two_"), false, false};
    if (mark.family == MarkFamily::kSingle && style != MarkStyle::kSingle) return;
    // 6'2" and 12": a straight mark behind a digit measures, unless a blank-sided pair needs it.
    if (row.name == "straight" && is_digit(next_before) && !is_right_closed(after(end))) return;
    mark.wide = is_wide(next_before) || is_wide(after(end));
    mark.context = context_of(at, end);
    if (mark.family == MarkFamily::kSingle && !fit_single(mark)) return;
    out.push_back(mark);
  }

  MarkSide context_of(std::uint32_t start, std::uint32_t end) const {
    const bool opens = is_left_open(past_marks_before(start));
    const bool closes = is_right_closed(past_marks_after(end));
    if (opens == closes) return MarkSide::kEither;
    return opens ? MarkSide::kOpens : MarkSide::kCloses;
  }

  // False: an apostrophe.
  bool fit_single(Mark& mark) const {
    if (mark.wide) return mark.glyph != MarkSide::kEither;
    if (mark.context == MarkSide::kEither) return false;
    if (mark.context == MarkSide::kOpens) return !is_digit(after(mark.span.end));
    const char32_t left = before(mark.span.start);
    const char32_t right = after(mark.span.end);
    std::size_t next = mark.span.end + 1;
    const char32_t word = right == ' ' && next < paragraph_.end ? next_code_point(text_, next) : 0;
    mark.weak = is_letter(left) && is_letter(word) && !is_upper(word);
    return true;
  }

  char32_t before(std::uint32_t at) const {
    std::size_t offset = at;
    return at > paragraph_.start ? previous_code_point(text_, offset) : 0;
  }
  char32_t after(std::size_t at) const { return at < paragraph_.end ? next_code_point(text_, at) : 0; }

  char32_t past_marks_before(std::size_t at) const {
    char32_t c = 0;
    for (int i = 0; i < kMarksInARow; ++i) {
      if (at <= paragraph_.start) return 0;
      c = previous_code_point(text_, at);
      if (!is_any_mark(c)) break;
    }
    return c;
  }

  char32_t past_marks_after(std::size_t at) const {
    char32_t c = 0;
    for (int i = 0; i < kMarksInARow; ++i) {
      if (at >= paragraph_.end) return 0;
      c = next_code_point(text_, at);
      if (!is_any_mark(c)) break;
    }
    return c;
  }

  std::string_view text_;
  Span paragraph_;
};

}  // namespace

std::vector<Mark> scan_marks(std::string_view text, Span paragraph, MarkStyle style) {
  return Scanner(text, paragraph).scan(style);
}

MarkStyle outer_style(std::string_view text) {
  const Span all{0, static_cast<std::uint32_t>(text.size())};
  std::size_t doubles = 0;
  std::size_t opens = 0;
  std::size_t closes = 0;
  for (const Mark& mark : scan_marks(text, all, MarkStyle::kSingle)) {
    if (mark.family != MarkFamily::kSingle) ++doubles;
    if (mark.family != MarkFamily::kSingle || mark.wide) continue;
    opens += mark.context == MarkSide::kOpens ? 1 : 0;
    closes += mark.context == MarkSide::kCloses && !mark.weak ? 1 : 0;
  }
  return closes > 0 && opens > doubles ? MarkStyle::kSingle : MarkStyle::kDouble;
}

}  // namespace pressmark

#include "extract/quotes/marks.h"

#include <algorithm>
#include <optional>

#include "core/text/utf8.h"
#include "extract/quotes/lost_mark.h"
#include "extract/quotes/mark_scan.h"

namespace pressmark {
namespace {

bool is_bracket(MarkFamily family) {
  return family == MarkFamily::kCorner || family == MarkFamily::kWhiteCorner;
}

// Nobody nests deeper; a bound keeps the search for a partner short.
constexpr std::size_t kDeepest = 8;

enum class Pairing { kNested, kFlat };

// Pairs the marks of one paragraph.
class Pairer {
 public:
  Pairer(std::string_view text, Span paragraph, const std::vector<Mark>& marks)
      : text_(text), paragraph_(paragraph), marks_(marks) {}

  // `goes_on`: the next paragraph begins with an opening mark, so an open quotation may hold nested ones.
  std::vector<MarkedStretch> pair(bool goes_on) {
    run(Pairing::kNested);
    const bool torn = open_.size() > 1 || (open_.size() == 1 && nested_ && !goes_on);
    if (torn) run(Pairing::kFlat);
    if (!open_.empty()) add(marks_[open_[0]].span, {paragraph_.end, paragraph_.end}, kUnclosed);
    return std::move(out_);
  }

 private:
  void run(Pairing pairing) {
    open_.clear();
    out_.clear();
    repair_ = kSound;
    nested_ = false;
    searched_ = 0;
    for (at_ = 0; at_ < marks_.size(); ++at_) {
      const MarkSide side = side_of(marks_[at_]);
      if (side == MarkSide::kOpens) {
        open(pairing);
      } else if (side == MarkSide::kCloses) {
        close();
      }
    }
  }

  [[nodiscard]] MarkSide side_of(const Mark& mark) const {
    if (is_bracket(mark.family)) return mark.glyph;
    if (mark.family == MarkFamily::kSingle) return single_side(mark);
    if (mark.wide && mark.glyph != MarkSide::kEither) return wide_side(mark);
    if (!mark.wide && mark.context != MarkSide::kEither) return mark.context;
    if (!open_.empty()) return MarkSide::kCloses;
    const bool at_end = mark.span.end == paragraph_.end;
    return mark.glyph == MarkSide::kCloses || at_end ? MarkSide::kEither : MarkSide::kOpens;
  }

  // Where no blanks help, the glyph is believed unless it cannot be: nothing is open, or the same kind already is.
  [[nodiscard]] MarkSide wide_side(const Mark& mark) const {
    if (mark.glyph == MarkSide::kCloses && open_.empty()) return MarkSide::kOpens;
    if (mark.glyph == MarkSide::kOpens && !open_.empty() && (is_turned(open_.back()) || ends_speech(mark)))
      return MarkSide::kCloses;
    return mark.glyph;
  }

  // What is open was opened by a closing glyph: its partner may be turned too.
  [[nodiscard]] bool is_turned(std::size_t i) const { return marks_[i].glyph == MarkSide::kCloses; }

  // Behind a wide comma or stop words end.
  [[nodiscard]] bool ends_speech(const Mark& mark) const {
    std::size_t at = mark.span.start;
    const char32_t c = at > paragraph_.start ? previous_code_point(text_, at) : 0;
    return c == 0xFF0C || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
  }

  [[nodiscard]] MarkSide single_side(const Mark& mark) const {
    if (mark.wide) return mark.glyph;
    if (mark.context == MarkSide::kOpens) return MarkSide::kOpens;
    return mark.weak && firm_close_follows() ? MarkSide::kEither : MarkSide::kCloses;
  }

  // True: before the next opening mark a mark comes that surely closes, so that this one is an apostrophe.
  [[nodiscard]] bool firm_close_follows() const {
    constexpr std::size_t kLookAhead = 8;  // plural possessives inside one quotation
    for (std::size_t i = at_ + 1; i < std::min(marks_.size(), at_ + kLookAhead); ++i) {
      if (marks_[i].context == MarkSide::kOpens) return false;
      if (marks_[i].context == MarkSide::kCloses && !marks_[i].weak) return true;
    }
    return false;
  }

  void open(Pairing pairing) {
    const Mark& mark = marks_[at_];
    if (!open_.empty() && pairing == Pairing::kFlat) {
      // The mark before was never closed: it ends where this one begins.
      add(marks_[open_[0]].span, {mark.span.start, mark.span.start}, kUnclosed);
      open_.clear();
    }
    if (open_.empty()) {
      repair_ = kSound;
    } else {
      nested_ = true;
      if (marks_[open_.back()].span.end == mark.span.start && mark.family == MarkFamily::kDouble)
        repair_ |= kDoubledMark;
    }
    note(mark, MarkSide::kOpens);
    if (open_.size() < kDeepest) open_.push_back(at_);
  }

  void close() {
    const Mark& mark = marks_[at_];
    const auto partner =
        std::find_if(open_.rbegin(), open_.rend(), [&](std::size_t i) { return fits(marks_[i], mark); });
    if (partner == open_.rend()) {
      if (open_.empty()) close_nothing();
      return;
    }
    note(mark, MarkSide::kCloses);
    const std::size_t first = *partner;
    if (is_german(marks_[first], mark)) repair_ &= ~std::uint32_t{kWrongWay};
    open_.erase(partner.base() - 1, open_.end());
    if (open_.empty()) add(marks_[first].span, mark.span, repair_);
  }

  // A low mark closed by what opens elsewhere, and guillemets that point inwards.
  [[nodiscard]] bool is_german(const Mark& open, const Mark& close) const {
    const std::string_view first = open.span.of(text_);
    const bool inwards = first == "\xC2\xBB" && close.span.of(text_) == "\xC2\xAB";
    return inwards || first == "\xE2\x80\x9E";
  }

  static bool fits(const Mark& open, const Mark& close) {
    if (is_bracket(open.family) || is_bracket(close.family)) return open.family == close.family;
    return (open.family == MarkFamily::kSingle) == (close.family == MarkFamily::kSingle);
  }

  void note(const Mark& mark, MarkSide side) {
    if (mark.two_characters) repair_ |= kTwoApostrophes;
    if (mark.family == MarkFamily::kSingle && !mark.wide) repair_ |= kSingleStyle;
    if (mark.glyph != MarkSide::kEither && mark.glyph != side) repair_ |= kWrongWay;
  }

  // A closing mark with nothing open: a pair turned the wrong way, or the opening mark is lost.
  void close_nothing() {
    const Mark& mark = marks_[at_];
    if (mark.family == MarkFamily::kSingle) return;
    if (is_turned_pair()) {
      ++at_;
      add(mark.span, marks_[at_].span, kWrongWay);
      return;
    }
    std::size_t before = mark.span.start;
    const char32_t last = before > paragraph_.start ? previous_code_point(text_, before) : 0;
    if (last != ',' && last != '.' && last != '!' && last != '?') return;
    const std::uint32_t start =
        out_.empty() ? paragraph_.start : sentence_after(out_.back().outer.end, mark.span.start);
    add({start, start}, mark.span, kUnopened);
  }

  [[nodiscard]] bool is_turned_pair() const {
    if (at_ + 1 >= marks_.size()) return false;
    const Mark& next = marks_[at_ + 1];
    return marks_[at_].glyph == MarkSide::kCloses && next.glyph == MarkSide::kOpens && next.context == MarkSide::kOpens;
  }

  // Behind the first sentence end after `from`, or `limit` where there is none: then nothing is quoted.
  std::uint32_t sentence_after(std::uint32_t from, std::uint32_t limit) {
    const std::size_t stop = text_.substr(0, limit).find(". ", std::max(from, searched_));
    searched_ = limit;
    return stop == std::string_view::npos || stop + 2 >= limit ? limit : static_cast<std::uint32_t>(stop + 2);
  }

  void add(Span open, Span close, std::uint32_t repair) {
    const std::string_view inner = trim(text_.substr(open.end, close.start - open.end));
    if (inner.empty()) return;
    const auto start = static_cast<std::uint32_t>(inner.data() - text_.data());
    MarkedStretch stretch{
        {open.start, close.end}, {start, start + static_cast<std::uint32_t>(inner.size())}, repair, false};
    if (repair == kUnclosed) mend_unclosed(stretch);
    out_.push_back(stretch);
  }

  void mend_unclosed(MarkedStretch& stretch) const {
    stretch.repair |= repair_;
    const std::optional<std::uint32_t> end = end_before_tag(text_, stretch.inner);
    if (!end) return;
    stretch.outer.end = *end;
    stretch.inner.end = *end;
  }

  std::string_view text_;
  Span paragraph_;
  const std::vector<Mark>& marks_;
  std::vector<std::size_t> open_;  // indices of marks
  std::vector<MarkedStretch> out_;
  std::uint32_t repair_ = kSound;
  std::size_t at_ = 0;
  std::uint32_t searched_ = 0;  // no sentence end between the last stretch and here
  bool nested_ = false;
};

bool begins_open(const std::vector<Mark>& marks, Span paragraph) {
  return !marks.empty() && marks[0].span.start == paragraph.start;
}

}  // namespace

std::vector<MarkedStretch> find_marked(std::string_view text, const TextLayout& layout) {
  const MarkStyle style = outer_style(text);
  std::vector<MarkedStretch> out;
  std::vector<Mark> next;
  if (!layout.paragraphs.empty()) next = scan_marks(text, layout.paragraphs[0], style);
  bool runs_on = false;
  for (std::size_t i = 0; i < layout.paragraphs.size(); ++i) {
    const Span paragraph = layout.paragraphs[i];
    const std::vector<Mark> marks = std::move(next);
    next = {};
    if (i + 1 < layout.paragraphs.size()) next = scan_marks(text, layout.paragraphs[i + 1], style);
    const bool goes_on = i + 1 < layout.paragraphs.size() && begins_open(next, layout.paragraphs[i + 1]);
    const std::size_t first = out.size();
    for (const MarkedStretch& stretch : Pairer(text, paragraph, marks).pair(goes_on)) out.push_back(stretch);
    if (runs_on && out.size() > first && out[first].outer.start == paragraph.start) {
      out[first].continues = true;
    }
    const bool open_end =
        out.size() > first && (out.back().repair & kUnclosed) != 0 && out.back().outer.end == paragraph.end;
    runs_on = open_end && goes_on;
    if (runs_on) out.back().repair = (out.back().repair & ~std::uint32_t{kUnclosed}) | kContinuedParagraph;
  }
  return out;
}

std::vector<std::string_view> repair_codes(std::uint32_t repair) {
  static constexpr std::string_view kCodes[] = {
      "continued_paragraph", "doubled_mark", "single_style", "two_apostrophes", "unclosed", "unopened", "wrong_way"};
  std::vector<std::string_view> out;
  for (std::size_t bit = 0; bit < std::size(kCodes); ++bit) {
    if ((repair >> bit & 1U) != 0) out.push_back(kCodes[bit]);
  }
  return out;
}

}  // namespace pressmark

// Clauses of a Chinese sentence and their subjects.

#include <algorithm>
#include <utility>

#include "extract/counts/han_context.h"

namespace pressmark::counts {
namespace {

constexpr std::uint32_t kShortest = 6;  // bytes of a name: two characters
constexpr std::uint32_t kLongest = 36;
constexpr std::uint32_t kLongestList = 96;                // of names joined by marks or "and"
constexpr std::string_view kPossessive = "\xE7\x9A\x84";  // de
constexpr std::uint32_t kLongestBracket = 36;             // bytes
constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {
    {"\xE3\x80\x88", "\xE3\x80\x89"}, {"\xE3\x80\x90", "\xE3\x80\x91"}, {"[", "]"}};
constexpr std::string_view kFounded = "\xE6\x88\x90\xE7\xAB\x8B";        // chengli
constexpr std::string_view kPiece[] = {"\xE4\xB8\xAA", "\xE5\x80\x8B"};  // ge
// year, month, day, season, week
constexpr std::string_view kPeriods[] = {"\xE5\xB9\xB4", "\xE6\x9C\x88", "\xE6\x97\xA5",
                                         "\xE5\xA4\xA9", "\xE5\x91\xA8", "\xE5\xAD\xA3\xE5\xBA\xA6",
                                         "\xE5\xAD\xA3"};
constexpr std::string_view kRecent[] = {"\xE5\x89\x8D", "\xE8\xBF\x91"};                                  // qian, jin
constexpr std::string_view kWithin[] = {"\xE5\x86\x85", "\xE5\x85\xA7", "\xE6\x9D\xA5", "\xE4\xBE\x86"};  // nei, lai
constexpr std::string_view kDateMarks[] = {"\xE5\xB9\xB4", "\xE6\x9C\x88", "\xE6\x97\xA5"};  // year, month, day

class ClauseReader {
 public:
  ClauseReader(std::string_view text, Span sentence)
      : text_(text.substr(0, sentence.end)), at_(sentence.start), tables_(han_tables()) {}

  std::vector<HanClause> read() {
    while (at_ < text_.size()) read_clause();
    return std::move(clauses_);
  }

 private:
  void read_clause() {
    const std::size_t start = at_;
    std::size_t end = at_;
    std::uint32_t mark = 0;
    while (end < text_.size()) {
      if (const auto boundary = tables_.of(HanWord::kBoundary).at(text_, end)) {
        // A comma inside a number parts nothing.
        if (text_[end] != ',' || end + 1 >= text_.size() || text_[end + 1] < '0' || text_[end + 1] > '9') {
          mark = boundary->bytes;
          break;
        }
      }
      if (text_[end] == ' ' && is_han_before(end) && is_han(end + 1)) {  // of a headline
        mark = 1;
        break;
      }
      step(text_, end);
    }
    HanClause clause{{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)}, std::nullopt, false};
    find_subject(clause);
    if (!clause.span.empty()) clauses_.push_back(clause);
    at_ = end + mark;
  }

  bool is_han(std::size_t at) const {
    return at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0x80U) != 0;
  }
  bool is_han_before(std::size_t at) const { return at > 0 && is_han(at - 1); }

  // "<Results> Acme": behind the bracket that says what kind of piece it is.
  std::size_t skip_bracket(std::size_t at, std::size_t end) const {
    for (const auto& [open, close] : kBrackets) {
      if (!text_.substr(at).starts_with(open)) continue;
      const std::size_t found = text_.substr(0, std::min(end, at + kLongestBracket)).find(close, at);
      if (found != std::string_view::npos) return found + close.size();
    }
    return at;
  }

  // What stands before the first marker, behind times and dates.
  void find_subject(HanClause& clause) const {
    const std::size_t opening = skip_times(skip_bracket(clause.span.start, clause.span.end), clause.span.end);
    std::size_t start = skip_rank(opening, clause.span.end);
    if (tables_.of(HanWord::kTitle).at(text_, start)) {
      clause.pronoun = true;
      return;
    }
    std::size_t end = start;
    // A name has two characters at least, whatever its second one means elsewhere.
    while (end < clause.span.end && end < start + kLongestList + 3 && !is_digit(end) &&
           (is_short(start, end) || !ends_subject(end) || tables_.of(HanWord::kIntro).at(text_, end))) {
      if (const auto intro = tables_.of(HanWord::kIntro).at(text_, end)) {
        end += intro->bytes;
        if (end + kShortest <= clause.span.end && !ends_subject(end)) start = end;
        continue;
      }
      step(text_, end);
    }
    Span subject{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
    const std::uint32_t longest = is_list(subject) ? kLongestList : kLongest;
    if (is_short(start, end) || subject.size() > longest || end >= clause.span.end) return;
    // "qizhong Meiguo zhuanli": which of them, not whose.
    if (counts_at(end) && tables_.places.ending_at(text_, end)) return;
    if (reports(end) || publishes(end, clause.span.end) || tables_.of(HanWord::kCategory).ending_at(text_, end) ||
        tables_.of(HanWord::kCategory).at(text_, end))
      return;
    if (const auto pronoun = tables_.of(HanWord::kPronoun).at(text_, start)) {
      clause.pronoun = true;
      return;
    }
    if (tables_.of(HanWord::kNoSubject).at(text_, start) || tables_.predicates.at(text_, start)) return;
    const auto word = tables_.of(HanWord::kMarker).at(text_, start);
    if (word && word->bytes >= kShortest) return;  // no name opens with a word of the grammar
    if (holds_noun(subject) || is_measured(subject.start)) return;
    clause.subject = subject;
  }

  // Less than two characters, or two letters of another script.
  bool is_short(std::size_t start, std::size_t end) const {
    const bool latin = end >= start + 2 && !is_han(start) && !is_han(end - 1) && is_han(end) && !is_digit(start);
    return end < start + kShortest && !latin;
  }

  // "ten years", "nine tenths", but "Samsung" starts with a numeral too.
  bool is_measured(std::uint32_t at) const {
    const auto number = number_at(text_, at);
    return number && (tables_.of(HanWord::kOtherMeasure).at(text_, number->span.end) ||
                      tables_.of(HanWord::kMeasure).at(text_, number->span.end));
  }

  bool ends_subject(std::size_t at) const {
    return tables_.of(HanWord::kMarker).at(text_, at) || tables_.predicates.at(text_, at) || counts_at(at) ||
           is_measured(static_cast<std::uint32_t>(at));
  }

  // "Zhejiang zhuanli shouquanliang 12 jian": what is counted ends its owner.
  bool counts_at(std::size_t at) const {
    const auto match = tables_.nouns.at(text_, at);
    return match && tables_.noun_rows[match->row].kind == HanNounKind::kNoun;
  }

  // "the report of Acme says": Acme owns nothing of what it counts.
  bool reports(std::size_t at) const {
    if (text_.substr(at).starts_with(kPossessive)) at += kPossessive.size();
    return tables_.of(HanWord::kSource).at(text_, at).has_value();
  }

  // "Acme fabu de baogao cheng": the clause is about a report and counts nothing.
  bool publishes(std::size_t at, std::size_t end) const {
    for (; at < end; step(text_, at)) {
      if (tables_.of(HanWord::kMeasure).at(text_, at)) return false;
      const auto source = tables_.of(HanWord::kSource).at(text_, at);
      if (source && text_.substr(0, at).ends_with(kPossessive)) return true;
    }
    return false;
  }

  bool is_list(Span span) const {
    for (std::size_t at = span.start; at < span.end; step(text_, at)) {
      if (tables_.of(HanWord::kJoint).at(text_, at)) return true;
    }
    return false;
  }

  // "Acme, which ranks fourth": the name stands behind "de".
  std::size_t skip_rank(std::size_t at, std::size_t end) const {
    if (!tables_.of(HanWord::kRank).at(text_, at) && !text_.substr(at).starts_with(kFounded)) return at;
    const std::size_t of = text_.substr(0, end).find(kPossessive, at);
    return of == std::string_view::npos ? at : of + kPossessive.size();
  }

  bool holds_noun(Span span) const {
    for (std::size_t at = span.start; at < span.end; step(text_, at)) {
      if (tables_.nouns.at(text_, at)) return true;
    }
    return false;
  }

  bool is_digit(std::size_t at) const { return text_[at] >= '0' && text_[at] <= '9'; }

  std::size_t skip_times(std::size_t at, std::size_t end) const {
    for (std::size_t before = end; at < end && before != at;) {
      before = at;
      if (const auto time = tables_.of(HanWord::kTime).at(text_, at)) at += time->bytes;
      at = skip_period(skip_date(at, end), end);
    }
    return at;
  }

  // "12 ge yue", "wu nian", "san jidu": how long.
  std::size_t skip_period(std::size_t at, std::size_t end) const {
    std::size_t first = at;
    for (const std::string_view recent : kRecent) {
      if (text_.substr(at).starts_with(recent)) first = at + recent.size();
    }
    const auto number = first < end ? number_at(text_, static_cast<std::uint32_t>(first)) : std::nullopt;
    if (!number || number->span.end >= end) return at;
    std::size_t unit = number->span.end;
    if (text_.substr(unit).starts_with(kPiece[0]) || text_.substr(unit).starts_with(kPiece[1]))
      unit += kPiece[0].size();
    for (const std::string_view period : kPeriods) {
      if (!text_.substr(unit).starts_with(period)) continue;
      unit += period.size();
      for (const std::string_view within : kWithin) {
        if (text_.substr(unit).starts_with(within)) return unit + within.size();
      }
      return unit;
    }
    return at;
  }

  std::size_t skip_date(std::size_t at, std::size_t end) const {
    const std::size_t start = at;
    while (at < end && is_digit(at)) ++at;
    if (at == start || at >= end) return start;
    for (const std::string_view mark : kDateMarks) {
      if (text_.substr(at).starts_with(mark)) return at + mark.size();
    }
    return start;
  }

  std::string_view text_;
  std::size_t at_;
  const HanTables& tables_;
  std::vector<HanClause> clauses_;
};

}  // namespace

std::vector<HanClause> find_han_clauses(std::string_view text, Span sentence) {
  return ClauseReader(text, sentence).read();
}

}  // namespace pressmark::counts

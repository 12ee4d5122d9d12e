#include "pipeline/commands/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text/utf8.h"

namespace pressmark {
namespace {

enum class Role { kWords, kHolder, kCue };

// A marked stretch of the text; offsets count code points, as in the record.
struct Mark {
  std::uint32_t start = 0, end = 0;
  Role role = Role::kWords;
  std::size_t number = 0;
};

// What is said of a fact under the paragraph in which its first words stand.
struct Note {
  std::uint32_t start = 0;
  std::string text;
};

struct Marked {
  std::vector<Mark> marks;
  std::vector<Note> notes;

  void mark(const TextSpan& span, Role role) { marks.push_back({span.start, span.end, role, notes.size() + 1}); }
  void note(std::uint32_t start, std::string text) { notes.push_back({start, std::move(text)}); }
};

std::string found_by(const std::string& rule, double confidence) {
  return fmt::format("; rule {}, confidence {:.2f}", rule, confidence);
}

const char* how_named(SpeakerVia via) {
  switch (via) {
    case SpeakerVia::kWritten:
      return "as written";
    case SpeakerVia::kName:
      return "by a shorter name";
    case SpeakerVia::kPronoun:
      return "by a pronoun or description";
    case SpeakerVia::kFloating:
      return "from the context";
  }
  return "";
}

std::string speaker_text(const std::optional<RecordSpeaker>& speaker) {
  if (!speaker) return "speaker unknown";
  std::string out = speaker->name ? *speaker->name : "\"" + speaker->exact.exact + "\", not resolved";
  if (speaker->role) out += ", " + *speaker->role;
  if (speaker->affiliation) out += ", " + *speaker->affiliation;
  return out + fmt::format(" ({}, {})", name_of(speaker->kind), how_named(speaker->via));
}

std::string note_of(const RecordQuote& quote) {
  std::string out = fmt::format("{}: {}", name_of(quote.type), speaker_text(quote.speaker));
  for (const RecordOutletMention& relay : quote.relayed_by) out += "; relayed by " + relay.outlet;
  if (quote.cited) out += "; citing " + quote.cited->exact;
  for (const std::string& code : quote.repair) out += "; repaired: " + code;
  return out + found_by(quote.rule, quote.confidence);
}

std::string note_of(const RecordDate& date) {
  std::string out = fmt::format("{} {}", name_of(date.type), date.value);
  if (date.earliest || date.latest) {
    out += fmt::format(", {} to {}", date.earliest.value_or("open"), date.latest.value_or("open"));
  }
  if (date.anchor != DateAnchor::kNone) out += fmt::format(", anchored to {}", name_of(date.anchor));
  return out + found_by(date.rule, date.confidence);
}

// "12", "more than 11000", "300 to 350".
std::string amount_of(const RecordCount& count) {
  if (count.comparator == Comparator::kRange) return count.low.value_or("?") + " to " + count.high.value_or("?");
  const std::string number = count.low ? *count.low : count.high.value_or("?");
  if (count.comparator == Comparator::kExact) return number;
  std::string words = name_of(count.comparator);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words + " " + number;
}

std::string note_of(const RecordCount& count) {
  std::string out = fmt::format("{} x {}, {}", amount_of(count), count.unit, count.role);
  if (count.holder)
    out += ", holder " + count.holder->name.value_or("\"" + count.holder->exact.exact + "\", not resolved");
  if (count.jurisdiction) out += ", in " + *count.jurisdiction;
  for (const std::uint32_t other : count.same_as) out += fmt::format(", same as {}", other + 1);
  return out + found_by(count.rule, count.confidence);
}

void add(Marked& marked, const RecordQuote& quote) {
  for (const TextSpan& span : quote.spans) marked.mark(span, Role::kWords);
  if (quote.speaker) marked.mark(quote.speaker->exact, Role::kHolder);
  if (quote.cue) marked.mark(*quote.cue, Role::kCue);
  marked.note(quote.spans.front().start, note_of(quote));
}

void add(Marked& marked, const RecordDate& date) {
  marked.mark(date.exact, Role::kWords);
  marked.note(date.exact.start, note_of(date));
}

void add(Marked& marked, const RecordCount& count) {
  marked.mark(count.exact, Role::kWords);
  if (count.holder) marked.mark(count.holder->exact, Role::kHolder);
  marked.note(count.exact.start, note_of(count));
}

Marked marked_of(const Record& record, FactChoice kind) {
  Marked marked;
  if (kind == FactChoice::kQuotes) {
    for (const RecordQuote& quote : record.quotes) add(marked, quote);
  } else if (kind == FactChoice::kDates) {
    for (const RecordDate& date : record.dates) add(marked, date);
  } else {
    for (const RecordCount& count : record.counts) add(marked, count);
  }
  return marked;
}

// An opening or closing sign to be put in at a code point.
struct Sign {
  std::uint32_t at = 0;
  bool opens = false;
  std::uint32_t other_end = 0;
  const Mark* mark = nullptr;
};

// At one place: what closes comes first, the inner before the outer; what opens, the outer before the inner.
bool stands_before(const Sign& left, const Sign& right) {
  if (left.at != right.at) return left.at < right.at;
  if (left.opens != right.opens) return !left.opens;
  return left.other_end > right.other_end;
}

std::vector<Sign> signs_of(const std::vector<Mark>& marks) {
  std::vector<Sign> signs;
  for (const Mark& mark : marks) {
    signs.push_back({mark.start, true, mark.end, &mark});
    signs.push_back({mark.end, false, mark.start, &mark});
  }
  std::stable_sort(signs.begin(), signs.end(), stands_before);
  return signs;
}

class Explanation {
 public:
  Explanation(const Record& record, FactChoice kind, const Paint& paint)
      : text_(record.text), paint_(paint), marked_(marked_of(record, kind)), signs_(signs_of(marked_.marks)) {}

  std::string text() {
    for (std::size_t offset = 0; offset < text_.size(); ++at_) {
      put_signs();
      const std::size_t start = offset;
      const char32_t code_point = next_code_point(text_, offset);
      if (code_point == '\n') {
        end_paragraph();
      } else {
        piece_ += printable(text_.substr(start, offset - start));
      }
    }
    put_signs();
    end_paragraph();
    return std::move(out_);
  }

 private:
  void put_signs() {
    for (; next_sign_ < signs_.size() && signs_[next_sign_].at <= at_; ++next_sign_) {
      const Sign& sign = signs_[next_sign_];
      flush();
      const Role role = sign.mark->role;
      const char* pair = role == Role::kWords ? "[]" : role == Role::kHolder ? "{}" : "<>";
      depth_[static_cast<std::size_t>(role)] += sign.opens ? 1 : -1;
      out_ += paint_.dim(sign.opens ? fmt::format("{}{} ", pair[0], sign.mark->number) : std::string(1, pair[1]));
    }
  }

  // The words since the last sign, in the colour of the innermost kind of mark that holds them.
  void flush() {
    const bool holder = depth_[static_cast<std::size_t>(Role::kHolder)] > 0;
    const bool cue = depth_[static_cast<std::size_t>(Role::kCue)] > 0;
    const bool words = depth_[static_cast<std::size_t>(Role::kWords)] > 0;
    out_ += holder ? paint_.bold(piece_) : cue ? paint_.green(piece_) : words ? paint_.cyan(piece_) : piece_;
    piece_.clear();
  }

  void end_paragraph() {
    flush();
    out_ += '\n';
    for (; next_note_ < marked_.notes.size() && marked_.notes[next_note_].start <= at_; ++next_note_) {
      out_ += paint_.dim(fmt::format("  {} {}", next_note_ + 1, printable(marked_.notes[next_note_].text))) + "\n";
    }
  }

  std::string_view text_;
  const Paint& paint_;
  Marked marked_;
  std::vector<Sign> signs_;
  std::size_t next_sign_ = 0, next_note_ = 0;
  std::uint32_t at_ = 0;
  int depth_[3] = {0, 0, 0};
  std::string piece_, out_;
};

}  // namespace

std::string explain(const Record& record, FactChoice kind, const Paint& paint) {
  return Explanation(record, kind, paint).text();
}

}  // namespace pressmark

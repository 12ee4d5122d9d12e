#include "extract/dates/speech.h"

#include <algorithm>
#include <string>

#include "core/text/utf8.h"
#include "generated/date_speech.h"

namespace pressmark::dates {
namespace {

// Double quotation marks, straight and curly.
bool is_double_mark(char32_t code_point) {
  return code_point == '"' || code_point == 0x201C || code_point == 0x201D;
}

std::vector<Span> quotes_in(std::string_view text, Span sentence) {
  std::vector<Span> quotes;
  bool open = false;
  for (std::size_t at = sentence.start; at < sentence.end;) {
    const auto start = static_cast<std::uint32_t>(at);
    if (!is_double_mark(next_code_point(text, at))) continue;
    if (!open) quotes.push_back({start, sentence.end});
    if (open) quotes.back().end = start;
    open = !open;
  }
  return quotes;
}

// "he said on", "she told reporters": a verb of speech within a few words before the mention.
bool is_told(std::string_view text, Span sentence, Span mention) {
  constexpr std::uint32_t kReach = 30;
  const std::uint32_t from = std::max(sentence.start, mention.start > kReach ? mention.start - kReach : 0);
  const std::string_view before = text.substr(from, mention.start - from);
  for (const auto& row : lexicon::kDateSpeech) {
    const std::size_t at = before.rfind(" " + std::string(row.verb) + " ");
    if (at != std::string_view::npos && before.find_first_of(",;\"", at) == std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

bool is_day(const Spec& spec) {
  if (spec.clock || spec.grain) return false;
  const bool shift = spec.kind == SpecKind::kShift && spec.unit == Unit::kDay && spec.base == Base::kPublished;
  return shift || (spec.kind == SpecKind::kCalendar && (spec.weekday || spec.day));
}

Speech::Speech(std::string_view text, Span sentence, const std::vector<Found>& found) {
  if (found.size() < 2) return;
  quotes = quotes_in(text, sentence);
  if (quotes.empty()) return;
  const auto outside = [&](const Found& mention) {
    return is_day(mention.spec) && is_told(text, sentence, mention.span) &&
           std::none_of(quotes.begin(), quotes.end(), [&](Span quote) { return quote.overlaps(mention.span); });
  };
  const auto first = std::find_if(found.begin(), found.end(), outside);
  if (first != found.end()) told = &*first;
}

bool Speech::quoted(const Found& mention) const {
  const bool counts = mention.spec.kind == SpecKind::kShift || mention.spec.kind == SpecKind::kCalendar;
  return counts && std::any_of(quotes.begin(), quotes.end(), [&](Span quote) { return quote.overlaps(mention.span); });
}

}  // namespace pressmark::dates

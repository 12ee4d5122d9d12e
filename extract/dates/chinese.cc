// Finds the mentions of a Chinese sentence: the longest phrase at a token wins.
#include "extract/dates/found.h"
#include "extract/dates/han_phrases.h"

namespace pressmark::dates {
namespace {

using K = HanKind;

constexpr std::optional<HanMention> (*kRules[])(const HanView&, std::size_t) = {
    han_calendar, han_first_year, han_month_word, han_week, han_day_word, han_clock, han_duration, han_set, han_other};

std::optional<HanMention> mention_at(const HanView& view, std::size_t at) {
  if (view.is(at, K::kNone) || view.is(at, K::kStop)) return std::nullopt;
  std::optional<HanMention> best;
  for (const auto rule : kRules) {
    auto mention = rule(view, at);
    if (mention && (!best || mention->end > best->end)) best = std::move(mention);
  }
  return best;
}

// A bound that the words beside the mention take away.
Open open_of(const HanView& view, std::size_t first, const HanMention& mention) {
  if (first > 0 && view.is(first - 1, K::kUntil)) return Open::kUntil;
  if (view.is(mention.end, K::kSince)) return Open::kSince;
  if (view.is(mention.end, K::kBefore)) return Open::kBefore;
  return view.is(mention.end, K::kAfter) ? Open::kAfter : Open::kNone;
}

// "nian chu", "2 yue shang xun": the last word of the mention, its table value ends with the edge's name.
std::string_view edge_of(const HanToken& last) {
  if (last.kind != K::kEdge && last.kind != K::kYearEdge && last.kind != K::kMonthEdge) return {};
  return last.text.substr(last.text.rfind(' ') + 1);
}

// A word of the future in the mention's clause. Behind the mention a word that means "take" as well does not count.
Tense tense_of_clause(const HanView& view, std::size_t first, std::size_t end) {
  constexpr std::size_t kReach = 16;
  for (std::size_t i = first; i > 0 && first - i < kReach && !view.is(i - 1, K::kStop); --i) {
    if (view.is(i - 1, K::kFuture)) return Tense::kFuture;
  }
  for (std::size_t i = end; i < view.size() && i - end < kReach && !view.is(i, K::kStop); ++i) {
    if (view.is(i, K::kFuture) && view[i].text.empty()) return Tense::kFuture;
  }
  return Tense::kNone;
}

}  // namespace

void find_chinese(std::string_view text, Span sentence, std::vector<Found>& found) {
  std::vector<HanToken> tokens;
  lex_han(text, sentence, tokens);
  const HanView view(tokens);
  for (std::size_t at = 0; at < view.size();) {
    auto mention = mention_at(view, at);
    if (!mention) {
      ++at;
      continue;
    }
    mention->spec.open = open_of(view, at, *mention);
    mention->spec.edge = edge_of(view[mention->end - 1]);
    const Span span{view[at].span.start, view[mention->end - 1].span.end};
    found.push_back({span, std::move(mention->spec), tense_of_clause(view, at, mention->end), mention->rule});
    at = mention->end;
  }
}

}  // namespace pressmark::dates

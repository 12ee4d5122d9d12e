// Finds the mentions of a Chinese sentence: the longest phrase at a token wins.
#include <algorithm>
#include <iterator>

#include "core/text/utf8.h"
#include "extract/dates/found.h"
#include "extract/dates/han_phrases.h"

namespace pressmark::dates {
namespace {

using K = HanKind;

constexpr std::optional<HanMention> (*kRules[])(const HanView&, std::size_t) = {
    han_calendar, han_first_year, han_first_month, han_month_word, han_week,
    han_day_word, han_clock,      han_duration,    han_set,        han_other};

std::optional<HanMention> mention_at(const HanView& view, std::size_t at) {
  if (view.is(at, K::kNone) || view.is(at, K::kStop)) return std::nullopt;
  std::optional<HanMention> best;
  for (const auto rule : kRules) {
    auto mention = rule(view, at);
    if (mention && (!best || mention->end > best->end)) best = std::move(mention);
  }
  return best;
}

// Characters that only the traditional script has, of those that news uses most.
bool is_traditional(std::string_view words) {
  constexpr char32_t kCharacters[] = {0x4F86, 0x500B, 0x5104, 0x570B, 0x5B78, 0x5C08, 0x5C0D, 0x5F8C,
                                      0x65BC, 0x6642, 0x6703, 0x696D, 0x6B0A, 0x70BA, 0x7522, 0x767C,
                                      0x7D93, 0x8207, 0x842C, 0x8AAA, 0x9019, 0x958B, 0x96FB, 0x9EDE};
  for (std::size_t at = 0; at < words.size();) {
    if (std::binary_search(std::begin(kCharacters), std::end(kCharacters), next_code_point(words, at))) return true;
  }
  return false;
}

// "109 nian zhuan li": in Taiwan's texts a number of three digits is a year of the republic. Round ones and those at
// the end of a clause may be lengths.
void read_republic_years(std::string_view words, std::vector<HanToken>& tokens) {
  constexpr int kFirst = 90;
  constexpr int kLast = 149;
  constexpr int kRound = 10;
  constexpr int kRepublic = 1911;
  std::optional<bool> traditional;  // asked once
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    HanToken& number = tokens[i];
    const bool year = number.kind == K::kNumber && !number.han && number.digits == 3 && number.value >= kFirst &&
                      number.value <= kLast && number.value % kRound != 0 && tokens[i + 1].kind == K::kYear;
    if (!year || (i > 0 && tokens[i - 1].kind == K::kEra)) continue;
    const K next = i + 2 < tokens.size() ? tokens[i + 2].kind : K::kStop;
    const bool dated = next == K::kNone || next == K::kNumber || next == K::kHalf || next == K::kEdge ||
                       next == K::kNth || next == K::kQuarterWord || (i == 0 && next == K::kStop);
    if (!dated) continue;
    if (!traditional) traditional = is_traditional(words);
    if (!*traditional) return;
    number.value += kRepublic;
    number.digits = 4;
  }
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
// "26 ri gong gao ni ...": a day by its number alone is the one that this is told on.
Tense tense_of_clause(const HanView& view, std::size_t first, const HanMention& mention) {
  constexpr std::size_t kReach = 16;
  for (std::size_t i = first; i > 0 && first - i < kReach && !view.is(i - 1, K::kStop); --i) {
    if (view.is(i - 1, K::kFuture)) return Tense::kFuture;
  }
  const std::size_t end = mention.end;
  if (mention.rule == "zh-day") return Tense::kNone;
  for (std::size_t i = end; i < view.size() && i - end < kReach && !view.is(i, K::kStop); ++i) {
    if (view.is(i, K::kFuture) && view[i].text.empty()) return Tense::kFuture;
  }
  return Tense::kNone;
}

}  // namespace

void find_chinese(std::string_view text, Span sentence, std::vector<Found>& found) {
  std::vector<HanToken> tokens;
  lex_han(text, sentence, tokens);
  read_republic_years(sentence.of(text), tokens);
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
    found.push_back({span, std::move(mention->spec), tense_of_clause(view, at, *mention), mention->rule});
    at = mention->end;
  }
}

}  // namespace pressmark::dates

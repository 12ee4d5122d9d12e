#include "extract/dates/phrase.h"

namespace pressmark::dates {
namespace {

struct Rule {
  RuleFunction match;
  std::uint64_t starts;  // a bit for each kind of word that may start it
  bool number;           // a number may start it
};

template <typename... Kinds>
constexpr std::uint64_t any_of(Kinds... kinds) {
  return ((std::uint64_t{1} << static_cast<unsigned>(kinds)) | ...);
}

using K = WordKind;
constexpr std::uint64_t kModifiers = any_of(K::kDeterminer, K::kEdge, K::kRelative, K::kDirection);

// In the order in which equals win.
constexpr Rule kRules[] = {
    {digits_phrase, 0, true},
    {clock_phrase, any_of(K::kClockWord), true},
    {month_phrase,
     kModifiers |
         any_of(K::kMonth, K::kMonthShort, K::kWeekday, K::kWeekdayShort, K::kOrdinal, K::kUnit, K::kNumberWord),
     true},
    {weekday_phrase, kModifiers | any_of(K::kWeekday, K::kWeekdayShort), false},
    {relative_day_phrase, kModifiers | any_of(K::kRelativeDay, K::kDayPart), false},
    {results_phrase, any_of(K::kDeterminer, K::kRelative, K::kUnit, K::kFiscal), true},
    {nth_phrase, kModifiers | any_of(K::kOrdinal, K::kFinal, K::kUnit, K::kFiscal, K::kNumberWord, K::kNone), true},
    {season_phrase, kModifiers | any_of(K::kSeason), false},
    {relative_unit_phrase, kModifiers | any_of(K::kNumberWord), true},
    {distance_phrase,
     any_of(K::kDeterminer, K::kApproximate, K::kComparative, K::kPreposition, K::kNumberWord, K::kVagueNumber,
            K::kUnit, K::kUnitPlural),
     true},
    {set_phrase,
     any_of(K::kEach, K::kPeriodic, K::kWeekdays, K::kOnce, K::kDeterminer, K::kPreposition, K::kNumberWord,
            K::kUnitPlural),
     true},
    {duration_phrase,
     any_of(K::kDeterminer, K::kApproximate, K::kComparative, K::kPreposition, K::kNumberWord, K::kVagueNumber,
            K::kUnitPlural, K::kUnit, K::kNone),
     true},
    {year_phrase, any_of(K::kDeterminer, K::kEdge, K::kDecadeWord, K::kOrdinal, K::kUnit, K::kNumberWord), true},
};

bool may_start(const Rule& rule, const Token& token) {
  if (token.kind == TokenKind::kNumber) return rule.number;
  return ((rule.starts >> static_cast<unsigned>(token.is())) & 1) != 0;
}

// "the company", "about its": most of these words stand before a word that no table knows, and nothing starts there;
// but "a full day", "a thousand years".
bool leads_nowhere(const View& view, std::size_t at) {
  constexpr std::uint64_t kLeads = any_of(K::kDeterminer, K::kApproximate, K::kComparative);
  const bool leads = ((kLeads >> static_cast<unsigned>(view[at].is())) & 1) != 0;
  const Token& next = view[at + 1];
  return leads && next.kind == TokenKind::kWord && next.is() == K::kNone && view.value(at) != "a";
}

// "early" and its like lead the phrase, behind the article.
std::string_view edge_of(const View& view, std::size_t at) {
  if (view.is_word(at, "the")) ++at;
  if (view.is(at, WordKind::kEdge)) return view.value(at);
  const bool beside = view.value(at) == "earlier" || view.value(at) == "later";
  return beside && view.is(at + 1, WordKind::kRelative) ? view.value(at) : std::string_view{};
}

}  // namespace

std::optional<Phrase> phrase_at(const View& view, std::size_t at) {
  const Token& token = view[at];
  const bool apostrophe = view.is_mark(at, '\'') && view.is_number(at + 1);
  if (token.kind == TokenKind::kHan || (token.kind == TokenKind::kPunct && !apostrophe)) return std::nullopt;
  std::optional<Phrase> best = token.is() != WordKind::kNone ? fixed_phrase(view, at) : std::nullopt;
  if (leads_nowhere(view, at)) return best;
  for (const Rule& rule : kRules) {
    if (!apostrophe && !may_start(rule, token)) continue;
    auto phrase = rule.match(view, at);
    if (phrase && (!best || phrase->end > best->end)) best = std::move(phrase);
  }
  if (best && best->spec.edge.empty()) best->spec.edge = edge_of(view, at);
  return best;
}

}  // namespace pressmark::dates

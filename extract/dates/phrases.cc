#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <iterator>

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
    {clock_phrase, any_of(K::kClockWord, K::kApproximate), true},
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

constexpr std::size_t kRuleCount = std::size(kRules);
constexpr std::uint32_t kAllRules = (std::uint32_t{1} << kRuleCount) - 1;

// A bit for each rule that a kind of word may start.
constexpr auto kRulesOfKind = [] {
  std::array<std::uint32_t, 64> rules{};
  for (std::size_t kind = 0; kind < rules.size(); ++kind) {
    for (std::size_t i = 0; i < kRuleCount; ++i) {
      if (((kRules[i].starts >> kind) & 1) != 0) rules[kind] |= std::uint32_t{1} << i;
    }
  }
  return rules;
}();

constexpr std::uint32_t kRulesOfNumbers = [] {
  std::uint32_t rules = 0;
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    if (kRules[i].number) rules |= std::uint32_t{1} << i;
  }
  return rules;
}();

std::uint32_t rules_for(const Token& token) {
  return token.kind == TokenKind::kNumber ? kRulesOfNumbers : kRulesOfKind[static_cast<std::size_t>(token.is())];
}

// "early" and its like lead the phrase, behind the article.
std::string_view edge_of(const View& view, std::size_t at) {
  if (view.is_word(at, "the")) ++at;
  if (view.is(at, WordKind::kEdge)) return view.value(at);
  const bool beside = view.value(at) == "earlier" || view.value(at) == "later";
  return beside && view.is(at + 1, WordKind::kRelative) ? view.value(at) : std::string_view{};
}

// "the bank", "a plan": most articles stand before words that no rule reads behind one.
bool is_plain_article(const View& view, std::size_t at) {
  const Token& next = view[at + 1];
  if (!view.is(at, K::kDeterminer) || next.kind != TokenKind::kWord || next.is() != K::kNone) return false;
  constexpr std::string_view kRead[] = {"full", "entire", "whole",    "small",   "rest",    "remainder", "like",
                                        "most", "score",  "thousand", "million", "billion", "single"};
  return std::find(std::begin(kRead), std::end(kRead), view.words(at + 1)) == std::end(kRead);
}

}  // namespace

std::optional<Phrase> phrase_at(const View& view, std::size_t at) {
  const Token& token = view[at];
  const bool apostrophe = view.is_mark(at, '\'') && view.is_number(at + 1);
  if (token.kind == TokenKind::kHan || (token.kind == TokenKind::kPunct && !apostrophe)) return std::nullopt;
  if (is_plain_article(view, at)) return std::nullopt;
  std::optional<Phrase> best = token.is() != WordKind::kNone ? fixed_phrase(view, at) : std::nullopt;
  for (std::uint32_t rules = apostrophe ? kAllRules : rules_for(token); rules != 0; rules &= rules - 1) {
    auto phrase = kRules[std::countr_zero(rules)].match(view, at);
    if (phrase && (!best || phrase->end > best->end)) best = std::move(phrase);
  }
  if (best && best->spec.edge.empty()) best->spec.edge = edge_of(view, at);
  return best;
}

}  // namespace pressmark::dates

// Periods by name: week 31, fiscal 2021, the end of the month, the weekend.
#include <algorithm>
#include <iterator>

#include "extract/dates/clues.h"
#include "extract/dates/phrase.h"

namespace pressmark::dates {
namespace {

// "week 31", "week 3 of 2027".
std::optional<Phrase> numbered_week(const View& view, std::size_t at, std::size_t first) {
  if (view.is_word(at, "the")) ++at;
  const Token& number = view[at + 1];
  if (view.value(at) != "week" || !view.is(at, WordKind::kUnit) || number.kind != TokenKind::kNumber ||
      number.digits > 2 || number.lead) {
    return std::nullopt;
  }
  if (number.value < 1 || number.value > 53) return std::nullopt;
  Spec spec;
  spec.week = number.value;
  at += 2;
  read_year_of(view, at, spec);
  return Phrase{first, at, spec, "numbered-week"};
}

// "fiscal 2021", "fiscal year 2021", "FY21"; "calendar 2021" and "CY21" are plain years.
std::optional<Phrase> fiscal_year(const View& view, std::size_t at, std::size_t first) {
  if (view.is_word(at, "the")) ++at;
  if (!view.is(at, WordKind::kFiscal)) return std::nullopt;
  Spec spec;
  spec.fiscal = view.value(at++) != "calendar";
  if (view.value(at) == "year") ++at;
  if (const auto year = read_year(view, at)) {
    spec.year = *year;
    return Phrase{first, at, spec, "fiscal-year"};
  }
  if (view.is_number(at) && view[at].digits == 2 && view[at].glued) {
    spec.year = 2000 + view[at].value;
    return Phrase{first, at + 1, spec, "fiscal-year"};
  }
  return std::nullopt;
}

// "last fiscal year", "this fiscal year".
std::optional<Phrase> relative_fiscal_year(const View& view, std::size_t at, std::size_t first) {
  if (view.is_word(at, "the")) ++at;
  if (!view.is(at, WordKind::kRelative) || !view.is(at + 1, WordKind::kFiscal) || view.value(at + 2) != "year")
    return std::nullopt;
  const Relative relative = relative_named(view.value(at));
  Spec spec;
  spec.fiscal = view.value(at + 1) != "calendar";
  spec.year_shift = step_of(relative);
  return Phrase{first, at + 3, spec, "fiscal-year"};
}

// "the end of this year", "end of month", "the start of the week": the whole period; the end widens nothing.
std::optional<Phrase> edge_of_unit(const View& view, std::size_t at, std::size_t first) {
  if (!skip_edge(view, at)) return std::nullopt;
  if (view.is(at, WordKind::kDeterminer)) ++at;
  if (!view.is(at, WordKind::kUnit)) return std::nullopt;
  const auto unit = read_unit(view, at);
  if (*unit < Unit::kDay) return std::nullopt;
  Spec spec;
  spec.kind = SpecKind::kShift;
  spec.unit = *unit;
  return Phrase{first, at, spec, "edge-of-unit"};
}

// "ended the day at 31 points", "began the week up": "end", "beginning", or "" for another word.
std::string_view edge_of_verb(const View& view, std::size_t at) {
  const std::string_view word = view.words(at);
  if (word == "ended" || word == "closed" || word == "finished") return "end";
  if (word == "ending" || word == "closing" || word == "finishing") return "end";
  const bool infinitive = at > 0 && view.is_preposition(at - 1, "to");
  if (infinitive && (word == "end" || word == "close" || word == "finish")) return "end";
  return word == "began" || word == "opened" || word == "started" ? "beginning" : "";
}

// "its outlook for the year" looks ahead.
bool is_forecast(const View& view, std::size_t at) {
  constexpr std::string_view kForecasts[] = {"forecast", "forecasts", "outlook",  "projection",  "projections",
                                             "estimate", "estimates", "guidance", "target",      "targets",
                                             "plans",    "goal",      "view",     "expectations"};
  return std::find(std::begin(kForecasts), std::end(kForecasts), view.words(at)) != std::end(kForecasts);
}

// "closed the week down": no noun that the week belongs to.
bool tells_level(const View& view, std::size_t at) {
  constexpr std::string_view kLevels[] = {"up", "down", "higher", "lower", "flat", "mixed", "unchanged", "little"};
  return std::find(std::begin(kLevels), std::end(kLevels), view.words(at)) != std::end(kLevels);
}

// "the weekend", "the day", "the year": the one that the context is in.
std::optional<Phrase> definite_unit(const View& view, std::size_t at) {
  if (!view.is_word(at, "the")) return std::nullopt;
  const bool full = view.words(at + 1) == "full" || view.words(at + 1) == "entire" || view.words(at + 1) == "whole";
  std::size_t next = at + (full ? 2 : 1);
  if (!view.is(next, WordKind::kUnit)) return std::nullopt;
  const auto unit = read_unit(view, next);
  const bool weekend = *unit == Unit::kWeekend;
  const std::string_view edge = at > 0 ? edge_of_verb(view, at - 1) : std::string_view{};
  const bool market = !edge.empty();
  const bool asked = at > 0 && (view.is_preposition(at - 1, "in") || view.is_preposition(at - 1, "for") ||
                                view.is_preposition(at - 1, "during") || view.is_preposition(at - 1, "of") ||
                                view.is_word(at - 1, "later") || view.is_word(at - 1, "earlier") || market);
  const bool fits = *unit == Unit::kDay || *unit == Unit::kWeek || *unit == Unit::kMonth || *unit == Unit::kQuarter ||
                    *unit == Unit::kYear;
  if (!weekend && (!asked || !fits || view.is_preposition(next, "of") || view.is_mark(next, '-'))) return std::nullopt;
  const bool within = at > 0 && !view.is_preposition(at - 1, "for") && !market;
  const bool measured = (view.value(next) == "before" || view.value(next) == "after") && within &&
                        (view[next + 1].kind == TokenKind::kWord || view.is_number(next + 1));
  if (!weekend && measured) return std::nullopt;
  const bool noun = view.is_plain_word(next) && !is_regular_past(view, next) && !(market && tells_level(view, next));
  if (!weekend && noun) return std::nullopt;
  Spec spec;
  spec.kind = SpecKind::kShift;
  spec.unit = *unit;
  // "the quarter" of company results is the one that they are about.
  const bool told = *unit == Unit::kQuarter || (*unit < Unit::kMonth && !market);
  spec.base = weekend || !told ? Base::kPublished : Base::kContext;
  if (weekend) spec.relative = Relative::kPast;
  if (!weekend) spec.edge = edge;
  // "for the full year", told of in January: the one that is over.
  const bool results = *unit == Unit::kYear && at > 0 && view.is_preposition(at - 1, "for");
  if (results && !(at > 1 && is_forecast(view, at - 2))) spec.edge = "full";
  return Phrase{at, next, spec, "definite-unit"};
}

}  // namespace

std::optional<Phrase> named_unit_phrase(const View& view, std::size_t at) {
  for (const auto rule : {numbered_week, fiscal_year, relative_fiscal_year, edge_of_unit}) {
    if (auto phrase = rule(view, at, at)) return phrase;
  }
  return definite_unit(view, at);
}

}  // namespace pressmark::dates

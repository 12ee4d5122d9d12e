// Phrases of a month: Feb. 6, 2020; early March; 2017 April.
#include <algorithm>
#include <iterator>

#include "extract/dates/phrase.h"

namespace pressmark::dates {
namespace {

// "May", "March", "Sun", "Sat" and the like are words and names too: they need a date's company.
bool is_ambiguous_month(const View& view, std::size_t at) {
  const int month = view[at].word->number;
  return view.is(at, WordKind::kMonth) && (month == 3 || month == 5);
}

bool is_calendar_word(const View& view, std::size_t at) {
  return view.is(at, WordKind::kMonth) || view.is(at, WordKind::kMonthShort) || view.is_number(at);
}

// "March to May", "Jan-Feb": the other end of a range.
bool joins_month(const View& view, std::size_t at) {
  if (view.is_mark(at + 1, '.')) ++at;
  const bool joint = view.is_mark(at + 1, '-') || view.is_word(at + 1, "to") || view.is_word(at + 1, "through") ||
                     view.is_mark(at + 1, '/');
  return joint && (view.is(at + 2, WordKind::kMonth) || view.is(at + 2, WordKind::kMonthShort));
}

bool has_date_before(const View& view, std::size_t at) {
  if (at == 0) return false;
  if (view.is_word(at - 1, "to")) return at > 1 && is_calendar_word(view, at - 2);
  switch (view[at - 1].is()) {
    case WordKind::kPreposition:
    case WordKind::kEdge:
    case WordKind::kRelative:
    case WordKind::kDirection:
    case WordKind::kMonth:
    case WordKind::kMonthShort:
    case WordKind::kWeekday:
    case WordKind::kOrdinal:
    case WordKind::kFutureCue:
      return !view.is_word(at - 1, "might") && !view.is_word(at - 1, "to");
    default:
      return view.is_mark(at - 1, '-') || view.is_mark(at - 1, '(');
  }
}

// "the March issue", "May sales": before a noun. "The May government" may be a person's.
bool leads_noun(const View& view, std::size_t at) {
  constexpr int kMarch = 3;
  if (!view.is_plain_word(at + 1) || view[at + 1].capital) return false;
  if (view.is(at + 1, WordKind::kReport)) return true;
  const bool behind =
      at > 1 && (view.is(at - 1, WordKind::kFinal) || (view.is_plain_word(at - 1) && !view[at - 1].capital));
  const std::size_t article = behind ? at - 2 : at - 1;
  return view[at].word->number == kMarch && at > 0 && view.is(article, WordKind::kDeterminer);
}

// Long forms of these months stand alone only with a preposition or modifier before them.
bool month_alone(const View& view, std::size_t at) {
  // "Mar-a-Lago".
  const bool name = view.is_mark(at + 1, '-') && view[at + 1].glued && view[at + 2].kind == TokenKind::kWord &&
                    view.is(at + 2, WordKind::kDeterminer);
  if (name) return false;
  if (joins_month(view, at)) return view[at].capital || view.is(at, WordKind::kMonth);
  if (view.is(at, WordKind::kMonthShort)) {
    return view[at].capital && (view.is_mark(at + 1, '.') || has_date_before(view, at));
  }
  constexpr int kAugust = 8;
  const bool adjective = view[at].word->number == kAugust && !view[at].capital;
  if (!is_ambiguous_month(view, at)) return !adjective || has_date_before(view, at);
  const bool verb_or_name = view[at + 1].kind == TokenKind::kWord && view[at + 1].capital;
  return (has_date_before(view, at) && !verb_or_name) || leads_noun(view, at);
}

// "Feb. 6, 2020", "February 6th", "Feb 6-8".
bool read_day_and_year(const View& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  if (view.is_word(next, "the")) ++next;
  if ((view.is_mark(next, '-') || view.is_mark(next, '/')) && view[next].glued) ++next;
  const auto spelled = view.is(next, WordKind::kNumberWord) ? read_spelled_day(view, next, true) : std::nullopt;
  const auto day = spelled ? spelled : read_day(view, next);
  if (!day || view.is(next, WordKind::kUnit) || view.is(next, WordKind::kUnitPlural)) return false;
  spec.day = *day;
  at = next;
  if (view.is_mark(at, '-') && view.is_number(at + 1) && view[at + 1].digits == 4) ++at;
  std::size_t year = at;
  if (read_year_of(view, year, spec)) at = year;
  return true;
}

void read_month_year(const View& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  const bool glued_mark =
      (view.is_mark(next, '-') || view.is_mark(next, '/')) && view[next].glued && view.is_number(next + 1);
  if (glued_mark) ++next;
  if (view.is_mark(next, '.') && view.is_number(next + 1) && view[next + 1].digits == 4) ++next;
  if (read_year_of(view, next, spec)) at = next;
}

// "6 February", "6th of February", "the 6th of February 2020".
std::optional<Phrase> day_first(const View& view, std::size_t at, std::size_t first, Spec spec) {
  if (view.is_word(at, "the")) ++at;
  const bool name_number = at > first && view.is(first, WordKind::kDeterminer);
  const auto spelled = view.is(at, WordKind::kNumberWord) ? read_spelled_day(view, at, false) : std::nullopt;
  const auto day = spelled ? spelled : read_day(view, at);
  const bool decimal = first > 1 && view.is_mark(first - 1, '.') && view[first].glued && view.is_number(first - 2);
  if (!day || decimal || (first > 0 && view.is_mark(first - 1, '$'))) return std::nullopt;
  const bool of = view.is_preposition(at, "of");
  const bool dash = (view.is_mark(at, '-') || view.is_mark(at, '/')) && view[at].glued;
  if (of || dash) ++at;
  const auto month = read_month(view, at);
  if (!month) return std::nullopt;
  spec.day = *day;
  spec.month = *month;
  if ((view.is_mark(at, '-') || view.is_mark(at, '/')) && view[at].glued && view.is_number(at + 1)) ++at;
  const bool number_word = view.is(first, WordKind::kNumberWord) && !spelled;
  read_year_of(view, at, spec);
  if (number_word || (name_number && !of && !spec.year)) return std::nullopt;
  return Phrase{first, at, spec, "day-month"};
}

// "the Sept. 11 attacks" are those of 2001.
bool is_eleventh_of_september(const View& view, std::size_t end, const Spec& spec) {
  if (spec.year || spec.year_shift || *spec.month != 9 || *spec.day != 11) return false;
  constexpr std::string_view kAttacks[] = {"attack", "attacks", "terrorist", "terror", "hijackers", "commission"};
  if (view.is_mark(end, ',')) ++end;
  return std::find(std::begin(kAttacks), std::end(kAttacks), view.words(end)) != std::end(kAttacks);
}

// "September sales", "its October jobs report": a month that figures are told for.
bool names_figures(const View& view, std::size_t at) {
  constexpr std::size_t kReach = 3;
  for (std::size_t i = at; i < at + kReach && view[i].kind == TokenKind::kWord; ++i) {
    if (view.is(i, WordKind::kReport)) return view.value(i) == "figures";
    if (!view.is(i, WordKind::kNone)) return false;
  }
  return false;
}

// "orders for October", "the figures of May".
bool is_of_figures(const View& view, std::size_t first) {
  if (first < 2 || view.value(first - 2) != "figures") return false;
  return view.is_preposition(first - 1, "for") || view.is_preposition(first - 1, "of") ||
         view.is_preposition(first - 1, "in") || view.is_preposition(first - 1, "from");
}

std::optional<Phrase> month_first(const View& view, std::size_t at, std::size_t first, Spec spec) {
  const std::size_t month_at = at;
  spec.month = read_month(view, at);
  if (!spec.month) return std::nullopt;
  if (read_day_and_year(view, at, spec)) {
    if (is_eleventh_of_september(view, at, spec)) spec.year = 2001;
    return Phrase{first, at, spec, "month-day"};
  }
  if (spec.weekday) return std::nullopt;
  read_month_year(view, at, spec);
  spec.report = names_figures(view, at) || is_of_figures(view, first);
  const bool vote = view.words(at).starts_with("election") || view.words(at).starts_with("primar");
  spec.attribute = view.is_mark(at, 's') ||
                   (view.is_plain_word(at) && !vote && first > 0 && !view.is(first - 1, WordKind::kPreposition));
  if (spec.year || spec.year_shift || first < month_at || month_alone(view, month_at))
    return Phrase{first, at, spec, "month"};
  return std::nullopt;
}

// "Thursday, Feb. 6": the weekday only confirms.
void skip_weekday(const View& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  const auto weekday = read_weekday(view, next);
  if (!weekday) return;
  if (view.is_mark(next, ',')) ++next;
  if (view.is_word(next, "the")) ++next;
  spec.weekday = *weekday;
  at = next;
}

// "2017 April", "2017 April 6".
std::optional<Phrase> year_month(const View& view, std::size_t at) {
  const std::size_t first = at;
  Spec spec;
  spec.year = read_year(view, at);
  spec.month = spec.year ? read_month(view, at) : std::nullopt;
  if (!spec.month || (!view[first + 1].capital && view.is(first + 1, WordKind::kMonthShort))) return std::nullopt;
  if (const auto day = read_day(view, at)) spec.day = *day;
  return Phrase{first, at, spec, "year-month-name"};
}

}  // namespace

std::optional<Phrase> month_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  Spec spec;
  const bool edge = skip_edge(view, at);
  const bool relative = read_relative(view, at, spec.relative);
  skip_weekday(view, at, spec);
  std::optional<Phrase> phrase = month_first(view, at, first, spec);
  if (!phrase && first == at) phrase = year_month(view, at);
  if (!phrase && !edge && !relative) phrase = day_first(view, at, first, spec);
  return phrase;
}

}  // namespace pressmark::dates

// Phrases made of calendar fields: months, days, years, weekdays, seasons, digits.
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

// Long forms of these months stand alone only with a preposition or modifier before them.
bool month_alone(const View& view, std::size_t at) {
  if (joins_month(view, at)) return view[at].capital;
  if (view.is(at, WordKind::kMonthShort)) {
    return view[at].capital && (view.is_mark(at + 1, '.') || has_date_before(view, at));
  }
  if (!is_ambiguous_month(view, at)) return view[at].capital || has_date_before(view, at);
  const bool verb_or_name = view[at + 1].kind == TokenKind::kWord && view[at + 1].capital;
  return has_date_before(view, at) && !verb_or_name;
}

// "Feb. 6, 2020", "February 6th", "Feb 6-8".
bool read_day_and_year(const View& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  if (view.is_word(next, "the")) ++next;
  if ((view.is_mark(next, '-') || view.is_mark(next, '/')) && view[next].glued) ++next;
  const auto day = read_day(view, next);
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
  const auto day = read_day(view, at);
  if (!day || (first > 0 && view.is_mark(first - 1, '$'))) return std::nullopt;
  const bool of = view.is_preposition(at, "of");
  const bool dash = view.is_mark(at, '-') && view[at].glued;
  if (of || dash) ++at;
  const auto month = read_month(view, at);
  if (!month) return std::nullopt;
  spec.day = *day;
  spec.month = *month;
  if (view.is_mark(at, '-') && view[at].glued && view.is_number(at + 1)) ++at;
  const bool number_word = view.is(first, WordKind::kNumberWord);
  read_year_of(view, at, spec);
  if (number_word || (name_number && !of && !spec.year)) return std::nullopt;
  return Phrase{first, at, spec, "day-month"};
}

std::optional<Phrase> month_first(const View& view, std::size_t at, std::size_t first, Spec spec) {
  const std::size_t month_at = at;
  spec.month = read_month(view, at);
  if (!spec.month) return std::nullopt;
  if (read_day_and_year(view, at, spec)) return Phrase{first, at, spec, "month-day"};
  if (spec.weekday) return std::nullopt;
  read_month_year(view, at, spec);
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

bool read_relative(const View& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  if (view.is(next, WordKind::kDeterminer) && view.is(next + 1, WordKind::kRelative)) ++next;
  if (!view.is(next, WordKind::kRelative)) return false;
  spec.relative = relative_named(view.value(next++));
  if (view.is(next, WordKind::kRelative)) spec.relative = relative_named(view.value(next++));
  at = next;
  return true;
}

// "2017 April", "2017 April 6".
std::optional<Phrase> year_month(const View& view, std::size_t at) {
  const std::size_t first = at;
  Spec spec;
  spec.year = read_year(view, at);
  spec.month = spec.year ? read_month(view, at) : std::nullopt;
  if (!spec.month || !view[first + 1].capital) return std::nullopt;
  if (const auto day = read_day(view, at)) spec.day = *day;
  return Phrase{first, at, spec, "year-month-name"};
}

}  // namespace

std::optional<Phrase> month_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  Spec spec;
  const bool edge = skip_edge(view, at);
  const bool relative = read_relative(view, at, spec);
  skip_weekday(view, at, spec);
  std::optional<Phrase> phrase = month_first(view, at, first, spec);
  if (!phrase && first == at) phrase = year_month(view, at);
  if (!phrase && !edge && !relative) phrase = day_first(view, at, first, spec);
  return phrase;
}

namespace {

// Behind a year these say that it was an amount: "2000 workers", "1800 metres".
bool counts_something(const View& view, std::size_t at) {
  const Token& token = view[at];
  if (token.kind != TokenKind::kWord || token.capital) return false;
  if (token.is() == WordKind::kUnit || token.is() == WordKind::kUnitPlural || token.is() == WordKind::kMeridiem)
    return true;
  const std::string_view word = view.words(at);
  return word == "people" || word == "million" || word == "billion" ||
         (word.size() > 3 && word.back() == 's' && token.is() == WordKind::kNone && word[word.size() - 2] != 's' &&
          word[word.size() - 2] != 'u');
}

// A mark that makes a number of it: "$2000", "#2000", "A-2000", "2000-ton".
bool is_number_of_something(const View& view, std::size_t at, std::size_t end) {
  const bool joined_before = at > 0 && view[at].glued && view[at - 1].kind != TokenKind::kPunct;
  const bool marked =
      at > 0 && view[at - 1].kind == TokenKind::kPunct &&
      (view.is_mark(at - 1, '$') || view.is_mark(at - 1, '#') || view.is_mark(at - 1, '+') ||
       (view[at].glued && (view.is_mark(at - 1, '-') || view.is_mark(at - 1, '.') || view.is_mark(at - 1, ':'))));
  const bool joined_after =
      view[end].glued && (view[end].kind == TokenKind::kWord ||
                          (view.is_mark(end, '-') && view[end + 1].glued && view[end + 1].kind == TokenKind::kWord));
  const bool case_number = at > 0 && view[at - 1].kind == TokenKind::kPunct && view[end].kind == TokenKind::kPunct &&
                           view[end + 1].kind == TokenKind::kHan;
  return joined_before || marked || joined_after || case_number || (at > 0 && view.is(at - 1, WordKind::kVeto));
}

bool is_temporal_preposition(const View& view, std::size_t at) {
  if (at == 0) return false;
  const std::string_view word = view.lower(at - 1);
  return word == "in" || word == "since" || word == "during" || word == "until" || word == "by";
}

// A bare number reads as a year by itself inside these years; outside only after a preposition of time.
constexpr int kFirstPlainYear = 1900;
constexpr int kLastPlainYear = 2049;

bool stands_for_year(const View& view, std::size_t at, std::size_t end, int year) {
  if (is_number_of_something(view, at, end)) return false;
  const bool preposition = is_temporal_preposition(view, at);
  if (view.is(at, WordKind::kNumberWord)) return preposition && view[end].kind != TokenKind::kWord;
  if (counts_something(view, end)) {
    return preposition && !view.is(end, WordKind::kUnit) && !view.is(end, WordKind::kUnitPlural) &&
           view.words(end) != "people";
  }
  return preposition || (year >= kFirstPlainYear && year <= kLastPlainYear);
}

// "1990s", "'90s", "90s", "the nineties".
std::optional<int> read_decade(const View& view, std::size_t& at) {
  if (view.is(at, WordKind::kDecadeWord)) return view[at++].word->number;
  std::size_t next = at;
  if (view.is_mark(next, '\'')) ++next;
  const Token& token = view[next];
  const bool round = token.kind == TokenKind::kNumber && token.plain && token.value % 10 == 0 &&
                     (token.digits == 2 || token.digits == 4);
  std::size_t suffix = next + 1;
  if (view.is_mark(suffix, '\'') && view[suffix].glued) ++suffix;
  const bool plural =
      view.is_mark(suffix, 's') || (view.words(suffix) == "s" && (view[suffix].glued || token.digits == 4));
  if (!round || !plural || token.value < 20) return std::nullopt;
  if (token.digits == 4 && (token.value < 1500 || token.value > 2100)) return std::nullopt;
  at = suffix + 1;
  return token.value / 10;
}

std::optional<Phrase> century_phrase(const View& view, std::size_t at, std::size_t first) {
  Spec spec;
  std::size_t next = at;
  const std::size_t ordinal_at = next;
  if (view.is(next, WordKind::kOrdinal)) {
    spec.century = view[next].word->number;
  } else if (view.is_number(next) && view[next].lead && view[next].value <= 30) {
    spec.century = view[next].value;
  }
  if (!spec.century) return std::nullopt;
  next = ordinal_at + 1;
  if (view.is_mark(next, '-')) ++next;
  if (view.value(next) != "century") return std::nullopt;
  return Phrase{first, next + 1, spec, "century"};
}

}  // namespace

std::optional<Phrase> year_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  Spec spec;
  const bool edge = skip_edge(view, at);
  const bool determiner = !edge && view.is_word(at, "the");
  if (determiner) ++at;
  if (determiner && view.is(at, WordKind::kEdge)) ++at;
  const std::size_t number_at = at;
  if (auto century = century_phrase(view, at, first)) return century;
  if (const auto decade = read_decade(view, at)) {
    spec.decade = *decade;
    return Phrase{first, at, spec, "decade"};
  }
  at = number_at;
  const bool named = view.value(at) == "year" && view.is_number(at + 1 + (view.is_preposition(at + 1, "of") ? 1 : 0));
  if (named) at += view.is_preposition(at + 1, "of") ? 2 : 1;
  const std::size_t year_at = at;
  const auto year = read_year(view, at);
  if (!year || (!named && !stands_for_year(view, year_at, at, *year))) return std::nullopt;
  spec.year = *year;
  const bool keeps_determiner = edge || named;
  return Phrase{keeps_determiner ? first : year_at, at, spec, named ? "named-year" : "year"};
}

std::optional<Phrase> season_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  Spec spec;
  const bool edge = skip_edge(view, at);
  const bool relative = read_relative(view, at, spec);
  const bool determiner = !edge && !relative && view.is_word(at, "the");
  if (determiner) ++at;
  if (!view.is(at, WordKind::kSeason)) return std::nullopt;
  const std::size_t season_at = at;
  spec.season = view.value(at++);
  read_year_of(view, at, spec);
  // "fall" and "spring" are verbs and nouns of other kinds too.
  const bool in =
      season_at > 0 && (view.is_preposition(season_at - 1, "in") || view.is_preposition(season_at - 1, "by") ||
                        view.is_preposition(season_at - 1, "of"));
  const bool certain = spec.year || spec.year_shift || edge || relative || view[season_at].capital;
  const bool noun = (determiner || in) && !view.is_word(season_at, "fall") && !view.is_preposition(at, "in") &&
                    !view.is_preposition(at, "of");
  if (!certain && !noun && !(determiner && in)) return std::nullopt;
  if (view[season_at].lead && !spec.year && !spec.year_shift) return std::nullopt;
  return Phrase{first, at, spec, "season"};
}

namespace {

// Names of the short forms are words as well: "Sun", "Sat", "Wed".
bool short_weekday_stands(const View& view, std::size_t at, std::size_t end) {
  if (!view.is(at, WordKind::kWeekdayShort)) return true;
  const bool before = at > 0 && (view.is_preposition(at - 1, "on") || view.is(at - 1, WordKind::kRelative));
  const bool after = view.is(end, WordKind::kDayPart) || view.is_mark(at + 1, '.');
  return before || after;
}

// "of last week", "next week Wednesday" give the week of a weekday.
bool read_week_of(const View& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  if (view.is_preposition(next, "of")) ++next;
  if (view.is(next, WordKind::kDeterminer)) ++next;
  if (!view.is(next, WordKind::kRelative) || view.value(next + 1) != "week") return false;
  const Relative relative = relative_named(view.value(next));
  const bool past = relative == Relative::kLast || relative == Relative::kPast || relative == Relative::kPrevious;
  const bool future = relative == Relative::kNext || relative == Relative::kComing || relative == Relative::kFollowing;
  spec.kind = SpecKind::kShift;
  spec.unit = Unit::kWeek;
  spec.amount = past ? -1 : future ? 1 : 0;
  at = next + 2;
  return true;
}

void read_day_part(const View& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  if (view.is(next, WordKind::kEdge)) ++next;
  if (!view.is(next, WordKind::kDayPart)) return;
  spec.part = view.value(next);
  at = next + 1;
}

}  // namespace

std::optional<Phrase> weekday_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  Spec spec;
  const bool edge = view.is(at, WordKind::kEdge) || view.value(at) == "earlier" || view.value(at) == "later";
  if (edge) ++at;
  const bool week_first = read_week_of(view, at, spec);
  if (week_first && view.is_mark(at, '-')) ++at;
  if (week_first && view.is_preposition(at, "on")) ++at;
  if (!week_first) read_relative(view, at, spec);
  const std::size_t weekday_at = at;
  spec.weekday = read_weekday(view, at);
  if (!spec.weekday || !short_weekday_stands(view, weekday_at, at)) return std::nullopt;
  if (!week_first) read_week_of(view, at, spec);
  read_day_part(view, at, spec);
  // "Monday 21" and "Monday the 21st": the day of the month decides.
  std::size_t day_at = at;
  if (view.is_word(day_at, "the")) ++day_at;
  const bool ordinal =
      view[day_at].lead || view.is(day_at, WordKind::kOrdinal) || view[day_at + 1].kind != TokenKind::kWord;
  const auto day = view.is_number(day_at) || day_at > at ? read_day(view, day_at) : std::nullopt;
  const bool clock = view.is(day_at, WordKind::kMeridiem) || view.is_mark(day_at, '-') || view.is_mark(day_at, '/');
  if (spec.part.empty() && spec.kind == SpecKind::kCalendar && day && ordinal && !clock) {
    spec.day = *day;
    return Phrase{first, day_at, spec, "weekday-day"};
  }
  return Phrase{first, at, spec, "weekday"};
}

}  // namespace pressmark::dates

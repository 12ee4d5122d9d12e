#include "extract/dates/ranges.h"

#include <algorithm>

#include "extract/dates/speech.h"

namespace pressmark::dates {
namespace {

// The word or mark that joins two ends; the token behind it, or 0.
std::size_t behind_joint(const View& view, std::size_t at) {
  if (view.is_mark(at, '-') || view.is_mark(at, '~') || view.is_mark(at, 'M')) return at + 1;
  const std::string_view word = view.lower(at);
  const bool joins =
      word == "to" || word == "through" || word == "till" || word == "until" || word == "and" || word == "or";
  return joins && view.is(at, WordKind::kPreposition) ? at + 1 : 0;
}

bool counts_something(const View& view, std::size_t at) {
  return view.is(at, WordKind::kUnit) || view.is(at, WordKind::kUnitPlural) || view.is_mark(at, '%') ||
         view.is(at, WordKind::kMeridiem) || view.is_mark(at, ':') || view.is(at, WordKind::kMonth) ||
         view.is(at, WordKind::kMonthShort);
}

// "Aug. 8-10, 2020": the second day.
std::optional<Phrase> second_day(const View& view, Phrase& first) {
  if (!first.spec.month || !first.spec.day || first.spec.clock || first.spec.order_unknown) return std::nullopt;
  std::size_t at = behind_joint(view, first.end);
  if (at == 0) return std::nullopt;
  if (view.is_word(at, "the")) ++at;
  const std::size_t day_at = at;
  const auto day = read_day(view, at);
  const bool written = view.is_number(day_at) || view.is(day_at, WordKind::kOrdinal);
  const bool joined = view.is_mark(first.end, '-') || view[day_at].lead || view.is(day_at, WordKind::kOrdinal) ||
                      view.is_word(first.end, "to") || view.is_word(first.end, "through") ||
                      view.is_word(first.end, "and");
  if (!day || !written || !joined || counts_something(view, at)) return std::nullopt;
  Spec spec = first.spec;
  spec.weekday.reset();
  spec.day = *day;
  // "from April 27 to the third": of the next month.
  constexpr int kDecember = 12;
  if (*day < *first.spec.day && !spec.year && *spec.month < kDecember) ++*spec.month;
  if (!spec.year && read_year_of(view, at, spec)) first.spec.year = spec.year;
  spec.follows = !spec.year;
  return Phrase{day_at, at, spec, "second-day"};
}

// "8-10 August": the first day, in front of a mention that begins with a day.
std::optional<Phrase> first_day(const View& view, const Phrase& second, std::size_t free_from) {
  const bool day_first =
      second.spec.month && second.spec.day &&
      (view.is_number(second.first) || view.is(second.first, WordKind::kOrdinal) || view.is_word(second.first, "the"));
  if (!day_first || second.first < free_from + 2 || second.rule != "day-month") return std::nullopt;
  std::size_t at = second.first - 2;
  const std::size_t day_at = at;
  if (!view.is_number(at) && !view.is(at, WordKind::kOrdinal)) return std::nullopt;
  const auto day = read_day(view, at);
  if (!day || behind_joint(view, at) != second.first || view.is_word(at, "or")) return std::nullopt;
  Spec spec = second.spec;
  spec.day = *day;
  return Phrase{day_at, at, spec, "first-day"};
}

// "2014-15", "2014-2018": the second year.
std::optional<Phrase> second_year(const View& view, const Phrase& first) {
  const bool year = first.rule == "year" || (first.rule == "season" && first.spec.year);
  const Token& number = view[first.end + 1];
  const bool slash = view.is_mark(first.end, '/') && number.digits == 2 && *first.spec.year % 100 + 1 == number.value;
  const bool bare = year && (view.is_mark(first.end, '-') || slash) && view[first.end].glued;
  if (!bare || number.kind != TokenKind::kNumber || !number.plain || !number.glued || number.lead) return std::nullopt;
  if (number.digits != 2 && number.digits != 4) return std::nullopt;
  if (counts_something(view, first.end + 2) || view.is_mark(first.end + 2, '-')) return std::nullopt;
  // Two digits that lie further off are no year: a telephone number, a score.
  constexpr int kLongestShortRange = 10;
  constexpr int kLastYear = 2150;
  Spec spec;
  spec.year = number.digits == 4 ? number.value : *first.spec.year / 100 * 100 + number.value;
  const int gap = *spec.year - *first.spec.year;
  if (gap <= 0 || *spec.year > kLastYear || (number.digits == 2 && gap > kLongestShortRange)) return std::nullopt;
  return Phrase{first.end + 1, first.end + 2, spec, "second-year"};
}

bool lacks_year(const Spec& spec) {
  const bool fields = spec.month || spec.quarter || spec.half || !spec.season.empty();
  return spec.kind == SpecKind::kCalendar && fields && !spec.year && !spec.year_shift &&
         spec.relative == Relative::kNone;
}

bool is_earlier_in_year(const Spec& a, const Spec& b) {
  const auto place = [](const Spec& s) {
    return s.month.value_or(s.quarter.value_or(1) * 3 - 2) * 100 + s.day.value_or(1);
  };
  return place(a) <= place(b);
}

// "5/1-5/7": ends that share a number share the month.
void guess_order(Spec& first, Spec& second) {
  if (!first.order_unknown || !second.order_unknown) return;
  const bool month_first = *first.month == *second.month && *first.day != *second.day;
  const bool day_first = *first.month != *second.month && *first.day == *second.day;
  if (month_first || day_first) first.likely_order = second.likely_order = month_first ? "mdy" : "dmy";
}

bool is_earlier_clock(const Clock& a, const Clock& b) {
  return a.hour < b.hour || (a.hour == b.hour && a.minute.value_or(0) < b.minute.value_or(0));
}

void link(Phrase& first, Phrase& second) {
  guess_order(first.spec, second.spec);
  if (first.spec.kind == SpecKind::kReference || second.spec.kind == SpecKind::kReference) {
    Phrase& now = first.spec.kind == SpecKind::kReference ? first : second;
    now.spec.follows = true;
    return;
  }
  if (first.spec.clock && second.spec.clock) {
    // "2 p.m. to 5 p.m. Saturday".
    const auto clock = first.spec.clock;
    Spec day = second.spec;
    first.spec.clock.reset();
    day.clock.reset();
    // "from 11 p.m. to 1 a.m. Saturday" begins the evening before.
    const bool takes_day = first.spec.kind == SpecKind::kCalendar && !is_day(first.spec) && is_day(day);
    if (takes_day) first.spec = day;
    const bool midnight = second.spec.clock->hour == 0 && second.spec.clock->minute.value_or(0) == 0;
    if (takes_day && !midnight && is_earlier_clock(*second.spec.clock, *clock)) first.spec.then_amount = -1;
    first.spec.clock = clock;
    return;
  }
  if (lacks_year(first.spec) && second.spec.year) {
    first.spec.year = *second.spec.year - (is_earlier_in_year(first.spec, second.spec) ? 0 : 1);
  } else if (lacks_year(first.spec) && second.spec.year_shift) {
    first.spec.year_shift = second.spec.year_shift;
  } else if (first.spec.kind == SpecKind::kDuration) {
    return;  // "the three months to December"
  } else if (lacks_year(second.spec) || (second.spec.weekday && second.spec.kind == SpecKind::kCalendar &&
                                         second.spec.relative == Relative::kNone)) {
    second.spec.follows = true;
    if (lacks_year(first.spec)) first.spec.until_month = second.spec.month;
  }
}

bool is_range(const View& view, const Phrase& first, const Phrase& second) {
  std::size_t at = behind_joint(view, first.end);
  if (at == 0) return false;
  if (view.is_word(at, "the")) ++at;
  if (at != second.first || view.is_word(first.end, "or")) return false;
  if (!view.is_word(first.end, "and")) return true;
  return first.first > 0 && (view.is_word(first.first - 1, "between") || second.spec.year.has_value());
}

}  // namespace

void join_ranges(const View& view, std::vector<Phrase>& phrases) {
  std::vector<Phrase> all;
  all.reserve(phrases.size());
  std::size_t free_from = 0;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (auto day = first_day(view, phrases[i], free_from)) all.push_back(std::move(*day));
    all.push_back(phrases[i]);
    free_from = phrases[i].end;
    auto more = second_day(view, all.back());
    if (!more) more = second_year(view, all.back());
    if (!more) continue;
    while (i + 1 < phrases.size() && phrases[i + 1].first < more->end) ++i;
    free_from = more->end;
    all.push_back(std::move(*more));
  }
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    if (is_range(view, all[i], all[i + 1])) link(all[i], all[i + 1]);
  }
  phrases = std::move(all);
}

}  // namespace pressmark::dates

// Dates in digits: 2020-02-06, 2020/2/6, 20200206, 6/2/2020, 12-2015, 9/11, 2014-15.
#include "extract/dates/phrase.h"

namespace pressmark::dates {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2150;
// Two digits up to this are of this century.
constexpr int kCenturyTurn = 40;

bool is_year_number(const Token& token) {
  return token.kind == TokenKind::kNumber && token.plain && token.digits == 4 && token.value >= kFirstYear &&
         token.value <= kLastYear;
}

bool is_small_number(const Token& token) {
  return token.kind == TokenKind::kNumber && token.plain && !token.lead && token.digits <= 2;
}

// The mark between the parts of a date in digits: the same twice, no blanks around.
char separator(const View& view, std::size_t at) {
  const Token& token = view[at];
  if (token.kind != TokenKind::kPunct || !token.glued || !view[at + 1].glued) return 0;
  return token.mark == '-' || token.mark == '/' || token.mark == '.' ? token.mark : '\0';
}

// Part of something longer: a telephone number, a version, a path.
bool runs_on(const View& view, std::size_t first, std::size_t end) {
  const bool before = first >= 2 && view[first].glued && separator(view, first - 1) != 0 && view[first - 1].glued &&
                      view.is_number(first - 2) && view[first - 1].mark != '/' &&
                      view[first - 1].mark == view[first + 1].mark;
  const bool after =
      separator(view, end) != 0 && view.is_number(end + 1) && view[end].mark != '/' && view[end + 1].digits != 2;
  return before || (after && view[end].mark == '.');
}

std::optional<Phrase> finished(const View& view, std::size_t first, std::size_t end, const Spec& spec,
                               std::string_view rule) {
  if (runs_on(view, first, end)) return std::nullopt;
  return Phrase{first, end, spec, rule};
}

// 2020-02-06, 2019/Aug/01, 2015-12.
std::optional<Phrase> year_first(const View& view, std::size_t at) {
  const char mark = is_year_number(view[at]) ? separator(view, at + 1) : '\0';
  if (mark == 0) return std::nullopt;
  std::size_t next = at + 2;
  Spec spec;
  spec.year = view[at].value;
  spec.month = read_month(view, next);
  const bool named = spec.month.has_value();
  if (!named && is_small_number(view[next])) spec.month = view[next++].value;
  if (!spec.month || *spec.month < 1 || *spec.month > 12) return std::nullopt;
  if (separator(view, next) == mark && is_small_number(view[next + 1])) {
    spec.day = view[next + 1].value;
    if (!day_of(*spec.year, *spec.month, *spec.day)) return std::nullopt;
    return finished(view, at, next + 2, spec, "year-month-day");
  }
  const bool more = separator(view, next) != 0 && view.is_number(next + 1);
  // 2004-05 is two years, 2015-12 a month: a second part that follows the first is read as a year.
  const bool years = *spec.month == *spec.year % 100 + 1;
  if (named || mark != '-' || view[at + 2].digits != 2 || more || years) return std::nullopt;
  return finished(view, at, next, spec, "year-month");
}

int full_year(const Token& token) {
  if (token.digits == 4) return token.value;
  return token.value + (token.value <= kCenturyTurn ? 2000 : 1900);
}

// 6/2/2020, 06.02.2020, 6-2-20. The order of day and month is settled by resolve.h.
std::optional<Phrase> year_last(const View& view, std::size_t at) {
  if (!is_small_number(view[at]) || !is_small_number(view[at + 2])) return std::nullopt;
  const char mark = separator(view, at + 1);
  const bool three = mark != 0 && separator(view, at + 3) == mark;
  const Token& year = view[at + 4];
  const bool full = is_year_number(year);
  const bool two_digits = is_small_number(year) && year.digits == 2 && mark == '/';
  if (!three || (!full && !two_digits)) return std::nullopt;
  Spec spec;
  spec.month = view[at].value;
  spec.day = view[at + 2].value;
  spec.year = full_year(year);
  spec.order_unknown = true;
  return finished(view, at, at + 5, spec, "digits");
}

bool invites_a_day(const View& view, std::size_t at) {
  if (at == 0) return false;
  const std::string_view word = view.lower(at - 1);
  constexpr std::string_view kInviting[] = {"on",     "from",  "to", "since", "until", "till",
                                            "before", "after", "by", "this",  "next",  "between"};
  for (const std::string_view inviting : kInviting) {
    if (word == inviting) return true;
  }
  return view.is(at - 1, WordKind::kWeekday) || view.is_mark(at - 1, '-');
}

// "on 2016 10 16".
std::optional<Phrase> spaced(const View& view, std::size_t at) {
  const auto two_digits = [&](std::size_t i) { return is_small_number(view[i]) && view[i].digits == 2; };
  const bool written = is_year_number(view[at]) && two_digits(at + 1) && two_digits(at + 2);
  if (!written || !invites_a_day(view, at) || view.is_number(at + 3)) return std::nullopt;
  Spec spec;
  spec.year = view[at].value;
  spec.month = view[at + 1].value;
  spec.day = view[at + 2].value;
  if (!day_of(*spec.year, *spec.month, *spec.day)) return std::nullopt;
  return Phrase{at, at + 3, spec, "year-month-day"};
}

std::optional<Phrase> month_year(const View& view, std::size_t at) {
  const char mark = separator(view, at + 1);
  if (!is_small_number(view[at]) || !is_year_number(view[at + 2]) || (mark != '-' && mark != '/')) return std::nullopt;
  if (view[at].digits != 2 || view[at].value < 1 || view[at].value > 12) return std::nullopt;
  Spec spec;
  spec.month = view[at].value;
  spec.year = view[at + 2].value;
  if (at > 0 && view[at].glued) return std::nullopt;
  return finished(view, at, at + 3, spec, "month-year");
}

// "on 10/1": month and day without a year; 9/11 is the day of 2001 by name.
std::optional<Phrase> without_year(const View& view, std::size_t at) {
  if (!is_small_number(view[at]) || !is_small_number(view[at + 2]) || separator(view, at + 1) != '/')
    return std::nullopt;
  if (separator(view, at + 3) == '/' || (at > 0 && view[at].glued && !view.is_mark(at - 1, '-'))) return std::nullopt;
  Spec spec;
  spec.month = view[at].value;
  spec.day = view[at + 2].value;
  if (*spec.month == 9 && *spec.day == 11 && !(at > 0 && view.is_word(at - 1, "on"))) {
    spec.year = 2001;
    return Phrase{at, at + 3, spec, "nine-eleven"};
  }
  // "10/1-11/2/2017".
  const bool range = view.is_mark(at + 3, '-') && year_last(view, at + 4).has_value();
  if ((!invites_a_day(view, at) && !range) || view[at].value == 0 || view[at + 2].value == 0) return std::nullopt;
  spec.order_unknown = true;
  // "5/1-5/7, 2020".
  const bool year = view.is_mark(at + 3, ',') && is_year_number(view[at + 4]);
  if (year) spec.year = view[at + 4].value;
  return finished(view, at, at + (year ? 5 : 3), spec, "digits-without-year");
}

std::optional<Phrase> compact(const View& view, std::size_t at) {
  const Token& token = view[at];
  if (token.kind != TokenKind::kNumber || !token.plain || token.digits != 8 || token.lead) return std::nullopt;
  const int year = token.value / 10000;
  const int month = token.value / 100 % 100;
  const int day = token.value % 100;
  if (year < kFirstYear || year > kLastYear || !day_of(year, month, day)) return std::nullopt;
  if (at > 0 && (view.is_mark(at - 1, '$') || view.is(at - 1, WordKind::kVeto))) return std::nullopt;
  Spec spec;
  spec.year = year;
  spec.month = month;
  spec.day = day;
  return Phrase{at, at + 1, spec, "compact"};
}

}  // namespace

std::optional<Phrase> digits_phrase(const View& view, std::size_t at) {
  for (const RuleFunction rule : {year_first, year_last, month_year, without_year, spaced, compact}) {
    if (auto phrase = rule(view, at)) return phrase;
  }
  return std::nullopt;
}

}  // namespace pressmark::dates

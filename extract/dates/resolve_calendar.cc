// Which day or period calendar fields mean: years that are not told, weekdays, digits in either order.
#include <algorithm>

#include "extract/dates/holidays.h"
#include "extract/dates/resolve.h"

namespace pressmark::dates {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// A date without a year that would lie longer back than this is the coming one, if that is near and no verb right
// before it tells what happened then.
constexpr int kWindowBack = 300;
constexpr int kWindowAhead = 62;
// The same for a day of a month, which news seldom names without a year when it is far off.
constexpr int kDayBack = 240;
constexpr int kDayAhead = 125;
// "its October launch" of a clause about the future is over where it began within these days.
constexpr int kJustOver = 100;
// A quarter that starts later than this is called by its year; without one, what is expected of it is a report.
constexpr int kQuarterAhead = 200;
// Digits whose order is unknown: the reading within this many days before publication is believed.
constexpr int kOrderWindow = 60;

int season_month(std::string_view season) {
  if (season == "SP") return 3;
  if (season == "SU") return 6;
  return season == "FA" ? 9 : 12;
}

bool has_fields(const Spec& spec) {
  return spec.month || spec.quarter || spec.half || spec.week || !spec.season.empty() ||
         spec.kind == SpecKind::kHoliday;
}

int century_of_decade(int decade) {
  if (decade > 9) return decade;
  return decade <= 2 ? 200 + decade : 190 + decade;
}

// Whether the weekday that came `back` days ago is the coming one. What was planned for yesterday is over.
bool is_ahead(Tense tense, int back) {
  return (tense == Tense::kFuture && back > 0) || (tense == Tense::kPastPlan && back > 1);
}

// The same fields in the year before the day and in the one behind it.
struct Around {
  sys_days day;
  Period past;
  Period next;
};

// "will run from May to September", told in July: it has begun.
bool goes_on(const Around& around, const Spec& spec) {
  if (!spec.until_month || around.past.grain > Unit::kMonth) return false;
  const int months = (*spec.until_month - month_of(around.past.first) + 12) % 12;
  return period_of(Unit::kMonth, moved(around.past.first, Unit::kMonth, months)).last >= around.day;
}

bool comes_next(const Around& around, const Spec& spec, Tense tense) {
  const auto back = (around.day - around.past.first).count();
  const auto ahead = (around.next.first - around.day).count();
  const bool near = spec.day ? back > kDayBack && ahead <= kDayAhead : back > kWindowBack && ahead <= kWindowAhead;
  switch (tense) {
    case Tense::kFuture:
      // Nobody calls a day by its month alone when that is a year off.
      if (spec.quarter) return ahead <= kQuarterAhead;
      if (spec.report) return ahead <= kDayAhead;
      if (goes_on(around, spec)) return false;
      if (spec.attribute && back <= kJustOver) return false;
      return !spec.day || ahead <= kWindowBack || back > kWindowAhead;
    case Tense::kPastPlan:
      return ahead < back;
    case Tense::kPastVerb:
      return spec.day && near;
    case Tense::kPast:
      return !spec.quarter && !spec.half && near;
    default:
      return near || ((spec.kind == SpecKind::kHoliday || !spec.season.empty()) && ahead < back);
  }
}

}  // namespace

std::optional<Period> Resolver::by_fields(const Spec& spec, int year) const {
  if (spec.kind == SpecKind::kHoliday) {
    const auto day = holiday(spec.literal, year);
    return day ? std::optional(period_of(Unit::kDay, *day)) : std::nullopt;
  }
  if (!spec.season.empty()) return period_of(Unit::kSeason, *day_of(year, season_month(spec.season), 1));
  if (spec.quarter) return period_of(Unit::kQuarter, *day_of(year, *spec.quarter * 3 - 2, 1));
  if (spec.half) return period_of(Unit::kHalf, *day_of(year, *spec.half * 6 - 5, 1));
  if (spec.week) return week_period(year, *spec.week);
  if (!spec.month) return year_period(year);
  if (!spec.day) return month_period(year, *spec.month);
  const auto day = day_of(year, *spec.month, *spec.day);
  return day ? std::optional(period_of(Unit::kDay, *day)) : std::nullopt;
}

std::optional<Period> Resolver::without_year(const Spec& spec, Tense tense) {
  if (spec.follows && told_) {
    used_ = DateAnchor::kSentence;
    const auto same = by_fields(spec, year_of(told_->first));
    return same && same->first < told_->first ? by_fields(spec, year_of(told_->first) + 1) : same;
  }
  // "in early 1988 ... that fall".
  if (spec.relative == Relative::kThat && told_) {
    used_ = DateAnchor::kSentence;
    return by_fields(spec, year_of(told_->first));
  }
  if (!anchor_.day) return std::nullopt;
  used_ = anchor_.kind;
  const int year = year_of(*anchor_.day);
  if (spec.week) return by_fields(spec, year);
  std::optional<Period> past;
  std::optional<Period> next;
  // Leap days are up to eight years apart.
  constexpr int kYearsAround = 8;
  for (int y = year - kYearsAround; y <= year + kYearsAround; ++y) {
    const auto candidate = by_fields(spec, y);
    if (!candidate) continue;
    const bool before = is_past(spec.relative) ? candidate->last < *anchor_.day : candidate->first <= *anchor_.day;
    if (before) past = candidate;
    const bool coming =
        spec.relative == Relative::kNext ? candidate->first > *anchor_.day : candidate->last >= *anchor_.day;
    if (coming && !next) next = candidate;
  }
  // "this winter", told in its spring or before.
  constexpr int kMay = 5;
  const bool began_before = spec.season == "WI" && month_of(*anchor_.day) <= kMay && tense != Tense::kFuture;
  if (spec.relative == Relative::kThis) return by_fields(spec, began_before ? year - 1 : year);
  if (is_past(spec.relative)) return past;
  if (is_next(spec.relative) || !past) return next;
  return next && comes_next({*anchor_.day, *past, *next}, spec, tense) ? next : past;
}

// Which reading of the digits lies in the days before publication, or on the weekday beside them; "" for both or none.
std::string_view Resolver::order_by_day(const Spec& spec) const {
  if (!anchor_.day) return {};
  const auto fits = [&](int month, int day) {
    const auto when = day_of(spec.year.value_or(year_of(*anchor_.day)), month, day);
    if (when && spec.weekday) return weekday_of(*when) == *spec.weekday;
    return when && *when <= *anchor_.day && (*anchor_.day - *when).count() <= kOrderWindow;
  };
  const bool month_first = fits(*spec.month, *spec.day);
  const bool day_first = fits(*spec.day, *spec.month);
  if (month_first == day_first) return {};
  return month_first ? "mdy" : "dmy";
}

// The outlet's order goes before what the range says, that before what the text has used so far.
std::string_view Resolver::order_of(const Spec& spec) const {
  if (!anchor_.date_order.empty()) return anchor_.date_order;
  if (!spec.likely_order.empty()) return spec.likely_order;
  return text_order_.empty() ? order_by_day(spec) : text_order_;
}

Spec Resolver::settled_order(Spec spec) {
  constexpr int kMonths = 12;
  const bool day_only = *spec.month > kMonths && *spec.day <= kMonths;
  const bool month_only = *spec.day > kMonths && *spec.month <= kMonths;
  const std::string_view order = day_only ? "dmy" : month_only ? "mdy" : order_of(spec);
  spec.order_unknown = order.empty() && *spec.month != *spec.day;
  if (order == "dmy") std::swap(spec.month, spec.day);
  if (!order.empty()) text_order_ = order;
  return spec;
}

std::optional<int> Resolver::base_year(const Spec& spec) {
  if (spec.year) return spec.year;
  if (!spec.year_shift) return std::nullopt;
  const auto from = base(spec);
  if (!from) return std::nullopt;
  return year_of(from->first) + *spec.year_shift;
}

std::optional<Period> Resolver::calendar(const Spec& spec, Tense tense) {
  if (spec.order_unknown) return std::nullopt;
  if (spec.decade)
    return period_of(Unit::kDecade, *day_of(std::clamp(century_of_decade(*spec.decade) * 10, 10, 9000), 1, 1));
  if (spec.century) return period_of(Unit::kCentury, *day_of(std::clamp((*spec.century - 1) * 100, 1, 9800), 1, 1));
  if (spec.year_shift && !anchor_.day) return std::nullopt;
  if (const auto year = base_year(spec)) {
    auto found = by_fields(spec, *year);
    if (found && spec.week && spec.weekday) found = period_of(Unit::kDay, found->first + days{*spec.weekday - 1});
    return found;
  }
  if (has_fields(spec)) return without_year(spec, tense);
  if (spec.weekday && spec.day) return weekday_with_day(spec);
  if (spec.weekday) return weekday(spec, tense);
  if (!spec.day || !anchor_.day) return std::nullopt;
  used_ = anchor_.kind;
  // "will meet on the 31st": this month if it is still to come, else the next one.
  constexpr int kMonthsAhead = 3;
  for (int step = 0; tense == Tense::kFuture && step < kMonthsAhead; ++step) {
    const sys_days month = moved(period_of(Unit::kMonth, *anchor_.day).first, Unit::kMonth, step);
    const auto day = day_of(year_of(month), month_of(month), *spec.day);
    if (day && *day >= *anchor_.day) return period_of(Unit::kDay, *day);
  }
  // "the 31st": this month if it has come, else the one before.
  for (int back = 0; back > -3; --back) {
    const sys_days month = moved(period_of(Unit::kMonth, *anchor_.day).first, Unit::kMonth, back);
    const auto day = day_of(year_of(month), month_of(month), *spec.day);
    if (day && *day <= *anchor_.day) return period_of(Unit::kDay, *day);
  }
  return std::nullopt;
}

std::optional<Period> Resolver::weekday(const Spec& spec, Tense tense) {
  if (spec.follows && told_ && told_->grain == Unit::kDay) {
    used_ = DateAnchor::kSentence;
    return period_of(Unit::kDay, told_->first + days{(*spec.weekday - weekday_of(told_->first) + 7) % 7});
  }
  if (!anchor_.day) return std::nullopt;
  used_ = anchor_.kind;
  // "on March 7 ... the following Monday", "that Saturday", "the Sunday before".
  if (spec.base == Base::kContext && told_day_ && told_day_->first <= *anchor_.day) {
    used_ = DateAnchor::kSentence;
    const int off = (*spec.weekday - weekday_of(told_day_->first) + 7) % 7;
    if (is_past(spec.relative)) return period_of(Unit::kDay, told_day_->first - days{7 - off});
    const bool same = off == 0 && spec.relative == Relative::kFollowing;
    return period_of(Unit::kDay, told_day_->first + days{same ? 7 : off});
  }
  const sys_days today = *anchor_.day;
  const int back = (weekday_of(today) - *spec.weekday + 7) % 7;
  const sys_days nearest = today - days{back};
  const sys_days monday = today - days{weekday_of(today) - 1};
  const sys_days this_week = monday + days{*spec.weekday - 1};
  // "last Wednesday" said within two days of it means the one before.
  constexpr int kTooNearForLast = 2;
  switch (spec.relative) {
    case Relative::kLast:
      return period_of(Unit::kDay, back <= kTooNearForLast ? nearest - days{7} : nearest);
    case Relative::kPast:
      return period_of(Unit::kDay, back == 0 ? nearest - days{7} : nearest);
    case Relative::kPrevious:
      return period_of(Unit::kDay, this_week - days{7});
    case Relative::kThis:
      return period_of(Unit::kDay, this_week);
    case Relative::kNext:
    case Relative::kFollowing:
      return period_of(Unit::kDay, this_week + days{7});
    case Relative::kComing:
      return period_of(Unit::kDay, nearest + days{7});
    default:
      break;
  }
  // "begins Monday and lasts through Friday", read on a Friday: what ends behind a day to come is not over today.
  const bool behind = spec.goes_on && told_in_sentence_ && told_ && told_->grain == Unit::kDay && told_->first > today;
  const bool ahead = is_ahead(tense, back) || (behind && back == 0);
  return period_of(Unit::kDay, ahead ? nearest + days{7} : nearest);
}

// "Monday the 21st": the nearest month where it is true.
std::optional<Period> Resolver::weekday_with_day(const Spec& spec) {
  if (!anchor_.day) return std::nullopt;
  used_ = anchor_.kind;
  const sys_days first = period_of(Unit::kMonth, *anchor_.day).first;
  constexpr int kMonthsAround = 12;
  for (int step = 0; step <= kMonthsAround; ++step) {
    for (const int way : {-step, step}) {
      const sys_days month = moved(first, Unit::kMonth, way);
      const auto day = day_of(year_of(month), month_of(month), *spec.day);
      if (day && weekday_of(*day) == *spec.weekday) return period_of(Unit::kDay, *day);
    }
  }
  return std::nullopt;
}

}  // namespace pressmark::dates

#include "extract/dates/resolve.h"

#include <algorithm>
#include <cstdlib>

#include "extract/dates/holidays.h"
#include "extract/dates/timex.h"

namespace pressmark::dates {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// A date without a year that would lie longer back than this is the coming one, if that is near.
constexpr int kWindowBack = 300;
constexpr int kWindowAhead = 62;
// Digits whose order is unknown: the reading within this many days before publication is believed.
constexpr int kOrderWindow = 60;

// How sure a kind of resolution is.
constexpr double kCertain = 1.0;
constexpr double kCounted = 0.9;
constexpr double kInferred = 0.8;
constexpr double kVague = 0.6;

bool is_past(Relative relative) {
  return relative == Relative::kLast || relative == Relative::kPast || relative == Relative::kPrevious;
}

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
  if (spec.relative == Relative::kThis) return by_fields(spec, year);
  if (is_past(spec.relative)) return past;
  if (spec.relative == Relative::kNext || spec.relative == Relative::kFollowing || spec.relative == Relative::kComing ||
      tense == Tense::kFuture || !past)
    return next;
  const bool far_back = next && (*anchor_.day - past->first).count() > kWindowBack;
  const bool near_ahead = next && (next->first - *anchor_.day).count() <= kWindowAhead;
  return far_back && near_ahead ? next : past;
}

Spec Resolver::settled_order(Spec spec) const {
  const int first = *spec.month;
  const int second = *spec.day;
  const bool swap_only = first > 12 && second <= 12;
  const bool keep_only = second > 12 && first <= 12;
  bool known = swap_only || keep_only || first == second || anchor_.date_order == "mdy" ||
               anchor_.date_order == "dmy" || anchor_.date_order == "ymd";
  bool swap = swap_only || (!keep_only && anchor_.date_order == "dmy");
  if (!known && anchor_.day) {
    const auto near = [&](int month, int day) {
      const auto when = day_of(spec.year.value_or(year_of(*anchor_.day)), month, day);
      return when && *when <= *anchor_.day && (*anchor_.day - *when).count() <= kOrderWindow;
    };
    const bool kept_near = near(first, second);
    const bool swapped_near = near(second, first);
    known = kept_near != swapped_near;
    swap = swapped_near && !kept_near;
  }
  if (swap) std::swap(spec.month, spec.day);
  spec.order_unknown = !known;
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
      return period_of(Unit::kDay, tense == Tense::kFuture && back > 0 ? nearest + days{7} : nearest);
  }
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

std::optional<Period> Resolver::base(const Spec& spec) {
  const bool fits = told_ && (told_->grain <= spec.unit || spec.unit >= Unit::kYear || told_->grain == Unit::kDay);
  if (spec.base == Base::kContext && fits) {
    used_ = DateAnchor::kSentence;
    return told_;
  }
  if (!anchor_.day) return std::nullopt;
  used_ = anchor_.kind;
  return period_of(Unit::kDay, *anchor_.day);
}

std::optional<Period> Resolver::weekend(const Spec& spec, Tense tense) const {
  const Period this_weekend = period_of(Unit::kWeekend, *anchor_.day);
  constexpr int kFriday = 5;
  const bool over = spec.relative == Relative::kPast && tense != Tense::kFuture && weekday_of(*anchor_.day) < kFriday;
  return shifted(this_weekend, Unit::kWeek, over ? -1 : spec.amount);
}

std::optional<Period> Resolver::shift(const Spec& spec, Tense tense) {
  const auto from = base(spec);
  if (!from) return std::nullopt;
  if (spec.unit == Unit::kWeekend && used_ == anchor_.kind && anchor_.day) return weekend(spec, tense);
  // "a year earlier" keeps what the date before it was: a quarter stays a quarter.
  const bool keeps = !spec.duration.empty() && used_ == DateAnchor::kSentence && from->grain <= spec.unit;
  Period result =
      keeps ? shifted(*from, spec.unit, spec.amount) : period_of(spec.unit, moved(from->first, spec.unit, spec.amount));
  if (spec.weekday) result = period_of(Unit::kDay, result.first + days{*spec.weekday - 1});
  return result;
}

std::optional<Period> Resolver::container(const Spec& spec, Tense tense) {
  if (spec.month || spec.year || spec.year_shift) {
    Spec outer;
    outer.year = spec.year;
    outer.year_shift = spec.year_shift;
    outer.month = spec.month;
    return calendar(outer, tense);
  }
  const auto unit = unit_named(spec.literal);
  if (!unit || !anchor_.day) return std::nullopt;
  used_ = anchor_.kind;
  return period_of(*unit, moved(*anchor_.day, *unit, spec.amount));
}

std::optional<Period> Resolver::nth(const Spec& spec, Tense tense) {
  const auto outer = container(spec, tense);
  if (!outer || *spec.nth == 0) return std::nullopt;
  const bool backwards = *spec.nth < 0;
  const int index = backwards ? *spec.nth - spec.span + 1 : *spec.nth - 1;
  Period first = period_of(spec.unit, backwards ? outer->last : outer->first);
  // The first week of a period is the one that has most of its days inside.
  if (spec.unit == Unit::kWeek && !backwards && (first.last - outer->first).count() < 3)
    first = shifted(first, Unit::kWeek, 1);
  if (spec.unit == Unit::kWeek && backwards && (outer->last - first.first).count() < 3)
    first = shifted(first, Unit::kWeek, -1);
  first = shifted(first, spec.unit, backwards ? index + 1 : index);
  const Period end = shifted(first, spec.unit, spec.span - 1);
  return Period{spec.unit, first.first, end.last};
}

std::optional<Period> Resolver::echo(const Spec& spec) {
  if (!anchor_.day && !told_) return std::nullopt;
  used_ = told_ ? DateAnchor::kSentence : anchor_.kind;
  const Period from =
      told_ ? *told_ : period_of(spec.unit == Unit::kCentury ? Unit::kQuarter : spec.unit, *anchor_.day);
  int shift = spec.amount;
  if (spec.year) shift = *spec.year - year_of(from.first);
  if (spec.year_shift && anchor_.day) shift = year_of(*anchor_.day) + *spec.year_shift - year_of(from.first);
  const Unit grain = spec.unit == Unit::kCentury ? from.grain : spec.unit;
  return shifted(period_of(grain, from.first), Unit::kYear, shift);
}

std::optional<Period> Resolver::clock_day(const Spec& spec, Tense tense) {
  const bool has_day = spec.kind != SpecKind::kCalendar || spec.month || spec.weekday || spec.day;
  if (has_day) return period(spec, tense);
  if (told_in_sentence_ && told_ && told_->grain == Unit::kDay) {
    used_ = DateAnchor::kSentence;
    return told_;
  }
  if (!anchor_.day) return std::nullopt;
  used_ = anchor_.kind;
  return period_of(Unit::kDay, *anchor_.day);
}

std::optional<Period> Resolver::period(const Spec& spec, Tense tense) {
  auto found = plain_period(spec, tense);
  if (!found || spec.then_amount == 0) return found;
  return period_of(Unit::kDay, moved(found->first, spec.then_unit, spec.then_amount));
}

std::optional<Period> Resolver::plain_period(const Spec& spec, Tense tense) {
  switch (spec.kind) {
    case SpecKind::kCalendar:
    case SpecKind::kHoliday:
      return calendar(spec, tense);
    case SpecKind::kShift:
      return shift(spec, tense);
    case SpecKind::kNth:
      return nth(spec, tense);
    case SpecKind::kEcho:
      return echo(spec);
    default:
      return std::nullopt;
  }
}

namespace {

void put_bounds(Date& date, const Period& period, Open open) {
  const sys_days first = open == Open::kAfter ? period.last + days{1} : period.first;
  const sys_days last = open == Open::kBefore ? period.first - days{1} : period.last;
  if (open != Open::kUntil && open != Open::kBefore) date.earliest = iso(first);
  if (open != Open::kSince && open != Open::kAfter) date.latest = iso(last);
}

}  // namespace

void Resolver::put_period(Date& date, const Spec& spec, const Period& period) {
  told_ = period;
  told_in_sentence_ = true;
  date.value = timex_value(period);
  date.precision = name_of(period.grain);
  if (spec.clock) {
    date.type = DateType::kTime;
    date.value += clock_value(*spec.clock);
    date.earliest = date.latest = clock_bound(*spec.clock, period.first);
    date.precision = precision_of(*spec.clock);
    return;
  }
  if (!spec.part.empty()) {
    date.type = DateType::kTime;
    date.value += "T" + std::string(spec.part);
    date.precision = "hour";
  }
  put_bounds(date, period, spec.open);
}

void Resolver::put_duration(Date& date, const Spec& spec) const {
  date.type = DateType::kDuration;
  date.value = spec.duration;
  date.precision = name_of(spec.unit);
  if (spec.side == Side::kNone || spec.amount == 0 || !anchor_.day || spec.unit < Unit::kDay) return;
  date.anchor = anchor_.kind;
  const bool aligned = spec.unit == Unit::kQuarter || spec.unit == Unit::kDecade || spec.unit == Unit::kWeekend;
  if (aligned && spec.unit != Unit::kDecade) {
    const Period now = period_of(spec.unit, *anchor_.day);
    const bool before = spec.side == Side::kBefore;
    date.earliest = iso(shifted(now, spec.unit, before ? -spec.amount : 1).first);
    date.latest = iso(shifted(now, spec.unit, before ? -1 : spec.amount).last);
    return;
  }
  const sys_days far = moved(*anchor_.day, spec.unit, spec.side == Side::kBefore ? -spec.amount : spec.amount);
  const bool point = spec.literal == "in";
  const sys_days start = spec.literal == "within" ? *anchor_.day : *anchor_.day + days{1};
  date.earliest = iso(point || spec.side == Side::kBefore ? far : start);
  date.latest = iso(spec.side == Side::kBefore ? *anchor_.day : far);
}

void Resolver::put_set(Date& date, const Spec& spec) const {
  date.type = DateType::kSet;
  date.value = spec.weekday ? "XXXX-WXX-" + std::to_string(*spec.weekday) : spec.duration;
  date.precision = spec.weekday ? "day" : "";
}

Date Resolver::resolve(const Spec& given, Tense tense, std::string_view rule) {
  Date date;
  date.evidence.rule = rule;
  used_ = DateAnchor::kNone;
  const Spec spec = given.order_unknown ? settled_order(given) : given;
  if (spec.kind == SpecKind::kDuration) {
    put_duration(date, spec);
  } else if (spec.kind == SpecKind::kSet) {
    put_set(date, spec);
  } else if (spec.kind == SpecKind::kReference) {
    date.value = spec.literal;
    date.evidence.confidence = kVague;
  } else if (spec.fiscal && !spec.month) {
    const auto year = base_year(spec);
    date.value = "FY" + (year ? std::to_string(*year) : std::string("XXXX"));
    if (spec.quarter) date.value += "-Q" + std::to_string(*spec.quarter);
    if (spec.half) date.value += "-H" + std::to_string(*spec.half);
    date.precision = spec.quarter ? "quarter" : spec.half ? "half" : "year";
    date.anchor = used_;
  } else if (const auto found = spec.clock ? clock_day(spec, tense) : period(spec, tense)) {
    put_period(date, spec, *found);
    date.anchor = used_;
    date.evidence.confidence = used_ == DateAnchor::kNone      ? kCertain
                               : spec.kind == SpecKind::kShift ? kCounted
                                                               : kInferred;
  } else {
    date.value = unanchored_value(spec);
    if (spec.clock) date.value += clock_value(*spec.clock);
    if (spec.clock || !spec.part.empty()) date.type = DateType::kTime;
    if (!spec.part.empty()) date.value += "T" + std::string(spec.part);
    date.evidence.confidence = kVague;
  }
  return date;
}

}  // namespace pressmark::dates

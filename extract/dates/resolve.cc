#include "extract/dates/resolve.h"

#include <algorithm>

#include "extract/dates/timex.h"

namespace pressmark::dates {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// How sure a kind of resolution is.
constexpr double kCertain = 1.0;
constexpr double kCounted = 0.9;
constexpr double kInferred = 0.8;
constexpr double kVague = 0.6;

}  // namespace

void Resolver::speak_on(std::optional<sys_days> day) {
  anchor_ = own_anchor_;
  if (!day) return;
  anchor_.day = day;
  anchor_.kind = DateAnchor::kSentence;
}

void Resolver::remember(const Spec& spec, const Period& period) {
  if (spec.compared && told_in_sentence_ && told_ && told_->grain == period.grain && period.grain > Unit::kDay) return;
  told_ = last_ = period;
  told_in_sentence_ = true;
  if (period.grain == Unit::kDay && spec.kind != SpecKind::kEcho) told_day_ = period;
  told_several_ = spec.kind == SpecKind::kNth && spec.span > 1 ? std::optional(period) : std::nullopt;
  const bool part =
      !told_several_ && (period.grain == Unit::kMonth || period.grain == Unit::kQuarter || period.grain == Unit::kHalf);
  // What was compared with is not what the text is about.
  const bool comparison = used_ == DateAnchor::kSentence && spec.kind != SpecKind::kCalendar;
  if (part && !comparison) told_part_ = period;
  const bool over = period.grain == Unit::kQuarter && anchor_.day && period.last < *anchor_.day;
  if (over && !comparison) results_ = period;
  told_night_ = spec.part == "NI";
}

// Results are told within weeks of the quarter's end.
bool Resolver::reports_last_quarter() const {
  constexpr int kReportedWithin = 45;
  return anchor_.day && (*anchor_.day - period_of(Unit::kQuarter, *anchor_.day).first).count() < kReportedWithin;
}

// "In the quarter, sales rose": told so early in a quarter it is the one that ended.
bool Resolver::is_last_results(const Spec& spec, Tense tense) const {
  const bool past = tense == Tense::kPast || tense == Tense::kPastVerb;
  if (!past || spec.unit != Unit::kQuarter || spec.base != Base::kContext || spec.relative != Relative::kNone)
    return false;
  return spec.amount == 0 && used_ == anchor_.kind && reports_last_quarter();
}

// "At the end of the year it had 3 plants", "for the year, it lost", told in January.
bool Resolver::is_last_end(const Spec& spec, Tense tense) const {
  constexpr int kSoonAfter = 6;  // the first part of the period that this is told in
  const bool past = tense == Tense::kPast || tense == Tense::kPastVerb;
  if (!past || (spec.edge != "end" && spec.edge != "full") || spec.amount != 0 || used_ != anchor_.kind ||
      spec.unit < Unit::kMonth)
    return false;
  const Period now = period_of(spec.unit, *anchor_.day);
  return (*anchor_.day - now.first) * kSoonAfter < now.last - now.first;
}

// "a year ago" beside a quarter is that quarter of the year before.
std::optional<Period> Resolver::compared(const Spec& spec) {
  const bool year = spec.unit == Unit::kYear && spec.amount == -1 && !spec.duration.empty();
  const bool told = told_part_ && told_part_->grain == Unit::kQuarter;
  // "a year earlier" of a story about a quarter, where nothing nearer is told.
  const bool story = results_ && !told_ && spec.base == Base::kContext;
  if (!year || (!told && !story) || told_several_) return std::nullopt;
  used_ = DateAnchor::kSentence;
  return shifted(told ? *told_part_ : *results_, Unit::kYear, -1);
}

std::optional<Period> Resolver::base(const Spec& spec) {
  // A bare "evening" is of a day in its own sentence; "the next day" looks further back.
  const bool near = spec.part.empty() || told_in_sentence_ || spec.relative == Relative::kThat;
  if (spec.base == Base::kContext && spec.unit == Unit::kDay && told_day_ && near) {
    used_ = DateAnchor::kSentence;
    return told_day_;
  }
  const bool fits =
      told_ && near && (told_->grain <= spec.unit || spec.unit >= Unit::kYear || told_->grain == Unit::kDay);
  if (spec.base == Base::kContext && fits) {
    used_ = DateAnchor::kSentence;
    return told_;
  }
  if (spec.base == Base::kContext && spec.unit == Unit::kQuarter && results_ && !told_) {
    used_ = DateAnchor::kSentence;
    return results_;
  }
  // "Two days later" than what the text does not date.
  const bool later = spec.base == Base::kContext && spec.amount > 0 && !spec.duration.empty();
  if (!anchor_.day || later) return std::nullopt;
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
  if (const auto period = compared(spec)) return period;
  const auto from = base(spec);
  if (!from || !can_move(from->first, spec.unit, spec.amount)) return std::nullopt;
  if (is_last_end(spec, tense)) return shifted(period_of(spec.unit, *anchor_.day), spec.unit, -1);
  if (is_last_results(spec, tense)) return shifted(period_of(spec.unit, *anchor_.day), spec.unit, -1);
  if (spec.unit == Unit::kWeekend && used_ == anchor_.kind && anchor_.day) return weekend(spec, tense);
  // "a year earlier" keeps a month or half of a year that the date before it was.
  const bool keeps = !spec.duration.empty() && used_ == DateAnchor::kSentence && from->grain >= Unit::kMonth &&
                     from->grain <= spec.unit && told_in_sentence_;
  // "a week ago Friday": so many weeks before the last one.
  if (spec.weekday && !spec.duration.empty()) {
    const int back = (weekday_of(from->first) - *spec.weekday + 7) % 7;
    return period_of(Unit::kDay, moved(from->first - days{back}, spec.unit, spec.amount));
  }
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
  const Period outer = period_of(*unit, moved(*anchor_.day, *unit, spec.amount));
  // Results are told when their months are over.
  const bool ahead = spec.span > 1 && (spec.unit == Unit::kMonth || spec.unit == Unit::kQuarter) && *spec.nth == 1 &&
                     tense != Tense::kFuture && moved(outer.first, spec.unit, spec.span) > *anchor_.day;
  return ahead ? shifted(outer, *unit, -1) : outer;
}

std::optional<Period> Resolver::nth(const Spec& spec, Tense tense) {
  const auto outer = container(spec, tense);
  if (!outer || *spec.nth == 0) return std::nullopt;
  const bool backwards = *spec.nth < 0;
  if (spec.weekday) {
    const sys_days edge = backwards ? outer->last : outer->first;
    const int off =
        backwards ? -((weekday_of(edge) - *spec.weekday + 7) % 7) : (*spec.weekday - weekday_of(edge) + 7) % 7;
    const sys_days day = edge + days{off + 7 * (backwards ? *spec.nth + 1 : *spec.nth - 1)};
    return day >= outer->first && day <= outer->last ? std::optional(period_of(Unit::kDay, day)) : std::nullopt;
  }
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
  if (!anchor_.day && !told_ && !last_) return std::nullopt;
  if (spec.literal == "time") {
    used_ = last_ ? DateAnchor::kSentence : DateAnchor::kNone;
    return last_;
  }
  const bool part = told_part_ && (spec.unit == Unit::kCentury || spec.unit == told_part_->grain);
  const auto told = told_several_ && spec.unit == Unit::kCentury ? told_several_ : part ? told_part_ : told_;
  used_ = told ? DateAnchor::kSentence : anchor_.kind;
  const Unit unit = spec.unit == Unit::kCentury ? Unit::kQuarter : spec.unit;
  Period from = told ? *told : period_of(unit, *anchor_.day);
  if (!told && unit == Unit::kQuarter && reports_last_quarter()) from = shifted(from, Unit::kQuarter, -1);
  int shift = spec.amount;
  if (spec.year) shift = *spec.year - year_of(from.first);
  if (spec.year_shift && anchor_.day) shift = year_of(*anchor_.day) + *spec.year_shift - year_of(from.first);
  // "the first ten months of 2015 ... the same period in 2014".
  if (told_several_ && spec.unit == Unit::kCentury)
    return Period{from.grain, moved(from.first, Unit::kYear, shift), moved(from.last, Unit::kYear, shift)};
  const Unit grain = spec.unit == Unit::kCentury ? from.grain : spec.unit;
  return shifted(period_of(grain, from.first), Unit::kYear, shift);
}

std::optional<Period> Resolver::clock_day(const Spec& spec, Tense tense) {
  const bool has_day = spec.kind != SpecKind::kCalendar || spec.month || spec.weekday || spec.day;
  if (has_day) return period(spec, tense);
  if (told_in_sentence_ && told_ && told_->grain == Unit::kDay) {
    used_ = DateAnchor::kSentence;
    // "left on Sunday night; others followed at 2 a.m."
    constexpr int kMorning = 7;
    return told_night_ && spec.clock->hour < kMorning ? shifted(*told_, Unit::kDay, 1) : *told_;
  }
  if (!anchor_.day) return std::nullopt;
  used_ = anchor_.kind;
  return period_of(Unit::kDay, *anchor_.day);
}

std::optional<Period> Resolver::period(const Spec& spec, Tense tense) {
  auto found = plain_period(spec, tense);
  if (found && spec.grain) {
    // "Labor Day weekend": the days before a Monday, not those behind it.
    constexpr int kTuesday = 2;
    const bool weekend = spec.grain == Unit::kWeekend && weekday_of(found->first) <= kTuesday;
    const Period around = period_of(*spec.grain, found->first - days{weekend ? kTuesday : 0});
    if (*spec.grain != Unit::kWeekend || spec.kind != SpecKind::kHoliday) return around;
    return Period{around.grain, std::min(around.first, found->first), std::max(around.last, found->first)};
  }
  if (!found || spec.then_amount == 0) return found;
  if (!can_move(found->first, spec.then_unit, spec.then_amount)) return std::nullopt;
  const Unit grain = spec.kind == SpecKind::kShift ? spec.unit : Unit::kDay;
  // The week of other years is the one around its middle.
  const sys_days middle = found->first + (found->last - found->first) / 2;
  return period_of(grain, moved(grain == Unit::kDay ? found->first : middle, spec.then_unit, spec.then_amount));
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
    put_reference(date, spec);
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

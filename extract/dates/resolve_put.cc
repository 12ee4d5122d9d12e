// Writes what a phrase was resolved to into the mention: value, bounds, precision.
#include "extract/dates/edges.h"
#include "extract/dates/resolve.h"
#include "extract/dates/timex.h"

namespace pressmark::dates {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

void put_bounds(Date& date, const Period& period, Open open) {
  const sys_days first = open == Open::kAfter ? period.last + days{1} : period.first;
  const sys_days last = open == Open::kBefore ? period.first - days{1} : period.last;
  if (open != Open::kUntil && open != Open::kBefore) date.earliest = iso(first);
  if (open != Open::kSince && open != Open::kAfter) date.latest = iso(last);
}

}  // namespace

// "early March": the interval is the part of the period that the words leave, the value is the period's.
Period Resolver::meant(const Spec& spec, const Period& period) const {
  const bool whole = spec.edge.empty() || !spec.part.empty() || (spec.kind == SpecKind::kNth && spec.span > 1);
  if (whole) return period;
  const bool beside = spec.edge == "earlier" || spec.edge == "later";
  return beside && anchor_.day ? split_at(period, spec.edge, *anchor_.day) : narrowed(period, spec.edge);
}

void Resolver::put_period(Date& date, const Spec& spec, const Period& period) {
  remember(spec, period);
  date.value = timex_value(period);
  date.precision = name_of(period.grain);
  if (spec.clock) {
    date.type = DateType::kTime;
    date.value += clock_value(*spec.clock);
    Clock clock = *spec.clock;
    if (clock.zone_name == "local") clock.zone_name = anchor_.zone;
    date.earliest = date.latest = clock_bound(clock, period.first);
    date.precision = precision_of(*spec.clock);
    return;
  }
  if (!spec.part.empty()) {
    date.type = DateType::kTime;
    date.value += "T" + std::string(spec.part);
    date.precision = "hour";
  }
  if (spec.kind == SpecKind::kNth && !spec.duration.empty()) {
    date.type = DateType::kDuration;
    date.value = spec.duration;
  }
  put_bounds(date, meant(spec, period), spec.open);
  if (spec.open == Open::kToday && anchor_.day) date.latest = iso(*anchor_.day);
}

void Resolver::put_duration(Date& date, const Spec& spec) const {
  date.type = DateType::kDuration;
  date.value = spec.duration;
  date.precision = name_of(spec.unit);
  if (spec.side == Side::kNone || spec.amount == 0 || !anchor_.day || spec.unit < Unit::kDay) return;
  const int way = spec.side == Side::kBefore ? -1 : 1;
  if (!can_move(*anchor_.day, spec.unit, way * spec.amount)) return;
  const sys_days whole = moved(*anchor_.day, spec.unit, way * spec.amount);
  if (!can_move(whole, spec.then_unit, way * spec.then_amount)) return;
  date.anchor = anchor_.kind;
  const bool aligned = spec.unit == Unit::kQuarter || spec.unit == Unit::kDecade || spec.unit == Unit::kWeekend;
  if (aligned && spec.unit != Unit::kDecade) {
    const Period now = period_of(spec.unit, *anchor_.day);
    const bool before = spec.side == Side::kBefore;
    date.earliest = iso(shifted(now, spec.unit, before ? -spec.amount : 1).first);
    date.latest = iso(shifted(now, spec.unit, before ? -1 : spec.amount).last);
    return;
  }
  const sys_days far = moved(whole, spec.then_unit, way * spec.then_amount);
  const bool point = spec.literal == "in";
  const sys_days start = spec.literal == "within" ? *anchor_.day : *anchor_.day + days{1};
  date.earliest = iso(point || spec.side == Side::kBefore ? far : start);
  date.latest = iso(spec.side == Side::kBefore ? *anchor_.day : far);
}

// "between May and now": as the end of a range even "now" is a day.
void Resolver::put_reference(Date& date, const Spec& spec) const {
  date.value = spec.literal;
  if (!spec.follows || !anchor_.day || spec.literal != "PRESENT_REF") return;
  date.latest = iso(*anchor_.day);
  if (spec.open != Open::kUntil) date.earliest = date.latest;
  date.anchor = anchor_.kind;
}

void Resolver::put_set(Date& date, const Spec& spec) const {
  date.type = DateType::kSet;
  date.value = spec.weekday ? "XXXX-WXX-" + std::to_string(*spec.weekday) : spec.duration;
  if (!spec.part.empty()) date.value += "T" + std::string(spec.part);
  date.precision = spec.weekday ? "day" : "";
}

}  // namespace pressmark::dates

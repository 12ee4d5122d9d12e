// What Chinese counts from today or from nothing: this month, last Thursday, yesterday, lengths, repeated times.
#include <string>

#include "extract/dates/han_phrases.h"

namespace pressmark::dates {
namespace {

using K = HanKind;

Spec day_shift(int days, Base base) {
  Spec spec;
  spec.kind = SpecKind::kShift;
  spec.unit = Unit::kDay;
  spec.amount = days;
  spec.base = base;
  return spec;
}

// "8 tian 20 xiao shi", "yi nian you yi ge yue 21 tian".
std::string rest_of_duration(const HanView& view, std::size_t& at, Unit last) {
  std::string more;
  bool in_time = last < Unit::kDay;
  while (true) {
    std::size_t next = at;
    if (view.is(next, K::kParticle)) ++next;
    const auto length = read_length(view, next);
    if (!length || length->unit >= last || length->amount.text == "X") return more;
    const std::string value = duration_value(length->unit, length->amount);
    more += value.substr(in_time && value[1] == 'T' ? 2 : 1);
    in_time |= value[1] == 'T';
    last = length->unit;
    at = next;
  }
}

HanMention distance(std::size_t end, const Length& length, int way) {
  Spec spec;
  spec.kind = length.amount.text == "X" || length.unit < Unit::kDay ? SpecKind::kReference : SpecKind::kShift;
  spec.literal = way < 0 ? "PAST_REF" : "FUTURE_REF";
  spec.unit = length.unit;
  spec.amount = way * length.amount.value;
  spec.base = way < 0 ? Base::kPublished : Base::kContext;
  return {end, spec, "zh-distance"};
}

}  // namespace

// "ben yue shi ri", "shang yue di", "nian di", "yue chu".
std::optional<HanMention> han_month_word(const HanView& view, std::size_t at) {
  Spec spec;
  spec.kind = SpecKind::kShift;
  if (view.is(at, K::kQuarterShift)) {
    spec.unit = Unit::kQuarter;
    spec.amount = view[at].value;
    return HanMention{at + 1, spec, "zh-quarter-word"};
  }
  const bool month = view.is(at, K::kMonthWord) || view.is(at, K::kContextMonth) || view.is(at, K::kMonthEdge);
  if (!month && !view.is(at, K::kYearEdge)) return std::nullopt;
  spec.unit = month ? Unit::kMonth : Unit::kYear;
  spec.amount = view[at].value;
  if (view.is(at, K::kContextMonth)) spec.base = Base::kContext;
  ++at;
  Spec day;
  if (month && read_written_day(view, at, day)) {
    spec.kind = SpecKind::kNth;
    spec.unit = Unit::kDay;
    spec.nth = day.day;
    spec.literal = name_of(Unit::kMonth);
    return HanMention{at, spec, "zh-month-word-day"};
  }
  read_edge(view, at);
  return HanMention{at, spec, "zh-month-word"};
}

std::optional<HanMention> han_week(const HanView& view, std::size_t at) {
  Spec spec;
  const bool word = view.is(at, K::kWeekWord);
  if (!word && !view.is(at, K::kWeek) && !view.is(at, K::kWeekend)) return std::nullopt;
  if (word) {
    spec.kind = SpecKind::kShift;
    spec.unit = Unit::kWeek;
    spec.amount = view[at].value;
  }
  const bool bare_weekend = view.is(at, K::kWeekend);
  if (!bare_weekend) ++at;
  const bool weekend =
      bare_weekend || (word && (view.is(at, K::kWeekend) ||
                                (view.is(at, K::kEdge) && view[at].text == "end" && view[at].span.size() == 3)));
  if (weekend) {
    spec.kind = SpecKind::kShift;
    spec.unit = Unit::kWeekend;
    if (bare_weekend) spec.relative = Relative::kPast;
    return HanMention{at + 1, spec, "zh-weekend"};
  }
  spec.weekday = read_weekday_number(view, at);
  if (!spec.weekday && word) read_edge(view, at);
  if (!spec.weekday) return word ? std::optional(HanMention{at, spec, "zh-week"}) : std::nullopt;
  read_time(view, at, spec);
  return HanMention{at, spec, "zh-weekday"};
}

std::optional<HanMention> han_day_word(const HanView& view, std::size_t at) {
  const HanToken& token = view[at];
  if (token.kind == K::kDayPartWord) {
    Spec spec = day_shift(token.value, Base::kPublished);
    spec.part = token.text.substr(token.text.find(' ') + 1);
    const std::string_view part = spec.part;
    ++at;
    if (auto clock = read_hour(view, at)) {
      clock->hour = full_hour(clock->hour, part);
      spec.clock = clock;
      spec.part = {};
    }
    return HanMention{at, spec, "zh-day-part"};
  }
  // "zuo (15) ri": the word is cut open by the date.
  if (token.kind == K::kDayStem) {
    // "zuo tong guo": yesterday's short form, before a verb.
    if (token.value == -1 && !view.is(at + 1, K::kOpen))
      return HanMention{at + 1, day_shift(token.value, Base::kPublished), "zh-day-word"};
    if (!view.is(at + 1, K::kOpen) || !in_range(view[at + 2], 1, 31) || !view.is(at + 3, K::kClose) ||
        !view.is(at + 4, K::kDay))
      return std::nullopt;
    return HanMention{at + 5, day_shift(token.value, Base::kPublished), "zh-day-word"};
  }
  if (token.kind != K::kDayWord && token.kind != K::kContextDay) return std::nullopt;
  Spec spec = day_shift(token.value, token.kind == K::kDayWord ? Base::kPublished : Base::kContext);
  ++at;
  read_time(view, at, spec);
  return HanMention{at, spec, "zh-day-word"};
}

std::optional<HanMention> han_clock(const HanView& view, std::size_t at) {
  Spec spec;
  const bool led = view.is(at, K::kZone) || view.is(at, K::kPart);
  if (!read_time(view, at, spec) || (!led && !spec.clock)) return std::nullopt;
  if (!spec.clock) spec.kind = SpecKind::kShift, spec.base = Base::kContext;
  return HanMention{at, spec, "zh-clock"};
}

std::optional<HanMention> han_duration(const HanView& view, std::size_t at) {
  Spec spec;
  spec.kind = SpecKind::kDuration;
  if (at > 0 && view.is(at - 1, K::kNth)) return std::nullopt;  // "di wu nian"
  const bool stretch = view.is(at, K::kStretch);
  const int way = stretch ? view[at++].value : 0;
  const auto length = read_length(view, at);
  if (!length) return std::nullopt;
  // A bare "N dian" or "N shi" is a time of the day.
  const bool hour_mark = length->unit == Unit::kHour && view.is(at - 1, K::kHour);
  if (hour_mark) return std::nullopt;
  if (!stretch && view.is(at, K::kBefore)) return distance(at + 1, *length, -1);
  if (!stretch && view.is(at, K::kAfter)) return distance(at + 1, *length, 1);
  spec.unit = length->unit;
  spec.amount = length->amount.value;
  spec.duration = duration_value(length->unit, length->amount);
  if (length->amount.text != "X") spec.duration += rest_of_duration(view, at, length->unit);
  spec.side = way < 0 ? Side::kBefore : way > 0 ? Side::kAfter : Side::kNone;
  return HanMention{at, spec, "zh-duration"};
}

std::optional<HanMention> han_set(const HanView& view, std::size_t at) {
  if (!view.is(at, K::kEach)) return std::nullopt;
  ++at;
  Spec spec;
  spec.kind = SpecKind::kSet;
  if (view.is(at, K::kWeek)) {
    std::size_t next = at + 1;
    spec.weekday = read_weekday_number(view, next);
    if (!spec.weekday) spec.duration = "P1W";
    if (spec.weekday && view.is(next, K::kPart)) spec.part = view[next++].text;
    return HanMention{next, spec, "zh-set"};
  }
  std::size_t next = at;
  const auto written = read_length(view, next);
  if (written && written->amount.text != "X") {
    spec.duration = duration_value(written->unit, written->amount);
    return HanMention{next, spec, "zh-set"};
  }
  constexpr struct {
    HanKind kind;
    std::string_view value;
  } kPeriods[] = {{K::kYear, "P1Y"}, {K::kMonth, "P1M"}, {K::kDay, "P1D"}, {K::kQuarter, "P1Q"}};
  for (const auto& period : kPeriods) {
    if (view.is(at, period.kind)) spec.duration = period.value;
  }
  if (view.is(at, K::kUnit)) spec.duration = duration_value(*unit_named(view[at].text), Amount{"1", 1, false, false});
  if (spec.duration.empty()) return std::nullopt;
  return HanMention{at + 1, spec, "zh-set"};
}

}  // namespace pressmark::dates

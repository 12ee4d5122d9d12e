// Calendar fields in Chinese: years, halves, quarters, months, days, festivals, decades.
#include "extract/dates/han_phrases.h"

namespace pressmark::dates {
namespace {

using K = HanKind;

std::optional<HanMention> same_period(const HanView& view, std::size_t at, const Spec& year) {
  if (!view.is(at, K::kSamePeriod)) return std::nullopt;
  Spec spec = year;
  spec.kind = SpecKind::kEcho;
  spec.unit = Unit::kCentury;
  return HanMention{at + 1, spec, "zh-same-period"};
}

// "qian 8 ge yue", "shou san ji": the first so many of a year, of this one where none is named.
std::optional<HanMention> first_units(const HanView& view, std::size_t at, Spec spec) {
  constexpr std::uint32_t kOneCharacter = 3;
  constexpr int kMostMonths = 11;
  constexpr int kMostQuarters = 3;
  const bool first = (view.is(at, K::kBefore) && view[at].span.size() == kOneCharacter) || view.is(at, K::kFirst);
  const bool quarters = view.is(at + 2, K::kQuarter) || (view.is(at + 2, K::kUnit) && view[at + 2].text == "quarter");
  const bool months = view.is(at + 2, K::kUnit) && view[at + 2].text == "month";
  if (!first || (!quarters && !months) || !in_range(view[at + 1], 2, quarters ? kMostQuarters : kMostMonths))
    return std::nullopt;
  spec.kind = SpecKind::kNth;
  spec.unit = quarters ? Unit::kQuarter : Unit::kMonth;
  spec.nth = 1;
  spec.span = view[at + 1].value;
  spec.duration = duration_value(spec.unit, Amount{std::to_string(spec.span), spec.span, false, false});
  if (!spec.year && !spec.year_shift) spec.literal = name_of(Unit::kYear);
  return HanMention{at + 3, spec, "zh-first-units"};
}

std::optional<HanMention> after_year(const HanView& view, std::size_t at, Spec spec) {
  if (auto mention = first_units(view, at, spec)) return mention;
  if (auto mention = same_period(view, at, spec)) return mention;
  if (read_part_of_year(view, at, spec)) return HanMention{at, spec, "zh-part-of-year"};
  if (view.is(at, K::kHoliday)) {
    spec.kind = SpecKind::kHoliday;
    spec.literal = view[at].text;
    return HanMention{at + 1, spec, "zh-holiday"};
  }
  if (!read_written_month(view, at, spec)) {
    read_edge(view, at);
    return HanMention{at, spec, "zh-year"};
  }
  if (read_written_day(view, at, spec)) {
    read_time(view, at, spec);
    return HanMention{at, spec, "zh-year-month-day"};
  }
  read_edge(view, at);
  return HanMention{at, spec, "zh-year-month"};
}

}  // namespace

std::optional<HanMention> han_calendar(const HanView& view, std::size_t at) {
  Spec spec;
  if (read_han_year(view, at, spec)) return after_year(view, at, spec);
  if (in_range(view[at], kFirstHanYear, kLastHanYear) && view[at].digits == 4 && view.is(at + 1, K::kFiscal)) {
    spec.year = view[at].value;
    spec.fiscal = true;
    return HanMention{at + 2, spec, "zh-fiscal-year"};
  }
  if (auto mention = first_units(view, at, spec)) return mention;
  if (view.is(at, K::kHalf) || read_quarter(view, at, spec)) {
    if (!spec.quarter) spec.half = view[at++].value;
    return HanMention{at, spec, "zh-part-of-year"};
  }
  if (read_written_month(view, at, spec)) {
    const bool day = read_written_day(view, at, spec);
    if (day) read_time(view, at, spec);
    if (!day) read_edge(view, at);
    return HanMention{at, spec, day ? "zh-month-day" : "zh-month"};
  }
  if (!read_written_day(view, at, spec)) return std::nullopt;
  read_time(view, at, spec);
  return HanMention{at, spec, "zh-day"};
}

// "2019 zhi 2020 nian": the first year has no sign of its own.
std::optional<HanMention> han_first_year(const HanView& view, std::size_t at) {
  const bool year = in_range(view[at], kFirstHanYear, kLastHanYear) && view[at].digits == 4;
  const bool joined = view.is(at + 1, K::kJoint) || view.is(at + 1, K::kDash);
  if (!year || !joined || !in_range(view[at + 2], kFirstHanYear, kLastHanYear) || !view.is(at + 3, K::kYear))
    return std::nullopt;
  Spec spec;
  spec.year = view[at].value;
  return HanMention{at + 1, spec, "zh-first-year"};
}

// "1 zhi 4 yue": the first month has no sign of its own.
std::optional<HanMention> han_first_month(const HanView& view, std::size_t at) {
  constexpr int kMonths = 12;
  const bool joined = view.is(at + 1, K::kJoint) || view.is(at + 1, K::kDash);
  const bool months = in_range(view[at], 1, kMonths) && joined && in_range(view[at + 2], 1, kMonths) &&
                      view.is(at + 3, K::kMonth) && view[at].value < view[at + 2].value;
  if (!months || (at > 0 && view.is(at - 1, K::kYear)) || in_range(view[at + 4], 1, 31)) return std::nullopt;
  Spec spec;
  spec.month = view[at].value;
  return HanMention{at + 1, spec, "zh-first-month"};
}

std::optional<HanMention> han_other(const HanView& view, std::size_t at) {
  Spec spec;
  const HanToken& token = view[at];
  if (token.kind == K::kReference) {
    spec.kind = SpecKind::kReference;
    spec.literal = token.text;
    return HanMention{at + 1, spec, "zh-reference"};
  }
  if (token.kind == K::kHoliday) {
    spec.kind = SpecKind::kHoliday;
    spec.literal = token.text;
    return HanMention{at + 1, spec, "zh-holiday"};
  }
  if (token.kind != K::kNumber) return std::nullopt;
  if (view.is(at + 1, K::kDecade) && token.value % 10 == 0) {
    spec.decade = token.digits == 4 ? token.value / 10 : token.value % 100 / 10;
    std::size_t end = at + 2;
    read_edge(view, end);
    return HanMention{end, spec, "zh-decade"};
  }
  if (!view.is(at + 1, K::kCentury) || !in_range(token, 1, 30)) return std::nullopt;
  if (in_range(view[at + 2], 10, 90) && view[at + 2].value % 10 == 0 && view.is(at + 3, K::kDecade)) {
    spec.decade = (token.value - 1) * 10 + view[at + 2].value / 10;
    std::size_t end = at + 4;
    read_edge(view, end);
    return HanMention{end, spec, "zh-decade"};
  }
  spec.century = token.value;
  return HanMention{at + 2, spec, "zh-century"};
}

}  // namespace pressmark::dates

// Chinese phrases. A phrase is read from coarse to fine: era, year, half or quarter or season, month, day, part, clock.
#include <string>

#include "extract/dates/found.h"
#include "extract/dates/han_pieces.h"

namespace pressmark::dates {
namespace {

using K = HanKind;

// A phrase of tokens [first, end).
struct Mention {
  std::size_t end = 0;
  Spec spec;
  std::string_view rule;
};

Spec day_shift(int days, Base base) {
  Spec spec;
  spec.kind = SpecKind::kShift;
  spec.unit = Unit::kDay;
  spec.amount = days;
  spec.base = base;
  return spec;
}

std::optional<Mention> same_period(const HanView& view, std::size_t at, const Spec& year) {
  if (!view.is(at, K::kSamePeriod)) return std::nullopt;
  Spec spec = year;
  spec.kind = SpecKind::kEcho;
  spec.unit = Unit::kCentury;
  return Mention{at + 1, spec, "zh-same-period"};
}

std::optional<Mention> after_year(const HanView& view, std::size_t at, Spec spec) {
  if (auto mention = same_period(view, at, spec)) return mention;
  if (read_part_of_year(view, at, spec)) return Mention{at, spec, "zh-part-of-year"};
  if (view.is(at, K::kHoliday)) {
    spec.kind = SpecKind::kHoliday;
    spec.literal = view[at].text;
    return Mention{at + 1, spec, "zh-holiday"};
  }
  if (!read_written_month(view, at, spec)) {
    read_edge(view, at);
    return Mention{at, spec, "zh-year"};
  }
  if (read_written_day(view, at, spec)) {
    read_time(view, at, spec);
    return Mention{at, spec, "zh-year-month-day"};
  }
  read_edge(view, at);
  return Mention{at, spec, "zh-year-month"};
}

std::optional<Mention> calendar(const HanView& view, std::size_t at) {
  Spec spec;
  if (read_han_year(view, at, spec)) return after_year(view, at, spec);
  if (in_range(view[at], kFirstHanYear, kLastHanYear) && view[at].digits == 4 && view.is(at + 1, K::kFiscal)) {
    spec.year = view[at].value;
    spec.fiscal = true;
    return Mention{at + 2, spec, "zh-fiscal-year"};
  }
  if (view.is(at, K::kHalf) || read_quarter(view, at, spec)) {
    if (!spec.quarter) spec.half = view[at++].value;
    return Mention{at, spec, "zh-part-of-year"};
  }
  if (read_written_month(view, at, spec)) {
    const bool day = read_written_day(view, at, spec);
    if (day) read_time(view, at, spec);
    if (!day) read_edge(view, at);
    return Mention{at, spec, day ? "zh-month-day" : "zh-month"};
  }
  if (!read_written_day(view, at, spec)) return std::nullopt;
  read_time(view, at, spec);
  return Mention{at, spec, "zh-day"};
}

// "ben yue shi ri", "shang yue di", "nian di", "yue chu".
std::optional<Mention> month_word(const HanView& view, std::size_t at) {
  Spec spec;
  spec.kind = SpecKind::kShift;
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
    return Mention{at, spec, "zh-month-word-day"};
  }
  read_edge(view, at);
  return Mention{at, spec, "zh-month-word"};
}

std::optional<Mention> week(const HanView& view, std::size_t at) {
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
      bare_weekend || (word && (view.is(at, K::kWeekend) || (view.is(at, K::kEdge) && view[at].span.size() == 3)));
  if (weekend) {
    spec.kind = SpecKind::kShift;
    spec.unit = Unit::kWeekend;
    if (bare_weekend) spec.relative = Relative::kPast;
    return Mention{at + 1, spec, "zh-weekend"};
  }
  spec.weekday = read_weekday_number(view, at);
  if (!spec.weekday) return word ? std::optional(Mention{at, spec, "zh-week"}) : std::nullopt;
  read_time(view, at, spec);
  return Mention{at, spec, "zh-weekday"};
}

std::optional<Mention> day_word(const HanView& view, std::size_t at) {
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
    return Mention{at, spec, "zh-day-part"};
  }
  // "zuo (15) ri": the word is cut open by the date.
  if (token.kind == K::kDayStem) {
    if (!view.is(at + 1, K::kOpen) || !in_range(view[at + 2], 1, 31) || !view.is(at + 3, K::kClose) ||
        !view.is(at + 4, K::kDay))
      return std::nullopt;
    return Mention{at + 5, day_shift(token.value, Base::kPublished), "zh-day-word"};
  }
  if (token.kind != K::kDayWord && token.kind != K::kContextDay) return std::nullopt;
  Spec spec = day_shift(token.value, token.kind == K::kDayWord ? Base::kPublished : Base::kContext);
  ++at;
  read_time(view, at, spec);
  return Mention{at, spec, "zh-day-word"};
}

std::optional<Mention> clock(const HanView& view, std::size_t at) {
  Spec spec;
  const bool led = view.is(at, K::kZone) || view.is(at, K::kPart);
  if (!read_time(view, at, spec) || (!led && !spec.clock)) return std::nullopt;
  if (!spec.clock) spec.kind = SpecKind::kShift, spec.base = Base::kContext;
  return Mention{at, spec, "zh-clock"};
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

Mention distance(std::size_t end, const Length& length, int way) {
  Spec spec;
  spec.kind = length.amount.text == "X" || length.unit < Unit::kDay ? SpecKind::kReference : SpecKind::kShift;
  spec.literal = way < 0 ? "PAST_REF" : "FUTURE_REF";
  spec.unit = length.unit;
  spec.amount = way * length.amount.value;
  spec.base = way < 0 ? Base::kPublished : Base::kContext;
  return {end, spec, "zh-distance"};
}

std::optional<Mention> duration(const HanView& view, std::size_t at) {
  Spec spec;
  spec.kind = SpecKind::kDuration;
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
  return Mention{at, spec, "zh-duration"};
}

std::optional<Mention> repeated(const HanView& view, std::size_t at) {
  if (!view.is(at, K::kEach)) return std::nullopt;
  ++at;
  Spec spec;
  spec.kind = SpecKind::kSet;
  if (view.is(at, K::kWeek)) {
    std::size_t next = at + 1;
    spec.weekday = read_weekday_number(view, next);
    if (!spec.weekday) spec.duration = "P1W";
    return Mention{next, spec, "zh-set"};
  }
  std::size_t next = at;
  const auto written = read_length(view, next);
  if (written && written->amount.text != "X") {
    spec.duration = duration_value(written->unit, written->amount);
    return Mention{next, spec, "zh-set"};
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
  return Mention{at + 1, spec, "zh-set"};
}

std::optional<Mention> other(const HanView& view, std::size_t at) {
  Spec spec;
  const HanToken& token = view[at];
  if (token.kind == K::kReference) {
    spec.kind = SpecKind::kReference;
    spec.literal = token.text;
    return Mention{at + 1, spec, "zh-reference"};
  }
  if (token.kind == K::kHoliday) {
    spec.kind = SpecKind::kHoliday;
    spec.literal = token.text;
    return Mention{at + 1, spec, "zh-holiday"};
  }
  if (token.kind != K::kNumber) return std::nullopt;
  if (view.is(at + 1, K::kDecade) && token.value % 10 == 0) {
    spec.decade = token.digits == 4 ? token.value / 10 : token.value % 100 / 10;
    return Mention{at + 2, spec, "zh-decade"};
  }
  if (!view.is(at + 1, K::kCentury) || !in_range(token, 1, 30)) return std::nullopt;
  if (in_range(view[at + 2], 10, 90) && view[at + 2].value % 10 == 0 && view.is(at + 3, K::kDecade)) {
    spec.decade = (token.value - 1) * 10 + view[at + 2].value / 10;
    return Mention{at + 4, spec, "zh-decade"};
  }
  spec.century = token.value;
  return Mention{at + 2, spec, "zh-century"};
}

// "2019 zhi 2020 nian": the first year has no sign of its own.
std::optional<Mention> first_year(const HanView& view, std::size_t at) {
  const bool year = in_range(view[at], kFirstHanYear, kLastHanYear) && view[at].digits == 4;
  const bool joined = view.is(at + 1, K::kJoint) || view.is(at + 1, K::kDash);
  if (!year || !joined || !in_range(view[at + 2], kFirstHanYear, kLastHanYear) || !view.is(at + 3, K::kYear))
    return std::nullopt;
  Spec spec;
  spec.year = view[at].value;
  return Mention{at + 1, spec, "zh-first-year"};
}

constexpr std::optional<Mention> (*kRules[])(const HanView&, std::size_t) = {
    calendar, first_year, month_word, week, day_word, clock, duration, repeated, other};

std::optional<Mention> mention_at(const HanView& view, std::size_t at) {
  if (view.is(at, K::kNone) || view.is(at, K::kStop)) return std::nullopt;
  std::optional<Mention> best;
  for (const auto rule : kRules) {
    auto mention = rule(view, at);
    if (mention && (!best || mention->end > best->end)) best = std::move(mention);
  }
  return best;
}

// A bound that the words beside the mention take away.
Open open_of(const HanView& view, std::size_t first, const Mention& mention) {
  if (first > 0 && view.is(first - 1, K::kUntil)) return Open::kUntil;
  if (view.is(mention.end, K::kSince)) return Open::kSince;
  if (view.is(mention.end, K::kBefore)) return Open::kBefore;
  return view.is(mention.end, K::kAfter) ? Open::kAfter : Open::kNone;
}

// "nian chu", "2 yue shang xun": the last word of the mention, its table value ends with the edge's name.
std::string_view edge_of(const HanToken& last) {
  if (last.kind != K::kEdge && last.kind != K::kYearEdge && last.kind != K::kMonthEdge) return {};
  return last.text.substr(last.text.rfind(' ') + 1);
}

// A word of the future in the mention's clause. Behind the mention a word that means "take" as well does not count.
Tense tense_of_clause(const HanView& view, std::size_t first, std::size_t end) {
  constexpr std::size_t kReach = 16;
  for (std::size_t i = first; i > 0 && first - i < kReach && !view.is(i - 1, K::kStop); --i) {
    if (view.is(i - 1, K::kFuture)) return Tense::kFuture;
  }
  for (std::size_t i = end; i < view.size() && i - end < kReach && !view.is(i, K::kStop); ++i) {
    if (view.is(i, K::kFuture) && view[i].text.empty()) return Tense::kFuture;
  }
  return Tense::kNone;
}

}  // namespace

void find_chinese(std::string_view text, Span sentence, std::vector<Found>& found) {
  std::vector<HanToken> tokens;
  lex_han(text, sentence, tokens);
  const HanView view(tokens);
  for (std::size_t at = 0; at < view.size();) {
    auto mention = mention_at(view, at);
    if (!mention) {
      ++at;
      continue;
    }
    mention->spec.open = open_of(view, at, *mention);
    mention->spec.edge = edge_of(view[mention->end - 1]);
    const Span span{view[at].span.start, view[mention->end - 1].span.end};
    found.push_back({span, std::move(mention->spec), tense_of_clause(view, at, mention->end), mention->rule});
    at = mention->end;
  }
}

}  // namespace pressmark::dates

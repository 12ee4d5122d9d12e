// Pieces that the phrase rules share.
#include "extract/dates/phrase.h"

namespace pressmark::dates {
namespace {

// Years that news speaks of without more context.
constexpr int kFirstYear = 1500;
constexpr int kLastYear = 2150;
// '99 and '05: two digits up to this are of this century.
constexpr int kCenturyTurn = 40;

struct RelativeName {
  std::string_view name;
  Relative relative;
};
constexpr RelativeName kRelatives[] = {
    {"last", Relative::kLast},     {"past", Relative::kPast},           {"previous", Relative::kPrevious},
    {"this", Relative::kThis},     {"same", Relative::kSame},           {"next", Relative::kNext},
    {"coming", Relative::kComing}, {"following", Relative::kFollowing}, {"that", Relative::kThat},
};

void skip_dot(const View& view, std::size_t& at) {
  if (view.is_mark(at, '.') && view[at].glued) ++at;
}

}  // namespace

bool is_bare_weekday(const Spec& spec) {
  return spec.weekday && spec.kind == SpecKind::kCalendar && !spec.month && spec.relative == Relative::kNone;
}

Relative relative_named(std::string_view name) {
  for (const RelativeName& row : kRelatives) {
    if (row.name == name) return row.relative;
  }
  return Relative::kNone;
}

std::optional<int> read_month(const View& view, std::size_t& at) {
  const Token& token = view[at];
  if (token.is() != WordKind::kMonth && token.is() != WordKind::kMonthShort) return std::nullopt;
  ++at;
  if (token.is() == WordKind::kMonthShort) skip_dot(view, at);
  return token.word->number;
}

std::optional<int> read_weekday(const View& view, std::size_t& at) {
  const Token& token = view[at];
  if (token.is() != WordKind::kWeekday && token.is() != WordKind::kWeekdayShort) return std::nullopt;
  ++at;
  if (token.is() == WordKind::kWeekdayShort) skip_dot(view, at);
  return token.word->number;
}

namespace {

// "twenty-first", "thirty first".
std::optional<int> compound_ordinal(const View& view, std::size_t& at) {
  if (!view.is(at, WordKind::kNumberWord) || (view[at].word->number != 20 && view[at].word->number != 30))
    return std::nullopt;
  std::size_t next = at + 1;
  if (view.is_mark(next, '-')) ++next;
  const bool second = view.is_word(next, "second");
  if (!second && (!view.is(next, WordKind::kOrdinal) || view[next].word->number > 9)) return std::nullopt;
  const int day = view[at].word->number + (second ? 2 : view[next].word->number);
  if (day > 31) return std::nullopt;
  at = next + 1;
  return day;
}

}  // namespace

std::optional<int> read_day(const View& view, std::size_t& at) {
  const Token& token = view[at];
  if (const auto compound = compound_ordinal(view, at)) return compound;
  if (token.is() == WordKind::kOrdinal || (token.is() == WordKind::kUnit && token.word->value == "second")) {
    const int day = token.is() == WordKind::kOrdinal ? token.word->number : 2;
    ++at;
    return day;
  }
  const bool decimal = view.is_mark(at + 1, '.') && view[at + 1].glued && view.is_number(at + 2) && view[at + 2].glued;
  if (token.kind != TokenKind::kNumber || !token.plain || token.digits > 2 || decimal) return std::nullopt;
  if (token.value < 1 || token.value > 31 || view.is_mark(at + 1, '%') || view.is_mark(at + 1, ':'))
    return std::nullopt;
  ++at;
  return token.value;
}

namespace {

// A number word below a hundred: "six", "fifteen", "ninety six", "twenty-one"; 0 if none.
int read_below_hundred(const View& view, std::size_t& at) {
  if (!view.is(at, WordKind::kNumberWord) || view[at].word->number >= 100 || view.is_word(at, "dozen")) return 0;
  int number = view[at++].word->number;
  if (number < 20 || number % 10 != 0) return number;
  std::size_t next = at;
  if (view.is_mark(next, '-') && view[next].glued) ++next;
  if (view.is(next, WordKind::kNumberWord) && view[next].word->number < 10) {
    number += view[next].word->number;
    at = next + 1;
  }
  return number;
}

// "nineteen ninety six", "seventeen hundred thirty three", "two thousand and fifteen".
std::optional<int> read_spelled_year(const View& view, std::size_t& at) {
  std::size_t next = at;
  const int first = read_below_hundred(view, next);
  const bool thousand = first == 2 && view.words(next) == "thousand";
  const bool century = first >= 15 && first <= 21;
  if (!thousand && !century) return std::nullopt;
  const bool hundred = century && view.is_word(next, "hundred");
  if (thousand || hundred) ++next;
  std::size_t rest_at = next;
  if ((thousand || hundred) && view.is_word(rest_at, "and")) ++rest_at;
  const int rest = read_below_hundred(view, rest_at);
  if (century && !hundred && rest < 10) return std::nullopt;
  at = rest > 0 ? rest_at : next;
  return first * (thousand ? 1000 : 100) + rest;
}

}  // namespace

std::optional<int> read_spelled_day(const View& view, std::size_t& at, bool month_first) {
  constexpr int kLastDay = 31;
  std::size_t next = at;
  const int day = read_below_hundred(view, next);
  if (day == 0 || day > kLastDay) return std::nullopt;
  std::size_t year = next;
  if (!month_first && !read_month(view, year)) return std::nullopt;
  if (!read_spelled_year(view, year)) return std::nullopt;
  at = next;
  return day;
}

std::optional<int> read_year(const View& view, std::size_t& at) {
  if (view.is(at, WordKind::kNumberWord)) return read_spelled_year(view, at);
  const bool short_form =
      view.is_mark(at, '\'') && view.is_number(at + 1) && view[at + 1].glued && view[at + 1].digits == 2;
  if (short_form) {
    const int value = view[at + 1].value;
    at += 2;
    return value + (value <= kCenturyTurn ? 2000 : 1900);
  }
  const Token& token = view[at];
  if (token.kind != TokenKind::kNumber || !token.plain || token.lead || token.digits != 4) return std::nullopt;
  if (token.value < kFirstYear || token.value > kLastYear) return std::nullopt;
  const Token& after = view[at + 1];
  const bool decimal = after.kind == TokenKind::kPunct && after.glued && view.is_number(at + 2) && view[at + 2].glued &&
                       (after.mark == '.' || after.mark == ':');
  if (decimal || view.is_mark(at + 1, '%')) return std::nullopt;
  ++at;
  return token.value;
}

namespace {

// "last year", "of the previous year", "this year".
bool read_relative_year(const View& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  if (view.is(next, WordKind::kDeterminer)) ++next;
  if (!view.is(next, WordKind::kRelative) || view.value(next + 1) != "year" || !view.is(next + 1, WordKind::kUnit))
    return false;
  const Relative relative = relative_named(view.value(next));
  if (relative == Relative::kPrevious || relative == Relative::kFollowing) spec.base = Base::kContext;
  spec.year_shift = step_of(relative);
  at = next + 2;
  return true;
}

}  // namespace

bool read_year_of(const View& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  const bool joined = view.is_mark(next, ',') || view.is_preposition(next, "of") || view.is_preposition(next, "in");
  if (joined) ++next;
  if (view.is_word(next, "the") && view.value(next + 1) == "year" && view.is_number(next + 2)) next += 2;
  // "April of 87".
  if (view.is_preposition(at, "of") && view.is_number(next) && view[next].digits == 2 &&
      view[next].value > kCenturyTurn && view[next + 1].kind != TokenKind::kWord) {
    spec.year = 1900 + view[next].value;
    at = next + 1;
    return true;
  }
  if (const auto year = read_year(view, next)) {
    spec.year = *year;
    at = next;
    return true;
  }
  if (view.is_mark(at, ',') || !read_relative_year(view, next, spec)) return false;
  at = next;
  return true;
}

bool skip_edge(const View& view, std::size_t& at) {
  std::size_t next = at;
  if (view.is_word(next, "the")) ++next;
  if (!view.is(next, WordKind::kEdge)) return false;
  // "end", "start" and their like are verbs where no "of" follows.
  const bool adjective = view.value(next) == "early" || view.is_word(next, "mid") || view.value(next) == "late";
  ++next;
  const bool of = view.is_preposition(next, "of");
  const bool dash = view.is_mark(next, '-') && view[next].glued;
  if (!adjective && !of) return false;
  if (of || dash) ++next;
  at = next;
  return true;
}

namespace {

// "could last six weeks": a verb.
bool is_verb_last(const View& view, std::size_t at) {
  if (at == 0 || view.words(at) != "last") return false;
  const std::string_view before = view.words(at - 1);
  return view.is(at - 1, WordKind::kFutureCue) || before == "may" || before == "might" || before == "can" ||
         before == "not" || before == "to" || before == "must";
}

}  // namespace

bool read_relative(const View& view, std::size_t& at, Relative& relative) {
  std::size_t next = at;
  if (view.is(next, WordKind::kDeterminer)) ++next;
  // "the most recent quarter".
  if (next > at && view.words(next) == "most" && view.words(next + 1) == "recent") {
    relative = Relative::kLast;
    at = next + 2;
    return true;
  }
  if (!view.is(next, WordKind::kRelative) || is_verb_last(view, next)) return false;
  relative = relative_named(view.value(next++));
  if (view.is(next, WordKind::kRelative)) relative = relative_named(view.value(next++));
  at = next;
  return true;
}

bool is_past(Relative relative) {
  return relative == Relative::kLast || relative == Relative::kPast || relative == Relative::kPrevious;
}

bool is_next(Relative relative) {
  return relative == Relative::kNext || relative == Relative::kComing || relative == Relative::kFollowing;
}

int step_of(Relative relative) {
  return is_past(relative) ? -1 : is_next(relative) ? 1 : 0;
}

bool is_clock_unit(Unit unit) {
  return unit < Unit::kDay;
}

Spec shift_of(Unit unit, int amount, Base base) {
  Spec spec;
  spec.kind = SpecKind::kShift;
  spec.unit = unit;
  spec.amount = amount;
  spec.base = base;
  return spec;
}

void read_day_part(const View& view, std::size_t& at, Spec& spec) {
  std::size_t next = at;
  if (view.is(next, WordKind::kEdge)) ++next;
  if (!view.is(next, WordKind::kDayPart)) return;
  spec.part = view.value(next);
  at = next + 1;
}

}  // namespace pressmark::dates

// Pieces that the phrase rules share.
#include <array>
#include <cstdlib>

#include "extract/dates/phrase.h"
#include "extract/numbers/numbers.h"

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

std::optional<Amount> vague_amount(const View& view, std::size_t& at) {
  std::size_t next = at;
  if (view.is(next, WordKind::kDeterminer)) ++next;
  if (!view.is(next, WordKind::kVagueNumber)) return std::nullopt;
  const bool couple = view[next].word->number == 2;
  ++next;
  if (couple && view.is_preposition(next, "of")) ++next;
  at = next;
  return couple ? Amount{"2", 2, false, false} : Amount{"X", 0, false, false};
}

// "half a", "half an": half of the unit that follows.
std::optional<Amount> half_amount(const View& view, std::size_t& at) {
  if (view.words(at) != "half" || !view.is(at + 1, WordKind::kDeterminer)) return std::nullopt;
  at += 2;
  return Amount{"0.5", 0, true, false};
}

// "and a half" behind a number.
void take_half(const View& view, std::size_t& at, Amount& amount) {
  if (!view.is_preposition(at, "and") || !view.is(at + 1, WordKind::kDeterminer) || view.words(at + 2) != "half")
    return;
  amount.text += ".5";
  amount.half = true;
  at += 3;
}

std::optional<Amount> numeral_amount(const View& view, std::size_t& at) {
  const bool article = view.is(at, WordKind::kDeterminer) && view.value(at) == "a";
  if (!view.is_number(at) && !view.is(at, WordKind::kNumberWord) && !article) return std::nullopt;
  const auto number = number_at(view.text(), view[at].span.start);
  if (!number || number->plural_scale) {
    if (!article) return std::nullopt;
    ++at;
    return Amount{"1", 1, false, true};
  }
  if (view.is_number(at) && view[at].lead) return std::nullopt;
  while (at < view.size() && view[at].span.start < number->span.end) ++at;
  if (!number->value) return Amount{number->decimal, std::atoi(number->decimal.c_str()), false, false};
  constexpr std::int64_t kMostUnits = 100000;
  if (*number->value > kMostUnits) return std::nullopt;
  return Amount{std::to_string(*number->value), static_cast<int>(*number->value), false, false};
}

}  // namespace

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
  const bool past = relative == Relative::kLast || relative == Relative::kPast || relative == Relative::kPrevious;
  const bool future = relative == Relative::kNext || relative == Relative::kComing || relative == Relative::kFollowing;
  if (relative == Relative::kPrevious || relative == Relative::kFollowing) spec.base = Base::kContext;
  spec.year_shift = past ? -1 : future ? 1 : 0;
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
  const std::string_view edge = view.value(next++);
  const bool adjective = edge == "early" || edge == "mid" || edge == "late";
  const bool of = view.is_preposition(next, "of");
  const bool dash = view.is_mark(next, '-') && view[next].glued;
  if (!adjective && !of) return false;
  if (of || dash) ++next;
  at = next;
  return true;
}

std::optional<Amount> read_amount(const View& view, std::size_t& at) {
  if (auto amount = vague_amount(view, at)) return amount;
  if (auto amount = half_amount(view, at)) return amount;
  auto amount = numeral_amount(view, at);
  if (amount && !amount->article) take_half(view, at, *amount);
  return amount;
}

std::optional<Unit> read_unit(const View& view, std::size_t& at) {
  if (!view.is(at, WordKind::kUnit) && !view.is(at, WordKind::kUnitPlural)) return std::nullopt;
  return static_cast<Unit>(view[at++].word->number);
}

std::string duration_value(Unit unit, const Amount& amount) {
  constexpr std::array<std::string_view, 14> kLetters = {"S", "M", "H", "D", "WE", "W", "W",
                                                         "M", "Q", "Y", "H", "Y",  "Y", "Y"};
  const std::string prefix = unit == Unit::kSecond || unit == Unit::kMinute || unit == Unit::kHour ? "PT" : "P";
  const std::string_view letter = kLetters[static_cast<std::size_t>(unit)];
  const int scale = unit == Unit::kFortnight ? 2 : unit == Unit::kDecade ? 10 : unit == Unit::kCentury ? 100 : 1;
  if (amount.text == "X")
    return prefix + "X" + (unit == Unit::kDecade ? "DE" : unit == Unit::kCentury ? "CE" : std::string(letter));
  if (amount.text == "0.5" && unit == Unit::kHour) return "PT30M";
  if (amount.text == "0.5" && unit == Unit::kYear) return "P6M";
  if (scale == 1) return prefix + amount.text + std::string(letter);
  return prefix + std::to_string(amount.value * scale + (amount.half ? scale / 2 : 0)) + std::string(letter);
}

}  // namespace pressmark::dates

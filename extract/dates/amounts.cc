// Amounts of units: "three", "about two and a half", "a couple of", and the durations they make.
#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

#include "extract/dates/phrase.h"
#include "extract/numbers/numbers.h"

namespace pressmark::dates {
namespace {

std::optional<Amount> vague_amount(const View& view, std::size_t& at) {
  std::size_t next = at;
  if (view.is(next, WordKind::kDeterminer)) ++next;
  if (!view.is(next, WordKind::kVagueNumber) || (next > 0 && view.is_preposition(next - 1, "as"))) return std::nullopt;
  const bool couple = view[next].word->number == 2;
  ++next;
  if (couple && view.is_preposition(next, "of")) ++next;
  at = next;
  return couple ? Amount{"2", 2, false, false} : Amount{"X", 0, false, false};
}

// "half a", "half an": half of the unit that follows.
std::optional<Amount> half_amount(const View& view, std::size_t& at) {
  if (!view.is_word(at, "half") || !view.is(at + 1, WordKind::kDeterminer)) return std::nullopt;
  at += 2;
  return Amount{"0.5", 0, true, false};
}

// "half-century", "a half-hour": half of the unit that follows.
std::optional<Amount> hyphened_half(const View& view, std::size_t& at) {
  std::size_t next = at;
  if (view.is(next, WordKind::kDeterminer)) ++next;
  if (!view.is_word(next, "half")) return std::nullopt;
  ++next;
  if (view.is_mark(next, '-') && view[next].glued) ++next;
  const bool unit = view.is(next, WordKind::kUnit) &&
                    (view.value(next) == "century" || view.value(next) == "decade" || view.value(next) == "hour");
  if (!unit) return std::nullopt;
  at = next;
  return Amount{"0.5", 0, true, false};
}

// "and a half" behind a number.
void take_half(const View& view, std::size_t& at, Amount& amount) {
  std::size_t next = at;
  const auto skip_dash = [&] { next += view.is_mark(next, '-') && view[next].glued ? 1 : 0; };
  skip_dash();
  if (!view.is_preposition(next, "and")) return;
  ++next;
  skip_dash();
  if (!view.is(next, WordKind::kDeterminer)) return;
  ++next;
  skip_dash();
  if (view.words(next) != "half") return;
  amount.text += ".5";
  amount.half = true;
  at = next + 1;
}

// "1 1/2", "2 3/4" behind the whole number.
void take_fraction(const View& view, std::size_t& at, Amount& amount) {
  const bool fraction = view.is_number(at) && view.is_mark(at + 1, '/') && view[at + 1].glued &&
                        view.is_number(at + 2) && view[at + 2].glued && view[at].digits == 1 &&
                        view[at + 2].digits == 1;
  if (!fraction) return;
  const int part = view[at].value * 100 / std::max(view[at + 2].value, 1);
  if (part != 50 && part != 25 && part != 75) return;
  amount.text += part == 50 ? ".5" : part == 25 ? ".25" : ".75";
  amount.half = true;
  at += 3;
}

// "a hundred", "a thousand": the article is part of the number.
bool may_scale(const View& view, std::size_t at) {
  if (view.is(at, WordKind::kNumberWord)) return true;
  const std::string_view word = view.words(at);
  return word == "thousand" || word == "million" || word == "billion" || word == "score";
}

// 12 of "12.5"; empty where it is beyond 64 bits.
std::optional<std::int64_t> whole_part(const std::string& decimal) {
  std::int64_t whole = 0;
  const auto read = std::from_chars(decimal.data(), decimal.data() + decimal.size(), whole);
  return read.ec == std::errc() ? std::optional(whole) : std::nullopt;
}

// The 5 of "12.5", the 890 of "1,890": part of a number that was not taken as a whole is no amount.
bool is_inside_number(const View& view, std::size_t at) {
  if (at < 2 || !view.is_number(at) || !view[at].glued || !view[at - 1].glued) return false;
  return (view.is_mark(at - 1, '.') || view.is_mark(at - 1, ',')) && view.is_number(at - 2);
}

std::optional<Amount> numeral_amount(const View& view, std::size_t& at) {
  const bool article = view.is(at, WordKind::kDeterminer) && view.value(at) == "a";
  if (!view.is_number(at) && !view.is(at, WordKind::kNumberWord) && !article) return std::nullopt;
  if (article && !may_scale(view, at + 1)) {
    ++at;
    return Amount{"1", 1, false, true};
  }
  const std::optional<Number>& number = view.number(at);
  if (!number || number->plural_scale) {
    if (!article) return std::nullopt;
    ++at;
    return Amount{"1", 1, false, true};
  }
  if (is_inside_number(view, at)) return std::nullopt;
  const bool denominator = at > 0 && view.is_mark(at - 1, '/') && view[at].glued;
  if (view.is_number(at) && (view[at].lead || denominator)) return std::nullopt;
  while (at < view.size() && view[at].span.start < number->span.end) ++at;
  const auto whole = number->value ? number->value : whole_part(number->decimal);
  constexpr std::int64_t kMostUnits = 100000;
  if (!whole || *whole > kMostUnits) return std::nullopt;
  return Amount{number->value ? std::to_string(*whole) : number->decimal, static_cast<int>(*whole), false, false};
}

}  // namespace

void skip_approximate(const View& view, std::size_t& at) {
  const bool than = view.is(at, WordKind::kComparative) && view.is_word(at + 1, "than");
  const bool least = view.is_preposition(at, "at") && (view.words(at + 1) == "least" || view.words(at + 1) == "most");
  if (than || least) at += 2;
  if (!than && !least && view.is(at, WordKind::kApproximate)) ++at;
}

std::optional<Amount> read_amount(const View& view, std::size_t& at) {
  if (auto amount = vague_amount(view, at)) return amount;
  if (auto amount = half_amount(view, at)) return amount;
  if (auto amount = hyphened_half(view, at)) return amount;
  auto amount = numeral_amount(view, at);
  if (amount && !amount->article) {
    take_half(view, at, *amount);
    take_fraction(view, at, *amount);
  }
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

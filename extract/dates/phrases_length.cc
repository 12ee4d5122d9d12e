// Lengths of time: "three months", "five-year", "for years".
#include <algorithm>
#include <iterator>

#include "extract/dates/phrase.h"

namespace pressmark::dates {
namespace {

Phrase duration(std::size_t first, std::size_t end, Unit unit, const Amount& amount) {
  Spec spec;
  spec.kind = SpecKind::kDuration;
  spec.unit = unit;
  spec.amount = amount.value;
  spec.duration = duration_value(unit, amount);
  return {first, end, spec, "duration"};
}

// "five-year", "41-year-long", "a 19-year-old": the unit in the singular, tied to the number.
std::optional<Phrase> compound(const View& view, std::size_t at, std::size_t first) {
  std::size_t next = at;
  std::optional<Amount> amount = read_amount(view, next);
  if (!amount && view.words(at) == "single") {
    amount = Amount{"1", 1, false, false};
    next = at + 1;
  }
  if (!amount || amount->article || !view.is_mark(next, '-') || !view.is(next + 1, WordKind::kUnit))
    return std::nullopt;
  ++next;
  const auto unit = read_unit(view, next);
  if (view.is_mark(next, '-') && view.is(next + 1, WordKind::kLong)) next += 2;
  if (*unit == Unit::kHalf) return std::nullopt;
  const bool age = view.is_mark(next, '-') && view.is(next + 1, WordKind::kAge);
  if (age) next += 2;
  Phrase phrase = duration(first, next, *unit, *amount);
  phrase.rule = age ? "age" : "compound-duration";
  return phrase;
}

// "a week-long strike": the article is the strike's.
std::optional<Phrase> long_unit(const View& view, std::size_t at) {
  if (!view.is(at, WordKind::kUnit) || !view.is_mark(at + 1, '-') || !view.is(at + 2, WordKind::kLong))
    return std::nullopt;
  std::size_t next = at;
  const auto unit = read_unit(view, next);
  if (*unit < Unit::kHour || (at > 0 && view.is_mark(at - 1, '-'))) return std::nullopt;
  Phrase phrase = duration(at, at + 3, *unit, Amount{"1", 1, false, false});
  phrase.rule = "compound-duration";
  return phrase;
}

// "a quarter of a century", "a quarter-century".
std::optional<Phrase> quarter_century(const View& view, std::size_t at, std::size_t first) {
  if (view.is(at, WordKind::kDeterminer)) ++at;
  if (view.value(at) != "quarter" || !view.is(at, WordKind::kUnit)) return std::nullopt;
  std::size_t next = at + 1;
  if (view.is_mark(next, '-') && view[next].glued) ++next;
  if (view.is_preposition(next, "of") && view.is(next + 1, WordKind::kDeterminer)) next += 2;
  if (view.value(next) != "century" || !view.is(next, WordKind::kUnit)) return std::nullopt;
  constexpr int kYears = 25;
  Phrase phrase = duration(first, next + 1, Unit::kYear, Amount{std::to_string(kYears), kYears, false, false});
  return phrase;
}

// "for years", "has been decades", "took months", "after weeks".
bool asks_how_long(const View& view, std::size_t at) {
  if (at > 0 && view.is_mark(at - 1, '"')) --at;
  if (at == 0) return false;
  constexpr std::string_view kAsking[] = {"for",   "of",    "in",     "after",  "over",    "within", "been", "took",
                                          "takes", "spent", "lasted", "during", "despite", "taken",  "take", "taking"};
  const Token& before = view[at - 1];
  const std::string_view word = before.word == &kNoWord ? view.words(at - 1) : view.lower(at - 1);
  if (word == "by" && view.is_preposition(at + 1, "of")) return true;  // "caused by weeks of rain"
  return std::find(std::begin(kAsking), std::end(kAsking), word) != std::end(kAsking) ||
         (before.lead && view.words(at - 1) == "Despite");
}

// "minutes", "hours" stand for a length in fewer places: "the number of hours worked" is none.
bool asks_for_clock_unit(const View& view, std::size_t at) {
  if (at == 0) return false;
  constexpr std::string_view kAsking[] = {"for", "after", "within", "took", "takes", "spent", "lasted"};
  return std::find(std::begin(kAsking), std::end(kAsking), view.lower(at - 1)) != std::end(kAsking) ||
         view.words(at - 1) == "lasted" || view.words(at - 1) == "takes";
}

// "days after the vote", "hours before he died".
bool measures_to(const View& view, std::size_t end) {
  const bool governs = view[end + 1].kind == TokenKind::kWord || view[end + 1].kind == TokenKind::kNumber;
  if (view.is_preposition(end, "since")) return governs;
  return governs && (view.value(end) == "after" || view.value(end) == "before") && view.is(end, WordKind::kDirection);
}

// "decades", "years": plural units without a number, after words that ask how long.
std::optional<Phrase> bare_plural(const View& view, std::size_t at) {
  const bool plural = view.is(at, WordKind::kUnitPlural);
  const bool lengthy = view.is_mark(at + 1, '-') && view.is(at + 2, WordKind::kLong);
  const bool numbered = at > 0 && (view.is_number(at - 1) || view.is(at - 1, WordKind::kNumberWord));
  const bool asked = asks_how_long(view, at) || (measures_to(view, at + 1) && !numbered);
  if (!plural || (!lengthy && !asked)) return std::nullopt;
  std::size_t next = at;
  const auto unit = read_unit(view, next);
  if (*unit == Unit::kSecond || *unit == Unit::kHalf || *unit == Unit::kWeekend || *unit == Unit::kQuarter)
    return std::nullopt;
  const bool closed = at > 0 && view.is_word(at - 1, "after") && !view.is_preposition(next, "of");  // "after hours"
  if (*unit < Unit::kDay && closed) return std::nullopt;
  if (*unit < Unit::kDay && !asks_for_clock_unit(view, at) && !measures_to(view, next)) return std::nullopt;
  Phrase phrase = duration(at, lengthy ? at + 3 : next, *unit, Amount{"X", 0, false, false});
  phrase.rule = "vague-duration";
  return phrase;
}

// "in the week before the vote": a length that is measured to something.
std::optional<Phrase> measured(const View& view, std::size_t at) {
  if (at == 0 || !view.is_word(at, "the") || !view.is(at + 1, WordKind::kUnit)) return std::nullopt;
  const bool asked =
      view.is_preposition(at - 1, "in") || view.is_preposition(at - 1, "during") || view.is_preposition(at - 1, "of");
  std::size_t next = at + 1;
  const auto unit = read_unit(view, next);
  const bool fits = *unit == Unit::kDay || *unit == Unit::kWeek || *unit == Unit::kMonth || *unit == Unit::kYear ||
                    *unit == Unit::kDecade;
  if (!asked || !fits || !measures_to(view, next) || view.is(next + 1, WordKind::kRelative)) return std::nullopt;
  Phrase phrase = duration(at, next, *unit, Amount{"1", 1, false, false});
  phrase.rule = "measured-duration";
  return phrase;
}

// "60 and 90 days": the number before "and" or "to" has the same unit.
std::optional<Phrase> first_of_range(const View& view, std::size_t at) {
  std::size_t next = at;
  const bool between = at > 0 && (view.is_word(at - 1, "between") || view.is_word(at - 1, "from"));
  const auto amount = between ? read_amount(view, next) : std::nullopt;
  if (!amount || amount->article) return std::nullopt;
  const std::size_t end = next;
  if (!view.is_preposition(next, "and") && !view.is_preposition(next, "to")) return std::nullopt;
  ++next;
  if (!read_amount(view, next)) return std::nullopt;
  const auto unit = read_unit(view, next);
  if (!unit) return std::nullopt;
  Phrase phrase = duration(at, end, *unit, *amount);
  phrase.rule = "duration-range";
  return phrase;
}

// Units that no one counts in when they stand for something else.
bool is_doubtful(const View& view, std::size_t unit_at, const Amount& amount, Unit unit) {
  if (unit == Unit::kHalf || unit == Unit::kSeason) return true;
  const std::size_t of = unit_at + (view.is_mark(unit_at + 1, ',') ? 2 : 1);
  if (unit == Unit::kQuarter && view.is_preposition(of, "of")) return true;
  // "a six hour flight".
  const Token& noun = view[unit_at + 1];
  const bool attribute = view.is_plain_word(unit_at + 1) && !noun.capital && amount.value > 1 &&
                         unit != Unit::kSecond && unit != Unit::kQuarter;
  if (view.is(unit_at, WordKind::kUnit) && amount.value != 1 && !amount.half && !attribute) return true;
  return amount.article && (unit == Unit::kSecond || view.is(unit_at, WordKind::kUnitPlural));
}

}  // namespace

void skip_alternative(const View& view, std::size_t& at) {
  std::size_t next = at;
  const bool joined = view.is_preposition(next, "to") || view.is_preposition(next, "or") || view.is_mark(next, '-');
  if (!joined) return;
  ++next;
  const auto amount = read_amount(view, next);
  if (amount && !amount->article && view.is(next, WordKind::kUnitPlural)) at = next;
}

void add_half(Spec& spec) {
  constexpr int kMonths = 6;
  constexpr int kYears = 5;
  if (spec.unit == Unit::kYear) spec.then_unit = Unit::kMonth, spec.then_amount = kMonths;
  if (spec.unit == Unit::kDecade) spec.then_unit = Unit::kYear, spec.then_amount = kYears;
}

namespace {

// "and two weeks", "15 minutes": a smaller unit, with "and" or right behind the larger one.
bool read_smaller(const View& view, std::size_t& at, Spec& spec, Unit& smallest) {
  std::size_t next = at;
  const bool joined = view.is_preposition(next, "and");
  if (joined) ++next;
  const auto amount = read_amount(view, next);
  const auto unit = amount && (joined || !amount->article) ? read_unit(view, next) : std::nullopt;
  if (!unit || *unit >= smallest || view.is(next, WordKind::kDirection)) return false;
  const std::string more = duration_value(*unit, *amount);
  const bool clock = more.starts_with("PT");
  spec.duration += more.substr(clock && spec.duration.find('T') != std::string::npos ? 2 : 1);
  constexpr int kDaysOfWeek = 7;
  const bool weeks = *unit == Unit::kWeek;
  const Unit counted = weeks ? Unit::kDay : *unit;
  if (spec.then_amount == 0 || spec.then_unit == counted) {
    spec.then_unit = counted;
    spec.then_amount += amount->value * (weeks ? kDaysOfWeek : 1);
  }
  smallest = *unit;
  at = next;
  return true;
}

}  // namespace

void read_tail(const View& view, std::size_t& at, Spec& spec) {
  // "a year and a half".
  const bool half = view.is_preposition(at, "and") && view.is(at + 1, WordKind::kDeterminer) &&
                    view.words(at + 2) == "half" && !spec.duration.empty();
  if (half) {
    const bool years = spec.unit == Unit::kDecade && spec.amount > 0;
    constexpr int kYears = 10;
    if (years) spec.duration = "P" + std::to_string(spec.amount * kYears + kYears / 2) + "Y";
    if (!years) spec.duration.insert(spec.duration.size() - 1, ".5");
    add_half(spec);
    at += 3;
    return;
  }
  for (Unit smallest = spec.unit; read_smaller(view, at, spec, smallest);) {
  }
}

std::optional<Phrase> duration_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  const bool unknown = view[at].kind == TokenKind::kWord && view.is(at, WordKind::kNone);
  if (unknown && view.words(at) != "single") return std::nullopt;
  if (auto phrase = bare_plural(view, at)) return phrase;
  if (auto phrase = measured(view, at)) return phrase;
  if (auto phrase = first_of_range(view, at)) return phrase;
  if (auto phrase = long_unit(view, at)) return phrase;
  skip_approximate(view, at);
  if (auto phrase = quarter_century(view, at, first)) return phrase;
  if (auto phrase = compound(view, at, first)) return phrase;
  if (view.is_word(at, "the") && !view.is_number(at + 1) && !view.is(at + 1, WordKind::kNumberWord))
    return std::nullopt;
  if (view.is_word(at, "the")) ++at;
  const auto amount = read_amount(view, at);
  if (!amount) return std::nullopt;
  skip_alternative(view, at);
  if (view.words(at) == "full" || view.words(at) == "whole" || view.words(at) == "straight" ||
      view.words(at) == "consecutive")
    ++at;
  const std::size_t unit_at = at;
  const auto unit = read_unit(view, at);
  if (!unit || is_doubtful(view, unit_at, *amount, *unit)) return std::nullopt;
  if (amount->article && view.is_mark(at, '-') && view.is(at + 1, WordKind::kLong)) return std::nullopt;
  const bool age = view.is(at, WordKind::kAge);
  Phrase phrase = duration(first, age ? at + 1 : at, *unit, *amount);
  if (age) {
    phrase.rule = "age";
    return phrase;
  }
  read_tail(view, at, phrase.spec);
  phrase.end = at;
  return phrase;
}

}  // namespace pressmark::dates

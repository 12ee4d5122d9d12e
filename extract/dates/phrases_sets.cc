// Repeated times and rates: every Monday, weekly, $2 million a year.
#include "extract/dates/phrase.h"

namespace pressmark::dates {
namespace {

// What a rate is of: "barrels a day", "14% a year", "$3 million a week".
bool is_counted(const View& view, std::size_t at) {
  const Token& token = view[at];
  if (token.kind == TokenKind::kNumber || view.is_mark(at, '%')) return true;
  const std::string_view word = view.words(at);
  if (word == "million" || word == "billion" || word == "percent") return true;
  if (word == "people" || word == "men" || word == "women" || word == "children") return true;
  return view.is_plain_word(at) && !token.capital && word.size() > 3 && word.back() == 's' && !word.ends_with("ss");
}

// "$2 million a year", "400 cars per month", "three times a week".
std::optional<Phrase> rate(const View& view, std::size_t at) {
  std::size_t next = at;
  const auto amount = view.is(at, WordKind::kDeterminer) ? std::nullopt : read_amount(view, next);
  // "three times a week", "seven days a week".
  const bool times = amount && (view.words(next) == "times" || view.is(next, WordKind::kUnitPlural));
  if (amount && !times) return std::nullopt;
  if (times) ++next;
  const bool per = view.is_preposition(next, "per");
  const bool article = view.is(next, WordKind::kDeterminer) && view.value(next) == "a";
  if (!per && !(article && (times || (at > 0 && is_counted(view, at - 1))))) return std::nullopt;
  if (!view.is(++next, WordKind::kUnit)) return std::nullopt;
  const auto unit = read_unit(view, next);
  const bool fits = *unit == Unit::kHour || *unit == Unit::kDay || *unit == Unit::kWeek || *unit == Unit::kMonth ||
                    *unit == Unit::kYear;
  if (!fits || view.is(next, WordKind::kDirection) || view.is_mark(next, '-')) return std::nullopt;
  Spec spec;
  spec.kind = SpecKind::kSet;
  spec.duration = duration_value(*unit, Amount{"1", 1, false, false});
  return Phrase{at, next, spec, "rate"};
}

// "every two weeks", "each summer", "every night": behind the amount at `next`.
std::optional<Phrase> every_unit(const View& view, std::size_t at, std::size_t next, const Amount& amount) {
  Spec spec;
  spec.kind = SpecKind::kSet;
  if (view.is(next, WordKind::kDayPart)) {
    spec.duration = "P1D";
    return Phrase{at, next + 1, spec, "every-unit"};
  }
  if (view.is(next, WordKind::kSeason)) {
    spec.duration = "XXXX-" + std::string(view.value(next));
    return Phrase{at, next + 1, spec, "every-unit"};
  }
  const auto unit = read_unit(view, next);
  if (!unit) return std::nullopt;
  spec.duration = duration_value(*unit, amount);
  return Phrase{at, next, spec, "every-unit"};
}

}  // namespace

std::optional<Phrase> set_phrase(const View& view, std::size_t at) {
  if (auto phrase = rate(view, at)) return phrase;
  Spec spec;
  spec.kind = SpecKind::kSet;
  if (view.is(at, WordKind::kPeriodic)) {
    spec.duration = view.value(at);
    return Phrase{at, at + 1, spec, "periodic"};
  }
  if (at > 0 && view.is_preposition(at - 1, "on") && view.is_word(at, "weekends")) {
    spec.duration = "XXXX-WXX-WE";
    return Phrase{at, at + 1, spec, "weekdays"};
  }
  if (view.is(at, WordKind::kWeekdays)) {
    spec.weekday = view[at].word->number;
    return Phrase{at, at + 1, spec, "weekdays"};
  }
  std::size_t next = at;
  if (view.is(next, WordKind::kOnce) && view.words(next + 1) == "a") ++next;
  if (next == at && !view.is(next, WordKind::kEach)) return std::nullopt;
  ++next;
  std::size_t amount_at = next;
  Amount amount{"1", 1, false, false};
  if (view.words(next) == "other") {
    amount = {"2", 2, false, false};
    ++next;
  } else if (const auto written = read_amount(view, amount_at)) {
    amount = *written;
    next = amount_at;
  }
  if (const auto weekday = read_weekday(view, next)) {
    spec.weekday = *weekday;
    return Phrase{at, next, spec, "every-weekday"};
  }
  return every_unit(view, at, next, amount);
}

}  // namespace pressmark::dates

// Years, decades, centuries and seasons: 2020, the 1990s, the summer of 2019.
#include "extract/dates/phrase.h"

namespace pressmark::dates {
namespace {

// Behind a year these say that it was an amount: "2000 workers", "1800 metres".
bool counts_something(const View& view, std::size_t at) {
  const Token& token = view[at];
  if (token.kind != TokenKind::kWord || token.capital) return false;
  if (token.is() == WordKind::kUnit || token.is() == WordKind::kUnitPlural || token.is() == WordKind::kMeridiem)
    return true;
  const std::string_view word = view.words(at);
  return word == "people" || word == "million" || word == "billion" ||
         (word.size() > 3 && word.back() == 's' && view.is_plain_word(at) && word[word.size() - 2] != 's' &&
          word[word.size() - 2] != 'u' && word[word.size() - 2] != 'i');
}

// A mark that makes a number of it: "$2000", "#2000", "A-2000", "2000-ton".
bool is_number_of_something(const View& view, std::size_t at, std::size_t end) {
  const bool joined_before = at > 0 && view[at].glued && view[at - 1].kind != TokenKind::kPunct;
  // "mid-2019", "post-2020".
  const bool edge = at > 1 && (view.is(at - 2, WordKind::kEdge) || view.words(at - 2) == "post" ||
                               view.words(at - 2) == "Post" || view.words(at - 2) == "pre");
  const bool marked =
      at > 0 && !edge && view[at - 1].kind == TokenKind::kPunct &&
      (view.is_mark(at - 1, '$') || view.is_mark(at - 1, '#') || view.is_mark(at - 1, '+') ||
       (view[at].glued && (view.is_mark(at - 1, '-') || view.is_mark(at - 1, '.') || view.is_mark(at - 1, ':'))));
  const bool joined_after =
      view[end].glued && (view[end].kind == TokenKind::kWord ||
                          (view.is_mark(end, '-') && view[end + 1].glued && view[end + 1].kind == TokenKind::kWord));
  const bool case_number = at > 0 && view[at - 1].kind == TokenKind::kPunct && view[end].kind == TokenKind::kPunct &&
                           view[end + 1].kind == TokenKind::kHan;
  return joined_before || marked || joined_after || case_number || (at > 0 && view.is(at - 1, WordKind::kVeto));
}

bool is_temporal_preposition(const View& view, std::size_t at) {
  if (at == 0) return false;
  const std::string_view word = view.lower(at - 1);
  return word == "in" || word == "since" || word == "during" || word == "until" || word == "by";
}

// A bare number reads as a year by itself inside these years; outside only after a preposition of time.
constexpr int kFirstPlainYear = 1900;
constexpr int kLastPlainYear = 2049;

// "2010 Elm Street".
bool is_address(const View& view, std::size_t at) {
  constexpr std::size_t kMostWords = 3;
  for (std::size_t i = at; i < at + kMostWords && view[i].kind == TokenKind::kWord && view[i].capital; ++i) {
    if (view.is(i, WordKind::kStreet)) return i > at;
  }
  return false;
}

bool is_year_like_number(const View& view, std::size_t at) {
  constexpr int kFirstYear = 1500;
  const Token& token = view[at];
  return token.kind == TokenKind::kNumber && token.plain && !token.lead && token.digits == 4 &&
         token.value >= kFirstYear && token.value <= kLastPlainYear;
}

bool is_year_like(const View& view, std::size_t at) {
  return is_year_like_number(view, at) && view[at + 1].kind != TokenKind::kWord;
}

// The other end of a range of years: "from 1861 to 1865", "(1789-1799)".
bool joins_year(const View& view, std::size_t at, std::size_t end) {
  const auto joint = [&](std::size_t i) {
    return view.is_word(i, "to") || view.is_word(i, "and") || view.is_word(i, "until") || view.is_mark(i, '-');
  };
  const bool behind = joint(end) && is_year_like(view, end + 1) && view[end + 1].value > view[at].value;
  const bool before = at > 2 && joint(at - 1) && view.is_number(at - 2) && view[at - 2].plain &&
                      view[at - 2].digits == 4 && view[at - 2].value < view[at].value && is_year_like(view, at);
  const std::size_t first = behind ? at : at - 2;
  return (behind || before) && first > 0 &&
         (view.is_word(first - 1, "from") || view.is_word(first - 1, "between") || view.is_mark(first - 1, '('));
}

// "dates back to 1865", "the constitution of 1789", "before 1848".
bool is_historic_year(const View& view, std::size_t at, std::size_t end) {
  // "the 1828 presidential race", "an 1862 law".
  const Token& noun = view[end];
  constexpr int kHundred = 100;
  constexpr int kFirstAttribute = 1600;
  const bool attribute = view.is_plain_word(end) && !noun.capital && view.is(at - 1, WordKind::kDeterminer) &&
                         view[at].value % kHundred != 0 && view[at].value > kFirstAttribute;
  if (attribute) return true;
  if (at < 2) return false;
  if (joins_year(view, at, end)) return true;
  const std::string_view word = view.lower(at - 1);
  const bool back = word == "to" && view.words(at - 2) == "back";
  const bool points = word == "of" || word == "before" || word == "after" || word == "from";
  return back || (points && is_year_like(view, at));
}

// "the 2016 elections", "a 2012 records request", "the end of 2015 leaves": the words before say that it is a year. A
// round thousand with "the" is more often a number ("the 2000 workers").
bool is_attribute(const View& view, std::size_t at, int year) {
  constexpr int kThousand = 1000;
  if (year < kFirstPlainYear || year > kLastPlainYear || year % kThousand == 0) return false;
  if (at == 0) return view.is(at + 1, WordKind::kReport);
  const bool owner = view.is(at - 1, WordKind::kDeterminer) || view.is_mark(at - 1, 's');
  const bool edge = at > 1 && view.is_preposition(at - 1, "of") && view.is(at - 2, WordKind::kEdge);
  const bool joined = at > 1 && view.is_word(at - 1, "and") && is_year_like_number(view, at - 2);
  const bool dashed = at > 1 && view.is_mark(at - 1, '-') && view.is(at - 2, WordKind::kEdge);  // "mid-1997 crisis"
  return owner || edge || joined || dashed || view.is(at + 1, WordKind::kReport);
}

bool stands_for_year(const View& view, std::size_t at, std::size_t end, int year) {
  if (is_address(view, end) || is_number_of_something(view, at, end)) return false;
  const bool preposition = is_temporal_preposition(view, at);
  if (view.is(at, WordKind::kNumberWord))
    return preposition && (view[end].kind != TokenKind::kWord || view.is(end, WordKind::kPreposition));
  if (counts_something(view, end)) {
    return (preposition || is_attribute(view, at, year)) && !view.is(end, WordKind::kUnit) &&
           !view.is(end, WordKind::kUnitPlural) && view.words(end) != "people" && view.words(end) != "million" &&
           view.words(end) != "billion";
  }
  return preposition || (year >= kFirstPlainYear && year <= kLastPlainYear) || is_historic_year(view, at, end);
}

// "1990s", "'90s", "90s", "the nineties".
std::optional<int> read_decade(const View& view, std::size_t& at) {
  if (view.is(at, WordKind::kDecadeWord)) return view[at++].word->number;
  if (at > 0 && view.is(at - 1, WordKind::kDeterminer) && !view.is_word(at - 1, "the")) return std::nullopt;  // his age
  std::size_t next = at;
  if (view.is_mark(next, '\'')) ++next;
  const Token& token = view[next];
  const bool round = token.kind == TokenKind::kNumber && token.plain && token.value % 10 == 0 &&
                     (token.digits == 2 || token.digits == 4);
  std::size_t suffix = next + 1;
  if (view.is_mark(suffix, '\'') && view[suffix].glued) ++suffix;
  const bool plural =
      view.is_mark(suffix, 's') || (view.words(suffix) == "s" && (view[suffix].glued || token.digits == 4));
  if (!round || !plural || token.value < 20) return std::nullopt;
  if (token.digits == 4 && (token.value < 1500 || token.value > 2100)) return std::nullopt;
  at = suffix + 1;
  return token.value / 10;
}

std::optional<Phrase> century_phrase(const View& view, std::size_t at, std::size_t first) {
  Spec spec;
  std::size_t next = at;
  const std::size_t ordinal_at = next;
  if (view.is(next, WordKind::kOrdinal)) {
    spec.century = view[next].word->number;
  } else if (view.is_number(next) && view[next].lead && view[next].value <= 30) {
    spec.century = view[next].value;
  }
  if (!spec.century) return std::nullopt;
  next = ordinal_at + 1;
  if (view.is_mark(next, '-')) ++next;
  if (view.value(next) != "century") return std::nullopt;
  return Phrase{first, next + 1, spec, "century"};
}

}  // namespace

std::optional<Phrase> year_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  Spec spec;
  const bool edge = skip_edge(view, at);
  const bool determiner = view.is_word(at, "the");
  if (determiner) ++at;
  if (determiner && !edge && view.is(at, WordKind::kEdge)) ++at;
  const std::size_t number_at = at;
  if (auto century = century_phrase(view, at, first)) return century;
  if (const auto decade = read_decade(view, at)) {
    spec.decade = *decade;
    return Phrase{first, at, spec, "decade"};
  }
  at = number_at;
  const bool named = view.value(at) == "year" && view.is_number(at + 1 + (view.is_preposition(at + 1, "of") ? 1 : 0));
  if (named) at += view.is_preposition(at + 1, "of") ? 2 : 1;
  const std::size_t year_at = at;
  const auto year = read_year(view, at);
  if (!year || (!named && !stands_for_year(view, year_at, at, *year))) return std::nullopt;
  spec.year = *year;
  const bool keeps_determiner = edge || named;
  // "the late-1997 rescue": the article is the noun's.
  const bool attribute = edge && year_at > 0 && view.is_mark(year_at - 1, '-') && view.is_word(first, "the") &&
                         view.is_plain_word(at) && !view[at].capital;
  const std::size_t start = keeps_determiner ? first + (attribute ? 1 : 0) : year_at;
  return Phrase{start, at, spec, named ? "named-year" : "year"};
}

std::optional<Phrase> season_phrase(const View& view, std::size_t at) {
  const std::size_t first = at;
  Spec spec;
  const bool edge = skip_edge(view, at);
  const bool relative = read_relative(view, at, spec.relative);
  const bool determiner = !edge && !relative && view.is_word(at, "the");
  if (determiner) ++at;
  if (!view.is(at, WordKind::kSeason)) return std::nullopt;
  const std::size_t season_at = at;
  spec.season = view.value(at++);
  read_year_of(view, at, spec);
  // "the winter of 1995-96".
  const Token& second = view[at + 1];
  if (spec.year && view.is_mark(at, '-') && second.kind == TokenKind::kNumber && second.glued && second.digits == 2 &&
      second.value == (*spec.year + 1) % 100)
    at += 2;
  // "fall" and "spring" are verbs and nouns of other kinds too.
  const std::size_t lead = determiner ? season_at - 1 : season_at;
  const bool in = lead > 0 && (view.is_preposition(lead - 1, "in") || view.is_preposition(lead - 1, "by") ||
                               view.is_preposition(lead - 1, "of") || view.is_preposition(lead - 1, "until") ||
                               view.is_preposition(lead - 1, "during") || view.is_preposition(lead - 1, "since"));
  const bool certain = spec.year || spec.year_shift || edge || relative || view[season_at].capital;
  // "the Winter Games".
  const bool name = view[season_at].capital && view.is_plain_word(at) && view[at].capital && !spec.year && !relative;
  if (name) return std::nullopt;
  const bool of_something = view.is_preposition(at, "in") || view.is_preposition(at, "of");
  const bool alone = !view.is_plain_word(at);
  const bool fall = view.is_word(season_at, "fall") && !(determiner && in && alone);
  const bool noun = (determiner || in) && !fall && !of_something;
  if (!certain && !noun) return std::nullopt;
  if (view[season_at].lead && !spec.year && !spec.year_shift) return std::nullopt;
  return Phrase{first, at, spec, "season"};
}

}  // namespace pressmark::dates

#include "extract/dates/clues.h"
#include "extract/dates/found.h"
#include "extract/dates/phrase.h"
#include "extract/dates/ranges.h"
#include "extract/dates/speech.h"
#include "extract/dates/tense.h"
#include "extract/dates/token.h"

namespace pressmark::dates {
namespace {

// "after Thursday's hearing": the word governs the hearing, not the day.
bool governs_more(const View& view, std::size_t end) {
  const Token& token = view[end];
  if (token.kind == TokenKind::kPunct) return token.mark == 's';
  return view.is_plain_word(end);
}

// "later than", "no later than", "cars newer than 2015"; the token is the one before "than".
Open open_than(const View& view, std::size_t at) {
  const bool no = at > 0 && view.is_word(at - 1, "no");
  const std::string_view word = view.words(at);
  if (word == "later" || word == "newer" || word == "greater") return no ? Open::kUntil : Open::kAfter;
  return word == "earlier" || word == "older" ? (no ? Open::kSince : Open::kBefore) : Open::kNone;
}

Open open_before(const View& view, const Phrase& phrase) {
  std::size_t at = phrase.first;
  if (at > 0 && view.is(at - 1, WordKind::kDeterminer)) --at;
  if (at == 0) return Open::kNone;
  const std::string_view word = view.lower(at - 1);
  if (word == "since") return Open::kSince;
  if (word == "until" || word == "till" || word == "by") return Open::kUntil;
  if (word == "than" && at > 1 && !view.is_mark(phrase.end, 's')) return open_than(view, at - 2);
  if (governs_more(view, phrase.end)) return Open::kNone;
  if (word == "after") return Open::kAfter;
  return word == "before" ? Open::kBefore : Open::kNone;
}

// "2012 or later", "2016 and after".
Open open_behind(const View& view, const Phrase& phrase) {
  if (view.words(phrase.end) == "onwards" || view.words(phrase.end) == "onward") return Open::kSince;
  if (!view.is_preposition(phrase.end, "or") && !view.is_preposition(phrase.end, "and")) return Open::kNone;
  const std::string_view word = view.lower(phrase.end + 1);
  const TokenKind governed = view[phrase.end + 2].kind;
  if (governed == TokenKind::kWord || governed == TokenKind::kNumber) return Open::kNone;
  if (word == "later" || word == "after") return Open::kSince;
  return word == "earlier" || word == "before" ? Open::kUntil : Open::kNone;
}

// "in two weeks' time", "in a year's time".
bool is_time_from_now(const View& view, std::size_t end) {
  return (view.is_mark(end, 's') || view.is_mark(end, '\'')) && view.words(end + 1) == "time";
}

void take_bounds(const View& view, Phrase& phrase, Tense tense) {
  if (phrase.spec.kind == SpecKind::kDuration) {
    const std::string_view word =
        phrase.first > 0 && phrase.rule == "duration" ? view.lower(phrase.first - 1) : std::string_view{};
    const bool stretch = phrase.first > 0 && phrase.rule == "stretch" && view.is_word(phrase.first - 1, "within");
    if (stretch) phrase.spec.literal = "within";
    const bool ahead = tense == Tense::kFuture || is_time_from_now(view, phrase.end);
    if ((word == "in" || word == "within") && ahead) {
      phrase.spec.side = Side::kAfter;
      phrase.spec.literal = word;
    }
    return;
  }
  if (phrase.spec.open == Open::kNone) phrase.spec.open = open_before(view, phrase);
  if (phrase.spec.open == Open::kNone) phrase.spec.open = open_behind(view, phrase);
}

// "three days starting Monday", "a two-week trial beginning March 3", "for a week, from Dec. 20".
bool starts_at(const View& view, const Phrase& length, const Phrase& day) {
  constexpr std::size_t kMostWords = 3;
  if (length.spec.kind != SpecKind::kDuration || length.spec.amount == 0 || length.spec.unit < Unit::kDay) return false;
  if (length.spec.side != Side::kNone || !is_day(day.spec)) return false;
  std::size_t at = day.first - 1;
  if (at < length.end || at > length.end + kMostWords) return false;
  if (view.is_word(at, "on") && at > length.end) --at;
  const bool start = view.is_word(at, "starting") || view.is_word(at, "beginning") ||
                     (view.is_word(at, "from") && (at == length.end || view.is_mark(at - 1, ',')));
  for (std::size_t i = length.end; i < at; ++i) {
    if (!view.is_plain_word(i) && !view.is_mark(i, ',')) return false;
  }
  return start;
}

// "begins Monday and lasts through Friday": two weekdays of one clause, the second with a verb or an end of its own.
bool goes_on(const View& view, const Phrase& first, const Phrase& second, Tense tense) {
  if (!is_bare_weekday(first.spec) || !is_bare_weekday(second.spec)) return false;
  if (tense == Tense::kPast || tense == Tense::kPastVerb) return false;
  bool joined = false;
  for (std::size_t at = first.end; at < second.first; ++at) {
    if (view[at].kind == TokenKind::kPunct || is_speech(view, at)) return false;
    joined = joined || view.is_preposition(at, "and") || view.is_preposition(at, "until") ||
             view.is_preposition(at, "through");
  }
  return joined;
}

// "up 4% from August", "less than in May", "compared with June".
bool is_compared(const View& view, const Phrase& phrase) {
  std::size_t at = phrase.first;
  if (at > 1 && view.is_preposition(at - 1, "in")) --at;
  return at > 0 && (view.is_preposition(at - 1, "from") || view.is_preposition(at - 1, "than") ||
                    view.is_preposition(at - 1, "with"));
}

void collect(const View& view, std::vector<Phrase>& phrases) {
  for (std::size_t at = 0; at < view.size();) {
    auto phrase = phrase_at(view, at);
    if (!phrase || phrase->end <= at) {
      ++at;
      continue;
    }
    at = phrase->end;
    phrases.push_back(std::move(*phrase));
  }
}

}  // namespace

void find_english(std::string_view text, Span sentence, std::vector<Found>& found) {
  std::vector<Token> tokens;
  if (!lex(text, sentence, tokens)) return;
  const View view(text, tokens);
  std::vector<Phrase> phrases;
  collect(view, phrases);
  join_ranges(view, phrases);
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    Phrase& phrase = phrases[i];
    Tense tense = tense_of(view, phrase);
    // "off for a week, from Dec. 20": what is not told as past is a plan.
    const bool begins = i > 0 && phrases[i - 1].spec.starts_behind;
    if (begins && tense != Tense::kPast && tense != Tense::kPastVerb) tense = Tense::kFuture;
    phrase.spec.starts_behind = i + 1 < phrases.size() && starts_at(view, phrase, phrases[i + 1]);
    phrase.spec.goes_on = i > 0 && goes_on(view, phrases[i - 1], phrase, tense);
    take_bounds(view, phrase, tense);
    phrase.spec.compared = is_compared(view, phrase) && !(i + 1 < phrases.size() && phrases[i + 1].spec.follows);
    const Span span{view[phrase.first].span.start, view[phrase.end - 1].span.end};
    found.push_back({span, std::move(phrase.spec), tense, phrase.rule});
  }
}

}  // namespace pressmark::dates

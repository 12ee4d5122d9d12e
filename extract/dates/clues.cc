#include "extract/dates/clues.h"

#include <algorithm>
#include <iterator>

namespace pressmark::dates {
namespace {

bool follows_word(const View& view, std::size_t at, std::string_view word) {
  return at > 0 && view.is_word(at - 1, word);
}

// "had been planned": it did not last.
bool is_past_perfect(const View& view, std::size_t at) {
  return follows_word(view, at, "had") || (follows_word(view, at, "been") && follows_word(view, at - 1, "had"));
}

bool follows_was(const View& view, std::size_t at) {
  return follows_word(view, at, "was") || follows_word(view, at, "were");
}

// "won't", which is no winning.
bool is_wont(const View& view, std::size_t at) {
  return view.is_word(at, "won") && view.is_mark(at + 1, '\'') && view[at + 1].glued;
}

}  // namespace

bool is_regular_past(const View& view, std::size_t at) {
  const Token& token = view[at];
  const std::string_view word = view.words(at);
  return token.kind == TokenKind::kWord && token.is() == WordKind::kNone && !token.capital && word.size() > 4 &&
         word.ends_with("ed");
}

namespace {

// "will be held", "are tallied", "to quit", "a cut": participle, infinitive and noun say nothing of when.
bool is_past_form(const View& view, std::size_t at) {
  const bool governed =
      at > 0 && (view.is_word(at - 1, "be") || view.is_word(at - 1, "is") || view.is_word(at - 1, "are") ||
                 view.is_word(at - 1, "to") || view.words(at - 1) == "stay" || view.words(at - 1) == "remain" ||
                 view.is(at - 1, WordKind::kFutureCue) || view.is(at - 1, WordKind::kDeterminer));
  if (governed || is_wont(view, at)) return false;
  const WordKind kind = view[at].is();
  return kind == WordKind::kPastCue || kind == WordKind::kAhead || is_regular_past(view, at);
}

// "to be held": a plan, unless the verb before it is past ("had to be held").
bool is_to_be(const View& view, std::size_t at) {
  const bool participle = view.is(at + 2, WordKind::kPastCue) || is_regular_past(view, at + 2);
  return view.is_preposition(at, "to") && view.is_word(at + 1, "be") && participle &&
         (at == 0 || !is_past_form(view, at - 1));
}

// "takes effect", "comes into force" are on a calendar, "takes a bus" is not.
bool takes_effect(const View& view, std::size_t at) {
  if (view.is_word(at, "comes")) {
    const std::size_t day = at + (view.is_preposition(at + 1, "on") ? 2 : 1);
    return view.is_preposition(at + 1, "into") || view.is(day, WordKind::kWeekday);
  }
  if (view.is_word(at, "go")) {
    const bool shown = view.words(at + 2) == "sale" || view.words(at + 2) == "trial" || view.words(at + 2) == "display";
    return (view.is_preposition(at + 1, "to") && view.words(at + 3) == "polls") ||
           (view.is_preposition(at + 1, "on") && shown);
  }
  if (!view.is_word(at, "takes") && !view.is_word(at, "take")) return true;
  return view.words(at + 1) == "effect" || view.words(at + 1) == "place";
}

// "talks end Sunday", "the Browns open the season Friday".
bool is_ending(const View& view, std::size_t at) {
  if (view.words(at) != "end" && view.words(at) != "open") return false;
  const std::string_view subject = at > 0 ? view.words(at - 1) : std::string_view{};
  const bool weekday =
      view.is(at + 1, WordKind::kWeekday) || (view.is_preposition(at + 1, "on") && view.is(at + 2, WordKind::kWeekday));
  const bool verb = (view.words(at) == "end" && weekday) || view.words(at) == "open";
  return verb && at > 0 && view.is_plain_word(at - 1) && subject.ends_with('s') && !subject.ends_with("ss");
}

}  // namespace

// "starts", "talks resume": the present tense of what is on a calendar. "to meet", "did not arrive" say nothing.
bool is_schedule(const View& view, std::size_t at) {
  if (!view.is(at, WordKind::kSchedule)) return is_ending(view, at);
  return !view[at].capital && takes_effect(view, at) && !follows_word(view, at, "to") &&
         !follows_word(view, at, "not") && !follows_word(view, at, "did") &&
         (at == 0 || (!view.is(at - 1, WordKind::kDeterminer) && !view.is(at - 1, WordKind::kBe)));
}

namespace {

// "is expected", "due": not "more than expected", and "a planned strike" only with "on" or "for" before the day.
bool is_plan(const View& view, std::size_t at, std::size_t mention) {
  if (!view.is(at, WordKind::kPlanned) || follows_word(view, at, "than") || follows_word(view, at, "as")) return false;
  const bool attribute = at > 0 && view.is(at - 1, WordKind::kDeterminer);
  return !attribute || view.is_preposition(mention - 1, "on") || view.is_preposition(mention - 1, "for");
}

bool follows_is(const View& view, std::size_t at) {
  return follows_word(view, at, "is") || follows_word(view, at, "are");
}

// "rain is likely", "snow is forecast".
bool is_forecast(const View& view, std::size_t at) {
  const std::string_view word = view.words(at);
  return (word == "likely" || word == "forecast") && follows_is(view, at);
}

// "plans a rally": a verb, with its object.
bool plans_something(const View& view, std::size_t at) {
  const std::string_view word = view.words(at);
  if (word != "plan" && word != "plans" && word != "planning") return false;
  return view.value(at + 1) == "a" || view.words(at + 1) == "another";
}

// "wants a truce to begin on Sunday".
bool wants_something(const View& view, std::size_t at, std::size_t mention) {
  if (view.words(at) != "want" && view.words(at) != "wants") return false;
  constexpr std::size_t kMostWords = 6;
  for (std::size_t i = at + 1; i < mention && i <= at + kMostWords; ++i) {
    if (view.is_preposition(i, "to")) return true;
  }
  return false;
}

// "may be closed", lower case; as a month it has a capital.
bool is_may(const View& view, std::size_t at) {
  return view.words(at) == "may";
}

bool is_future_form(const View& view, std::size_t at, std::size_t mention) {
  if (view.is(at, WordKind::kFutureCue) || is_wont(view, at)) return true;
  if (is_may(view, at)) return at < mention;
  if (is_forecast(view, at) || plans_something(view, at) || wants_something(view, at, mention)) return true;
  if (view.is(at, WordKind::kFutureTo) || view.is(at, WordKind::kBe)) return view.is_preposition(at + 1, "to");
  if (view.is(at, WordKind::kProgressive)) return follows_is(view, at);
  return is_schedule(view, at) || is_plan(view, at, mention) || is_to_be(view, at);
}

// "could not be reached on Friday", "would have left on Friday" tell what was.
bool is_failed(const View& view, std::size_t at) {
  const bool have = (view.is(at, WordKind::kFutureCue) || is_may(view, at)) && !view.is_word(at, "will") &&
                    view.is_word(at + 1, "have");
  if (have && (view.is_word(at + 2, "been") || view.is(at + 2, WordKind::kPastCue) || is_regular_past(view, at + 2)))
    return true;
  return view.is_word(at, "could") && view.is_word(at + 1, "not");
}

}  // namespace

Tense clue_at(const View& view, std::size_t at, std::size_t mention) {
  // "she was to appear on Friday".
  const bool was = view.is_word(at, "was") || view.is_word(at, "were");
  if (was && view.is_preposition(at + 1, "to")) return Tense::kPastPlan;
  if (!is_future_form(view, at, mention)) return is_past_form(view, at) ? Tense::kPast : Tense::kNone;
  if (is_failed(view, at) || is_past_perfect(view, at)) return Tense::kPast;
  const bool plan = follows_was(view, at) || view.is(at, WordKind::kProgressive);
  return plan ? Tense::kPastPlan : Tense::kFuture;
}

Tense ahead_clue(const View& view, std::size_t at, std::size_t mention) {
  if (!view.is(at, WordKind::kAhead) || is_past_perfect(view, at)) return Tense::kNone;
  Tense tense = Tense::kNone;
  for (std::size_t i = at + 1; i < mention; ++i) {
    if (view.is_word(i, "until")) return Tense::kFuture;  // "delayed until Friday"
    if (view.is_preposition(i, "to") || view.is_preposition(i, "for")) tense = Tense::kPastPlan;
  }
  return tense;
}

bool may_be_adjective(const View& view, std::size_t at, std::size_t mention) {
  const Token& next = view[at + 1];
  return is_regular_past(view, at) && at + 1 != mention && view.is_plain_word(at + 1) && !next.capital &&
         !follows_was(view, at);
}

bool is_speech(const View& view, std::size_t at) {
  return view.is_word(at, "said") || view.is_word(at, "told") || view.is_word(at, "says");
}

}  // namespace pressmark::dates

#include "extract/dates/tense.h"

namespace pressmark::dates {
namespace {

// Further away a clue belongs to something else.
constexpr std::size_t kReach = 14;

bool ends_clause(const View& view, std::size_t at) {
  const Token& token = view[at];
  if (token.kind == TokenKind::kPunct)
    return token.mark == ';' || token.mark == 'M' || token.mark == '"' || token.mark == '(' || token.mark == ')';
  return token.is() == WordKind::kClause || view.is_word(at, "that");
}

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

// Regular past tenses need no list: "announced", "rallied".
bool is_regular_past(const View& view, std::size_t at) {
  const Token& token = view[at];
  const std::string_view word = view.words(at);
  return token.kind == TokenKind::kWord && token.is() == WordKind::kNone && !token.capital && word.size() > 4 &&
         word.ends_with("ed");
}

// "will be held", "are tallied", "to quit": participle and infinitive say nothing of when.
bool is_past_form(const View& view, std::size_t at) {
  const bool governed =
      at > 0 && (view.is_word(at - 1, "be") || view.is_word(at - 1, "is") || view.is_word(at - 1, "are") ||
                 view.is_word(at - 1, "to") || view.is(at - 1, WordKind::kFutureCue));
  if (governed || is_wont(view, at)) return false;
  const WordKind kind = view[at].is();
  return kind == WordKind::kPastCue || kind == WordKind::kAhead || is_regular_past(view, at);
}

// "injured soldiers", "the proposed law": what stands before a noun is perhaps no verb.
bool may_be_adjective(const View& view, std::size_t at, std::size_t mention) {
  const Token& next = view[at + 1];
  return is_regular_past(view, at) && at + 1 != mention && view.is_plain_word(at + 1) && !next.capital &&
         !follows_was(view, at);
}

// "to be held": a plan, unless the verb before it is past ("had to be held").
bool is_to_be(const View& view, std::size_t at) {
  const bool participle = view.is(at + 2, WordKind::kPastCue) || is_regular_past(view, at + 2);
  return view.is_preposition(at, "to") && view.is_word(at + 1, "be") && participle &&
         (at == 0 || !is_past_form(view, at - 1));
}

// "takes effect" is on a calendar, "takes a bus" is not.
bool takes_effect(const View& view, std::size_t at) {
  if (!view.is_word(at, "takes") && !view.is_word(at, "take")) return true;
  return view.words(at + 1) == "effect" || view.words(at + 1) == "place";
}

// "starts", "talks resume": the present tense of what is on a calendar. "to meet", "did not arrive" say nothing.
bool is_schedule(const View& view, std::size_t at) {
  return view.is(at, WordKind::kSchedule) && !view[at].capital && takes_effect(view, at) &&
         !follows_word(view, at, "to") && !follows_word(view, at, "not") && !follows_word(view, at, "did") &&
         (at == 0 || !view.is(at - 1, WordKind::kDeterminer));
}

// "is expected", "due": not "more than expected", and "a planned strike" only with "on" or "for" before the day.
bool is_plan(const View& view, std::size_t at, std::size_t mention) {
  if (!view.is(at, WordKind::kPlanned) || follows_word(view, at, "than") || follows_word(view, at, "as")) return false;
  const bool attribute = at > 0 && view.is(at - 1, WordKind::kDeterminer);
  return !attribute || view.is_preposition(mention - 1, "on") || view.is_preposition(mention - 1, "for");
}

bool is_future_form(const View& view, std::size_t at, std::size_t mention) {
  if (view.is(at, WordKind::kFutureCue) || is_wont(view, at)) return true;
  if (view.is(at, WordKind::kFutureTo) || view.is(at, WordKind::kBe)) return view.is_preposition(at + 1, "to");
  return is_schedule(view, at) || is_plan(view, at, mention) || is_to_be(view, at);
}

// "could not be reached on Friday" tells what was.
bool is_failed(const View& view, std::size_t at) {
  return view.is_word(at, "could") && view.is_word(at + 1, "not");
}

Tense clue_at(const View& view, std::size_t at, std::size_t mention) {
  if (!is_future_form(view, at, mention)) return is_past_form(view, at) ? Tense::kPast : Tense::kNone;
  if (is_failed(view, at) || is_past_perfect(view, at)) return Tense::kPast;
  return follows_was(view, at) ? Tense::kPastPlan : Tense::kFuture;
}

// "agreed to meet on Monday", "set a hearing for Tuesday": what follows the link lies ahead of what is told.
Tense ahead_clue(const View& view, std::size_t at, std::size_t mention) {
  if (!view.is(at, WordKind::kAhead) || is_past_perfect(view, at)) return Tense::kNone;
  Tense tense = Tense::kNone;
  for (std::size_t i = at + 1; i < mention; ++i) {
    if (view.is_word(i, "until")) return Tense::kFuture;  // "delayed until Friday"
    if (view.is_preposition(i, "to") || view.is_preposition(i, "for")) tense = Tense::kPastPlan;
  }
  return tense;
}

// "until May", "as early as Monday", "starting Tuesday"; "by Friday" too, unless the clause is past.
bool is_deadline(const View& view, std::size_t first) {
  if (first == 0) return false;
  const std::string_view word = view.lower(first - 1);
  if (word == "by" || word == "until" || word == "till" || word == "starting" || word == "beginning") return true;
  return first > 2 && word == "as" && view.is_word(first - 3, "as") &&
         (view.is(first - 2, WordKind::kEdge) || view.words(first - 2) == "soon");
}

// Verbs of speech say when it was said, not when it was.
bool is_speech(const View& view, std::size_t at) {
  return view.is_word(at, "said") || view.is_word(at, "told") || view.is_word(at, "says");
}

// "if he wins on Tuesday".
bool follows_if(const View& view, std::size_t first) {
  for (std::size_t step = 1; step <= kReach && step <= first; ++step) {
    if (ends_clause(view, first - step)) return view.is_word(first - step, "if");
  }
  return false;
}

// The nearest clue before the mention. A past form that may be an adjective gives way to "will" further back.
Tense before(const View& view, std::size_t first) {
  constexpr std::size_t kNear = 6;
  Tense weak = Tense::kNone;
  for (std::size_t step = 1; step <= kReach && step <= first; ++step) {
    const std::size_t at = first - step;
    if (ends_clause(view, at) || (weak != Tense::kNone && view.is_mark(at, ','))) return weak;
    const Tense ahead = ahead_clue(view, at, first);
    const Tense tense = ahead != Tense::kNone ? ahead : clue_at(view, at, first);
    if (tense == Tense::kNone) continue;
    if (weak != Tense::kNone) return view.is(at, WordKind::kFutureCue) ? tense : weak;
    if (tense != Tense::kPast) return tense;
    const Tense past = step <= kNear && !is_speech(view, at) ? Tense::kPastVerb : Tense::kPast;
    if (!may_be_adjective(view, at, first)) return past;
    weak = past;
  }
  return weak;
}

Tense after(const View& view, const Phrase& phrase) {
  for (std::size_t at = phrase.end; at < phrase.end + kReach && at < view.size(); ++at) {
    if (ends_clause(view, at)) return Tense::kNone;
    if (const Tense tense = clue_at(view, at, phrase.first); tense != Tense::kNone) return tense;
  }
  return Tense::kNone;
}

}  // namespace

Tense tense_of(const View& view, const Phrase& phrase) {
  const Tense told = before(view, phrase.first);
  if (told != Tense::kNone) return told;
  const Tense tense = after(view, phrase);
  const bool ahead = is_deadline(view, phrase.first) || follows_if(view, phrase.first);
  // "..., days until Friday" is ahead whatever follows; "Until Friday, it was" is not.
  const bool certain = phrase.first > 1 && view.is_word(phrase.first - 1, "until");
  return ahead && (certain || tense != Tense::kPast) ? Tense::kFuture : tense;
}

}  // namespace pressmark::dates

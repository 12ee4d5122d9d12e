#include "extract/dates/clues.h"

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

bool is_possessive(const View& view, const Phrase& phrase) {
  return view.is_mark(phrase.end, 's') || view.is_mark(phrase.end, '\'');
}

// "gave them until Friday", "has until Monday", "has been put off until May".
bool grants_until(const View& view, std::size_t until) {
  constexpr std::size_t kMostWords = 6;
  for (std::size_t step = 1; step <= kMostWords && step <= until; ++step) {
    const std::size_t at = until - step;
    if (ends_clause(view, at) || view.is_preposition(at, "from")) return false;
    const std::string_view word = view.words(at);
    if (word == "gave" || word == "given" || word == "granted" || word == "has" || word == "have") return true;
  }
  return false;
}

// "more than Friday's closing price": it has been.
bool is_closing(const View& view, std::size_t at) {
  return view.words(at) == "close" || view.words(at) == "closing";
}

// "moved to Sunday": not the end of a range, nor "compared to Monday".
bool is_moved_to(const View& view, std::size_t to) {
  if (to == 0) return false;
  const Token& before = view[to - 1];
  const bool range = before.kind != TokenKind::kWord || before.is() == WordKind::kWeekday ||
                     before.is() == WordKind::kWeekdayShort || before.is() == WordKind::kDayPart ||
                     before.is() == WordKind::kRelativeDay;
  const std::string_view word = view.words(to - 1);
  return !range && word != "compared" && word != "prior" && word != "due" && word != "back" && word != "similar";
}

bool follows_is(const View& view, std::size_t at) {
  return at > 0 && (view.is_word(at - 1, "is") || view.is_word(at - 1, "are"));
}

// "ahead of Sunday's vote", "in the run-up to it", "as they prepared for it", "awaited it"; the token right before it.
bool awaits(const View& view, std::size_t at) {
  const std::string_view word = view.words(at);
  if (word.starts_with("await") || word.starts_with("anticipat")) return true;
  if (at == 0) return false;
  const std::string_view verb = view.words(at - 1);
  if (word == "of") return verb == "ahead" || verb == "Ahead";
  const bool up = verb == "up" && at > 1 && (view.words(at - 2) == "lead" || view.is_mark(at - 2, '-'));
  if (word == "to") return up || verb == "forward";
  return word == "for" && (verb.starts_with("prepar") || verb == "ready");
}

// "was ordering cards for Christmas": not "closed for Christmas".
bool is_under_way(const View& view, std::size_t preposition) {
  constexpr std::size_t kMostWords = 4;
  for (std::size_t step = 1; step <= kMostWords && step < preposition; ++step) {
    const std::size_t at = preposition - step;
    if (view.words(at).ends_with("ing") && view[at - 1].kind == TokenKind::kWord) return true;
    if (!view.is_plain_word(at) && !view.is(at, WordKind::kDeterminer)) return false;
  }
  return false;
}

// What stands right before a bare weekday: "the match is on Saturday", "a hearing for Tuesday", "ahead of Sunday's
// vote".
Tense lead_clue(const View& view, const Phrase& phrase) {
  const bool bare = is_bare_weekday(phrase.spec) && !phrase.spec.clock;
  std::size_t at = phrase.first;
  if (at == 0) return Tense::kNone;
  const std::string_view word = view.lower(at - 1);
  const bool put_off = at > 1 && view.words(at - 2) == "off";
  if (word == "until" && (put_off || grants_until(view, at - 1))) return Tense::kFuture;
  if (view.words(at - 1) == "effective") return Tense::kPastPlan;
  const bool festival = phrase.spec.kind == SpecKind::kHoliday && !phrase.spec.year && !is_possessive(view, phrase);
  if (festival && word == "for" && is_under_way(view, at - 1)) return Tense::kPastPlan;
  if (!bare) return is_bare_weekday(phrase.spec) && follows_is(view, at) ? Tense::kPastPlan : Tense::kNone;
  const bool named = is_possessive(view, phrase) || view.is_plain_word(phrase.end);
  if (named && is_closing(view, phrase.end + 1)) return Tense::kPast;
  const bool over = at > 1 && view.is(at - 2, WordKind::kPlanned) && clue_at(view, at - 2, at) == Tense::kPast;
  if (word == "for" && !named) return over ? Tense::kPast : Tense::kPastPlan;  // "had been scheduled for Monday"
  if (word == "to" && !named && is_moved_to(view, at - 1)) return Tense::kPastPlan;
  if (awaits(view, at - 1)) return Tense::kPastPlan;
  if (word == "on") --at;
  return follows_is(view, at) && !named ? Tense::kPastPlan : Tense::kNone;
}

// "until May", "as early as Monday", "starting Tuesday"; "by Friday" too, unless the clause is past.
bool is_deadline(const View& view, std::size_t first) {
  if (first == 0) return false;
  const std::string_view word = view.lower(first - 1);
  if (word == "by" || word == "until" || word == "till" || word == "starting" || word == "beginning") return true;
  if (word == "through" && is_moved_to(view, first - 1)) return true;
  return first > 2 && word == "as" && view.is_word(first - 3, "as") &&
         (view.is(first - 2, WordKind::kEdge) || view.words(first - 2) == "soon");
}

// "if he wins on Tuesday".
bool follows_if(const View& view, std::size_t first) {
  for (std::size_t step = 1; step <= kReach && step <= first; ++step) {
    if (ends_clause(view, first - step)) return view.is_word(first - step, "if");
  }
  return false;
}

// "lasted three days starting Monday", "ran for two weeks starting May 3": the length is told of, and so is its first
// day.
bool starts_what_was(const View& view, std::size_t starting) {
  if (!view.is_word(starting, "starting") || starting < 3) return false;
  if (!view.is(starting - 1, WordKind::kUnit) && !view.is(starting - 1, WordKind::kUnitPlural)) return false;
  std::size_t verb = starting - 3;
  if (view.is_preposition(verb, "for") && verb > 0) --verb;
  return clue_at(view, verb, starting) == Tense::kPast && !view.is(verb, WordKind::kAhead);
}

// The nearest clue before the mention. A past form that may be an adjective gives way to "will" further back.
Tense before(const View& view, std::size_t first) {
  constexpr std::size_t kNear = 6;
  Tense weak = Tense::kNone;
  for (std::size_t step = 1; step <= kReach && step <= first; ++step) {
    const std::size_t at = first - step;
    if (starts_what_was(view, at)) return Tense::kPast;
    // "expects to ship it in March, having shown it in January".
    if (view.words(at) == "having" && at > 0 && view.is_mark(at - 1, ',')) return Tense::kPast;
    if (ends_clause(view, at) || (weak != Tense::kNone && view.is_mark(at, ','))) return weak;
    // "ahead of the vote on Sunday".
    if (view.words(at) == "ahead" && view.is_preposition(at + 1, "of")) return Tense::kPastPlan;
    const Tense ahead = ahead_clue(view, at, first);
    const Tense tense = ahead != Tense::kNone ? ahead : clue_at(view, at, first);
    if (tense == Tense::kNone) continue;
    if (weak != Tense::kNone) return view.is(at, WordKind::kFutureCue) ? tense : weak;
    if (tense != Tense::kPast) return tense;
    // "if approved on Tuesday".
    if (at > 0 && (view.is_word(at - 1, "if") || view.words(at - 1) == "unless" || view.words(at - 1) == "once"))
      return Tense::kFuture;
    const Tense past = step <= kNear && !is_speech(view, at) ? Tense::kPastVerb : Tense::kPast;
    if (!may_be_adjective(view, at, first)) return past;
    weak = past;
  }
  return weak;
}

// "On Saturday, the team plays at home".
bool leads_clause(const View& view, const Phrase& phrase) {
  if (is_possessive(view, phrase)) return false;
  const std::size_t at =
      phrase.first > 0 && view.is_preposition(phrase.first - 1, "on") ? phrase.first - 1 : phrase.first;
  return at == 0 || view.is_mark(at - 1, ',') || ends_clause(view, at - 1);
}

// "Judge to rule Monday", "Union to vote on pay offer in May": a headline's infinitive for what is to come.
bool is_headline_plan(const View& view, std::size_t first) {
  constexpr std::size_t kLongestSubject = 6;
  if (view.is_mark(view.size() - 1, '.')) return false;
  for (std::size_t at = 0; at < first && at <= kLongestSubject; ++at) {
    const Token& token = view[at];
    if (view.is_preposition(at, "to"))
      return at > 0 && view[at + 1].kind == TokenKind::kWord && !view[at + 1].capital && at + 1 < first;
    if (token.kind != TokenKind::kWord || !view.is_plain_word(at) || is_regular_past(view, at)) return false;
  }
  return false;
}

// "The Senate votes Tuesday": a subject at the start of the clause and its verb right before the day.
bool is_present_clause(const View& view, std::size_t first) {
  constexpr std::size_t kLongestSubject = 4;
  const std::size_t end = first > 0 && view.is_word(first - 1, "on") ? first - 1 : first;
  if (end < 2) return false;
  const std::string_view verb = view.words(end - 1);
  const std::string_view noun = view.words(end - 2);
  const bool verbal = view.is_plain_word(end - 1) && !view[end - 1].capital && verb.size() > 3 && verb.ends_with('s') &&
                      !verb.ends_with("ss") && !verb.ends_with("us");
  if (!verbal || !view.is_plain_word(end - 2) || noun.ends_with('s')) return false;
  std::size_t at = end - 2;
  for (std::size_t step = 0; step < kLongestSubject && at > 0; ++step, --at) {
    if (view.is_mark(at - 1, ',') || ends_clause(view, at - 1)) break;
    if (!view.is_plain_word(at - 1) && !view.is(at - 1, WordKind::kDeterminer)) return false;
  }
  return view.is(at, WordKind::kDeterminer) || view[at].capital;
}

// Without a verb that tells: "a Friday deadline", "on his way to Rome for talks Friday".
bool is_appointment(const View& view, const Phrase& phrase) {
  if (!is_bare_weekday(phrase.spec) || phrase.first < 2) return false;
  if (view.words(phrase.end) == "deadline") return true;
  if (!view.is_plain_word(phrase.first - 1) || view[phrase.first - 1].capital) return false;
  const bool article = phrase.first > 2 && view.is(phrase.first - 2, WordKind::kDeterminer);
  return view.is_preposition(phrase.first - (article ? 3 : 2), "for") || is_present_clause(view, phrase.first);
}

// "Tuesday's ruling means that the sale can go on": what it leads to is no clue.
bool leads_to(const View& view, std::size_t at) {
  const std::string_view word = view.words(at);
  return word == "means" || word == "suggests" || word == "shows" || word == "follows";
}

Tense after(const View& view, const Phrase& phrase) {
  for (std::size_t at = phrase.end; at < phrase.end + kReach && at < view.size(); ++at) {
    if (ends_clause(view, at)) return Tense::kNone;
    if (is_possessive(view, phrase) && leads_to(view, at)) return Tense::kPast;
    // "Monday's defeat leaves them last".
    if (is_schedule(view, at) && !leads_clause(view, phrase)) continue;
    if (const Tense tense = clue_at(view, at, phrase.first); tense != Tense::kNone) return tense;
  }
  return Tense::kNone;
}

}  // namespace

Tense tense_of(const View& view, const Phrase& phrase) {
  const Tense lead = lead_clue(view, phrase);
  if (lead != Tense::kNone) return lead;
  const Tense told = before(view, phrase.first);
  if (told != Tense::kNone) return told;
  const Tense tense = after(view, phrase);
  const bool planned = is_headline_plan(view, phrase.first) || is_appointment(view, phrase);
  if (tense == Tense::kNone && planned) return Tense::kFuture;
  const bool ahead = is_deadline(view, phrase.first) || follows_if(view, phrase.first);
  // "..., days until Friday" is ahead whatever follows; "Until Friday, it was" is not.
  const bool certain = phrase.first > 1 && view.is_word(phrase.first - 1, "until");
  return ahead && (certain || tense != Tense::kPast) ? Tense::kFuture : tense;
}

}  // namespace pressmark::dates

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

// Regular past tenses need no list: "announced", "rallied".
bool is_past_form(const View& view, std::size_t at) {
  const Token& token = view[at];
  if (token.is() == WordKind::kPastCue) return true;
  const std::string_view word = view.words(at);
  return token.kind == TokenKind::kWord && token.is() == WordKind::kNone && !token.capital && word.size() > 4 &&
         word.ends_with("ed");
}

bool is_future_form(const View& view, std::size_t at) {
  if (view.is(at, WordKind::kFutureCue)) return true;
  // "is to open": a form of be before an infinitive.
  return view.is(at, WordKind::kBe) && view.is_preposition(at + 1, "to");
}

Tense clue_at(const View& view, std::size_t at) {
  if (is_future_form(view, at)) return Tense::kFuture;
  return is_past_form(view, at) ? Tense::kPast : Tense::kNone;
}

// "by Friday", "until May", "as early as Monday", "starting Tuesday".
bool is_deadline(const View& view, std::size_t first) {
  if (first == 0) return false;
  const std::string_view word = view.lower(first - 1);
  return word == "by" || word == "until" || word == "till" || word == "starting" || word == "beginning";
}

Tense before(const View& view, std::size_t first) {
  for (std::size_t step = 1; step <= kReach && step <= first; ++step) {
    const std::size_t at = first - step;
    if (ends_clause(view, at)) return Tense::kNone;
    if (const Tense tense = clue_at(view, at); tense != Tense::kNone) {
      // "is expected", "was set": the participle is part of what the words before it say.
      const bool past_plan =
          tense == Tense::kFuture && at > 0 &&
          (view.is_word(at - 1, "was") || view.is_word(at - 1, "were") || view.is_word(at - 1, "had"));
      return past_plan ? Tense::kPast : tense;
    }
  }
  return Tense::kNone;
}

Tense after(const View& view, std::size_t end) {
  for (std::size_t at = end; at < end + kReach && at < view.size(); ++at) {
    if (ends_clause(view, at)) return Tense::kNone;
    if (const Tense tense = clue_at(view, at); tense != Tense::kNone) return tense;
  }
  return Tense::kNone;
}

}  // namespace

Tense tense_of(const View& view, const Phrase& phrase) {
  const Tense tense = before(view, phrase.first);
  if (is_deadline(view, phrase.first) && tense != Tense::kPast) return Tense::kFuture;
  return tense != Tense::kNone ? tense : after(view, phrase.end);
}

}  // namespace pressmark::dates

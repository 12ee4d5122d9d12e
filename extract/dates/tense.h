// Whether the clause around a mention speaks of what was or of what will be.
//
//   "The court will hear it on Monday"          kFuture
//   "They agreed to meet on Monday"             kPastPlan
//   "He said on Monday that the court will ..."  kPast
//
// The nearest clue inside the mention's own clause decides, words before it first.
#pragma once

#include "extract/dates/phrase.h"

namespace pressmark::dates {

enum class Tense {
  kNone,
  kPast,
  kPastVerb,  // a verb right before the mention tells what happened then: "it opened in May"
  kPastPlan,  // what was planned: "they agreed to meet on Monday", "it was due on Tuesday"
  kFuture,
};

[[nodiscard]] Tense tense_of(const View& view, const Phrase& phrase);

}  // namespace pressmark::dates

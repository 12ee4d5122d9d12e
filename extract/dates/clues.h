// What one word of a clause says of its time.
//
//   "will" -> kFuture; "opened" -> kPast; "was due" -> kPastPlan; "begins" -> kFuture
//
// The kinds of words are rows of extract/lexicon/date_words.tsv. `mention` is where the mention starts that is asked
// for.
#pragma once

#include "extract/dates/tense.h"

namespace pressmark::dates {

// The word at `at`, with the one or two that belong to it; kNone: it says nothing.
[[nodiscard]] Tense clue_at(const View& view, std::size_t at, std::size_t mention);

// "agreed to meet on Monday", "set a hearing for Tuesday": what follows the link lies ahead of what is told.
[[nodiscard]] Tense ahead_clue(const View& view, std::size_t at, std::size_t mention);

// "begins", "talks resume": the present tense of what is on a calendar.
[[nodiscard]] bool is_schedule(const View& view, std::size_t at);

// "injured soldiers", "the proposed law": what stands before a noun is perhaps no verb.
[[nodiscard]] bool may_be_adjective(const View& view, std::size_t at, std::size_t mention);

// Regular past tenses need no list: "announced", "rallied".
[[nodiscard]] bool is_regular_past(const View& view, std::size_t at);

// Verbs of speech say when it was said, not when it was.
[[nodiscard]] bool is_speech(const View& view, std::size_t at);

}  // namespace pressmark::dates

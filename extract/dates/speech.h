// Days on which something was said: "We will pay today," he said on Monday.
//
//   Speech speech(text, sentence, found);     // found: the sentence's mentions, sorted
//   speech.told                               // "Monday": a mention outside quotes, right behind a verb of speech
//   speech.quoted(found[0])                   // true for "today"
#pragma once

#include <string_view>
#include <vector>

#include "core/span.h"
#include "extract/dates/found.h"

namespace pressmark::dates {

// True for a day by itself: "Monday", "yesterday", "Feb. 6".
[[nodiscard]] bool is_day(const Spec& spec);

struct Speech {
  Speech(std::string_view text, Span sentence, const std::vector<Found>& found);

  // Whether a mention lies in quotes and counts from the day of speech.
  [[nodiscard]] bool quoted(const Found& mention) const;

  const Found* told = nullptr;  // one of `found`; nullptr: the sentence does not say when it was said
  std::vector<Span> quotes;     // between double quotation marks of the sentence
};

}  // namespace pressmark::dates

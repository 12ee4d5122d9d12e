// A mention found in a sentence, not yet resolved.
#pragma once

#include <string_view>
#include <vector>

#include "core/span.h"
#include "extract/dates/phrase.h"
#include "extract/dates/tense.h"

namespace pressmark::dates {

struct Found {
  Span span;
  Spec spec;
  Tense tense = Tense::kNone;
  std::string_view rule;
};

// Appends the mentions that a sentence makes in English words and in digits.
void find_english(std::string_view text, Span sentence, std::vector<Found>& found);

// Appends the mentions that it makes in Chinese. See chinese.cc for the forms.
void find_chinese(std::string_view text, Span sentence, std::vector<Found>& found);

}  // namespace pressmark::dates

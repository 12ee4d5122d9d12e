// Chinese sentences: title before name, cue before the words, reports of outlets.
//
//   according to <outlet> reports, <company> spokesman said, <words>       (in this order)
#pragma once

#include <vector>

#include "extract/quotes/draft.h"

namespace pressmark {

// True where Han characters outnumber Latin words.
[[nodiscard]] bool is_chinese(const QuoteText& doc, TokenRange paragraph);

[[nodiscard]] std::vector<Draft> read_chinese(const QuoteText& doc, TokenRange paragraph);

}  // namespace pressmark

// Ranges: "Aug. 8-10", "between October and December 2015", "2014-15", "from Monday to Friday".
//
// Each end is a mention of its own; what only one of them says (the month, the year) is given to the other.
#pragma once

#include <vector>

#include "extract/dates/phrase.h"

namespace pressmark::dates {

// Adds the ends that are bare numbers and links those that are not. `phrases` are sorted and stay so.
void join_ranges(const View& view, std::vector<Phrase>& phrases);

}  // namespace pressmark::dates

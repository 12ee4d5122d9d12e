// Links counts of one article that state the same amount again, or contradict each other.
#pragma once

#include <vector>

#include "core/facts.h"

namespace pressmark::counts {

// Fills `same_as`, both ways. The same amount: equal bounds and unit, and roles and holders that do not differ.
// A contradiction: unit, role, holder and jurisdiction agree, but the amounts lie within a tenth of each other.
void link_same_amounts(std::string_view text, std::vector<Count>& counts);

}  // namespace pressmark::counts

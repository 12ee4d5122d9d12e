// The invariants of facts: every span lies inside the text, on code-point borders, none empty; facts are sorted.
//
//   assert(check_facts(input.text, facts).empty());
#pragma once

#include <string>
#include <string_view>

#include "core/facts.h"

namespace pressmark {

// The first invariant that does not hold, in words; "" where all hold.
[[nodiscard]] std::string check_facts(std::string_view text, const Facts& facts);

}  // namespace pressmark

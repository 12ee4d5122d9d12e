// Quotes as lines of text, for .case files and the renamings.
//
//   type=direct | said=We won, | speaker=Ann Lee | name=Ann Lee | kind=person | rule=tag_after
//
// Keys: type, said (spans joined by " ... "), cue, speaker (as written), name, kind, role, of, via, relayed (joined by
// "; "), cited, repair (joined by ","), rule. What is empty has no key.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/facts.h"

namespace pressmark::test {

using Fields = std::map<std::string, std::string>;

[[nodiscard]] Fields describe(const Quote& quote, std::string_view text);
[[nodiscard]] std::vector<Fields> quotes_of(const std::string& text);
// "key=value | key=value".
[[nodiscard]] Fields parse_fields(const std::string& line);
// "" where each wanted field has its value ("-": the field is absent), else what differs.
[[nodiscard]] std::string difference(const Fields& wanted, const Fields& found);
[[nodiscard]] const OutletTable& built_in_outlets();

}  // namespace pressmark::test

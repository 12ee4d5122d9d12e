// Time zones of the places that datelines and clock times name, from extract/lexicon/date_places.tsv.
//
//   zone_of_place("Hong Kong")    // "Asia/Hong_Kong"
#pragma once

#include <string_view>

namespace pressmark::dates {

// The zone's name in the IANA database, in static storage; empty: no such place in the table. Any letter case.
[[nodiscard]] std::string_view zone_of_place(std::string_view place);

// The zone of the place that a text's first words name in a dateline: "LONDON (AP) --", "TOKYO, Feb. 7". Empty: none.
[[nodiscard]] std::string_view zone_of_dateline(std::string_view paragraph);

}  // namespace pressmark::dates

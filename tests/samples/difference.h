// Where a record differs from what was written down by hand for its page.
//
//   Differences found = compare(record, expected);      // samples/expected/cnbc-1.json
//   found[0].what     // "count \"over 10,000\": holder"
//   found[0].detail   // "expected Huawei, found null"
//
// An expected file holds title, authors, published_at, outlet, language, first_words, last_words, blocks, quotes,
// counts, dates and citations. An array of values: any of them is right. A fact with "optional": true may be found or
// not. Words of quotes are compared without the punctuation and the "that" around them; the marked words of a mixed
// quote must lie inside it.
#pragma once

#include <simdjson.h>

#include <string>
#include <vector>

#include "core/record.h"

namespace pressmark::test {

struct Difference {
  std::string what;    // the same from run to run: this is what known_gaps.txt names
  std::string detail;  // for people
};
using Differences = std::vector<Difference>;

[[nodiscard]] Differences compare(const Record& record, simdjson::dom::element expected);

}  // namespace pressmark::test

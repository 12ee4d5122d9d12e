// The head of a record: metadata, outlet, addresses. Part of normalize/record.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/record.h"
#include "normalize/record.h"

namespace pressmark {

// ISO 8601: a day, or an instant with the offset that is stated; a clock time without an offset is no instant and
// leaves the day. What is no date becomes "" and a warning.
[[nodiscard]] std::string normal_date(const std::string& stated, std::string_view field,
                                      std::vector<Warning>& warnings);

// Strings in normal form, lists without blanks and repeats, dates in ISO 8601. What is no date is dropped and noted.
[[nodiscard]] Metadata normal_metadata(const RecordInput& input, std::vector<Warning>& warnings);

// The outlet table's; else the page's host with the name that the page gives itself; empty where nothing is known.
[[nodiscard]] std::optional<RecordOutlet> outlet_of(const RecordInput& input);

// As the page declares it; else the page's own URL without its fragment; "" if unknown.
[[nodiscard]] std::string canonical_url_of(const RecordInput& input);

}  // namespace pressmark

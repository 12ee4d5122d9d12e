// How the metadata of a page was chosen, for a person to read.
//
//   published_at: 2023-04-26
//     the page shows an earlier day under its headline: ...
//     > visible   2023-04-26  rank 5, plainly shown
//       json-ld   2025-08-21  rank 1
#pragma once

#include <string>
#include <vector>

#include "extract/page/metadata/explain.h"
#include "pipeline/terminal.h"

namespace pressmark {

// Fields without a value or candidate are left out; ">" marks what was taken. Values are cut to one line. Ends with a
// line end; says so where no field has a candidate.
[[nodiscard]] std::string explain_metadata(const std::vector<ExplainedField>& fields, const Paint& paint);

}  // namespace pressmark

// What a run that was ended by force (kill -9, a power cut) left behind, mended before the next one begins.
//
// The archive may end within a record: the part is cut off. A record may stand in the database and not yet among the
// JSON Lines: it is added there. Pages that were fetched and not yet stored are fetched again, as they are not known.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "pipeline/config.h"

namespace pressmark {

// Call with the lock held and the sinks opened once, so that their files are there. Returns a sentence for each run
// that did not end, saying what was done; such a run is then called "interrupted" and not looked at again. Errors: what
// cannot be read or written.
[[nodiscard]] Result<std::vector<std::string>> recover_runs(const RunConfig& config);

}  // namespace pressmark

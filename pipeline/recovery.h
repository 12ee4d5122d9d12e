// What a run that was ended by force (kill -9, a power cut) left behind, mended before the next one begins.
//
// The archive may end within a record: the part is cut off. A record may stand in the database and not yet among the
// JSON Lines: it is added there. Pages that are in the archive and were not yet stored are read from it.
//
// Whose run it was tells the lock file of the folder, into which each run writes itself before it begins: a database
// may serve several folders, and a run of another one may be alive.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "pipeline/config.h"
#include "pipeline/delivery.h"
#include "pipeline/lock_file.h"

namespace pressmark {

struct Recovered {
  std::vector<std::string> reports;   // a sentence for each run that did not end, saying what was done
  std::vector<std::string> archives;  // of runs that did not come to their end, the oldest first
};

// Call with the lock held and the sinks opened once, so that their files are there. A run that did not end is then
// called "interrupted". Errors: what cannot be read or written.
[[nodiscard]] Result<Recovered> recover_runs(const RunConfig& config, const LockFile& lock);

// Writes the run, with the file that it will archive to, into the lock file. Error: "cannot_write".
[[nodiscard]] Result<void> enter_run(const RunInfo& run, const std::string& archive, LockFile& lock);

// For those that read archives into a database, any number at a time: the lock, to be held while they do. Runs of that
// kind that did not end are called "interrupted" where nobody else is at it. Errors: "cannot_open", "database".
[[nodiscard]] Result<LockFile> enter_reprocess(const std::string& sqlite);

}  // namespace pressmark

// One batch: fetch what the config's sources list and is new, read it, deliver it.
//
//   Result<RunTotals> totals = run_batch(config, {.observer = observer, .cancel = &cancel});
//
// A document that fails is an outcome row. Only what makes the whole run impossible is an error: a bad config, a sink
// or an archive that cannot be written, another run on the same folder (code "locked").
#pragma once

#include <atomic>

#include "pipeline/config.h"
#include "pipeline/delivery.h"

namespace pressmark {

struct RunParts {
  RunObserver& observer;
  const std::atomic<bool>* cancel = nullptr;  // true: what is under way is finished, then the run ends
};

[[nodiscard]] Result<RunTotals> run_batch(const RunConfig& config, const RunParts& parts);

}  // namespace pressmark

// Reading archives again, without the network: the same records as the run that fetched them, but for `source.kind`.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "extract/counts/units.h"
#include "pipeline/delivery.h"
#include "pipeline/source_outlets.h"

namespace pressmark {

struct ReprocessInput {
  std::vector<std::string> archives;  // WARC files, read in this order
  const OutletTable& outlets;
  const SourceOutlets& source_outlets;
  unsigned jobs = 1;
  const std::atomic<bool>* cancel = nullptr;
  const CountUnits* units = nullptr;  // what is counted; null: what is compiled in
};

// Reads every page of the archives and delivers its record; the pages of an article over several give one, its first
// page's. Damage of an archive and pages that cannot be read are outcome rows. Fails where an archive cannot be opened
// or a sink cannot be written.
[[nodiscard]] Result<void> reprocess(const ReprocessInput& input, Delivery& delivery);

// The WARC files below a folder, by name; a file is itself. Fails where there is nothing.
[[nodiscard]] Result<std::vector<std::string>> find_archives(const std::string& path);

}  // namespace pressmark

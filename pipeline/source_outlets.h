// Whose page it is: what the config says of an address first, then the outlet table by host. The fetcher and the
// reprocessing of an archive ask the same object, so that both give the same records.
#pragma once

#include <string>
#include <unordered_map>

#include "core/outlets/outlet.h"
#include "core/result.h"
#include "pipeline/config.h"

namespace pressmark {

class SourceOutlets {
 public:
  // Fails where a source names an outlet that no file describes.
  [[nodiscard]] static Result<SourceOutlets> from(const RunConfig& config, const OutletTable& outlets);
  // Without a config: the outlet table alone.
  explicit SourceOutlets(const OutletTable& outlets) : outlets_(&outlets) {}

  // nullptr: unknown.
  [[nodiscard]] const Outlet* of(const std::string& url) const;

 private:
  const OutletTable* outlets_;
  std::unordered_map<std::string, const Outlet*> by_authority_;
};

// The built-in outlets and those of a folder ("" = none).
[[nodiscard]] Result<OutletTable> load_outlets(const std::string& folder);

}  // namespace pressmark

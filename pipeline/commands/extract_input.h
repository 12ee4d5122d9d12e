// The documents that `pressmark extract` is given: files, addresses, standard input.
#pragma once

#include <string>

#include "pipeline/manifest.h"

namespace pressmark {

struct ExtractInput {
  std::string published;  // reference day for pages that state none
  std::string url;        // of a file or of standard input
  SourceKind stdin_kind = SourceKind::kHtml;
  FileLimits limits;
  bool allow_private = false;
};

// `name` is a path, an http or https address, or "-".
[[nodiscard]] ManifestDocument read_named(const std::string& name, const ExtractInput& input);

}  // namespace pressmark

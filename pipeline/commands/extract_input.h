// The documents that `pressmark extract` is given: files, addresses, standard input.
#pragma once

#include <string>
#include <vector>

#include "pipeline/manifest.h"

namespace CLI {
class App;
}

namespace pressmark {

struct ExtractInput {
  std::string published;                // reference day for pages that state none
  std::string url;                      // of a file or of standard input
  SourceKind kind = SourceKind::kHtml;  // of standard input; kText: of files too, whatever their names
  FileLimits limits;
  bool allow_private = false;
};

// Adds --published, --url, --text and --allow-private. `input` must live as long as the command.
void add_input_options(CLI::App& command, ExtractInput& input);
// Adds --units, as every command that counts has it; `units` must live as long as the command.
void add_units_option(CLI::App& command, std::vector<std::string>& units);
// True of an http or https address.
[[nodiscard]] bool is_address(const std::string& name);
// `name` is a path, an http or https address, or "-".
[[nodiscard]] ManifestDocument read_named(const std::string& name, const ExtractInput& input);

}  // namespace pressmark

// The configuration of a run: a TOML file (`pressmark init` writes one that explains every key).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace pressmark {

struct SourceConfig {
  std::string outlet;              // id of the outlet table
  std::vector<std::string> feeds;  // empty: the outlet's own
  std::vector<std::string> urls;   // articles to fetch beside those of the feeds
  int max_articles = 0;            // a feed; 0 = all
};

struct FetchConfig {
  std::string user_agent = "pressmark/0.1 (+https://example.org/contact)";
  double pause = 1.0;   // seconds
  double timeout = 30;  // seconds
  std::size_t max_bytes = 16U << 20;
  bool allow_private = false;
};

// Paths are resolved; "" = this sink is off.
struct SinkConfig {
  std::string sqlite, jsonl, report, archive;
};

struct RunConfig {
  std::string path;  // of the config itself, as given
  std::string name = "news";
  std::string out;  // folder, resolved
  unsigned jobs = 2;
  FetchConfig fetch;
  std::vector<SourceConfig> sources;
  std::string outlets_folder;
  std::vector<std::string> count_units;  // names of shipped units and paths, resolved
  SinkConfig sinks;
  std::string sha256;  // of the file's bytes
};

// Unknown keys, wrong types and impossible values are errors that name file, line and key.
[[nodiscard]] Result<RunConfig> parse_config(std::string_view toml, const std::string& path);
[[nodiscard]] Result<RunConfig> read_config(const std::string& path);

// The commented file that `pressmark init` writes.
[[nodiscard]] std::string_view config_template();

}  // namespace pressmark

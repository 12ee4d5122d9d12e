// The sample news sites on loopback, and a config that reads them.
#pragma once

#include <string>

#include "tests/support/child_process.h"
#include "tests/support/temporary_folder.h"

namespace pressmark::test {

// Serves samples/sites while it lives; the config lies in a folder of its own, and `pressmark run` writes beside it.
class SampleSites {
 public:
  SampleSites()
      : site_({"python3", in_source("tools/serve-samples"), "--log", folder_ / "requests.log", "--write-config",
               in_source("samples/quickstart.toml"), folder_ / "quickstart.toml"}) {
    // The sites are ours: no need to wait between requests.
    std::string config = read_whole(config_path());
    const std::size_t pause = config.find("pause = 0.1");
    if (pause != std::string::npos) config.replace(pause, 11, "pause = 0.0");
    write_file(config_path(), config);
  }

  [[nodiscard]] std::string config_path() const { return folder_ / "quickstart.toml"; }
  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  // What the sites were asked for, a line a request.
  [[nodiscard]] std::string requests() const { return read_whole(folder_ / "requests.log"); }

 private:
  static std::string in_source(const std::string& name) { return PRESSMARK_SOURCE_DIR "/" + name; }

  TemporaryFolder folder_;
  ChildProcess site_;
};

}  // namespace pressmark::test

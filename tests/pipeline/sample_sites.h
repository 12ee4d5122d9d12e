// The sample news sites on loopback, and a config that reads them.
#pragma once

#include <string>

#include "tests/pipeline/site_folder.h"
#include "tests/support/child_process.h"

namespace pressmark::test {

// Serves samples/sites while it lives; the config lies in a folder of its own, and `pressmark run` writes beside it.
class SampleSites : public SiteFolder {
 public:
  SampleSites()
      : SiteFolder("quickstart.toml"),
        site_({"python3", in_source("tools/serve-samples"), "--log", log_path(), "--write-config",
               in_source("samples/quickstart.toml"), config_path()}) {
    // The sites are ours: no need to wait between requests.
    std::string config = read_whole(config_path());
    const std::size_t pause = config.find("pause = 0.1");
    if (pause != std::string::npos) config.replace(pause, 11, "pause = 0.0");
    write_file(config_path(), config);
  }

 private:
  ChildProcess site_;
};

}  // namespace pressmark::test

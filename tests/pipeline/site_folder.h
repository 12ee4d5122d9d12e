// The folder of a site on loopback: a config that reads it, what `pressmark run` writes beside that, the site's log.
#pragma once

#include <string>

#include "tests/support/temporary_folder.h"

namespace pressmark::test {

class SiteFolder {
 public:
  [[nodiscard]] std::string config_path() const { return folder_ / config_; }
  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  // What the site was asked for, a line a request.
  [[nodiscard]] std::string requests() const { return read_whole(log_path()); }

 protected:
  // `config`: the name of its file.
  explicit SiteFolder(const char* config) : config_(config) {}
  [[nodiscard]] std::string log_path() const { return folder_ / "requests.log"; }
  static std::string in_source(const std::string& name) { return PRESSMARK_SOURCE_DIR "/" + name; }

 private:
  const char* config_;
  TemporaryFolder folder_;
};

}  // namespace pressmark::test

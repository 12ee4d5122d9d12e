// The site of tests/site/paged on loopback, whose articles go on over several pages, and a config that reads it.
#pragma once

#include <string>

#include "tests/support/child_process.h"
#include "tests/support/temporary_folder.h"

namespace pressmark::test {

class PagedSite {
 public:
  PagedSite()
      : site_({"python3", in_source("tests/site/folder_site.py"), in_source("tests/site/paged"), "--log",
               folder_ / "requests.log"}) {
    write_file(config_path(),
               "[run]\nname = \"paged\"\nout = \".\"\n[fetch]\npause = 0.0\nallow_private = true\n"
               "[[sources]]\nfeeds = [\"" +
                   base() +
                   "/feed.xml\"]\n[sinks]\nsqlite = \"pressmark.db\"\njsonl = \"records.jsonl\"\n"
                   "archive = \"archive\"\n");
  }

  [[nodiscard]] std::string base() const {
    const std::string& line = site_.first_line();
    return line.substr(0, line.find('\n'));
  }
  [[nodiscard]] std::string config_path() const { return folder_ / "paged.toml"; }
  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  // What the site was asked for, a path a line.
  [[nodiscard]] std::string requests() const { return read_whole(folder_ / "requests.log"); }

 private:
  static std::string in_source(const std::string& name) { return PRESSMARK_SOURCE_DIR "/" + name; }

  TemporaryFolder folder_;
  ChildProcess site_;
};

}  // namespace pressmark::test

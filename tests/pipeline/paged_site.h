// The site of tests/site/paged on loopback, whose articles go on over several pages, and a config that reads it.
#pragma once

#include <string>

#include "tests/pipeline/site_folder.h"
#include "tests/support/child_process.h"

namespace pressmark::test {

class PagedSite : public SiteFolder {
 public:
  PagedSite()
      : SiteFolder("paged.toml"),
        site_({"python3", in_source("tests/site/folder_site.py"), in_source("tests/site/paged"), "--log", log_path()}) {
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

 private:
  ChildProcess site_;
};

}  // namespace pressmark::test

// Whose page it is: what the config says of its address first, then the outlet table by host. Where several sources
// stand on one host, the one whose feed shares most of the page's path has it ("/cn/feed.xml" has "/cn/2020/story").
// The fetcher and the reprocessing of an archive ask the same object, so that both give the same records.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "core/outlets/outlet.h"
#include "core/result.h"
#include "pipeline/config.h"

namespace pressmark {

// What a config's sources are asked for: pages to fetch, or whose the pages of an archive are.
enum class SourceUse { kFetch, kNames };

// Where the articles of a source are listed: its own feeds; without feeds and urls those of its outlet, else the
// outlet's sitemaps. `outlet` may be null.
struct SourceLists {
  std::vector<std::string> feeds, sitemaps;
};
[[nodiscard]] SourceLists lists_of(const SourceConfig& source, const Outlet* outlet);

class SourceOutlets {
 public:
  // Fails where a source names an outlet that no file describes, or has nothing to fetch and something shall be
  // fetched.
  [[nodiscard]] static Result<SourceOutlets> from(const RunConfig& config, const OutletTable& outlets, SourceUse use);
  // Without a config: the outlet table alone.
  explicit SourceOutlets(const OutletTable& outlets) : outlets_(&outlets) {}

  // nullptr: unknown.
  [[nodiscard]] const Outlet* of(const std::string& url) const;
  // True of an address that the config reads as a list of articles and nowhere as an article.
  [[nodiscard]] bool is_list(const std::string& url) const { return lists_.count(url) > 0; }

 private:
  // An address that the config names, and whose it is.
  struct Place {
    std::string authority, path;
    const Outlet* outlet;
  };

  void add_places(const SourceConfig& source, const Outlet& outlet);

  const OutletTable* outlets_;
  std::vector<Place> places_;
  std::unordered_set<std::string> lists_;
};

// The built-in outlets and those of a folder ("" = none).
[[nodiscard]] Result<OutletTable> load_outlets(const std::string& folder);

}  // namespace pressmark

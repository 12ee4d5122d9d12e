#include "pipeline/source_outlets.h"

#include <algorithm>

#include "core/url/url.h"

namespace pressmark {
namespace {

// Characters of the folders that two paths have in common from the start.
std::size_t shared_folders(std::string_view a, std::string_view b) {
  std::size_t shared = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i) {
    if (a[i] == '/') shared = i + 1;
  }
  return shared;
}

}  // namespace

SourceLists lists_of(const SourceConfig& source, const Outlet* outlet) {
  if (!source.feeds.empty() || !source.urls.empty() || outlet == nullptr) return {source.feeds, {}};
  if (!outlet->feeds.empty()) return {outlet->feeds, {}};
  return {{}, outlet->sitemaps};
}

Result<SourceOutlets> SourceOutlets::from(const RunConfig& config, const OutletTable& outlets, SourceUse use) {
  SourceOutlets sources(outlets);
  for (const SourceConfig& source : config.sources) {
    const Outlet* outlet = outlets.by_id(source.outlet);
    if (outlet == nullptr && !source.outlet.empty()) {
      return fail(Stage::kConfig, "unknown_outlet",
                  "no outlet file has the id \"" + source.outlet + "\" (a source of the config names it)");
    }
    const SourceLists lists = lists_of(source, outlet);
    const bool nothing = lists.feeds.empty() && lists.sitemaps.empty() && source.urls.empty();
    if (nothing && use == SourceUse::kFetch) {
      const std::string whose =
          outlet == nullptr ? "a source without an outlet" : "the source \"" + source.outlet + "\"";
      return fail(Stage::kConfig, "nothing_to_fetch",
                  whose + " has nothing to fetch: give it feeds or urls" +
                      (outlet == nullptr ? "" : ", since its outlet file names neither feeds nor sitemaps"));
    }
    if (outlet != nullptr) sources.add_places(source, *outlet);
    for (const auto* list : {&lists.feeds, &lists.sitemaps}) sources.lists_.insert(list->begin(), list->end());
  }
  for (const SourceConfig& source : config.sources) {
    for (const std::string& url : source.urls) sources.lists_.erase(url);
  }
  return sources;
}

void SourceOutlets::add_places(const SourceConfig& source, const Outlet& outlet) {
  for (const auto* list : {&source.feeds, &source.urls}) {
    for (const std::string& address : *list) {
      if (const auto url = Url::parse(address)) places_.push_back({url->authority(), url->path(), &outlet});
    }
  }
}

const Outlet* SourceOutlets::of(const std::string& url) const {
  const std::optional<Url> parsed = Url::parse(url);
  if (!parsed) return nullptr;
  const Place* best = nullptr;
  std::size_t most = 0;
  for (const Place& place : places_) {
    if (place.authority != parsed->authority()) continue;
    const std::size_t shared = shared_folders(place.path, parsed->path());
    if (best == nullptr || shared > most) best = &place;
    most = std::max(most, shared);
  }
  return best != nullptr ? best->outlet : outlets_->by_host(parsed->host());
}

Result<OutletTable> load_outlets(const std::string& folder) {
  Result<OutletTable> table = OutletTable::built_in();
  if (!table || folder.empty()) return table;
  if (Result<void> added = table->add_folder(folder); !added) return tl::unexpected(added.error());
  return table;
}

}  // namespace pressmark

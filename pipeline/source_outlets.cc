#include "pipeline/source_outlets.h"

#include "core/url/url.h"

namespace pressmark {

Result<SourceOutlets> SourceOutlets::from(const RunConfig& config, const OutletTable& outlets) {
  SourceOutlets sources(outlets);
  for (const SourceConfig& source : config.sources) {
    if (source.outlet.empty()) continue;
    const Outlet* outlet = outlets.by_id(source.outlet);
    if (outlet == nullptr) {
      return fail(Stage::kConfig, "unknown_outlet",
                  "no outlet file has the id \"" + source.outlet + "\" (a source of the config names it)");
    }
    for (const auto* list : {&source.feeds, &source.urls}) {
      for (const std::string& address : *list) {
        if (const auto url = Url::parse(address)) sources.by_authority_.emplace(url->authority(), outlet);
      }
    }
  }
  return sources;
}

const Outlet* SourceOutlets::of(const std::string& url) const {
  const std::optional<Url> parsed = Url::parse(url);
  if (!parsed) return nullptr;
  const auto found = by_authority_.find(parsed->authority());
  return found != by_authority_.end() ? found->second : outlets_->by_host(parsed->host());
}

Result<OutletTable> load_outlets(const std::string& folder) {
  Result<OutletTable> table = OutletTable::built_in();
  if (!table || folder.empty()) return table;
  if (Result<void> added = table->add_folder(folder); !added) return tl::unexpected(added.error());
  return table;
}

}  // namespace pressmark

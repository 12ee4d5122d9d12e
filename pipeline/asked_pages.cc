#include "pipeline/asked_pages.h"

#include <algorithm>

#include "core/url/url.h"

namespace pressmark {
namespace {

// A copy of the first page is a capture of its own, unless it is the same byte for byte.
bool is_capture(const Page& first, const AskedPages::Load& load) {
  return canonical_key(load.url) == canonical_key(first.url) && load.sha256 != first.source.sha256;
}

}  // namespace

PageLoader AskedPages::loader(const Page& first, Loads& loads) const {
  return [this, &first, &loads](const std::string& url) {
    std::optional<Page> page = index_.find(url, first.source, ArchiveSide::kBehind);
    if (page) loads.all.push_back({url, page->url, page->source.sha256, page->source});
    return page;
  };
}

void AskedPages::note(const Page& first, const Loads& loads) {
  if (!first.source.offset) return;
  const std::lock_guard lock(mutex_);
  noted_.insert(place_of(first.source));
  for (const Load& load : loads.all) {
    const std::vector<std::string>& others = loads.others.not_of_it;
    const bool other = std::count(others.begin(), others.end(), load.asked) > 0 || !is_same_site(load.url, first.url) ||
                       is_capture(first, load);
    if (!other && place_of(load.source) != place_of(first.source)) asked_.insert(place_of(load.source));
  }
}

bool AskedPages::is_noted(const Source& first) const {
  const std::lock_guard lock(mutex_);
  return noted_.count(place_of(first)) > 0;
}

bool AskedPages::holds(const Source& page) const {
  if (!page.offset) return false;
  const std::lock_guard lock(mutex_);
  return asked_.count(place_of(page)) > 0;
}

}  // namespace pressmark

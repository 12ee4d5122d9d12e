// Which pages of archives the articles over several pages have asked for: they are no articles of their own.
//
//   AskedPages::Loads loads;
//   Record record = extraction.record_of(page, outlet, asked.loader(page, loads), &loads.others);
//   asked.note(page, loads);
//   asked.holds(other_page.source)   // true: the article has it, or found nothing new in it
#pragma once

#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/page.h"
#include "extract/page/parts/read_article.h"
#include "pipeline/archive_index.h"
#include "pipeline/extraction.h"

namespace pressmark {

// May be used by many threads.
class AskedPages {
 public:
  struct Load {
    std::string asked, url, sha256;  // the address asked for, that of the answer, and its bytes
    Source source;
  };
  struct Loads {
    std::vector<Load> all;
    OtherPages others;
  };

  explicit AskedPages(const ArchiveIndex& index) : index_(index) {}

  // Loads the further pages of `first` and writes down which; both must outlive the loader.
  [[nodiscard]] PageLoader loader(const Page& first, Loads& loads) const;
  // What the article of `first` has asked for. Never is that the page itself, a later copy of it, or another article.
  void note(const Page& first, const Loads& loads);
  // Whether note() has been called for the page there.
  [[nodiscard]] bool is_noted(const Source& first) const;
  [[nodiscard]] bool holds(const Source& page) const;

 private:
  using Place = std::pair<std::string, std::uint64_t>;
  static Place place_of(const Source& source) { return {source.file, source.offset.value_or(0)}; }

  const ArchiveIndex& index_;
  mutable std::mutex mutex_;
  std::set<Place> noted_, asked_;
};

}  // namespace pressmark

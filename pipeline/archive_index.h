// Where the pages of archives stand, by their address: for articles over several pages, whose parts may stand anywhere.
//
//   const ArchiveIndex index(archives);
//   if (std::optional<Page> page = index.find("https://news.example/story?page=2", first.source)) ...
//
// The archives are looked through once, when the first page is asked for: most hold no such article. 24 bytes a
// response. In a file that is one gzip stream records have no place of their own: nothing is found in it.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/page.h"

namespace pressmark {

enum class ArchiveSide { kBefore, kBehind };

class ArchiveIndex {
 public:
  // Archives that cannot be opened are passed over: whoever reads them all says so. Where `cancel` becomes true,
  // looking through them ends.
  explicit ArchiveIndex(std::vector<std::string> archives, const std::atomic<bool>* cancel = nullptr)
      : archives_(std::move(archives)), cancel_(cancel) {}

  // The page of that address, redirects followed. Where several are archived: the next one on that side of `near` in
  // its archive, else the last one of all. Empty where there is none that can be read. May be called by many threads.
  [[nodiscard]] std::optional<Page> find(const std::string& url, const Source& near, ArchiveSide side) const;

 private:
  struct Place {
    std::uint64_t key = 0;  // a hash of the address
    std::uint32_t archive = 0;
    std::uint64_t offset = 0;
  };

  void look_through() const;
  [[nodiscard]] const Place* place_of(const std::string& url, const Source& near, ArchiveSide side) const;

  [[nodiscard]] bool cancelled() const { return cancel_ != nullptr && cancel_->load(); }

  std::vector<std::string> archives_;
  const std::atomic<bool>* cancel_;
  mutable std::once_flag once_;
  mutable std::vector<Place> places_;  // by key, archive, offset
};

}  // namespace pressmark

#include "pipeline/archive_index.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "core/url/url.h"
#include "fetch/coding/http_message.h"
#include "fetch/warc/warc_reader.h"

namespace pressmark {
namespace {

std::string address_of(std::string_view url) {
  std::optional<Url> parsed = Url::parse(url);
  if (!parsed) return std::string(url);
  parsed->set_fragment(std::nullopt);
  return parsed->href();
}

std::uint64_t key_for(std::string_view url) {
  return std::hash<std::string>{}(address_of(url));
}

}  // namespace

void ArchiveIndex::look_through() const {
  for (std::uint32_t archive = 0; archive < archives_.size(); ++archive) {
    Result<WarcReader> reader = WarcReader::open(archives_[archive]);
    if (!reader) continue;
    while (const std::optional<WarcRecord> record = cancelled() ? std::nullopt : reader->next()) {
      if (record->type == "response") places_.push_back({key_for(record->target_uri()), archive, record->offset});
    }
  }
  std::sort(places_.begin(), places_.end(), [](const Place& a, const Place& b) {
    return std::tie(a.key, a.archive, a.offset) < std::tie(b.key, b.archive, b.offset);
  });
}

const ArchiveIndex::Place* ArchiveIndex::place_of(const std::string& url, const Source& near, ArchiveSide side) const {
  const std::uint64_t key = key_for(url);
  const Place* best = nullptr;
  bool beside = false;
  for (auto at = std::lower_bound(places_.begin(), places_.end(), key,
                                  [](const Place&place, std::uint64_t wanted) { return place.key < wanted; });
       at != places_.end() && at->key == key; ++at) {
    const bool same = warc_filename(archives_[at->archive]) == near.file && near.offset;
    const bool on_side = same && (side == ArchiveSide::kBehind ? at->offset > *near.offset : at->offset < *near.offset);
    // The first one behind; before, the last one.
    if (on_side ? !beside || side == ArchiveSide::kBefore : !beside) best = &*at;
    beside = beside || on_side;
  }
  return best;
}

std::optional<Page> ArchiveIndex::find(const std::string& url, const Source& near, ArchiveSide side) const {
  std::call_once(once_, [this] { look_through(); });
  std::string at = url;
  for (std::size_t hops = 0; hops <= kMostRedirects; ++hops) {
    const Place* place = place_of(at, near, side);
    if (place == nullptr) return std::nullopt;
    const std::string& archive = archives_[place->archive];
    const Result<WarcRecord> record = read_warc_record(archive, place->offset);
    if (!record || address_of(record->target_uri()) != address_of(at)) return std::nullopt;
    const Result<HttpHead> head = parse_http_head(record->block);
    std::string target = head ? redirect_target(*head, at) : std::string();
    if (target.empty()) {
      Result<Page> page = page_of(*record, warc_filename(archive));
      return page ? std::optional(std::move(*page)) : std::nullopt;
    }
    at = std::move(target);
  }
  return std::nullopt;
}

}  // namespace pressmark

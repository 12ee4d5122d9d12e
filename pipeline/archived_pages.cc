#include "pipeline/archived_pages.h"

#include <utility>

#include "core/url/url.h"
#include "fetch/warc/warc_reader.h"

namespace pressmark {
namespace {

std::string key_for(std::string_view url) {
  const std::optional<Url> parsed = Url::parse(url);
  return parsed ? parsed->href() : std::string(url);
}

std::optional<ArchivedPage> page_at(const WarcRecord& record, const HttpHead& head, const WarcPlace& place,
                                    const DecodeLimits& limits) {
  Result<Page> page = page_of(record, warc_filename(place.file), limits);
  if (!page) return std::nullopt;
  page->source.kind = SourceKind::kHttp;
  FetchRow row;
  row.fetched_at = page->source.fetched_at;
  row.status = head.status;
  row.outcome = "fetched";
  row.etag = header_of(head.headers, "ETag");
  row.last_modified = header_of(head.headers, "Last-Modified");
  row.bytes = record.block.size() - head.size;
  if (!page->bytes.empty()) row.payload_sha256 = page->source.sha256;
  row.warc_file = warc_filename(place.file);
  row.warc_offset = place.offset;
  row.warc_length = place.length;
  return ArchivedPage{std::move(row), std::move(*page)};
}

}  // namespace

Result<ArchivedPages> ArchivedPages::of(const std::vector<std::string>& archives, Library& library) {
  ArchivedPages pages;
  for (const std::string& path : archives) {
    Result<WarcReader> reader = WarcReader::open(path);
    if (!reader) return tl::unexpected(reader.error());
    while (const std::optional<WarcRecord> record = reader->next()) {
      if (record->type != "response") continue;
      const Result<bool> known = library.has_archived(warc_filename(path), record->offset);
      if (!known) return tl::unexpected(known.error());
      if (!*known) pages.places_[key_for(record->target_uri())] = {path, record->offset, record->length};
    }
  }
  return pages;
}

std::optional<ArchivedPage> ArchivedPages::find(const std::string& url, const DecodeLimits& limits) const {
  std::string at = url;
  for (std::size_t hops = 0; hops <= kMostRedirects; ++hops) {
    const auto found = places_.find(key_for(at));
    if (found == places_.end()) return std::nullopt;
    const Result<WarcRecord> record = read_warc_record(found->second.file, found->second.offset);
    if (!record) return std::nullopt;
    const Result<HttpHead> head = parse_http_head(record->block);
    if (!head) return std::nullopt;
    if (!is_redirect(head->status)) {
      std::optional<ArchivedPage> page = page_at(*record, *head, found->second, limits);
      if (page) page->row.url = url, page->row.final_url = page->page.url = at;
      return page;
    }
    at = redirect_target(*head, at);
    if (at.empty()) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace pressmark

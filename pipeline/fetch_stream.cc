#include "pipeline/fetch_stream.h"

#include <algorithm>

#include "core/digest/digest.h"
#include "core/url/url.h"
#include "extract/page/parts/page_links.h"
#include "extract/page/parts/read_article.h"
#include "fetch/lists/feed.h"
#include "fetch/warc/warc_record.h"

namespace pressmark {
namespace {

OutcomeRow failed_fetch(const FetchRow& row) {
  return {
      row.url, row.outcome, {Stage::kFetch, row.outcome, row.error.empty() ? row.url + ": " + row.outcome : row.error}};
}

FeedOptions list_options(const FetchResult& result) {
  FeedOptions options;
  options.base_url = result.final_url;
  options.content_type = result.content_type;
  return options;
}

void refuse_list(FetchedDocument& document, const FetchResult& result, const Error& why, const std::string& advice) {
  document.row.outcome = name_of(FetchOutcome::kNotAFeed);
  document.row.error = "GET " + result.final_url + ": " + why.message + "; " + advice;
  document.outcome = failed_fetch(document.row);
}

// By the day of publication, else of the change; entries without one stay behind, in their order. Days and instants are
// compared as they are written: one zone stands in a sitemap.
void sort_newest_first(std::vector<SitemapEntry>& entries) {
  const auto day = [](const SitemapEntry& entry) -> const std::string& {
    return entry.published.empty() ? entry.modified : entry.published;
  };
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const SitemapEntry& a, const SitemapEntry& b) { return day(a) > day(b); });
}

// A reprocessing of the archive passes over the same ones. The fetch stays a success: nobody asks again.
void refuse_other_types(FetchedDocument& document) {
  if (!document.page || is_page_type(document.page->content_type)) return;
  document.outcome = OutcomeRow{document.row.url,
                                name_of(DocumentStatus::kUnreadable),
                                {Stage::kRead, "not_a_page",
                                 "GET " + document.row.url + ": what came is no page but " +
                                     document.page->content_type + ", which is kept in the archive alone"}};
  document.page.reset();
}

FetchRow row_of(const FetchResult& result) {
  FetchRow row;
  row.url = result.url;
  row.final_url = result.final_url;
  row.fetched_at = result.fetched_at;
  row.status = result.status;
  row.outcome = name_of(result.outcome);
  row.error = result.error;
  row.etag = result.etag;
  row.last_modified = result.last_modified;
  row.bytes = result.bytes;
  if (!result.body.empty()) row.payload_sha256 = sha256_hex(result.body);
  if (result.warc) {
    row.warc_file = warc_filename(result.warc->file);
    row.warc_offset = result.warc->offset;
    row.warc_length = result.warc->length;
  }
  return row;
}

}  // namespace

FetchStream::FetchStream(Parts parts) : parts_(std::move(parts)) {}

void FetchStream::queue_source(const SourceConfig& source) {
  const Outlet* outlet = parts_.outlets.by_id(source.outlet);
  const SourceLists lists = lists_of(source, outlet);
  for (const std::string& feed : lists.feeds) tasks_.push_back({feed, TaskKind::kFeed, source.max_articles});
  for (const std::string& sitemap : lists.sitemaps)
    tasks_.push_back({sitemap, TaskKind::kSitemap, source.max_articles});
  for (const std::string& url : source.urls) {
    if (is_new(url)) tasks_.push_back({url});
  }
}

bool FetchStream::is_new(const std::string& url) {
  if (!seen_.insert(url).second || parts_.source_outlets.is_list(url)) return false;
  const Result<bool> known = parts_.library.has_fetched(url);
  return !known || !*known;  // if the database cannot tell, fetching again loses nothing
}

// False where nothing is left to do.
bool FetchStream::fill_tasks() {
  while (true) {
    while (!tasks_.empty() && joined_.count(canonical_key(tasks_.front().url)) > 0) tasks_.pop_front();
    if (!tasks_.empty() || next_source_ == parts_.config.sources.size()) return !tasks_.empty();
    queue_source(parts_.config.sources[next_source_++]);
  }
}

std::optional<FetchedDocument> FetchStream::next() {
  if (!others_.empty() && !error_) {
    FetchedDocument other = std::move(others_.front());
    others_.pop_front();
    return other;
  }
  if (!fill_tasks() || cancelled() || error_) return std::nullopt;
  task_ = std::move(tasks_.front());
  tasks_.pop_front();
  FetchedDocument document = task_.kind == TaskKind::kFeed      ? read_feed(task_.url)
                             : task_.kind == TaskKind::kSitemap ? read_sitemap(task_.url)
                                                                : read_article(task_.url);
  if (document.page && !document.outcome) add_further_pages(document);
  const bool lacks = document.outcome || (!document.further.empty() && !document.further.back().page);
  const bool broken_off = cancelled() && lacks;
  if (broken_off || error_) return std::nullopt;
  return document;
}

void FetchStream::note_archive_failure(const FetchResult& result) {
  for (const Warning& warning : result.warnings) {
    if (warning.code != "archive_failed") continue;
    error_ = Error{Stage::kArchive, "unwritable",
                   warning.message + "; what was stored before stays, and a further run goes on from there"};
  }
}

FetchedDocument FetchStream::exchange(const std::string& url, FetchResult& result) {
  result = parts_.fetcher.fetch({.url = url, .etag = "", .last_modified = ""});
  note_archive_failure(result);
  FetchedDocument document;
  document.row = row_of(result);
  document.row.id = key_of({parts_.run_id, std::to_string(number_++), url});
  if (result.outcome != FetchOutcome::kFetched) document.outcome = failed_fetch(document.row);
  return document;
}

// The new ones of them go before all that waits.
void FetchStream::queue_articles(const std::vector<std::string>& urls) {
  int taken = 0;
  std::deque<Task> articles;
  for (const std::string& url : urls) {
    if (task_.max_articles > 0 && taken++ >= task_.max_articles) break;
    if (is_new(url)) articles.push_back({url});
  }
  tasks_.insert(tasks_.begin(), articles.begin(), articles.end());
}

FetchedDocument FetchStream::read_feed(const std::string& url) {
  FetchResult result;
  FetchedDocument document = exchange(url, result);
  if (document.outcome) return document;
  const Result<Feed> feed = parse_feed(result.body, list_options(result));
  if (!feed) {
    refuse_list(document, result, feed.error(), advice_for(FetchOutcome::kNotAFeed));
    return document;
  }
  std::vector<std::string> urls;
  for (const FeedItem& item : feed->items) urls.push_back(item.url);
  queue_articles(urls);
  return document;
}

// Sitemaps list years: without a limit of the config only the newest pages are taken.
FetchedDocument FetchStream::read_sitemap(const std::string& url) {
  constexpr int kMostOfSitemap = 100;
  FetchResult result;
  FetchedDocument document = exchange(url, result);
  if (document.outcome) return document;
  Result<Sitemap> map = parse_sitemap(result.body, list_options(result));
  if (!map) {
    refuse_list(document, result, map.error(), "give the address of a sitemap, or of a feed");
    return document;
  }
  sort_newest_first(map->entries);
  if (map->is_index) {
    queue_sitemaps(map->entries);
    return document;
  }
  if (task_.max_articles == 0) task_.max_articles = kMostOfSitemap;
  std::vector<std::string> urls;
  for (const SitemapEntry& entry : map->entries) urls.push_back(entry.url);
  queue_articles(urls);
  return document;
}

// Of an index: the newest few, and no index below another.
void FetchStream::queue_sitemaps(const std::vector<SitemapEntry>& newest) {
  constexpr std::size_t kMostSitemaps = 3;
  if (task_.depth > 0) return;
  std::deque<Task> sitemaps;
  for (std::size_t i = 0; i < std::min(kMostSitemaps, newest.size()); ++i)
    sitemaps.push_back({newest[i].url, TaskKind::kSitemap, task_.max_articles, task_.depth + 1});
  tasks_.insert(tasks_.begin(), sitemaps.begin(), sitemaps.end());
}

std::optional<FetchedDocument> FetchStream::read_archived(const std::string& url) {
  const std::size_t most = parts_.config.fetch.max_bytes;
  std::optional<ArchivedPage> found = parts_.archived.find(url, {.max_bytes = most});
  if (!found) return std::nullopt;
  FetchedDocument document;
  document.row = std::move(found->row);
  document.row.id = key_of({parts_.run_id, std::to_string(number_++), url});
  document.page = std::move(found->page);
  document.outlet = parts_.source_outlets.of(document.page->url);
  refuse_other_types(document);
  return document;
}

FetchedDocument FetchStream::read_article(const std::string& url) {
  if (std::optional<FetchedDocument> archived = read_archived(url)) return std::move(*archived);
  FetchResult result;
  FetchedDocument document = exchange(url, result);
  if (document.outcome) return document;
  document.page = page_of(result);
  document.page->source.file = document.row.warc_file;
  document.outlet = parts_.source_outlets.of(document.page->url);
  refuse_other_types(document);
  return document;
}

// Reads the article once to learn which pages it has. Most have one: of those the links alone are looked at.
void FetchStream::add_further_pages(FetchedDocument& document) {
  const PageLinks links = find_page_links(*document.page);
  if (links.later.empty() || !links.first.empty()) return;
  const auto load = [&](const std::string& url) -> std::optional<Page> {
    if (error_) return std::nullopt;
    document.further.push_back(read_further(url));
    return document.further.back().page;
  };
  const ArticleText article = pressmark::read_article(*document.page, document.outlet, {}, load);
  for (const std::string& url : article.other_articles) {
    for (FetchedPage& page : document.further) {
      if (page.asked == url) add_other_article(page);
    }
  }
}

// Unless it has been read before: then its copy here is passed over.
void FetchStream::add_other_article(FetchedPage& page) {
  const bool waits =
      std::any_of(tasks_.begin(), tasks_.end(), [&](const Task& task) { return task.url == page.asked; });
  if (!page.page || (!is_new(page.asked) && !waits)) return;
  page.is_article = true;
  FetchedDocument other;
  other.row = page.row;
  other.page = page.page;
  other.outlet = parts_.source_outlets.of(other.page->url);
  others_.push_back(std::move(other));
}

FetchedPage FetchStream::read_further(const std::string& url) {
  std::optional<FetchedDocument> document = read_archived(url);
  if (!document) {
    FetchResult result;
    document = exchange(url, result);
    if (!document->outcome) document->page = page_of(result), document->page->source.file = document->row.warc_file;
  }
  if (document->page) joined_.insert(canonical_key(url));
  return {url, std::move(document->row), std::move(document->page)};
}

}  // namespace pressmark

// The documents of a config's sources, one after another: feeds (or sitemaps) are read, articles not fetched before are
// fetched, with their further pages.
//
//   FetchStream stream(config, sources, fetcher, library, cancel);
//   while (std::optional<FetchedDocument> document = stream.next()) ...
#pragma once

#include <atomic>
#include <deque>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/page.h"
#include "fetch/http/fetcher.h"
#include "fetch/lists/sitemap.h"
#include "pipeline/archived_pages.h"
#include "pipeline/config.h"
#include "pipeline/delivery.h"
#include "pipeline/sinks/library.h"
#include "pipeline/source_outlets.h"

namespace pressmark {

// A further page of an article over several.
struct FetchedPage {
  std::string asked;  // the address that the article's page gives
  FetchRow row;
  std::optional<Page> page;  // empty: it could not be had
  bool is_article = false;   // another one, which comes as a document of its own behind this
};

struct FetchedDocument {
  FetchRow row;
  std::optional<Page> page;  // of an article that was fetched; not of a feed
  std::vector<FetchedPage> further;
  const Outlet* outlet = nullptr;
  std::optional<OutcomeRow> outcome;  // what went wrong
};

class FetchStream {
 public:
  struct Parts {
    const RunConfig& config;
    const OutletTable& outlets;
    const SourceOutlets& source_outlets;
    Fetcher& fetcher;
    Library& library;                           // what has been fetched before
    const std::atomic<bool>* cancel = nullptr;  // true: the stream ends
    std::string run_id;
    const ArchivedPages& archived;  // by runs before; not asked for again
  };

  explicit FetchStream(Parts parts);

  // The next exchange: a feed or an article. Empty at the end, after a cancel (an exchange that it broke off is not
  // told: the next run asks again), and where the archive cannot be written.
  [[nodiscard]] std::optional<FetchedDocument> next();
  // Why the stream ended early; empty where it did not. What is not in the archive is not delivered.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  void queue_source(const SourceConfig& source);
  FetchedDocument read_feed(const std::string& url);
  FetchedDocument read_sitemap(const std::string& url);
  void queue_sitemaps(const std::vector<SitemapEntry>& newest);
  void queue_articles(const std::vector<std::string>& urls);
  FetchedDocument read_article(const std::string& url);
  FetchedDocument exchange(const std::string& url, FetchResult& result);
  [[nodiscard]] std::optional<FetchedDocument> read_archived(const std::string& url);
  void add_further_pages(FetchedDocument& document);
  FetchedPage read_further(const std::string& url);
  void add_other_article(FetchedPage& page);
  [[nodiscard]] bool fill_tasks();
  [[nodiscard]] bool is_new(const std::string& url);
  [[nodiscard]] bool cancelled() const { return parts_.cancel != nullptr && parts_.cancel->load(); }
  void note_archive_failure(const FetchResult& result);

  enum class TaskKind { kFeed, kSitemap, kArticle };
  struct Task {
    std::string url;
    TaskKind kind = TaskKind::kArticle;
    int max_articles = 0;
    int depth = 0;  // of a sitemap, below those of the outlet
  };

  Parts parts_;
  std::deque<Task> tasks_;
  std::size_t next_source_ = 0;
  std::unordered_set<std::string> seen_;
  std::unordered_set<std::string> joined_;  // keys of the addresses asked for as further pages
  std::deque<FetchedDocument> others_;      // asked for as further pages: articles of their own
  std::uint64_t number_ = 0;
  Task task_;  // under way
  std::optional<Error> error_;
};

}  // namespace pressmark

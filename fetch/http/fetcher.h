// A polite fetcher: robots.txt, one request at a time to a host with a pause, redirects followed by hand, every
// exchange written to the archive.
//
//   WarcWriter archive = ...;
//   Fetcher fetcher({.client = {.user_agent = "pressmark/0.1"}, .archive = &archive});
//   FetchResult result = fetcher.fetch({.url = "https://example.org/story"});
//   if (result.outcome == FetchOutcome::kFetched) extract(page_of(result));
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/page.h"
#include "fetch/coding/http_message.h"
#include "fetch/http/http_client.h"
#include "fetch/http/outcome.h"
#include "fetch/robots/robots.h"
#include "fetch/warc/warc_writer.h"

namespace pressmark {

// Time as the fetcher sees it; tests give one that needs no waiting.
class FetchClock {
 public:
  virtual ~FetchClock() = default;
  // Monotonic; an arbitrary start.
  [[nodiscard]] virtual std::chrono::milliseconds now() = 0;
  [[nodiscard]] virtual std::chrono::system_clock::time_point wall() = 0;
  // Waits; returns early where `cancel` (may be null) becomes true.
  virtual void wait(std::chrono::milliseconds time, const std::atomic<bool>* cancel) = 0;
};
// The machine's clock; lives as long as the program.
[[nodiscard]] FetchClock& system_fetch_clock();

enum class RobotsPolicy { kObey, kIgnore };

struct FetcherOptions {
  HttpClientOptions client;
  std::string robots_agent = "pressmark";  // product token
  RobotsPolicy robots = RobotsPolicy::kObey;
  std::chrono::milliseconds pause{1000};  // between two requests to a host
  std::chrono::milliseconds max_crawl_delay{30000};
  std::chrono::milliseconds default_retry_after{60000};  // for a 429 or 503 that states none
  std::size_t max_redirects = kMostRedirects;
  WarcWriter* archive = nullptr;  // not owned; null: nothing is written
  FetchClock* clock = nullptr;    // not owned; null: the machine's
};

struct FetchRequest {
  std::string url;
  std::string etag;  // of the copy we have, "" = none
  std::string last_modified;
};

struct FetchResult {
  std::string url;        // as asked for
  std::string final_url;  // where the redirects led; the last one asked for where something failed
  FetchOutcome outcome = FetchOutcome::kFetched;
  int status = 0;                 // of the last answer, 0: none
  std::uint64_t bytes = 0;        // of the body as received
  std::optional<WarcPlace> warc;  // of the last answer
  std::string error;              // "" where nothing failed
  std::string body;               // codings undone; also of an error page
  std::string content_type;
  std::string etag;
  std::string last_modified;
  std::string fetched_at;               // ISO 8601 instant, UTC
  std::chrono::seconds retry_after{0};  // with kRetryLater
  std::vector<Warning> warnings;        // "archive_failed", "trailing_junk", ...
};

// Not to be shared between threads. Several fetchers are as polite as one as long as no host is given to two of them.
class Fetcher {
 public:
  explicit Fetcher(FetcherOptions options);
  Fetcher(Fetcher&&) noexcept;
  Fetcher& operator=(Fetcher&&) noexcept;
  ~Fetcher();

  // Waits for the host's turn, asks robots.txt, follows redirects (each hop checked anew), writes every exchange. A
  // host that answered 429 or 503 gives kRetryLater without a request until its time has passed.
  [[nodiscard]] FetchResult fetch(const FetchRequest& request);
  // The rules of the URL's host, fetched where they are not known yet.
  [[nodiscard]] RobotsRules robots_of(const std::string& url);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The page of a result that was fetched: kind kHttp, url = final_url; file and offset say where it was archived.
[[nodiscard]] Page page_of(const FetchResult& result);

}  // namespace pressmark

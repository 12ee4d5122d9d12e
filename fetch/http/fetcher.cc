#include "fetch/http/fetcher.h"

#include <algorithm>
#include <set>
#include <thread>

#include "core/digest/digest.h"
#include "core/url/url.h"
#include "fetch/http/host_table.h"
#include "fetch/http/retry_after.h"

namespace pressmark {
namespace {

using http::Host;
using http::HostRobots;
using Milliseconds = std::chrono::milliseconds;

constexpr std::size_t kRobotsRedirects = 5;  // RFC 9309 section 2.3.1.2: at least five

class SystemClock : public FetchClock {
 public:
  Milliseconds now() override {
    return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
  }
  std::chrono::system_clock::time_point wall() override { return std::chrono::system_clock::now(); }
  void wait(Milliseconds time, const std::atomic<bool>* cancel) override {
    constexpr Milliseconds kStep{50};  // how late a cancel is noticed
    const Milliseconds end = now() + time;
    while (now() < end && (cancel == nullptr || !cancel->load())) {
      std::this_thread::sleep_for(std::min(kStep, end - now()));
    }
  }
};

bool asks_to_wait(int status) {
  return status == 429 || status == 503;
}

FetchOutcome outcome_of_status(int status) {
  if (status == 304) return FetchOutcome::kNotModified;
  if (asks_to_wait(status)) return FetchOutcome::kRetryLater;
  return status >= 200 && status <= 299 ? FetchOutcome::kFetched : FetchOutcome::kHttpError;
}

// One walk along redirects: what was asked and what may still be spent.
struct Walk {
  HttpRequest request;
  Milliseconds budget{0};
  std::size_t max_redirects = 0;
  RobotsPolicy robots = RobotsPolicy::kObey;
  std::set<std::string> seen;
};

void refuse(FetchResult& result, FetchOutcome outcome, const std::string& why) {
  result.outcome = outcome;
  result.error = "GET " + result.final_url + ": " + why;
}

void take_reply(FetchResult& result, HttpReply reply) {
  result.outcome = reply.outcome;
  result.error = std::move(reply.error);
  result.status = reply.status;
  result.bytes = reply.exchange.response_body.size();
  result.body = std::move(reply.body);
  result.content_type = reply.header("Content-Type");
  result.etag = reply.header("ETag");
  result.last_modified = reply.header("Last-Modified");
  result.fetched_at = reply.exchange.date;
  result.warnings.insert(result.warnings.end(), reply.warnings.begin(), reply.warnings.end());
}

}  // namespace

FetchClock& system_fetch_clock() {
  static SystemClock clock;
  return clock;
}

struct Fetcher::State {
  explicit State(FetcherOptions fetcher_options)
      : options(std::move(fetcher_options)),
        clock(options.clock != nullptr ? *options.clock : system_fetch_clock()),
        client(options.client) {}

  FetchResult fetch(const FetchRequest& request) {
    FetchResult result;
    result.url = request.url;
    Walk walk{.request = {.url = request.url, .etag = request.etag, .last_modified = request.last_modified},
              .budget = options.client.total_timeout,
              .max_redirects = options.max_redirects,
              .robots = options.robots};
    follow(walk, result);
    const std::string advice = advice_for(result.outcome);
    if (!result.error.empty() && !advice.empty()) result.error += "; " + advice;
    return result;
  }

  // Asks for the URL and for what it redirects to, until there is an answer or a reason to stop.
  void follow(Walk& walk, FetchResult& result) {
    result.final_url = walk.request.url;
    while (may_ask(walk, result)) {
      const Url url = *Url::parse(walk.request.url);
      HttpReply reply = ask(url, walk, result);
      if (reply.outcome != FetchOutcome::kFetched || !is_redirect(reply.status))
        return judge(url, std::move(reply), result);
      const std::optional<Url> next = Url::parse(reply.header("Location"), &url);
      const bool has_target = next && !reply.header("Location").empty();
      take_reply(result, std::move(reply));
      if (!has_target) return refuse(result, FetchOutcome::kProtocolError, "a redirect that leads nowhere");
      walk.request.url = next->href();
      result.final_url = walk.request.url;
    }
  }

  // The checks before every hop. Where it is false the result says why.
  bool may_ask(Walk& walk, FetchResult& result) {
    const std::optional<Url> url = Url::parse(walk.request.url);
    if (!url) {
      refuse(result, FetchOutcome::kBlockedScheme, "this is no http or https address");
    } else if (!url->is_http()) {
      refuse(result, FetchOutcome::kBlockedScheme, "the scheme " + url->scheme() + " is neither http nor https");
    } else if (!url->username().empty() || !url->password().empty()) {
      refuse(result, FetchOutcome::kBlockedScheme,
             "the address holds a user name or password, which would stand in archive and records");
    } else if (walk.seen.size() > walk.max_redirects) {
      refuse(result, FetchOutcome::kRedirectLoop, "more than " + std::to_string(walk.max_redirects) + " redirects");
    } else if (!walk.seen.insert(url->href()).second) {
      refuse(result, FetchOutcome::kRedirectLoop, "the redirects lead in a circle");
    } else {
      return host_allows(*url, walk, result);
    }
    return false;
  }

  bool host_allows(const Url& url, Walk& walk, FetchResult& result) {
    Host& host = hosts.at(url.authority());
    if (host.closed_until > clock.now()) {
      result.retry_after = std::chrono::ceil<std::chrono::seconds>(host.closed_until - clock.now());
      refuse(result, FetchOutcome::kRetryLater,
             "the host asked to be left alone for " + std::to_string(result.retry_after.count()) + " s more");
      return false;
    }
    if (walk.robots == RobotsPolicy::kIgnore) return true;
    const HostRobots& robots = robots_at(url, &walk.budget);
    if (robots.failure) {
      refuse(result, *robots.failure, "the host could not be asked for robots.txt: " + robots.error);
    } else if (!robots.rules.allowed(options.robots_agent, url.href())) {
      const std::string why = robots.unreachable
                                  ? "nothing is allowed while the host gives no usable robots.txt: " + robots.error
                                  : "robots.txt disallows it for \"" + options.robots_agent + "\"";
      refuse(result, FetchOutcome::kRobotsDisallowed, why);
    } else {
      return true;
    }
    return false;
  }

  // One exchange, in the host's turn, written to the archive.
  HttpReply ask(const Url& url, Walk& walk, FetchResult& result) {
    Host& host = hosts.at(url.authority());
    take_turn(host);
    HttpRequest request = walk.request;
    request.timeout = std::max(walk.budget, Milliseconds(1));
    HttpReply reply = client.get(request);
    walk.budget -= reply.took;
    host.next_turn = clock.now() + pause_of(host);
    result.warc.reset();
    if (reply.answered() && options.archive != nullptr) store(reply, request, result);
    return reply;
  }

  void take_turn(const Host& host) {
    const Milliseconds wait = host.next_turn - clock.now();
    if (wait.count() > 0) clock.wait(wait, options.client.cancel);
  }

  [[nodiscard]] Milliseconds pause_of(const Host& host) const {
    const bool obey = options.robots == RobotsPolicy::kObey && host.robots;
    const Milliseconds asked =
        obey ? host.robots->rules.crawl_delay(options.robots_agent).value_or(Milliseconds(0)) : Milliseconds(0);
    return std::max(options.pause, std::min(asked, options.max_crawl_delay));
  }

  void store(const HttpReply& reply, const HttpRequest& request, FetchResult& result) {
    const bool not_modified = reply.status == 304 && !(request.etag.empty() && request.last_modified.empty());
    const Result<WarcPlace> place =
        not_modified ? options.archive->write_revisit(reply.exchange, {kServerNotModified, request.url, {}, {}})
                     : options.archive->write(reply.exchange);
    if (place) {
      result.warc = *place;
    } else {
      result.warnings.push_back({"archive_failed", place.error().message});
    }
  }

  void judge(const Url& url, HttpReply reply, FetchResult& result) {
    const std::string retry_after(reply.header("Retry-After"));
    const bool complete = reply.outcome == FetchOutcome::kFetched;
    take_reply(result, std::move(reply));
    if (!complete) return;
    result.outcome = outcome_of_status(result.status);
    Host& host = hosts.at(url.authority());
    if (result.outcome == FetchOutcome::kRetryLater) {
      const auto stated = parse_retry_after(retry_after, clock.wall());
      const Milliseconds wait = host.refuse(clock.now(), stated, options.default_retry_after);
      result.retry_after = std::chrono::ceil<std::chrono::seconds>(wait);
    } else {
      host.answer();
    }
    const bool good = result.outcome == FetchOutcome::kFetched || result.outcome == FetchOutcome::kNotModified;
    if (good) return;
    result.error = "GET " + result.final_url + ": status " + std::to_string(result.status);
    if (result.outcome == FetchOutcome::kRetryLater)
      result.error += "; the host is left alone for " + std::to_string(result.retry_after.count()) + " s";
  }

  // `budget` is what the fetch that needs the rules may still spend; null: the client's own limit.
  const HostRobots& robots_at(const Url& url, Milliseconds* budget) {
    Host& host = hosts.at(url.authority());
    if (!host.robots || host.robots->expires <= clock.now()) host.set_robots(fetch_robots(url, budget));
    return *host.robots;
  }

  HostRobots fetch_robots(const Url& url, Milliseconds* budget) {
    FetchResult answer;
    Walk walk{.request = {.url = url.origin() + "/robots.txt", .max_body_bytes = kMaxRobotsBytes},
              .budget = budget != nullptr ? *budget : options.client.total_timeout,
              .max_redirects = kRobotsRedirects,
              .robots = RobotsPolicy::kIgnore};
    bool connected = false;
    answer.final_url = walk.request.url;
    follow_robots(walk, answer, connected);
    if (budget != nullptr) *budget = walk.budget;
    return rules_of(answer, connected);
  }

  // As follow(), but a 429 or 503 of robots.txt does not close the host: it forbids all pages anyway.
  void follow_robots(Walk& walk, FetchResult& answer, bool& connected) {
    while (may_ask(walk, answer)) {
      const Url url = *Url::parse(walk.request.url);
      HttpReply reply = ask(url, walk, answer);
      connected = connected || reply.connected;
      const bool redirected = reply.outcome == FetchOutcome::kFetched && is_redirect(reply.status);
      const std::optional<Url> next = redirected ? Url::parse(reply.header("Location"), &url) : std::nullopt;
      take_reply(answer, std::move(reply));
      if (!next) return;
      walk.request.url = next->href();
      answer.final_url = walk.request.url;
    }
  }

  [[nodiscard]] HostRobots rules_of(const FetchResult& answer, bool connected) const {
    HostRobots out;
    out.expires = clock.now() + http::kRobotsLifetime;
    // What is over the size limit is not read (section 2.5); endless redirects count as "no such file"
    // (section 2.3.1.2).
    const bool usable = answer.outcome == FetchOutcome::kFetched || answer.outcome == FetchOutcome::kTooLarge;
    if (answer.outcome == FetchOutcome::kRedirectLoop) return out;
    out.rules = RobotsRules::from_response(usable ? answer.status : 0, answer.body);
    out.unreachable = !usable || answer.status == 429 || answer.status < 200 || answer.status >= 500;
    if (!out.unreachable) return out;
    out.expires = clock.now() + http::kRobotsErrorLifetime;
    out.error = answer.error.empty() ? "status " + std::to_string(answer.status) : answer.error;
    if (!usable && !connected) out.failure = answer.outcome;
    return out;
  }

  FetcherOptions options;
  FetchClock& clock;
  HttpClient client;
  http::HostTable hosts;
};

Fetcher::Fetcher(FetcherOptions options) : state_(std::make_unique<State>(std::move(options))) {}
Fetcher::Fetcher(Fetcher&&) noexcept = default;
Fetcher& Fetcher::operator=(Fetcher&&) noexcept = default;
Fetcher::~Fetcher() = default;

FetchResult Fetcher::fetch(const FetchRequest& request) {
  return state_->fetch(request);
}

RobotsRules Fetcher::robots_of(const std::string& url) {
  const std::optional<Url> parsed = Url::parse(url);
  if (!parsed || !parsed->is_http()) return RobotsRules::disallow_all();
  return state_->robots_at(*parsed, nullptr).rules;
}

Page page_of(const FetchResult& result) {
  Page page;
  page.url = result.final_url;
  page.bytes = result.body;
  page.content_type = result.content_type;
  page.source.kind = SourceKind::kHttp;
  page.source.fetched_at = result.fetched_at;
  page.source.sha256 = sha256_hex(page.bytes);
  if (result.warc) {
    page.source.file = result.warc->file;
    page.source.offset = result.warc->offset;
  }
  return page;
}

}  // namespace pressmark

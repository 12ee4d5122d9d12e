// One HTTP exchange: GET over http or https, TLS verified, no redirects followed, limits on everything.
//
//   HttpClient client({.user_agent = "pressmark/0.1 (+https://example.org/bot)"});
//   HttpReply reply = client.get({.url = "https://example.org/feed"});
//   if (reply.outcome == FetchOutcome::kFetched) use(reply.status, reply.body);
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/article.h"
#include "fetch/coding/http_message.h"
#include "fetch/http/outcome.h"
#include "fetch/warc/warc_writer.h"

namespace pressmark {

enum class PrivateAddresses { kBlock, kAllow };

struct HttpClientOptions {
  std::string user_agent = "pressmark";
  std::string accept_language;  // "" = not sent
  // kAllow opens loopback and private networks, never what is_forbidden_address() names.
  PrivateAddresses private_addresses = PrivateAddresses::kBlock;
  std::chrono::milliseconds connect_timeout{10000};
  std::chrono::milliseconds total_timeout{60000};
  std::chrono::seconds low_speed_time{20};     // slower than low_speed_bytes a second for so long: timeout
  std::uint32_t low_speed_bytes = 100;         // a second
  std::uint64_t max_body_bytes = 32ULL << 20;  // as received
  DecodeLimits decode;
  std::string proxy;    // "http://host:port"; "" = none, the environment is not asked; its address is not checked
  std::string ca_file;  // "" = the system's
  const std::atomic<bool>* cancel = nullptr;  // set to true: a running transfer ends soon, with kTimeout
  std::vector<std::string> resolve;           // "HOST:PORT:ADDRESS", answers for names instead of the resolver's
};

struct HttpRequest {
  std::string url;
  std::string etag;                      // sent as If-None-Match, "" = not
  std::string last_modified;             // sent as If-Modified-Since, "" = not
  std::chrono::milliseconds timeout{0};  // 0 = the client's total_timeout
  std::uint64_t max_body_bytes = 0;      // 0 = the client's
};

struct HttpReply {
  // kFetched: the exchange is complete, whatever its status; else what went wrong.
  FetchOutcome outcome = FetchOutcome::kFetched;
  std::string error;  // what was tried on what and how it failed; "" where nothing did
  int status = 0;     // 0: no answer
  std::vector<HttpHeader> headers;
  std::string body;  // codings undone; what came before a cut or a limit
  std::vector<Warning> warnings;
  HttpExchange exchange;   // as it crossed the wire; url, ip and date are set
  bool connected = false;  // a connection (and with https its TLS session) was made
  std::chrono::milliseconds took{0};
  [[nodiscard]] std::string_view header(std::string_view name) const { return header_of(headers, name); }
  // A whole response head came.
  [[nodiscard]] bool answered() const { return status != 0; }
};

// Not to be shared between threads; one connection pool a client.
class HttpClient {
 public:
  explicit HttpClient(HttpClientOptions options);
  HttpClient(HttpClient&&) noexcept;
  HttpClient& operator=(HttpClient&&) noexcept;
  ~HttpClient();

  [[nodiscard]] HttpReply get(const HttpRequest& request);
  // Other answers for names from now on, as options.resolve has them.
  void set_resolve(const std::vector<std::string>& answers);
  [[nodiscard]] const HttpClientOptions& options() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pressmark

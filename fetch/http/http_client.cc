#include "fetch/http/http_client.h"

#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "core/time/zone.h"
#include "core/url/url.h"
#include "fetch/http/address.h"
#include "fetch/http/transfer.h"

namespace pressmark {
namespace {

using http::kDecodedTooLarge;
using http::Stop;
using http::Transfer;

struct OutcomeRow {
  CURLcode code;
  FetchOutcome outcome;
};

constexpr OutcomeRow kOutcomes[] = {
    {CURLE_OPERATION_TIMEDOUT, FetchOutcome::kTimeout},
    {CURLE_ABORTED_BY_CALLBACK, FetchOutcome::kTimeout},
    {CURLE_COULDNT_RESOLVE_HOST, FetchOutcome::kDnsError},
    {CURLE_COULDNT_RESOLVE_PROXY, FetchOutcome::kDnsError},
    {CURLE_SSL_CONNECT_ERROR, FetchOutcome::kTlsError},
    {CURLE_PEER_FAILED_VERIFICATION, FetchOutcome::kTlsError},
    {CURLE_SSL_CERTPROBLEM, FetchOutcome::kTlsError},
    {CURLE_SSL_CIPHER, FetchOutcome::kTlsError},
    {CURLE_SSL_CACERT_BADFILE, FetchOutcome::kTlsError},
    {CURLE_SSL_ISSUER_ERROR, FetchOutcome::kTlsError},
    {CURLE_SSL_CRL_BADFILE, FetchOutcome::kTlsError},
    {CURLE_SSL_INVALIDCERTSTATUS, FetchOutcome::kTlsError},
    {CURLE_SSL_PINNEDPUBKEYNOTMATCH, FetchOutcome::kTlsError},
    {CURLE_SSL_CLIENTCERT, FetchOutcome::kTlsError},
    {CURLE_USE_SSL_FAILED, FetchOutcome::kTlsError},
    {CURLE_PARTIAL_FILE, FetchOutcome::kTruncated},
    {CURLE_UNSUPPORTED_PROTOCOL, FetchOutcome::kProtocolError},  // HTTP/0.9: other schemes never come so far
    {CURLE_WEIRD_SERVER_REPLY, FetchOutcome::kProtocolError},
    {CURLE_BAD_CONTENT_ENCODING, FetchOutcome::kProtocolError},
    {CURLE_URL_MALFORMAT, FetchOutcome::kProtocolError},
    {CURLE_OUT_OF_MEMORY, FetchOutcome::kTooLarge},  // what this libcurl says of a header line beyond its own limit
};

FetchOutcome outcome_of(CURLcode code) {
  const auto* row = std::find_if(std::begin(kOutcomes), std::end(kOutcomes),
                                 [&](const OutcomeRow& candidate) { return candidate.code == code; });
  return row == std::end(kOutcomes) ? FetchOutcome::kConnectionError : row->outcome;
}

void initialise_curl() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

// What the callbacks of one transfer see.
struct Context {
  Transfer* transfer = nullptr;
  const HttpClientOptions* options = nullptr;
  std::string request_head;
  std::string blocked;                         // why an address was not dialled
  std::array<char, CURL_ERROR_SIZE> detail{};  // libcurl's own words, more than its code says
  bool excess_body = false;
};

std::size_t on_head(char* data, std::size_t size, std::size_t count, void* user) {
  auto& context = *static_cast<Context*>(user);
  return context.transfer->take_head_line({data, size * count}) ? size * count : 0;
}

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* user) {
  auto& context = *static_cast<Context*>(user);
  return context.transfer->take_body({data, size * count}) ? size * count : 0;
}

int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& context = *static_cast<Context*>(user);
  const std::atomic<bool>* cancel = context.options->cancel;
  if (cancel == nullptr || !cancel->load()) return 0;
  context.transfer->stop(Stop::kCancelled);
  return 1;
}

int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* user) {
  auto& context = *static_cast<Context*>(user);
  const std::string_view text(data, size);
  if (type == CURLINFO_HEADER_OUT) context.request_head.append(text);
  // The only way in which libcurl tells that more came than Content-Length said.
  if (type == CURLINFO_TEXT && text.starts_with("Excess found")) context.excess_body = true;
  return 0;
}

// "" where the address may be dialled.
std::string why_blocked(const sockaddr& address, PrivateAddresses policy) {
  const std::string where = "the host's address " + address_text(address);
  if (is_forbidden_address(address)) return where + " is one where clouds keep credentials: it is never asked";
  if (policy == PrivateAddresses::kAllow || !is_private_address(address)) return "";
  return where +
         " is private; if it is a server of yours, set allow_private in the config or call with --allow-private";
}

// The address that is really dialled, whatever name or notation led to it.
curl_socket_t on_open_socket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& context = *static_cast<Context*>(user);
  if (context.options->proxy.empty()) context.blocked = why_blocked(address->addr, context.options->private_addresses);
  if (!context.blocked.empty()) return CURL_SOCKET_BAD;
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

class HeaderList {
 public:
  HeaderList() = default;
  HeaderList(const HeaderList&) = delete;
  HeaderList& operator=(const HeaderList&) = delete;
  ~HeaderList() { curl_slist_free_all(list_); }

  // Nothing is added for an empty value; line ends in a value would be another header.
  void add(const std::string& name, const std::string& value) {
    if (value.empty() || value.find_first_of("\r\n") != std::string::npos) return;
    add_line(name + ": " + value);
  }
  void add_line(const std::string& line) { list_ = curl_slist_append(list_, line.c_str()); }
  [[nodiscard]] curl_slist* get() const { return list_; }

 private:
  curl_slist* list_ = nullptr;
};

void set_limits(CURL* curl, const HttpClientOptions& options, const HttpRequest& request) {
  const auto total = request.timeout.count() > 0 ? request.timeout : options.total_timeout;
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(total.count()));
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_timeout.count()));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(options.low_speed_bytes));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options.low_speed_time.count()));
}

void set_safety(CURL* curl, const HttpClientOptions& options) {
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!options.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, options.ca_file.c_str());
  curl_easy_setopt(curl, CURLOPT_PROXY, options.proxy.c_str());
  curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
}

// The archive wants the message as it was sent: no decoding by libcurl, and HTTP/1.1, which has a form on paper.
void set_form(CURL* curl, const HttpClientOptions& options) {
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(curl, CURLOPT_HTTP_CONTENT_DECODING, 0L);
  curl_easy_setopt(curl, CURLOPT_HTTP_TRANSFER_DECODING, 0L);
  curl_easy_setopt(curl, CURLOPT_HTTP09_ALLOWED, 0L);
  curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, options.user_agent.c_str());
}

void set_callbacks(CURL* curl, Context& context) {
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_head);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &context);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &context);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &context);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, on_debug);
  curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &context);
  curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, on_open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &context);
}

void add_headers(HeaderList& list, const HttpClientOptions& options, const HttpRequest& request) {
  list.add("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
  list.add("Accept-Encoding", "gzip, deflate, br, zstd");
  list.add("Accept-Language", options.accept_language);
  list.add("If-None-Match", request.etag);
  list.add("If-Modified-Since", request.last_modified);
}

// Our own reason for breaking off goes before what libcurl makes of it.
void judge_stop(Stop stop, HttpReply& reply) {
  reply.outcome = stop == Stop::kCancelled ? FetchOutcome::kTimeout : FetchOutcome::kTooLarge;
  reply.exchange.truncated = stop == Stop::kCancelled ? "unspecified" : "length";
  static constexpr const char* kWhy[] = {"", "the HTTP headers are over 64 KB",
                                         "the body is over the limit; raise max_bytes if such pages are wanted",
                                         kDecodedTooLarge, "cancelled"};
  reply.error = kWhy[static_cast<std::size_t>(stop)];
}

void judge_code(CURLcode code, const Context& context, HttpReply& reply) {
  const bool no_chunks = reply.answered() && reply.outcome == FetchOutcome::kProtocolError;
  const FetchOutcome outcome = outcome_of(code);
  if (reply.answered()) reply.exchange.truncated = outcome == FetchOutcome::kTimeout ? "time" : "disconnect";
  if (no_chunks) return;  // what came says more than the code
  reply.error = context.detail[0] != '\0' ? context.detail.data() : curl_easy_strerror(code);
  // A connection that breaks within a body is a cut body.
  const bool cut = reply.answered() && outcome == FetchOutcome::kConnectionError;
  reply.outcome = cut ? FetchOutcome::kTruncated : outcome;
}

}  // namespace

struct HttpClient::State {
  explicit State(HttpClientOptions client_options) : options(std::move(client_options)) {
    initialise_curl();
    curl.reset(curl_easy_init());
    set_resolve(options.resolve);
  }

  void set_resolve(const std::vector<std::string>& answers) {
    resolve = std::make_unique<HeaderList>();
    for (const std::string& answer : answers) resolve->add_line(answer);
  }

  HttpReply get(const HttpRequest& request) {
    const std::optional<Url> url = Url::parse(request.url);
    if (!url) return refusal(request, FetchOutcome::kProtocolError, "is no URL");
    if (!url->is_http()) return refusal(request, FetchOutcome::kBlockedScheme, "is neither http nor https");
    Transfer transfer(request.max_body_bytes > 0 ? request.max_body_bytes : options.max_body_bytes, options.decode);
    Context context{.transfer = &transfer, .options = &options};
    const std::string date = now_iso8601();
    const CURLcode code = perform(*url, request, context);
    return finish(request, context, code, date);
  }

  static HttpReply refusal(const HttpRequest& request, FetchOutcome outcome, const std::string& why) {
    HttpReply reply;
    reply.outcome = outcome;
    reply.error = "GET " + request.url + ": the address " + why;
    reply.exchange.url = request.url;
    return reply;
  }

  CURLcode perform(Url url, const HttpRequest& request, Context& context) {
    url.set_fragment({});
    HeaderList headers;
    add_headers(headers, options, request);
    curl_easy_reset(curl.get());
    set_limits(curl.get(), options, request);
    set_safety(curl.get(), options);
    set_form(curl.get(), options);
    set_callbacks(curl.get(), context);
    curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, context.detail.data());
    curl_easy_setopt(curl.get(), CURLOPT_RESOLVE, resolve->get());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.href().c_str());
    const CURLcode code = curl_easy_perform(curl.get());
    curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, nullptr);  // the context ends before the handle
    return code;
  }

  HttpReply finish(const HttpRequest& request, Context& context, CURLcode code, const std::string& date) {
    HttpReply reply = context.transfer->finish();
    const Stop stop = context.transfer->why_stopped();
    if (stop != Stop::kNone) {
      judge_stop(stop, reply);
    } else if (code == CURLE_COULDNT_CONNECT && !context.blocked.empty()) {
      reply.outcome = FetchOutcome::kBlockedAddress;
      reply.error = context.blocked;
    } else if (code != CURLE_OK) {
      judge_code(code, context, reply);
    }
    if (!reply.error.empty()) reply.error = "GET " + request.url + ": " + reply.error;
    if (context.excess_body) reply.warnings.push_back({"excess_body", "more bytes came than Content-Length said"});
    reply.exchange.url = request.url;
    reply.exchange.date = date;
    reply.exchange.request = std::move(context.request_head);
    add_facts(reply);
    return reply;
  }

  void add_facts(HttpReply& reply) {
    const char* ip = nullptr;
    curl_off_t total = 0, pretransfer = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_PRIMARY_IP, &ip);
    curl_easy_getinfo(curl.get(), CURLINFO_TOTAL_TIME_T, &total);
    curl_easy_getinfo(curl.get(), CURLINFO_PRETRANSFER_TIME_T, &pretransfer);
    if (ip != nullptr) reply.exchange.ip = ip;
    reply.took = std::chrono::milliseconds(total / 1000);
    reply.connected = pretransfer > 0;
  }

  HttpClientOptions options;
  std::unique_ptr<CURL, void (*)(CURL*)> curl{nullptr, &curl_easy_cleanup};
  std::unique_ptr<HeaderList> resolve;
};

HttpClient::HttpClient(HttpClientOptions options) : state_(std::make_unique<State>(std::move(options))) {}
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;
HttpClient::~HttpClient() = default;

HttpReply HttpClient::get(const HttpRequest& request) {
  return state_->get(request);
}

void HttpClient::set_resolve(const std::vector<std::string>& answers) {
  state_->set_resolve(answers);
}

const HttpClientOptions& HttpClient::options() const {
  return state_->options;
}

}  // namespace pressmark

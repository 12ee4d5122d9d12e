#include "fetch/http/outcome.h"

#include <cstddef>

namespace pressmark {

const char* name_of(FetchOutcome outcome) {
  static constexpr const char* kNames[] = {
      "fetched",          "not_modified",   "robots_disallowed", "blocked_address", "blocked_scheme", "too_large",
      "truncated",        "timeout",        "redirect_loop",     "decode_error",    "tls_error",      "dns_error",
      "connection_error", "protocol_error", "http_error",        "not_a_feed",      "retry_later"};
  return kNames[static_cast<std::size_t>(outcome)];
}

}  // namespace pressmark

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

const char* advice_for(FetchOutcome outcome) {
  static constexpr const char* kAdvice[] = {
      "",                                                                              // fetched
      "",                                                                              // not_modified
      "",                                                                              // robots_disallowed
      "",                                                                              // blocked_address
      "correct the address",                                                           // blocked_scheme
      "",                                                                              // too_large
      "try again later",                                                               // truncated
      "try again later, or raise the timeout if the host is just slow",                // timeout
      "open the address in a browser to find where the page is now",                   // redirect_loop
      "the server's fault: try again later",                                           // decode_error
      "the site must mend its certificate; is the clock right, ca-certificates new?",  // tls_error
      "check the name, and that this machine reaches its name server",                 // dns_error
      "check that the host is up and that this machine reaches it",                    // connection_error
      "the server's fault: try again later",                                           // protocol_error
      "",                                                                              // http_error: the status says it
      "give the address of an RSS or Atom feed",                                       // not_a_feed
      "",  // retry_later: the message says when
  };
  return kAdvice[static_cast<std::size_t>(outcome)];
}

}  // namespace pressmark

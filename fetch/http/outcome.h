// How a fetch ended: one word a fetch, never a catch-all.
#pragma once

namespace pressmark {

enum class FetchOutcome {
  kFetched,
  kNotModified,
  kRobotsDisallowed,
  kBlockedAddress,
  kBlockedScheme,
  kTooLarge,
  kTruncated,
  kTimeout,
  kRedirectLoop,
  kDecodeError,
  kTlsError,
  kDnsError,
  kConnectionError,
  kProtocolError,
  kHttpError,
  kNotAFeed,
  kRetryLater,
};

// "fetched", "not_modified", "robots_disallowed", ...: as `pressmark fetch` prints it.
[[nodiscard]] const char* name_of(FetchOutcome outcome);

// What a person can do about it, for the end of a message: "check the name, and ..."; "" where there is nothing to say
// or the message itself says it.
[[nodiscard]] const char* advice_for(FetchOutcome outcome);

}  // namespace pressmark

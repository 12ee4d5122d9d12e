#include "fetch/http/host_table.h"

#include <algorithm>

#include "fetch/http/retry_after.h"

namespace pressmark::http {

Milliseconds Host::refuse(Milliseconds now, std::optional<std::chrono::seconds> retry_after, Milliseconds first) {
  constexpr int kMostDoublings = 16;  // beyond a day whatever the first is
  const Milliseconds doubled = first * (1LL << std::min(refusals, kMostDoublings));
  const Milliseconds wait = retry_after ? Milliseconds(*retry_after) : doubled;
  const Milliseconds capped = std::min<Milliseconds>(wait, kMaxRetryAfter);
  ++refusals;
  closed_until = now + capped;
  return capped;
}

void Host::set_robots(HostRobots fresh) {
  if (fresh.unreachable && robots && !robots->unreachable) {
    robots->expires = fresh.expires;
  } else {
    robots = std::move(fresh);
  }
}

}  // namespace pressmark::http

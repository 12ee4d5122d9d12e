// What a fetcher remembers of the hosts it talks to: whose turn it is, who asked to be left alone, the robots rules.
// Private to this folder.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "fetch/http/outcome.h"
#include "fetch/robots/robots.h"

namespace pressmark::http {

using Milliseconds = std::chrono::milliseconds;

// RFC 9309 section 2.4: rules are not used for more than a day.
inline constexpr Milliseconds kRobotsLifetime = std::chrono::hours(24);
// An unreachable robots.txt is asked for again after this long.
inline constexpr Milliseconds kRobotsErrorLifetime = std::chrono::hours(1);

// The rules of a host and how they were come by.
struct HostRobots {
  RobotsRules rules;
  // Set where the host could not be talked to at all: that is then also how the page's fetch ends.
  std::optional<FetchOutcome> failure;
  std::string error;
  bool unreachable = false;  // asked for, but no usable answer
  Milliseconds expires{0};
};

struct Host {
  Milliseconds next_turn{0};
  Milliseconds closed_until{0};  // by Retry-After
  int refusals = 0;              // 429 and 503 in a row
  std::optional<HostRobots> robots;

  // Notes a 429 or 503; returns how long the host is left alone. Without Retry-After the time doubles from `first` on.
  Milliseconds refuse(Milliseconds now, std::optional<std::chrono::seconds> retry_after, Milliseconds first);
  void answer() { refusals = 0; }
  // Takes over new rules. A good copy is kept where the new answer is none (RFC 9309 section 2.3.1.4).
  void set_robots(HostRobots fresh);
};

// Hosts by authority ("example.org:8080"): the unit of robots.txt and of politeness.
class HostTable {
 public:
  // Created at first sight; the reference lives as long as the table.
  [[nodiscard]] Host& at(const std::string& authority) { return hosts_[authority]; }

 private:
  std::map<std::string, Host> hosts_;
};

}  // namespace pressmark::http

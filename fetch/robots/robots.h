// robots.txt by RFC 9309 (https://www.rfc-editor.org/rfc/rfc9309.html), with the tolerance for common misspellings that
// webmasters rely on.
//
//   RobotsRules rules = RobotsRules::parse("User-agent: *\nDisallow: /private/\n");
//   rules.allowed("pressmark", "https://example.org/private/x")   // false
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

// RFC 9309 section 2.5: at least 500 KiB must be parsed; this is what we read.
inline constexpr std::size_t kMaxRobotsBytes = 512 << 10;

class RobotsRules {
 public:
  // Never fails: lines that are no rules are passed over. Bytes beyond kMaxRobotsBytes are not read.
  [[nodiscard]] static RobotsRules parse(std::string_view bytes);
  [[nodiscard]] static RobotsRules allow_all();
  [[nodiscard]] static RobotsRules disallow_all();
  // What the answer to the request for robots.txt means (RFC 9309 section 2.3.1): 2xx: the body; 4xx: allow all; 429,
  // 5xx and everything else: disallow all. `status` 0 means unreachable.
  [[nodiscard]] static RobotsRules from_response(int status, std::string_view body);

  // `agent` is a product token ("pressmark"), compared without case with the tokens of the groups; groups for "*" hold
  // only where no group names the agent. The longest matching pattern wins, allow where two are equally long
  // (section 2.2.2). The URL is taken as it is, percent-encoded; its scheme and host are not looked at.
  [[nodiscard]] bool allowed(std::string_view agent, std::string_view url) const;

  // Crawl-delay of the agent's groups, which is no part of the RFC; empty where none is stated or it is no number.
  [[nodiscard]] std::optional<std::chrono::milliseconds> crawl_delay(std::string_view agent) const;

  // Values of the Sitemap lines, in order, as written.
  [[nodiscard]] const std::vector<std::string>& sitemaps() const { return sitemaps_; }

 private:
  friend class RobotsParser;
  struct Rule {
    bool allow = false;
    std::string pattern;
  };
  struct Group {
    std::vector<std::string> agents;  // product tokens in lower case; "*"
    std::vector<Rule> rules;
    std::optional<std::chrono::milliseconds> crawl_delay;
  };
  [[nodiscard]] std::vector<const Group*> groups_of(std::string_view agent) const;

  bool disallow_all_ = false;
  std::vector<Group> groups_;
  std::vector<std::string> sitemaps_;
};

}  // namespace pressmark

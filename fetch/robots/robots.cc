#include "fetch/robots/robots.h"

#include <algorithm>
#include <charconv>

#include "fetch/robots/robots_keys.h"
#include "fetch/robots/robots_match.h"

namespace pressmark {
namespace {

// Longer lines are cut, as the crawler does whose behaviour sites are tested against: 8 times the 2,083 bytes that a
// browser takes for a URL.
constexpr std::size_t kMaxLine = 2083 * 8 - 1;

using robots::Key;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\v\f";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

struct Line {
  std::string_view key, value;
};

// "key: value # comment"; a blank may stand for the colon where the line is two words. Empty key: no such line.
Line split_line(std::string_view line) {
  line = trim(line.substr(0, line.find('#')));
  std::size_t separator = line.find(':');
  if (separator == std::string_view::npos) {
    separator = line.find_first_of(" \t");
    if (separator == std::string_view::npos) return {};
    if (trim(line.substr(separator)).find_first_of(" \t") != std::string_view::npos) return {};
  }
  return {trim(line.substr(0, separator)), trim(line.substr(separator + 1))};
}

// "FooBot/2.1" -> "foobot"; "*" and "* rest" -> "*" (section 2.2.1).
std::string agent_token(std::string_view value) {
  if (value.starts_with('*') && (value.size() == 1 || value[1] == ' ' || value[1] == '\t')) return "*";
  const auto is_token = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_'; };
  const auto end = std::find_if_not(value.begin(), value.end(), is_token);
  return lower(value.substr(0, static_cast<std::size_t>(end - value.begin())));
}

std::optional<std::chrono::milliseconds> seconds(std::string_view value) {
  constexpr double kMost = 1e6;  // more than a week is no delay that anybody means
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size() || !(number >= 0)) return {};
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::min(number, kMost) * 1000));
}

}  // namespace

class RobotsParser {
 public:
  RobotsRules parse(std::string_view bytes) {
    bytes = without_bom(within_limit(bytes));
    while (!bytes.empty()) {
      const std::size_t end = bytes.find_first_of("\r\n");
      take(split_line(bytes.substr(0, std::min(end, kMaxLine))));
      if (end == std::string_view::npos) break;
      bytes.remove_prefix(end + 1);
    }
    return std::move(rules_);
  }

 private:
  // A line that the limit cuts is left out: half a pattern forbids or allows too much.
  static std::string_view within_limit(std::string_view bytes) {
    if (bytes.size() <= kMaxRobotsBytes) return bytes;
    const std::size_t last = bytes.substr(0, kMaxRobotsBytes).find_last_of("\r\n");
    return bytes.substr(0, last == std::string_view::npos ? kMaxRobotsBytes : last);
  }

  // A byte order mark of which only the first bytes are there is dropped as well.
  static std::string_view without_bom(std::string_view bytes) {
    for (const char byte : std::string_view("\xEF\xBB\xBF")) {
      if (!bytes.starts_with(byte)) break;
      bytes.remove_prefix(1);
    }
    return bytes;
  }

  void take(Line line) {
    switch (robots::key_of(line.key)) {
      case Key::kAgent:
        return take_agent(line.value);
      case Key::kAllow:
        return take_allow(line.value);
      case Key::kDisallow:
        return take_rule(false, robots::normal_pattern(line.value));
      case Key::kCrawlDelay:
        if (!rules_.groups_.empty()) rules_.groups_.back().crawl_delay = seconds(line.value);
        return;
      case Key::kSitemap:
        rules_.sitemaps_.emplace_back(line.value);
        return;
      case Key::kUnknown:
        return;
    }
  }

  // Lines that name agents belong together until a rule stands between them; other lines end nothing (section 2.2.1).
  void take_agent(std::string_view value) {
    if (rules_.groups_.empty() || !rules_.groups_.back().rules.empty()) rules_.groups_.emplace_back();
    rules_.groups_.back().agents.push_back(agent_token(value));
  }

  // A directory and its index page are the same page.
  void take_allow(std::string_view value) {
    const std::string pattern = robots::normal_pattern(value);
    take_rule(true, pattern);
    const std::size_t slash = pattern.rfind('/');
    if (slash == std::string::npos || pattern.compare(slash, 10, "/index.htm") != 0) return;
    take_rule(true, pattern.substr(0, slash + 1) + "$");
  }

  void take_rule(bool allow, std::string pattern) {
    if (!rules_.groups_.empty()) rules_.groups_.back().rules.push_back({allow, std::move(pattern)});
  }

  RobotsRules rules_;
};

RobotsRules RobotsRules::parse(std::string_view bytes) {
  return RobotsParser().parse(bytes);
}

RobotsRules RobotsRules::allow_all() {
  return {};
}

RobotsRules RobotsRules::disallow_all() {
  RobotsRules rules;
  rules.disallow_all_ = true;
  return rules;
}

RobotsRules RobotsRules::from_response(int status, std::string_view body) {
  constexpr int kTooManyRequests = 429;
  if (status >= 200 && status <= 299) return parse(body);
  if (status >= 400 && status <= 499 && status != kTooManyRequests) return allow_all();
  return disallow_all();
}

std::vector<const RobotsRules::Group*> RobotsRules::groups_of(std::string_view agent) const {
  std::vector<const Group*> own, general;
  const std::string wanted = lower(agent);
  for (const Group& group : groups_) {
    const auto names = [&](std::string_view name) {
      return std::find(group.agents.begin(), group.agents.end(), name) != group.agents.end();
    };
    if (!wanted.empty() && names(wanted)) own.push_back(&group);
    if (names("*")) general.push_back(&group);
  }
  return own.empty() ? general : own;
}

bool RobotsRules::allowed(std::string_view agent, std::string_view url) const {
  if (disallow_all_) return false;
  const std::string path = robots::path_of_url(url);
  std::size_t longest_allow = 0, longest_disallow = 0;
  for (const Group* group : groups_of(agent)) {
    for (const Rule& rule : group->rules) {
      std::size_t& longest = rule.allow ? longest_allow : longest_disallow;
      if (rule.pattern.size() > longest && robots::pattern_matches(rule.pattern, path)) longest = rule.pattern.size();
    }
  }
  return longest_allow >= longest_disallow;
}

std::optional<std::chrono::milliseconds> RobotsRules::crawl_delay(std::string_view agent) const {
  std::optional<std::chrono::milliseconds> longest;
  for (const Group* group : groups_of(agent)) {
    if (group->crawl_delay && (!longest || *longest < *group->crawl_delay)) longest = group->crawl_delay;
  }
  return longest;
}

}  // namespace pressmark

#include "tests/fetch/fault_site.h"

namespace pressmark::test {
namespace {

// {"main": 40471, "robots_404": 41937}
std::map<std::string, std::string> read_ports(const std::string& json) {
  std::map<std::string, std::string> out;
  std::size_t at = 0;
  while ((at = json.find('"', at)) != std::string::npos) {
    const std::size_t end = json.find('"', at + 1);
    const std::string name = json.substr(at + 1, end - at - 1);
    const std::size_t digits = json.find_first_of("0123456789", end);
    at = json.find_first_not_of("0123456789", digits);
    out[name] = json.substr(digits, at - digits);
  }
  return out;
}

}  // namespace

FaultSite::FaultSite()
    : process_({"python3", PRESSMARK_SOURCE_DIR "/tests/site/fault_site.py", "--ca-file", folder_ / "ca.pem"}),
      ports_(read_ports(process_.first_line())) {}

std::string FaultSite::port(const std::string& site) const {
  const auto found = ports_.find(site);
  return found == ports_.end() ? "" : found->second;
}

std::string FaultSite::url(const std::string& path, const std::string& site) const {
  if (port(site).empty()) return {};
  return (site.starts_with("tls") ? "https://127.0.0.1:" : "http://127.0.0.1:") + port(site) + path;
}

const FaultSite& fault_site() {
  static const FaultSite kSite;
  return kSite;
}

}  // namespace pressmark::test

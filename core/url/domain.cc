// Registrable domains by the Public Suffix List (https://publicsuffix.org/list/).

#include <libpsl.h>

#include "core/url/host.h"
#include "core/url/url.h"

namespace pressmark {

std::string registrable_domain(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.empty() || is_address(host)) return {};
  const std::string name(host);
  const char* domain = psl_registrable_domain(psl_builtin(), name.c_str());
  return domain == nullptr ? std::string() : std::string(domain);
}

bool is_same_site(std::string_view a, std::string_view b) {
  const std::optional<Url> one = Url::parse(a);
  const std::optional<Url> other = Url::parse(b);
  if (!one || !other) return false;
  if (one->host() == other->host()) return true;
  const std::string domain = registrable_domain(one->host());
  return !domain.empty() && domain == registrable_domain(other->host());
}

}  // namespace pressmark

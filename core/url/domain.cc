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

}  // namespace pressmark

// Hosts of special URLs: domains (IDNA), IPv4 and IPv6 addresses. Part of core/url/url.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pressmark {

// The serialised host of "EXAMPLE.org", "b%C3%BCcher.example", "0x7f.1", "[::1]"; empty where the standard's host
// parser fails (URL Standard, section 3.5). `input` is valid UTF-8.
[[nodiscard]] std::optional<std::string> parse_host(std::string_view input);

// True for what `parse_host` gives for an address.
[[nodiscard]] bool is_address(std::string_view host);

}  // namespace pressmark

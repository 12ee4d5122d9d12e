// IPv4 and IPv6 addresses as hosts. Part of core/url/url.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pressmark {

// True if the last label is a number, so that the host is an IPv4 address or nothing (URL Standard, section 3.5).
[[nodiscard]] bool ends_in_number(std::string_view host);

// "0x7f.1" -> "127.0.0.1"; empty where it is no address.
[[nodiscard]] std::optional<std::string> parse_ipv4(std::string_view host);

// Without brackets: "0:0::1" -> "::1", "::ffff:1.2.3.4" -> "::ffff:102:304"; empty where it is no address.
[[nodiscard]] std::optional<std::string> parse_ipv6(std::string_view text);

}  // namespace pressmark

// Addresses that a fetcher of the public web must not dial: a page must not be able to send us into a private network.
#pragma once

#include <string>

struct sockaddr;

namespace pressmark {

// True for loopback, RFC 1918, link-local, 100.64.0.0/10, 0.0.0.0/8, multicast and reserved IPv4, "::", "::1", unique
// local and multicast IPv6, and for IPv6 that carries such an IPv4 address: v4-mapped and v4-compatible, NAT64
// (64:ff9b::/96, RFC 6052) and 6to4 (2002::/16, RFC 3056), Teredo (2001::/32). Other address families are private too.
[[nodiscard]] bool is_private_address(const sockaddr& address);

// True for what no option opens: link-local addresses (169.254.0.0/16, fe80::/10), and the other addresses at which
// clouds hand a machine its own credentials. No news is served there. Addresses inside IPv6 forms are looked at as
// above.
[[nodiscard]] bool is_forbidden_address(const sockaddr& address);

// "127.0.0.1", "::1"; "" for another family.
[[nodiscard]] std::string address_text(const sockaddr& address);

}  // namespace pressmark

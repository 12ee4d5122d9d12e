#include "fetch/http/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

namespace pressmark {
namespace {

struct Ipv4Range {
  std::uint32_t address;
  int prefix;
};

constexpr std::uint32_t ipv4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

// The IANA IPv4 special-purpose registry (RFC 6890), without the ranges that are globally reachable.
constexpr Ipv4Range kPrivateIpv4[] = {
    {ipv4(0, 0, 0, 0), 8},      {ipv4(10, 0, 0, 0), 8},    {ipv4(100, 64, 0, 0), 10},   {ipv4(127, 0, 0, 0), 8},
    {ipv4(169, 254, 0, 0), 16}, {ipv4(172, 16, 0, 0), 12}, {ipv4(192, 0, 0, 0), 24},    {ipv4(192, 0, 2, 0), 24},
    {ipv4(192, 168, 0, 0), 16}, {ipv4(198, 18, 0, 0), 15}, {ipv4(198, 51, 100, 0), 24}, {ipv4(203, 0, 113, 0), 24},
    {ipv4(224, 0, 0, 0), 4},    {ipv4(240, 0, 0, 0), 4},
};

// Link-local (RFC 3927), and the services of clouds that use addresses of their own: Alibaba Cloud, Azure (WireServer).
constexpr Ipv4Range kForbiddenIpv4[] = {
    {ipv4(169, 254, 0, 0), 16}, {ipv4(100, 100, 100, 200), 32}, {ipv4(168, 63, 129, 16), 32}};

template <class Ranges>
bool in_any_ipv4(std::uint32_t address, const Ranges& ranges) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [&](const Ipv4Range& range) { return (address ^ range.address) >> (32 - range.prefix) == 0; });
}

using Ipv6 = std::array<std::uint8_t, 16>;

struct Ipv6Range {
  Ipv6 address;
  int prefix;
};

// Unspecified and loopback fall under v4-compatible ::/96, which is deprecated and never global.
constexpr Ipv6Range kPrivateIpv6[] = {
    {{}, 96},                                    // ::, ::1, v4-compatible (RFC 4291)
    {{0x00, 0x64, 0xff, 0x9b, 0x00, 0x01}, 48},  // local-use NAT64 (RFC 8215)
    {{0x01, 0x00}, 64},                          // discard only (RFC 6666)
    {{0x20, 0x01, 0x00, 0x00}, 32},              // Teredo (RFC 4380): carries an obscured IPv4 address
    {{0x20, 0x01, 0x0d, 0xb8}, 32},              // documentation (RFC 3849)
    {{0xfc}, 7},                                 // unique local (RFC 4193)
    {{0xfe, 0x80}, 10},                          // link-local
    {{0xfe, 0xc0}, 10},                          // site-local, deprecated
    {{0xff}, 8},                                 // multicast
};

// Link-local, and where clouds answer with credentials over IPv6.
constexpr Ipv6Range kForbiddenIpv6[] = {
    {{0xfe, 0x80}, 10},
    {{0xfd, 0x00, 0x0e, 0xc2}, 96},                                             // fd00:ec2::/96: AWS, ::254 and ::23
    {{0xfd, 0x20, 0x00, 0xce, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54}, 128},  // fd20:ce::254: Google Cloud
    {{0xfd, 0x00, 0x00, 0xc1, 0, 0, 0, 0, 0, 0, 0, 0, 0xa9, 0xfe, 0xa9, 0xfe}, 128},  // fd00:c1::a9fe:a9fe: Oracle
};

bool in_range(const Ipv6& address, const Ipv6Range& range) {
  const auto whole = static_cast<std::size_t>(range.prefix / 8);
  if (!std::equal(address.begin(), address.begin() + whole, range.address.begin())) return false;
  const int bits = range.prefix % 8;
  return bits == 0 || (address[whole] ^ range.address[whole]) >> (8 - bits) == 0;
}

std::uint32_t ipv4_at(const Ipv6& address, std::size_t at) {
  return ipv4(address[at], address[at + 1], address[at + 2], address[at + 3]);
}

// The IPv4 address that an IPv6 address carries: v4-mapped, NAT64, 6to4.
std::optional<std::uint32_t> carried_ipv4(const Ipv6& address) {
  constexpr Ipv6Range kMapped{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96};
  constexpr Ipv6Range kNat64{{0x00, 0x64, 0xff, 0x9b}, 96};
  constexpr Ipv6Range k6to4{{0x20, 0x02}, 16};
  if (in_range(address, kMapped) || in_range(address, kNat64)) return ipv4_at(address, 12);
  if (in_range(address, k6to4)) return ipv4_at(address, 2);
  return std::nullopt;
}

template <class Ranges4, class Ranges6>
bool in_any(const sockaddr& address, const Ranges4& ranges4, const Ranges6& ranges6) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    return in_any_ipv4(ntohl(in.sin_addr.s_addr), ranges4);
  }
  if (address.sa_family != AF_INET6) return true;
  sockaddr_in6 in{};
  std::memcpy(&in, &address, sizeof in);
  Ipv6 bytes{};
  std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
  if (const std::optional<std::uint32_t> carried = carried_ipv4(bytes)) return in_any_ipv4(*carried, ranges4);
  return std::any_of(std::begin(ranges6), std::end(ranges6),
                     [&](const Ipv6Range& range) { return in_range(bytes, range); });
}

}  // namespace

bool is_private_address(const sockaddr& address) {
  return in_any(address, kPrivateIpv4, kPrivateIpv6);
}

bool is_forbidden_address(const sockaddr& address) {
  return in_any(address, kForbiddenIpv4, kForbiddenIpv6);
}

std::string address_text(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* raw = nullptr;
  sockaddr_in in4{};
  sockaddr_in6 in6{};
  if (address.sa_family == AF_INET) {
    std::memcpy(&in4, &address, sizeof in4);
    raw = &in4.sin_addr;
  } else if (address.sa_family == AF_INET6) {
    std::memcpy(&in6, &address, sizeof in6);
    raw = &in6.sin6_addr;
  }
  if (raw == nullptr || inet_ntop(address.sa_family, raw, text.data(), text.size()) == nullptr) return {};
  return text.data();
}

}  // namespace pressmark

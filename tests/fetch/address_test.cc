#include "fetch/http/address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace pressmark {
namespace {

struct Address {
  explicit Address(const std::string& text) {
    if (text.find(':') == std::string::npos) {
      auto& in = reinterpret_cast<sockaddr_in&>(storage);
      in.sin_family = AF_INET;
      EXPECT_EQ(inet_pton(AF_INET, text.c_str(), &in.sin_addr), 1) << text;
    } else {
      auto& in = reinterpret_cast<sockaddr_in6&>(storage);
      in.sin6_family = AF_INET6;
      EXPECT_EQ(inet_pton(AF_INET6, text.c_str(), &in.sin6_addr), 1) << text;
    }
  }
  [[nodiscard]] const sockaddr& get() const { return reinterpret_cast<const sockaddr&>(storage); }
  sockaddr_storage storage{};
};

TEST(Address, PrivateOnesAreKnown) {
  for (const char* text : {"0.0.0.0",
                           "0.1.2.3",
                           "10.0.0.1",
                           "100.64.0.1",
                           "100.127.255.255",
                           "127.0.0.1",
                           "127.255.255.254",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.0.1",
                           "198.18.0.1",
                           "224.0.0.1",
                           "239.255.255.255",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::127.0.0.1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "64:ff9b::7f00:1",
                           "64:ff9b::a00:1",
                           "64:ff9b:1::1",
                           "2002:7f00:1::",
                           "2002:c0a8:101::1",
                           "2001::1",
                           "2001:db8::1",
                           "fc00::1",
                           "fdff::1",
                           "fe80::1",
                           "febf::1",
                           "fec0::1",
                           "ff02::1"}) {
    EXPECT_TRUE(is_private_address(Address(text).get())) << text;
  }
}

TEST(Address, PublicOnesAreLetThrough) {
  for (const char* text :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
        "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "223.255.255.255",
        "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1", "2001:4860::1", "fbff::1"}) {
    EXPECT_FALSE(is_private_address(Address(text).get())) << text;
  }
}

TEST(Address, WhereCloudsKeepCredentialsIsForbidden) {
  for (const char* text : {"169.254.169.254", "169.254.170.2", "169.254.170.23", "100.100.100.200", "168.63.129.16",
                           "fe80::1", "fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254", "fd00:c1::a9fe:a9fe",
                           "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe"}) {
    EXPECT_TRUE(is_forbidden_address(Address(text).get())) << text;
  }
  for (const char* text : {"127.0.0.1", "10.0.0.1", "100.100.100.201", "168.63.129.17", "::1", "fd00:ec3::254",
                           "fd20:ce::255", "1.1.1.1", "2606:4700::1111"}) {
    EXPECT_FALSE(is_forbidden_address(Address(text).get())) << text;
  }
}

TEST(Address, OtherFamiliesAreRefused) {
  Address other("127.0.0.1");
  other.storage.ss_family = AF_UNIX;
  EXPECT_TRUE(is_private_address(other.get()));
  EXPECT_EQ(address_text(other.get()), "");
}

TEST(Address, IsWrittenInItsUsualForm) {
  EXPECT_EQ(address_text(Address("127.0.0.1").get()), "127.0.0.1");
  EXPECT_EQ(address_text(Address("0:0::1").get()), "::1");
}

// Former bugs

}  // namespace
}  // namespace pressmark

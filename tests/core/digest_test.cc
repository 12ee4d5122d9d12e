#include "core/digest/digest.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

// FIPS 180-4's examples.
TEST(Digest, Sha256) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

// The empty payload's digest as WARC files have it.
TEST(Digest, Sha1InBase32) {
  EXPECT_EQ(sha1_base32(""), "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
  EXPECT_EQ(sha1_base32("abc"), "VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5");
}

TEST(Digest, KeysTellTheirPartsApart) {
  EXPECT_EQ(key_of({"a", "b"}).size(), 32U);
  EXPECT_EQ(key_of({"a", "b"}), key_of({"a", "b"}));
  EXPECT_NE(key_of({"a", "b"}), key_of({"ab"}));
  EXPECT_NE(key_of({"a", "b"}), key_of({"ab", ""}));
  EXPECT_NE(key_of({"a", "b"}), key_of({"b", "a"}));
  EXPECT_NE(key_of({"1:a"}), key_of({"a"}));
}

// Former bugs: none yet.

}  // namespace
}  // namespace pressmark

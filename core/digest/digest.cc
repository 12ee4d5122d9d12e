#include "core/digest/digest.h"

#include <openssl/evp.h>

#include <array>
#include <cassert>
#include <cstdint>
#include <memory>

namespace pressmark {
namespace {

using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

struct Digest {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
};

// Fetched once: looking an algorithm up costs more than hashing a name.
const EVP_MD* sha256() {
  static const EVP_MD* const kAlgorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return kAlgorithm;
}

const EVP_MD* sha1() {
  static const EVP_MD* const kAlgorithm = EVP_MD_fetch(nullptr, "SHA1", nullptr);
  return kAlgorithm;
}

class Hasher {
 public:
  explicit Hasher(const EVP_MD* algorithm) : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    check(EVP_DigestInit_ex(context_.get(), algorithm, nullptr));
  }
  void add(std::string_view bytes) { check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size())); }
  [[nodiscard]] Digest finish() {
    Digest digest;
    check(EVP_DigestFinal_ex(context_.get(), digest.bytes.data(), &digest.size));
    return digest;
  }

 private:
  // These calls fail only on a broken library or lack of memory.
  static void check([[maybe_unused]] int ok) { assert(ok == 1); }

  Context context_;
};

std::string hex(const Digest& digest) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(2U * digest.size);
  for (unsigned i = 0; i < digest.size; ++i) {
    out.push_back(kDigits[digest.bytes[i] >> 4U]);
    out.push_back(kDigits[digest.bytes[i] & 0x0FU]);
  }
  return out;
}

// RFC 4648 section 6. A SHA-1 is 160 bits, a multiple of 5: no padding.
std::string base32(const Digest& digest) {
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string out;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (unsigned i = 0; i < digest.size; ++i) {
    bits = (bits << 8U) | digest.bytes[i];
    for (held += 8; held >= 5; held -= 5) out.push_back(kAlphabet[(bits >> (held - 5)) & 0x1FU]);
  }
  return out;
}

Digest digest_of(const EVP_MD* algorithm, std::string_view bytes) {
  Hasher hasher(algorithm);
  hasher.add(bytes);
  return hasher.finish();
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  return hex(digest_of(sha256(), bytes));
}

std::string sha1_base32(std::string_view bytes) {
  return base32(digest_of(sha1(), bytes));
}

std::string key_of(std::initializer_list<std::string_view> parts) {
  constexpr std::size_t kKeyDigits = 32;
  Hasher hasher(sha256());
  for (const std::string_view part : parts) {
    hasher.add(std::to_string(part.size()) + ":");
    hasher.add(part);
  }
  return hex(hasher.finish()).substr(0, kKeyDigits);
}

}  // namespace pressmark

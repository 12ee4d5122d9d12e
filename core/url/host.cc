#include "core/url/host.h"

#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/stringpiece.h>

#include <algorithm>

#include "core/text/utf8.h"
#include "core/url/address.h"
#include "core/url/percent.h"

namespace pressmark {
namespace {

// URL Standard, "forbidden domain code point".
bool is_forbidden(char c) {
  constexpr std::string_view kForbidden = " #/:<>?@[\\]^|%\x7F";
  return static_cast<unsigned char>(c) <= 0x1F || kForbidden.find(c) != std::string_view::npos;
}

// Errors that the standard does not want: CheckHyphens and VerifyDnsLength are false.
constexpr std::uint32_t kPassedOver = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
                                      UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
                                      UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

// Shared by all threads: it has no state once it is made.
const icu::IDNA* idna() {
  static const icu::IDNA* const kInstance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::IDNA::createUTS46Instance(
        UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE,
        status);
  }();
  return kInstance;
}

// UTS #46 ToASCII. Plain ASCII without punycode is only put in lower case.
std::optional<std::string> to_ascii(std::string_view domain) {
  if (is_all_ascii(domain)) {
    std::string lower = to_lower(domain);
    if (lower.find("xn--") == std::string::npos) return lower;
  }
  if (idna() == nullptr) return std::nullopt;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::IDNAInfo info;
  UErrorCode status = U_ZERO_ERROR;
  idna()->nameToASCII_UTF8({domain.data(), static_cast<std::int32_t>(domain.size())}, sink, info, status);
  if (U_FAILURE(status) || (info.getErrors() & ~kPassedOver) != 0) return std::nullopt;
  return out;
}

}  // namespace

std::optional<std::string> parse_host(std::string_view input) {
  if (input.starts_with('[')) {
    if (!input.ends_with(']')) return std::nullopt;
    const auto address = parse_ipv6(input.substr(1, input.size() - 2));
    return address ? std::optional("[" + *address + "]") : std::nullopt;
  }
  std::string domain;
  if (append_repaired_utf8(domain, percent_decoded(input)) > 0) return std::nullopt;
  std::optional<std::string> ascii = to_ascii(domain);
  if (!ascii || ascii->empty() || std::any_of(ascii->begin(), ascii->end(), is_forbidden)) return std::nullopt;
  return ends_in_number(*ascii) ? parse_ipv4(*ascii) : ascii;
}

bool is_address(std::string_view host) {
  return host.starts_with('[') || ends_in_number(host);
}

}  // namespace pressmark

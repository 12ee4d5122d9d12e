#include "core/digest/digest.h"
#include "generated/rules_hash.h"
#include "normalize/record.h"

namespace pressmark {

Extractor extractor_identity() {
  return {.version = PRESSMARK_VERSION, .rules_sha256 = std::string(kRulesSha256)};
}

Extractor extractor_identity(const OutletTable& outlets) {
  Extractor extractor = extractor_identity();
  const std::string changes = outlets.changes_sha256();
  if (!changes.empty()) extractor.rules_sha256 = sha256_hex(extractor.rules_sha256 + "\n" + changes);
  return extractor;
}

}  // namespace pressmark

#include "generated/rules_hash.h"
#include "normalize/record.h"

namespace pressmark {

Extractor extractor_identity() {
  return {.version = PRESSMARK_VERSION, .rules_sha256 = std::string(kRulesSha256)};
}

}  // namespace pressmark

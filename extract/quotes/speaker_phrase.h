// Takes the phrase that names a speaker apart.
//
//   "Song Liuping, Huawei's chief legal officer"    // name "Song Liuping", role "chief legal officer", affiliation
//   "Huawei" "a Verizon spokesman"                           // no name, role "spokesman", affiliation "Verizon"
#pragma once

#include <optional>

#include "extract/quotes/draft.h"

namespace pressmark {

[[nodiscard]] SpeakerParts take_apart(const QuoteText& doc, const NounPhrase& phrase,
                                      std::optional<std::uint32_t> outlet_mention);

}  // namespace pressmark

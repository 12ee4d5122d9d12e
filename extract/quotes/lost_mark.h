// Where a quotation ended whose closing mark is lost.
//
//   "We will appeal, Smith said. The court ...     // behind "appeal,": a tag follows
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/span.h"

namespace pressmark {

// The byte behind the comma, question or exclamation mark of `inner` that a tag follows: a sure cue of saying with a
// name or pronoun on either side. Empty: no tag inside. Linear.
[[nodiscard]] std::optional<std::uint32_t> end_before_tag(std::string_view text, Span inner);

}  // namespace pressmark

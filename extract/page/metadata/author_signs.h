// What in a page says that an element or a line names the author.
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/page/metadata/metadata.h"

namespace pressmark {

inline constexpr std::uint32_t kMostDatedWords = 10;  // of a line that is a date and a name

// A question to an element.
using ElementTest = bool (*)(const PageFacts& facts, NodeIndex node);

// True if an attribute of the element says so: rel=author, itemprop=author.
[[nodiscard]] bool declares_author(const PageFacts& facts, NodeIndex node);

// True if a class, an id or the like calls the element the author's.
[[nodiscard]] bool is_called_author(const PageFacts& facts, NodeIndex node);

// The same of the element or one of those right above it.
[[nodiscard]] bool is_within_author(const PageFacts& facts, NodeIndex node);

// True for a link to a page about an author: "/authors/jane-doe".
[[nodiscard]] bool links_author(const PageFacts& facts, NodeIndex node);

// True if the text is a section or tag of the page, as it declares them, or a part of one.
[[nodiscard]] bool names_topic(const PageFacts& facts, std::string_view text);

// True if block `k` is a line with a day, and not the headline; false also where there is no such block.
[[nodiscard]] bool is_date_line(const PageFacts& facts, std::uint32_t k);

}  // namespace pressmark

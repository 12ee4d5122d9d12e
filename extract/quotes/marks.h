// What stands between quotation marks.
//
//   "We won," he said.        // one stretch: outer with the marks, inner "We won,"
//
// The direction of a mark comes from its neighbours first (behind a blank or bracket it opens, before a blank or a full
// stop it closes), from the glyph second, from what is open last. Only the outermost marks make a stretch. A document
// whose outer marks are single ones is read so as a whole; apostrophes are told apart. A mark that is never closed ends
// with its paragraph. What had to be mended is said in `repair`. Linear time.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "extract/text/layout.h"

namespace pressmark {

// Bits; their codes in alphabetical order are those of repair_codes().
enum Repair : std::uint32_t {
  kSound = 0,
  kContinuedParagraph = 1,  // the quotation goes on in the next paragraph, which begins with a mark again
  kDoubledMark = 2,         // two opening marks in a row
  kSingleStyle = 4,         // single marks are this document's outer marks
  kTwoApostrophes = 8,      // two apostrophes or backticks stand for one mark
  kUnclosed = 16,           // the closing mark is missing
  kUnopened = 32,           // the opening mark is missing
  kWrongWay = 64,           // a mark is turned the wrong way
};

struct MarkedStretch {
  Span outer;  // marks included
  Span inner;  // marks left out; never empty
  std::uint32_t repair = kSound;
  bool continues = false;  // the stretch before it, in the paragraph before, runs on here
};

// Sorted, none overlapping.
[[nodiscard]] std::vector<MarkedStretch> find_marked(std::string_view text, const TextLayout& layout);

// "unclosed", "wrong_way" ...: sorted.
[[nodiscard]] std::vector<std::string_view> repair_codes(std::uint32_t repair);

}  // namespace pressmark

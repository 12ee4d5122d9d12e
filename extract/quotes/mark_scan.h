// The quotation marks of a text, one by one, before they are paired.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace pressmark {

enum class MarkSide : std::int8_t { kCloses = -1, kEither = 0, kOpens = 1 };
enum class MarkFamily : std::uint8_t { kDouble, kCorner, kWhiteCorner, kSingle };

struct Mark {
  Span span;
  MarkFamily family = MarkFamily::kDouble;
  MarkSide glyph = MarkSide::kEither;
  MarkSide context = MarkSide::kEither;  // what the neighbours say
  bool two_characters = false;           // two apostrophes or backticks
  bool wide = false;                     // beside a CJK character: no blanks tell the direction
  bool weak = false;                     // a single mark that may be an apostrophe: ends a plural possessive or a word
};

enum class MarkStyle { kDouble, kSingle };

// The style of the document: single where opening single marks outnumber the double ones.
[[nodiscard]] MarkStyle outer_style(std::string_view text);

// The marks of one paragraph, in order. Single marks only in single style, apostrophes left out.
[[nodiscard]] std::vector<Mark> scan_marks(std::string_view text, Span paragraph, MarkStyle style);

}  // namespace pressmark

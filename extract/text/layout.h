// Paragraphs and sentences of a text, shared by all fact extractors.
//
//   TextLayout layout = lay_out(text);
//   for (const Sentence& sentence : layout.sentences) use(sentence.span.of(text));
//
// A paragraph is a line that is not blank. A sentence ends at . ! ? and their CJK kin, not at an abbreviation (Mr.,
// U.S., Inc., initials), a decimal point or inside brackets; closing marks belong to the sentence they close. Linear
// time.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace pressmark {

struct Sentence {
  Span span;                    // white space around it left out
  std::uint32_t paragraph = 0;  // index into TextLayout::paragraphs
};

struct TextLayout {
  std::vector<Span> paragraphs;  // in order, line ends left out, white space at the ends left out
  std::vector<Sentence> sentences;

  // Index of the paragraph or sentence that holds the byte; the last one before it where it lies between two.
  [[nodiscard]] std::uint32_t paragraph_at(std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t offset) const;
};

// `text` is valid UTF-8.
[[nodiscard]] TextLayout lay_out(std::string_view text);

}  // namespace pressmark

// What the lines of a page look like where it may be a list and no article: links to headlines, teasers, short lines.
//
//   const PageShape shape = shape_of(document, cut, main);
//   if (shape.led_lines * 2 >= shape.lines) ...          // every other line of the text begins with a headline
#pragma once

#include <cstdint>
#include <span>

#include "extract/page/block.h"
#include "extract/page/document.h"
#include "extract/page/main_text.h"

namespace pressmark {

struct PageShape {
  std::uint32_t linked_lines = 0;     // of the whole page: a link to something with a headline and no more
  std::uint32_t unlinked_words = 0;   // of the whole page
  std::uint32_t page_headings = 0;    // of the whole page: that lead elsewhere
  std::uint32_t page_links = 0;       // of the whole page: lines of which two fifths or more are links
  std::uint32_t lines = 0;            // of the text, and the one before it
  std::uint32_t linked_among = 0;     // of those: linked lines
  std::uint32_t led_lines = 0;        // lines that begin with a linked headline and say more
  std::uint32_t linked_headings = 0;  // headings that lead elsewhere
  std::uint32_t mostly_linked = 0;    // lines of which two fifths or more are links
  std::uint32_t sentences = 0;        // lines of a dozen words or more that end one and are no link
  std::uint32_t link_bytes = 0;       // of the lines
  std::uint32_t bytes = 0;
};

[[nodiscard]] PageShape shape_of(const Document& document, const BlockCut& cut, const MainText& main);

}  // namespace pressmark

// Text of a block: white space collapsed, invisible characters dropped, measured.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extract/page/block.h"

namespace pressmark {

// Appends pieces of text to a buffer so that a run of white space, also across pieces, becomes one blank, and none
// stands at either end. Soft hyphens, zero-width spaces, word joiners and byte order marks are dropped; the zero-width
// joiners that Persian and Indic scripts spell with stay.
class BlockText {
 public:
  void reset(std::uint32_t start) { start_ = size_ = start, blank_ = false; }
  void add_blank() { blank_ = true; }
  // Returns how many bytes came to `out`, the blank before them left out of the count.
  std::size_t append(std::string_view piece, std::string& out);
  [[nodiscard]] bool is_empty() const { return size_ == start_; }
  [[nodiscard]] std::uint32_t start() const { return start_; }

 private:
  void copy(std::string_view bytes, std::string& out);

  std::uint32_t start_ = 0;
  std::uint32_t size_ = 0;  // where the text ends
  bool blank_ = false;      // white space is due before the next character
};

// to_lower() into a string whose memory is used again; cheap for ASCII.
void lower_into(std::string_view text, std::string& out);

// The first `bytes` of a text, fewer where a code point would be cut.
[[nodiscard]] std::string_view prefix_of(std::string_view text, std::size_t bytes);

// Counts words, letters and digits of a block's text.
void measure_block(std::string_view text, CutBlock& block);

}  // namespace pressmark

// Undoes the chunked transfer coding (RFC 9112 section 7.1), in pieces.
//
//   ChunkedDecoder chunks;
//   chunks.feed("3\r\nabc\r\n0\r\n\r\n", out);   // out == "abc", chunks.done()
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pressmark {

class ChunkedDecoder {
 public:
  // Appends the payload of `piece` to `out`. False: these bytes are not chunked; nothing more is taken.
  bool feed(std::string_view piece, std::string& out);
  // The last chunk and the trailers were seen; bytes fed after that are ignored.
  [[nodiscard]] bool done() const { return phase_ == Phase::kDone; }
  [[nodiscard]] bool failed() const { return phase_ == Phase::kFailed; }

 private:
  enum class Phase { kSize, kExtension, kData, kDataEnd, kTrailer, kDone, kFailed };
  void take_size_byte(char byte);
  void take_line_byte(char byte);
  void begin_chunk();

  Phase phase_ = Phase::kSize;
  std::uint64_t left_ = 0;        // of the chunk's data
  std::uint32_t line_bytes_ = 0;  // of the current size or trailer line
  bool any_digit_ = false;
};

}  // namespace pressmark

#include "fetch/coding/chunked.h"

#include <algorithm>

namespace pressmark {
namespace {

constexpr std::uint64_t kMaxChunk = 1ULL << 40;  // a size that no body reaches
constexpr std::uint32_t kMaxLine = 16 << 10;     // of a size line or a trailer
constexpr std::string_view kHexDigits = "0123456789abcdef";

int hex_value(char byte) {
  const char lower = byte >= 'A' && byte <= 'F' ? static_cast<char>(byte + 32) : byte;
  const std::size_t at = kHexDigits.find(lower);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

bool ChunkedDecoder::feed(std::string_view piece, std::string& out) {
  for (std::size_t i = 0; i < piece.size() && !failed() && !done();) {
    if (phase_ == Phase::kData) {
      const std::size_t count = std::min<std::uint64_t>(left_, piece.size() - i);
      out.append(piece, i, count);
      i += count;
      left_ -= count;
      if (left_ == 0) phase_ = Phase::kDataEnd;
    } else if (phase_ == Phase::kSize) {
      take_size_byte(piece[i++]);
    } else {
      take_line_byte(piece[i++]);
    }
  }
  return !failed();
}

void ChunkedDecoder::take_size_byte(char byte) {
  const int value = hex_value(byte);
  if (value >= 0) {
    left_ = left_ * 16 + static_cast<std::uint64_t>(value);
    any_digit_ = true;
    if (left_ > kMaxChunk) phase_ = Phase::kFailed;
  } else if (!any_digit_) {
    phase_ = Phase::kFailed;
  } else if (byte == '\n') {
    begin_chunk();
  } else {
    // Blanks before the end of the line and extensions are both passed over (RFC 9112 section 7.1.1).
    phase_ = byte == ';' || byte == ' ' || byte == '\t' || byte == '\r' ? Phase::kExtension : Phase::kFailed;
  }
}

void ChunkedDecoder::take_line_byte(char byte) {
  if (++line_bytes_ > kMaxLine) {
    phase_ = Phase::kFailed;
  } else if (phase_ == Phase::kExtension) {
    if (byte == '\n') begin_chunk();
  } else if (phase_ == Phase::kDataEnd) {
    if (byte != '\r' && byte != '\n') phase_ = Phase::kFailed;
    if (byte == '\n') *this = ChunkedDecoder();
  } else if (byte == '\n') {
    if (line_bytes_ == 1) phase_ = Phase::kDone;
    line_bytes_ = 0;
  } else if (byte == '\r') {
    --line_bytes_;
  }
}

void ChunkedDecoder::begin_chunk() {
  phase_ = left_ == 0 ? Phase::kTrailer : Phase::kData;
  line_bytes_ = 0;
}

}  // namespace pressmark

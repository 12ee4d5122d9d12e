// Content codings, chunks and HTTP messages: any bytes end in a result within the limits, the same whether they come in
// one piece or in many.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fetch/coding/chunked.h"
#include "fetch/coding/decode_content.h"
#include "fetch/coding/http_message.h"

namespace {

constexpr std::string_view kCodings[] = {"gzip", "deflate", "br", "zstd", "", "gzip, br", "zstd, deflate", "squeeze"};
constexpr pressmark::DecodeLimits kLimits{.max_bytes = 1 << 16};

void check_pieces(std::string_view bytes, std::string_view coding, std::size_t piece) {
  pressmark::ContentDecoder decoder(coding, kLimits);
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    if (!decoder.feed(bytes.substr(at, piece))) break;
  }
  const auto pieces = decoder.finish(bytes);
  const auto whole = pressmark::decode_content(bytes, coding, kLimits);
  // A decoder may hold output back until damage is seen that small pieces, stopped at the limit, never reach.
  if (!whole && pieces && pieces->state == pressmark::BodyState::kTooLarge) return;
  if (pieces.has_value() != whole.has_value()) std::abort();
  if (!whole) return;
  if (whole->bytes.size() > kLimits.max_bytes || pieces->state != whole->state) std::abort();
  if (whole->state == pressmark::BodyState::kWhole && pieces->bytes != whole->bytes) std::abort();
}

void check_chunks(std::string_view bytes, std::size_t piece) {
  pressmark::ChunkedDecoder whole, pieces;
  std::string a, b;
  whole.feed(bytes, a);
  for (std::size_t at = 0; at < bytes.size(); at += piece) pieces.feed(bytes.substr(at, piece), b);
  if (a != b || whole.done() != pieces.done() || whole.failed() != pieces.failed()) std::abort();
}

}  // namespace

// The first byte chooses the coding and the size of the pieces.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  check_pieces(bytes, kCodings[data[0] % std::size(kCodings)], 1 + data[0] / std::size(kCodings));
  check_chunks(bytes, 1 + data[0] % 7);
  const auto response = pressmark::parse_http_response(bytes, kLimits);
  if (response && response->body.size() > std::max<std::size_t>(kLimits.max_bytes, bytes.size())) std::abort();
  return 0;
}

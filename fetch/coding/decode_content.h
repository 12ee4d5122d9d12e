// Undoes HTTP content codings (RFC 9110 section 8.4): gzip, deflate (zlib and raw), br, zstd, identity, and lists of
// them. Foreign bytes: the output is bounded, a body that was cut is seen, and what was decoded before the cut is kept.
//
//   Result<DecodedContent> page = decode_content(body, "gzip", {.max_bytes = 16 << 20});
//   if (page && page->state == BodyState::kWhole) use(page->bytes);
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/result.h"

namespace pressmark {

struct DecodeLimits {
  std::uint64_t max_bytes = 32ULL << 20;  // of decoded output, at every step of a list of codings
  std::uint64_t max_ratio = 400;          // decoded / encoded; holds only above kRatioFreeBytes of output
};

// Output up to here may have any ratio to its input: a page of blanks is no attack.
inline constexpr std::uint64_t kRatioFreeBytes = 4ULL << 20;
// zstd streams that ask for a bigger window are refused (RFC 8878 section 3.1.1.1.2 recommends 8 MB to decoders).
inline constexpr int kMaxZstdWindowLog = 23;
// Longer lists of codings are refused: nobody honest sends them.
inline constexpr std::size_t kMaxCodings = 4;

enum class BodyState {
  kWhole,
  kTruncated,  // the encoded bytes end before the stream does
  kTooLarge,   // decoding stopped at a limit
};

// "whole", "truncated", "too_large".
[[nodiscard]] const char* name_of(BodyState state);

struct DecodedContent {
  std::string bytes;
  BodyState state = BodyState::kWhole;
  std::vector<Warning> warnings;  // "trailing_junk", "encoding_lie"
};

// `content_encoding` is the header's value ("", "gzip", "br, gzip"; the last named was applied last). Bytes behind the
// end of the stream are dropped with the warning "trailing_junk". Where the bytes are not what the header says, they
// are returned as they are if they look like text (warning "encoding_lie"). Error: "decode_error" (damaged data, a bad
// checksum, an unknown coding that is no text).
[[nodiscard]] Result<DecodedContent> decode_content(std::string_view encoded, std::string_view content_encoding,
                                                    const DecodeLimits& limits = {});

// The same for bytes that arrive in pieces, so that the limits hold while reading.
class ContentDecoder {
 public:
  explicit ContentDecoder(std::string_view content_encoding, const DecodeLimits& limits = {});
  ContentDecoder(ContentDecoder&&) noexcept;
  ContentDecoder& operator=(ContentDecoder&&) noexcept;
  ~ContentDecoder();

  // False once a limit is reached: the rest is not wanted. Damaged data is reported by finish() only.
  [[nodiscard]] bool feed(std::string_view piece);
  // `encoded` is everything that was fed; it is returned where the header lied. Call once, last.
  [[nodiscard]] Result<DecodedContent> finish(std::string_view encoded);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// True where the bytes look like text by the WHATWG MIME Sniffing rule (no binary data byte among the first 1,445).
[[nodiscard]] bool looks_like_text(std::string_view bytes);

}  // namespace pressmark

#include "fetch/coding/whole_gzip.h"

#include <libdeflate.h>

#include <algorithm>

namespace pressmark::coding {
namespace {

constexpr std::uint64_t kFirstGuess = 256 << 10;  // holds most article pages
constexpr std::uint64_t kMostRatio = 1032;        // of deflate: what states more does not state its size

// The size that the last four bytes state (RFC 1952 section 2.3.1, ISIZE), where it can be true; else a guess.
std::uint64_t stated_size(std::string_view member) {
  constexpr std::size_t kSizeBytes = 4;
  if (member.size() < kSizeBytes) return kFirstGuess;
  std::uint64_t size = 0;
  for (std::size_t i = 1; i <= kSizeBytes; ++i)
    size = size << 8U | static_cast<unsigned char>(member[member.size() - i]);
  const bool possible = size >= member.size() && size <= member.size() * kMostRatio;
  return possible ? size : kFirstGuess;
}

}  // namespace

WholeGzip::WholeGzip() : decoder_(libdeflate_alloc_decompressor(), &libdeflate_free_decompressor) {}

GzipResult WholeGzip::decompress(std::string_view bytes, std::uint64_t max_bytes, std::string& buffer, Sizes& sizes) {
  while (true) {
    const libdeflate_result result = libdeflate_gzip_decompress_ex(
        decoder_.get(), bytes.data(), bytes.size(), buffer.data(), buffer.size(), &sizes.used, &sizes.made);
    if (result == LIBDEFLATE_SUCCESS) return sizes.made <= max_bytes ? GzipResult::kWhole : GzipResult::kTooLarge;
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE) return GzipResult::kDamaged;
    if (buffer.size() >= max_bytes) return GzipResult::kTooLarge;
    buffer.resize(std::min<std::uint64_t>(max_bytes, buffer.size() * 4ULL));
  }
}

GzipResult WholeGzip::inflate(std::string_view bytes, std::uint64_t max_bytes, std::string& out, std::size_t& used) {
  if (buffer_.empty()) buffer_.resize(std::min(kFirstGuess, std::max<std::uint64_t>(max_bytes, 1)));
  Sizes sizes;
  const GzipResult result = decompress(bytes, max_bytes, buffer_, sizes);
  used = sizes.used;
  if (result == GzipResult::kWhole) out.assign(buffer_, 0, sizes.made);
  return result;
}

GzipResult WholeGzip::inflate_alone(std::string_view bytes, std::uint64_t max_bytes, std::string& out,
                                    std::size_t& used) {
  out.resize(std::min(stated_size(bytes), std::max<std::uint64_t>(max_bytes, 1)));
  Sizes sizes;
  const GzipResult result = decompress(bytes, max_bytes, out, sizes);
  used = sizes.used;
  out.resize(result == GzipResult::kWhole ? sizes.made : 0);
  return result;
}

}  // namespace pressmark::coding

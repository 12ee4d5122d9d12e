#include "fetch/coding/whole_gzip.h"

#include <libdeflate.h>

#include <algorithm>

namespace pressmark::coding {
namespace {

constexpr std::size_t kFirstGuess = 256 << 10;  // holds most article pages

}  // namespace

WholeGzip::WholeGzip() : decoder_(libdeflate_alloc_decompressor(), &libdeflate_free_decompressor) {}

GzipResult WholeGzip::inflate(std::string_view bytes, std::uint64_t max_bytes, std::string& out, std::size_t& used) {
  if (buffer_.empty()) buffer_.resize(std::min<std::uint64_t>(kFirstGuess, std::max<std::uint64_t>(max_bytes, 1)));
  while (true) {
    std::size_t made = 0;
    const libdeflate_result result = libdeflate_gzip_decompress_ex(decoder_.get(), bytes.data(), bytes.size(),
                                                                   buffer_.data(), buffer_.size(), &used, &made);
    if (result == LIBDEFLATE_SUCCESS && made <= max_bytes) {
      out.assign(buffer_, 0, made);
      return GzipResult::kWhole;
    }
    if (result == LIBDEFLATE_SUCCESS) return GzipResult::kTooLarge;
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE) return GzipResult::kDamaged;
    if (buffer_.size() >= max_bytes) return GzipResult::kTooLarge;
    buffer_.resize(std::min<std::uint64_t>(max_bytes, buffer_.size() * 4ULL));
  }
}

}  // namespace pressmark::coding

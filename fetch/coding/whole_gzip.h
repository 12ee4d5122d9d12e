// gzip members in one go with libdeflate. Private to fetch/: decode_content.h and warc_reader.h are the doors.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct libdeflate_decompressor;

namespace pressmark::coding {

enum class GzipResult { kWhole, kDamaged, kTooLarge };

// Keeps its decoder and grows its guess of the output size, so that many members cost little more than their bytes.
class WholeGzip {
 public:
  WholeGzip();
  // Decompresses the one member at the start of `bytes` into `out` (replaced) and says how many bytes it took.
  // kDamaged also where the member is cut: the two cannot be told apart here.
  [[nodiscard]] GzipResult inflate(std::string_view bytes, std::uint64_t max_bytes, std::string& out,
                                   std::size_t& used);
  // The same where nothing stands behind the member: its end states its size, so it is made in place and once.
  [[nodiscard]] GzipResult inflate_alone(std::string_view bytes, std::uint64_t max_bytes, std::string& out,
                                         std::size_t& used);

 private:
  struct Sizes {
    std::size_t used = 0, made = 0;
  };
  // Into the start of `buffer`, which is not empty and grows where it is too small.
  GzipResult decompress(std::string_view bytes, std::uint64_t max_bytes, std::string& buffer, Sizes& sizes);

  std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> decoder_;
  std::string buffer_;
};

}  // namespace pressmark::coding

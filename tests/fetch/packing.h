// Compressed input made by the test itself.
#pragma once

#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>

namespace pressmark::test {

// One gzip member.
inline std::string gzip_of(std::string_view bytes) {
  libdeflate_compressor* packer = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_gzip_compress_bound(packer, bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(packer, bytes.data(), bytes.size(), out.data(), out.size()));
  libdeflate_free_compressor(packer);
  return out;
}

// deflate data: 15 with the zlib wrapper, -15 without, 31 as gzip.
inline std::string deflate_of(std::string_view bytes, int window_bits, int flush = Z_FINISH) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, flush);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

// A gzip stream of zeros. All its blocks are the same; its end is missing, because nobody should come so far.
inline std::string gzip_bomb(int megabytes) {
  const std::string block = deflate_of(std::string(1 << 20, '\0'), -15, Z_FULL_FLUSH);
  std::string out("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
  for (int i = 0; i < megabytes; ++i) out += block;
  return out;
}

inline std::string zstd_of(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

// A zstd frame of blank blocks, 128 KB each, with a window of 1 << window_log bytes (RFC 8878 section 3.1.1).
inline std::string zstd_bomb(int window_log, int blocks) {
  std::string out("\x28\xb5\x2f\xfd", 4);
  out += '\0';
  out += static_cast<char>((window_log - 10) << 3);
  for (int i = 0; i < blocks; ++i) {
    const unsigned header = (i + 1 == blocks ? 1U : 0U) | 1U << 1 | (128U << 10) << 3;
    out += static_cast<char>(header & 0xff);
    out += static_cast<char>(header >> 8 & 0xff);
    out += static_cast<char>(header >> 16 & 0xff);
    out += ' ';
  }
  return out;
}

inline std::string bytes_of_hex(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  }
  return out;
}

}  // namespace pressmark::test

#include "fetch/coding/inflaters.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>

#include "fetch/coding/decode_content.h"

namespace pressmark::coding {
namespace {

// Output is made in pieces of this size, so that a bomb is noticed long before memory is.
constexpr std::size_t kPiece = 64 << 10;
using Buffer = std::array<char, kPiece>;

void append(Sink& sink, const Buffer& buffer, std::size_t count) {
  sink.bytes.append(buffer.data(), std::min(count, sink.room()));
}

class Identity : public Inflater {
 public:
  Step feed(std::string_view piece, Sink& sink) override {
    sink.bytes.append(piece.substr(0, sink.room()));
    return {sink.over() ? Progress::kFull : Progress::kMore, piece.size()};
  }
  [[nodiscard]] bool may_end() const override { return true; }
};

enum class ZlibFormat { kGzip, kDeflate };

// gzip of any number of members, or deflate with or without the zlib wrapper (RFC 9110 section 8.4.1.2 notes that both
// are sent under that name).
class Zlib : public Inflater {
 public:
  explicit Zlib(ZlibFormat format) : format_(format) {}
  Zlib(const Zlib&) = delete;
  Zlib& operator=(const Zlib&) = delete;
  ~Zlib() override {
    if (open_) inflateEnd(&stream_);
  }

  Step feed(std::string_view piece, Sink& sink) override {
    std::size_t used = 0;
    while (used < piece.size()) {
      if (between_members_ && piece[used] != '\x1f') return {Progress::kEnd, used};
      if (!begin(piece[used])) return {Progress::kDamaged, used};
      const Step step = run(piece.substr(used), sink);
      used += step.used;
      if (step.progress == Progress::kMore) continue;
      if (step.progress != Progress::kEnd || format_ == ZlibFormat::kDeflate) return {step.progress, used};
      between_members_ = true;
    }
    return {between_members_ ? Progress::kEnd : Progress::kMore, used};
  }
  [[nodiscard]] bool may_end() const override { return between_members_; }

 private:
  // 0x?8 with a window of at most 32 KB is the first byte of a zlib wrapper (RFC 1950 section 2.2).
  [[nodiscard]] int window_bits(char first) const {
    if (format_ == ZlibFormat::kGzip) return 15 + 16;
    const bool wrapped = (first & 0x0f) == 8 && (static_cast<unsigned char>(first) >> 4) <= 7;
    return wrapped ? 15 : -15;
  }

  bool begin(char first) {
    if (open_ && !between_members_) return true;
    const bool fresh = !open_;
    const int result = fresh ? inflateInit2(&stream_, window_bits(first)) : inflateReset(&stream_);
    open_ = open_ || result == Z_OK;
    between_members_ = false;
    return result == Z_OK;
  }

  Step run(std::string_view piece, Sink& sink) {
    const std::size_t offered = std::min<std::size_t>(piece.size(), 1U << 30);
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
    stream_.avail_in = static_cast<uInt>(offered);
    int result = Z_OK;
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
      stream_.avail_out = kPiece;
      result = inflate(&stream_, Z_NO_FLUSH);
      append(sink, buffer_, kPiece - stream_.avail_out);
    } while (result == Z_OK && stream_.avail_out == 0 && !sink.over());
    const std::size_t used = offered - stream_.avail_in;
    if (sink.over()) return {Progress::kFull, used};
    if (result == Z_STREAM_END) return {Progress::kEnd, used};
    return {result == Z_OK || result == Z_BUF_ERROR ? Progress::kMore : Progress::kDamaged, used};
  }

  ZlibFormat format_;
  z_stream stream_{};
  Buffer buffer_{};
  bool open_ = false;
  bool between_members_ = false;
};

class Brotli : public Inflater {
 public:
  Step feed(std::string_view piece, Sink& sink) override {
    const auto* next_in = reinterpret_cast<const std::uint8_t*>(piece.data());
    std::size_t left = piece.size();
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && !sink.over()) {
      auto* next_out = reinterpret_cast<std::uint8_t*>(buffer_.data());
      std::size_t room = kPiece;
      result = BrotliDecoderDecompressStream(state_.get(), &left, &next_in, &room, &next_out, nullptr);
      append(sink, buffer_, kPiece - room);
    }
    if (sink.over()) return {Progress::kFull, piece.size() - left};
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return {Progress::kEnd, piece.size() - left};
    return {result == BROTLI_DECODER_RESULT_ERROR ? Progress::kDamaged : Progress::kMore, piece.size() - left};
  }

 private:
  std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state_{
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance};
  Buffer buffer_{};
};

class Zstd : public Inflater {
 public:
  Zstd() { ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, kMaxZstdWindowLog); }

  Step feed(std::string_view piece, Sink& sink) override {
    ZSTD_inBuffer in{piece.data(), piece.size(), 0};
    bool more_output = false;
    while ((in.pos < in.size || more_output) && !sink.over()) {
      if (between_frames_ && !begins_frame(piece.substr(in.pos))) return {Progress::kEnd, in.pos};
      ZSTD_outBuffer out{buffer_.data(), kPiece, 0};
      const std::size_t hint = ZSTD_decompressStream(stream_.get(), &out, &in);
      if (ZSTD_isError(hint) != 0) return {Progress::kDamaged, in.pos};
      append(sink, buffer_, out.pos);
      between_frames_ = hint == 0;
      more_output = !between_frames_ && out.pos == out.size;
    }
    if (sink.over()) return {Progress::kFull, in.pos};
    return {between_frames_ ? Progress::kEnd : Progress::kMore, in.pos};
  }
  [[nodiscard]] bool may_end() const override { return between_frames_; }

 private:
  // A frame, or a skippable one (RFC 8878 section 3.1): the last byte of the little-endian magic stands fourth, so the
  // first byte must do where a piece ends.
  static bool begins_frame(std::string_view bytes) {
    return bytes[0] == '\x28' || (static_cast<unsigned char>(bytes[0]) & 0xf0U) == 0x50U;
  }

  std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> stream_{ZSTD_createDCtx(), &ZSTD_freeDCtx};
  Buffer buffer_{};
  bool between_frames_ = false;
};

}  // namespace

std::unique_ptr<Inflater> make_inflater(std::string_view coding) {
  if (coding.empty() || coding == "identity" || coding == "none") return std::make_unique<Identity>();
  if (coding == "gzip" || coding == "x-gzip") return std::make_unique<Zlib>(ZlibFormat::kGzip);
  if (coding == "deflate") return std::make_unique<Zlib>(ZlibFormat::kDeflate);
  if (coding == "br") return std::make_unique<Brotli>();
  if (coding == "zstd") return std::make_unique<Zstd>();
  return nullptr;
}

}  // namespace pressmark::coding

#include "fetch/warc/record_source.h"

#include <zlib.h>

#include <algorithm>

namespace pressmark::warc {
namespace {

constexpr std::size_t kPiece = 256 << 10;
constexpr std::string_view kGzipMagic{"\x1f\x8b\x08", 3};

class GzipSource : public RecordSource {
 public:
  explicit GzipSource(std::string_view bytes) : bytes_(bytes) {
    ended_ = inflateInit2(&stream_, 15 + 16) != Z_OK;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes_.data()));
  }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;
  ~GzipSource() override { inflateEnd(&stream_); }

  std::string_view peek(std::size_t count) override {
    if (buffer_.size() - start_ < count && start_ > 0) {
      buffer_.erase(0, start_);
      start_ = 0;
    }
    while (!ended_ && buffer_.size() - start_ < count) unpack(count - (buffer_.size() - start_));
    return std::string_view(buffer_).substr(start_);
  }
  void skip(std::size_t count) override { start_ += count; }
  [[nodiscard]] std::uint64_t taken() const override { return taken_; }
  [[nodiscard]] std::string_view trouble() const override { return trouble_; }

 private:
  void unpack(std::size_t wanted) {
    const std::size_t old = buffer_.size();
    const std::size_t piece = std::clamp<std::size_t>(wanted, 1, kPiece);
    buffer_.resize(old + piece);
    stream_.next_out = reinterpret_cast<Bytef*>(buffer_.data() + old);
    stream_.avail_out = static_cast<uInt>(piece);
    stream_.avail_in = static_cast<uInt>(std::min<std::uint64_t>(bytes_.size() - taken_, 1U << 30));
    const uInt offered = stream_.avail_in;
    const int result = inflate(&stream_, Z_NO_FLUSH);
    taken_ += offered - stream_.avail_in;
    buffer_.resize(old + piece - stream_.avail_out);
    end_by(result, buffer_.size() > old);
  }

  void end_by(int result, bool made_any) {
    if (result == Z_OK && (made_any || taken_ < bytes_.size())) return;
    ended_ = true;
    if (result == Z_STREAM_END) return;
    trouble_ = taken_ == bytes_.size() ? "gzip member cut" : "gzip data damaged";
  }

  std::string_view bytes_;
  z_stream stream_{};
  std::string buffer_;
  std::size_t start_ = 0;
  std::uint64_t taken_ = 0;
  bool ended_ = false;
  std::string_view trouble_;
};

}  // namespace

std::unique_ptr<RecordSource> make_gzip_source(std::string_view bytes) {
  return std::make_unique<GzipSource>(bytes);
}

bool begins_gzip_record(std::string_view bytes) {
  constexpr std::size_t kEnough = 4096;  // of packed bytes, for the gzip header and the first letters
  if (!bytes.starts_with(kGzipMagic)) return false;
  constexpr std::string_view kStart = "WARC/";
  return GzipSource(bytes.substr(0, kEnough)).peek(kStart.size()).starts_with(kStart);
}

}  // namespace pressmark::warc

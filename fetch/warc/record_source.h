// Bytes that WARC records are read from: a view of them all, or a gzip stream that is unpacked as it is asked for.
// Private to this folder.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace pressmark::warc {

class RecordSource {
 public:
  virtual ~RecordSource() = default;
  // At least `count` bytes from here on, fewer only where the source ends. Valid until the next call.
  virtual std::string_view peek(std::size_t count) = 0;
  // Goes on by `count` bytes, which were peeked at.
  virtual void skip(std::size_t count) = 0;
  // Bytes of the underlying file that were taken up to here.
  [[nodiscard]] virtual std::uint64_t taken() const = 0;
  // Why the source ended: "" at a regular end, else "gzip member cut" or "gzip data damaged".
  [[nodiscard]] virtual std::string_view trouble() const { return {}; }
};

class ViewSource : public RecordSource {
 public:
  explicit ViewSource(std::string_view bytes) : rest_(bytes), size_(bytes.size()) {}
  std::string_view peek(std::size_t /*count*/) override { return rest_; }
  void skip(std::size_t count) override { rest_.remove_prefix(count); }
  [[nodiscard]] std::uint64_t taken() const override { return size_ - rest_.size(); }

 private:
  std::string_view rest_;
  std::size_t size_;
};

// One gzip member at the start of `bytes`, unpacked piece by piece. Bytes behind its end are not touched.
[[nodiscard]] std::unique_ptr<RecordSource> make_gzip_source(std::string_view bytes);

// True where a gzip member begins here that holds a WARC record: bytes that look like its magic occur in any data.
[[nodiscard]] bool begins_gzip_record(std::string_view bytes);

}  // namespace pressmark::warc

// One decoder a content coding, each with a bounded output. Private to this folder: decode_content.h is the door.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace pressmark::coding {

// Where decoded bytes go; refuses more than the limit.
struct Sink {
  std::string bytes;
  std::uint64_t max_bytes = 0;

  // Bytes that may still come, one more than the limit so that reaching it can be told from passing it.
  [[nodiscard]] std::size_t room() const { return static_cast<std::size_t>(max_bytes + 1 - bytes.size()); }
  [[nodiscard]] bool over() const { return bytes.size() > max_bytes; }
};

enum class Progress {
  kMore,     // all input taken, the stream goes on
  kEnd,      // the stream ended; what follows is not part of it
  kDamaged,  // the input is not what it should be
  kFull,     // the sink is over its limit
};

// What a decoder made of a piece.
struct Step {
  Progress progress = Progress::kMore;
  std::size_t used = 0;  // bytes of the piece that belong to the stream
};

class Inflater {
 public:
  virtual ~Inflater() = default;
  virtual Step feed(std::string_view piece, Sink& sink) = 0;
  // True where the stream may end here although it has no end mark (between gzip members).
  [[nodiscard]] virtual bool may_end() const { return false; }
};

// "gzip", "x-gzip", "deflate", "br", "zstd", "identity" or ""; null for another name.
[[nodiscard]] std::unique_ptr<Inflater> make_inflater(std::string_view coding);

}  // namespace pressmark::coding

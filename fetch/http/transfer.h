// What one transfer collects while it runs, and the limits that hold meanwhile. Knows no curl. Private to this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "fetch/coding/chunked.h"
#include "fetch/http/http_client.h"

namespace pressmark::http {

// Why we broke a transfer off ourselves.
enum class Stop { kNone, kHeadTooLarge, kBodyTooLarge, kDecodedTooLarge, kCancelled };

// Said of a decoded body that was broken off, by transfer and client.
inline constexpr const char* kDecodedTooLarge =
    "the decoded body is over the limit, or hundreds of times its packed size; raise max_bytes if such pages are "
    "wanted";

class Transfer {
 public:
  Transfer(std::uint64_t max_body_bytes, const DecodeLimits& decode) : max_body_(max_body_bytes), limits_(decode) {}

  // Both return false where the transfer must stop.
  [[nodiscard]] bool take_head_line(std::string_view line);
  [[nodiscard]] bool take_body(std::string_view piece);
  // Breaks the transfer off from outside.
  void stop(Stop why) { stop_ = why; }

  [[nodiscard]] Stop why_stopped() const { return stop_; }
  // Everything so far as a reply with head, body and exchange; outcome kFetched, kTooLarge, kTruncated, kDecodeError or
  // kProtocolError by what came, not by what curl said.
  [[nodiscard]] HttpReply finish();

 private:
  void begin_body();
  void judge_body(HttpReply& reply);
  void judge_content(HttpReply& reply, DecodedContent content);

  std::uint64_t max_body_;
  DecodeLimits limits_;
  Stop stop_ = Stop::kNone;
  std::string head_;
  std::size_t head_bytes_ = 0;  // with those of interim answers, which may come without end
  std::string body_;            // as received
  std::string unchunked_;       // used where the body is chunked
  bool head_done_ = false;
  bool body_begun_ = false;
  bool is_chunked_ = false;
  ChunkedDecoder chunks_;
  std::optional<ContentDecoder> content_;
};

}  // namespace pressmark::http

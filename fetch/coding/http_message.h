// HTTP/1 heads and bodies as they stand on the wire or in an archive.
//
//   Result<HttpHead> head = parse_http_head("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n...");
//   head->status                       // 200
//   header_of(head->headers, "content-type")
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "fetch/coding/decode_content.h"

namespace pressmark {

struct HttpHeader {
  std::string name;   // as sent
  std::string value;  // white space around it dropped, folded lines joined by one blank (RFC 9112 section 5.2)
};

// The first value of a header, names compared without case; "" where there is none.
[[nodiscard]] std::string_view header_of(const std::vector<HttpHeader>& headers, std::string_view name);

// Header lines up to the first empty one or the end; lines without a colon are passed over, folded ones joined.
[[nodiscard]] std::vector<HttpHeader> parse_header_lines(std::string_view lines);

// True where the answer sends on to another address (RFC 9110 section 15.4): 301, 302, 303, 307, 308.
[[nodiscard]] bool is_redirect(int status);

struct HttpHead {
  int status = 0;
  std::string reason;
  std::vector<HttpHeader> headers;
  std::size_t size = 0;  // bytes up to the body
};

// Reads status line and headers. Lines may end in "\n" alone; lines without a colon are passed over. Error
// "protocol_error": no status line, a NUL in a header, or no end within kMaxHeadBytes.
[[nodiscard]] Result<HttpHead> parse_http_head(std::string_view message);
inline constexpr std::size_t kMaxHeadBytes = 64 << 10;

// Where the answer of the address `url` sends to, absolute; "" where it is no redirect or leads nowhere.
[[nodiscard]] std::string redirect_target(const HttpHead& head, std::string_view url);
inline constexpr std::size_t kMostRedirects = 10;  // followed one after another

struct HttpResponse {
  int status = 0;
  std::vector<HttpHeader> headers;
  std::string body;  // transfer and content codings undone
  BodyState state = BodyState::kWhole;
  std::vector<Warning> warnings;
};

// The response that `message` (head and body) holds. Archives keep bodies chunked or not, encoded or not, whatever the
// headers say: each coding is undone where the bytes carry it and left where they do not. Also
// X-Crawler-Content-Encoding (a body decoded before it was stored) is understood. Errors: "protocol_error",
// "decode_error".
[[nodiscard]] Result<HttpResponse> parse_http_response(std::string_view message, const DecodeLimits& limits = {});

}  // namespace pressmark

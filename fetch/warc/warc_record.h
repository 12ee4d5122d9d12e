// A record of a WARC file (ISO 28500:2017,
// https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "core/result.h"
#include "fetch/coding/http_message.h"

namespace pressmark {

// Where a record stands: bytes into the file as it lies on disk, its gzip member included.
struct WarcPlace {
  std::string file;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;

  bool operator==(const WarcPlace&) const = default;
};

// The name of an archive without its folders, as WARC-Filename has it: the same wherever the archive lies.
[[nodiscard]] std::string warc_filename(const std::string& path);

struct WarcRecord {
  std::uint64_t offset = 0;  // into the file; in a file that is one gzip stream, of the stream's start
  std::uint64_t length = 0;
  std::string version;  // "1.0", "1.1"
  std::string type;     // "response", "request", "warcinfo", "revisit", ...
  std::vector<HttpHeader> headers;
  std::string block;

  // The value of a WARC header ("WARC-Date"), "" where there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const { return header_of(headers, name); }
  // WARC-Target-URI without the angle brackets that some writers put around it.
  [[nodiscard]] std::string_view target_uri() const;
};

// The HTTP response that a response or revisit record holds. Errors: "not_http" (another kind of record),
// "protocol_error", "decode_error".
[[nodiscard]] Result<HttpResponse> http_response_of(const WarcRecord& record, const DecodeLimits& limits = {});

// The page that a response record holds: kind kWarc, file and offset, fetched_at = WARC-Date. A body that was cut or
// too large is an error ("truncated", "too_large"), as is a status other than 2xx ("http_error").
[[nodiscard]] Result<Page> page_of(const WarcRecord& record, const std::string& file, const DecodeLimits& limits = {});

// True for a record worth giving to page_of: a response over HTTP whose media type is HTML, XHTML or plain text.
[[nodiscard]] bool is_page(const WarcRecord& record);
// The same of the value of a Content-Type header; "", where none was sent, may be a page.
[[nodiscard]] bool is_page_type(std::string_view content_type);

}  // namespace pressmark

#include "fetch/coding/http_message.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

#include "core/url/url.h"
#include "fetch/coding/chunked.h"

namespace pressmark {
namespace {

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trim_blanks(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Takes a line off the front, without its end; false where `rest` holds no whole line.
bool take_line(std::string_view& rest, std::string_view& line) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return false;
  line = rest.substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  rest.remove_prefix(end + 1);
  return true;
}

// "HTTP/1.1 200 OK": version and reason are not looked at.
bool read_status_line(std::string_view line, HttpHead& head) {
  if (!line.starts_with("HTTP/")) return false;
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return false;
  line = trim_blanks(line.substr(blank));
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), head.status);
  if (error != std::errc() || head.status < 100 || head.status > 999) return false;
  head.reason = trim_blanks(line.substr(static_cast<std::size_t>(end - line.data())));
  return true;
}

void add_header_line(std::string_view line, std::vector<HttpHeader>& headers) {
  if ((line.front() == ' ' || line.front() == '\t') && !headers.empty()) {
    headers.back().value += " " + std::string(trim_blanks(line));
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return;
  headers.push_back(
      {std::string(trim_blanks(line.substr(0, colon))), std::string(trim_blanks(line.substr(colon + 1)))});
}

// The body without its chunks where it has them; cut chunked bodies keep what came.
void undo_chunks(std::string_view& body, std::string& storage, HttpResponse& out) {
  ChunkedDecoder chunks;
  if (!chunks.feed(body, storage)) return;
  body = storage;
  if (!chunks.done()) out.state = BodyState::kTruncated;
}

bool says_chunked(const HttpHead& head) {
  return !header_of(head.headers, "Transfer-Encoding").empty() ||
         !header_of(head.headers, "X-Crawler-Transfer-Encoding").empty();
}

Result<void> decode_into(std::string_view body, const HttpHead& head, const DecodeLimits& limits, HttpResponse& out) {
  Result<DecodedContent> content = decode_content(body, header_of(head.headers, "Content-Encoding"), limits);
  if (!content) return tl::unexpected(content.error());
  out.body = std::move(content->bytes);
  out.warnings = std::move(content->warnings);
  if (content->state != BodyState::kWhole) out.state = content->state;
  return {};
}

}  // namespace

std::string_view header_of(const std::vector<HttpHeader>& headers, std::string_view name) {
  for (const HttpHeader& header : headers) {
    if (same_name(header.name, name)) return header.value;
  }
  return {};
}

std::vector<HttpHeader> parse_header_lines(std::string_view lines) {
  std::vector<HttpHeader> out;
  std::string_view line;
  while (take_line(lines, line) && !line.empty()) add_header_line(line, out);
  return out;
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::string redirect_target(const HttpHead& head, std::string_view url) {
  const std::string_view location = header_of(head.headers, "Location");
  if (!is_redirect(head.status) || location.empty()) return {};
  const std::optional<Url> base = Url::parse(url);
  const std::optional<Url> next = base ? Url::parse(location, &*base) : std::nullopt;
  return next ? next->href() : std::string();
}

Result<HttpHead> parse_http_head(std::string_view message) {
  std::string_view rest = message.substr(0, kMaxHeadBytes);
  std::string_view line;
  HttpHead head;
  if (!take_line(rest, line) || !read_status_line(line, head)) {
    return fail(Stage::kFetch, "protocol_error", "the answer does not begin with an HTTP status line");
  }
  while (take_line(rest, line)) {
    if (line.empty()) {
      head.size = std::min(message.size(), kMaxHeadBytes) - rest.size();
      return head;
    }
    if (line.find('\0') != std::string_view::npos) {
      return fail(Stage::kFetch, "protocol_error", "a NUL byte in the HTTP headers");
    }
    add_header_line(line, head.headers);
  }
  return fail(Stage::kFetch, "protocol_error", "the HTTP headers do not end within 64 KB");
}

Result<HttpResponse> parse_http_response(std::string_view message, const DecodeLimits& limits) {
  const Result<HttpHead> head = parse_http_head(message);
  if (!head) return tl::unexpected(head.error());
  HttpResponse out{.status = head->status, .headers = head->headers};
  std::string_view body = message.substr(head->size);
  std::string without_chunks;
  if (says_chunked(*head)) undo_chunks(body, without_chunks, out);
  const Result<void> decoded = decode_into(body, *head, limits, out);
  if (!decoded) return tl::unexpected(decoded.error());
  return out;
}

}  // namespace pressmark

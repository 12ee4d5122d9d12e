#include "fetch/warc/warc_record.h"

#include <filesystem>

#include <algorithm>
#include <array>

#include "core/digest/digest.h"

namespace pressmark {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

bool holds_http(const WarcRecord& record) {
  if (record.type != "response" && record.type != "revisit") return false;
  const std::string type = lower(record.header("Content-Type"));
  // Some writers leave the parameter out, some the whole header.
  return type.empty() || type.starts_with("application/http");
}

tl::unexpected<Error> page_error(const WarcRecord& record, std::string code, const std::string& why) {
  return fail(
      Stage::kArchive, std::move(code),
      "the record of " + std::string(record.target_uri()) + " at byte " + std::to_string(record.offset) + " " + why);
}

Page make_page(const WarcRecord& record, const std::string& file, HttpResponse response) {
  Page page;
  page.url = record.target_uri();
  page.content_type = header_of(response.headers, "Content-Type");
  page.bytes = std::move(response.body);
  page.source = {.kind = SourceKind::kWarc,
                 .file = file,
                 .offset = record.offset,
                 .sha256 = sha256_hex(page.bytes),
                 .charset = {},
                 .fetched_at = std::string(record.header("WARC-Date"))};
  return page;
}

}  // namespace

std::string warc_filename(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

std::string_view WarcRecord::target_uri() const {
  std::string_view uri = header("WARC-Target-URI");
  if (uri.size() >= 2 && uri.front() == '<' && uri.back() == '>') uri = uri.substr(1, uri.size() - 2);
  return uri;
}

Result<HttpResponse> http_response_of(const WarcRecord& record, const DecodeLimits& limits) {
  if (!holds_http(record)) return page_error(record, "not_http", "is no HTTP response but \"" + record.type + "\"");
  Result<HttpResponse> response = parse_http_response(record.block, limits);
  if (!response) return page_error(record, response.error().code, "cannot be read: " + response.error().message);
  const bool said_cut = !record.header("WARC-Truncated").empty();
  if (said_cut && response->state == BodyState::kWhole) response->state = BodyState::kTruncated;
  return response;
}

Result<Page> page_of(const WarcRecord& record, const std::string& file, const DecodeLimits& limits) {
  if (record.type != "response") return page_error(record, "not_http", "is no response but \"" + record.type + "\"");
  Result<HttpResponse> response = http_response_of(record, limits);
  if (!response) return tl::unexpected(response.error());
  if (response->status < 200 || response->status > 299) {
    return page_error(record, "http_error", "answers with status " + std::to_string(response->status));
  }
  if (response->state != BodyState::kWhole) {
    return page_error(record, name_of(response->state), "has a body that is not whole");
  }
  return make_page(record, file, std::move(*response));
}

bool is_page(const WarcRecord& record) {
  if (record.type != "response" || !holds_http(record)) return false;
  const Result<HttpHead> head = parse_http_head(record.block);
  if (!head || head->status < 200 || head->status > 299) return false;
  return is_page_type(header_of(head->headers, "Content-Type"));
}

bool is_page_type(std::string_view content_type) {
  static constexpr std::array<std::string_view, 3> kTypes = {"text/html", "application/xhtml+xml", "text/plain"};
  const std::string type = lower(content_type.substr(0, content_type.find_first_of("; \t")));
  return type.empty() || std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

}  // namespace pressmark

#include "fetch/lists/list_text.h"

#include <algorithm>

#include "core/text/charset.h"
#include "core/text/utf8.h"
#include "fetch/coding/decode_content.h"

namespace pressmark::lists {
namespace {

constexpr std::size_t kMaxField = 64 << 10;

tl::unexpected<Error> too_large(const FeedOptions& options) {
  return fail(Stage::kParse, "too_large",
              "the list at " + options.base_url + " has more than " + std::to_string(options.max_bytes) + " bytes");
}

}  // namespace

Result<std::string> list_text(std::string_view bytes, const FeedOptions& options, const std::string& not_a_list) {
  std::string unpacked;
  if (bytes.starts_with("\x1f\x8b")) {
    Result<DecodedContent> content = decode_content(bytes, "gzip", {.max_bytes = options.max_bytes});
    if (!content) return fail(Stage::kParse, not_a_list, "the list at " + options.base_url + " is damaged gzip data");
    if (content->state == BodyState::kTooLarge) return too_large(options);
    unpacked = std::move(content->bytes);
    bytes = unpacked;
  }
  if (bytes.size() > options.max_bytes) return too_large(options);
  Result<DecodedText> text = decode({.bytes = bytes, .content_type = options.content_type, .is_html = true});
  if (!text) return fail(Stage::kParse, not_a_list, "what came from " + options.base_url + " is no text");
  return std::move(text->text);
}

std::string absolute_url(std::string_view reference, const std::optional<Url>& base) {
  const std::string_view trimmed = trim(reference);
  if (trimmed.empty()) return {};
  const std::optional<Url> url = Url::parse(trimmed, base ? &*base : nullptr);
  return url && url->is_http() ? url->href() : std::string();
}

void append_field(std::string& field, std::string_view piece) {
  field.append(piece.substr(0, kMaxField - std::min(kMaxField, field.size())));
}

std::string looks_like(std::string_view text) {
  constexpr std::size_t kSniffed = 1024;
  const std::string head = to_lower(trim(text.substr(0, kSniffed)));
  if (head.empty()) return "nothing";
  if (head.front() == '{' || head.front() == '[') return "JSON";
  const bool html = head.find("<html") != std::string::npos || head.find("<!doctype html") != std::string::npos;
  return html ? "an HTML page" : "something else";
}

}  // namespace pressmark::lists

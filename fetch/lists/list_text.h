// What feeds and sitemaps share: the bytes as text, addresses made absolute. Private to this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/url/url.h"
#include "fetch/lists/feed.h"

namespace pressmark::lists {

// The bytes as UTF-8: unpacked where they are gzip, decoded. Errors: "too_large", or `not_a_list` where they are no
// text.
[[nodiscard]] Result<std::string> list_text(std::string_view bytes, const FeedOptions& options,
                                            const std::string& not_a_list);

// An http or https URL, "" where the reference is none. White space around it does not count.
[[nodiscard]] std::string absolute_url(std::string_view reference, const std::optional<Url>& base);

// Appends without passing the longest text that a field of a list may have.
void append_field(std::string& field, std::string_view piece);

// What `bytes` look like, for an error message: "an HTML page", "nothing", "JSON".
[[nodiscard]] std::string looks_like(std::string_view text);

}  // namespace pressmark::lists

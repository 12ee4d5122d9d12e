// One node of schema.org data, as json_ld.cc finds it: its members, its types, the article that it describes.
//
//   // {"@type": ["NewsArticle"], "headline": "A &amp; B", "author": {"name": "Ole Brandt"}}
//   types_of(node);                   // {"NewsArticle"}
//   text_member(node, "headline");    // "A & B"
//   read_article(node, "NewsArticle", url).authors;
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page/json_ld.h"

namespace simdjson::dom {
class element;
class object;
}  // namespace simdjson::dom

namespace pressmark::json_ld {

// The member of that name; empty where there is none, or null.
[[nodiscard]] std::optional<simdjson::dom::element> member(simdjson::dom::object node, std::string_view name);
// The value itself where it is a string, as it stands; else "".
[[nodiscard]] std::string string_of(simdjson::dom::element value);
// The words of a member, decoded and trimmed: a string, the first string of a list, or a member of an object ("name",
// "url", "@value"); "" where there is none.
[[nodiscard]] std::string text_member(simdjson::dom::object node, std::string_view name);

// All types of a node without their namespace; "@type" may be a list.
[[nodiscard]] std::vector<std::string> types_of(simdjson::dom::object node);
[[nodiscard]] bool is_article_type(std::string_view type);
[[nodiscard]] bool is_organisation_type(std::string_view type);

// What a node says of an article. Of several addresses the one that is `canonical_url` is taken. Authors given by
// reference have the reference for a name.
[[nodiscard]] LinkedArticle read_article(simdjson::dom::object node, std::string_view type,
                                         std::string_view canonical_url);

}  // namespace pressmark::json_ld

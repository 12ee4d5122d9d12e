// What one node of a page's schema.org data says, whatever shape its values are given in. Private to this folder:
// json_ld.cc walks the nodes and chooses among them.
//
//   {"@type": "NewsArticle", "headline": "Huawei sues", "author": [{"@type": "Person", "name": "Ann Lee"}]}
//   read_linked_article(node, "NewsArticle", "").authors[0].name == "Ann Lee"
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page/json_ld.h"

namespace pressmark::json_ld {

using simdjson::dom::element;
using simdjson::dom::object;

// The member of that name; empty where there is none.
[[nodiscard]] std::optional<element> member(object node, std::string_view name);
// The value as it stands; "" where it is no string.
[[nodiscard]] std::string string_of(element value);
// The member of that name as words: a string, or the first string of a list, or the name or address of an object;
// references decoded, white space collapsed; "" where there is none.
[[nodiscard]] std::string text_member(object node, std::string_view name);

// All types of a node ("@type" may be a list), without the vocabulary's address.
[[nodiscard]] std::vector<std::string> types_of(object node);
[[nodiscard]] bool is_organisation_type(std::string_view type);

// The node's fields. Of the addresses that it gives the page's own is taken, else the first.
[[nodiscard]] LinkedArticle read_linked_article(object node, std::string_view type, std::string_view canonical_url);

}  // namespace pressmark::json_ld

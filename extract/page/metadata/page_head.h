// What the head of a page declares: meta and link elements, the title, the language.
//
//   PageHead head = read_page_head(document);
//   head.value("title")            // best rank of the fields in lexicon/page_meta_names.tsv
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/page/block_context.h"
#include "extract/page/document.h"
#include "extract/page/json_ld.h"

namespace pressmark {

struct MetaField {
  std::string_view field;  // of the table: "title", "published", ...
  std::string_view name;   // as the table has it: "og:title"
  int rank = 0;            // smaller is better
  std::string value;       // decoded, white space collapsed, never empty
  bool of_item = false;    // a property of an item, asked after others of its rank
};

// Titles of meta elements that are compared with others and with blocks; pages that mean well declare three or four.
inline constexpr std::size_t kMostDeclaredTitles = 16;

struct PageHead {
  std::vector<MetaField> fields;  // by rank, properties of items behind others, then page order
  std::string title;              // of <title>
  std::string canonical;          // href of rel=canonical, as written
  std::string base;               // href of <base>
  std::string language;           // lang of <html>

  // The value of best rank; "" where the page has none.
  [[nodiscard]] std::string_view value(std::string_view field) const;
  // All values of a field, best rank first.
  [[nodiscard]] std::vector<std::string_view> values(std::string_view field) const;
};

[[nodiscard]] PageHead read_page_head(const Document& document);

// The first titles by rank, description and body that the blocks are compared with.
[[nodiscard]] PageHints make_hints(const PageHead& head, const LinkedData& data);

}  // namespace pressmark

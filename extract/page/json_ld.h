// schema.org data of a page, from its <script type="application/ld+json"> elements.
//
//   LinkedData data = read_linked_data(document, "https://example.org/story");
//   if (data.has_article) use(data.article.headline);
//
// The reader is lenient: raw control characters in strings, trailing commas, text behind the value, comment and CDATA
// wrappers, a final ";", "undefined" and character references inside strings are mended; what stays broken is counted.
// Shapes that occur: @graph, lists, @type as a list, authors as string, object or list, references by @id.
// https://schema.org/Article, https://www.w3.org/TR/json-ld11/
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/page/document.h"

namespace pressmark {

struct LinkedAuthor {
  std::string name;
  bool organisation = false;
};

// Strings are "" where the node does not say; all are decoded and trimmed.
struct LinkedArticle {
  std::string type;  // "NewsArticle"
  std::string url;   // url, @id or mainEntityOfPage
  std::string headline;
  std::string description;
  std::string published;
  std::string modified;
  std::string section;
  std::string image;
  std::string language;
  std::string publisher;
  std::string body;  // paragraphs parted by "\n", without tags
  std::vector<LinkedAuthor> authors;
  std::vector<std::string> keywords;
  std::optional<bool> free;  // isAccessibleForFree
};

struct LinkedData {
  bool has_article = false;
  LinkedArticle article;
  std::string site_name;                 // of a WebSite or NewsMediaOrganization node
  std::string breadcrumb;                // the last but one or last entry that is no page title
  std::string page_published;            // of a WebPage node, where no article has one
  std::vector<std::string> other_types;  // of nodes that are no articles, lower case, in page order
  std::size_t articles = 0;              // nodes that are articles
  std::size_t broken = 0;                // scripts that no repair mends
};

// True for a script of linked data, by its type.
[[nodiscard]] bool is_linked_data(const Document& document, const SideTag& script);

// The article of the page is the node whose address is `canonical_url`; else the one that says most.
[[nodiscard]] LinkedData read_linked_data(const Document& document, std::string_view canonical_url);

// `json` with the repairs above; valid JSON where they suffice.
[[nodiscard]] std::string repair_json(std::string_view json);

// Tags dropped ("\n" for those that end a line), references decoded twice.
[[nodiscard]] std::string plain_text_of(std::string_view html);

}  // namespace pressmark

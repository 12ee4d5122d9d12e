#include "extract/page/json_ld_node.h"

#include <algorithm>

#include "core/text/utf8.h"

namespace pressmark::json_ld {
namespace {

constexpr std::size_t kMostAuthors = 64;

std::string clean(std::string_view text) {
  if (text.find('&') == std::string_view::npos && text.find('<') == std::string_view::npos)
    return collapse_white_space(text);
  return collapse_white_space(plain_text_of(text));
}

std::string text_of(element value) {
  constexpr int kMostSteps = 4;
  for (int step = 0; step < kMostSteps; ++step) {
    simdjson::dom::array list;
    object node;
    if (value.get(list) == simdjson::SUCCESS) {
      if (list.begin() == list.end()) return {};
      value = *list.begin();
    } else if (value.get(node) == simdjson::SUCCESS) {
      std::optional<element> inner;
      for (const char* name : {"name", "url", "@value", "@id", "contentUrl"}) {
        if (!inner) inner = member(node, name);
      }
      if (!inner) return {};
      value = *inner;
    } else {
      return clean(string_of(value));
    }
  }
  return {};
}

std::optional<bool> bool_of(element value) {
  bool truth = false;
  if (value.get(truth) == simdjson::SUCCESS) return truth;
  const std::string lower = to_lower(string_of(value));
  if (lower.find("false") != std::string::npos) return false;
  if (lower.find("true") != std::string::npos) return true;
  return std::nullopt;
}

void split_keywords(std::string_view text, std::vector<std::string>& out) {
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(',', from), text.size());
    std::string word = clean(text.substr(from, end - from));
    if (!word.empty()) out.push_back(std::move(word));
    from = end + 1;
  }
}

std::string image_of(object node) {
  std::optional<element> image = member(node, "image");
  if (!image) return text_member(node, "thumbnailUrl");
  simdjson::dom::array list;
  if (image->get(list) == simdjson::SUCCESS && list.begin() != list.end()) image = *list.begin();
  object described;
  if (image->get(described) != simdjson::SUCCESS) return text_of(*image);
  std::string url = text_member(described, "url");
  return url.empty() ? text_member(described, "contentUrl") : url;
}

void read_keywords(element value, std::vector<std::string>& out) {
  simdjson::dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return split_keywords(text_of(value), out);
  for (const element item : list) {
    std::string word = text_of(item);
    if (!word.empty()) out.push_back(std::move(word));
  }
  if (out.size() == 1) {
    const std::string only = out.front();
    out.clear();
    split_keywords(only, out);
  }
}

// "Jane Doe" of a person whose names stand apart; "" where one is missing.
std::string whole_name(object node) {
  const std::string given = clean(text_member(node, "givenName"));
  const std::string family = clean(text_member(node, "familyName"));
  return given.empty() || family.empty() ? std::string() : given + " " + family;
}

void push_author(object node, std::vector<std::pair<element, bool>>& stack, std::vector<LinkedAuthor>& out) {
  const std::vector<std::string> types = types_of(node);
  const bool organisation = std::any_of(types.begin(), types.end(), is_organisation_type);
  std::optional<element> name = member(node, "name");
  std::string whole = name ? std::string() : whole_name(node);
  if (!whole.empty()) return out.push_back({std::move(whole), organisation});
  if (!name) name = member(node, "@id");
  if (name) stack.emplace_back(*name, organisation);
}

// Authors nest: a list of lists, an object whose name is a list.
void read_authors(element root, std::vector<LinkedAuthor>& out) {
  std::vector<std::pair<element, bool>> stack = {{root, false}};
  while (!stack.empty() && out.size() < kMostAuthors) {
    const auto [value, organisation] = stack.back();
    stack.pop_back();
    simdjson::dom::array list;
    object node;
    if (value.get(list) == simdjson::SUCCESS) {
      const std::size_t from = stack.size();
      for (const element item : list) stack.emplace_back(item, organisation);
      std::reverse(stack.begin() + static_cast<std::ptrdiff_t>(from), stack.end());
    } else if (value.get(node) == simdjson::SUCCESS) {
      push_author(node, stack, out);
    } else if (std::string name = clean(string_of(value)); !name.empty()) {
      out.push_back({std::move(name), organisation});
    }
  }
}

void read_rest(object node, LinkedArticle& article) {
  article.image = image_of(node);
  if (const auto body = member(node, "articleBody")) article.body = plain_text_of(string_of(*body));
  if (const auto free = member(node, "isAccessibleForFree")) article.free = bool_of(*free);
  if (const auto authors = member(node, "author")) read_authors(*authors, article.authors);
  if (article.authors.empty()) {
    if (const auto creators = member(node, "creator")) read_authors(*creators, article.authors);
  }
  if (const auto keywords = member(node, "keywords")) read_keywords(*keywords, article.keywords);
}

}  // namespace

std::optional<element> member(object node, std::string_view name) {
  element value;
  if (node.at_key(name).get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
  return value;
}

std::string string_of(element value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::string text_member(object node, std::string_view name) {
  const std::optional<element> value = member(node, name);
  return value ? text_of(*value) : std::string();
}

std::vector<std::string> types_of(object node) {
  std::vector<std::string> types;
  const std::optional<element> value = member(node, "@type");
  if (!value) return types;
  simdjson::dom::array list;
  if (value->get(list) == simdjson::SUCCESS) {
    for (const element item : list) types.push_back(string_of(item));
  } else {
    types.push_back(string_of(*value));
  }
  for (std::string& type : types) type = type.substr(type.rfind('/') + 1);
  return types;
}

bool is_organisation_type(std::string_view type) {
  const std::string lower = to_lower(type);
  return lower.ends_with("organization") || lower == "corporation" || lower == "website";
}

LinkedArticle read_linked_article(object node, std::string_view type, std::string_view canonical_url) {
  LinkedArticle article;
  article.type = type;
  for (const char* name : {"mainEntityOfPage", "url", "@id"}) {
    if (article.url.empty() || article.url != canonical_url) {
      std::string url = text_member(node, name);
      if (!url.empty() && (article.url.empty() || url == canonical_url)) article.url = std::move(url);
    }
  }
  article.headline = text_member(node, "headline");
  if (article.headline.empty()) article.headline = text_member(node, "name");
  article.description = text_member(node, "description");
  article.published = text_member(node, "datePublished");
  article.modified = text_member(node, "dateModified");
  article.section = text_member(node, "articleSection");
  article.language = text_member(node, "inLanguage");
  article.publisher = text_member(node, "publisher");
  read_rest(node, article);
  return article;
}

}  // namespace pressmark::json_ld

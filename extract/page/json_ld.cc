#include "extract/page/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <unordered_map>

#include "core/text/utf8.h"
#include "extract/page/block_attributes.h"

namespace pressmark {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostNodes = 4096;  // of one page; news pages have a few dozen
constexpr std::size_t kMostAuthors = 64;

// The member of that name; empty where there is none.
std::optional<element> member(object node, std::string_view name) {
  element value;
  if (node.at_key(name).get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
  return value;
}

std::string clean(std::string_view text) {
  if (text.find('&') == std::string_view::npos && text.find('<') == std::string_view::npos)
    return collapse_white_space(text);
  return collapse_white_space(plain_text_of(text));
}

std::string string_of(element value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

// A string, or the first string of a list, or a member of an object ("name", "url", "@value").
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

std::string text_member(object node, std::string_view name) {
  const std::optional<element> value = member(node, name);
  return value ? text_of(*value) : std::string();
}

// All types of a node; "@type" may be a list.
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

bool is_article_type(std::string_view type) {
  constexpr std::string_view kArticles[] = {"blogposting", "liveblogposting", "report", "socialmediaposting",
                                            "techarticle"};
  const std::string lower = to_lower(type);
  return lower.ends_with("article") ||
         std::find(std::begin(kArticles), std::end(kArticles), lower) != std::end(kArticles);
}

bool is_organisation_type(std::string_view type) {
  const std::string lower = to_lower(type);
  return lower.ends_with("organization") || lower == "corporation" || lower == "website";
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

class Reader {
 public:
  explicit Reader(std::string_view canonical_url) : canonical_url_(canonical_url) {}

  void read_script(std::string_view json) {
    element root;
    simdjson::error_code error = parser_.parse(json.data(), json.size()).get(root);
    if (error != simdjson::SUCCESS) {
      const std::string repaired = repair_json(json);
      error = parser_.parse(repaired).get(root);
    }
    if (error != simdjson::SUCCESS) {
      data_.broken += repair_json(json).empty() ? 0 : 1;
      return;
    }
    walk(root);
  }

  LinkedData finish() {
    for (LinkedAuthor& author : data_.article.authors) {
      const auto found = names_.find(author.name);
      if (found != names_.end()) author = found->second;
    }
    std::erase_if(data_.article.authors, [](const LinkedAuthor& author) {
      return author.name.starts_with("#") || author.name.find("://") != std::string::npos;
    });
    return std::move(data_);
  }

 private:
  void walk(element root) {
    stack_.assign(1, root);
    while (!stack_.empty() && visited_ < kMostNodes) {
      const element value = stack_.back();
      stack_.pop_back();
      ++visited_;
      simdjson::dom::array list;
      object node;
      if (value.get(list) == simdjson::SUCCESS) {
        push_all(list);
      } else if (value.get(node) == simdjson::SUCCESS) {
        visit(node);
      }
    }
  }

  // In reverse, so that the first one is visited first.
  void push_all(simdjson::dom::array list) {
    const std::size_t from = stack_.size();
    for (const element item : list) stack_.push_back(item);
    std::reverse(stack_.begin() + static_cast<std::ptrdiff_t>(from), stack_.end());
  }

  void visit(object node) {
    for (const char* name : {"mainEntity", "@graph", "author"}) {
      if (const std::optional<element> inner = member(node, name)) stack_.push_back(*inner);
    }
    remember_name(node);
    const std::vector<std::string> types = types_of(node);
    for (const std::string& type : types) {
      if (is_article_type(type)) return take_article(node, type);
    }
    for (const std::string& type : types) take_other(node, type);
  }

  // Authors may be given by reference to a node elsewhere on the page.
  void remember_name(object node) {
    const std::optional<element> id = member(node, "@id");
    const std::string name = text_member(node, "name");
    if (!id || name.empty()) return;
    const std::vector<std::string> types = types_of(node);
    const bool organisation = std::any_of(types.begin(), types.end(), is_organisation_type);
    names_.emplace(string_of(*id), LinkedAuthor{name, organisation});
  }

  void take_other(object node, std::string_view type) {
    constexpr std::size_t kMostTypes = 32;
    if (data_.other_types.size() < kMostTypes) data_.other_types.push_back(to_lower(type));
    if (type == "BreadcrumbList") take_breadcrumb(node);
    if ((type == "WebSite" || type == "NewsMediaOrganization") && data_.site_name.empty())
      data_.site_name = text_member(node, "name");
    if (type == "WebPage" && data_.page_published.empty()) data_.page_published = text_member(node, "datePublished");
  }

  void take_breadcrumb(object node) {
    const std::optional<element> items = member(node, "itemListElement");
    simdjson::dom::array list;
    if (!items || items->get(list) != simdjson::SUCCESS) return;
    std::vector<std::string> names;
    for (const element item : list) {
      object entry;
      if (item.get(entry) != simdjson::SUCCESS) continue;
      std::string name = text_member(entry, "name");
      if (name.empty()) name = text_member(entry, "item");
      names.push_back(std::move(name));
    }
    // The first entry is the home page; the last one may be the article itself.
    if (names.size() >= 2) data_.breadcrumb = names.size() == 2 ? names[1] : names[names.size() - 2];
  }

  void take_article(object node, std::string_view type) {
    ++data_.articles;
    LinkedArticle article = read_article(node, type);
    const int weight = weigh(article);
    if (data_.has_article && weight <= best_weight_) return;
    best_weight_ = weight;
    data_.has_article = true;
    data_.article = std::move(article);
  }

  [[nodiscard]] int weigh(const LinkedArticle& article) const {
    int weight = 0;
    if (!canonical_url_.empty() && article.url == canonical_url_) weight += 16;
    weight += article.headline.empty() ? 0 : 4;
    weight += article.published.empty() ? 0 : 4;
    weight += article.authors.empty() ? 0 : 2;
    return weight + (article.body.empty() ? 0 : 1);
  }

  LinkedArticle read_article(object node, std::string_view type) {
    LinkedArticle article;
    article.type = type;
    for (const char* name : {"mainEntityOfPage", "url", "@id"}) {
      if (article.url.empty() || article.url != canonical_url_) {
        std::string url = text_member(node, name);
        if (!url.empty() && (article.url.empty() || url == canonical_url_)) article.url = std::move(url);
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

  static std::string image_of(object node) {
    std::optional<element> image = member(node, "image");
    if (!image) return text_member(node, "thumbnailUrl");
    simdjson::dom::array list;
    if (image->get(list) == simdjson::SUCCESS && list.begin() != list.end()) image = *list.begin();
    object described;
    if (image->get(described) != simdjson::SUCCESS) return text_of(*image);
    std::string url = text_member(described, "url");
    return url.empty() ? text_member(described, "contentUrl") : url;
  }

  static void read_keywords(element value, std::vector<std::string>& out) {
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

  // Authors nest: a list of lists, an object whose name is a list.
  static void read_authors(element root, std::vector<LinkedAuthor>& out) {
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
        push_author(node, stack);
      } else if (std::string name = clean(string_of(value)); !name.empty()) {
        out.push_back({std::move(name), organisation});
      }
    }
  }

  static void push_author(object node, std::vector<std::pair<element, bool>>& stack) {
    const std::vector<std::string> types = types_of(node);
    const bool organisation = std::any_of(types.begin(), types.end(), is_organisation_type);
    std::optional<element> name = member(node, "name");
    if (!name) name = member(node, "@id");
    if (name) stack.emplace_back(*name, organisation);
  }

  std::string_view canonical_url_;
  simdjson::dom::parser parser_;
  std::vector<element> stack_;
  std::size_t visited_ = 0;
  LinkedData data_;
  int best_weight_ = -1;
  std::unordered_map<std::string, LinkedAuthor> names_;  // by @id
};

}  // namespace

LinkedData read_linked_data(const Document& document, std::string_view canonical_url) {
  Reader reader(canonical_url);
  for (const SideTag& tag : document.side_tags()) {
    if (tag.tag != Tag::kScript || tag.body.empty()) continue;
    const std::string type = document.attribute(tag, "type").value_or("");
    if (type.find("ld+json") != std::string::npos) reader.read_script(tag.body.of(document.source()));
  }
  return reader.finish();
}

}  // namespace pressmark

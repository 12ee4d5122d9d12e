#include "extract/page/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <unordered_map>

#include "extract/page/json_ld_node.h"

namespace pressmark {
namespace {

using json_ld::member;
using json_ld::string_of;
using json_ld::text_member;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMostNodes = 4096;  // of one page; news pages have a few dozen

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
    const std::vector<std::string> types = json_ld::types_of(node);
    for (const std::string& type : types) {
      if (json_ld::is_article_type(type)) return take_article(node, type);
    }
    for (const std::string& type : types) take_other(node, type);
  }

  // Authors may be given by reference to a node elsewhere on the page.
  void remember_name(object node) {
    const std::optional<element> id = member(node, "@id");
    const std::string name = text_member(node, "name");
    if (!id || name.empty()) return;
    const std::vector<std::string> types = json_ld::types_of(node);
    const bool organisation = std::any_of(types.begin(), types.end(), json_ld::is_organisation_type);
    names_.emplace(string_of(*id), LinkedAuthor{name, organisation});
  }

  void take_other(object node, std::string_view type) {
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
    LinkedArticle article = json_ld::read_article(node, type, canonical_url_);
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

#include "extract/page/json_ld.h"

#include <algorithm>
#include <unordered_map>

#include "core/text/utf8.h"
#include "extract/page/json_ld_node.h"
#include "extract/page/json_walk.h"

namespace pressmark {
namespace {

using json_ld::element;
using json_ld::is_organisation_type;
using json_ld::member;
using json_ld::object;
using json_ld::read_linked_article;
using json_ld::string_of;
using json_ld::text_member;
using json_ld::types_of;

constexpr std::size_t kMostNodes = 4096;  // of one page; news pages have a few dozen

bool is_article_type(std::string_view type) {
  constexpr std::string_view kArticles[] = {"blogposting", "liveblogposting", "report", "socialmediaposting",
                                            "techarticle"};
  const std::string lower = to_lower(type);
  return lower.ends_with("article") ||
         std::find(std::begin(kArticles), std::end(kArticles), lower) != std::end(kArticles);
}

class Reader {
 public:
  explicit Reader(std::string_view canonical_url) : canonical_url_(canonical_url) {}

  void read_script(std::string_view json) {
    const bool read = walk_.values_of(json, [this](element value) {
      object node;
      if (value.get(node) == simdjson::SUCCESS) {
        visit(node);
      } else {
        walk_.push_members(value);
      }
    });
    if (!read) data_.broken += repair_json(json).empty() ? 0 : 1;
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
  void visit(object node) {
    for (const char* name : {"mainEntity", "@graph", "author"}) {
      if (const std::optional<element> inner = member(node, name)) walk_.push(*inner);
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
    LinkedArticle article = read_linked_article(node, type, canonical_url_);
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
  JsonWalk walk_{kMostNodes};
  LinkedData data_;
  int best_weight_ = -1;
  std::unordered_map<std::string, LinkedAuthor> names_;  // by @id
};

}  // namespace

bool is_linked_data(const Document& document, const SideTag& script) {
  return document.attribute(script, "type").value_or("").find("ld+json") != std::string::npos;
}

LinkedData read_linked_data(const Document& document, std::string_view canonical_url) {
  Reader reader(canonical_url);
  for (const SideTag& tag : document.side_tags()) {
    if (tag.tag != Tag::kScript || tag.body.empty()) continue;
    if (is_linked_data(document, tag)) reader.read_script(tag.body.of(document.source()));
  }
  return reader.finish();
}

}  // namespace pressmark

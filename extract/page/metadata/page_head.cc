#include "extract/page/metadata/page_head.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "core/text/utf8.h"
#include "extract/page/skeleton_scan.h"
#include "generated/page_meta_names.h"

namespace pressmark {
namespace {

const lexicon::PageMetaNamesRow* find_name(std::string_view name) {
  for (const auto& row : lexicon::kPageMetaNames) {
    if (row.name.size() == name.size() && equals_ignoring_case(name, row.name)) return &row;
  }
  return nullptr;
}

int number_of(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Names stand in one of four attributes; the content may hold references. Properties of an item are asked after others
// of their rank: the item may be another work that the page cites.
void read_meta(const Document& document, const SideTag& tag, PageHead& head) {
  const lexicon::PageMetaNamesRow* row = nullptr;
  bool of_item = false;
  for (AttributeReader attribute(tag.source.of(document.source())); row == nullptr && attribute.next();) {
    const std::string_view name = attribute.name();
    of_item = equals_ignoring_case(name, "itemprop");
    const bool names = of_item || equals_ignoring_case(name, "name") || equals_ignoring_case(name, "property") ||
                       equals_ignoring_case(name, "http-equiv");
    if (names) row = find_name(attribute.value());
  }
  if (row == nullptr) return;
  std::string content = collapse_white_space(document.attribute(tag, "content").value_or(""));
  if (!content.empty())
    head.fields.push_back({row->field, row->name, number_of(row->rank), std::move(content), of_item});
}

void read_link(const Document& document, const SideTag& tag, PageHead& head) {
  if (!head.canonical.empty()) return;
  const std::string rel = to_lower(document.attribute(tag, "rel").value_or(""));
  if (rel == "canonical") head.canonical = document.attribute(tag, "href").value_or("");
}

void read_elements(const Document& document, PageHead& head) {
  for (NodeIndex i = 0; i < document.nodes().size(); ++i) {
    const Tag tag = document.nodes()[i].tag;
    if (tag == Tag::kHtml) {
      head.language = document.attribute(i, "lang").value_or("");
      if (head.language.empty()) head.language = document.attribute(i, "xml:lang").value_or("");
    }
    if (tag == Tag::kTitle) {
      head.title = collapse_white_space(document.text_of(i));
      return;
    }
    if (tag == Tag::kBody) return;
  }
}

}  // namespace

std::string_view PageHead::value(std::string_view field) const {
  for (const MetaField& entry : fields) {
    if (entry.field == field) return entry.value;
  }
  return {};
}

std::vector<std::string_view> PageHead::values(std::string_view field) const {
  std::vector<std::string_view> all;
  for (const MetaField& entry : fields) {
    if (entry.field == field) all.emplace_back(entry.value);
  }
  return all;
}

PageHead read_page_head(const Document& document) {
  PageHead head;
  for (const SideTag& tag : document.side_tags()) {
    if (tag.tag == Tag::kMeta) read_meta(document, tag, head);
    if (tag.tag == Tag::kLink) read_link(document, tag, head);
    if (tag.tag == Tag::kBase && head.base.empty()) head.base = document.attribute(tag, "href").value_or("");
  }
  std::stable_sort(head.fields.begin(), head.fields.end(), [](const MetaField& a, const MetaField& b) {
    return std::tie(a.rank, a.of_item) < std::tie(b.rank, b.of_item);
  });
  read_elements(document, head);
  return head;
}

PageHints make_hints(const PageHead& head, const LinkedData& data) {
  PageHints hints;
  for (const std::string_view title : head.values("title")) {
    if (hints.titles.size() == kMostDeclaredTitles) break;
    hints.titles.emplace_back(title);
  }
  if (!data.article.headline.empty()) hints.titles.push_back(data.article.headline);
  if (!head.title.empty()) hints.titles.push_back(head.title);
  hints.description = head.value("description");
  if (hints.description.empty()) hints.description = data.article.description;
  hints.article_body = data.article.body;
  return hints;
}

}  // namespace pressmark

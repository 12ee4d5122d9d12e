#include "extract/page/selectors.h"

#include <algorithm>

#include "core/text/utf8.h"
#include "extract/page/skeleton_scan.h"

namespace pressmark {
namespace {

struct Selector {
  std::string_view tag;   // "" = any
  std::string_view name;  // of the class, the id or the attribute
  std::string_view value;
  char kind = 0;  // '.', '#', '[' or 0
};

Selector parse(std::string_view text) {
  const std::size_t mark = std::min(text.find_first_of(".#["), text.size());
  Selector selector;
  selector.tag = text.substr(0, mark);
  if (mark == text.size()) return selector;
  selector.kind = text[mark];
  selector.name = text.substr(mark + 1);
  if (selector.kind != '[') return selector;
  const std::size_t equals = std::min(selector.name.find('='), selector.name.size());
  std::string_view value = selector.name.substr(std::min(equals + 1, selector.name.size()));
  selector.name = selector.name.substr(0, equals);
  while (!value.empty() && (value.back() == ']' || value.back() == '"' || value.back() == '\'')) value.remove_suffix(1);
  while (!value.empty() && (value.front() == '"' || value.front() == '\'')) value.remove_prefix(1);
  selector.value = value;
  return selector;
}

// True if a list of names parted by blanks holds the name.
bool holds_name(std::string_view list, std::string_view name) {
  for (std::size_t at = list.find(name); at != std::string_view::npos; at = list.find(name, at + 1)) {
    const bool starts = at == 0 || static_cast<unsigned char>(list[at - 1]) <= ' ';
    const std::size_t end = at + name.size();
    if (starts && (end == list.size() || static_cast<unsigned char>(list[end]) <= ' ')) return true;
  }
  return false;
}

bool attribute_matches(const Selector& selector, std::string_view name, std::string_view value) {
  switch (selector.kind) {
    case '.':
      return equals_ignoring_case(name, "class") && !selector.name.empty() && holds_name(value, selector.name);
    case '#':
      return equals_ignoring_case(name, "id") && value == selector.name;
    default:
      return equals_ignoring_case(name, selector.name) && (selector.value.empty() || holds_name(value, selector.value));
  }
}

bool matches(const Document& document, NodeIndex node, const Selector& selector) {
  const Node& element = document.nodes()[node];
  if (selector.tag.empty() && selector.kind == 0) return false;
  if (!selector.tag.empty() && tag_name(element.tag) != selector.tag) return false;
  if (selector.kind == 0) return true;
  for (AttributeReader attribute(element.source.of(document.source())); attribute.next();) {
    if (attribute_matches(selector, attribute.name(), attribute.value())) return true;
  }
  return false;
}

}  // namespace

std::vector<NodeIndex> select(const Document& document, const std::vector<std::string>& selectors) {
  std::vector<NodeIndex> found;
  if (selectors.empty()) return found;
  std::vector<Selector> parsed;
  parsed.reserve(selectors.size());
  for (const std::string& text : selectors) parsed.push_back(parse(text));
  const auto& nodes = document.nodes();
  for (NodeIndex i = 0; i < nodes.size();) {
    const bool hit = nodes[i].tag != Tag::kText &&
                     std::any_of(parsed.begin(), parsed.end(),
                                 [&](const Selector& selector) { return matches(document, i, selector); });
    if (hit) found.push_back(i);
    i = hit ? std::max(nodes[i].end, i + 1) : i + 1;
  }
  return found;
}

const OutletSelectors* selectors_for(const Outlet& outlet, std::string_view day) {
  for (const OutletSelectors& version : outlet.selectors) {
    if (version.until.empty() || (!day.empty() && version.until >= day.substr(0, 10))) return &version;
  }
  return nullptr;
}

}  // namespace pressmark

#include "extract/page/page_classes.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/text/utf8.h"
#include "extract/page/skeleton_scan.h"
#include "generated/page_wall_classes.h"

namespace pressmark {
namespace {

constexpr std::size_t kMostClassBytes = 2000;
constexpr unsigned kMostAround = 6;
constexpr NodeIndex kFirstElements = 400;  // of a page of an error

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// The words of a place that stand in the class or id: as a whole class, or where a word begins.
bool names(std::string_view text, std::string_view place, DocumentStatus kind) {
  const std::string_view status = name_of(kind);
  return std::any_of(std::begin(lexicon::kPageWallClasses), std::end(lexicon::kPageWallClasses), [&](const auto& row) {
    if (row.place != place || row.status != status) return false;
    for (std::size_t at = text.find(row.word); at != std::string_view::npos; at = text.find(row.word, at + 1)) {
      if (place == "box" && (at == 0 || !is_alphanumeric(text[at - 1]))) return true;
      const std::size_t end = at + row.word.size();
      if (place == "body" && (at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
    }
    return false;
  });
}

std::string lower_attribute(const Document& document, NodeIndex node, std::string_view name) {
  // Asked of many elements: only the start of the tag is looked at, character references as they stand.
  const std::string_view tag = document.nodes()[node].source.of(document.source()).substr(0, kMostClassBytes);
  for (AttributeReader attribute(tag); attribute.next();) {
    if (equals_ignoring_case(attribute.name(), name)) return to_lower(attribute.value());
  }
  return {};
}

}  // namespace

bool body_says(const Document& document, DocumentStatus kind) {
  const auto& nodes = document.nodes();
  const auto body = std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.tag == Tag::kBody; });
  const auto from = static_cast<NodeIndex>(body - nodes.begin());
  const auto to = std::min(static_cast<NodeIndex>(nodes.size()), from + kFirstElements);
  for (NodeIndex i = from; i < to; ++i) {
    const bool asked = i == from || nodes[i].tag == Tag::kMain || nodes[i].tag == Tag::kDiv;
    if (asked && names(lower_attribute(document, i, "class"), "body", kind)) return true;
    if (i > from && kind != DocumentStatus::kSoft404) return false;
  }
  return false;
}

bool box_says(const Document& document, NodeIndex element, DocumentStatus kind, NodeIndex after) {
  const auto& nodes = document.nodes();
  for (unsigned around = 0; around <= kMostAround && element != kNoNode && element > after; ++around) {
    if (nodes[element].tag == Tag::kBody) return false;
    for (const char* name : {"class", "id"}) {
      if (names(lower_attribute(document, element, name), "box", kind)) return true;
    }
    element = nodes[element].parent;
  }
  return false;
}

}  // namespace pressmark

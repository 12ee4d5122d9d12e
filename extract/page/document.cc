#include "extract/page/document.h"

#include <array>

#include "core/text/utf8.h"
#include "extract/page/references.h"
#include "extract/page/skeleton_scan.h"

namespace pressmark {
namespace {

// The first attribute of that name counts, as the standard says. `tag` is a whole start tag, "<" to ">".
std::optional<std::string_view> raw_attribute_of(std::string_view tag, std::string_view name) {
  for (AttributeReader attribute(tag); attribute.next();) {
    if (equals_ignoring_case(attribute.name(), name)) return attribute.value();
  }
  return std::nullopt;
}

std::optional<std::string> attribute_of(std::string_view tag, std::string_view name) {
  const std::optional<std::string_view> raw = raw_attribute_of(tag, name);
  if (!raw) return std::nullopt;
  std::string value;
  append_decoded(*raw, ReferencePlace::kAttribute, value);
  return value;
}

// Elements that stand within a line of text; every other one starts and ends a block.
constexpr Tag kInline[] = {Tag::kA,    Tag::kAbbr,   Tag::kAcronym, Tag::kB,   Tag::kBdi,   Tag::kBdo,   Tag::kBig,
                           Tag::kCite, Tag::kCode,   Tag::kData,    Tag::kDel, Tag::kDfn,   Tag::kEm,    Tag::kFont,
                           Tag::kI,    Tag::kImg,    Tag::kIns,     Tag::kKbd, Tag::kLabel, Tag::kMark,  Tag::kNobr,
                           Tag::kQ,    Tag::kOther,  Tag::kRuby,    Tag::kS,   Tag::kSamp,  Tag::kSmall, Tag::kSpan,
                           Tag::kSub,  Tag::kStrike, Tag::kStrong,  Tag::kSup, Tag::kTime,  Tag::kTt,    Tag::kU,
                           Tag::kVar,  Tag::kWbr};

constexpr auto kIsInline = [] {
  std::array<bool, 256> table{};
  for (const Tag tag : kInline) table[static_cast<std::size_t>(tag)] = true;
  return table;
}();

}  // namespace

std::optional<std::string> Document::attribute(NodeIndex node, std::string_view name) const {
  return attribute_of(nodes_[node].source.of(source_), name);
}

std::optional<std::string> Document::attribute(const SideTag& tag, std::string_view name) const {
  return attribute_of(tag.source.of(source_), name);
}

void Document::append_text(NodeIndex node, std::string& out) const {
  const std::string_view text = nodes_[node].source.of(source_);
  const NodeIndex parent = nodes_[node].parent;
  if (parent != kNoNode && nodes_[parent].tag == Tag::kPlaintext) {
    out += text;
  } else {
    append_decoded(text, ReferencePlace::kText, out);
  }
}

std::string Document::text_of(NodeIndex node) const {
  std::string text;
  std::vector<NodeIndex> block_ends;  // of the blocks around the node, innermost last
  for (NodeIndex i = node; i < nodes_[node].end; ++i) {
    for (; !block_ends.empty() && block_ends.back() <= i; block_ends.pop_back()) text += ' ';
    if (nodes_[i].tag == Tag::kText) {
      append_text(i, text);
    } else if (!kIsInline[static_cast<std::size_t>(nodes_[i].tag)]) {
      text += ' ';
      block_ends.push_back(nodes_[i].end);
    }
  }
  return collapse_white_space(text);
}

}  // namespace pressmark

// A parsed page: a flat tree over the page's own bytes.
//
//   Result<Document> document = parse_html(utf8, ParseLimits{});
//   for (NodeIndex i = 0; i < document->nodes().size(); ++i) ...        // document order (pre-order)
//   document->attribute(i, "class")                                     // decoded on demand
//
// The tree is the one that the standard's tree builder makes of the page, with these differences: comments, scripts,
// styles, <noscript>, <svg>, <iframe> and void tags without text (<input>, <source>, <embed> ...) are left out; white
// space between blocks is no node; elements nested deeper than the limit are left out, but not what stands in them.
// Nothing outside html_parser.cc knows which parser made it. Nodes are in pre-order: the subtree of node i is
// [i, nodes()[i].end). Every node knows its place in the page, so text and attributes are read from the page itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/span.h"
#include "extract/page/tag.h"

namespace pressmark {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = 0xFFFFFFFF;

struct Node {
  Tag tag = Tag::kText;  // Tag::kText: a run of text; else an element
  NodeIndex parent = kNoNode;
  NodeIndex end = 0;  // one past the last node of the subtree
  Span source;        // in the page: of the start tag, or of the text run; empty for an implied element (<tbody>)
};

// An element that the tree leaves out but metadata needs, in page order.
struct SideTag {
  Tag tag = Tag::kMeta;  // meta, link, base, script (of JSON, or large); time is in the tree
  Span source;           // of the start tag
  Span body;             // of a script: its text
};

// No news page comes near one of them: the largest of 1,382 has 1.6 MB, its tree is 52 deep.
struct ParseLimits {
  std::size_t max_bytes = 16U << 20;        // of the decoded page
  std::uint32_t max_depth = 512;            // of the tree, as in browsers; deeper elements are flattened
  std::size_t max_arena_bytes = 64U << 20;  // for building the tree
  std::uint32_t cpu_milliseconds = 500;     // of this thread, for building the tree
};

class Document {
 public:
  // `source` is the page, valid UTF-8; it must outlive the document.
  explicit Document(std::string_view source) : source_(source) {}

  [[nodiscard]] std::string_view source() const { return source_; }
  // Where a view into the source stands.
  [[nodiscard]] Span span_of(std::string_view part) const {
    const auto start = static_cast<std::uint32_t>(part.data() - source_.data());
    return {start, start + static_cast<std::uint32_t>(part.size())};
  }
  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] const std::vector<SideTag>& side_tags() const { return side_tags_; }

  // The value of an attribute, character references decoded; empty where the tag has none. The first one counts.
  [[nodiscard]] std::optional<std::string> attribute(NodeIndex node, std::string_view name) const;
  [[nodiscard]] std::optional<std::string> attribute(const SideTag& tag, std::string_view name) const;

  // Appends the text of a text node, character references decoded, white space as it stands.
  void append_text(NodeIndex node, std::string& out) const;
  // All text below a node, white space collapsed; block-level borders and <br> become a blank.
  [[nodiscard]] std::string text_of(NodeIndex node) const;

  std::vector<Node>& mutable_nodes() { return nodes_; }
  std::vector<SideTag>& mutable_side_tags() { return side_tags_; }

 private:
  std::string_view source_;
  std::vector<Node> nodes_;
  std::vector<SideTag> side_tags_;
};

// Fails with code "too_large" or "parser_limit"; never throws, never crashes, whatever the bytes are.
[[nodiscard]] Result<Document> parse_html(std::string_view utf8, const ParseLimits& limits);

// Decodes the character references of a stretch of the page ("&amp;" -> "&").
[[nodiscard]] std::string decode_references(std::string_view html);

}  // namespace pressmark

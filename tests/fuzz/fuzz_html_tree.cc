// Any bytes as a page: the tree must be a tree, and every place in it a place of the page.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/text/utf8.h"
#include "extract/page/document.h"

namespace {

using pressmark::Document;
using pressmark::Node;
using pressmark::NodeIndex;

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_inside(pressmark::Span span, std::string_view page) {
  return span.start <= span.end && span.end <= page.size() && pressmark::is_code_point_border(page, span.start) &&
         pressmark::is_code_point_border(page, span.end);
}

void check_node(const Document& document, NodeIndex index) {
  const Node& node = document.nodes()[index];
  require(is_inside(node.source, document.source()));
  require(node.end > index && node.end <= document.nodes().size());
  require((node.parent == pressmark::kNoNode) == (index == 0));
  require(index == 0 || (node.parent < index && document.nodes()[node.parent].end >= node.end));
  if (node.tag == pressmark::Tag::kText) {
    std::string text;
    document.append_text(index, text);
    require(node.end == index + 1 && pressmark::is_valid_utf8(text));
  } else if (const auto value = document.attribute(index, "class")) {
    require(pressmark::is_valid_utf8(*value));
  }
}

void check_side_tags(const Document& document) {
  std::uint32_t before = 0;
  for (const pressmark::SideTag& tag : document.side_tags()) {
    require(is_inside(tag.source, document.source()) && is_inside(tag.body, document.source()));
    require(tag.source.start >= before);
    before = tag.source.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string page;
  static_cast<void>(pressmark::append_repaired_utf8(page, {reinterpret_cast<const char*>(data), size}));
  const auto document = pressmark::parse_html(page, pressmark::ParseLimits{});
  if (!document) return 0;
  require(!document->nodes().empty());
  for (NodeIndex i = 0; i < document->nodes().size(); ++i) check_node(*document, i);
  check_side_tags(*document);
  require(pressmark::is_valid_utf8(document->text_of(0)));
  return 0;
}

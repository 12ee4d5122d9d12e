#include "extract/page/page_shape.h"

#include <algorithm>

namespace pressmark {
namespace {

constexpr std::uint32_t kHeadlineWords = 3;   // shorter links are of menus
constexpr std::uint32_t kSentenceWords = 12;  // shorter ones stand in teasers and captions too
constexpr std::uint32_t kHeadlineBytes = 12;  // of a link that a line begins with

bool is_linked_line(const CutBlock& block) {
  return block.words >= kHeadlineWords && is_all_link(block);
}

bool is_linked_heading(const Document& document, const CutBlock& block) {
  return is_heading(document.nodes()[block.element].tag) && is_all_link(block);
}

bool is_mostly_linked(const CutBlock& block) {
  return block.words >= kHeadlineWords && block.link_bytes * 5 > block.text.size() * 2;
}

// The lines of the text and the one before them: teasers stand each under a headline that leads elsewhere.
std::span<const CutBlock> lines_of(const BlockCut& cut, const MainText& main) {
  if (main.first_block == kNoBlock || main.last_block < main.first_block) return {};
  const std::uint32_t from = main.first_block - std::min(main.first_block, 1U);
  return std::span<const CutBlock>(cut.blocks).subspan(from, main.last_block + 1 - from);
}

// Whether the text that stands at `source` is inside a link with an address, below `top`.
class LinkFinder {
 public:
  LinkFinder(const Document& document, const BlockCut& cut) : document_(document), cut_(cut) {}

  // Asked in the order of the page.
  bool leads(const CutBlock& block) {
    const std::uint32_t source = cut_.runs[block.first_run].source;
    const auto& nodes = document_.nodes();
    node_ = std::max(node_, block.element);
    while (node_ < nodes.size() && (nodes[node_].tag != Tag::kText || nodes[node_].source.end <= source)) ++node_;
    if (node_ >= nodes.size()) return false;
    for (NodeIndex at = nodes[node_].parent; at != kNoNode && at >= block.element; at = nodes[at].parent) {
      if (is_link(at)) return true;
    }
    return false;
  }

 private:
  [[nodiscard]] bool is_link(NodeIndex element) const {
    const auto found = std::lower_bound(cut_.links.begin(), cut_.links.end(), element,
                                        [](const CutLink& link, NodeIndex wanted) { return link.element < wanted; });
    return found != cut_.links.end() && found->element == element;
  }

  const Document& document_;
  const BlockCut& cut_;
  NodeIndex node_ = 0;
};

}  // namespace

PageShape shape_of(const Document& document, const BlockCut& cut, const MainText& main) {
  PageShape shape;
  for (const CutBlock& block : cut.blocks) {
    shape.linked_lines += is_linked_line(block) ? 1 : 0;
    shape.page_headings += is_linked_heading(document, block) ? 1 : 0;
    shape.page_links += is_mostly_linked(block) ? 1 : 0;
    shape.unlinked_words += block.link_bytes == 0 ? block.words : 0;
  }
  LinkFinder links(document, cut);
  for (const CutBlock& block : lines_of(cut, main)) {
    const bool linked = is_linked_line(block);
    ++shape.lines;
    shape.bytes += block.text.size();
    shape.link_bytes += block.link_bytes;
    shape.linked_among += linked ? 1 : 0;
    shape.linked_headings += is_linked_heading(document, block) ? 1 : 0;
    shape.mostly_linked += is_mostly_linked(block) ? 1 : 0;
    shape.sentences += block.words >= kSentenceWords && block.ends_sentence && !linked ? 1 : 0;
    shape.led_lines +=
        !linked && block.link_bytes >= kHeadlineBytes && block.run_count > 0 && links.leads(block) ? 1 : 0;
  }
  return shape;
}

}  // namespace pressmark

#include "extract/page/block_context.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "extract/page/block_text.h"
#include "extract/page/block_title.h"

namespace pressmark {
namespace {

// Prose starts at eight words: below that, links, labels and captions are as common as text.
constexpr std::uint32_t kFewestProseWords = 8;
constexpr float kMostLinks = 0.5F;               // share of a prose block that may be links
constexpr float kNoSentenceEnd = 0.4F;           // worth of a block that ends in the middle of a sentence
constexpr float kHeadingWorth = 0.1F;            // headings, captions and headers may be long, but hold no prose
constexpr float kLongProse = 15.0F;              // quality of a block that is prose beyond doubt
constexpr std::size_t kPhraseBytes = 400;        // phrases of boilerplate stand in short blocks or at their start
constexpr float kShares[] = {1.0F, 0.7F, 0.4F};  // of a block's quality to its element, parent and grandparent

bool holds_no_prose(Tag tag) {
  switch (tag) {
    case Tag::kH1:
    case Tag::kH2:
    case Tag::kH3:
    case Tag::kH4:
    case Tag::kFigcaption:
    case Tag::kFooter:
    case Tag::kHeader:
    case Tag::kNav:
    case Tag::kButton:
    case Tag::kOption:
      return true;
    default:
      return false;
  }
}

float quality_of(const CutBlock& block, Tag tag) {
  const float links = static_cast<float>(block.link_bytes) / static_cast<float>(std::max(1U, block.text.size()));
  if (block.words < kFewestProseWords || links >= kMostLinks) return 0;
  const float quality = static_cast<float>(block.words) * (1 - links) * (block.ends_sentence ? 1 : kNoSentenceEnd);
  return holds_no_prose(tag) ? quality * kHeadingWorth : quality;
}

struct InsideTag {
  Tag tag;
  InsideFlag flag;
};
constexpr InsideTag kInsideTags[] = {
    {Tag::kLi, kInsideItem},         {Tag::kDd, kInsideItem},           {Tag::kDt, kInsideItem},
    {Tag::kTable, kInsideTable},     {Tag::kAside, kInsideAside},       {Tag::kNav, kInsideNav},
    {Tag::kFooter, kInsideFooter},   {Tag::kHeader, kInsideHeader},     {Tag::kForm, kInsideForm},
    {Tag::kFigure, kInsideFigure},   {Tag::kFigcaption, kInsideFigure}, {Tag::kBlockquote, kInsideQuote},
    {Tag::kSection, kInsideSection}, {Tag::kUl, kInsideList},           {Tag::kOl, kInsideList},
    {Tag::kDl, kInsideList},         {Tag::kButton, kInsideButton},     {Tag::kH1, kInsideHeading},
    {Tag::kH2, kInsideHeading},      {Tag::kH3, kInsideHeading},        {Tag::kH4, kInsideHeading},
    {Tag::kH5, kInsideHeading},      {Tag::kH6, kInsideHeading},
};

constexpr std::size_t kTagCount = static_cast<std::size_t>(Tag::kWbr) + 1;

constexpr std::array<InsideFlags, kTagCount> make_inside_table() {
  std::array<InsideFlags, kTagCount> table{};
  for (const InsideTag& row : kInsideTags) table[static_cast<std::size_t>(row.tag)] = row.flag;
  return table;
}
constexpr auto kInsideOfTag = make_inside_table();

InsideFlags inside_flags(Tag tag, const ElementInfo& info) {
  InsideFlags flags = kInsideOfTag[static_cast<std::size_t>(tag)];
  if ((info.flags & kHiddenElement) != 0) flags |= kInsideHidden;
  if ((info.flags & kArticleBodyElement) != 0) flags |= kInsideArticleBody;
  if ((info.flags & kSocialEmbed) != 0) flags |= kInsideEmbed;
  return flags;
}

float penalty_of(Tag tag, const ElementInfo& info) {
  float penalty = 0;
  if (tag == Tag::kAside || tag == Tag::kNav || tag == Tag::kFooter || tag == Tag::kForm) penalty += 2;
  if ((info.groups & kCommentWord) != 0) penalty += 1;
  if ((info.groups & kRelatedWord) != 0) penalty += 0.5F;
  if ((info.flags & kHiddenElement) != 0) penalty += 0.5F;
  return penalty;
}

class Builder {
 public:
  Builder(const Document& document, const BlockCut& cut, const PageHints& hints)
      : nodes_(document.nodes()), cut_(cut), hints_(hints) {}

  BlockContext run() {
    weigh_blocks();
    find_phrases();
    sum_up();
    context_.title_block = find_title_block(nodes_, cut_, hints_.titles);
    choose_container();
    view_from_container();
    find_prose_ends();
    weigh_signatures();
    count_copies();
    return std::move(context_);
  }

 private:
  void weigh_blocks() {
    context_.quality.reserve(cut_.blocks.size());
    context_.sums.resize(nodes_.size());
    direct_.resize(nodes_.size());
    for (std::uint32_t k = 0; k < cut_.blocks.size(); ++k) {
      const CutBlock& block = cut_.blocks[k];
      const float quality = nodes_.empty() ? 0 : quality_of(block, nodes_[block.element].tag);
      context_.quality.push_back(quality);
      context_.total += quality;
      if (!nodes_.empty()) add_block(block, k, quality);
    }
  }

  void find_phrases() {
    context_.phrases.reserve(cut_.blocks.size());
    std::string lower;
    for (const CutBlock& block : cut_.blocks) {
      lower_into(prefix_of(block.text.of(cut_.text), kPhraseBytes), lower);
      context_.phrases.push_back(phrase_kinds(lower));
    }
  }

  void add_block(const CutBlock& block, std::uint32_t k, float quality) {
    ElementSums& sums = context_.sums[block.element];
    sums.mass += quality;
    sums.words += static_cast<float>(block.words);
    sums.link_words += static_cast<float>(block.words) * static_cast<float>(block.link_bytes) /
                       static_cast<float>(std::max(1U, block.text.size()));
    sums.blocks += 1;
    sums.last_block = k;
    NodeIndex element = block.element;
    for (const float share : kShares) {
      direct_[element] += quality * share;
      element = nodes_[element].parent;
      if (element == kNoNode) break;
    }
  }

  // Parents stand before their children: one pass backwards adds every subtree up.
  void sum_up() {
    for (std::size_t i = nodes_.size(); i-- > 1;) {
      const NodeIndex parent = nodes_[i].parent;
      if (nodes_[i].tag == Tag::kText || parent == kNoNode) continue;
      const ElementSums& from = context_.sums[i];
      ElementSums& to = context_.sums[parent];
      to.mass += from.mass;
      to.words += from.words;
      to.link_words += from.link_words;
      to.blocks += from.blocks;
      to.last_block = std::max(to.last_block, from.last_block);
    }
  }

  void choose_container() {
    std::vector<float> penalty(nodes_.size());
    float best = 0;
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      if (node.tag == Tag::kText) continue;
      const float inherited = node.parent == kNoNode ? 0 : penalty[node.parent];
      penalty[i] = inherited + penalty_of(node.tag, cut_.elements[i]);
      const float score = container_score(i, penalty[i]);
      if (score > best) {
        best = score;
        context_.container = i;
      }
    }
  }

  [[nodiscard]] float container_score(NodeIndex i, float penalty) const {
    const ElementInfo& info = cut_.elements[i];
    const Tag tag = nodes_[i].tag;
    float score = direct_[i] / (1 + penalty);
    if ((info.flags & kArticleBodyElement) != 0) score *= 1.3F;
    if ((info.groups & kBodyWord) != 0) score *= 1.15F;
    if (tag == Tag::kArticle) score *= 1.1F;
    if (tag == Tag::kUl || tag == Tag::kOl || tag == Tag::kDl) score *= 0.5F;
    const bool ends_before_title =
        context_.title_block != kNoBlock && context_.sums[i].last_block <= context_.title_block;
    return ends_before_title ? score * 0.35F : score;
  }

  void view_from_container() {
    context_.views.resize(nodes_.size());
    std::vector<bool> on_path(nodes_.size());
    std::uint16_t steps = 0;
    for (NodeIndex i = context_.container; i != kNoNode; i = nodes_[i].parent) {
      on_path[i] = true;
      context_.views[i].path_steps = steps++;
    }
    for (NodeIndex i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].tag != Tag::kText) view_element(i, on_path[i]);
    }
    if (context_.container != kNoNode) context_.container_article = context_.views[context_.container].article;
  }

  void view_element(NodeIndex i, bool on_path) {
    const Node& node = nodes_[i];
    ElementView& view = context_.views[i];
    static const ElementView kOutside{};
    const ElementView& parent = node.parent == kNoNode ? kOutside : context_.views[node.parent];
    view.article = node.tag == Tag::kArticle ? ++context_.articles : parent.article;
    if (on_path) {
      if ((cut_.elements[i].flags & kArticleBodyElement) != 0) view.inside |= kInsideArticleBody;
      view.inside |= static_cast<InsideFlags>(parent.inside & kInsideArticleBody);
      return;
    }
    view.inherited = parent.inherited | cut_.elements[i].groups;
    view.inside = static_cast<InsideFlags>(parent.inside | inside_flags(node.tag, cut_.elements[i]));
    view.path_steps = parent.path_steps;
    view.below = static_cast<std::uint16_t>(std::min(parent.below + 1, 0xFFFF));
  }

  void find_prose_ends() {
    for (std::uint32_t k = 0; k < cut_.blocks.size(); ++k) {
      if (context_.quality[k] < kLongProse || context_.views[cut_.blocks[k].element].path_steps != 0) continue;
      if (context_.first_prose == kNoBlock) context_.first_prose = k;
      context_.last_prose = k;
    }
  }

  [[nodiscard]] std::uint64_t signature_of(const CutBlock& block) const {
    const NodeIndex parent = nodes_[block.element].parent;
    std::uint64_t signature =
        static_cast<std::uint64_t>(nodes_[block.element].tag) * 131 + cut_.elements[block.element].class_hash;
    if (parent == kNoNode) return signature;
    signature = signature * 1099511628211ULL + static_cast<std::uint64_t>(nodes_[parent].tag);
    return signature * 1099511628211ULL + cut_.elements[parent].class_hash;
  }

  void weigh_signatures() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
    keys.reserve(cut_.blocks.size());
    for (std::uint32_t k = 0; k < cut_.blocks.size(); ++k) keys.emplace_back(signature_of(cut_.blocks[k]), k);
    std::sort(keys.begin(), keys.end());
    context_.signature_mass.resize(keys.size());
    for (std::size_t from = 0, to = 0; from < keys.size(); from = to) {
      float mass = 0;
      for (to = from; to < keys.size() && keys[to].first == keys[from].first; ++to)
        mass += context_.quality[keys[to].second];
      for (std::size_t i = from; i < to; ++i) context_.signature_mass[keys[i].second] = mass;
      context_.best_signature = std::max(context_.best_signature, mass);
    }
  }

  void count_copies() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
    keys.reserve(cut_.blocks.size());
    for (std::uint32_t k = 0; k < cut_.blocks.size(); ++k) keys.emplace_back(cut_.blocks[k].folded_hash, k);
    std::sort(keys.begin(), keys.end());
    context_.copies.resize(keys.size());
    for (std::size_t from = 0, to = 0; from < keys.size(); from = to) {
      while (to < keys.size() && keys[to].first == keys[from].first) ++to;
      for (std::size_t i = from; i < to; ++i)
        context_.copies[keys[i].second] = static_cast<std::uint16_t>(std::min<std::size_t>(to - from, 0xFFFF));
    }
  }

  const std::vector<Node>& nodes_;
  const BlockCut& cut_;
  const PageHints& hints_;
  BlockContext context_;
  std::vector<float> direct_;
};

}  // namespace

BlockContext make_context(const Document& document, const BlockCut& cut, const PageHints& hints) {
  return Builder(document, cut, hints).run();
}

}  // namespace pressmark

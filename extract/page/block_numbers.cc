#include "extract/page/block_numbers.h"

#include <algorithm>
#include <bit>

namespace pressmark {
namespace {

constexpr float kFarOdds = -20;      // log odds of blocks beyond either end of the page
constexpr std::uint8_t kFar = 30;    // steps from where on an ancestor says nothing
constexpr std::uint32_t kRun = 5;    // blocks in a mean of probabilities
constexpr float kAccept = 0.5F;      // of main_text_choice.cc
constexpr std::int64_t kAround = 4;  // blocks in a mean of prose
constexpr float kNoTitle = -999;     // distance from a headline where there is none
constexpr unsigned kNotNear = 0xFF;

enum NearElement : std::uint8_t {
  kNearItem,
  kNearTable,
  kNearAside,
  kNearNav,
  kNearFooter,
  kNearHeader,
  kNearForm,
  kNearFigure,
  kNearBlockquote,
  kNearSection,
  kNearList,
  kNearButton,
  kNearHeading,
  kNearHidden,
  kNearArticleBody,
  kNearEmbed,
  kNearArticle,
  kNearMain,
  kNearP,
};

struct NearTag {
  Tag tag;
  NearElement near;
};
constexpr NearTag kNearTags[] = {
    {Tag::kLi, kNearItem},           {Tag::kDd, kNearItem},
    {Tag::kDt, kNearItem},           {Tag::kTable, kNearTable},
    {Tag::kAside, kNearAside},       {Tag::kNav, kNearNav},
    {Tag::kFooter, kNearFooter},     {Tag::kHeader, kNearHeader},
    {Tag::kForm, kNearForm},         {Tag::kFigure, kNearFigure},
    {Tag::kFigcaption, kNearFigure}, {Tag::kBlockquote, kNearBlockquote},
    {Tag::kSection, kNearSection},   {Tag::kUl, kNearList},
    {Tag::kOl, kNearList},           {Tag::kDl, kNearList},
    {Tag::kButton, kNearButton},     {Tag::kH1, kNearHeading},
    {Tag::kH2, kNearHeading},        {Tag::kH3, kNearHeading},
    {Tag::kH4, kNearHeading},        {Tag::kH5, kNearHeading},
    {Tag::kH6, kNearHeading},        {Tag::kArticle, kNearArticle},
    {Tag::kMain, kNearMain},         {Tag::kP, kNearP},
};

// Bits in the order of the near_ numbers: class groups first, then elements.
constexpr std::uint32_t near_bit(NearElement near) {
  return 1U << (kClassGroupCount + near);
}

constexpr auto kNearOfTag = [] {
  std::array<std::uint32_t, 256> bits{};
  for (const NearTag& row : kNearTags) bits[static_cast<std::size_t>(row.tag)] = near_bit(row.near);
  return bits;
}();

std::uint32_t near_bits(Tag tag, const ElementInfo& info) {
  std::uint32_t bits = (info.groups & ((1U << kClassGroupCount) - 1)) | kNearOfTag[static_cast<std::size_t>(tag)];
  if ((info.flags & kHiddenElement) != 0) bits |= near_bit(kNearHidden);
  if ((info.flags & kArticleBodyElement) != 0) bits |= near_bit(kNearArticleBody);
  if ((info.flags & kSocialEmbed) != 0) bits |= near_bit(kNearEmbed);
  return bits;
}

// A feature that is a number too: which one, and what it becomes.
struct NumberOfFeature {
  std::uint8_t number = kNotNear;
  std::uint8_t value = 0;
};
using FeatureNumbers = std::array<NumberOfFeature, kFeatureCount>;

constexpr std::size_t first_of(BlockFamily family) {
  return first_feature(static_cast<std::size_t>(family));
}

constexpr void mark(FeatureNumbers& table, std::size_t feature, BlockNumber number, unsigned value) {
  table[feature] = {static_cast<std::uint8_t>(number), static_cast<std::uint8_t>(value)};
}

constexpr FeatureNumbers make_feature_numbers() {
  FeatureNumbers table{};
  const std::size_t phrases = first_of(BlockFamily::k_phrases);
  for (unsigned bin = 0; bin < kPhraseKindCount * 3; ++bin) {
    mark(table, phrases + bin, static_cast<BlockNumber>(index_of(BlockNumber::k_promo_start) + bin / 3), 1);
  }
  for (unsigned bin = 0; bin < 60; ++bin) {
    mark(table, first_of(BlockFamily::k_tag_words) + bin, BlockNumber::k_tag, bin / 3);
  }
  for (unsigned bin = 0; bin < 6; ++bin) {
    mark(table, first_of(BlockFamily::k_witness) + bin, BlockNumber::k_witness, bin / 2);
  }
  mark(table, first_of(BlockFamily::k_repeats), BlockNumber::k_is_title, 1);
  mark(table, first_of(BlockFamily::k_repeats) + 2, BlockNumber::k_in_description, 1);
  mark(table, first_of(BlockFamily::k_repeats) + 3, BlockNumber::k_in_description, 1);
  return table;
}
constexpr FeatureNumbers kNumberOfFeature = make_feature_numbers();

float share(float part, float whole) {
  return whole > 0 ? part / whole : 0;
}

// Position of a number that stands `steps` behind another one.
BlockNumber behind(BlockNumber number, std::size_t steps) {
  return static_cast<BlockNumber>(index_of(number) + steps);
}

}  // namespace

NumberLister::NumberLister(const JudgedPage& page, const FirstOpinion& first) : page_(page), first_(first) {
  const std::size_t blocks = page.cut.blocks.size();
  probability_sums_.resize(blocks + 1);
  taken_sums_.resize(blocks + 1);
  parent_words_.resize(page.document.nodes().size() + 1);
  parent_sums_.resize(page.document.nodes().size() + 1);
  for (std::size_t k = 0; k < blocks; ++k) {
    const float probability = first.probability[k];
    const auto words = static_cast<float>(std::max(1U, page.cut.blocks[k].words));
    probability_sums_[k + 1] = probability_sums_[k] + probability;
    taken_sums_[k + 1] = taken_sums_[k] + (probability >= kAccept ? words : 0);
    const NodeIndex parent = page.document.nodes()[page.cut.blocks[k].element].parent;
    const std::size_t slot = parent == kNoNode ? page.document.nodes().size() : parent;
    parent_words_[slot] += words;
    parent_sums_[slot] += words * probability;
  }
}

const BlockNumbers& NumberLister::list(std::uint32_t k) {
  const auto at = static_cast<std::int64_t>(k);
  numbers_.fill(0);
  put_opinions(k);
  put_text(k);
  put_features(k);
  put_way(k);
  put_parents(k);
  put_place(k);
  put_neighbour(at - 2, BlockNumber::k_words_before_2);
  put_neighbour(at - 1, BlockNumber::k_words_before);
  put_neighbour(at + 1, BlockNumber::k_words_after);
  put_neighbour(at + 2, BlockNumber::k_words_after_2);
  put_around(k);
  return numbers_;
}

void NumberLister::put_opinions(std::uint32_t k) {
  const std::size_t size = first_.log_odds.size();
  const auto odds = [&](std::int64_t at) {
    return at < 0 || at >= static_cast<std::int64_t>(size) ? kFarOdds : first_.log_odds[static_cast<std::size_t>(at)];
  };
  const auto at = static_cast<std::int64_t>(k);
  put(BlockNumber::k_linear, odds(at));
  put(BlockNumber::k_linear_before_2, odds(at - 2));
  put(BlockNumber::k_linear_before, odds(at - 1));
  put(BlockNumber::k_linear_after, odds(at + 1));
  put(BlockNumber::k_linear_after_2, odds(at + 2));
  const std::vector<float>& sums = probability_sums_;
  put(BlockNumber::k_linear_run_before, (sums[k] - sums[k > kRun ? k - kRun : 0]) / kRun);
  put(BlockNumber::k_linear_run_after, (sums[std::min<std::size_t>(k + 1 + kRun, size)] - sums[k + 1]) / kRun);
  const float taken = taken_sums_.back();
  put(BlockNumber::k_text_before, taken_sums_[k] / std::max(1.0F, taken));
  put(BlockNumber::k_text_after, (taken - taken_sums_[k + 1]) / std::max(1.0F, taken));
  put(BlockNumber::k_text_words, taken);
  const NodeIndex parent = page_.document.nodes()[page_.cut.blocks[k].element].parent;
  const std::size_t slot = parent == kNoNode ? page_.document.nodes().size() : parent;
  const auto words = static_cast<float>(std::max(1U, page_.cut.blocks[k].words));
  const float others = parent_words_[slot] - words;
  put(BlockNumber::k_linear_parent,
      others >= 1 ? (parent_sums_[slot] - words * first_.probability[k]) / others : -1.0F);
}

float NumberLister::link_share(std::size_t k) const {
  const CutBlock& block = page_.cut.blocks[k];
  return static_cast<float>(block.link_bytes) / static_cast<float>(std::max(1U, block.text.size()));
}

void NumberLister::put_text(std::uint32_t k) {
  const CutBlock& block = page_.cut.blocks[k];
  const std::vector<Node>& nodes = page_.document.nodes();
  const auto bytes = static_cast<float>(std::max(1U, block.text.size()));
  put(BlockNumber::k_words, static_cast<float>(block.words));
  put(BlockNumber::k_bytes, static_cast<float>(block.text.size()));
  put(BlockNumber::k_links, link_share(k));
  put(BlockNumber::k_bold, static_cast<float>(block.bold_bytes) / bytes);
  put(BlockNumber::k_quality, page_.context.quality[k]);
  put(BlockNumber::k_sentence, block.ends_sentence ? 1 : 0);
  const char first = page_.cut.text[block.text.start];
  put(BlockNumber::k_starts_small, first >= 'a' && first <= 'z' ? 1 : 0);
  put(BlockNumber::k_capitals, share(static_cast<float>(block.upper), static_cast<float>(block.upper + block.lower)));
  put(BlockNumber::k_digits, static_cast<float>(block.digits) / bytes);
  const NodeIndex parent = nodes[block.element].parent;
  put(BlockNumber::k_parent_tag, parent == kNoNode ? 255.0F : static_cast<float>(nodes[parent].tag));
  put(BlockNumber::k_ends_colon, page_.cut.text[block.text.end - 1] == ':' ? 1 : 0);
}

void NumberLister::put_features(std::uint32_t k) {
  for (std::uint32_t i = first_.starts[k]; i < first_.starts[k + 1]; ++i) {
    const NumberOfFeature& row = kNumberOfFeature[first_.features[i]];
    if (row.number != kNotNear) numbers_[row.number] = row.value;
  }
}

NumberLister::Way NumberLister::way_above(NodeIndex element) const {
  const std::vector<Node>& nodes = page_.document.nodes();
  const std::uint32_t title = page_.context.title_block;
  const NodeIndex title_element = title == kNoBlock ? kNoNode : page_.cut.blocks[title].element;
  Way way;
  way.near.fill(kFar);
  std::uint32_t seen = 0;
  std::uint32_t title_steps = kNoNode;
  for (; element != kNoNode; element = nodes[element].parent, ++way.depth) {
    const Node& node = nodes[element];
    std::uint32_t fresh = way.depth < kFar ? near_bits(node.tag, page_.cut.elements[element]) & ~seen : 0;
    seen |= fresh;
    for (; fresh != 0; fresh &= fresh - 1) {
      way.near[static_cast<std::size_t>(std::countr_zero(fresh))] = static_cast<std::uint8_t>(way.depth);
    }
    if (node.tag == Tag::kArticle && way.article_mass < 0) {
      way.article_mass = share(page_.context.sums[element].mass, page_.context.total);
    }
    const bool holds_title = element <= title_element && title_element < node.end;
    if (holds_title && title_steps == kNoNode) title_steps = way.depth;
  }
  --way.depth;
  way.title_depth = title_steps == kNoNode ? 0 : way.depth - title_steps;
  return way;
}

// Brothers of one kind follow each other: most blocks share the way of the one before.
void NumberLister::put_way(std::uint32_t k) {
  const NodeIndex element = page_.cut.blocks[k].element;
  if (element != way_of_) way_ = way_above(element);
  way_of_ = element;
  for (std::size_t i = 0; i < kNearCount; ++i) numbers_[index_of(BlockNumber::k_near_body) + i] = way_.near[i];
  put(BlockNumber::k_depth, static_cast<float>(std::min(way_.depth, 255U)));
  const ElementView& view = page_.context.views[element];
  put(BlockNumber::k_steps, view.path_steps);
  put(BlockNumber::k_below, view.below);
  const bool titled = page_.context.title_block != kNoBlock;
  put(BlockNumber::k_title_common, titled ? static_cast<float>(way_.title_depth) : -1.0F);
  put(BlockNumber::k_title_apart, titled ? static_cast<float>(way_.depth - way_.title_depth) : -1.0F);
  put(BlockNumber::k_article_mass, way_.article_mass);
  const int article = view.article == 0 ? -1 : view.article - page_.context.container_article;
  put(BlockNumber::k_article, static_cast<float>(article));
  put(BlockNumber::k_articles, page_.context.articles);
}

void NumberLister::put_parents(std::uint32_t k) {
  NodeIndex element = page_.cut.blocks[k].element;
  for (std::size_t step = 0; step < 3; ++step) {
    const ElementSums& sums = page_.context.sums[element];
    put(behind(BlockNumber::k_mass_1, step * 4), share(sums.mass, page_.context.total));
    put(behind(BlockNumber::k_links_1, step * 4), share(sums.link_words, sums.words));
    put(behind(BlockNumber::k_blocks_1, step * 4), static_cast<float>(sums.blocks));
    put(behind(BlockNumber::k_words_1, step * 4), sums.words);
    const NodeIndex parent = page_.document.nodes()[element].parent;
    if (parent != kNoNode) element = parent;
  }
  put(BlockNumber::k_signature_best, share(page_.context.signature_mass[k], page_.context.best_signature));
  put(BlockNumber::k_signature_total, share(page_.context.signature_mass[k], page_.context.total));
}

void NumberLister::put_place(std::uint32_t k) {
  const BlockContext& context = page_.context;
  const auto blocks = static_cast<float>(page_.cut.blocks.size());
  const auto at = static_cast<float>(k);
  const bool prose = context.first_prose != kNoBlock;
  const float first = prose ? static_cast<float>(context.first_prose) : 0;
  const float last = prose ? static_cast<float>(context.last_prose) : blocks - 1;
  put(BlockNumber::k_place, at / blocks);
  put(BlockNumber::k_from_first, at - first);
  put(BlockNumber::k_to_last, last - at);
  put(BlockNumber::k_relative, (at - first) / std::max(1.0F, last - first));
  put(BlockNumber::k_blocks, blocks);
  put(BlockNumber::k_copies, context.copies[k]);
  const bool titled = context.title_block != kNoBlock;
  const float distance = at - static_cast<float>(context.title_block);
  put(BlockNumber::k_from_title, titled ? std::clamp(distance, -150.0F, 300.0F) : kNoTitle);
  put(BlockNumber::k_page_mass, context.total);
}

void NumberLister::put_neighbour(std::int64_t k, BlockNumber first) {
  if (k < 0 || k >= static_cast<std::int64_t>(page_.cut.blocks.size())) {
    for (std::size_t i = 0; i < 5; ++i) put(behind(first, i), -1);
    return;
  }
  const auto at = static_cast<std::size_t>(k);
  put(first, static_cast<float>(page_.cut.blocks[at].words));
  put(behind(first, 1), link_share(at));
  put(behind(first, 2), page_.context.quality[at]);
  for (std::uint32_t i = first_.starts[at]; i < first_.starts[at + 1]; ++i) {
    const NumberOfFeature& row = kNumberOfFeature[first_.features[i]];
    if (row.number == index_of(BlockNumber::k_tag)) put(behind(first, 3), row.value);
    if (row.number - index_of(BlockNumber::k_promo_start) < kPhraseKindCount) put(behind(first, 4), 1);
  }
}

bool NumberLister::is_brother(std::uint32_t k, std::int64_t other) const {
  if (other < 0 || other >= static_cast<std::int64_t>(page_.cut.blocks.size())) return false;
  const std::vector<Node>& nodes = page_.document.nodes();
  const NodeIndex a = page_.cut.blocks[k].element;
  const NodeIndex b = page_.cut.blocks[static_cast<std::size_t>(other)].element;
  return nodes[a].tag == nodes[b].tag && nodes[a].parent == nodes[b].parent &&
         page_.cut.elements[a].class_hash == page_.cut.elements[b].class_hash;
}

void NumberLister::put_around(std::uint32_t k) {
  const auto at = static_cast<std::int64_t>(k);
  const auto size = static_cast<std::int64_t>(page_.cut.blocks.size());
  put(BlockNumber::k_same_before, is_brother(k, at - 1) ? 1 : 0);
  put(BlockNumber::k_same_after, is_brother(k, at + 1) ? 1 : 0);
  const auto means = [&](std::int64_t from, std::int64_t to, BlockNumber quality, BlockNumber links) {
    for (std::int64_t i = std::max<std::int64_t>(from, 0); i < std::min(to, size); ++i) {
      numbers_[index_of(quality)] += page_.context.quality[static_cast<std::size_t>(i)] / kAround;
      numbers_[index_of(links)] += link_share(static_cast<std::size_t>(i)) / kAround;
    }
  };
  means(at - kAround, at, BlockNumber::k_quality_4_before, BlockNumber::k_links_4_before);
  means(at + 1, at + 1 + kAround, BlockNumber::k_quality_4_after, BlockNumber::k_links_4_after);
  const bool item = at + 1 < size && (page_.context.views[page_.cut.blocks[k + 1].element].inside & kInsideItem) != 0;
  put(BlockNumber::k_item_after, item ? 1 : 0);
}

}  // namespace pressmark

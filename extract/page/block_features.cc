#include "extract/page/block_features.h"

#include <algorithm>
#include <array>
#include <bit>

#include "core/text/utf8.h"
#include "extract/page/block_text.h"

namespace pressmark {
namespace {

constexpr std::uint32_t kLongWords = 12;  // from here on a block is a sentence rather than a label
constexpr std::uint32_t kMediumWords = 8;
constexpr std::uint32_t kManyWords = 25;

template <class Value, std::size_t kSize>
unsigned bin_of(Value value, const std::array<Value, kSize>& borders) {
  unsigned bin = 0;
  for (const Value border : borders) bin += value < border ? 0 : 1;  // no branches: cheaper than a search in so few
  return bin;
}

constexpr std::array<std::uint32_t, 8> kWordBorders = {2, 3, 5, 8, 12, 20, 35, 60};
constexpr std::array<float, 4> kShareBorders = {0.001F, 0.15F, 0.5F, 0.9F};
constexpr std::array<float, 4> kMassBorders = {0.02F, 0.1F, 0.4F, 0.8F};
constexpr unsigned kMassSlots = 8;  // more than bins of kMassBorders
constexpr std::array<float, 3> kSignatureBorders = {0.05F, 0.2F, 0.5F};
constexpr std::array<float, 3> kAroundBorders = {0.5F, 5.0F, 15.0F};
constexpr std::array<std::int64_t, 3> kDistanceBorders = {2, 4, 11};
constexpr std::array<std::int64_t, 9> kTitleBorders = {-10, -1, 0, 1, 2, 4, 11, 40, 120};

unsigned three_words(std::uint32_t words) {
  return words < kMediumWords ? 0 : words < kManyWords ? 1 : 2;
}

constexpr Tag kTags[] = {Tag::kP,          Tag::kDiv,     Tag::kLi,      Tag::kTd,     Tag::kTh,
                         Tag::kH1,         Tag::kH2,      Tag::kH3,      Tag::kH4,     Tag::kFigcaption,
                         Tag::kBlockquote, Tag::kSection, Tag::kArticle, Tag::kHeader, Tag::kFooter,
                         Tag::kDd,         Tag::kPre,     Tag::kAside,   Tag::kButton};

constexpr auto kBinOfTag = [] {
  std::array<std::uint8_t, 256> bins{};
  bins.fill(static_cast<std::uint8_t>(std::size(kTags)));
  for (std::size_t i = 0; i < std::size(kTags); ++i) {
    bins[static_cast<std::size_t>(kTags[i])] = static_cast<std::uint8_t>(i);
  }
  return bins;
}();

unsigned tag_bin(Tag tag) {
  return kBinOfTag[static_cast<std::size_t>(tag)];
}

constexpr auto kFirstFeatures = [] {
  std::array<FeatureIndex, std::size(kBlockFamilies)> first{};
  for (std::size_t i = 0; i < first.size(); ++i) first[i] = first_feature(i);
  return first;
}();

void add(std::vector<FeatureIndex>& out, BlockFamily family, unsigned bin) {
  out.push_back(static_cast<FeatureIndex>(kFirstFeatures[static_cast<std::size_t>(family)] + bin));
}

// Calls `take` with the number of every set bit, lowest first.
template <class Take>
void for_each_bit(std::uint32_t bits, Take&& take) {
  for (; bits != 0; bits &= bits - 1) take(static_cast<unsigned>(std::countr_zero(bits)));
}

float ratio(float part, float whole) {
  return whole > 0 ? part / whole : 0;
}

}  // namespace

FeatureLister::FeatureLister(const JudgedPage& page) : page_(page), parent_bins_(page.document.nodes().size()) {
  find_kinds();
  for (const std::string& title : page.hints.titles) title_hashes_.push_back(folded_hash_of(title));
  append_folded(page.hints.description, description_);
  has_article_body_ = std::any_of(page.cut.elements.begin(), page.cut.elements.end(),
                                  [](const ElementInfo& info) { return (info.flags & kArticleBodyElement) != 0; });
  if (page.hints.article_body.size() < kLeastBody) return;
  body_ = BodyWitness(page.hints.article_body);
}

void FeatureLister::list(std::uint32_t k, std::vector<FeatureIndex>& out) const {
  list_words(k, out);
  list_place(k, out);
  list_names(k, out);
  list_phrases(k, out);
  list_witnesses(k, out);
  list_neighbours(k, out);
  list_parents(k, out);
  add(out, BlockFamily::k_bias, 0);
}

bool FeatureLister::is_long(std::uint32_t k) const {
  return page_.cut.blocks[k].words >= kLongWords;
}

void FeatureLister::list_words(std::uint32_t k, std::vector<FeatureIndex>& out) const {
  const CutBlock& block = page_.cut.blocks[k];
  const unsigned size = is_long(k) ? 1 : 0;
  const auto bytes = static_cast<float>(std::max(1U, block.text.size()));
  add(out, BlockFamily::k_links, bin_of(static_cast<float>(block.link_bytes) / bytes, kShareBorders) * 2 + size);
  const float bold = static_cast<float>(block.bold_bytes) / bytes;
  add(out, BlockFamily::k_bold, bold < 0.01F ? 0 : bold < 0.9F ? 1 : 2 + size);
  add(out, BlockFamily::k_sentence, (block.ends_sentence ? 3U : 0U) + three_words(block.words));
  const char first = page_.cut.text[block.text.start];
  const unsigned letters = block.upper + block.lower == 0 ? 0
                           : block.lower == 0             ? 1
                           : first >= 'a' && first <= 'z' ? 2
                                                          : 3;
  add(out, BlockFamily::k_letter_case, letters * 2 + size);
  const float digits = static_cast<float>(block.digits) / bytes;
  add(out, BlockFamily::k_digits, (digits <= 0 ? 0U : digits < 0.15F ? 1U : 2U) * 2 + size);
  add(out, BlockFamily::k_tag_words, tag_bin(page_.document.nodes()[block.element].tag) * 3 + three_words(block.words));
  if (block.text.size() > 1 && page_.cut.text[block.text.end - 1] == ':') add(out, BlockFamily::k_colon, size);
  if (k + 1 < page_.cut.blocks.size() &&
      (page_.context.views[page_.cut.blocks[k + 1].element].inside & kInsideItem) != 0) {
    add(out, BlockFamily::k_colon, 2 + size);
  }
}

void FeatureLister::list_place(std::uint32_t k, std::vector<FeatureIndex>& out) const {
  const BlockContext& context = page_.context;
  const CutBlock& block = page_.cut.blocks[k];
  const ElementView& view = context.views[block.element];
  const unsigned size = is_long(k) ? 1 : 0;
  const unsigned steps = context.container == kNoNode ? 4 : std::min<unsigned>(view.path_steps, 3);
  add(out, BlockFamily::k_place_words, steps * 9 + bin_of(block.words, kWordBorders));
  add(out, BlockFamily::k_below, std::min<unsigned>(view.below, 5) * 2 + size);
  const auto at = static_cast<std::int64_t>(k);
  unsigned place = 9;
  if (context.first_prose != kNoBlock) {
    const std::int64_t before = static_cast<std::int64_t>(context.first_prose) - at;
    const std::int64_t after = at - static_cast<std::int64_t>(context.last_prose);
    place = before > 0 ? bin_of(before, kDistanceBorders) : after > 0 ? 5 + bin_of(after, kDistanceBorders) : 4;
  }
  add(out, BlockFamily::k_place, place * 2 + size);
  const std::int64_t distance = at - static_cast<std::int64_t>(context.title_block);
  add(out, BlockFamily::k_title, context.title_block == kNoBlock ? 10 : bin_of(distance, kTitleBorders));
  const unsigned article = context.articles == 0                       ? 0
                           : view.article == 0                         ? 4
                           : view.article == context.container_article ? 2
                           : view.article == 1                         ? 1
                                                                       : 3;
  add(out, BlockFamily::k_articles, article);
}

void FeatureLister::list_names(std::uint32_t k, std::vector<FeatureIndex>& out) const {
  const std::vector<Node>& nodes = page_.document.nodes();
  const std::vector<ElementView>& views = page_.context.views;
  NodeIndex element = page_.cut.blocks[k].element;
  const unsigned size = is_long(k) ? 1 : 0;
  for_each_bit(views[element].inside, [&](unsigned bit) { add(out, BlockFamily::k_inside, bit * 2 + size); });
  std::array<ClassGroups, 4> near{};
  for (unsigned step = 0; element != kNoNode && views[element].below > 0; ++step, element = nodes[element].parent) {
    if (step == 4) {
      near[3] = views[element].inherited;
      break;
    }
    near[std::min(step, 2U)] |= page_.cut.elements[element].groups;
  }
  for (unsigned distance = 0; distance < near.size(); ++distance) {
    for_each_bit(near[distance] & ((1U << kClassGroupCount) - 1),
                 [&](unsigned bit) { add(out, BlockFamily::k_names, bit * 4 + distance); });
  }
}

void FeatureLister::list_phrases(std::uint32_t k, std::vector<FeatureIndex>& out) const {
  const CutBlock& block = page_.cut.blocks[k];
  for_each_bit(page_.context.phrases[k],
               [&](unsigned bit) { add(out, BlockFamily::k_phrases, bit * 3 + three_words(block.words)); });
}

bool FeatureLister::is_in_body(std::string_view text) const {
  const BodyWitness::Match match = body_.match(text);
  return match.all > 0 && match.hits * 10 >= match.all * 9;
}

void FeatureLister::list_witnesses(std::uint32_t k, std::vector<FeatureIndex>& out) const {
  const CutBlock& block = page_.cut.blocks[k];
  const std::string_view text = block.text.of(page_.cut.text);
  const unsigned size = is_long(k) ? 1 : 0;
  if (std::find(title_hashes_.begin(), title_hashes_.end(), block.folded_hash) != title_hashes_.end()) {
    add(out, BlockFamily::k_repeats, 0);
  }
  if (!description_.empty() && text.size() > 20 && text.size() <= description_.size() * 2) {
    scratch_.clear();
    append_folded(text, scratch_);
    const bool inside = scratch_.size() <= description_.size() ? description_.find(scratch_) != std::string::npos
                                                               : scratch_.find(description_) != std::string::npos;
    if (inside) add(out, BlockFamily::k_repeats, 2 + size);
  }
  if (page_.context.copies[k] > 1) add(out, BlockFamily::k_repeats, (page_.context.copies[k] > 2 ? 6U : 4U) + size);
  const bool inside_item = (page_.context.views[block.element].inside & kInsideArticleBody) != 0;
  add(out, BlockFamily::k_article_body, !has_article_body_ ? 0 : inside_item ? 1 : 2);
  const unsigned witness = body_.empty() ? 0 : is_in_body(text) ? 1 : 2;
  add(out, BlockFamily::k_witness, witness * 2 + size);
}

// 0 none, 1 clear prose, 2 weak prose, 3 links, 4 other. Four neighbours ask for each.
void FeatureLister::find_kinds() {
  kinds_.reserve(page_.cut.blocks.size());
  for (std::size_t k = 0; k < page_.cut.blocks.size(); ++k) {
    const CutBlock& block = page_.cut.blocks[k];
    const float quality = page_.context.quality[k];
    const std::uint8_t without_prose = block.link_bytes * 2 > block.text.size() ? 3 : 4;
    kinds_.push_back(quality >= 15 ? std::uint8_t{1} : quality > 0 ? std::uint8_t{2} : without_prose);
  }
}

unsigned FeatureLister::kind_of(std::int64_t k) const {
  return k < 0 || k >= static_cast<std::int64_t>(kinds_.size()) ? 0 : kinds_[static_cast<std::size_t>(k)];
}

bool FeatureLister::is_same_kind(std::uint32_t k, std::int64_t other) const {
  if (other < 0 || other >= static_cast<std::int64_t>(page_.cut.blocks.size())) return false;
  const auto& nodes = page_.document.nodes();
  const NodeIndex a = page_.cut.blocks[k].element;
  const NodeIndex b = page_.cut.blocks[static_cast<std::size_t>(other)].element;
  return page_.context.quality[static_cast<std::size_t>(other)] >= 8 && nodes[a].tag == nodes[b].tag &&
         nodes[a].parent == nodes[b].parent && page_.cut.elements[a].class_hash == page_.cut.elements[b].class_hash;
}

unsigned FeatureLister::prose_around(std::int64_t from, std::int64_t to) const {
  float sum = 0;
  for (std::int64_t i = std::max<std::int64_t>(from, 0);
       i < std::min(to, static_cast<std::int64_t>(page_.cut.blocks.size())); ++i) {
    sum += page_.context.quality[static_cast<std::size_t>(i)];
  }
  return bin_of(sum / 4, kAroundBorders);
}

void FeatureLister::list_neighbours(std::uint32_t k, std::vector<FeatureIndex>& out) const {
  const unsigned size = is_long(k) ? 1 : 0;
  const auto at = static_cast<std::int64_t>(k);
  add(out, BlockFamily::k_neighbours, (kind_of(at - 1) * 5 + kind_of(at + 1)) * 2 + size);
  add(out, BlockFamily::k_neighbours_2, kind_of(at - 2) * 5 + kind_of(at + 2));
  add(out, BlockFamily::k_same_kind,
      ((is_same_kind(k, at - 1) ? 1U : 0U) + (is_same_kind(k, at + 1) ? 2U : 0U)) * 2 + size);
  add(out, BlockFamily::k_around, (prose_around(at - 4, at) * 4 + prose_around(at + 1, at + 5)) * 2 + size);
}

// Bins of an element's share of links and of the page's prose, in one number; brothers have their parents in common.
unsigned FeatureLister::parent_bins(NodeIndex element) const {
  std::uint8_t& known = parent_bins_[element];
  if (known == 0) {
    const ElementSums& sums = page_.context.sums[element];
    const unsigned links = bin_of(ratio(sums.link_words, sums.words), kShareBorders);
    const unsigned mass = bin_of(ratio(sums.mass, page_.context.total), kMassBorders);
    known = static_cast<std::uint8_t>(links * kMassSlots + mass + 1);
  }
  return known - 1U;
}

void FeatureLister::list_parents(std::uint32_t k, std::vector<FeatureIndex>& out) const {
  const BlockContext& context = page_.context;
  const float signature = ratio(context.signature_mass[k], context.best_signature);
  add(out, BlockFamily::k_signature, bin_of(signature, kSignatureBorders) * 2 + (is_long(k) ? 1U : 0U));
  NodeIndex element = page_.cut.blocks[k].element;
  for (unsigned step = 0; step < 3 && element != kNoNode; ++step) {
    const unsigned bins = parent_bins(element);
    add(out, BlockFamily::k_parent_links, step * 5 + bins / kMassSlots);
    add(out, BlockFamily::k_parent_mass, step * 5 + bins % kMassSlots);
    element = page_.document.nodes()[element].parent;
  }
}

}  // namespace pressmark

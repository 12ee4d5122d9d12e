// What is known of a block, as numbers that a decision tree can ask for.
//
//   NumberLister lister(page, first);
//   const BlockNumbers& numbers = lister.list(k);
//   numbers[index_of(BlockNumber::k_words)]
//
// The first opinion (a weighted sum of the features of block_features.h) is among them, of the block and of its
// neighbours: the trees start from it and correct it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/page/block_features.h"

namespace pressmark {

// X(name). near_: steps up to the nearest element of that kind, kFar where there is none. _1, _2, _3: of the block's
// element, its parent and grandparent. Ratios are 0 to 1; lengths are words unless the name says otherwise.
// clang-format off
#define PRESSMARK_BLOCK_NUMBERS(X)                                                                                   \
  /* the first opinion: log odds of the block and its neighbours, means of probabilities around it */                \
  X(linear) X(linear_before_2) X(linear_before) X(linear_after) X(linear_after_2)                                    \
  X(linear_run_before) X(linear_run_after) X(linear_parent)                                                          \
  /* share of the words that the first opinion takes, before and after the block; all of them */                     \
  X(text_before) X(text_after) X(text_words)                                                                         \
  /* the block's own text */                                                                                         \
  X(words) X(bytes) X(links) X(bold) X(quality) X(sentence) X(starts_small) X(capitals) X(digits) X(tag)             \
  X(parent_tag)                                                                                                      \
  /* 1 where a phrase of the kind stands in it */                                                                    \
  X(promo_start) X(signup_start) X(signup_any) X(legal_any) X(ad_start) X(share_start) X(meta_start)                 \
  X(caption_start) X(caption_any) X(tail_start)                                                                      \
  /* class groups, in the order of ClassGroup */                                                                     \
  X(near_body) X(near_related) X(near_nav) X(near_social) X(near_meta) X(near_caption) X(near_comment) X(near_ad)    \
  X(near_footer) X(near_dek) X(near_hidden_name) X(near_quote) X(near_live)                                          \
  /* elements, in the order of NearElement */                                                                        \
  X(near_item) X(near_table) X(near_aside) X(near_nav_tag) X(near_footer_tag) X(near_header) X(near_form)            \
  X(near_figure) X(near_blockquote) X(near_section) X(near_list) X(near_button) X(near_heading) X(near_hidden)       \
  X(near_article_body) X(near_embed) X(near_article) X(near_main) X(near_p)                                          \
  /* place in the tree: from the root, from the container (block_context.h) */                                       \
  X(depth) X(steps) X(below)                                                                                         \
  /* share of the page's prose, share of links, number of blocks, words */                                           \
  X(mass_1) X(links_1) X(blocks_1) X(words_1) X(mass_2) X(links_2) X(blocks_2) X(words_2)                            \
  X(mass_3) X(links_3) X(blocks_3) X(words_3)                                                                        \
  /* prose of the blocks of the same kind, of the best kind and of the page */                                       \
  X(signature_best) X(signature_total)                                                                               \
  /* place among the blocks: from the first prose, to the last */                                                    \
  X(place) X(from_first) X(to_last) X(relative) X(blocks)                                                            \
  X(is_title) X(in_description) X(copies) X(from_title) X(title_common) X(title_apart)                               \
  X(article) X(articles) X(article_mass) X(witness)                                                                  \
  /* the two blocks before and after */                                                                              \
  X(words_before_2) X(links_before_2) X(quality_before_2) X(tag_before_2) X(phrase_before_2)                         \
  X(words_before) X(links_before) X(quality_before) X(tag_before) X(phrase_before)                                   \
  X(words_after) X(links_after) X(quality_after) X(tag_after) X(phrase_after)                                        \
  X(words_after_2) X(links_after_2) X(quality_after_2) X(tag_after_2) X(phrase_after_2)                              \
  X(same_before) X(same_after) X(quality_4_before) X(quality_4_after) X(links_4_before) X(links_4_after)             \
  X(item_after) X(ends_colon) X(page_mass)
// clang-format on

enum class BlockNumber : std::uint8_t {
#define PRESSMARK_ENUMERATOR(name) k_##name,
  PRESSMARK_BLOCK_NUMBERS(PRESSMARK_ENUMERATOR)
#undef PRESSMARK_ENUMERATOR
};
inline constexpr std::string_view kBlockNumberNames[] = {
#define PRESSMARK_ENUMERATOR(name) #name,
    PRESSMARK_BLOCK_NUMBERS(PRESSMARK_ENUMERATOR)
#undef PRESSMARK_ENUMERATOR
};
inline constexpr std::size_t kBlockNumberCount = std::size(kBlockNumberNames);
using BlockNumbers = std::array<float, kBlockNumberCount>;

constexpr std::size_t index_of(BlockNumber number) {
  return static_cast<std::size_t>(number);
}

// What the weighted sum says of every block of a page, and the features that it was made from.
struct FirstOpinion {
  std::vector<float> log_odds;
  std::vector<float> probability;
  std::vector<FeatureIndex> features;  // of all blocks, one after another
  std::vector<std::uint32_t> starts;   // where a block's begin; one more than blocks
};

class NumberLister {
 public:
  // Both must outlive the lister.
  NumberLister(const JudgedPage& page, const FirstOpinion& first);
  // The numbers of block `k`; good until the next call. Linear in the depth of the tree.
  [[nodiscard]] const BlockNumbers& list(std::uint32_t k);

 private:
  static constexpr std::size_t kNearCount = 32;
  struct Way {  // what stands above an element
    std::array<std::uint8_t, kNearCount> near{};
    std::uint32_t depth = 0;
    std::uint32_t title_depth = 0;  // of the nearest element that holds the headline too
    float article_mass = -1;
  };

  void put(BlockNumber number, float value) { numbers_[index_of(number)] = value; }
  void put_opinions(std::uint32_t k);
  void put_text(std::uint32_t k);
  void put_features(std::uint32_t k);
  void put_way(std::uint32_t k);
  void put_parents(std::uint32_t k);
  void put_place(std::uint32_t k);
  void put_neighbour(std::int64_t k, BlockNumber first);
  void put_around(std::uint32_t k);
  [[nodiscard]] bool is_brother(std::uint32_t k, std::int64_t other) const;
  [[nodiscard]] float link_share(std::size_t k) const;
  [[nodiscard]] Way way_above(NodeIndex element) const;

  const JudgedPage& page_;
  const FirstOpinion& first_;
  BlockNumbers numbers_{};
  std::vector<float> probability_sums_;  // of the blocks before
  std::vector<float> taken_sums_;        // words that the first opinion takes, of the blocks before
  std::vector<float> parent_words_;      // one a node: of the blocks of its children
  std::vector<float> parent_sums_;       // the same, times their probability
  NodeIndex way_of_ = kNoNode;
  Way way_;
};

}  // namespace pressmark

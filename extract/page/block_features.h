// What is known of a block, as a list of yes-or-no features: each is one bin of one family.
//
//   std::vector<FeatureIndex> features;
//   list_features(page, k, features);
//
// A family is a question with as many bins as answers ("how many words, and how far from the container?"). The weights
// of lexicon/page_block_weights.tsv name families and bins; a learnt classifier of another kind can take the same list.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/page/block.h"
#include "extract/page/block_context.h"
#include "extract/page/body_witness.h"

namespace pressmark {

// X(name, bins)
// clang-format off
#define PRESSMARK_BLOCK_FAMILIES(X)                                                                                  \
  X(place_words, 45)      /* steps from the container (5) x words (9) */                                             \
  X(links, 10)            /* share of links (5) x short or long */                                                   \
  X(bold, 4)              /* not, partly, all bold and short, all bold and long */                                   \
  X(sentence, 6)          /* ends a sentence x words (3) */                                                          \
  X(letter_case, 8)       /* none, capitals, starts small, mixed x short or long */                                  \
  X(digits, 6)            /* share of digits (3) x short or long */                                                  \
  X(tag_words, 60)        /* element (20) x words (3) */                                                             \
  X(inside, 32)           /* elements between block and container (16) x short or long; several */                   \
  X(names, 52)            /* class groups (13) x own, parent, two to three up, farther; several */                   \
  X(phrases, 30)          /* kinds of phrases (10) x words (3); several */                                           \
  X(article_body, 3)      /* no such element on the page, inside it, outside */                                      \
  X(signature, 8)         /* mass of the blocks of the same kind, of the best kind (4) x short or long */            \
  X(place, 20)            /* before the first prose (4), between, after the last (4), none; x short or long */       \
  X(title, 11)            /* distance from the headline */                                                           \
  X(repeats, 8)           /* is the title; is in the description; copies on the page; several */                     \
  X(articles, 5)          /* <article>: none on the page, first, the container's, another, outside of all */         \
  X(witness, 6)           /* the linked data's body: none, holds it, does not; x short or long */                    \
  X(neighbours, 50)       /* kind of the block before (5) x after (5) x short or long */                             \
  X(neighbours_2, 25)     /* the same two steps away */                                                              \
  X(same_kind, 8)         /* the block before, after is of this kind and prose (4) x short or long */                \
  X(parent_links, 15)     /* share of links in the element, its parent and its grandparent */                        \
  X(parent_mass, 15)      /* share of the page's prose in them */                                                    \
  X(below, 12)            /* steps below the container's path (6) x short or long */                                 \
  X(around, 32)           /* prose of the four blocks before (4) x after (4) x short or long */                      \
  X(colon, 4)             /* ends with a colon; is followed by list items; several */                                \
  X(bias, 1)
// clang-format on

enum class BlockFamily : std::uint8_t {
#define PRESSMARK_ENUMERATOR(name, bins) k_##name,
  PRESSMARK_BLOCK_FAMILIES(PRESSMARK_ENUMERATOR)
#undef PRESSMARK_ENUMERATOR
};

struct BlockFamilyInfo {
  std::string_view name;
  std::uint16_t bins = 0;
};
inline constexpr BlockFamilyInfo kBlockFamilies[] = {
#define PRESSMARK_ENUMERATOR(name, bins) {#name, bins},
    PRESSMARK_BLOCK_FAMILIES(PRESSMARK_ENUMERATOR)
#undef PRESSMARK_ENUMERATOR
};

using FeatureIndex = std::uint16_t;

// Number of all bins of all families before this one.
constexpr FeatureIndex first_feature(std::size_t family) {
  FeatureIndex first = 0;
  for (std::size_t i = 0; i < family; ++i) first = static_cast<FeatureIndex>(first + kBlockFamilies[i].bins);
  return first;
}
inline constexpr FeatureIndex kFeatureCount = first_feature(std::size(kBlockFamilies));

// All that features are read from; views that live as long as the page.
struct JudgedPage {
  const Document& document;
  const BlockCut& cut;
  const PageHints& hints;
  const BlockContext& context;
};

// Makes the features of every block of a page, one after another.
class FeatureLister {
 public:
  explicit FeatureLister(const JudgedPage& page);
  // Appends the features of block `k`, at most a few dozen.
  void list(std::uint32_t k, std::vector<FeatureIndex>& out) const;

 private:
  void list_words(std::uint32_t k, std::vector<FeatureIndex>& out) const;
  void list_place(std::uint32_t k, std::vector<FeatureIndex>& out) const;
  void list_names(std::uint32_t k, std::vector<FeatureIndex>& out) const;
  void list_phrases(std::uint32_t k, std::vector<FeatureIndex>& out) const;
  void list_witnesses(std::uint32_t k, std::vector<FeatureIndex>& out) const;
  void list_neighbours(std::uint32_t k, std::vector<FeatureIndex>& out) const;
  void list_parents(std::uint32_t k, std::vector<FeatureIndex>& out) const;
  void find_kinds();
  [[nodiscard]] unsigned kind_of(std::int64_t k) const;
  [[nodiscard]] unsigned parent_bins(NodeIndex element) const;
  [[nodiscard]] bool is_same_kind(std::uint32_t k, std::int64_t other) const;
  [[nodiscard]] bool is_in_body(std::string_view text) const;
  [[nodiscard]] bool is_long(std::uint32_t k) const;
  [[nodiscard]] unsigned prose_around(std::int64_t from, std::int64_t to) const;

  const JudgedPage& page_;
  BodyWitness body_;  // the linked data's
  std::vector<std::uint64_t> title_hashes_;
  std::string description_;
  std::vector<std::uint8_t> kinds_;                // one a block
  mutable std::vector<std::uint8_t> parent_bins_;  // one a node: 0 where nobody has asked yet
  mutable std::string scratch_;                    // a list_ function's own, kept for its memory
  bool has_article_body_ = false;
};

}  // namespace pressmark

#include "extract/page/block_score.h"

#include <array>
#include <charconv>
#include <cmath>

#include "extract/page/block_trees.h"
#include "generated/page_block_weights.h"

namespace pressmark {
namespace {

using Weights = std::array<float, kFeatureCount>;

float number_of(std::string_view text) {
  float value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Weights read_weights() {
  Weights weights{};
  for (const auto& row : lexicon::kPageBlockWeights) {
    for (std::size_t family = 0; family < std::size(kBlockFamilies); ++family) {
      if (kBlockFamilies[family].name != row.family) continue;
      const auto bin = static_cast<std::size_t>(number_of(row.bin));
      if (bin < kBlockFamilies[family].bins) weights[first_feature(family) + bin] = number_of(row.weight);
    }
  }
  return weights;
}

float probability_of(float log_odds) {
  return 1 / (1 + std::exp(-log_odds));
}

}  // namespace

FirstOpinion first_opinion(const JudgedPage& page) {
  static const Weights kWeights = read_weights();
  constexpr std::size_t kFeaturesOfBlock = 32;  // about
  const FeatureLister lister(page);
  const std::size_t blocks = page.cut.blocks.size();
  FirstOpinion first;
  first.log_odds.reserve(blocks);
  first.probability.reserve(blocks);
  first.features.reserve(blocks * kFeaturesOfBlock);
  first.starts.reserve(blocks + 1);
  first.starts.push_back(0);
  for (std::uint32_t k = 0; k < blocks; ++k) {
    lister.list(k, first.features);
    float sum = 0;
    for (std::size_t i = first.starts.back(); i < first.features.size(); ++i) sum += kWeights[first.features[i]];
    first.log_odds.push_back(sum);
    first.probability.push_back(probability_of(sum));
    first.starts.push_back(static_cast<std::uint32_t>(first.features.size()));
  }
  return first;
}

std::vector<float> score_blocks(const JudgedPage& page) {
  const FirstOpinion first = first_opinion(page);
  NumberLister lister(page, first);
  std::vector<float> scores = first.probability;
  for (std::uint32_t k = 0; k < scores.size(); ++k) {
    const bool doubtful = scores[k] >= kHopelessOpinion && scores[k] <= kSureOpinion;
    if (doubtful) scores[k] = probability_of(ask_trees(lister.list(k)));
  }
  return scores;
}

}  // namespace pressmark

#include "extract/page/block_score.h"

#include <array>
#include <charconv>
#include <cmath>

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

}  // namespace

std::vector<float> score_blocks(const JudgedPage& page) {
  static const Weights kWeights = read_weights();
  const FeatureLister lister(page);
  std::vector<FeatureIndex> features;
  std::vector<float> scores;
  scores.reserve(page.cut.blocks.size());
  for (std::uint32_t k = 0; k < page.cut.blocks.size(); ++k) {
    features.clear();
    lister.list(k, features);
    float sum = 0;
    for (const FeatureIndex feature : features) sum += kWeights[feature];
    scores.push_back(1 / (1 + std::exp(-sum)));
  }
  return scores;
}

}  // namespace pressmark

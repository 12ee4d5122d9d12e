#include "extract/page/block_trees.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "generated/page_block_trees.h"

namespace pressmark {
namespace {

constexpr std::uint16_t kLeaf = 0xFFFF;
constexpr float kSure = 3.5F;  // log odds of 97 %: the trees behind rarely turn that round, and most blocks come to it

// In the order of the table: the branch for "yes" is the next node, the other one stands `no` nodes behind.
struct TreeNode {
  float value = 0;  // border of a question, worth of a leaf
  std::uint16_t number = kLeaf;
  std::uint16_t no = 0;
};

template <class Value>
Value value_of(std::string_view text) {
  Value value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::vector<TreeNode> read_trees() {
  std::vector<TreeNode> trees;
  trees.reserve(std::size(lexicon::kPageBlockTrees));
  for (const auto& row : lexicon::kPageBlockTrees) {
    const auto* const name = std::find(std::begin(kBlockNumberNames), std::end(kBlockNumberNames), row.number);
    const bool leaf = name == std::end(kBlockNumberNames);
    const auto number = leaf ? kLeaf : static_cast<std::uint16_t>(name - std::begin(kBlockNumberNames));
    trees.push_back({value_of<float>(row.value), number, value_of<std::uint16_t>(row.no)});
  }
  return trees;
}

}  // namespace

float ask_trees(const BlockNumbers& numbers) {
  static const std::vector<TreeNode> kTrees = read_trees();
  float sum = 0;
  const TreeNode* const end = kTrees.data() + kTrees.size();
  for (const TreeNode* node = kTrees.data(); node < end;) {
    while (node->number != kLeaf) node += numbers[node->number] <= node->value ? 1 : node->no;
    sum += node->value;
    if (sum > kSure || sum < -kSure) break;
    node += node->no;  // a leaf's: the first node of the next tree
  }
  return sum;
}

}  // namespace pressmark

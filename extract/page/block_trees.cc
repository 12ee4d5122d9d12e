#include "extract/page/block_trees.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "generated/page_block_trees.h"

namespace pressmark {
namespace {

constexpr float kSure = 3.5F;  // log odds of 97 %: the trees behind rarely turn that round, and most blocks come to it
constexpr std::size_t kAtOnce = 8;  // trees that are walked side by side: a step of one waits for memory

// In the order of the table. A leaf's steps are 0: whoever has come to it stays.
struct TreeNode {
  float value = 0;  // border of a question, worth of a leaf
  std::uint8_t number = 0;
  std::uint8_t yes = 0;         // steps to the next node
  std::uint16_t no_beyond = 0;  // the same, for "no": so many more
};
static_assert(kBlockNumberCount < 256);

struct Trees {
  std::vector<TreeNode> nodes;
  std::vector<std::uint32_t> roots;
};

template <class Value>
Value value_of(std::string_view text) {
  Value value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Trees read_trees() {
  Trees trees;
  trees.nodes.reserve(std::size(lexicon::kPageBlockTrees));
  std::size_t next_root = 0;
  for (const auto& row : lexicon::kPageBlockTrees) {
    const std::size_t at = trees.nodes.size();
    if (at == next_root) trees.roots.push_back(static_cast<std::uint32_t>(at));
    const auto* const name = std::find(std::begin(kBlockNumberNames), std::end(kBlockNumberNames), row.number);
    const auto no = value_of<std::uint16_t>(row.no);
    if (name == std::end(kBlockNumberNames)) {
      next_root = at + no;
      trees.nodes.push_back({value_of<float>(row.value)});
    } else {
      trees.nodes.push_back({value_of<float>(row.value),
                             static_cast<std::uint8_t>(name - std::begin(kBlockNumberNames)), 1,
                             static_cast<std::uint16_t>(no - 1)});
    }
  }
  return trees;
}

// The leaves that `count` trees lead to, from the roots on.
void walk(const TreeNode* nodes, const std::uint32_t* roots, std::size_t count, const BlockNumbers& numbers,
          std::array<const TreeNode*, kAtOnce>& leaves) {
  for (std::size_t i = 0; i < kAtOnce; ++i) leaves[i] = nodes + roots[std::min(i, count - 1)];
  for (unsigned walking = 1; walking != 0;) {
    walking = 0;
    for (const TreeNode*& node : leaves) {
      const bool yes = numbers[node->number] <= node->value;
      walking |= node->yes;
      // No branch: nobody could foresee where it goes.
      node += node->yes + (node->no_beyond & (static_cast<std::uint32_t>(yes) - 1U));
    }
  }
}

}  // namespace

float ask_trees(const BlockNumbers& numbers) {
  static const Trees kTrees = read_trees();
  std::array<const TreeNode*, kAtOnce> leaves{};
  float sum = 0;
  for (std::size_t at = 0; at < kTrees.roots.size(); at += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, kTrees.roots.size() - at);
    walk(kTrees.nodes.data(), kTrees.roots.data() + at, count, numbers, leaves);
    for (std::size_t i = 0; i < count; ++i) {
      sum += leaves[i]->value;
      if (sum > kSure || sum < -kSure) return sum;
    }
  }
  return sum;
}

}  // namespace pressmark

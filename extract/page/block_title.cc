#include "extract/page/block_title.h"

#include <algorithm>
#include <optional>

namespace pressmark {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::uint32_t kMostTitleWords = 40;
constexpr double kHeadingBonus = 0.3;   // an h1 is a headline more often than an h2
constexpr double kLeastLikeness = 0.3;  // below it the first h1 is taken
constexpr std::size_t kMostTitleBytes = 1000;

using WordHashes = std::vector<std::uint32_t>;

bool is_word_byte(unsigned char c) {
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Sorted hashes of the words; a character of three bytes is a word of its own.
WordHashes words_of(std::string_view text) {
  WordHashes words;
  text = text.substr(0, kMostTitleBytes);
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_byte(static_cast<unsigned char>(text[at]))) {
      ++at;
      continue;
    }
    std::uint32_t hash = 2166136261U;  // FNV-1a
    const bool wide = static_cast<unsigned char>(text[at]) >= 0xE3;
    for (std::size_t size = 0;
         at < text.size() && is_word_byte(static_cast<unsigned char>(text[at])) && (!wide || size < 3); ++size, ++at) {
      const char c = text[at];
      hash = (hash ^ static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c)) * 16777619U;
    }
    words.push_back(hash);
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

double likeness(const WordHashes& a, const WordHashes& b) {
  std::size_t both = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++both, ++i, ++j;
    } else {
      ++(a[i] < b[j] ? i : j);
    }
  }
  const std::size_t all = a.size() + b.size() - both;
  return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

// 1 for an h1, 2 for an h2 or a header within three steps, 0 else.
int heading_rank(const std::vector<Node>& nodes, NodeIndex element) {
  constexpr int kMostSteps = 3;
  for (int step = 0; element != kNoNode && step < kMostSteps; ++step, element = nodes[element].parent) {
    if (nodes[element].tag == Tag::kH1) return 1;
    if (nodes[element].tag == Tag::kH2 || nodes[element].tag == Tag::kHeader) return 2;
  }
  return 0;
}

double best_likeness(std::string_view text, const std::vector<WordHashes>& titles) {
  const WordHashes words = words_of(text);
  double best = 0;
  for (const WordHashes& title : titles) best = std::max(best, likeness(words, title));
  return best;
}

}  // namespace

double title_likeness(std::string_view a, std::string_view b) {
  return likeness(words_of(a), words_of(b));
}

std::uint32_t find_title_block(const std::vector<Node>& nodes, const BlockCut& cut,
                               const std::vector<std::string>& titles) {
  std::vector<WordHashes> wanted;
  wanted.reserve(titles.size());
  for (const std::string& title : titles) wanted.push_back(words_of(title));
  std::uint32_t best = kNone;
  std::uint32_t first_heading = kNone;
  double best_score = 0;
  for (std::uint32_t k = 0; k < cut.blocks.size(); ++k) {
    const CutBlock& block = cut.blocks[k];
    if (block.words > kMostTitleWords || block.text.size() > kMostTitleBytes) continue;
    const int rank = heading_rank(nodes, block.element);
    if (rank == 0) continue;
    if (rank == 1 && first_heading == kNone) first_heading = k;
    const double score = best_likeness(block.text.of(cut.text), wanted) + (rank == 1 ? kHeadingBonus : 0);
    if (score > best_score) {
      best_score = score;
      best = k;
    }
  }
  return best_score < kLeastLikeness ? first_heading : best;
}

}  // namespace pressmark

#include "extract/counts/same_as.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace pressmark::counts {
namespace {

// Counts that are compared with one another; a text that repeats itself more often is a table.
constexpr std::size_t kMostCompared = 32;
// Figures for one portfolio differ by a few per cent between reports; beyond a tenth they speak of something else.
constexpr std::int64_t kContradiction = 10;

std::string_view words_of(std::string_view text, const std::optional<Span>& span) {
  return span ? span->of(text) : std::string_view{};
}

std::string_view holder_of(std::string_view text, const Count& count) {
  return count.holder ? words_of(text, count.holder->name) : std::string_view{};
}

bool agree(std::string_view left, std::string_view right) {
  return left.empty() || right.empty() || left == right;
}

bool restates(std::string_view text, const Count& left, const Count& right) {
  return left.low == right.low && left.high == right.high && left.low_decimal == right.low_decimal &&
         left.high_decimal == right.high_decimal && left.role == right.role &&
         agree(holder_of(text, left), holder_of(text, right)) &&
         agree(words_of(text, left.jurisdiction), words_of(text, right.jurisdiction));
}

bool contradicts(std::string_view text, const Count& left, const Count& right) {
  const std::int64_t a = left.low ? *left.low : left.high.value_or(0);
  const std::int64_t b = right.low ? *right.low : right.high.value_or(0);
  if (a == b || a <= 0 || b <= 0 || (std::max(a, b) - std::min(a, b)) > std::max(a, b) / kContradiction) return false;
  const std::string_view holder = holder_of(text, left);
  return left.role == right.role && left.role == "held" && !holder.empty() && holder == holder_of(text, right) &&
         words_of(text, left.jurisdiction) == words_of(text, right.jurisdiction);
}

}  // namespace

void link_same_amounts(std::string_view text, std::vector<Count>& counts) {
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_unit;
  for (std::uint32_t i = 0; i < counts.size(); ++i) {
    std::vector<std::uint32_t>& before = by_unit[counts[i].unit];
    const std::size_t first = before.size() > kMostCompared ? before.size() - kMostCompared : 0;
    for (std::size_t j = first; j < before.size(); ++j) {
      Count& other = counts[before[j]];
      if (!restates(text, other, counts[i]) && !contradicts(text, other, counts[i])) continue;
      other.same_as.push_back(i);
      counts[i].same_as.push_back(before[j]);
    }
    before.push_back(i);
  }
}

}  // namespace pressmark::counts

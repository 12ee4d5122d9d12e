#include "extract/counts/phrases.h"

#include <algorithm>

namespace pressmark::counts {
namespace {

std::vector<std::string_view> split(std::string_view phrase) {
  std::vector<std::string_view> words;
  while (!phrase.empty()) {
    const std::size_t blank = std::min(phrase.find(' '), phrase.size());
    words.push_back(phrase.substr(0, blank));
    phrase.remove_prefix(std::min(blank + 1, phrase.size()));
  }
  return words;
}

// Tokens that the phrase takes from `at` on; 0: it does not stand there.
std::uint32_t taken(const std::vector<std::string_view>& phrase, const SentenceWords& words, std::size_t at) {
  std::size_t token = at;
  for (std::size_t i = 0; i < phrase.size(); ++i, ++token) {
    if (i > 0 && token < words.size() && words[token].kind == WordKind::kQuote) ++token;
    if (token >= words.size() || words[token].lower != phrase[i]) return 0;
  }
  return static_cast<std::uint32_t>(token - at);
}

}  // namespace

void PhraseTable::Filter::add(std::string_view word) {
  lengths[static_cast<unsigned char>(word.front())] |= std::uint64_t{1} << (word.size() % 64);
}

bool PhraseTable::Filter::may_hold(std::string_view word) const {
  return !word.empty() && (lengths[static_cast<unsigned char>(word.front())] >> (word.size() % 64) & 1U) != 0;
}

void PhraseTable::add(std::string_view phrase, std::uint32_t row) {
  const Entry entry{split(phrase), row};
  if (entry.words.empty()) return;
  first_.add(entry.words.front());
  last_.add(entry.words.back());
  by_first_[entry.words.front()].push_back(entry);
  by_last_[entry.words.back()].push_back(entry);
}

std::optional<PhraseMatch> PhraseTable::at(const SentenceWords& words, std::size_t at) const {
  std::optional<PhraseMatch> best;
  if (at >= words.size() || !first_.may_hold(words[at].lower)) return best;
  const auto found = by_first_.find(words[at].lower);
  if (found == by_first_.end()) return best;
  for (const Entry& entry : found->second) {
    const std::uint32_t size = taken(entry.words, words, at);
    if (size > 0 && (!best || size > best->words)) best = PhraseMatch{entry.row, size};
  }
  return best;
}

std::optional<PhraseMatch> PhraseTable::ending_at(const SentenceWords& words, std::size_t at) const {
  std::optional<PhraseMatch> best;
  if (at >= words.size() || !last_.may_hold(words[at].lower)) return best;
  const auto found = by_last_.find(words[at].lower);
  if (found == by_last_.end()) return best;
  for (const Entry& entry : found->second) {
    const std::size_t size = entry.words.size();
    if (size > at + 1 || (best && size <= best->words)) continue;
    if (taken(entry.words, words, at + 1 - size) == size)
      best = PhraseMatch{entry.row, static_cast<std::uint32_t>(size)};
  }
  return best;
}

}  // namespace pressmark::counts

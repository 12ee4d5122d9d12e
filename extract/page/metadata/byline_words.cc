#include "extract/page/metadata/byline_words.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/text/utf8.h"
#include "extract/page/block_text.h"
#include "generated/page_byline_separators.h"
#include "generated/page_byline_words.h"

namespace pressmark {
namespace {

constexpr std::size_t kMostPrefixBytes = 64;

bool is_joining(std::string_view word) {
  return std::any_of(std::begin(lexicon::kPageBylineSeparators), std::end(lexicon::kPageBylineSeparators),
                     [&](const auto& row) { return row.word == word; });
}

constexpr std::size_t start_of(std::string_view word) {
  return (static_cast<std::size_t>(static_cast<unsigned char>(word[0])) << 8U) | static_cast<unsigned char>(word[1]);
}

// The first two bytes of the words that lead bylines in: nearly every line of a page opens otherwise.
constexpr std::array<bool, 65536> prefix_starts() {
  std::array<bool, 65536> starts{};
  for (const auto& row : lexicon::kPageBylineWords) {
    if (row.kind == "prefix" || row.kind == "trade") starts[start_of(row.word)] = true;
  }
  return starts;
}

bool may_be_prefix(std::string_view lower) {
  static constexpr std::array<bool, 65536> kStarts = prefix_starts();
  return lower.size() > 1 && kStarts[start_of(lower)];
}

enum class Lead : std::uint8_t { kFirst, kLater };

// The bytes of a byline's leading words, blanks behind them included; 0 if it has none. Trades other than writing lead
// in behind one of those only: a line of a photographer alone is no byline.
std::size_t prefix_size(std::string_view text, Lead lead = Lead::kFirst) {
  const std::string lower = to_lower(prefix_of(text, kMostPrefixBytes));
  if (!may_be_prefix(lower)) return 0;
  std::size_t best = 0;
  for (const auto& row : lexicon::kPageBylineWords) {
    const bool leads = row.kind == "prefix" || (lead == Lead::kLater && row.kind == "trade");
    if (!leads || !lower.starts_with(row.word) || row.word.size() <= best) continue;
    const std::size_t end = row.word.size();
    const bool wide =
        static_cast<unsigned char>(row.word.back()) >= 0x80 && static_cast<unsigned char>(row.word.front()) >= 0xE0;
    const bool closed = row.word.back() == ':' || row.word.back() == '/';
    const bool ends = wide || closed || (end < lower.size() && (lower[end] == ' ' || lower[end] == ':'));
    if (ends) best = end;
  }
  while (best > 0 && best < text.size() && (text[best] == ' ' || text[best] == ':' || text[best] == '/')) ++best;
  return best;
}

// The same where several trades share a name: "Text and photos: Jane Doe".
std::size_t prefixes_size(std::string_view text) {
  constexpr int kMostTrades = 3;
  std::size_t size = prefix_size(text);
  for (int i = 1; i < kMostTrades && size > 0; ++i) {
    const std::string_view rest = text.substr(size);
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    const std::size_t joined = is_joining(rest.substr(0, blank)) ? std::min(blank + 1, rest.size()) : 0;
    const std::size_t next = prefix_size(rest.substr(joined), Lead::kLater);
    if (next == 0) break;
    size += joined + next;
  }
  return size;
}

// "ByJane Doe": two elements that nothing parts.
std::size_t glued_prefix_size(std::string_view text) {
  constexpr std::string_view kBy = "By";
  const bool glued = text.size() > 3 && text.starts_with(kBy) && text[2] >= 'A' && text[2] <= 'Z';
  return glued ? kBy.size() : 0;
}

}  // namespace

bool is_byline_word(std::string_view word, std::string_view kind) {
  return std::any_of(std::begin(lexicon::kPageBylineWords), std::end(lexicon::kPageBylineWords),
                     [&](const auto& row) { return row.kind == kind && row.word == word; });
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return lower;
}

// "Kim Minsu reporter minsu@example.org": an address at the end.
std::string_view without_addresses(std::string_view text) {
  text = trim(text);
  const std::size_t blank = text.rfind(' ');
  const bool address = blank != std::string_view::npos && text.find('@', blank) != std::string_view::npos;
  return address ? trim(text.substr(0, blank)) : text;
}

// Without the trade behind a name, in the languages that put it there.
std::string_view without_closing(std::string_view text) {
  constexpr std::size_t kMostBytes = 60;  // longer lines are sentences that end with the word
  if (text.size() > kMostBytes) return text;
  for (const auto& row : lexicon::kPageBylineWords) {
    if (row.kind == "suffix" && text.size() > row.word.size() && text.ends_with(row.word))
      return trim(text.substr(0, text.size() - row.word.size()));
  }
  return text;
}

std::size_t lead_size(std::string_view text) {
  return std::min(std::max(prefixes_size(text), glued_prefix_size(text)), text.size());
}

std::string_view without_lead(std::string_view text) {
  return text.substr(std::min(prefix_size(text), text.size()));
}

std::string_view behind_label(std::string_view text) {
  const std::string lower = lower_ascii(text);
  for (const auto& row : lexicon::kPageBylineWords) {
    if (row.kind != "label" && row.kind != "wide_label") continue;
    const bool wide = row.kind == "wide_label";  // scripts that part words by signs only
    const std::string label = wide ? std::string(row.word) : " " + std::string(row.word) + " ";
    const std::size_t at = lower.find(label);
    if (at == std::string::npos) continue;
    const std::string_view rest = text.substr(at + label.size());
    return wide ? rest.substr(0, rest.find(' ')) : rest;
  }
  return {};
}

bool is_byline_label(std::string_view text) {
  constexpr std::size_t kLongestLabel = 32;
  constexpr std::size_t kShortestLabel = 2;
  const std::string lower = text.size() <= kLongestLabel ? to_lower(trim(text)) : std::string();
  std::string_view label = lower;
  while (!label.empty() && (label.back() == ':' || label.back() == ' ')) label.remove_suffix(1);
  return label.size() >= kShortestLabel && may_be_prefix(label) && is_byline_word(label, "prefix");
}

bool opens_byline(std::string_view text) {
  return prefix_size(text) > 0;
}

bool closes_byline(std::string_view text) {
  const std::string_view line = without_addresses(text);
  return without_closing(line).size() < line.size();
}

bool opens_plain_byline(std::string_view text) {
  const std::string_view lead = trim(text.substr(0, prefix_size(text)));
  return lead.find_first_of(" :") != std::string_view::npos;
}

}  // namespace pressmark

#include "extract/page/metadata/byline_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

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

using Start = std::uint16_t;

// The first two bytes of a word.
constexpr Start start_of(std::string_view word) {
  return static_cast<Start>((static_cast<unsigned char>(word[0]) << 8U) | static_cast<unsigned char>(word[1]));
}

enum class Lead : std::uint8_t { kFirst, kLater };

struct LeadingWord {
  std::string_view word;
  Start start = 0;
  Lead lead = Lead::kFirst;
};

constexpr bool leads_in(const lexicon::PageBylineWordsRow& row) {
  return row.kind == "prefix" || row.kind == "trade";
}

constexpr auto kLeadingWords = [] {
  constexpr auto kCount = std::count_if(std::begin(lexicon::kPageBylineWords), std::end(lexicon::kPageBylineWords),
                                        [](const auto& row) { return leads_in(row); });
  std::array<LeadingWord, kCount> words{};
  std::size_t size = 0;
  for (const auto& row : lexicon::kPageBylineWords) {
    if (!leads_in(row)) continue;
    words[size++] = {row.word, start_of(row.word), row.kind == "trade" ? Lead::kLater : Lead::kFirst};
  }
  return words;
}();

// The first two bytes of the words that lead bylines in: nearly every line of a page opens otherwise.
constexpr auto kLeadingStarts = [] {
  std::array<bool, 65536> starts{};
  for (const LeadingWord& leading : kLeadingWords) starts[leading.start] = true;
  return starts;
}();

bool may_be_prefix(std::string_view text) {
  constexpr std::size_t kTwoCharacters = 8;  // bytes at most
  if (text.size() < 2) return false;
  if (is_all_ascii(text.substr(0, 2))) return kLeadingStarts[start_of(lower_ascii(text.substr(0, 2)))];
  const std::string lower = to_lower(prefix_of(text, kTwoCharacters));
  return lower.size() > 1 && kLeadingStarts[start_of(lower)];
}

// The bytes of a byline's leading words, blanks behind them included; 0 if it has none. Trades other than writing lead
// in behind one of those only: a line of a photographer alone is no byline.
std::size_t prefix_size(std::string_view text, Lead lead = Lead::kFirst) {
  if (!may_be_prefix(text)) return 0;
  const std::string lower = to_lower(prefix_of(text, kMostPrefixBytes));
  const Start start = start_of(lower);
  std::size_t best = 0;
  for (const LeadingWord& row : kLeadingWords) {
    if (row.start != start || row.lead > lead || row.word.size() <= best || !lower.starts_with(row.word)) continue;
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

// What stands before a name inside a line.
struct InnerLabel {
  std::string text;
  bool wide = false;  // of a script that parts words by signs only
};

std::vector<InnerLabel> read_labels() {
  std::vector<InnerLabel> labels;
  for (const auto& row : lexicon::kPageBylineWords) {
    if (row.kind == "label") labels.push_back({" " + std::string(row.word) + " ", false});
    if (row.kind == "wide_label") labels.push_back({std::string(row.word), true});
  }
  return labels;
}

}  // namespace

bool is_byline_word(std::string_view word, std::string_view kind) {
  return std::any_of(std::begin(lexicon::kPageBylineWords), std::end(lexicon::kPageBylineWords),
                     [&](const auto& row) { return row.word == word && row.kind == kind; });
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

// The last bytes of the words that close bylines.
constexpr auto kClosingEnds = [] {
  std::array<bool, 256> ends{};
  for (const auto& row : lexicon::kPageBylineWords) {
    if (row.kind == "suffix") ends[static_cast<unsigned char>(row.word.back())] = true;
  }
  return ends;
}();

// Without the trade behind a name, in the languages that put it there.
std::string_view without_closing(std::string_view text) {
  constexpr std::size_t kMostBytes = 60;  // longer lines are sentences that end with the word
  if (text.empty() || text.size() > kMostBytes || !kClosingEnds[static_cast<unsigned char>(text.back())]) return text;
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
  static const std::vector<InnerLabel> kLabels = read_labels();
  const std::string lower = lower_ascii(text);
  for (const InnerLabel& label : kLabels) {
    const std::size_t at = lower.find(label.text);
    if (at == std::string::npos) continue;
    const std::string_view rest = text.substr(at + label.text.size());
    return label.wide ? rest.substr(0, rest.find(' ')) : rest;
  }
  return {};
}

bool is_byline_label(std::string_view text) {
  constexpr std::size_t kLongestLabel = 32;
  constexpr std::size_t kShortestLabel = 2;
  if (text.size() > kLongestLabel) return false;
  text = trim(text);
  if (!may_be_prefix(text)) return false;
  const std::string lower = to_lower(text);
  std::string_view label = lower;
  while (!label.empty() && (label.back() == ':' || label.back() == ' ')) label.remove_suffix(1);
  return label.size() >= kShortestLabel && is_byline_word(label, "prefix");
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

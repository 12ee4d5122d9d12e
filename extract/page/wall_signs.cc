#include "extract/page/wall_signs.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/text/utf8.h"
#include "generated/page_wall_signs.h"

namespace pressmark {
namespace {

constexpr std::size_t kFewestSigns = 3;
constexpr std::size_t kSentence = 400;       // bytes; a page of so many says one thing
constexpr std::size_t kMostLineBytes = 240;  // an error is told in a sentence or two

// In scripts that write blanks between words and put nothing before them a stem begins a word.
bool begins_words(std::string_view stem) {
  constexpr char32_t kLatinToCyrillic = 0x530;  // Latin, Greek, Cyrillic
  std::size_t at = 0;
  const char32_t first = next_code_point(stem, at);
  return is_letter(first) && first < kLatinToCyrillic;
}

std::size_t find_stem(std::string_view text, std::string_view stem, std::size_t from) {
  const bool at_word = begins_words(stem);
  for (std::size_t at = text.find(stem, from); at != std::string_view::npos; at = text.find(stem, at + stem.size())) {
    std::size_t before = at;
    if (!at_word || at == 0 || !is_letter(previous_code_point(text, before))) return at;
  }
  return std::string_view::npos;
}

bool holds(std::string_view text, std::string_view stem) {
  return find_stem(text, stem, 0) != std::string_view::npos;
}

// A sign that speaks of little else: one more is enough in a page of a sentence.
bool is_key_of(DocumentStatus wall, const WallWords& words) {
  if (wall == DocumentStatus::kConsentWall) {
    const bool partners_alone = words.signs.size() == 2 && words.has("partners");  // so far a bakery may have both
    return words.has("cookies") && !partners_alone;
  }
  const bool waits_alone = words.signs.size() == 2 && words.has("traffic") && words.has("wait");  // so does a ticker
  return wall == DocumentStatus::kBotWall && !waits_alone &&
         (words.has("check") || words.has("traffic") || words.has("blocked") || words.has("scripts"));
}

}  // namespace

bool WallWords::has(std::string_view sign) const {
  return std::find(signs.begin(), signs.end(), sign) != signs.end();
}

WallWords wall_words(DocumentStatus kind, std::string_view lower) {
  WallWords words;
  const std::string_view name = name_of(kind);
  for (const auto& row : lexicon::kPageWallSigns) {
    if (row.status != name) continue;
    std::size_t at = find_stem(lower, row.stem, 0);
    if (at == std::string_view::npos) continue;
    if (!words.has(row.sign)) words.signs.push_back(row.sign);
    for (; at != std::string_view::npos; at = find_stem(lower, row.stem, at + row.stem.size())) ++words.hits;
  }
  return words;
}

bool mentions(DocumentStatus wall, std::string_view lower, std::string_view sign) {
  const std::string_view name = name_of(wall);
  return std::any_of(std::begin(lexicon::kPageWallSigns), std::end(lexicon::kPageWallSigns), [&](const auto& row) {
    return row.status == name && (sign.empty() || row.sign == sign) && holds(lower, row.stem);
  });
}

bool says_both(DocumentStatus kind, std::string_view lower, std::string_view one, std::string_view other) {
  for (std::size_t from = 0; from < lower.size();) {
    const std::size_t end = std::min(lower.find('\n', from), lower.size());
    const std::string_view line = lower.substr(from, end - from);
    from = end + 1;
    if (line.size() > kMostLineBytes) continue;
    if (mentions(kind, line, one) && mentions(kind, line, other)) return true;
  }
  return false;
}

bool speaks_as(DocumentStatus wall, std::string_view lower) {
  if (wall == DocumentStatus::kSoft404) return says_both(wall, lower, "thing", "gone");
  if (wall == DocumentStatus::kNotArticle) return false;
  if (wall == DocumentStatus::kPaywall && says_both(wall, lower, "subscriber", "rest")) return true;
  const WallWords words = wall_words(wall, lower);
  const bool sentence = lower.size() < kSentence && is_key_of(wall, words);
  if (words.signs.size() < (sentence ? kFewestSigns - 1 : kFewestSigns)) return false;
  if (wall != DocumentStatus::kPaywall) return true;
  return words.has("subscriber") && (words.has("rest") || words.has("access"));
}

}  // namespace pressmark

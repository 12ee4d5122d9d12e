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

bool holds(std::string_view text, std::string_view stem) {
  const bool at_word = begins_words(stem);
  for (std::size_t at = text.find(stem); at != std::string_view::npos; at = text.find(stem, at + stem.size())) {
    std::size_t before = at;
    if (!at_word || at == 0 || !is_letter(previous_code_point(text, before))) return true;
  }
  return false;
}

using Signs = std::vector<std::string_view>;

Signs signs_in(std::string_view status, std::string_view text) {
  Signs signs;
  for (const auto& row : lexicon::kPageWallSigns) {
    if (row.status != status || std::find(signs.begin(), signs.end(), row.sign) != signs.end()) continue;
    if (holds(text, row.stem)) signs.push_back(row.sign);
  }
  return signs;
}

bool has(const Signs& signs, std::string_view sign) {
  return std::find(signs.begin(), signs.end(), sign) != signs.end();
}

bool says(std::string_view status, std::string_view text, std::string_view sign) {
  return std::any_of(std::begin(lexicon::kPageWallSigns), std::end(lexicon::kPageWallSigns), [&](const auto& row) {
    return row.status == status && row.sign == sign && holds(text, row.stem);
  });
}

// Whether a line holds both signs.
bool says_both(std::string_view status, std::string_view text, std::string_view one, std::string_view other) {
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string_view line = text.substr(from, end - from);
    from = end + 1;
    if (line.size() > kMostLineBytes) continue;
    if (says(status, line, one) && says(status, line, other)) return true;
  }
  return false;
}

// A sign that speaks of little else: one more is enough in a page of a sentence.
bool is_key_of(DocumentStatus wall, const Signs& signs) {
  if (wall == DocumentStatus::kConsentWall) {
    const bool partners_alone = signs.size() == 2 && has(signs, "partners");  // so far a bakery may have both
    return has(signs, "cookies") && !partners_alone;
  }
  return wall == DocumentStatus::kBotWall &&
         (has(signs, "check") || has(signs, "traffic") || has(signs, "blocked") || has(signs, "scripts"));
}

}  // namespace

bool speaks_as(DocumentStatus wall, std::string_view lower) {
  if (wall == DocumentStatus::kSoft404) return says_both("soft_404", lower, "thing", "gone");
  if (wall == DocumentStatus::kPaywall && says_both("paywall", lower, "subscriber", "rest")) return true;
  const Signs signs = signs_in(name_of(wall), lower);
  const bool sentence = lower.size() < kSentence && is_key_of(wall, signs);
  if (signs.size() < (sentence ? kFewestSigns - 1 : kFewestSigns)) return false;
  return wall != DocumentStatus::kPaywall || (has(signs, "subscriber") && (has(signs, "rest") || has(signs, "access")));
}

bool mentions(DocumentStatus wall, std::string_view lower) {
  return std::any_of(std::begin(lexicon::kPageWallSigns), std::end(lexicon::kPageWallSigns),
                     [&](const auto& row) { return row.status == name_of(wall) && holds(lower, row.stem); });
}

}  // namespace pressmark

#include "extract/page/wall_signs.h"

#include <algorithm>
#include <array>
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

struct Stem {
  std::string_view stem;
  std::string_view sign;
  bool at_word = false;
};

// The stems of a kind by their first byte: a text is gone through once, whatever their number.
class StemIndex {
 public:
  explicit StemIndex(DocumentStatus kind) {
    for (const auto& row : lexicon::kPageWallSigns) {
      if (row.status != name_of(kind)) continue;
      stems_[static_cast<unsigned char>(row.stem.front())].push_back({row.stem, row.sign, begins_words(row.stem)});
    }
  }

  // Calls `found(sign)` for every stem in the text until it returns true; whether it did.
  template <class Found>
  bool any(std::string_view text, Found found) const {
    bool inside = false;  // of an ASCII word
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool within = inside;
      const auto byte = static_cast<unsigned char>(text[at]);
      inside = byte >= 'a' && byte <= 'z';
      if (within && inside) continue;
      for (const Stem& stem : stems_[byte]) {
        if (stands_at(stem, text, at) && found(stem.sign)) return true;
      }
    }
    return false;
  }

 private:
  static bool stands_at(const Stem& stem, std::string_view text, std::size_t at) {
    if (text.size() - at < stem.stem.size() || text[at + stem.stem.size() - 1] != stem.stem.back()) return false;
    if (text.compare(at, stem.stem.size(), stem.stem) != 0) return false;
    std::size_t before = at;
    return !stem.at_word || at == 0 || !is_letter(previous_code_point(text, before));
  }

  std::array<std::vector<Stem>, 256> stems_;
};

const StemIndex& stems_of(DocumentStatus kind) {
  static const StemIndex kConsent(DocumentStatus::kConsentWall);
  static const StemIndex kBot(DocumentStatus::kBotWall);
  static const StemIndex kPaywall(DocumentStatus::kPaywall);
  static const StemIndex kGone(DocumentStatus::kSoft404);
  static const StemIndex kOther(DocumentStatus::kNotArticle);
  switch (kind) {
    case DocumentStatus::kConsentWall:
      return kConsent;
    case DocumentStatus::kBotWall:
      return kBot;
    case DocumentStatus::kPaywall:
      return kPaywall;
    case DocumentStatus::kSoft404:
      return kGone;
    default:
      return kOther;
  }
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
  stems_of(kind).any(lower, [&](std::string_view sign) {
    if (!words.has(sign)) words.signs.push_back(sign);
    ++words.hits;
    return false;
  });
  return words;
}

bool mentions(DocumentStatus wall, std::string_view lower, std::string_view sign) {
  return stems_of(wall).any(lower, [sign](std::string_view found) { return sign.empty() || found == sign; });
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

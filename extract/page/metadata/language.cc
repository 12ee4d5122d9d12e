#include <algorithm>

#include "core/text/utf8.h"
#include "extract/page/metadata/metadata.h"

namespace pressmark {
namespace {

constexpr std::size_t kSampleBytes = 1000;  // the script shows in the first sentences

// "en_US" -> "en-US"; "" where it is no language tag.
std::string tag_of(std::string_view text) {
  std::string tag(trim(text.substr(0, text.find_first_of(",;"))));
  std::replace(tag.begin(), tag.end(), '_', '-');
  const std::size_t primary = std::min(tag.find('-'), tag.size());
  if (primary < 2 || primary > 3 || tag.size() > 12) return {};
  for (std::size_t i = 0; i < primary; ++i) tag[i] = static_cast<char>(tag[i] | 0x20);
  const bool plain = std::all_of(tag.begin(), tag.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  return plain ? tag : std::string();
}

struct ScriptShares {
  std::size_t letters = 0, han = 0, kana = 0, hangul = 0, cyrillic = 0, greek = 0, arabic = 0;
};

ScriptShares count_scripts(std::string_view text) {
  ScriptShares shares;
  for (std::size_t at = 0; at < std::min(text.size(), kSampleBytes);) {
    const char32_t c = next_code_point(text, at);
    if (!is_letter(c)) continue;
    ++shares.letters;
    if (c < 0x0370) continue;  // the Latin script
    if (c >= 0x3400 && c <= 0x9FFF) ++shares.han;
    if (c >= 0x3040 && c <= 0x30FF) ++shares.kana;
    if (c >= 0xAC00 && c <= 0xD7AF) ++shares.hangul;
    if (c >= 0x0400 && c <= 0x04FF) ++shares.cyrillic;
    if (c >= 0x0370 && c <= 0x03FF) ++shares.greek;
    if (c >= 0x0600 && c <= 0x06FF) ++shares.arabic;
  }
  return shares;
}

// The languages that a script admits; "" for the Latin script, which tells nothing.
std::string_view languages_of_script(const ScriptShares& shares) {
  const auto most = [&](std::size_t count) { return count * 2 > shares.letters; };
  if (shares.kana * 10 > shares.letters && most(shares.han + shares.kana)) return "ja";
  if (most(shares.hangul)) return "ko";
  if (most(shares.han)) return "zh yue ja";
  if (most(shares.cyrillic)) return "ru uk bg sr mk be kk mn ky tg";
  if (most(shares.greek)) return "el";
  if (most(shares.arabic)) return "ar fa ur ps ku ckb sd ug";
  return {};
}

bool admits(std::string_view languages, std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  for (std::size_t at = languages.find(primary); at != std::string_view::npos; at = languages.find(primary, at + 1)) {
    const std::size_t end = at + primary.size();
    if ((at == 0 || languages[at - 1] == ' ') && (end == languages.size() || languages[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

// The declared language, unless the script of the text rules it out: templates are often copied with the wrong one.
std::string choose_language(const PageFacts& facts) {
  const std::string_view possible = languages_of_script(count_scripts(facts.main.text));
  std::vector<std::string> declared = {tag_of(facts.head.language), tag_of(facts.data.article.language)};
  for (const std::string_view value : facts.head.values("language")) declared.push_back(tag_of(value));
  if (facts.outlet != nullptr) declared.push_back(facts.outlet->language);
  for (const std::string& tag : declared) {
    if (!tag.empty() && (possible.empty() || admits(possible, tag))) return tag;
  }
  return std::string(possible.substr(0, possible.find(' ')));
}

}  // namespace pressmark

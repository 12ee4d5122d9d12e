#include "extract/page/metadata/language.h"

#include <algorithm>
#include <array>

#include "core/text/utf8.h"
#include "extract/page/block_text.h"
#include "extract/text/detected_language.h"

namespace pressmark {
namespace {

constexpr std::size_t kSampleBytes = 1000;  // the script shows in the first sentences
constexpr std::size_t kShortLook = 200;     // bytes; enough where they agree with what is declared
constexpr std::size_t kLongLook = 4096;     // bytes
constexpr std::size_t kLeastPart = 10;      // percent; less is a title or a name in another language

// Bytes of letters, about ten words and twenty-five. Of passages of that length the detector tells 99.7 % and 99.95 %
// as it tells the whole text.
constexpr std::size_t kEnoughToTell = 60;
constexpr std::size_t kEnoughToRuleOut = 150;

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

// Other names of a language, and languages that a detector cannot tell apart in a few sentences.
struct Kin {
  std::string_view primary, family;
};
constexpr auto kKin = std::to_array<Kin>({{"nb", "no"},
                                          {"nn", "no"},
                                          {"in", "id"},
                                          {"ms", "id"},
                                          {"iw", "he"},
                                          {"ji", "yi"},
                                          {"jw", "jv"},
                                          {"fil", "tl"},
                                          {"bs", "sr"},
                                          {"hr", "sr"},
                                          {"sh", "sr"},
                                          {"gl", "es"},
                                          {"mo", "ro"},
                                          {"cmn", "zh"},
                                          {"yue", "zh"}});

std::string_view family_of(std::string_view tag) {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  const auto kin = std::find_if(kKin.begin(), kKin.end(), [&](const Kin& row) { return row.primary == primary; });
  return kin == kKin.end() ? primary : kin->family;
}

// The text as far as it is needed to check what is declared.
class Checker {
 public:
  explicit Checker(std::string_view text) : text_(text), possible_(languages_of_script(count_scripts(text))) {}

  // "" for `declared`: nothing is.
  void read(std::string_view declared) {
    if (!declared.empty() && script_admits(declared)) {
      found_ = detect_language(prefix_of(text_, kShortLook));
      if (text_.size() <= kShortLook || family_of(found_.tag) == family_of(declared)) return;
    }
    found_ = detect_language(prefix_of(text_, kLongLook));
  }

  [[nodiscard]] bool rules_out(std::string_view declared) const {
    if (!script_admits(declared)) return true;
    if (found_.tag.empty() || found_.letters < kEnoughToRuleOut) return false;
    return is_detectable_language(family_of(declared)) && !names(declared);
  }

  // Of a text of which nothing is declared that holds.
  [[nodiscard]] std::string tell() const {
    if (found_.tag.empty() || found_.letters < kEnoughToTell)
      return std::string(possible_.substr(0, possible_.find(' ')));
    return found_.tag;
  }

 private:
  [[nodiscard]] bool script_admits(std::string_view declared) const {
    return possible_.empty() || admits(possible_, declared);
  }

  [[nodiscard]] bool names(std::string_view declared) const {
    return std::any_of(found_.parts.begin(), found_.parts.end(), [&](const DetectedLanguage::Part& part) {
      return part.percent >= kLeastPart && family_of(part.tag) == family_of(declared);
    });
  }

  std::string_view text_;
  std::string_view possible_;  // what the script admits; "" for any
  DetectedLanguage found_;
};

// The first declared language that the text does not rule out: templates are often copied with the wrong one.
LanguageChoice choose(std::vector<std::string> declared, std::string_view text) {
  std::erase(declared, "");
  Checker checker(text);
  checker.read(declared.empty() ? std::string_view() : declared.front());
  LanguageChoice choice;
  for (const std::string& tag : declared) {
    if (!checker.rules_out(tag)) {
      choice.tag = tag;
      return choice;
    }
    if (choice.ruled_out.empty()) choice.ruled_out = tag;
  }
  choice.tag = checker.tell();
  choice.from_text = true;
  return choice;
}

}  // namespace

void LanguageChoice::warn(std::vector<Warning>& warnings) const {
  if (ruled_out.empty()) return;
  warnings.push_back({"language_disagrees", "declared is " + ruled_out + ", the text is in " + tag});
}

LanguageChoice choose_language(const PageHead& head, const LinkedData& data, const Outlet* outlet,
                               std::string_view text) {
  std::vector<std::string> declared = {tag_of(head.language), tag_of(data.article.language)};
  for (const std::string_view value : head.values("language")) declared.push_back(tag_of(value));
  if (outlet != nullptr) declared.push_back(outlet->language);
  return choose(std::move(declared), text);
}

LanguageChoice choose_language(const Outlet* outlet, std::string_view text) {
  return choose({outlet == nullptr ? std::string() : outlet->language}, text);
}

}  // namespace pressmark

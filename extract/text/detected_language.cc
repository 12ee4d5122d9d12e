// The only file that knows the Compact Language Detector.
#include "extract/text/detected_language.h"

#include <algorithm>
#include <cstdio>  // the next header uses FILE

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace pressmark {
namespace {

// What the detector's tables hold. A text in another language comes out as a neighbour of it: Occitan as Catalan.
constexpr auto kDetectable = std::to_array<std::string_view>(
    {"af", "ar", "az", "be", "bg",  "bh", "bn", "bs", "ca", "ceb", "chr", "cs", "cy",  "da",  "de", "dv", "el",
     "en", "es", "et", "eu", "fa",  "fi", "fr", "ga", "gd", "gl",  "gu",  "he", "hi",  "hmn", "hr", "ht", "hu",
     "hy", "id", "is", "it", "iu",  "ja", "jv", "ka", "km", "kn",  "ko",  "lg", "lif", "lo",  "lt", "lv", "mk",
     "ml", "mr", "ms", "mt", "ne",  "nl", "no", "or", "pa", "pl",  "pt",  "ro", "ru",  "rw",  "si", "sk", "sl",
     "sq", "sr", "sv", "sw", "syr", "ta", "te", "th", "tl", "tr",  "uk",  "ur", "vi",  "yi",  "zh"});

// The detector has codes of its own for some languages.
std::string_view tag_of(CLD2::Language language) {
  const std::string_view code = CLD2::LanguageCode(language);
  if (code == "zh") return "zh-Hans";
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  return code == "un" || code.starts_with("xx") ? std::string_view() : code;
}

}  // namespace

DetectedLanguage detect_language(std::string_view text) {
  constexpr CLD2::CLDHints kNoHints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int letters = 0;
  int valid = 0;
  bool is_sure = false;
  const auto detect = [&](std::size_t bytes) {
    return CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(bytes), true, &kNoHints, 0,
                                                   languages.data(), percents.data(), scores.data(), nullptr, &letters,
                                                   &is_sure, &valid);
  };
  detect(text.size());
  if (static_cast<std::size_t>(valid) < text.size()) detect(static_cast<std::size_t>(valid));
  DetectedLanguage found;
  found.letters = static_cast<std::size_t>(letters);
  for (std::size_t i = 0; i < languages.size(); ++i) {
    found.parts[i] = {tag_of(languages[i]), static_cast<std::size_t>(percents[i])};
  }
  // Not what the detector returns: that is seldom English, which it takes for the words around a page's text.
  if (is_sure) found.tag = found.parts[0].tag;
  return found;
}

bool is_detectable_language(std::string_view primary) {
  return std::find(kDetectable.begin(), kDetectable.end(), primary) != kDetectable.end();
}

}  // namespace pressmark

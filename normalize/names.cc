#include "normalize/names.h"

#include <array>

#include "core/text/utf8.h"

namespace pressmark {
namespace {

// U+0027, U+2019, U+02BC and U+FF07, which all stand for the apostrophe.
constexpr std::array<std::string_view, 4> kApostrophes{"'", "\xE2\x80\x99", "\xCA\xBC", "\xEF\xBC\x87"};

bool drop_end(std::string& text, std::string_view end) {
  if (text.size() <= end.size() || !text.ends_with(end)) return false;
  text.resize(text.size() - end.size());
  return true;
}

bool ends_in_s(std::string_view text) {
  return text.ends_with('s') || text.ends_with('S');
}

}  // namespace

std::string normal_name(std::string_view words) {
  return to_nfc(collapse_white_space(words));
}

std::string normal_owner(std::string_view words) {
  std::string name = normal_name(words);
  for (const std::string_view apostrophe : kApostrophes) {
    if (drop_end(name, std::string(apostrophe) + "s") || drop_end(name, std::string(apostrophe) + "S")) break;
    std::string plural = name;
    if (drop_end(plural, apostrophe) && ends_in_s(plural)) return plural;
  }
  return name;
}

}  // namespace pressmark

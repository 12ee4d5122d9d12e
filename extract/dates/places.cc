#include "extract/dates/places.h"

#include <algorithm>
#include <iterator>

#include "generated/date_places.h"

namespace pressmark::dates {
namespace {

constexpr std::size_t kLongestPlace = 40;

constexpr char lowered(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool same_letters(std::string_view lower, std::string_view word) {
  return std::equal(lower.begin(), lower.end(), word.begin(), word.end(),
                    [](char a, char b) { return a == lowered(b); });
}

bool has_lower_case(std::string_view words) {
  return std::any_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::string_view zone_of_place(std::string_view place) {
  if (place.size() > kLongestPlace) return {};
  const auto* found = std::find_if(std::begin(lexicon::kDatePlaces), std::end(lexicon::kDatePlaces),
                                   [&](const auto& row) { return same_letters(row.place, place); });
  return found == std::end(lexicon::kDatePlaces) ? std::string_view{} : found->zone;
}

std::string_view zone_of_dateline(std::string_view paragraph) {
  const std::string_view head = paragraph.substr(0, kLongestPlace);
  const std::size_t stop = head.find_first_of(",(-\xE2");
  if (stop == std::string_view::npos) return {};
  std::string_view place = head.substr(0, stop);
  while (!place.empty() && place.back() == ' ') place.remove_suffix(1);
  return place.empty() || has_lower_case(place) ? std::string_view{} : zone_of_place(place);
}

}  // namespace pressmark::dates

#include "extract/page/parts/numbered_address.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "core/text/utf8.h"
#include "core/url/url.h"
#include "generated/page_number_words.h"

namespace pressmark {
namespace {

constexpr std::size_t kMostDigits = 3;  // four are a year
constexpr std::string_view kSigns = "/_-.,";

bool is_number_word(std::string_view word, std::string_view place) {
  const std::string lower = to_lower(word);
  return std::any_of(std::begin(lexicon::kPageNumberWords), std::end(lexicon::kPageNumberWords),
                     [&](const auto& row) { return row.place == place && row.word == lower; });
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::optional<std::uint32_t> number_in(std::string_view digits) {
  std::uint32_t number = 0;
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

// An address without scheme, fragment and tracking parameters. Views into `text`.
struct AddressKey {
  std::string text;
  std::size_t path_end = 0;

  [[nodiscard]] std::string_view path() const { return std::string_view(text).substr(0, path_end); }
  [[nodiscard]] std::string_view query() const {
    return path_end < text.size() ? std::string_view(text).substr(path_end + 1) : std::string_view();
  }
};

AddressKey key_for(std::string_view address) {
  AddressKey key;
  key.text = canonical_key(address);
  const std::size_t scheme = key.text.find("://");
  if (scheme != std::string::npos) key.text.erase(0, scheme + 3);
  key.path_end = std::min(key.text.find('?'), key.text.size());
  return key;
}

std::string_view without_last_signs(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

// "/story.html" -> "/story": a dot and up to six letters at the end.
std::string_view without_extension(std::string_view path) {
  constexpr std::size_t kLongest = 6;
  std::size_t at = path.size();
  while (at > 0 && is_ascii_letter(path[at - 1])) --at;
  const bool is_extension = at > 0 && path[at - 1] == '.' && at < path.size() && path.size() - at <= kLongest;
  return is_extension ? path.substr(0, at - 1) : path;
}

// "_2", "/page/2", "-p2": what a later page has behind the name of the first.
std::optional<std::uint32_t> number_of_suffix(std::string_view suffix) {
  const std::size_t word = std::min(suffix.find_first_not_of(kSigns), suffix.size());
  if (word == 0) return std::nullopt;
  std::size_t end = word;
  while (end < suffix.size() && is_ascii_letter(suffix[end])) ++end;
  if (end > word && !is_number_word(suffix.substr(word, end - word), "path")) return std::nullopt;
  const std::size_t digits = std::min(suffix.find_first_not_of(kSigns, end), suffix.size());
  return number_in(suffix.substr(digits));
}

std::optional<std::uint32_t> number_of_path(std::string_view later, std::string_view first) {
  const std::string_view whole = without_last_signs(first);
  if (whole.find('/') == std::string_view::npos) return std::nullopt;  // the root of a site
  for (const std::string_view base : {whole, without_extension(whole)}) {
    if (!later.starts_with(base)) continue;
    const std::string_view suffix = without_extension(without_last_signs(later.substr(base.size())));
    // "/slug-2" beside "/slug" is how blogs name another article of the same title.
    const bool other_slug = base == without_extension(base) && base.size() == whole.size() && suffix.starts_with('-') &&
                            suffix.find_first_not_of("-0123456789") == std::string_view::npos;
    if (other_slug) continue;
    if (const auto number = number_of_suffix(suffix)) return number;
  }
  return std::nullopt;
}

// "story-p2" -> "story", "2" -> "", "story" and "story-2021" as they are.
std::string_view without_number(std::string_view name) {
  const std::size_t before = name.find_last_not_of("0123456789") + 1;  // 0: it is all digits
  const std::size_t digits = name.size() - before;
  if (digits == 0 || digits > kMostDigits) return name;
  if (before == 0) return {};
  name = name.substr(0, name.find_last_not_of(kSigns, before - 1) + 1);
  const std::size_t word = name.find_last_of(kSigns);
  const bool is_word = word != std::string_view::npos && is_number_word(name.substr(word + 1), "path");
  return is_word ? name.substr(0, name.find_last_not_of(kSigns, word) + 1) : name;
}

// The parameters of a query but for the one that numbers a page, whose number is put out.
std::vector<std::string_view> other_parameters(std::string_view query, std::optional<std::uint32_t>& number) {
  std::vector<std::string_view> others;
  while (!query.empty()) {
    const std::string_view parameter = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    const std::size_t equals = std::min(parameter.find('='), parameter.size());
    std::optional<std::uint32_t> found;
    if (!number && is_number_word(parameter.substr(0, equals), "query") && equals < parameter.size()) {
      found = number_in(parameter.substr(equals + 1));
    }
    if (found) {
      number = found;
    } else {
      others.push_back(parameter);
    }
  }
  return others;
}

}  // namespace

std::optional<std::uint32_t> page_number_of(std::string_view later, std::string_view first) {
  const AddressKey of_later = key_for(later);
  const AddressKey of_first = key_for(first);
  if (of_later.text.empty() || of_first.text.empty()) return std::nullopt;
  std::optional<std::uint32_t> number;
  std::optional<std::uint32_t> first_number;
  const auto others = other_parameters(of_later.query(), number);
  const auto first_others = other_parameters(of_first.query(), first_number);
  if (first_number.value_or(1) > 1) return std::nullopt;
  if (without_last_signs(of_later.path()) == without_last_signs(of_first.path())) {
    const bool is_root = without_last_signs(of_first.path()).find('/') == std::string_view::npos;
    return others == first_others && !(is_root && others.empty()) ? number : std::nullopt;
  }
  if (of_later.query() != of_first.query()) return std::nullopt;
  return number_of_path(of_later.path(), of_first.path());
}

std::string name_in_addresses(std::string_view path) {
  constexpr std::size_t kLeast = 3;  // bytes; shorter names stand in every address
  while (!path.empty()) {
    path = without_last_signs(path);
    const std::size_t slash = path.rfind('/');
    const std::string_view name = without_number(without_extension(path.substr(slash + 1)));
    if (name.find('%') != std::string_view::npos) return {};
    if (name.size() >= kLeast && !is_number_word(name, "path")) return std::string(name);
    path = path.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
  return {};
}

}  // namespace pressmark

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

std::string_view without_last_slashes(std::string_view path) {
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
  // "/part/2" is a page, "-part-2" the next article of a series.
  const bool is_step = suffix.substr(0, word).find_first_not_of('/') == std::string_view::npos;
  const std::string_view name = suffix.substr(word, end - word);
  if (!name.empty() && !is_number_word(name, "path") && !(is_step && is_number_word(name, "step"))) return std::nullopt;
  const std::size_t digits = std::min(suffix.find_first_not_of(kSigns, end), suffix.size());
  return number_in(suffix.substr(digits));
}

std::optional<std::uint32_t> number_of_path(std::string_view later, std::string_view first) {
  const std::string_view whole = without_last_slashes(first);
  if (whole.find('/') == std::string_view::npos) return std::nullopt;  // the root of a site
  for (const std::string_view base : {whole, without_extension(whole)}) {
    if (!later.starts_with(base)) continue;
    const std::string_view suffix = without_extension(without_last_slashes(later.substr(base.size())));
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

// A query's parameters, but for the one that numbers a page.
struct NumberedQuery {
  std::vector<std::string_view> others;
  std::string_view name;  // of the one that numbers it
  std::optional<std::uint32_t> number;
};

NumberedQuery read_query(std::string_view query) {
  NumberedQuery out;
  while (!query.empty()) {
    const std::string_view parameter = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    const std::size_t equals = std::min(parameter.find('='), parameter.size());
    std::optional<std::uint32_t> found;
    if (!out.number && is_number_word(parameter.substr(0, equals), "query") && equals < parameter.size()) {
      found = number_in(parameter.substr(equals + 1));
    }
    if (found) {
      out.number = found;
      out.name = parameter.substr(0, equals);
    } else {
      out.others.push_back(parameter);
    }
  }
  return out;
}

}  // namespace

AddressKey::AddressKey(std::string_view address) {
  if (address.size() > kMostAddressBytes) return;
  text = canonical_key(address);
  const std::size_t scheme = text.find("://");
  if (scheme != std::string::npos) text.erase(0, scheme + 3);
  path_end = std::min(text.find('?'), text.size());
}

std::optional<std::uint32_t> page_number_of(std::string_view later, std::string_view first) {
  return page_number_of(AddressKey(later), AddressKey(first));
}

std::optional<std::uint32_t> page_number_of(const AddressKey& of_later, const AddressKey& of_first) {
  if (of_later.text.empty() || of_first.text.empty()) return std::nullopt;
  const NumberedQuery later = read_query(of_later.query());
  const NumberedQuery first = read_query(of_first.query());
  // "?p=1" may be the first article of a site and "?p=2" its second; "?page=1" is a page.
  constexpr std::size_t kLeastWord = 3;
  if (first.number && (*first.number > 1 || first.name.size() < kLeastWord)) return std::nullopt;
  if (without_last_slashes(of_later.path()) == without_last_slashes(of_first.path())) {
    const bool is_root = without_last_slashes(of_first.path()).find('/') == std::string_view::npos;
    return later.others == first.others && !(is_root && later.others.empty()) ? later.number : std::nullopt;
  }
  if (of_later.query() != of_first.query()) return std::nullopt;
  return number_of_path(of_later.path(), of_first.path());
}

std::string name_in_addresses(std::string_view path) {
  constexpr std::size_t kLeast = 3;  // bytes; shorter names stand in every address
  while (!path.empty()) {
    path = without_last_slashes(path);
    const std::size_t slash = path.rfind('/');
    const std::string_view name = without_number(without_extension(path.substr(slash + 1)));
    if (name.find('%') != std::string_view::npos) return {};
    if (name.size() >= kLeast && !is_number_word(name, "path") && !is_number_word(name, "step"))
      return std::string(name);
    path = path.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
  return {};
}

}  // namespace pressmark

// Addresses of the pages of one article: each later one is the first one with a number.
//
//   page_number_of("https://news.example/story_2.html", "https://news.example/story.html")    // 2
//   page_number_of("https://news.example/story?page=3", "https://news.example/story")         // 3
//   page_number_of("https://news.example/other_2.html", "https://news.example/story.html")    // empty
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pressmark {

constexpr std::size_t kMostAddressBytes = 2048;  // longer ones number no pages

// An address as they are compared: without scheme, fragment and tracking parameters. Empty where it is longer than
// kMostAddressBytes or no address of the web.
struct AddressKey {
  explicit AddressKey(std::string_view address);

  [[nodiscard]] std::string_view path() const { return std::string_view(text).substr(0, path_end); }
  [[nodiscard]] std::string_view query() const {
    return path_end < text.size() ? std::string_view(text).substr(path_end + 1) : std::string_view();
  }

  std::string text;
  std::size_t path_end = 0;
};

// The number that `later` adds to the address `first`: a parameter of its query, a last step of its path, or behind the
// name of its file (lexicon/page_number_words.tsv). Host, the rest of the path and of the query are the same; scheme,
// fragment and tracking parameters do not matter. Up to three digits; some sites count the second page as 1. Empty
// where it is no such address, or `first` is the root of a site.
[[nodiscard]] std::optional<std::uint32_t> page_number_of(const AddressKey& later, const AddressKey& first);
[[nodiscard]] std::optional<std::uint32_t> page_number_of(std::string_view later, std::string_view first);

// What the addresses of all pages of an article hold: the name of its file or folder, without numbers. "" where it has
// none, or where pages may write it in more ways than one.
[[nodiscard]] std::string name_in_addresses(std::string_view path);

}  // namespace pressmark

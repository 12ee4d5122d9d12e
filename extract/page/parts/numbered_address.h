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

// The number that `later` adds to the address `first`: a parameter of its query, a last step of its path, or behind the
// name of its file (lexicon/page_number_words.tsv). Host, the rest of the path and of the query are the same; scheme,
// fragment and tracking parameters do not matter. Up to three digits; some sites count the second page as 1. Empty
// where it is no such address, or `first` is the root of a site.
[[nodiscard]] std::optional<std::uint32_t> page_number_of(std::string_view later, std::string_view first);

// What the addresses of all pages of an article hold: the name of its file or folder, without numbers. "" where it has
// none, or where pages may write it in more ways than one.
[[nodiscard]] std::string name_in_addresses(std::string_view path);

}  // namespace pressmark

// The other pages of an article that goes on over several, as its page links to them.
//
//   PageLinks links = find_page_links(document, cut, head, "https://news.example/story.html");
//   links.later[0]        // {2, "https://news.example/story_2.html"}
//
// Two things are asked of a link: that it says so (rel=next, a number, words such as "next page":
// lexicon/page_number_words.tsv, page_turn_words.tsv), and that its address is the page's own with a number
// (numbered_address.h). So neither the next article nor a page that shows everything at once is taken for a part.
#pragma once

#include <string_view>

#include "core/article.h"
#include "core/page.h"
#include "extract/page/block.h"
#include "extract/page/document.h"
#include "extract/page/metadata/page_head.h"

namespace pressmark {

// `url` is the page's address; where it is "" the canonical one counts alone. Linear in the page, and at most
// kMostPageLinks links are looked at.
[[nodiscard]] PageLinks find_page_links(const Document& document, const BlockCut& cut, const PageHead& head,
                                        std::string_view url);
inline constexpr std::size_t kMostPageLinks = 64;

// The same of a page's bytes, for those who need nothing else of it.
[[nodiscard]] PageLinks find_page_links(const Page& page);

// "Next", "Page 2", "< 1": what the words of a link say. Number 0: they name none.
enum class PageTurn { kNone, kNumber, kNext, kPrevious };
struct LinkWords {
  PageTurn turn = PageTurn::kNone;
  std::uint32_t number = 0;
};
[[nodiscard]] LinkWords read_link_words(std::string_view words);

}  // namespace pressmark

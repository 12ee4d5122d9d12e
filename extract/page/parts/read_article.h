// An article with all its pages: the first one is given, the others are asked for.
//
//   ArticleText article = read_article(page, outlet, {}, [&](const std::string& url) { return archive.find(url); });
//   article.pages     // where each page's text stands; empty where there is one only
//
// A further page is joined where it says itself that it belongs there: it links back to the first one, or names the
// same canonical address, or has the same title. What is missing is said in a warning, and the article kept as far as
// it goes.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/article.h"
#include "core/outlets/outlet.h"
#include "core/page.h"
#include "extract/page/read_page.h"

namespace pressmark {

inline constexpr std::uint32_t kMostPages = 20;  // of one article; nobody turns further

// The page at an address; empty where it cannot be had.
using PageLoader = std::function<std::optional<Page>(const std::string& url)>;

// As read_page(); of an article with further pages these are loaded in their order, at most kMostPages in all. Without
// a loader none is. Warnings: "missing_page", "later_page" (the page given is not the first), "too_many_pages".
[[nodiscard]] ArticleText read_article(const Page& first, const Outlet* outlet, const ReadOptions& options,
                                       const PageLoader& load);

// The pages as they are given, in this order, whatever they say; at least one. A page without a text is told in a
// warning.
[[nodiscard]] ArticleText read_pages(const std::vector<Page>& pages, const Outlet* outlet, const ReadOptions& options);

}  // namespace pressmark

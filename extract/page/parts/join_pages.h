// The text of an article from its pages.
//
//   PageJoiner joiner(std::move(first), page);
//   if (joiner.add(std::move(second), second_page)) ...
//   ArticleText whole = joiner.finish();
//
// What stands on each page (title, standfirst, byline, an intro, a note about the author) comes once: at the head of a
// page it is left out, at its end it moves with the text's end. Metadata and status are the first page's.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "core/article.h"
#include "core/page.h"

namespace pressmark {

class PageJoiner {
 public:
  PageJoiner(ArticleText first, const Page& page);

  // The next page. False where it has no block that the pages before do not have: then nothing is changed.
  bool add(const ArticleText& next, const Page& page);
  // The whole; the first page as it was where nothing was added to it.
  [[nodiscard]] ArticleText finish();

 private:
  struct Item {
    BlockKind kind;
    bool aside;  // kept out of the text
    std::string text;
    std::size_t page;
  };

  void append(const std::vector<Item>& items);
  [[nodiscard]] bool is_known(const Item& item) const { return known_.count(item.text) > 0; }
  [[nodiscard]] static std::vector<Item> items_of(const ArticleText& article, std::size_t page);
  [[nodiscard]] std::size_t common_end(const std::vector<Item>& items) const;
  void build();

  ArticleText article_;
  std::vector<Item> items_;
  std::vector<ArticlePage> pages_;
  std::unordered_set<std::string> known_;  // texts of all pages so far
};

}  // namespace pressmark

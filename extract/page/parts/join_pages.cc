#include "extract/page/parts/join_pages.h"

#include <algorithm>

namespace pressmark {
namespace {

constexpr std::size_t kLeastCopyBytes = 60;  // amid a page shorter lines repeat by chance

// Warnings about the text; those about metadata are the first page's alone.
bool is_about_text(const Warning& warning) {
  return warning.code == "replaced_characters" || warning.code.starts_with("body_from_");
}

ArticlePage described(const Page& page, const ArticleText& article) {
  ArticlePage out{page.url, page.source, {}};
  if (!article.charset.empty()) out.source.charset = article.charset;
  return out;
}

}  // namespace

PageJoiner::PageJoiner(ArticleText first, const Page& page) : article_(std::move(first)) {
  pages_.push_back(described(page, article_));
  append(items_of(article_, 0));
  known_.insert(article_.metadata.title);
  known_.insert(article_.metadata.description);
}

std::vector<PageJoiner::Item> PageJoiner::items_of(const ArticleText& article, std::size_t page) {
  std::vector<Item> items;
  std::size_t aside = 0;
  for (std::size_t k = 0; k <= article.blocks.size(); ++k) {
    for (; aside < article.asides.size() && article.asides[aside].before <= k; ++aside)
      items.push_back({article.asides[aside].kind, true, article.asides[aside].text, page});
    if (k == article.blocks.size()) break;
    const Block& block = article.blocks[k];
    items.push_back({block.kind, false, std::string(block.span.of(article.text)), page});
  }
  return items;
}

void PageJoiner::append(const std::vector<Item>& items) {
  for (const Item& item : items) {
    known_.insert(item.text);
    items_.push_back(item);
  }
}

// How many items at the end of the text stand at the end of this page too. The page before keeps one of its text.
std::size_t PageJoiner::common_end(const std::vector<Item>& items) const {
  const std::size_t last_page = pages_.size() - 1;
  auto left = std::count_if(items_.begin(), items_.end(),
                            [&](const Item& item) { return item.page == last_page && !item.aside; });
  std::size_t count = 0;
  while (count < items.size() && count < items_.size()) {
    const Item& before = items_[items_.size() - 1 - count];
    if (before.page != last_page || before.text != items[items.size() - 1 - count].text) break;
    if (!before.aside && --left == 0) break;
    ++count;
  }
  return count;
}

bool PageJoiner::add(const ArticleText& next, const Page& page) {
  const std::vector<Item> items = items_of(next, pages_.size());
  const bool news =
      std::any_of(items.begin(), items.end(), [&](const Item& item) { return !item.aside && !is_known(item); });
  if (!news) return false;
  const std::size_t end = common_end(items);
  std::vector<Item> kept;
  bool at_head = true;
  for (std::size_t k = 0; k < items.size(); ++k) {
    const bool known = is_known(items[k]);
    at_head = at_head && (known || items[k].aside);
    const bool at_end = k + end >= items.size();
    const bool copy = known && (at_head || items[k].aside || items[k].text.size() >= kLeastCopyBytes);
    if (at_end || !copy) kept.push_back(items[k]);
  }
  items_.resize(items_.size() - end);
  append(kept);
  pages_.push_back(described(page, next));
  for (const Warning& warning : next.warnings) {
    if (is_about_text(warning))
      article_.warnings.push_back({warning.code, "page " + std::to_string(pages_.size()) + ": " + warning.message});
  }
  return true;
}

void PageJoiner::build() {
  article_.text.clear(), article_.blocks.clear(), article_.asides.clear(), article_.runs.clear();
  for (const Item& item : items_) {
    if (item.aside) {
      article_.asides.push_back({item.kind, item.text, article_.blocks.size()});
      continue;
    }
    if (!article_.blocks.empty()) article_.text.push_back('\n');
    const auto start = static_cast<std::uint32_t>(article_.text.size());
    article_.text += item.text;
    const auto end = static_cast<std::uint32_t>(article_.text.size());
    article_.blocks.push_back({item.kind, {start, end}});
    Span& span = pages_[item.page].span;
    if (span.end == 0) span.start = start;
    span.end = end;
  }
}

ArticleText PageJoiner::finish() {
  if (pages_.size() == 1) return std::move(article_);
  build();
  article_.pages = std::move(pages_);
  return std::move(article_);
}

}  // namespace pressmark

#include "extract/page/parts/read_article.h"

#include <algorithm>

#include "core/text/utf8.h"
#include "core/url/url.h"
#include "extract/page/parts/join_pages.h"

namespace pressmark {
namespace {

constexpr std::size_t kLeastTitle = 12;  // bytes; shorter ones are alike by chance

// Letters only, lower case: "The jury, page 2" and "The jury" begin alike.
std::string letters_of(std::string_view title) {
  std::string letters;
  for (std::size_t at = 0; at < title.size();) {
    const char32_t c = next_code_point(title, at);
    if (is_letter(c)) append_utf8(letters, c);
  }
  return to_lower(letters);
}

bool is_same_title(std::string_view a, std::string_view b) {
  const std::string first = letters_of(a);
  const std::string second = letters_of(b);
  if (first.size() < kLeastTitle || second.size() < kLeastTitle) return false;
  return first.starts_with(second) || second.starts_with(first);
}

bool is_same_address(std::string_view a, std::string_view b) {
  const std::string key = canonical_key(a);
  return !key.empty() && key == canonical_key(b);
}

Warning missing(std::uint32_t number, const std::string& url, const std::string& why) {
  return {"missing_page", "page " + std::to_string(number) + " of the article, " + url + ", " + why};
}

class ArticleReader {
 public:
  ArticleReader(const Page& first, const Outlet* outlet, const ReadOptions& options)
      : page_(first), outlet_(outlet), options_(options), article_(read_page(first, outlet, options)) {}

  ArticleText run(const PageLoader& load) {
    if (!article_.links.first.empty()) {
      article_.warnings.push_back({"later_page", "this is page " + std::to_string(article_.links.number) +
                                                     " of the article " + article_.links.first});
    }
    if (article_.status != DocumentStatus::kOk || article_.links.later.empty() || !article_.links.first.empty())
      return std::move(article_);
    learn(article_.links);
    title_ = article_.metadata.title, canonical_ = article_.metadata.canonical_url;
    PageJoiner joiner(std::move(article_), page_);
    std::uint32_t number = 2;
    while (number <= kMostPages && add(number, load, joiner)) ++number;
    if (number > kMostPages && !url_of(number).empty()) {
      warnings_.push_back({"too_many_pages", "only the first " + std::to_string(kMostPages) + " pages are read"});
    }
    ArticleText whole = joiner.finish();
    whole.warnings.insert(whole.warnings.end(), warnings_.begin(), warnings_.end());
    return whole;
  }

 private:
  // Joins a page; false where the article ends before it.
  bool add(std::uint32_t number, const PageLoader& load, PageJoiner& joiner) {
    const std::string url = url_of(number);
    if (url.empty()) return false;
    const std::optional<Page> page = load ? load(url) : std::nullopt;
    if (!page) {
      warnings_.push_back(missing(number, url, "is not at hand"));
      return false;
    }
    const ArticleText next = read_page(*page, outlet_, options_);
    if (next.status != DocumentStatus::kOk) {
      warnings_.push_back(missing(number, url, std::string("has no text: ") + name_of(next.status)));
      return false;
    }
    if (!is_of_article(next) || !joiner.add(next, *page)) return false;
    learn(next.links);
    return true;
  }

  [[nodiscard]] bool is_of_article(const ArticleText& next) const {
    const Metadata& about = next.metadata;
    return is_same_address(next.links.first, page_.url) || is_same_address(next.links.first, canonical_) ||
           is_same_address(about.canonical_url, page_.url) || is_same_address(about.canonical_url, canonical_) ||
           is_same_title(about.title, title_);
  }

  // What an earlier page says counts.
  void learn(const PageLinks& links) {
    for (const PageLink& link : links.later) {
      if (link.number <= kMostPages + 1 && url_of(link.number).empty()) known_.push_back(link);
    }
  }

  [[nodiscard]] std::string url_of(std::uint32_t number) const {
    for (const PageLink& link : known_) {
      if (link.number == number) return link.url;
    }
    return {};
  }

  const Page& page_;
  const Outlet* outlet_;
  const ReadOptions& options_;
  ArticleText article_;
  std::string title_, canonical_;
  std::vector<PageLink> known_;
  std::vector<Warning> warnings_;
};

}  // namespace

ArticleText read_article(const Page& first, const Outlet* outlet, const ReadOptions& options, const PageLoader& load) {
  return ArticleReader(first, outlet, options).run(load);
}

ArticleText read_pages(const std::vector<Page>& pages, const Outlet* outlet, const ReadOptions& options) {
  PageJoiner joiner(read_page(pages.front(), outlet, options), pages.front());
  std::vector<Warning> warnings;
  for (std::size_t k = 1; k < pages.size(); ++k) {
    const ArticleText next = read_page(pages[k], outlet, options);
    const std::string& name = pages[k].url.empty() ? pages[k].source.file : pages[k].url;
    if (next.status != DocumentStatus::kOk)
      warnings.push_back(
          missing(static_cast<std::uint32_t>(k) + 1, name, std::string("has no text: ") + name_of(next.status)));
    else
      (void)joiner.add(next, pages[k]);
  }
  ArticleText whole = joiner.finish();
  whole.warnings.insert(whole.warnings.end(), warnings.begin(), warnings.end());
  return whole;
}

}  // namespace pressmark

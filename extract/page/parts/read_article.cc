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

enum class Titles { kAlike, kShort, kOther };

Titles compare_titles(std::string_view a, std::string_view b) {
  const std::string first = letters_of(a);
  const std::string second = letters_of(b);
  if (!first.starts_with(second) && !second.starts_with(first)) return Titles::kOther;
  return std::min(first.size(), second.size()) < kLeastTitle ? Titles::kShort : Titles::kAlike;
}

bool is_same_address(std::string_view a, std::string_view b) {
  const std::string key = canonical_key(a);
  return !key.empty() && key == canonical_key(b);
}

Warning missing(std::uint32_t number, const std::string& url, const std::string& why) {
  return {"missing_page", "page " + std::to_string(number) + " of the article, " + url + ", " + why};
}

std::string why_no_text(const ArticleText& article) {
  return std::string("has no text: ") + name_of(article.status);
}

const std::string& address_or_file(const Page& page) {
  return page.url.empty() ? page.source.file : page.url;
}

bool is_from_script(const ArticleText& article) {
  return std::any_of(article.warnings.begin(), article.warnings.end(),
                     [](const Warning& warning) { return warning.code.starts_with("body_from_"); });
}

// Of a first page without a text: the later ones have it, and the article is none the less one.
void take_text_of_later(const Page& first, ArticleText& whole) {
  const auto is_of_status = [](const Warning& warning) {
    return warning.code == "no_text" || warning.code == "needs_scripts";
  };
  whole.warnings.erase(std::remove_if(whole.warnings.begin(), whole.warnings.end(), is_of_status),
                       whole.warnings.end());
  whole.warnings.push_back(missing(1, address_or_file(first), why_no_text(whole)));
  whole.status = DocumentStatus::kOk;
  whole.error.reset();
}

class ArticleReader {
 public:
  ArticleReader(const Page& first, const Outlet* outlet, const ReadOptions& options)
      : page_(first), outlet_(outlet), options_(options), article_(read_page(first, outlet, options)) {
    options_.script_bodies = ScriptBodies::kOff;
  }

  ArticleText run(const PageLoader& load) {
    if (!article_.links.first.empty()) {
      article_.warnings.push_back({"later_page", "this is page " + std::to_string(article_.links.number) +
                                                     " of the article " + article_.links.first});
    }
    if (article_.status != DocumentStatus::kOk || article_.links.later.empty() || !article_.links.first.empty())
      return std::move(article_);
    learn(article_.links);
    if (is_from_script(article_)) {
      const PageLink& next = known_.front();
      article_.warnings.push_back(missing(next.number, next.url, "is not asked for: a script holds the text"));
      return std::move(article_);
    }
    title_ = article_.metadata.title, canonical_ = article_.metadata.canonical_url;
    read_.push_back(canonical_key(page_.url));
    PageJoiner joiner(std::move(article_), page_);
    std::uint32_t number = 2;
    while (number <= kMostPages && add(number, load, joiner)) ++number;
    if (number > kMostPages && !url_of(number).empty()) {
      warnings_.push_back({"too_many_pages", "only the first " + std::to_string(kMostPages) + " pages are read"});
    }
    ArticleText whole = joiner.finish();
    whole.warnings.insert(whole.warnings.end(), warnings_.begin(), warnings_.end());
    whole.other_articles = std::move(others_);
    return whole;
  }

 private:
  // Joins a page; false where the article ends before it.
  bool add(std::uint32_t number, const PageLoader& load, PageJoiner& joiner) {
    const std::string url = url_of(number);
    if (url.empty()) return tell_gap(number);
    const std::optional<Page> page = load ? load(url) : std::nullopt;
    if (!page) return refuse(number, "is not at hand");
    const std::string& site = page_.url.empty() ? canonical_ : page_.url;
    if (!site.empty() && !page->url.empty() && !is_same_site(page->url, site))
      return refuse(number, "leads to another site: " + page->url);
    const std::string key = canonical_key(page->url);
    if (!key.empty() && std::count(read_.begin(), read_.end(), key) > 0)
      return refuse(number, "leads back to " + page->url);
    read_.push_back(key);
    const ArticleText next = read_page(*page, outlet_, options_);
    if (next.status != DocumentStatus::kOk) return refuse(number, why_no_text(next));
    if (!is_of_article(next, *page)) {
      others_.push_back(url);
      return refuse(number, "is another article");
    }
    if (!joiner.add(next, *page)) return false;
    learn(next.links);
    return true;
  }

  // Where a later page is known, this one is lacking.
  bool tell_gap(std::uint32_t number) {
    if (std::any_of(known_.begin(), known_.end(), [&](const PageLink& link) { return link.number > number; })) {
      warnings_.push_back(
          {"missing_page", "page " + std::to_string(number) + " of the article has no link, though later pages do"});
    }
    return false;
  }

  bool refuse(std::uint32_t number, const std::string& why) {
    warnings_.push_back(missing(number, url_of(number), why));
    return false;
  }

  // A page that names itself and has a title of its own is another article, whatever it links to.
  [[nodiscard]] bool is_of_article(const ArticleText& next, const Page& page) const {
    const Metadata& about = next.metadata;
    const Titles titles = compare_titles(about.title, title_);
    if (titles == Titles::kOther && is_same_address(about.canonical_url, page.url)) return false;
    return is_same_address(next.links.first, page_.url) || is_same_address(next.links.first, canonical_) ||
           is_same_address(about.canonical_url, page_.url) || is_same_address(about.canonical_url, canonical_) ||
           titles == Titles::kAlike;
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
  ReadOptions options_;  // of further pages
  ArticleText article_;
  std::string title_, canonical_;
  std::vector<std::string> read_;    // keys of the addresses of the pages read
  std::vector<std::string> others_;  // addresses of what is no page of it
  std::vector<PageLink> known_;
  std::vector<Warning> warnings_;
};

}  // namespace

ArticleText read_article(const Page& first, const Outlet* outlet, const ReadOptions& options, const PageLoader& load) {
  return ArticleReader(first, outlet, options).run(load);
}

ArticleText read_pages(const std::vector<Page>& pages, const Outlet* outlet, const ReadOptions& options) {
  ReadOptions further = options;
  further.script_bodies = ScriptBodies::kOff;
  PageJoiner joiner(read_page(pages.front(), outlet, options), pages.front());
  std::vector<Warning> warnings;
  for (std::size_t k = 1; k < pages.size(); ++k) {
    const ArticleText next = read_page(pages[k], outlet, further);
    if (next.status != DocumentStatus::kOk)
      warnings.push_back(missing(static_cast<std::uint32_t>(k) + 1, address_or_file(pages[k]), why_no_text(next)));
    else
      (void)joiner.add(next, pages[k]);
  }
  ArticleText whole = joiner.finish();
  if (whole.status != DocumentStatus::kOk && !whole.pages.empty()) take_text_of_later(pages.front(), whole);
  whole.warnings.insert(whole.warnings.end(), warnings.begin(), warnings.end());
  return whole;
}

}  // namespace pressmark

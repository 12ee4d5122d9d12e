#include "extract/page/no_article.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/text/utf8.h"
#include "core/url/percent.h"
#include "core/url/url.h"
#include "extract/page/page_classes.h"
#include "extract/page/page_shape.h"
#include "extract/page/wall_signs.h"
#include "generated/page_kind_signs.h"

namespace pressmark {
namespace {

constexpr std::uint32_t kShortPageWords = 120;
constexpr std::uint32_t kTeaserWords = 300;      // of a page of teasers that were taken for a text
constexpr std::uint32_t kTeaserBytes = 280;      // of the longest teasers, some forty words
constexpr std::uint32_t kLongTeaserBytes = 360;  // on front pages of those who like to write
constexpr std::uint32_t kFewProseWords = 60;
constexpr std::uint32_t kLinkedLines = 4;    // headlines that lead elsewhere; fewer stand beside any article
constexpr std::uint32_t kFrontTeasers = 2;   // of them among the text, on a page at the root of its site
constexpr std::uint32_t kFrontHeadings = 3;  // and of headings, however long the teasers are
constexpr std::size_t kContactSigns = 4;     // of seven
constexpr std::uint32_t kContactWords = 400;
constexpr std::uint32_t kWordsAContact = 12;  // or fewer: an imprint speaks of little else
constexpr std::uint32_t kTableLines = 6;
constexpr std::uint32_t kLineWords = 25;   // a line of description
constexpr std::uint32_t kShownWords = 25;  // that are no links: more than a footer has

class ArticleJudge {
 public:
  explicit ArticleJudge(const StatusSigns& signs) : signs_(signs), url_(Url::parse(signs.url)) {
    if (!url_) return;
    path_ = to_lower(percent_decoded(url_->path())) + "/";
    const std::string_view last = std::string_view(path_).substr(0, path_.find_last_not_of('/') + 1);
    page_ = last.substr(last.rfind('/') + 1);
    page_ = page_.substr(0, page_.find('.'));
    if (url_->query()) query_ = "&" + to_lower(*url_->query());
  }

  [[nodiscard]] NoArticle judge() const {
    const MainText& main = signs_.main;
    if (main.words >= kContactWords && !is_front_page()) return NoArticle::kNo;
    const PageShape shape = shape_of(signs_.document, signs_.cut, main);
    if (tells_an_article(signs_, shape)) return NoArticle::kNo;
    if (is_front_page() && !has_prose(main, kLongTeaserBytes) && holds_teasers(shape)) return NoArticle::kSurely;
    if (is_page_of_the_site() || is_headed_list(shape)) return NoArticle::kSurely;
    if (main.words >= kTeaserWords) return NoArticle::kNo;
    if (is_other(shape) || is_list(shape)) return NoArticle::kSurely;
    return says_little(shape) ? NoArticle::kLikely : NoArticle::kNo;
  }

  // Next to no text on a page that says that it is a film or a gallery, and of which day.
  [[nodiscard]] bool is_player() const { return signs_.main.words < kLineWords && declares("type", "og"); }

  // The articles that it declares stand elsewhere.
  [[nodiscard]] bool lists_articles() const {
    if (signs_.data.articles < kFrontHeadings || !url_) return false;
    const std::optional<Url> article = Url::parse(signs_.data.article.url);
    return article && article->path() != url_->path();
  }

 private:
  // "/about-us", "/newsletters/"; an imprint under any other address.
  [[nodiscard]] bool is_page_of_the_site() const {
    if (signs_.main.words >= kContactWords) return false;
    if (leads_to("page") || is_named()) return true;
    if (!signs_.day.empty()) return false;
    const WallWords contact = wall_words(DocumentStatus::kNotArticle, to_lower(signs_.main.text));
    return contact.signs.size() >= kContactSigns && contact.hits * kWordsAContact >= signs_.main.words;
  }

  // "Contact us | Coast Daily"
  [[nodiscard]] bool is_named() const {
    const std::string title = to_lower(signs_.title);
    return std::any_of(std::begin(lexicon::kPageKindSigns), std::end(lexicon::kPageKindSigns),
                       [&](const auto& row) { return row.place == "name" && title == row.sign; });
  }

  // Under an address of lists: headings that lead elsewhere, whatever stands below them.
  [[nodiscard]] bool is_headed_list(const PageShape& shape) const {
    const bool among =
        shape.linked_headings >= kFrontHeadings && shape.linked_headings * 3 >= signs_.main.blocks.size();
    const bool below = shape.page_headings >= kFrontHeadings && signs_.main.words < kShortPageWords;
    if (signs_.main.words >= kContactWords || (!among && (!below || is_front_page()))) return false;
    return leads_to("path") || declares("type", "og") || body_says(signs_.document, DocumentStatus::kNotArticle);
  }

  // It says so, or its address does.
  [[nodiscard]] bool is_other(const PageShape& shape) const {
    const MainText& main = signs_.main;
    const bool listed = shape.linked_lines >= kLinkedLines;
    if (declares("type", "og") && (listed || main.words < kShortPageWords)) return true;
    if (main.text.empty()) return is_other_without_text(shape);
    if (has_prose(main, kTeaserBytes)) return false;
    if (body_says(signs_.document, DocumentStatus::kNotArticle) && listed) return true;
    if (leads_to("path") && (listed || main.words < kFewProseWords)) return true;
    return (leads_to("part") || declares("part type", "part og")) && (main.words < kFewProseWords || is_table(shape));
  }

  // What stands there was taken for no text.
  [[nodiscard]] bool is_other_without_text(const PageShape& shape) const {
    if (shape.linked_lines >= kLinkedLines || leads_to("path") || leads_to("part")) return true;
    if (signs_.head.value("type") == "article") return false;
    return declares("part type", "part og") || shape.linked_lines + 1 >= kLinkedLines ||
           shape.page_links >= kLinkedLines || (shape.unlinked_words >= kShownWords && !is_front_page());
  }

  // Of links to headlines, whatever it says of itself.
  [[nodiscard]] bool is_list(const PageShape& shape) const {
    const MainText& main = signs_.main;
    if (shape.link_bytes * 2 > shape.bytes && shape.bytes > kTeaserBytes) return true;
    if (shape.led_lines >= kFrontHeadings && shape.led_lines * 2 >= shape.lines) return true;
    if (has_prose(main, kTeaserBytes)) return false;
    const bool all_led = shape.linked_among >= main.blocks.size();
    if (all_led && shape.linked_lines >= (is_front_page() ? 2 : 3) && (is_front_page() || shape.linked_among > 1))
      return true;
    if (is_front_page() && shape.linked_lines >= kLinkedLines && shape.linked_among >= kFrontTeasers) return true;
    return shape.linked_among >= kLinkedLines && shape.linked_among * 2 >= main.blocks.size();
  }

  // A line or two beside something that is no text, or a table, and no day.
  [[nodiscard]] bool says_little(const PageShape& shape) const {
    const MainText& main = signs_.main;
    if (!signs_.day.empty() || signs_.head.value("type") == "article" || has_prose(main, kTeaserBytes)) return false;
    if (is_front_page())
      return main.words < kLineWords && shape.linked_among > 0 && shape.linked_lines + 1 >= kLinkedLines;
    if (is_table(shape)) return true;
    return main.words < kFewProseWords &&
           (shape.linked_lines >= kLinkedLines || has_short_address() || signs_.head.value("type") == "website");
  }

  // "/letters", "/play/": an article's address has a number or says more.
  [[nodiscard]] bool has_short_address() const {
    constexpr std::size_t kMostHyphens = 1;
    if (!url_ || page_.empty() || !query_.empty()) return false;
    const bool numbered = page_.find_first_of("0123456789") != std::string::npos;
    const auto hyphens = static_cast<std::size_t>(std::count(page_.begin(), page_.end(), '-'));
    return !numbered && hyphens <= kMostHyphens && path_.rfind(page_) == 1;
  }

  // Lines that are no sentences.
  [[nodiscard]] static bool is_table(const PageShape& shape) {
    return shape.lines >= kTableLines && shape.sentences * 6 < shape.lines;
  }

  // A node or an og:type that says so.
  [[nodiscard]] bool declares(std::string_view type_place, std::string_view og_place) const {
    const std::string type = to_lower(signs_.head.value("type"));
    const auto& types = signs_.data.other_types;
    return std::any_of(std::begin(lexicon::kPageKindSigns), std::end(lexicon::kPageKindSigns), [&](const auto& row) {
      if (row.place == og_place) return type.starts_with(row.sign);
      return row.place == type_place && std::find(types.begin(), types.end(), row.sign) != types.end();
    });
  }

  // "/", "/en/", "/index.html"
  [[nodiscard]] bool is_front_page() const {
    if (!url_ || url_->query()) return false;
    std::string_view path = url_->path();
    while (!path.empty() && path.back() == '/') path.remove_suffix(1);
    constexpr std::size_t kEdition = 3;  // "/en"
    return path.size() <= kEdition || path.starts_with("/index.");
  }

  // "path": "/tag/bridge", "/search?q=bridge"; "page": "/about-us", "/imprint.html"; "part": "/weather/york"
  [[nodiscard]] bool leads_to(std::string_view place) const {
    return std::any_of(std::begin(lexicon::kPageKindSigns), std::end(lexicon::kPageKindSigns), [&](const auto& row) {
      if (row.place == "query")
        return place == "path" && query_.find("&" + std::string(row.sign) + "=") != std::string::npos;
      const bool last = place == "page" && page_ == row.sign;
      if (last && (row.place == "page" || (row.place == "path" && !page_.empty()))) return true;
      if (place == "page" || row.place != place) return false;
      return path_.find("/" + std::string(row.sign) + "/") != std::string::npos;
    });
  }

  [[nodiscard]] bool holds_teasers(const PageShape& shape) const {
    const std::size_t all = signs_.main.blocks.size();
    return (shape.linked_headings >= kFrontHeadings && shape.linked_headings * 2 >= all) ||
           (shape.mostly_linked >= kLinkedLines && shape.mostly_linked * 2 >= all);
  }

  const StatusSigns& signs_;
  std::optional<Url> url_;
  std::string path_;   // lower case, a slash behind it
  std::string page_;   // its last directory or file, without ".html"
  std::string query_;  // lower case, "&" before it
};

}  // namespace

bool has_prose(const MainText& main, std::uint32_t bytes) {
  return std::any_of(main.blocks.begin(), main.blocks.end(),
                     [bytes](const Block& block) { return block.span.size() > bytes; });
}

bool tells_an_article(const StatusSigns& signs, const PageShape& shape) {
  constexpr std::uint32_t kFewestWords = 80;
  const MainText& main = signs.main;
  const bool declared =
      signs.data.has_article || !signs.head.value("published").empty() || signs.head.value("type") == "article";
  const bool alone = shape.linked_among * 4 <= main.blocks.size() && shape.led_lines * 2 <= shape.lines;
  if (main.words < kFewestWords || !(declared || (!signs.day.empty() && alone))) return false;
  return shape.sentences > 2 && shape.sentences * 3 >= shape.lines * 2;
}

NoArticle judge_article(const StatusSigns& signs) {
  const ArticleJudge judge(signs);
  if (signs.data.has_article && !judge.lists_articles()) return NoArticle::kNo;
  if (signs.head.value("published").empty()) return judge.judge();
  return judge.is_player() ? NoArticle::kSurely : NoArticle::kNo;
}

}  // namespace pressmark

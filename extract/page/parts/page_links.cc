#include "extract/page/parts/page_links.h"

#include <algorithm>

#include "core/text/charset.h"
#include "core/text/utf8.h"
#include "core/url/url.h"
#include "extract/page/parts/numbered_address.h"
#include "generated/page_number_words.h"
#include "generated/page_turn_words.h"

namespace pressmark {
namespace {

constexpr std::size_t kMostWordBytes = 48;  // of a link that turns pages; the longest of the table has 37
constexpr NodeIndex kMostNodesInside = 6;   // an icon and a word in two elements

struct Candidate {
  LinkWords words;
  std::string url;
};

bool is_sign(char32_t c) {
  return !is_letter(c) && !is_digit(c);
}

// Words and numbers parted by single blanks, in lower case; signs left out.
std::string plain_words(std::string_view text) {
  std::string plain;
  bool gap = false;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool border = is_digit(c) != is_digit(before) && before != 0;
    before = is_sign(c) ? 0 : c;
    if (is_sign(c)) {
      gap = true;
      continue;
    }
    if ((gap || border) && !plain.empty()) plain.push_back(' ');
    gap = false;
    append_utf8(plain, c);
  }
  return to_lower(plain);
}

// The text of a link, where it is short enough to turn pages.
std::string short_text(const Document& document, NodeIndex link) {
  const std::vector<Node>& nodes = document.nodes();
  std::string text;
  if (nodes[link].end - link > kMostNodesInside) return text;
  for (NodeIndex i = link + 1; i < nodes[link].end; ++i) {
    if (nodes[i].tag != Tag::kText) continue;
    if (text.size() + nodes[i].source.size() > kMostWordBytes) return {};
    document.append_text(i, text);
  }
  return text;
}

class LinkReader {
 public:
  LinkReader(const Document& document, const PageHead& head, std::string_view url)
      : document_(document), base_(Url::parse(url)) {
    if (!head.base.empty()) base_ = Url::parse(head.base, base_ ? &*base_ : nullptr);
    if (base_) own_.emplace_back(url);
    if (head.canonical.empty()) return;
    const std::optional<Url> canonical = Url::parse(head.canonical, base_ ? &*base_ : nullptr);
    if (!canonical || !canonical->is_http()) return;
    if (own_.empty() || own_.front() != canonical->href()) own_.push_back(canonical->href());
    if (!base_) base_ = canonical;
  }

  PageLinks read() {
    if (!base_) return {};
    name_ = common_name();
    read_head();
    read_links();
    find_first();
    for (const Candidate& candidate : candidates_) take(candidate);
    std::sort(links_.later.begin(), links_.later.end(),
              [](const PageLink& a, const PageLink& b) { return a.number < b.number; });
    return std::move(links_);
  }

 private:
  // What all addresses of the article's pages hold; "" where its own do not agree.
  [[nodiscard]] std::string common_name() const {
    std::string name;
    for (const std::string& own : own_) {
      const std::optional<Url> url = Url::parse(own);
      const std::string found = url ? name_in_addresses(url->path()) : std::string();
      if (!name.empty() && found != name) return {};
      name = found;
    }
    return name;
  }

  // Whether the address that a start tag holds may be one of the article's: cheap, for every link of the page is asked.
  [[nodiscard]] bool may_be_page(std::string_view tag) const {
    constexpr std::string_view kHref = "href=";
    constexpr std::size_t kUsual = 3;  // "<a href="
    if (tag.size() < kUsual) return false;
    const std::size_t href = tag.substr(kUsual).starts_with(kHref) ? kUsual : tag.find(kHref);
    if (href == std::string_view::npos) return tag.find("HREF=") != std::string_view::npos;
    const std::string_view value = tag.substr(std::min(href + kHref.size() + 1, tag.size()));
    if (value.starts_with('/') || value.starts_with("http")) return value.find(name_) != std::string_view::npos;
    return !value.starts_with('#') && !value.starts_with("javascript:") && !value.starts_with("mailto:");
  }

  void read_head() {
    for (const SideTag& tag : document_.side_tags()) {
      const std::string_view source = tag.source.of(document_.source());
      if (tag.tag != Tag::kLink ||
          (source.find("next") == std::string_view::npos && source.find("prev") == std::string_view::npos)) {
        continue;
      }
      const std::string rel = to_lower(document_.attribute(tag, "rel").value_or(""));
      if (rel == "next") add({PageTurn::kNext}, document_.attribute(tag, "href"));
      if (rel == "prev" || rel == "previous") add({PageTurn::kPrevious}, document_.attribute(tag, "href"));
    }
  }

  void read_links() {
    const std::vector<Node>& nodes = document_.nodes();
    for (NodeIndex i = 0; i < nodes.size() && candidates_.size() < kMostPageLinks; ++i) {
      if (nodes[i].tag != Tag::kA || !may_be_page(nodes[i].source.of(document_.source()))) continue;
      LinkWords words;
      const std::string text = short_text(document_, i);
      if (!text.empty()) words = read_link_words(text);
      if (words.turn == PageTurn::kNone && has_rel_next(i)) words.turn = PageTurn::kNext;
      if (words.turn != PageTurn::kNone) add(words, document_.attribute(i, "href"));
    }
  }

  [[nodiscard]] bool has_rel_next(NodeIndex link) const {
    const std::string_view tag = document_.nodes()[link].source.of(document_.source());
    if (tag.find("next") == std::string_view::npos) return false;
    return to_lower(document_.attribute(link, "rel").value_or("")) == "next";
  }

  void add(LinkWords words, const std::optional<std::string>& href) {
    if (!href || href->empty() || href->starts_with('#') || candidates_.size() >= kMostPageLinks) return;
    const std::optional<Url> url = Url::parse(*href, &*base_);
    if (url && url->is_http()) candidates_.push_back({words, url->href()});
  }

  // Of a later page: the address that its own is a number of.
  void find_first() {
    for (const std::string& own : own_) {
      for (const std::string& canonical : own_) find_first(own, canonical);
      for (const Candidate& candidate : candidates_) {
        const bool back = candidate.words.turn == PageTurn::kPrevious || candidate.words.number == 1;
        if (back) find_first(own, candidate.url);
      }
    }
    if (!links_.first.empty()) own_.assign(1, links_.first);
  }

  void find_first(const std::string& own, const std::string& first) {
    if (!links_.first.empty() || own == first) return;
    const std::optional<std::uint32_t> number = page_number_of(own, first);
    if (!number || (*number <= 1 && !counts_from_zero(first))) return;
    links_.first = first;
    links_.number = *number + (counts_from_zero(first) ? 1 : 0);
  }

  // Whether links say a number that is one more than that of their address.
  [[nodiscard]] bool counts_from_zero(const std::string& first) const {
    return std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
      return candidate.words.number > 1 && page_number_of(candidate.url, first) == candidate.words.number - 1;
    });
  }

  void take(const Candidate& candidate) {
    if (candidate.words.turn == PageTurn::kPrevious) return;
    std::optional<std::uint32_t> stated;
    for (const std::string& own : own_) {
      if (!stated) stated = page_number_of(candidate.url, own);
    }
    if (!stated) return;
    std::uint32_t number = candidate.words.number;
    if (candidate.words.turn == PageTurn::kNext) number = links_.number + 1;
    if (number <= links_.number || (*stated != number && *stated + 1 != number)) return;
    const bool known = std::any_of(links_.later.begin(), links_.later.end(),
                                   [&](const PageLink& link) { return link.number == number; });
    if (!known) links_.later.push_back({number, candidate.url});
  }

  const Document& document_;
  std::optional<Url> base_;
  std::vector<std::string> own_;  // the page's addresses; of a later page, the first one's
  std::string name_;              // of the file or folder, in all of them
  std::vector<Candidate> candidates_;
  PageLinks links_;
};

}  // namespace

LinkWords read_link_words(std::string_view words) {
  if (words.size() > kMostWordBytes) return {};
  const std::string plain = plain_words(words);
  for (const auto& row : lexicon::kPageTurnWords) {
    if (row.words == plain) return {row.turn == "next" ? PageTurn::kNext : PageTurn::kPrevious};
  }
  std::string others;
  std::uint32_t number = 0;
  for (std::size_t from = 0; from < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', from), plain.size());
    const std::string word = plain.substr(from, end - from);
    from = end + 1;
    if (!is_digit(static_cast<unsigned char>(word.front()))) {
      others += (others.empty() ? "" : " ") + word;
    } else if (number != 0 || word.size() > 3) {
      return {};
    } else {
      for (const char c : word) number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
  }
  const auto is_word = [&](const auto& row) { return row.place == "text" && row.word == others; };
  const bool plain_number = others.empty() || std::any_of(std::begin(lexicon::kPageNumberWords),
                                                          std::end(lexicon::kPageNumberWords), is_word);
  if (number == 0 || !plain_number) return {};
  return {PageTurn::kNumber, number};
}

PageLinks find_page_links(const Document& document, const PageHead& head, std::string_view url) {
  return LinkReader(document, head, url).read();
}

PageLinks find_page_links(const Page& page) {
  if (page.source.kind == SourceKind::kText) return {};
  Result<DecodedText> decoded = decode_in_place({page.bytes, page.content_type, true});
  if (!decoded) return {};
  const Result<Document> document = parse_html(decoded->view(page.bytes), ParseLimits{});
  if (!document) return {};
  return find_page_links(*document, read_page_head(*document), page.url);
}

}  // namespace pressmark

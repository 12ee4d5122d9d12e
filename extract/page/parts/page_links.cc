#include "extract/page/parts/page_links.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "core/text/charset.h"
#include "core/text/utf8.h"
#include "core/url/url.h"
#include "extract/page/parts/numbered_address.h"
#include "extract/page/skeleton_scan.h"
#include "generated/page_number_words.h"
#include "generated/page_turn_words.h"

namespace pressmark {
namespace {

constexpr std::size_t kMostWordBytes = 48;  // of a link that turns pages; the longest of the table has 37
constexpr NodeIndex kMostNodesInside = 6;   // an icon and a word in two elements

// An address, and how it is compared: worked out once.
struct Address {
  explicit Address(std::string address) : url(std::move(address)), key(url) {}
  std::string url;
  AddressKey key;
};

struct Candidate {
  LinkWords words;
  Address address;
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

// What words in ASCII have in common however they are written: the first letter and the number of all.
struct WordShape {
  std::size_t first = 0;    // "a" is 0
  std::size_t letters = 0;  // at most kMostWordBytes
};

WordShape shape_of(std::string_view text) {
  WordShape shape;
  for (const char c : text) {
    if (!is_letter(static_cast<unsigned char>(c)) || c < 0) continue;
    if (shape.letters++ == 0) shape.first = static_cast<std::size_t>(c | 0x20) - 'a';
  }
  return shape;
}

// False for nearly all links: words in ASCII, no number among them, of another shape than all words of the table.
bool may_turn(std::string_view text) {
  static const auto kShapes = [] {
    std::array<std::uint64_t, 26> shapes{};  // a bit for each number of letters
    for (const auto& row : lexicon::kPageTurnWords) {
      const WordShape shape = shape_of(row.words);
      shapes[shape.first] |= std::uint64_t{1} << shape.letters;
    }
    return shapes;
  }();
  for (const char c : text) {
    if (c < 0 || c == '&' || is_digit(static_cast<unsigned char>(c))) return true;
  }
  const WordShape shape = shape_of(text);
  return (kShapes[shape.first] >> shape.letters & 1U) != 0;
}

// The text of a link, where it is short enough to turn pages and may do so; else "".
void short_text(const Document& document, NodeIndex link, std::string& text) {
  const std::vector<Node>& nodes = document.nodes();
  text.clear();
  if (nodes[link].end - link > kMostNodesInside) return;
  std::size_t pieces = 0;
  std::size_t bytes = 0;
  std::string_view last;
  for (NodeIndex i = link + 1; i < nodes[link].end; ++i) {
    if (nodes[i].tag != Tag::kText) continue;
    ++pieces;
    last = nodes[i].source.of(document.source());
    bytes += last.size();
  }
  if (pieces == 0 || bytes > kMostWordBytes || (pieces == 1 && !may_turn(last))) return;
  for (NodeIndex i = link + 1; i < nodes[link].end; ++i) {
    if (nodes[i].tag == Tag::kText) document.append_text(i, text);
  }
}

// As BlockCut::links, without cutting the page.
std::vector<CutLink> links_of(const Document& document) {
  std::vector<CutLink> links;
  for (NodeIndex i = 0; i < document.nodes().size(); ++i) {
    const Node& node = document.nodes()[i];
    if (node.tag != Tag::kA) continue;
    for (AttributeReader attribute(node.source.of(document.source())); attribute.next();) {
      if (!equals_ignoring_case(attribute.name(), "href")) continue;
      links.push_back({i, document.span_of(attribute.value())});
      break;
    }
  }
  return links;
}

class LinkReader {
 public:
  LinkReader(const Document& document, const std::vector<CutLink>& links, const PageHead& head, std::string_view url)
      : document_(document), page_links_(links) {
    if (url.size() <= kMostAddressBytes) base_ = Url::parse(url);
    if (base_) own_.emplace_back(std::string(url));
    if (!head.base.empty() && head.base.size() <= kMostAddressBytes)
      base_ = Url::parse(head.base, base_ ? &*base_ : nullptr);
    add_canonical(head.canonical);
    if (!base_ && !own_.empty()) base_ = Url::parse(own_.front().url);
  }

  PageLinks read() {
    if (!base_ || own_.empty()) return {};
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
  // Another site's address may not say which pages are asked for.
  void add_canonical(const std::string& href) {
    if (href.empty() || href.size() > kMostAddressBytes) return;
    const std::optional<Url> canonical = Url::parse(href, base_ ? &*base_ : nullptr);
    if (!canonical || !canonical->is_http()) return;
    const std::string address = canonical->href();
    if (!own_.empty() && (own_.front().url == address || !is_same_site(own_.front().url, address))) return;
    canonical_ = address;
    own_.emplace_back(address);
  }

  // What all addresses of the article's pages hold; "" where its own do not agree.
  [[nodiscard]] std::string common_name() const {
    std::string name;
    for (const Address& own : own_) {
      const std::optional<Url> url = Url::parse(own.url);
      std::string found = url ? name_in_addresses(url->path()) : std::string();
      if (found.empty() || (!name.empty() && found != name)) return {};
      name = std::move(found);
    }
    return name;
  }

  // Whether the address that a link holds may be one of the article's: cheap, for every link of the page is asked.
  [[nodiscard]] bool may_be_page(std::string_view href) const {
    if (href.starts_with('/') || href.starts_with("http")) return href.find(name_) != std::string_view::npos;
    return !href.starts_with('#') && !href.starts_with("javascript:") && !href.starts_with("mailto:");
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
    std::string text;
    for (const CutLink& link : page_links_) {
      if (candidates_.size() >= kMostPageLinks) return;
      if (!may_be_page(link.address.of(document_.source()))) continue;
      short_text(document_, link.element, text);
      LinkWords words = text.empty() ? LinkWords() : read_link_words(text);
      if (words.turn == PageTurn::kNone && has_rel_next(link.element)) words.turn = PageTurn::kNext;
      if (words.turn != PageTurn::kNone) add(words, document_.attribute(link.element, "href"));
    }
  }

  [[nodiscard]] bool has_rel_next(NodeIndex link) const {
    const std::string_view tag = document_.nodes()[link].source.of(document_.source());
    if (tag.find("next") == std::string_view::npos) return false;
    return to_lower(document_.attribute(link, "rel").value_or("")) == "next";
  }

  void add(LinkWords words, const std::optional<std::string>& href) {
    if (!href || href->empty() || href->starts_with('#') || candidates_.size() >= kMostPageLinks) return;
    if (href->size() > kMostAddressBytes) return;
    const std::optional<Url> url = Url::parse(*href, &*base_);
    if (url && url->is_http()) candidates_.push_back({words, Address(url->href())});
  }

  // Of a later page: the address that its own is a number of.
  void find_first() {
    for (const Address& own : own_) {
      for (const Address& canonical : own_) find_first(own, canonical);
      for (const Candidate& candidate : candidates_) {
        const bool back = candidate.words.turn == PageTurn::kPrevious || candidate.words.number == 1;
        if (back) find_first(own, candidate.address);
      }
    }
    if (!links_.first.empty()) own_.assign(1, Address(links_.first));
  }

  void find_first(const Address& own, const Address& first) {
    if (!links_.first.empty() || own.url == first.url) return;
    const std::optional<std::uint32_t> number = page_number_of(own.key, first.key);
    if (!number) return;
    const bool from_zero = counts_from_zero(first);
    const bool second = *number == 1 && (from_zero || leads_back_to(first));
    if (*number <= 1 && !second) return;
    links_.first = first.url;
    links_.number = *number + (from_zero || second ? 1 : 0);
  }

  // "?page=1" of a site that counts from zero where no higher number says so: behind the canonical address.
  [[nodiscard]] bool leads_back_to(const Address& first) const {
    return first.url == canonical_ && std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& link) {
             if (link.words.turn != PageTurn::kPrevious) return false;
             return link.address.key.text == first.key.text || page_number_of(link.address.key, first.key) == 0U;
           });
  }

  // Whether links say a number that is one more than that of their address.
  [[nodiscard]] bool counts_from_zero(const Address& first) {
    const auto [entry, is_new] = from_zero_.try_emplace(first.key.text, false);
    if (is_new) {
      entry->second = std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
        return candidate.words.number > 1 &&
               page_number_of(candidate.address.key, first.key) == candidate.words.number - 1;
      });
    }
    return entry->second;
  }

  void take(const Candidate& candidate) {
    if (candidate.words.turn == PageTurn::kPrevious) return;
    std::optional<std::uint32_t> stated;
    for (const Address& own : own_) {
      if (!stated) stated = page_number_of(candidate.address.key, own.key);
    }
    if (!stated) return;
    std::uint32_t number = candidate.words.number;
    if (candidate.words.turn == PageTurn::kNext) number = links_.number + 1;
    if (number <= links_.number || (*stated != number && *stated + 1 != number)) return;
    const bool known = std::any_of(links_.later.begin(), links_.later.end(),
                                   [&](const PageLink& link) { return link.number == number; });
    if (!known) links_.later.push_back({number, candidate.address.url});
  }

  const Document& document_;
  const std::vector<CutLink>& page_links_;
  std::optional<Url> base_;
  std::vector<Address> own_;  // the page's addresses; of a later page, the first one's
  std::string canonical_;     // as the page declares it, where that is another one of its site
  std::string name_;          // of the file or folder, in all of them
  std::vector<Candidate> candidates_;
  std::unordered_map<std::string, bool> from_zero_;  // by key of the first page
  PageLinks links_;
};

}  // namespace

LinkWords read_link_words(std::string_view words) {
  if (words.size() > kMostWordBytes || !may_turn(words)) return {};
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

PageLinks find_page_links(const Document& document, const BlockCut& cut, const PageHead& head, std::string_view url) {
  return LinkReader(document, cut.links, head, url).read();
}

PageLinks find_page_links(const Page& page) {
  if (page.source.kind == SourceKind::kText) return {};
  Result<DecodedText> decoded = decode_in_place({page.bytes, page.content_type, true});
  if (!decoded) return {};
  const Result<Document> document = parse_html(decoded->view(page.bytes), ParseLimits{});
  if (!document) return {};
  return LinkReader(*document, links_of(*document), read_page_head(*document), page.url).read();
}

}  // namespace pressmark

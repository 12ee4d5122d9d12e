#include <algorithm>
#include <array>
#include <span>

#include "core/text/utf8.h"
#include "extract/page/metadata/author_list.h"
#include "extract/page/metadata/author_signs.h"
#include "extract/page/metadata/byline_words.h"
#include "extract/page/metadata/metadata.h"
#include "extract/page/metadata/names.h"
#include "extract/page/selectors.h"

namespace pressmark {
namespace {

constexpr std::uint32_t kBlocksBefore = 6;        // of the headline
constexpr std::uint32_t kBlocksAfter = 3;         // of the text's first block
constexpr std::size_t kLongestByline = 200;       // bytes; longer blocks are prose
constexpr NodeIndex kLongestAuthorElement = 24;   // nodes; more is a box about the author, not a name
constexpr std::uint32_t kMostLabelledWords = 16;  // of a line that names its author in the middle
constexpr std::uint32_t kMostBlocks = 8000;       // of a page, searched for its only byline
constexpr std::uint32_t kMostNameWords = 4;       // of a line that is a name and nothing else
constexpr std::uint32_t kBlocksBehind = 6;        // the text

class AuthorFinder {
 public:
  explicit AuthorFinder(const PageFacts& facts)
      : facts_(facts), list_(facts), head_(head_blocks(facts, kBlocksBefore, kBlocksAfter)) {}

  std::vector<std::string> run() {
    ask(kDeclared);
    std::vector<std::string> handles;
    if (are_handles(list_.names())) handles = list_.release();
    ask(kVisible);
    if (!handles.empty() && are_handles(list_.names())) list_.replace(std::move(handles));
    ask(kLast);
    return list_.release();
  }

  std::vector<AuthorSource> run_each() {
    std::vector<AuthorSource> all;
    for (const std::span<const Step> steps :
         {std::span<const Step>(kDeclared), std::span<const Step>(kVisible), std::span<const Step>(kLast)}) {
      for (const Step& step : steps) {
        list_.clear();
        (this->*step.read)();
        if (!list_.empty()) all.push_back({step.source, list_.release()});
      }
    }
    return all;
  }

 private:
  struct Step {
    std::string_view source;
    void (AuthorFinder::*read)();
  };
  static const std::array<Step, 4> kDeclared;
  static const std::array<Step, 8> kVisible;
  static const std::array<Step, 8> kLast;

  // The first step that gives a name wins.
  void ask(std::span<const Step> steps) {
    for (const Step& step : steps) {
      if (!list_.empty()) return;
      (this->*step.read)();
    }
  }

  void from_signed_elements() { from_elements(head_, declares_author); }
  void from_named_elements() { from_elements(head_, is_called_author); }
  void from_bylines() { from_blocks(head_); }
  // "11.12.2019 - Jane Doe" or "Jane Doe | 11.12.2019" between the headline and the text.
  void from_dated_lines() {
    if (facts_.main.title_block == kNoBlock) return;
    for (std::uint32_t k = facts_.main.title_block + 1; k < head_.to && list_.empty(); ++k) {
      const CutBlock& block = facts_.cut.blocks[k];
      if (block.digits == 0 || block.words > kMostDatedWords) continue;
      const std::string_view text = block.text.of(facts_.cut.text);
      take_lone_name(name_before_date(text));
      const std::string_view name = behind_date(text);
      const bool wide = text.size() > name.size() && is_wide(trim(name));  // capitals tell nothing there
      if (name.size() < text.size() && !wide) list_.take(name, NameTest::kCapitals);
    }
  }
  // A line between the headline and the text that is a name and nothing else, next to one that is a date.
  void from_lines_by_dates() {
    if (facts_.main.title_block == kNoBlock) return;
    for (std::uint32_t k = facts_.main.title_block + 1; k < head_.to && list_.empty(); ++k) {
      const CutBlock& block = facts_.cut.blocks[k];
      const bool short_line = block.words > 1 && block.words <= kMostNameWords && block.digits == 0;
      if (short_line && (is_date_line(facts_, k - 1) || is_date_line(facts_, k + 1)))
        take_lone_name(block.text.of(facts_.cut.text));
    }
  }
  // Not the section or a tag of the page, and not in a script whose names look like all other words.
  void take_lone_name(std::string_view text) {
    if (!is_lone_name(text) || names_topic(facts_, text) || is_wide(trim(text))) return;
    list_.take(text, NameTest::kCapitals);
  }
  // All lines of the page that say "Written by", or such a label and the line behind it, name the same one.
  void from_only_byline() {
    const auto count = std::min(static_cast<std::uint32_t>(facts_.cut.blocks.size()), kMostBlocks);
    for (std::uint32_t k = 0; k < count && list_.names().size() < 2; ++k) {
      const CutBlock& block = facts_.cut.blocks[k];
      const std::string_view text = block.text.of(facts_.cut.text);
      if (block.words > kMostLabelledWords || block.text.size() > kLongestByline) continue;
      if (opens_plain_byline(text)) list_.take(text, NameTest::kCapitals);
      if (is_byline_label(text) && k + 1 < count && facts_.cut.blocks[k + 1].words <= kMostLabelledWords)
        list_.take(facts_.cut.blocks[k + 1].text.of(facts_.cut.text), NameTest::kCapitals);
    }
    if (list_.names().size() > 1) list_.clear();
  }
  // All elements of the page that are called an author's name the same one.
  void from_only_element() { from_only(is_called_author); }
  void from_only_link() { from_only(links_author); }
  void from_only(ElementTest says) {
    const auto blocks = static_cast<std::uint32_t>(facts_.cut.blocks.size());
    from_elements({0, blocks}, says);
    if (list_.names().size() > 1) list_.clear();
  }
  void from_links() { from_elements({head_.from, std::min(head_.to, facts_.main.first_block)}, links_author); }
  void from_elements_behind() {
    from_elements(tail_blocks(), is_called_author);
    drop_wide_list();
  }
  void from_bylines_behind() {
    from_blocks(tail_blocks());
    drop_wide_list();
  }
  // Where capitals tell nothing, a long list in a box about the author is one of what the author writes about.
  void drop_wide_list() {
    constexpr std::size_t kMostWideNames = 2;
    if (list_.names().size() > kMostWideNames && is_wide(list_.names().front())) list_.clear();
  }
  void from_signed_word() { from_elements(head_, declares_author, NameTest::kWord); }
  void from_named_word() { from_elements(head_, is_called_author, NameTest::kWord); }
  void from_desk() { from_elements(head_, is_called_author, NameTest::kDesk); }
  void from_desk_bylines() {
    for (std::uint32_t k = head_.from; k < head_.to && list_.empty(); ++k) {
      const CutBlock& block = facts_.cut.blocks[k];
      const std::string_view text = block.text.of(facts_.cut.text);
      if (k != facts_.main.title_block && block.words <= kMostDatedWords && opens_byline(text))
        list_.take(text, NameTest::kDesk);
    }
  }

  void from_selectors() {
    if (facts_.selectors == nullptr) return;
    for (const NodeIndex node : select(facts_.document, facts_.selectors->authors))
      list_.take(facts_.document.text_of(node), NameTest::kAny);
  }

  void from_linked_data() {
    for (const LinkedAuthor& author : facts_.data.article.authors) {
      if (!author.organisation) list_.take(author.name, NameTest::kAny);
    }
  }

  // The first rank that gives a name wins; several elements of one rank are several authors.
  void from_meta() {
    const MetaField* found = nullptr;
    for (const MetaField& field : facts_.head.fields) {
      constexpr int kHandleRank = 9;  // "@handle" of a social network
      if (field.field != "author" || field.rank >= kHandleRank) continue;
      if (found != nullptr && (field.rank != found->rank || field.of_item != found->of_item)) continue;
      list_.take(field.value, NameTest::kAny);
      if (!list_.empty()) found = &field;
    }
  }

  // Elements near the headline that say "author" (`Says` tells how); a page's cards have theirs elsewhere.
  void from_elements(HeadBlocks range, ElementTest says, NameTest test = NameTest::kCapitals) {
    const auto& nodes = facts_.document.nodes();
    if (range.from >= range.to) return;
    const NodeIndex first = facts_.cut.blocks[range.from].element;
    const NodeIndex last = nodes[facts_.cut.blocks[range.to - 1].element].end;
    for (NodeIndex i = first; i < last && i < nodes.size() && !list_.is_full(); ++i) {
      if (nodes[i].tag == Tag::kText || nodes[i].end - i > kLongestAuthorElement || !says(facts_, i)) continue;
      list_.take(facts_.document.text_of(i), test);
      i = std::max(nodes[i].end, i + 1) - 1;
    }
  }

  // A meta element that is labelled as the author's by the one before it.
  void from_labelled_data() {
    const std::string_view label = facts_.head.value("author_label");
    if (!label.empty() && opens_byline(std::string(label) + " "))
      list_.take(facts_.head.value("author_data"), NameTest::kAny);
  }

  [[nodiscard]] HeadBlocks tail_blocks() const {
    const auto count = static_cast<std::uint32_t>(facts_.cut.blocks.size());
    if (facts_.main.last_block == kNoBlock) return {};
    return {facts_.main.last_block, std::min(count, facts_.main.last_block + kBlocksBehind)};
  }

  // Short blocks beside the headline whose element or words say that they name the author.
  void from_blocks(HeadBlocks range) {
    for (std::uint32_t k = range.from; k < range.to && list_.empty(); ++k) {
      const CutBlock& block = facts_.cut.blocks[k];
      if (k == facts_.main.title_block || block.text.size() > kLongestByline) continue;
      const std::string_view text = block.text.of(facts_.cut.text);
      if (is_byline_label(text) && k + 1 < facts_.cut.blocks.size()) {
        const CutBlock& next = facts_.cut.blocks[k + 1];
        if (next.text.size() <= kLongestByline) list_.take(next.text.of(facts_.cut.text), NameTest::kCapitals);
        continue;
      }
      if (opens_byline(text) || closes_byline(text) || is_within_author(facts_, block.element))
        list_.take(text, NameTest::kCapitals);
      if (list_.empty() && block.digits > 0 && block.words <= kMostLabelledWords)
        list_.take(behind_label(text), NameTest::kCapitals);
    }
  }

  // Where nobody else signs, the desk or agency does; the outlet itself last.
  void from_organisations() {
    for (const LinkedAuthor& author : facts_.data.article.authors) {
      if (is_desk(author.name)) list_.add(author.name);
    }
    if (!list_.empty()) return;
    for (const char* field : {"author", "author_data"}) {
      const std::string_view name = facts_.head.value(field);
      const bool labelled =
          field == std::string_view("author") || opens_byline(std::string(facts_.head.value("author_label")) + " ");
      if (list_.empty() && labelled && is_desk(name)) list_.add(std::string(name));
    }
  }

  const PageFacts& facts_;
  AuthorList list_;
  HeadBlocks head_;
};

const std::array<AuthorFinder::Step, 4> AuthorFinder::kDeclared = {{
    {"selector", &AuthorFinder::from_selectors},
    {"json-ld", &AuthorFinder::from_linked_data},
    {"meta", &AuthorFinder::from_meta},
    {"social card", &AuthorFinder::from_labelled_data},
}};
const std::array<AuthorFinder::Step, 8> AuthorFinder::kVisible = {{
    {"rel=author", &AuthorFinder::from_signed_elements},
    {"element for authors", &AuthorFinder::from_named_elements},
    {"byline", &AuthorFinder::from_bylines},
    {"link to an author", &AuthorFinder::from_links},
    {"element behind the text", &AuthorFinder::from_elements_behind},
    {"byline behind the text", &AuthorFinder::from_bylines_behind},
    {"line with a date", &AuthorFinder::from_dated_lines},
    {"line beside a date", &AuthorFinder::from_lines_by_dates},
}};
const std::array<AuthorFinder::Step, 8> AuthorFinder::kLast = {{
    {"the page's only byline", &AuthorFinder::from_only_byline},
    {"one word, rel=author", &AuthorFinder::from_signed_word},
    {"one word, element for authors", &AuthorFinder::from_named_word},
    {"the page's only author", &AuthorFinder::from_only_element},
    {"the page's only link to an author", &AuthorFinder::from_only_link},
    {"declared, desks too", &AuthorFinder::from_organisations},
    {"desk", &AuthorFinder::from_desk},
    {"desk, byline", &AuthorFinder::from_desk_bylines},
}};

}  // namespace

std::vector<AuthorSource> author_sources(const PageFacts& facts) {
  return AuthorFinder(facts).run_each();
}

std::vector<std::string> choose_authors(const PageFacts& facts) {
  return AuthorFinder(facts).run();
}

}  // namespace pressmark

#include <algorithm>
#include <array>
#include <span>

#include "core/text/utf8.h"
#include "core/url/url.h"
#include "extract/page/block_attributes.h"
#include "extract/page/block_text.h"
#include "extract/page/metadata/byline_words.h"
#include "extract/page/metadata/metadata.h"
#include "extract/page/metadata/names.h"
#include "extract/page/metadata/visible_date.h"
#include "extract/page/selectors.h"
#include "generated/page_meta_author_paths.h"

namespace pressmark {
namespace {

constexpr std::uint32_t kBlocksBefore = 6;           // of the headline
constexpr std::uint32_t kBlocksAfter = 3;            // of the text's first block
constexpr std::size_t kLongestByline = 200;          // bytes; longer blocks are prose
constexpr NodeIndex kLongestAuthorElement = 24;      // nodes; more is a box about the author, not a name
constexpr std::size_t kMostNames = 20;               // more is a list of contributors to the site
constexpr std::string_view kLicence = "/licenses/";  // ".../licenses/by/4.0" names terms, not a person
constexpr int kDeepestAuthorSteps = 4;
constexpr std::uint32_t kMostLabelledWords = 16;  // of a line that names its author in the middle
constexpr std::uint32_t kMostDatedWords = 10;     // of a line that is a date and a name
constexpr std::uint32_t kMostBlocks = 8000;       // of a page, searched for its only byline
constexpr std::uint32_t kMostNameWords = 4;       // of a line that is a name and nothing else
constexpr std::uint32_t kBlocksBehind = 6;        // the text

std::vector<std::string> outlet_names(const PageFacts& facts) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    std::string folded = fold_letters(name);
    if (folded.size() >= 2) names.push_back(std::move(folded));
  };
  add(facts.data.article.publisher);
  add(facts.data.site_name);
  for (const MetaField& field : facts.head.fields) {
    if (field.field == "site") add(field.value);
  }
  if (facts.outlet != nullptr) {
    add(facts.outlet->name);
    for (const std::string& form : facts.outlet->short_forms) add(form);
  }
  if (const std::optional<Url> url = Url::parse(facts.page.url)) {
    const std::string domain = registrable_domain(url->host());
    add(domain);
    add(std::string_view(domain).substr(0, domain.find('.')));
  }
  return names;
}

class AuthorFinder {
 public:
  explicit AuthorFinder(const PageFacts& facts)
      : facts_(facts), outlets_(outlet_names(facts)), head_(head_blocks(facts, kBlocksBefore, kBlocksAfter)) {}

  std::vector<std::string> run() {
    ask(kDeclared);
    std::vector<std::string> handles;
    if (are_handles()) std::swap(handles, names_);
    ask(kVisible);
    if (!handles.empty() && (names_.empty() || are_handles())) names_ = std::move(handles);
    ask(kLast);
    return std::move(names_);
  }

  std::vector<AuthorSource> run_each() {
    std::vector<AuthorSource> all;
    for (const std::span<const Step> steps :
         {std::span<const Step>(kDeclared), std::span<const Step>(kVisible), std::span<const Step>(kLast)}) {
      for (const Step& step : steps) {
        names_.clear();
        (this->*step.read)();
        if (!names_.empty()) all.push_back({step.source, std::move(names_)});
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
      if (!names_.empty()) return;
      (this->*step.read)();
    }
  }

  void from_signed_elements() { from_elements(head_, &AuthorFinder::declares_author); }
  void from_named_elements() { from_elements(head_, &AuthorFinder::is_called_author); }
  void from_bylines() { from_blocks(head_); }
  // The first letter is of a script without blanks.
  static bool is_wide(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
      const char32_t c = next_code_point(name, at);
      if (is_letter(c)) return is_cjk(c);
    }
    return false;
  }
  // "11.12.2019 - Jane Doe" between the headline and the text.
  void from_dated_lines() {
    if (facts_.main.title_block == kNoBlock) return;
    for (std::uint32_t k = facts_.main.title_block + 1; k < head_.to && names_.empty(); ++k) {
      const CutBlock& block = facts_.cut.blocks[k];
      if (block.digits == 0 || block.words > kMostDatedWords) continue;
      const std::string_view text = block.text.of(facts_.cut.text);
      const std::string_view name = behind_date(text);
      const bool wide = text.size() > name.size() && is_wide(trim(name));  // capitals tell nothing there
      if (name.size() < text.size() && !wide) take(name, NameTest::kCapitals);
    }
  }
  // A line between the headline and the text that is a name and nothing else, next to one that is a date.
  void from_lines_by_dates() {
    if (facts_.main.title_block == kNoBlock) return;
    for (std::uint32_t k = facts_.main.title_block + 1; k < head_.to && names_.empty(); ++k) {
      const CutBlock& block = facts_.cut.blocks[k];
      const bool short_line = block.words > 1 && block.words <= kMostNameWords && block.digits == 0;
      if (short_line && (is_date_line(k - 1) || is_date_line(k + 1))) take_lone_name(block.text.of(facts_.cut.text));
    }
  }
  // Not the section or a tag of the page, and not in a script whose names look like all other words.
  void take_lone_name(std::string_view text) {
    const std::string folded = fold_letters(text);
    const bool names_topic = std::any_of(facts_.head.fields.begin(), facts_.head.fields.end(), [&](const auto& field) {
      return (field.field == "section" || field.field == "tag") && names_topic_of(field.value, folded);
    });
    if (names_topic || names_topic_of(facts_.data.article.section, folded) || is_wide(trim(text))) return;
    if (is_lone_name(text)) take(text, NameTest::kCapitals);
  }
  static bool names_topic_of(std::string_view topic, const std::string& folded) {
    return !topic.empty() && fold_letters(topic).find(folded) != std::string::npos;
  }
  [[nodiscard]] bool is_date_line(std::uint32_t k) const {
    if (k >= facts_.cut.blocks.size()) return false;
    const CutBlock& block = facts_.cut.blocks[k];
    const std::string_view text = block.text.of(facts_.cut.text);
    return block.digits > 0 && block.words <= kMostDatedWords && k != facts_.main.title_block &&
           locate_visible_day(text, DayOrder::kDayFirst).has_value();
  }
  // All lines of the page that say "Written by", or such a label and the line behind it, name the same one.
  void from_only_byline() {
    const auto count = std::min(static_cast<std::uint32_t>(facts_.cut.blocks.size()), kMostBlocks);
    for (std::uint32_t k = 0; k < count && names_.size() < 2; ++k) {
      const CutBlock& block = facts_.cut.blocks[k];
      const std::string_view text = block.text.of(facts_.cut.text);
      if (block.words > kMostLabelledWords || block.text.size() > kLongestByline) continue;
      if (opens_plain_byline(text)) take(text, NameTest::kCapitals);
      if (is_byline_label(text) && k + 1 < count && facts_.cut.blocks[k + 1].words <= kMostLabelledWords)
        take(facts_.cut.blocks[k + 1].text.of(facts_.cut.text), NameTest::kCapitals);
    }
    if (names_.size() > 1) names_.clear();
  }
  // All elements of the page that are called an author's name the same one.
  void from_only_element() { from_only(&AuthorFinder::is_called_author); }
  void from_only_link() { from_only(&AuthorFinder::links_author); }
  void from_only(bool (AuthorFinder::*says)(NodeIndex) const) {
    const auto blocks = static_cast<std::uint32_t>(facts_.cut.blocks.size());
    from_elements({0, blocks}, says);
    if (names_.size() > 1) names_.clear();
  }
  void from_links() {
    from_elements({head_.from, std::min(head_.to, facts_.main.first_block)}, &AuthorFinder::links_author);
  }
  void from_elements_behind() {
    from_elements(tail_blocks(), &AuthorFinder::is_called_author);
    drop_wide_list();
  }
  void from_bylines_behind() {
    from_blocks(tail_blocks());
    drop_wide_list();
  }
  // Where capitals tell nothing, a long list in a box about the author is one of what the author writes about.
  void drop_wide_list() {
    constexpr std::size_t kMostWideNames = 2;
    if (names_.size() > kMostWideNames && is_wide(names_.front())) names_.clear();
  }
  void from_signed_word() { from_elements(head_, &AuthorFinder::declares_author, NameTest::kWord); }
  void from_named_word() { from_elements(head_, &AuthorFinder::is_called_author, NameTest::kWord); }
  void from_desk() { from_elements(head_, &AuthorFinder::is_called_author, NameTest::kDesk); }
  void from_desk_bylines() {
    for (std::uint32_t k = head_.from; k < head_.to && names_.empty(); ++k) {
      const CutBlock& block = facts_.cut.blocks[k];
      const std::string_view text = block.text.of(facts_.cut.text);
      if (k != facts_.main.title_block && block.words <= kMostDatedWords && opens_byline(text))
        take(text, NameTest::kDesk);
    }
  }

  // "jdoe", "Todd": a login or a first name, for which the page may show the whole name.
  [[nodiscard]] bool are_handles() const {
    return std::all_of(names_.begin(), names_.end(), [](const std::string& name) {
      return name.find(' ') == std::string::npos && static_cast<unsigned char>(name.front()) < 0xE0;
    });
  }

  // Behind a name, a line with digits is about something else: who checked the text and when.
  void take(std::string_view byline, NameTest test) {
    if (!names_.empty() && byline.find_first_of("0123456789") != std::string_view::npos) return;
    for (std::string& name : split_byline(byline, outlets_, test)) add_name(std::move(name));
  }

  void add_name(std::string name) {
    if (names_.size() >= kMostNames) return;
    const std::string folded = fold_letters(name);
    for (const std::string& known : names_) {
      if (fold_letters(known) == folded) return;
    }
    names_.push_back(std::move(name));
  }

  void from_selectors() {
    if (facts_.selectors == nullptr) return;
    for (const NodeIndex node : select(facts_.document, facts_.selectors->authors))
      take(facts_.document.text_of(node), NameTest::kAny);
  }

  void from_linked_data() {
    for (const LinkedAuthor& author : facts_.data.article.authors) {
      if (!author.organisation) take(author.name, NameTest::kAny);
    }
  }

  // The first rank that gives a name wins; several elements of one rank are several authors.
  void from_meta() {
    int rank = 0;
    for (const MetaField& field : facts_.head.fields) {
      constexpr int kHandleRank = 9;  // "@handle" of a social network
      if (field.field != "author" || field.rank >= kHandleRank || (rank != 0 && field.rank != rank)) continue;
      take(field.value, NameTest::kAny);
      if (!names_.empty()) rank = field.rank;
    }
  }

  // Elements near the headline that say "author" (`Says` tells how); a page's cards have theirs elsewhere.
  void from_elements(HeadBlocks range, bool (AuthorFinder::*says)(NodeIndex) const,
                     NameTest test = NameTest::kCapitals) {
    const auto& nodes = facts_.document.nodes();
    if (range.from >= range.to) return;
    const NodeIndex first = facts_.cut.blocks[range.from].element;
    const NodeIndex last = nodes[facts_.cut.blocks[range.to - 1].element].end;
    for (NodeIndex i = first; i < last && i < nodes.size() && names_.size() < kMostNames; ++i) {
      if (nodes[i].tag == Tag::kText || nodes[i].end - i > kLongestAuthorElement || !(this->*says)(i)) continue;
      take(facts_.document.text_of(i), test);
      i = std::max(nodes[i].end, i + 1) - 1;
    }
  }

  // A meta element that is labelled as the author's by the one before it.
  void from_labelled_data() {
    const std::string_view label = facts_.head.value("author_label");
    if (!label.empty() && opens_byline(std::string(label) + " "))
      take(facts_.head.value("author_data"), NameTest::kAny);
  }

  [[nodiscard]] bool is_called_author(NodeIndex node) const {
    return (facts_.cut.elements[node].groups & kAuthorWord) != 0;
  }

  // A link to a page about an author: "/authors/jane-doe".
  [[nodiscard]] bool links_author(NodeIndex node) const {
    if (facts_.document.nodes()[node].tag != Tag::kA) return false;
    const std::string target = to_lower(facts_.document.attribute(node, "href").value_or(""));
    for (std::size_t at = target.find('/'); at != std::string::npos; at = target.find('/', at + 1)) {
      const std::string_view rest = std::string_view(target).substr(at);
      if (leads_to_author(rest)) return target.find(kLicence) == std::string::npos;
    }
    return false;
  }
  static bool leads_to_author(std::string_view path) {
    return path.size() > 2 && std::any_of(std::begin(lexicon::kPageMetaAuthorPaths),
                                          std::end(lexicon::kPageMetaAuthorPaths), [&](const auto& row) {
                                            return row.path[1] == path[1] && path.size() > row.path.size() &&
                                                   path.starts_with(row.path);
                                          });
  }

  [[nodiscard]] HeadBlocks tail_blocks() const {
    const auto count = static_cast<std::uint32_t>(facts_.cut.blocks.size());
    if (facts_.main.last_block == kNoBlock) return {};
    return {facts_.main.last_block, std::min(count, facts_.main.last_block + kBlocksBehind)};
  }

  [[nodiscard]] bool declares_author(NodeIndex node) const {
    bool author = false;
    for_each_attribute(facts_.document.nodes()[node].source.of(facts_.document.source()),
                       [&](std::string_view name, std::string_view value) {
                         const bool asks = equals_ignoring_case(name, "rel") || equals_ignoring_case(name, "itemprop");
                         author = author || (asks && equals_ignoring_case(value, "author"));
                       });
    return author;
  }

  // Short blocks beside the headline whose element or words say that they name the author.
  void from_blocks(HeadBlocks range) {
    for (std::uint32_t k = range.from; k < range.to && names_.empty(); ++k) {
      const CutBlock& block = facts_.cut.blocks[k];
      if (k == facts_.main.title_block || block.text.size() > kLongestByline) continue;
      const std::string_view text = block.text.of(facts_.cut.text);
      if (is_byline_label(text) && k + 1 < facts_.cut.blocks.size()) {
        const CutBlock& next = facts_.cut.blocks[k + 1];
        if (next.text.size() <= kLongestByline) take(next.text.of(facts_.cut.text), NameTest::kCapitals);
        continue;
      }
      if (opens_byline(text) || closes_byline(text) || is_named_author(block.element)) take(text, NameTest::kCapitals);
      if (names_.empty() && block.digits > 0 && block.words <= kMostLabelledWords)
        take(behind_label(text), NameTest::kCapitals);
    }
  }

  [[nodiscard]] bool is_named_author(NodeIndex element) const {
    for (int step = 0; element != kNoNode && step < kDeepestAuthorSteps; ++step) {
      if ((facts_.cut.elements[element].groups & kAuthorWord) != 0) return true;
      element = facts_.document.nodes()[element].parent;
    }
    return false;
  }

  // Where nobody else signs, the desk or agency does; the outlet itself last.
  void from_organisations() {
    for (const LinkedAuthor& author : facts_.data.article.authors) {
      if (is_desk(author.name)) add_name(author.name);
    }
    if (!names_.empty()) return;
    for (const char* field : {"author", "author_data"}) {
      const std::string_view name = facts_.head.value(field);
      const bool labelled =
          field == std::string_view("author") || opens_byline(std::string(facts_.head.value("author_label")) + " ");
      if (names_.empty() && labelled && is_desk(name)) add_name(std::string(name));
    }
  }

  const PageFacts& facts_;
  std::vector<std::string> outlets_;
  HeadBlocks head_;
  std::vector<std::string> names_;
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

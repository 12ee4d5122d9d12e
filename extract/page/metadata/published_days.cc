#include "extract/page/metadata/published_days.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/text/utf8.h"
#include "extract/page/metadata/visible_date.h"
#include "extract/page/selectors.h"
#include "extract/page/skeleton_scan.h"
#include "generated/page_meta_script_dates.h"

namespace pressmark {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::uint32_t kBlocksBefore = 8;  // of the headline, searched for a date
constexpr std::uint32_t kBlocksAfter = 2;   // of the text's first block
constexpr std::uint32_t kTailBlocks = 8;    // behind the text, searched last
constexpr std::size_t kLongestDateLine = 300;
constexpr NodeIndex kDateElementNodes = 12;    // nodes; more is a box, not a date
constexpr int kDateSteps = 3;                  // elements above a block that may say "date"
constexpr std::uint32_t kMostDateWords = 25;   // of a line that is no prose
constexpr std::uint32_t kDateOnlyWords = 4;    // of a line that is a day and nothing else
constexpr std::uint32_t kMostLabelled = 8;     // words of a line that is a label, a day and a time; more is a sentence
constexpr std::uint32_t kMostShortLines = 12;  // at the head of a text, behind which its prose begins
constexpr std::size_t kMostStampBytes = 32;
constexpr int kFirstYear = 1990;
constexpr int kAnywhere = 13;  // the last rank

enum class Place : std::uint8_t { kNear, kFar };  // seen from the headline
enum class Trust : std::uint8_t { kStated, kGuess };

class DateFinder {
 public:
  explicit DateFinder(const PageFacts& facts)
      : facts_(facts), first_prose_(first_prose(facts)), modified_(parse_date_time(facts.head.value("modified"))) {
    if (const auto fetched = parse_date_time(facts.page.source.fetched_at))
      latest_ = sys_days(fetched->day) + std::chrono::days(1);
  }

  std::vector<DayCandidate> published(Depth depth) {
    add_selected();
    add_stated(facts_.data.article.published, "json-ld", 1);
    for (const MetaField& field : facts_.head.fields) {
      if (field.field == "published") add_declared(field);
    }
    if (const auto day = day_in_url(facts_.page.url)) add_day(*day, "url", 5);
    add_stated(facts_.data.page_published, "json-ld page", 7);
    if (depth == Depth::kChoice && is_settled()) {
      add_near(under_title());
      add_tail();
      return std::move(all_);
    }
    add_near(near_blocks(kBlocksBefore));
    add_far_times();
    add_tail();
    if (all_.empty()) add_whole_page();
    if (all_.empty()) add_scripts();
    return std::move(all_);
  }

  std::vector<DayCandidate> modified() {
    add_stated(facts_.data.article.modified, "json-ld", 1);
    for (const MetaField& field : facts_.head.fields) {
      if (field.field == "modified") add_stated(field.value, field.name, 1 + field.rank);
    }
    return std::move(all_);
  }

 private:
  [[nodiscard]] bool is_possible(year_month_day day) const {
    return day.ok() && static_cast<int>(day.year()) >= kFirstYear && (!latest_ || sys_days(day) <= *latest_);
  }

  // True if nothing that the page shows could change the choice: a declared day that is no stamp in UTC.
  [[nodiscard]] bool is_settled() const {
    constexpr int kBestShown = 3;
    const auto best = std::min_element(all_.begin(), all_.end(),
                                       [](const DayCandidate& a, const DayCandidate& b) { return a.rank < b.rank; });
    if (best == all_.end() || best->rank > kBestShown) return false;
    return !best->when.second_of_day || best->when.offset_minutes.value_or(1) != 0;
  }

  void add_stated(std::string_view text, std::string_view source, int rank) {
    if (text.empty()) return;
    std::optional<DateTime> when = parse_date_time(trim(text));
    if (!when) {
      const auto day = find_visible_day(text, order());
      if (day) when = DateTime{*day, {}, {}};
    }
    if (when && is_possible(when->day)) all_.push_back({*when, source, rank});
  }

  // Names that say no more than "date" give way to what the page shows where they repeat the day of the change.
  void add_declared(const MetaField& field) {
    constexpr int kVagueRank = 5;
    constexpr int kOfChange = 3;
    add_stated(field.value, field.name, 1 + field.rank);
    if (field.rank < kVagueRank || all_.empty()) return;
    if (modified_ && modified_->day == all_.back().when.day) all_.back().rank += kOfChange;
  }

  void add_day(year_month_day day, std::string_view source, int rank) {
    if (is_possible(day)) all_.push_back({DateTime{day, {}, {}}, source, rank});
  }

  void add_selected() {
    if (facts_.selectors == nullptr) return;
    for (const NodeIndex node : select(facts_.document, facts_.selectors->published)) {
      add_stated(facts_.document.attribute(node, "datetime").value_or(""), "selector", 0);
      add_stated(facts_.document.text_of(node), "selector", 0);
    }
  }

  // The blocks around the headline; a text that opens with short lines still has its day among or behind them.
  [[nodiscard]] HeadBlocks near_blocks(std::uint32_t before) const {
    HeadBlocks range = head_blocks(facts_, before, kBlocksAfter);
    if (first_prose_ != kNoBlock) range.to = std::max(range.to, first_prose_);
    return range;
  }

  // The first block of the text that is prose; kNoBlock where it is not soon to come. Never behind the text: what is
  // longer there is of other stories.
  static std::uint32_t first_prose(const PageFacts& facts) {
    const std::uint32_t first = facts.main.first_block;
    if (first == kNoBlock) return kNoBlock;
    const auto count = static_cast<std::uint32_t>(facts.cut.blocks.size());
    const auto end = std::min({count, first + kMostShortLines, facts.main.last_block + 1});
    for (std::uint32_t k = first; k < end; ++k) {
      if (facts.cut.blocks[k].words > kMostDateWords) return k;
    }
    return kNoBlock;
  }

  // Day or month first where only numbers stand.
  [[nodiscard]] DayOrder order() {
    if (!order_) {
      const std::string outlet = facts_.outlet == nullptr ? std::string() : facts_.outlet->date_order;
      order_ = day_order(outlet, facts_.language.tag);
    }
    return *order_;
  }

  // The headline and what stands between it and the text.
  [[nodiscard]] HeadBlocks under_title() const {
    return facts_.main.title_block == kNoBlock ? HeadBlocks{} : near_blocks(0);
  }

  // Elements and blocks beside the headline: <time datetime> and itemprop=datePublished of cards stand elsewhere.
  void add_near(HeadBlocks range) {
    if (range.from >= range.to) return;
    const auto& nodes = facts_.document.nodes();
    near_from_ = facts_.cut.blocks[range.from].element;
    near_to_ =
        std::min<NodeIndex>(nodes[facts_.cut.blocks[range.to - 1].element].end, static_cast<NodeIndex>(nodes.size()));
    for (NodeIndex i = near_from_; i < near_to_; ++i) {
      if (nodes[i].tag == Tag::kText) continue;
      if (nodes[i].tag == Tag::kTime) {
        add_time(i, Place::kNear);
      } else {
        add_item(i);
      }
      if ((facts_.cut.elements[i].groups & kDateWord) != 0 && nodes[i].end - i < kDateElementNodes)
        add_shown(facts_.document.text_of(i), 7, plainly(i));
    }
    const std::uint32_t title = facts_.main.title_block;
    for (std::uint32_t k = range.from; k < range.to; ++k) add_block(k, title == kNoBlock || k > title ? 7 : 8);
  }

  void add_far_times() {
    const auto& nodes = facts_.document.nodes();
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
      if (nodes[i].tag == Tag::kTime && (i < near_from_ || i >= near_to_)) add_time(i, Place::kFar);
    }
  }

  // What stands in an element for dates under the headline is said plainly.
  [[nodiscard]] Shown plainly(NodeIndex node) const { return is_under_title(node) ? Shown::kPlainly : Shown::kSomehow; }

  [[nodiscard]] bool is_under_title(NodeIndex node) const {
    if (facts_.main.title_block == kNoBlock) return false;
    const NodeIndex title = facts_.cut.blocks[facts_.main.title_block].element;
    const std::uint32_t first = first_prose_ == kNoBlock ? facts_.main.first_block : first_prose_;
    return node >= title && (first == kNoBlock || node <= facts_.cut.blocks[first].element);
  }

  void add_time(NodeIndex node, Place place) {
    const std::string item = facts_.document.attribute(node, "itemprop").value_or("");
    if (equals_ignoring_case(item, "datemodified")) return;
    const std::string group = to_lower(facts_.document.attribute(node, "class").value_or(""));
    if (group.find("updated") != std::string::npos && group.find("published") == std::string::npos) return;
    const int rank = equals_ignoring_case(item, "datepublished") ? 4
                     : place == Place::kFar                      ? 11
                     : is_under_title(node)                      ? 6
                                                                 : 7;
    const std::string stamp = facts_.document.attribute(node, "datetime").value_or("");
    add_stated(stamp, "time", rank);
    if (place == Place::kNear && facts_.document.nodes()[node].end - node < kDateElementNodes)
      add_shown(facts_.document.text_of(node), rank + 1, plainly(node));
  }

  void add_item(NodeIndex node) {
    AttributeReader attribute(facts_.document.nodes()[node].source.of(facts_.document.source()));
    while (attribute.next()) {
      if (!equals_ignoring_case(attribute.value(), "datepublished") ||
          !equals_ignoring_case(attribute.name(), "itemprop"))
        continue;
      add_stated(facts_.document.attribute(node, "content").value_or(""), "itemprop", 4);
      add_stated(facts_.document.text_of(node), "itemprop", 5);
    }
  }

  void add_tail() {
    if (facts_.main.last_block == kNoBlock) return;
    const auto count = static_cast<std::uint32_t>(facts_.cut.blocks.size());
    for (std::uint32_t k = facts_.main.last_block; k < std::min(count, facts_.main.last_block + kTailBlocks); ++k)
      add_block(k, 10);
  }

  // Data of the page's scripts: the first stamp behind a key for it. Keys are sought by what they have in common.
  void add_scripts() {
    constexpr std::string_view kCommon = "ublish";
    constexpr std::size_t kRarest = 1;  // "b": a search for one byte costs a third of one for the word
    const std::string_view source = facts_.document.source();
    for (std::size_t at = kRarest; all_.empty(); ++at) {
      at = source.find(kCommon[kRarest], at);
      if (at == std::string_view::npos) return;
      if (source.substr(at + 1, 1) == "l" && source.substr(at - kRarest, kCommon.size()) == kCommon)
        add_value_behind_key(source, at - kRarest);
    }
  }

  // `at` stands inside a word that may be a key.
  void add_value_behind_key(std::string_view source, std::size_t at) {
    constexpr std::size_t kMostBetween = 16;  // bytes from the key to its value: quotation marks, also escaped
    for (const auto& row : lexicon::kPageMetaScriptDates) {
      const std::size_t from = row.key.find("ublish");
      if (from > at || source.substr(at - from, row.key.size()) != row.key) continue;
      const std::size_t behind = at - from + row.key.size();
      const std::string_view rest = source.substr(behind, kMostBetween);
      const std::size_t digit = rest.find_first_of("0123456789");
      if (digit == std::string_view::npos || rest.find(':') > digit) continue;
      const std::string_view value = source.substr(behind + digit, kMostStampBytes);
      add_stated(value.substr(0, value.find_first_of("\"&\\'<,}")), "script", 12);
    }
  }

  // The last resort, right about every second time: the first short line anywhere that is a date.
  void add_whole_page() {
    for (std::uint32_t k = 0; k < facts_.cut.blocks.size(); ++k) add_block(k, kAnywhere);
  }

  // A block named a date is worth more than a date in any words; prose holds dates of other things.
  void add_block(std::uint32_t k, int rank) {
    const CutBlock& block = facts_.cut.blocks[k];
    if (block.text.size() > kLongestDateLine || block.digits == 0) return;
    const bool named = says_date(block.element);
    if (!named && block.words > kMostDateWords) return;
    const std::string_view text = block.text.of(facts_.cut.text);
    const bool has_text = facts_.main.first_block != kNoBlock;  // else nothing parts the head from the tail
    const bool labelled = has_text && block.words <= kMostLabelled && opens_with_label(text);
    const bool plain = named || block.words <= kDateOnlyWords || labelled;
    const bool running = !plain && has_text && is_running_text(k, text);
    const Trust trust = running || (rank == kAnywhere && !labelled) ? Trust::kGuess : Trust::kStated;
    add_shown(text, named ? rank : rank + 2, plain ? plainly(block.element) : Shown::kSomehow, trust);
  }

  // What stands in the text or behind it, but for lines that open the text: bylines are no sentences.
  [[nodiscard]] bool is_running_text(std::uint32_t k, std::string_view text) const {
    constexpr std::string_view kEnds[] = {".", "!", "?", "\"", "\xE2\x80\x9D", "\xE3\x80\x82"};
    if (k < facts_.main.first_block || k >= first_prose_) return k >= facts_.main.first_block;
    return k > facts_.main.last_block ||
           std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) { return text.ends_with(end); });
  }

  // A label is worth more than a name that only scripts read; the day of a change comes last.
  void add_shown(std::string_view text, int rank, Shown shown, Trust trust = Trust::kStated) {
    constexpr int kLabelled = -2;
    constexpr int kChanged = 3;
    const auto found = locate_visible_day(text, order());
    if (!found) return;
    const DateLabel label = label_before(text.substr(0, found->at));
    if (label == DateLabel::kModified) shown = Shown::kSomehow;
    rank += label == DateLabel::kPublished ? kLabelled : label == DateLabel::kModified ? kChanged : 0;
    if (is_possible(found->day)) {
      all_.push_back({DateTime{found->day, {}, {}}, "visible", rank, shown, trust == Trust::kGuess});
    }
  }

  [[nodiscard]] bool says_date(NodeIndex element) const {
    for (int step = 0; element != kNoNode && step < kDateSteps; ++step) {
      if ((facts_.cut.elements[element].groups & kDateWord) != 0) return true;
      element = facts_.document.nodes()[element].parent;
    }
    return false;
  }

  const PageFacts& facts_;
  std::uint32_t first_prose_;
  std::optional<DateTime> modified_;  // as a meta element declares it
  std::optional<DayOrder> order_;
  NodeIndex near_from_ = 0, near_to_ = 0;  // the elements beside the headline
  std::optional<sys_days> latest_;
  std::vector<DayCandidate> all_;
};

}  // namespace

std::vector<DayCandidate> published_days(const PageFacts& facts, Depth depth) {
  return DateFinder(facts).published(depth);
}

std::vector<DayCandidate> modified_days(const PageFacts& facts) {
  return DateFinder(facts).modified();
}

}  // namespace pressmark

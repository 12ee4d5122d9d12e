#include <algorithm>
#include <optional>

#include "core/text/utf8.h"
#include "core/time/zone.h"
#include "extract/page/block_attributes.h"
#include "extract/page/metadata/metadata.h"
#include "extract/page/metadata/visible_date.h"
#include "extract/page/selectors.h"

namespace pressmark {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::uint32_t kBlocksBefore = 8;  // of the headline, searched for a date
constexpr std::uint32_t kBlocksAfter = 2;   // of the text's first block
constexpr std::uint32_t kTailBlocks = 8;    // behind the text, searched last
constexpr std::size_t kLongestDateLine = 300;
constexpr NodeIndex kDateElementNodes = 12;  // nodes; more is a box, not a date
constexpr int kDateSteps = 3;                // elements above a block that may say "date"
constexpr int kFirstYear = 1990;

// A day with what is known of its time.
struct DayCandidate {
  DateTime when;
  std::string_view source;
  int rank = 0;  // smaller is better
};

class DateFinder {
 public:
  explicit DateFinder(const PageFacts& facts)
      : facts_(facts),
        order_(day_order(facts.outlet == nullptr ? "" : facts.outlet->date_order, choose_language(facts))) {
    if (const auto fetched = parse_date_time(facts.page.source.fetched_at))
      latest_ = sys_days(fetched->day) + std::chrono::days(1);
  }

  std::vector<DayCandidate> published() {
    add_selected();
    add_stated(facts_.data.article.published, "json-ld", 1);
    for (const MetaField& field : facts_.head.fields) {
      if (field.field == "published") add_stated(field.value, field.name, 1 + field.rank);
    }
    if (const auto day = day_in_url(facts_.page.url)) add_day(*day, "url", 5);
    add_stated(facts_.data.page_published, "json-ld page", 7);
    if (is_settled()) return std::move(all_);
    add_times();
    add_visible();
    if (all_.empty()) add_whole_page();
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
      const auto day = find_visible_day(text, order_);
      if (day) when = DateTime{*day, {}, {}};
    }
    if (when && is_possible(when->day)) all_.push_back({*when, source, rank});
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

  // <time datetime> and itemprop=datePublished beside the headline: those of cards stand elsewhere.
  void add_times() {
    const auto& nodes = facts_.document.nodes();
    const HeadBlocks range = head_blocks(facts_, kBlocksBefore, kBlocksAfter);
    const NodeIndex first = range.from < range.to ? facts_.cut.blocks[range.from].element : 0;
    const NodeIndex last = range.from < range.to ? nodes[facts_.cut.blocks[range.to - 1].element].end : 0;
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
      const bool near = i >= first && i < last;
      if (nodes[i].tag == Tag::kTime) add_time(i, near);
      if (near && nodes[i].tag != Tag::kText && nodes[i].tag != Tag::kTime) add_item(i);
      if (near && (facts_.cut.elements[i].groups & kDateWord) != 0 && nodes[i].end - i < kDateElementNodes) {
        add_shown(facts_.document.text_of(i), 7);
      }
    }
  }

  void add_time(NodeIndex node, bool near) {
    const std::string item = facts_.document.attribute(node, "itemprop").value_or("");
    if (equals_ignoring_case(item, "datemodified")) return;
    const std::string group = to_lower(facts_.document.attribute(node, "class").value_or(""));
    if (group.find("updated") != std::string::npos && group.find("published") == std::string::npos) return;
    const int rank = equals_ignoring_case(item, "datepublished") ? 4 : near ? 6 : 11;
    if (const auto stamp = facts_.document.attribute(node, "datetime")) add_stated(*stamp, "time", rank);
    if (near && facts_.document.nodes()[node].end - node < kDateElementNodes)
      add_shown(facts_.document.text_of(node), rank + 1);
  }

  void add_item(NodeIndex node) {
    for_each_attribute(facts_.document.nodes()[node].source.of(facts_.document.source()),
                       [&](std::string_view name, std::string_view value) {
                         if (!equals_ignoring_case(name, "itemprop") || !equals_ignoring_case(value, "datepublished"))
                           return;
                         add_stated(facts_.document.attribute(node, "content").value_or(""), "itemprop", 4);
                         add_stated(facts_.document.text_of(node), "itemprop", 5);
                       });
  }

  void add_visible() {
    const HeadBlocks range = head_blocks(facts_, kBlocksBefore, kBlocksAfter);
    const std::uint32_t title = facts_.main.title_block;
    for (std::uint32_t k = range.from; k < range.to; ++k) {
      const bool behind_title = title == kNoBlock || k > title;
      add_block(k, behind_title ? 7 : 8);
    }
    if (facts_.main.last_block == kNoBlock) return;
    const auto count = static_cast<std::uint32_t>(facts_.cut.blocks.size());
    for (std::uint32_t k = facts_.main.last_block; k < std::min(count, facts_.main.last_block + kTailBlocks); ++k)
      add_block(k, 10);
  }

  // The last resort, right about every second time: the first short line anywhere that is a date.
  void add_whole_page() {
    for (std::uint32_t k = 0; k < facts_.cut.blocks.size(); ++k) add_block(k, 13);
  }

  // A block named a date is worth more than a date in any words; prose holds dates of other things.
  void add_block(std::uint32_t k, int rank) {
    const CutBlock& block = facts_.cut.blocks[k];
    if (block.text.size() > kLongestDateLine || block.digits == 0) return;
    const bool named = says_date(block.element);
    if (!named && block.words > 25) return;
    const std::string_view text = block.text.of(facts_.cut.text);
    add_shown(text, named ? rank : rank + 2);
  }

  // A label is worth more than a name that only scripts read; the day of a change comes last.
  void add_shown(std::string_view text, int rank) {
    constexpr int kLabelled = -2;
    constexpr int kChanged = 3;
    const auto day = find_visible_day(text, order_);
    if (!day) return;
    const DateLabel label = date_label(text);
    rank += label == DateLabel::kPublished ? kLabelled : label == DateLabel::kModified ? kChanged : 0;
    add_day(*day, "visible", rank);
  }

  [[nodiscard]] bool says_date(NodeIndex element) const {
    for (int step = 0; element != kNoNode && step < kDateSteps; ++step) {
      if ((facts_.cut.elements[element].groups & kDateWord) != 0) return true;
      element = facts_.document.nodes()[element].parent;
    }
    return false;
  }

  const PageFacts& facts_;
  DayOrder order_;
  std::optional<sys_days> latest_;
  std::vector<DayCandidate> all_;
};

int days_apart(year_month_day a, year_month_day b) {
  return std::abs(static_cast<int>((sys_days(a) - sys_days(b)).count()));
}

std::chrono::sys_seconds instant_of(const DateTime& when) {
  return std::chrono::sys_seconds(sys_days(when.day)) + std::chrono::seconds(when.second_of_day.value_or(0)) -
         std::chrono::minutes(when.offset_minutes.value_or(0));
}

// The same instant as another source states it with its own offset; null if none does.
const DateTime* with_local_offset(const DateTime& stamp, const std::vector<DayCandidate>& all) {
  constexpr std::chrono::minutes kSameInstant{2};
  for (const DayCandidate& other : all) {
    if (!other.when.second_of_day || other.when.offset_minutes.value_or(0) == 0) continue;
    const auto apart = instant_of(other.when) - instant_of(stamp);
    if (apart <= kSameInstant && apart >= -kSameInstant) return &other.when;
  }
  return nullptr;
}

// A stamp in UTC may be the day before or after the one that the page shows: the shown one holds, in the outlet's zone
// where it is known.
DateTime with_shown_day(const DateTime& stamp, const std::vector<DayCandidate>& all, const Outlet* outlet) {
  if (!stamp.offset_minutes || *stamp.offset_minutes != 0 || !stamp.second_of_day) return stamp;
  if (const DateTime* local = with_local_offset(stamp, all)) return *local;
  for (const DayCandidate& other : all) {
    const bool shown = other.source == "url" || other.source == "visible";
    if (!shown || other.rank > 9 || days_apart(other.when.day, stamp.day) != 1) continue;
    if (outlet == nullptr || outlet->time_zone.empty() || day_in_zone(stamp, outlet->time_zone) != other.when.day) {
      return DateTime{other.when.day, {}, {}};
    }
    const auto instant = std::chrono::sys_seconds(sys_days(stamp.day)) + std::chrono::seconds(*stamp.second_of_day);
    const auto offset = zone_offset_minutes(outlet->time_zone, instant);
    if (!offset) return DateTime{other.when.day, {}, {}};
    const auto local = instant + std::chrono::minutes(*offset);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    return DateTime{year_month_day(day), static_cast<std::int32_t>((local - day).count()), offset};
  }
  return stamp;
}

const DayCandidate* best_of(const std::vector<DayCandidate>& all) {
  const auto best = std::min_element(all.begin(), all.end(),
                                     [](const DayCandidate& a, const DayCandidate& b) { return a.rank < b.rank; });
  return best == all.end() ? nullptr : &*best;
}

}  // namespace

std::string choose_published(const PageFacts& facts) {
  const std::vector<DayCandidate> all = DateFinder(facts).published();
  const DayCandidate* best = best_of(all);
  return best == nullptr ? std::string() : with_shown_day(best->when, all, facts.outlet).iso8601();
}

std::string choose_modified(const PageFacts& facts, std::string_view published) {
  const std::vector<DayCandidate> all = DateFinder(facts).modified();
  const DayCandidate* best = best_of(all);
  if (best == nullptr) return {};
  const auto first = parse_date_time(published);
  if (first && sys_days(best->when.day) < sys_days(first->day)) return {};
  return best->when.iso8601();
}

}  // namespace pressmark

#include "fetch/lists/feed.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "core/text/utf8.h"
#include "core/url/url.h"
#include "fetch/lists/list_text.h"
#include "fetch/lists/xml_events.h"

namespace pressmark {
namespace {

using lists::XmlElement;
using lists::XmlResult;

constexpr std::string_view kAtom = "http://www.w3.org/2005/Atom";
constexpr std::string_view kOldAtom = "http://purl.org/atom/ns#";
constexpr std::string_view kDublinCore = "http://purl.org/dc/elements/1.1/";
constexpr std::string_view kFeedBurner = "http://rssnamespace.org/feedburner/ext/1.0";

// What an element within an item says. Several elements may fill one field: the lowest rank wins.
enum class Field { kNone, kTitle, kLink, kPublished, kId };

struct FieldRule {
  std::string_view name_space;  // "" = the feed's own words
  std::string_view name;
  Field field;
  int rank;
};

constexpr FieldRule kFieldRules[] = {
    {"", "title", Field::kTitle, 0},
    {kDublinCore, "title", Field::kTitle, 1},
    // FeedBurner's own link only counts clicks.
    {kFeedBurner, "origLink", Field::kLink, 0},
    {"", "link", Field::kLink, 1},
    {kAtom, "link", Field::kLink, 2},
    {"", "pubDate", Field::kPublished, 0},
    {"", "published", Field::kPublished, 0},
    {"", "issued", Field::kPublished, 1},
    {kDublinCore, "date", Field::kPublished, 1},
    {"", "created", Field::kPublished, 2},
    {"", "updated", Field::kPublished, 3},
    {"", "modified", Field::kPublished, 3},
    {"", "guid", Field::kId, 0},
    {"", "id", Field::kId, 0},
};

constexpr int kNoRank = 100;

// A field of the item that is being read.
struct Slot {
  std::string text;
  int rank = kNoRank;
};

std::string_view rank_name_space(const XmlElement& element) {
  const bool atom = element.name_space == kAtom || element.name_space == kOldAtom;
  return atom ? kAtom : element.name_space;
}

class FeedReader : public lists::XmlHandler {
 public:
  explicit FeedReader(const FeedOptions& options) : options_(options) {
    bases_.push_back(Url::parse(options.base_url));
  }

  bool start(const XmlElement& element) override {
    push_base(element);
    ++depth_;
    if (depth_ == 1) return start_root(element);
    if (field_depth_ > 0) return true;  // markup within a field: its text counts
    if (item_depth_ == 0) return start_outside(element);
    if (depth_ == item_depth_ + 1) start_field(element);
    return true;
  }

  void end() override {
    if (depth_ == field_depth_) end_field();
    if (depth_ == title_depth_) title_depth_ = 0;
    if (depth_ == item_depth_) end_item();
    --depth_;
    bases_.pop_back();
  }

  void text(std::string_view piece) override {
    if (field_depth_ > 0) lists::append_field(field_text_, piece);
    if (title_depth_ > 0 && depth_ == title_depth_) lists::append_field(feed_.title, piece);
  }

  [[nodiscard]] bool is_feed() const { return !feed_.kind.empty(); }

  Feed finish(XmlResult result) {
    if (item_depth_ > 0) end_item();  // cut within an item that has a link already
    if (result == XmlResult::kMalformed || result == XmlResult::kTooDeep) {
      feed_.warnings.push_back({"malformed", "the feed is no well-formed XML; what could be read was"});
    }
    if (result == XmlResult::kStopped) {
      feed_.warnings.push_back({"too_many_items", "items beyond the limit were not read"});
    }
    if (linkless_ > 0)
      feed_.warnings.push_back({"item_without_link", std::to_string(linkless_) + " items name no page"});
    feed_.title = collapse_white_space(feed_.title);
    return std::move(feed_);
  }

 private:
  void push_base(const XmlElement& element) {
    const std::optional<Url>& outer = bases_.back();
    std::optional<Url> inner;
    if (!element.base().empty()) inner = Url::parse(element.base(), outer ? &*outer : nullptr);
    bases_.push_back(inner ? inner : std::optional<Url>(outer));
  }

  bool start_root(const XmlElement& element) {
    const std::string name = to_lower(element.name);
    if (name == "rss") feed_.kind = "rss";
    if (name == "rdf") feed_.kind = "rdf";
    if (name == "feed" && (element.name_space.empty() || rank_name_space(element) == kAtom)) feed_.kind = "atom";
    return is_feed();
  }

  [[nodiscard]] bool is_own(const XmlElement& element) const {
    return element.prefix.empty() || (feed_.kind == "atom" && rank_name_space(element) == kAtom);
  }

  bool start_outside(const XmlElement& element) {
    if (!is_own(element)) return true;
    if (element.name == "item" || element.name == "entry") {
      item_depth_ = depth_;
      slots_ = {};
      permanent_id_ = true;
      return feed_.items.size() < options_.max_items;
    }
    // The channel's own title stands two levels down in RSS, one in Atom; an image has one, too.
    const bool at_feed = depth_ == (feed_.kind == "atom" ? 2U : 3U);
    if (element.name == "title" && at_feed && feed_.title.empty()) title_depth_ = depth_;
    return true;
  }

  [[nodiscard]] const FieldRule* rule_for(const XmlElement& element) const {
    const bool own = is_own(element);
    const auto* rule = std::find_if(std::begin(kFieldRules), std::end(kFieldRules), [&](const FieldRule& candidate) {
      const bool same_space = candidate.name_space.empty() ? own : candidate.name_space == rank_name_space(element);
      return same_space && candidate.name == element.name;
    });
    return rule == std::end(kFieldRules) ? nullptr : rule;
  }

  void start_field(const XmlElement& element) {
    const FieldRule* rule = rule_for(element);
    if (rule == nullptr) return;
    const std::string_view href = element.attribute("href");
    if (rule->field == Field::kLink && !href.empty()) return take_href(element, rule->rank);
    rule_ = rule;
    field_depth_ = depth_;
    field_text_.clear();
    if (rule->name == "guid") permanent_id_ = to_lower(element.attribute("isPermaLink")) != "false";
  }

  // Of Atom's links only the alternate one is the page (RFC 4287 section 4.2.7.2).
  void take_href(const XmlElement& element, int rank) {
    const std::string_view relation = element.attribute("rel");
    if (!relation.empty() && relation != "alternate") return;
    put(Field::kLink, rank, lists::absolute_url(element.attribute("href"), bases_.back()));
  }

  void put(Field field, int rank, std::string text) {
    Slot& slot = slots_[static_cast<std::size_t>(field)];
    if (rank < slot.rank && !text.empty()) slot = {std::move(text), rank};
  }

  void end_field() {
    const bool is_link = rule_->field == Field::kLink;
    put(rule_->field, rule_->rank,
        is_link ? lists::absolute_url(field_text_, bases_.back()) : collapse_white_space(field_text_));
    field_depth_ = 0;
  }

  std::string& slot_text(Field field) { return slots_[static_cast<std::size_t>(field)].text; }

  void end_item() {
    item_depth_ = 0;
    FeedItem item{.url = std::move(slot_text(Field::kLink)),
                  .title = std::move(slot_text(Field::kTitle)),
                  .published = std::move(slot_text(Field::kPublished)),
                  .id = std::move(slot_text(Field::kId))};
    // An id that is a permanent link is an absolute URL; a relative one would make a page of any word.
    if (item.url.empty() && permanent_id_) item.url = lists::absolute_url(item.id, std::nullopt);
    if (item.id.empty()) item.id = canonical_key(item.url);
    if (item.url.empty()) {
      ++linkless_;
    } else if (seen_.insert(item.url).second) {
      feed_.items.push_back(std::move(item));
    }
  }

  const FeedOptions& options_;
  Feed feed_;
  std::vector<std::optional<Url>> bases_;  // one an open element, and the feed's own
  std::unordered_set<std::string> seen_;
  std::size_t depth_ = 0;
  std::size_t item_depth_ = 0;   // 0: outside of items
  std::size_t field_depth_ = 0;  // 0: outside of fields
  std::size_t title_depth_ = 0;  // 0: not in the feed's title
  std::size_t linkless_ = 0;
  std::array<Slot, 5> slots_;
  bool permanent_id_ = true;
  const FieldRule* rule_ = nullptr;
  std::string field_text_;
};

}  // namespace

Result<Feed> parse_feed(std::string_view bytes, const FeedOptions& options) {
  const Result<std::string> text = lists::list_text(bytes, options, "not_a_feed");
  if (!text) return tl::unexpected(text.error());
  FeedReader reader(options);
  const XmlResult result = lists::read_xml(*text, options.max_depth, reader);
  if (reader.is_feed()) return reader.finish(result);
  return fail(Stage::kParse, "not_a_feed",
              "no feed at " + options.base_url + ": what came is " + lists::looks_like(*text));
}

}  // namespace pressmark

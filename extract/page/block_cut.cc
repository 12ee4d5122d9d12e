#include <algorithm>
#include <array>

#include "extract/page/block.h"
#include "extract/page/block_text.h"
#include "extract/page/skeleton_scan.h"

namespace pressmark {
namespace {

enum class Role : std::uint8_t { kInline, kBlock, kSkip, kBreak };

constexpr Tag kBlockTags[] = {
    Tag::kAddress,    Tag::kArticle, Tag::kAside,  Tag::kBlockquote, Tag::kBody,   Tag::kCaption, Tag::kCenter,
    Tag::kDd,         Tag::kDetails, Tag::kDialog, Tag::kDiv,        Tag::kDl,     Tag::kDt,      Tag::kFieldset,
    Tag::kFigcaption, Tag::kFigure,  Tag::kFooter, Tag::kForm,       Tag::kH1,     Tag::kH2,      Tag::kH3,
    Tag::kH4,         Tag::kH5,      Tag::kH6,     Tag::kHeader,     Tag::kHgroup, Tag::kHr,      Tag::kHtml,
    Tag::kLi,         Tag::kMain,    Tag::kMenu,   Tag::kNav,        Tag::kOl,     Tag::kP,       Tag::kPre,
    Tag::kSection,    Tag::kSummary, Tag::kTable,  Tag::kTbody,      Tag::kTd,     Tag::kTfoot,   Tag::kTh,
    Tag::kThead,      Tag::kTr,      Tag::kUl,     Tag::kButton};
constexpr Tag kSkippedTags[] = {Tag::kScript, Tag::kStyle,    Tag::kNoscript, Tag::kTemplate, Tag::kSvg,
                                Tag::kHead,   Tag::kIframe,   Tag::kObject,   Tag::kEmbed,    Tag::kSelect,
                                Tag::kOption, Tag::kTextarea, Tag::kCanvas,   Tag::kAudio,    Tag::kVideo,
                                Tag::kInput,  Tag::kTitle};
// Inline elements whose classes tell bylines, dates and embeds.
constexpr Tag kAskedInlineTags[] = {Tag::kSpan, Tag::kA, Tag::kTime, Tag::kOther};

constexpr std::size_t kTagCount = static_cast<std::size_t>(Tag::kWbr) + 1;

constexpr std::array<Role, kTagCount> make_roles() {
  std::array<Role, kTagCount> roles{};
  for (const Tag tag : kBlockTags) roles[static_cast<std::size_t>(tag)] = Role::kBlock;
  for (const Tag tag : kSkippedTags) roles[static_cast<std::size_t>(tag)] = Role::kSkip;
  roles[static_cast<std::size_t>(Tag::kBr)] = Role::kBreak;
  return roles;
}
constexpr auto kRoles = make_roles();

bool is_asked(Tag tag) {
  return std::find(std::begin(kAskedInlineTags), std::end(kAskedInlineTags), tag) != std::end(kAskedInlineTags);
}

// A custom element has a hyphen in its name; what it shows is a box more often than a word.
bool is_custom_element(std::string_view tag) {
  for (std::size_t i = 1; i < tag.size(); ++i) {
    const char c = tag[i];
    if (c == '-') return true;
    if (c == ' ' || c == '>' || c == '/' || c == '\n' || c == '\t') return false;
  }
  return false;
}

bool hides(std::string_view style) {
  for (std::size_t at = style.find(':'); at != std::string_view::npos; at = style.find(':', at + 1)) {
    std::string_view value = style.substr(at + 1);
    while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
    const std::string_view name = style.substr(0, at);
    if (value.starts_with("none") && name.ends_with("display")) return true;
    if (value.starts_with("hidden") && name.ends_with("visibility")) return true;
  }
  return false;
}

// A name before and behind its hyphen.
struct Embed {
  std::string_view before, behind;
};
constexpr Embed kEmbeds[] = {{"twitter", "tweet"}, {"instagram", "media"}, {"fb", "post"},       {"tiktok", "embed"},
                             {"twitter", "video"}, {"reddit", "card"},     {"bluesky", "embed"}, {"mastodon", "embed"}};

// Class lists have few hyphens.
bool is_social_embed(std::string_view classes) {
  for (std::size_t at = classes.find('-'); at != std::string_view::npos; at = classes.find('-', at + 1)) {
    const std::string_view before = classes.substr(0, at);
    const std::string_view behind = classes.substr(at + 1);
    for (const Embed& embed : kEmbeds) {
      if (behind.starts_with(embed.behind) && before.ends_with(embed.before)) return true;
    }
  }
  return false;
}

std::uint32_t class_hash_of(std::string_view classes) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : classes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

// Pages repeat a few hundred class lists thousands of times: each is read once, as long as nothing else takes its slot.
class ClassMemory {
 public:
  const ElementInfo& read(std::string_view classes) {
    Slot& slot = slots_[slot_of(classes)];
    if (slot.classes == classes) return slot.info;
    slot.classes = classes;
    slot.info.groups = class_groups(classes);
    slot.info.class_hash = class_hash_of(classes);
    slot.info.flags = is_social_embed(classes) ? kSocialEmbed : 0;
    return slot.info;
  }

 private:
  struct Slot {
    std::string_view classes;  // in the page
    ElementInfo info{.groups = 0, .class_hash = class_hash_of({}), .flags = 0};
  };
  static constexpr std::size_t kSlots = 1024;

  static std::size_t slot_of(std::string_view classes) {
    const auto byte = [&](std::size_t i) { return i < classes.size() ? static_cast<unsigned char>(classes[i]) : 0U; };
    const std::size_t middle = classes.size() / 2;
    return (classes.size() * 7 + byte(0) + byte(middle) * 31U + byte(classes.size() - 1) * 131U) % kSlots;
  }

  std::array<Slot, kSlots> slots_{};
};

void read_class(std::string_view value, ClassMemory& memory, ElementInfo& info) {
  const ElementInfo& known = memory.read(value);
  info.groups |= known.groups;
  info.class_hash = known.class_hash;
  info.flags |= known.flags;
}

void read_data_name(std::string_view name, std::string_view value, ElementInfo& info) {
  constexpr std::string_view kNames[] = {"data-component", "data-testid", "data-module", "data-type"};
  for (const std::string_view known : kNames) {
    if (equals_ignoring_case(name, known)) info.groups |= class_groups(value);
  }
}

// Switch on the first letter: most attributes are none of ours. An address is its reader's.
void read_attribute(std::string_view name, std::string_view value, ClassMemory& memory, ElementInfo& info) {
  switch (name.front() | 0x20) {
    case 'c':
      if (equals_ignoring_case(name, "class")) read_class(value, memory, info);
      break;
    case 'i':
      if (equals_ignoring_case(name, "id")) info.groups |= class_groups(value);
      if (equals_ignoring_case(name, "itemprop") && equals_ignoring_case(value, "articlebody"))
        info.flags |= kArticleBodyElement;
      break;
    case 'h':
      if (equals_ignoring_case(name, "hidden")) info.flags |= kHiddenElement;
      break;
    case 's':
      if (equals_ignoring_case(name, "style") && hides(value)) info.flags |= kHiddenElement;
      break;
    case 'a':
      if (equals_ignoring_case(name, "aria-hidden") && equals_ignoring_case(value, "true"))
        info.flags |= kHiddenElement;
      break;
    case 'd':
      read_data_name(name, value, info);
      break;
    default:
      break;
  }
}

class Cutter {
 public:
  explicit Cutter(const Document& document) : document_(document), nodes_(document.nodes()) {
    cut_.elements.resize(nodes_.size());
    cut_.text.reserve(document.source().size() / 16);
  }

  BlockCut run() {
    for (NodeIndex i = 0; i < nodes_.size();) i = visit(i);
    close_until(static_cast<NodeIndex>(nodes_.size()));
    flush();
    return std::move(cut_);
  }

 private:
  NodeIndex visit(NodeIndex i) {
    close_until(i);
    const Node& node = nodes_[i];
    if (node.tag == Tag::kText) {
      add_text(i);
      return i + 1;
    }
    const Role role = kRoles[static_cast<std::size_t>(node.tag)];
    if (role == Role::kSkip) return std::max(node.end, i + 1);
    if (role == Role::kBreak) {
      add_break();
      return i + 1;
    }
    open(i, role == Role::kBlock || is_block_level(document_, i));
    return i + 1;
  }

  void open(NodeIndex i, bool block_level) {
    const Node& node = nodes_[i];
    if (block_level || is_asked(node.tag)) {
      for (AttributeReader attribute(node.source.of(document_.source())); attribute.next();) {
        read_attribute(attribute.name(), attribute.value(), classes_, cut_.elements[i]);
        if (node.tag == Tag::kA && equals_ignoring_case(attribute.name(), "href")) add_link(i, attribute.value());
      }
    }
    if (node.tag == Tag::kB || node.tag == Tag::kStrong) bold_end_ = std::max(bold_end_, node.end);
    if (!block_level) return;
    flush();
    stack_.push_back(i);
  }

  // Its first address counts.
  void add_link(NodeIndex i, std::string_view address) {
    if (!cut_.links.empty() && cut_.links.back().element == i) return;
    cut_.links.push_back({i, document_.span_of(address)});
    link_end_ = std::max(link_end_, nodes_[i].end);
  }

  void close_until(NodeIndex i) {
    while (!stack_.empty() && nodes_[stack_.back()].end <= i) {
      flush();
      stack_.pop_back();
    }
  }

  void add_break() {
    if (++breaks_ >= 2) {
      flush();
    } else {
      text_.add_blank();
    }
  }

  void add_text(NodeIndex i) {
    const std::size_t before = cut_.text.size();
    const bool was_empty = text_.is_empty();
    const std::size_t added = text_.append(decoded(i), cut_.text);
    if (added == 0) return;
    if (was_empty) first_run_ = static_cast<std::uint32_t>(cut_.runs.size());
    breaks_ = 0;
    const auto end = static_cast<std::uint32_t>(cut_.text.size());
    const auto start = static_cast<std::uint32_t>(cut_.text[before] == ' ' ? before + 1 : before);
    cut_.runs.push_back({{start, end}, source_of(nodes_[i])});
    if (i < link_end_) link_bytes_ += static_cast<std::uint32_t>(added);
    if (i < bold_end_) bold_bytes_ += static_cast<std::uint32_t>(added);
  }

  // Most runs hold nothing to decode and are read where they stand.
  std::string_view decoded(NodeIndex i) {
    const std::string_view raw = nodes_[i].source.of(document_.source());
    if (raw.find('&') == std::string_view::npos && raw.find('\0') == std::string_view::npos) return raw;
    scratch_.clear();
    document_.append_text(i, scratch_);
    return scratch_;
  }

  // Leading white space of a run is not part of the text.
  [[nodiscard]] std::uint32_t source_of(const Node& node) const {
    const std::string_view raw = node.source.of(document_.source());
    const auto first =
        static_cast<std::uint32_t>(std::find_if_not(raw.begin(), raw.end(), is_html_space) - raw.begin());
    return node.source.start + (first == raw.size() ? 0 : first);
  }

  void flush() {
    breaks_ = 0;
    if (!text_.is_empty()) {
      CutBlock block;
      block.text = {text_.start(), static_cast<std::uint32_t>(cut_.text.size())};
      block.element = stack_.empty() ? 0 : stack_.back();
      block.first_run = first_run_;
      block.run_count = static_cast<std::uint32_t>(cut_.runs.size()) - first_run_;
      block.link_bytes = std::min(link_bytes_, block.text.size());
      block.bold_bytes = std::min(bold_bytes_, block.text.size());
      measure_block(block.text.of(cut_.text), block);
      cut_.blocks.push_back(block);
      cut_.text.push_back('\n');
    }
    link_bytes_ = bold_bytes_ = 0;
    text_.reset(static_cast<std::uint32_t>(cut_.text.size()));
  }

  const Document& document_;
  const std::vector<Node>& nodes_;
  BlockCut cut_;
  BlockText text_;
  std::string scratch_;
  ClassMemory classes_;
  std::vector<NodeIndex> stack_;  // open block-level elements
  NodeIndex link_end_ = 0;
  NodeIndex bold_end_ = 0;
  std::uint32_t first_run_ = 0;
  std::uint32_t link_bytes_ = 0;
  std::uint32_t bold_bytes_ = 0;
  int breaks_ = 0;
};

}  // namespace

bool is_block_level(const Document& document, NodeIndex node) {
  const Node& element = document.nodes()[node];
  if (element.tag == Tag::kOther) return is_custom_element(element.source.of(document.source()));
  return kRoles[static_cast<std::size_t>(element.tag)] == Role::kBlock;
}

BlockCut cut_blocks(const Document& document) {
  return Cutter(document).run();
}

}  // namespace pressmark

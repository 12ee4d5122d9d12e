// The only file that knows gumbo: page -> skeleton -> gumbo's tree in an arena -> our flat one.
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <csetjmp>

#include "core/text/utf8.h"
#include "extract/page/arena.h"
#include "extract/page/document.h"
#include "extract/page/guard.h"
#include "extract/page/skeleton.h"
#include "extract/page/skeleton_traits.h"

namespace pressmark {
namespace {

// The longest start tag whose attributes are kept on copies that the parser makes of an element. (A page may ask for a
// hundred thousand copies of one tag; reading a huge one that often would be quadratic.)
constexpr std::uint32_t kMaxCopiedTagBytes = 1024;
constexpr std::size_t kMaxPageBytes = std::size_t{1} << 30U;  // offsets have 32 bits

using GumboTags = std::array<Tag, GUMBO_TAG_LAST + 1>;

GumboTags make_gumbo_tags() {
  GumboTags tags{};
  for (std::size_t i = 0; i <= GUMBO_TAG_LAST; ++i) {
    const bool known = i < GUMBO_TAG_UNKNOWN;
    tags[i] = known ? tag_for_name(gumbo_normalized_tagname(static_cast<GumboTag>(i))) : Tag::kOther;
  }
  return tags;
}

// Reads gumbo's tree in document order, opening the bundles.
class TreeReader {
 public:
  TreeReader(const Skeleton& skeleton, std::vector<Node>& nodes) : skeleton_(skeleton), nodes_(nodes) {}

  void read(const GumboNode& document);

 private:
  struct Level {
    const GumboVector* children = nullptr;
    unsigned next = 0;
  };

  void enter(const GumboNode& element);
  void read_text(const char* text);
  void read_bundle(const Bundle& bundle);
  void open(Tag tag, Span source);
  void close();
  void add_text(Span source);

  const Skeleton& skeleton_;
  std::vector<Node>& nodes_;
  std::vector<Level> levels_;
  std::vector<NodeIndex> open_;
};

void TreeReader::read(const GumboNode& document) {
  levels_.push_back({&document.v.document.children, 0});
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.next == level.children->length) {
      levels_.pop_back();
      if (!levels_.empty()) close();
      continue;
    }
    const auto& child = *static_cast<const GumboNode*>(level.children->data[level.next++]);
    if (child.type == GUMBO_NODE_ELEMENT || child.type == GUMBO_NODE_TEMPLATE) {
      enter(child);
    } else if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_CDATA) {
      read_text(child.v.text.text);
    }
  }
}

void TreeReader::enter(const GumboNode& node) {
  static const GumboTags kTags = make_gumbo_tags();
  const GumboElement& element = node.v.element;
  Tag tag = kTags[element.tag];
  Span source;
  if (element.original_tag.length > 0) {
    const SkeletonToken& token =
        skeleton_.token_at(static_cast<std::size_t>(element.original_tag.data - skeleton_.bytes.data()));
    if (tag == Tag::kOther) tag = token.tag;
    const bool copied = (node.parse_flags & GUMBO_INSERTION_BY_PARSER) != 0;
    if (token.kind == TokenKind::kOpen && (!copied || token.source.size() <= kMaxCopiedTagBytes)) source = token.source;
  }
  if (has_trait(tag, trait::kLeftOut)) return;
  open(tag, source);
  levels_.push_back({&element.children, 0});
}

void TreeReader::read_text(const char* text) {
  const std::string_view characters(text);
  std::uint32_t high = 0;
  for (std::size_t at = 0; at < characters.size();) {
    const char32_t character = next_code_point(characters, at);
    if (character < kFirstBundle) continue;  // white space
    if (character >= kFirstHighBundle) {
      high = character - kFirstHighBundle;
      continue;
    }
    const std::size_t number = std::size_t{high} * kBundlesInPlane + (character - kFirstBundle);
    if (number < skeleton_.bundles.size()) read_bundle(skeleton_.bundles[number]);
    high = 0;
  }
}

void TreeReader::read_bundle(const Bundle& bundle) {
  for (std::uint32_t i = bundle.first; i < bundle.last; ++i) {
    const SkeletonToken& token = skeleton_.tokens[i];
    if (token.kind == TokenKind::kOpen) {
      open(token.tag, token.source);
      if (has_trait(token.tag, trait::kVoid)) close();
    } else if (token.kind == TokenKind::kClose) {
      close();
    } else {
      add_text(token.source);
    }
  }
}

void TreeReader::open(Tag tag, Span source) {
  const NodeIndex parent = open_.empty() ? kNoNode : open_.back();
  open_.push_back(static_cast<NodeIndex>(nodes_.size()));
  nodes_.push_back({tag, parent, 0, source});
}

void TreeReader::close() {
  nodes_[open_.back()].end = static_cast<NodeIndex>(nodes_.size());
  open_.pop_back();
}

void TreeReader::add_text(Span source) {
  const auto here = static_cast<NodeIndex>(nodes_.size());
  nodes_.push_back({Tag::kText, open_.empty() ? kNoNode : open_.back(), here + 1, source});
}

// What gumbo's allocator is given. It is left by longjmp, so nothing with a destructor may stand here or between.
struct GumboCall {
  Budget& budget;
  std::jmp_buf escape;
};

void* allocate(void* call, std::size_t size) {
  auto* const gumbo = static_cast<GumboCall*>(call);
  void* const memory = gumbo->budget.allocate(size);
  if (memory == nullptr) std::longjmp(gumbo->escape, 1);
  return memory;
}

void keep(void* /*call*/, void* /*memory*/) {}

// The tree, in the budget's arena; null where the budget is used up.
const GumboOutput* build_tree(std::string_view skeleton, Budget& budget) {
  GumboCall call{budget, {}};
  if (setjmp(call.escape) != 0) return nullptr;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = keep;
  options.userdata = &call;
  options.max_errors = 0;
  return gumbo_parse_with_options(&options, skeleton.data(), skeleton.size());
}

// What is used again for the next page of the same thread.
struct Workspace {
  Skeleton skeleton;
  Arena arena;

  void clear() {
    skeleton.clear();
    arena.reset();
  }
};

tl::unexpected<Error> refuse(std::string_view page, std::string_view limit) {
  return fail(Stage::kParse, "parser_limit",
              "building the tree of a page of " + std::to_string(page.size()) + " bytes: " + std::string(limit));
}

Result<Document> parse_with(Workspace& workspace, std::string_view page, const ParseLimits& limits) {
  if (!make_skeleton(page, limits, workspace.skeleton)) return refuse(page, "more tags than any real page has");
  Budget budget(workspace.arena, limits.max_arena_bytes, limits.cpu_milliseconds);
  const GumboOutput* output = build_tree(workspace.skeleton.bytes, budget);
  if (output == nullptr) return refuse(page, std::string("the limit of ") + budget.exhausted() + " is reached");
  Document document(page);
  document.mutable_nodes().reserve(workspace.skeleton.tokens.size());
  TreeReader(workspace.skeleton, document.mutable_nodes()).read(*output->document);
  document.mutable_side_tags() = workspace.skeleton.side_tags;
  return document;
}

}  // namespace

Result<Document> parse_html(std::string_view utf8, const ParseLimits& limits) {
  if (utf8.size() > std::min(limits.max_bytes, kMaxPageBytes)) {
    return fail(
        Stage::kParse, "too_large",
        "the page has " + std::to_string(utf8.size()) + " bytes, the limit is " + std::to_string(limits.max_bytes));
  }
  thread_local Workspace workspace;
  Result<Document> document = parse_with(workspace, utf8, limits);
  workspace.clear();
  return document;
}

}  // namespace pressmark

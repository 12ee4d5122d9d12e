// Writes a skeleton: collects text and inline tags into bundles, and lets go of them when nesting is not trivial.
//
//   SkeletonWriter writer(page, limits, skeleton);
//   writer.add_text({0, 5});                  // into the bundle
//   writer.add_block({{5, 8}, Tag::kP, TokenKind::kOpen});
//   writer.flush();                           // at the end
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "extract/page/guard.h"
#include "extract/page/skeleton.h"

namespace pressmark {

// kBare: only the name is written. kVerbatim: the whole tag, as SVG and MathML need it.
enum class TagForm { kBare, kVerbatim };

class SkeletonWriter {
 public:
  SkeletonWriter(std::string_view page, const ParseLimits& limits, Skeleton& skeleton);

  void add_text(Span source, TokenKind kind = TokenKind::kText);
  // A start tag that may stay in the bundle: of a void element, or one whose end tag is awaited.
  void add_inline(const SkeletonToken& token);
  // True if the end tag belongs to the inline start tag added last, and so stays in the bundle with it.
  [[nodiscard]] bool close_inline(const SkeletonToken& token, std::string_view name);
  // A tag that the tree builder has to see.
  void add_block(const SkeletonToken& token, TagForm form = TagForm::kBare);
  void add_doctype(std::string_view doctype);
  // Writes all that is pending.
  void flush();

  // True if the element may stay in the bundle: the tree builder would do nothing but open it where it stands.
  [[nodiscard]] bool may_stay(Tag tag) const;
  [[nodiscard]] bool select_is_open() const { return select_open_; }
  [[nodiscard]] bool is_open(Tag tag) const { return guard_.has(tag); }

 private:
  enum class Content : std::uint8_t { kNone, kSpace, kSome };
  // An inline start tag that is not written yet, and the bundle before it.
  struct Pending {
    std::uint32_t token = 0;
    std::uint32_t first = 0;
    Content content = Content::kNone;
  };

  [[nodiscard]] bool is_pending(Tag tag) const { return pending_tags_[static_cast<std::size_t>(tag)] > 0; }
  [[nodiscard]] bool is_anywhere_open(Tag tag) const { return is_pending(tag) || guard_.has(tag); }
  [[nodiscard]] bool block_may_stay(Tag tag) const;
  [[nodiscard]] std::uint32_t token_count() const { return static_cast<std::uint32_t>(skeleton_.tokens.size()); }
  [[nodiscard]] bool is_blank(const SkeletonToken& token) const;
  void drop_blank_before(const SkeletonToken& token);
  [[nodiscard]] bool guard_admits(const SkeletonToken& token);
  void note_state(const SkeletonToken& token);
  void write_bundle(std::uint32_t first, std::uint32_t last, Content content);
  void write_tag(std::uint32_t token_index, TagForm form = TagForm::kBare);
  void write_border(std::uint32_t token_index);
  void write_name(const SkeletonToken& token);

  std::string_view page_;
  Skeleton& skeleton_;
  DepthGuard guard_;
  std::size_t max_depth_;
  std::vector<Pending> pending_;
  std::uint32_t first_ = 0;  // where the bundle that is being collected starts
  Content content_ = Content::kNone;
  std::array<std::uint8_t, 256> pending_tags_{};  // how many of a kind are pending
  std::size_t bordered_ = 0;                      // bundles that stand before the last border of what was too deep
  std::uint32_t fed_formatting_ = 0;              // formatting elements written and not closed
  bool fed_link_open_ = false;
  bool select_open_ = false;
  bool in_body_ = false;       // the tree builder is in the body for certain
  bool has_frameset_ = false;  // then nothing is certain
};

}  // namespace pressmark

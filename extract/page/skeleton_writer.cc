#include "extract/page/skeleton_writer.h"

#include <algorithm>

#include "core/text/utf8.h"
#include "extract/page/skeleton_scan.h"
#include "extract/page/skeleton_traits.h"

namespace pressmark {
namespace {

// Bounds the work that a run of inline start tags makes, and the depth that a bundle adds to the tree.
constexpr std::size_t kMaxPending = 64;
// Longer names and tags are cut or written bare: the tree builder is slow on them, and no element has such a name.
constexpr std::size_t kMaxNameBytes = 32;
constexpr std::size_t kMaxVerbatimBytes = 4096;
constexpr std::size_t kMaxDoctypeBytes = 512;
// Makes gumbo empty its text buffer: else it puts text that ends a form behind the form.
constexpr std::string_view kTextBorder = "<!---->";

}  // namespace

SkeletonWriter::SkeletonWriter(std::string_view page, const ParseLimits& limits, Skeleton& skeleton)
    : page_(page), skeleton_(skeleton), guard_(limits.max_depth), max_depth_(limits.max_depth) {}

bool SkeletonWriter::is_blank(const SkeletonToken& token) const {
  const std::string_view text = token.source.of(page_);
  return token.kind == TokenKind::kText && std::all_of(text.begin(), text.end(), is_html_space);
}

void SkeletonWriter::add_text(Span source, TokenKind kind) {
  const SkeletonToken token{source, Tag::kText, kind};
  if (!is_blank(token)) {
    skeleton_.tokens.push_back(token);
    content_ = Content::kSome;
    return;
  }
  content_ = std::max(content_, Content::kSpace);
  const bool at_border = skeleton_.tokens.empty() || has_trait(skeleton_.tokens.back().tag, trait::kBlock);
  if (!at_border) skeleton_.tokens.push_back(token);
}

// White space before the border of a block is none.
void SkeletonWriter::drop_blank_before(const SkeletonToken& token) {
  if (has_trait(token.tag, trait::kBlock) && first_ < token_count() && is_blank(skeleton_.tokens.back())) {
    skeleton_.tokens.pop_back();
  }
}

void SkeletonWriter::add_inline(const SkeletonToken& token) {
  drop_blank_before(token);
  skeleton_.tokens.push_back(token);
  if (has_trait(token.tag, trait::kVoid)) {
    content_ = Content::kSome;
    return;
  }
  pending_.push_back({token_count() - 1, first_, content_});
  ++pending_tags_[static_cast<std::size_t>(token.tag)];
  first_ = token_count();
  content_ = Content::kNone;
  if (pending_.size() > kMaxPending) flush();
}

bool SkeletonWriter::may_stay(Tag tag) const {
  if (select_open_) return false;  // most elements are ignored there
  if (guard_.depth() + pending_.size() >= max_depth_ && !has_trait(tag, trait::kVoid)) return false;
  if (tag == Tag::kButton) return !is_anywhere_open(tag);              // else it closes the button that is open
  if (tag == Tag::kA) return !fed_link_open_ && !is_pending(Tag::kA);  // else it closes the link that is open
  return has_trait(tag, trait::kInline) || (has_trait(tag, trait::kBlock) && block_may_stay(tag));
}

bool SkeletonWriter::block_may_stay(Tag tag) const {
  // Formatting elements may have to be opened again before a bundle, but not before a block.
  if (!in_body_ || fed_formatting_ > 0 || has_frameset_ || is_anywhere_open(Tag::kP)) return false;
  // Elsewhere a start tag may do more than open an element.
  for (const Tag mode : {Tag::kTable, Tag::kTemplate, Tag::kSvg, Tag::kMath}) {
    if (guard_.has(mode)) return false;
  }
  if (!has_trait(tag, trait::kHeading | trait::kListItem)) return true;
  if (pending_.empty()) return false;
  const Tag parent = skeleton_.tokens[pending_.back().token].tag;
  return has_trait(tag, trait::kHeading) ? !has_trait(parent, trait::kHeading) : has_trait(parent, trait::kListOfItems);
}

bool SkeletonWriter::close_inline(const SkeletonToken& token, std::string_view name) {
  if (pending_.empty()) return false;
  const SkeletonToken& open = skeleton_.tokens[pending_.back().token];
  if (open.tag != token.tag) return false;
  if (token.tag == Tag::kOther) {
    const std::string_view rest = page_.substr(open.source.start + 1);
    if (!equals_ignoring_case(rest.substr(0, name.size()), name) || !ends_tag_name(rest[name.size()])) return false;
  }
  drop_blank_before(token);
  skeleton_.tokens.push_back(token);
  first_ = pending_.back().first;
  content_ = Content::kSome;
  pending_.pop_back();
  --pending_tags_[static_cast<std::size_t>(token.tag)];
  return true;
}

void SkeletonWriter::add_block(const SkeletonToken& token, TagForm form) {
  flush();
  skeleton_.tokens.push_back(token);
  write_tag(token_count() - 1, form);
  first_ = token_count();
}

void SkeletonWriter::add_doctype(std::string_view doctype) {
  flush();
  skeleton_.bytes += doctype.size() <= kMaxDoctypeBytes ? doctype : "<!doctype long>";
}

void SkeletonWriter::flush() {
  for (const Pending& pending : pending_) {
    write_bundle(pending.first, pending.token, pending.content);
    write_tag(pending.token);
    pending_tags_[static_cast<std::size_t>(skeleton_.tokens[pending.token].tag)] = 0;
  }
  write_bundle(first_, token_count(), content_);
  pending_.clear();
  first_ = token_count();
  content_ = Content::kNone;
}

void SkeletonWriter::write_bundle(std::uint32_t first, std::uint32_t last, Content content) {
  // White space between tags changes nothing, but where formatting elements wait to be opened again.
  if (content == Content::kSpace && fed_formatting_ > 0) skeleton_.bytes += ' ';
  if (content != Content::kSome) return;
  const auto number = static_cast<std::uint32_t>(skeleton_.bundles.size());
  if (number >= kBundlesInPlane) append_utf8(skeleton_.bytes, kFirstHighBundle + number / kBundlesInPlane);
  append_utf8(skeleton_.bytes, kFirstBundle + number % kBundlesInPlane);
  skeleton_.bundles.push_back({first, last});
}

bool SkeletonWriter::guard_admits(const SkeletonToken& token) {
  if (has_trait(token.tag, trait::kVoid | trait::kDropTag | trait::kSide)) return true;  // nothing stands in them
  if (token.kind == TokenKind::kClose) return guard_.close(token.tag);
  return guard_.open(token.tag);
}

void SkeletonWriter::note_state(const SkeletonToken& token) {
  const bool open = token.kind == TokenKind::kOpen;
  if (has_trait(token.tag, trait::kFormatting)) {
    if (open && !(token.tag == Tag::kA && fed_link_open_)) ++fed_formatting_;
    if (!open && fed_formatting_ > 0) --fed_formatting_;
  }
  if (token.tag == Tag::kA) fed_link_open_ = open;
  if (open && (token.tag == Tag::kBody || has_trait(token.tag, trait::kBlock))) {
    in_body_ = in_body_ || !guard_.has(Tag::kTemplate);
  }
  if (token.tag == Tag::kFrameset) has_frameset_ = true;
  if (token.tag == Tag::kSelect) select_open_ = open && !select_open_;  // a second start tag ends it
  const bool is_field = token.tag == Tag::kInput || token.tag == Tag::kKeygen || token.tag == Tag::kTextarea;
  if (is_field && select_open_)
    select_open_ = !guard_.close(Tag::kSelect);  // a field ends the <select> that it stands in
}

void SkeletonWriter::write_tag(std::uint32_t token_index, TagForm form) {
  const SkeletonToken& token = skeleton_.tokens[token_index];
  if (!guard_admits(token)) return write_border(token_index);
  note_state(token);
  if (token.tag == Tag::kForm && token.kind == TokenKind::kClose) skeleton_.bytes += kTextBorder;
  const std::size_t slot = skeleton_.bytes.size() / 3;
  skeleton_.tokens_by_place.resize(slot + 1);
  skeleton_.tokens_by_place[slot] = token_index;
  if (form == TagForm::kVerbatim && token.source.size() <= kMaxVerbatimBytes) {
    skeleton_.bytes += token.source.of(page_);
  } else {
    write_name(token);
  }
}

// A block that is too deep for the tree still parts what stands before it from what follows: one <hr> for all the tags
// between two pieces of text.
void SkeletonWriter::write_border(std::uint32_t token_index) {
  if (!has_trait(skeleton_.tokens[token_index].tag, trait::kBlock) || bordered_ == skeleton_.bundles.size()) return;
  bordered_ = skeleton_.bundles.size();
  const std::size_t slot = skeleton_.bytes.size() / 3;
  skeleton_.tokens_by_place.resize(slot + 1);
  skeleton_.tokens_by_place[slot] = token_index;
  skeleton_.bytes += "<hr>";
}

void SkeletonWriter::write_name(const SkeletonToken& token) {
  const std::string_view tag = token.source.of(page_);
  std::size_t end = token.kind == TokenKind::kClose ? 2 : 1;
  while (!ends_tag_name(tag[end])) ++end;
  skeleton_.bytes += tag.substr(0, std::min(end, kMaxNameBytes));
  // Only elements of SVG and MathML, which are strange to HTML, heed it.
  skeleton_.bytes += token.self_closing && token.tag == Tag::kOther ? "/>" : ">";
}

}  // namespace pressmark

#include "extract/page/skeleton.h"

#include <algorithm>

#include "extract/page/skeleton_scan.h"
#include "extract/page/skeleton_traits.h"
#include "extract/page/skeleton_writer.h"

namespace pressmark {
namespace {

constexpr std::size_t kLargeScript = 4096;  // bytes: an article's text fits in

class Reader {
 public:
  Reader(std::string_view page, const ParseLimits& limits, Skeleton& skeleton)
      : page_(page), skeleton_(skeleton), writer_(page, limits, skeleton) {}

  bool read();

 private:
  // A tag of the page and what the decisions need.
  struct PageTag {
    SkeletonToken token;
    std::string_view name;
  };

  [[nodiscard]] std::size_t next_markup(std::size_t from) const;
  void read_markup(std::size_t at);
  void read_declaration(std::size_t at);
  void read_tag(std::size_t at);
  [[nodiscard]] bool breaks_out(const SkeletonToken& token) const;
  void read_foreign(const PageTag& tag);
  void read_close(const PageTag& tag);
  void read_open(const PageTag& tag);
  void read_without_body(const PageTag& tag);
  void read_with_body(const PageTag& tag);
  void read_svg(const PageTag& tag);
  [[nodiscard]] bool is_data(const SkeletonToken& script) const;
  [[nodiscard]] std::size_t svg_end(std::size_t from);
  [[nodiscard]] std::size_t body_end_of_script(std::size_t start);
  void enter_foreign(const PageTag& tag);
  [[nodiscard]] std::size_t end_of(const PageTag& tag) const { return tag.token.source.end; }

  std::string_view page_;
  Skeleton& skeleton_;
  SkeletonWriter writer_;
  std::size_t next_ = 0;
  std::size_t foreign_depth_ = 0;   // in SVG or MathML that is not left out
  std::size_t no_svg_before_ = 0;   // the end of an <svg> was sought in vain up to here
  bool scripts_hide_ends_ = false;  // one was sought in vain up to the end of the page
  bool no_noscript_end_ = false;    // the same for <noscript>, up to the end of the page
};

Span span(std::size_t start, std::size_t end) {
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

bool contains_any_case(std::string_view text, std::string_view lower_case) {
  for (std::size_t i = 0; i + lower_case.size() <= text.size(); ++i) {
    if (equals_ignoring_case(text.substr(i, lower_case.size()), lower_case)) return true;
  }
  return false;
}

bool Reader::read() {
  while (next_ < page_.size()) {
    const std::size_t markup = next_markup(next_);
    if (markup > next_) writer_.add_text(span(next_, markup));
    next_ = markup;
    if (next_ < page_.size()) read_markup(next_);
    if (skeleton_.tokens.size() > kMaxTokens) return false;
  }
  writer_.flush();
  return true;
}

// The next '<' that starts a tag, a comment or the like; the page's size if there is none.
std::size_t Reader::next_markup(std::size_t from) const {
  for (std::size_t at = page_.find('<', from); at < page_.size() && page_.size() - at > 2;
       at = page_.find('<', at + 1)) {
    const char c = page_[at + 1];
    if (is_html_letter(c) || c == '/' || c == '!' || c == '?') return at;
  }
  return page_.size();
}

void Reader::read_markup(std::size_t at) {
  const bool closing = page_[at + 1] == '/';
  if (is_html_letter(page_[at + (closing ? 2 : 1)])) {
    read_tag(at);
  } else {
    read_declaration(at);
  }
}

void Reader::read_declaration(std::size_t at) {
  constexpr std::string_view comment = "<!--";
  constexpr std::string_view character_data = "<![CDATA[";
  constexpr std::string_view doctype = "<!doctype";
  if (page_.substr(at, comment.size()) == comment) {
    next_ = comment_end(page_, at);
  } else if (foreign_depth_ > 0 && page_.substr(at, character_data.size()) == character_data) {
    const std::size_t start = at + character_data.size();
    const std::size_t end = std::min(page_.find("]]>", start), page_.size());
    if (start < end) writer_.add_text(span(start, end), TokenKind::kRawText);
    next_ = std::min(end + 3, page_.size());
  } else {
    next_ = behind_next(page_, at, '>');
    if (equals_ignoring_case(page_.substr(at, doctype.size()), doctype))
      writer_.add_doctype(page_.substr(at, next_ - at));
  }
}

void Reader::read_tag(std::size_t at) {
  const TagScan scan = scan_tag(page_, at);
  if (scan.end == kNoEnd) {  // the page ends in a tag: that is no tag
    next_ = page_.size();
    return;
  }
  next_ = scan.end;
  const TokenKind kind = scan.closing ? TokenKind::kClose : TokenKind::kOpen;
  const PageTag tag{{span(at, scan.end), tag_for_name(scan.name), kind, scan.self_closing}, scan.name};
  if (foreign_depth_ > 0 && breaks_out(tag.token)) {
    foreign_depth_ = 0;
    writer_.add_block(tag.token, TagForm::kVerbatim);
  } else if (foreign_depth_ > 0) {
    read_foreign(tag);
  } else if (scan.closing) {
    read_close(tag);
  } else {
    read_open(tag);
  }
}

// An HTML start tag of the standard's list, or the end tag of an HTML element around it, ends SVG and MathML.
bool Reader::breaks_out(const SkeletonToken& token) const {
  const bool foreign = token.tag == Tag::kOther || token.tag == Tag::kSvg || token.tag == Tag::kMath;
  return token.kind == TokenKind::kOpen ? has_trait(token.tag, trait::kBreakout)
                                        : !foreign && writer_.is_open(token.tag);
}

void Reader::read_foreign(const PageTag& tag) {
  const Tag root = tag.token.tag;
  if (root == Tag::kSvg || root == Tag::kMath) {
    if (tag.token.kind == TokenKind::kClose) --foreign_depth_;
    if (tag.token.kind == TokenKind::kOpen && !tag.token.self_closing) ++foreign_depth_;
  }
  writer_.add_block(tag.token, TagForm::kVerbatim);
}

void Reader::enter_foreign(const PageTag& tag) {
  foreign_depth_ = tag.token.self_closing ? 0 : 1;
  writer_.add_block(tag.token, TagForm::kVerbatim);
}

void Reader::read_close(const PageTag& tag) {
  const Tag element = tag.token.tag;
  if (has_trait(element, trait::kSide | trait::kDropTag | trait::kDropBody) || element == Tag::kNoscript) return;
  if (has_trait(element, trait::kVoid) || !writer_.close_inline(tag.token, tag.name)) writer_.add_block(tag.token);
}

void Reader::read_open(const PageTag& tag) {
  const Tag element = tag.token.tag;
  if (has_trait(element, trait::kSide | trait::kDropTag)) {
    read_without_body(tag);
  } else if (has_trait(element, trait::kDropBody | trait::kKeepBody) || element == Tag::kNoscript) {
    read_with_body(tag);
  } else if (element == Tag::kSvg && !writer_.select_is_open()) {
    read_svg(tag);
  } else if (element == Tag::kMath && !writer_.select_is_open()) {
    enter_foreign(tag);
  } else if (writer_.may_stay(element)) {
    writer_.add_inline(tag.token);
  } else {
    writer_.add_block(tag.token);
  }
}

void Reader::read_without_body(const PageTag& tag) {
  if (has_trait(tag.token.tag, trait::kSide)) {
    skeleton_.side_tags.push_back({tag.token.tag, tag.token.source, {}});
  } else if (writer_.select_is_open()) {
    writer_.add_block(tag.token);  // some of them end it
  }
}

void Reader::read_with_body(const PageTag& tag) {
  const Tag element = tag.token.tag;
  const std::size_t start = end_of(tag);
  if (element == Tag::kNoscript && no_noscript_end_) return;
  const std::size_t end = element == Tag::kScript      ? body_end_of_script(start)
                          : element == Tag::kPlaintext ? page_.size()
                                                       : raw_text_end(page_, start, tag.name);
  if (element == Tag::kNoscript && end == page_.size()) {
    no_noscript_end_ = true;  // without an end it would swallow the page: its tag alone is left out
    return;
  }
  if (has_trait(element, trait::kKeepBody)) {
    writer_.add_block(tag.token);
    if (start < end) writer_.add_text(span(start, end), TokenKind::kRawText);
    writer_.flush();
    next_ = end;
    return;
  }
  if (element == Tag::kScript && (end - start >= kLargeScript || is_data(tag.token))) {
    skeleton_.side_tags.push_back({element, tag.token.source, span(start, end)});
  }
  next_ = end < page_.size() ? std::min(scan_tag(page_, end).end, page_.size()) : end;
}

// A script whose comment hides every end ends at the first one all the same: better to read too much than to lose the
// page.
std::size_t Reader::body_end_of_script(std::size_t start) {
  const std::size_t end = scripts_hide_ends_ ? kNoEnd : script_end(page_, start);
  if (end != kNoEnd) return end;
  scripts_hide_ends_ = true;
  return raw_text_end(page_, start, tag_name(Tag::kScript));
}

// JSON, by type or by the name that a known framework gives its page data.
bool Reader::is_data(const SkeletonToken& script) const {
  for (AttributeReader attribute(script.source.of(page_)); attribute.next();) {
    if (equals_ignoring_case(attribute.name(), "type") && contains_any_case(attribute.value(), "json")) return true;
    if (equals_ignoring_case(attribute.name(), "id") && attribute.value() == "__NEXT_DATA__") return true;
  }
  return false;
}

void Reader::read_svg(const PageTag& tag) {
  const std::size_t end = tag.token.self_closing ? end_of(tag) : svg_end(end_of(tag));
  if (end == kNoEnd) return enter_foreign(tag);
  next_ = end;
}

// Behind the <svg> whose start tag ends at `from`; kNoEnd where an HTML tag ends it first or it has no end. No <svg>
// that starts before that place is tried again, which keeps the work linear.
std::size_t Reader::svg_end(std::size_t from) {
  if (from < no_svg_before_) return kNoEnd;
  std::size_t depth = 1;
  for (std::size_t at = page_.find('<', from); at < page_.size() && page_.size() - at > 3; at = page_.find('<', at)) {
    if (page_.substr(at, 4) == "<!--") {
      at = comment_end(page_, at);
      continue;
    }
    if (!is_html_letter(page_[at + (page_[at + 1] == '/' ? 2 : 1)])) {
      ++at;
      continue;
    }
    const TagScan scan = scan_tag(page_, at);
    const Tag element = tag_for_name(scan.name);
    no_svg_before_ = at;
    if (scan.end == kNoEnd || (!scan.closing && has_trait(element, trait::kBreakout))) return kNoEnd;
    if (element == Tag::kSvg) depth += scan.closing ? -1UL : scan.self_closing ? 0UL : 1UL;
    at = scan.end;
    if (depth == 0) return at;
  }
  no_svg_before_ = page_.size();
  return kNoEnd;
}

template <class T>
void clear_keeping(T& buffer, std::size_t kept) {
  buffer.clear();
  if (buffer.capacity() > kept) buffer.shrink_to_fit();
}

}  // namespace

void Skeleton::clear() {
  constexpr std::size_t kept = std::size_t{1} << 18U;
  clear_keeping(bytes, 4 * kept);
  clear_keeping(tokens, kept);
  clear_keeping(bundles, kept);
  clear_keeping(tokens_by_place, kept);
  clear_keeping(side_tags, kept);
}

bool make_skeleton(std::string_view page, const ParseLimits& limits, Skeleton& skeleton) {
  return Reader(page, limits, skeleton).read();
}

}  // namespace pressmark

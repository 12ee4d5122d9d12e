#include "tests/extract/page/parser_oracle.h"

#include <gumbo.h>

#include <algorithm>
#include <vector>

#include "core/text/utf8.h"
#include "extract/page/skeleton_scan.h"
#include "extract/page/skeleton_traits.h"

namespace pressmark::test {
namespace {

// Markup that no text of a test holds.
constexpr char kStart = '\1';
constexpr char kStartEnd = '\2';
constexpr char kEnd = '\3';

bool is_forbidden(char32_t c) {
  return (c >= 1 && c <= 8) || c == 0xB || (c >= 0xE && c <= 0x1F) || (c >= 0x7F && c <= 0x9F) ||
         (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

void append_visible(std::string_view text, std::string& out) {
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return !is_html_space(c); });
}

void append_start(Tag tag, std::string& out) {
  out += kStart;
  out += tag_name(tag);
  out += kStartEnd;
}

Tag tag_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return tag_for_name(gumbo_normalized_tagname(element.tag));
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return tag_for_name({name.data, name.length});
}

struct Level {
  const GumboVector* children;
  unsigned next;
};

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

std::string outline_of(const GumboNode& document) {
  std::string out;
  std::vector<Level> levels{{&document.v.document.children, 0}};
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == level.children->length) {
      levels.pop_back();
      if (!levels.empty()) out += kEnd;
      continue;
    }
    const auto& child = *static_cast<const GumboNode*>(level.children->data[level.next++]);
    if (is_element(child) && !has_trait(tag_of(child.v.element), trait::kLeftOut)) {
      append_start(tag_of(child.v.element), out);
      levels.push_back({&child.v.element.children, 0});
    } else if (!is_element(child) && child.type != GUMBO_NODE_COMMENT) {
      append_visible(child.v.text.text, out);
    }
  }
  return out;
}

bool starts_tag(std::string_view page, std::size_t at, std::string_view start) {
  return equals_ignoring_case(page.substr(at, start.size()), start);
}

// What a browser that runs scripts makes of <noscript>: nothing. A comment before "</form>" makes gumbo follow the
// standard there: alone, it puts the text that ends a form behind the form.
std::string reference_page(std::string_view page) {
  std::string out;
  for (std::size_t i = 0; i < page.size();) {
    std::size_t end = i + 1;
    if (page.substr(i, 4) == "<!--") {
      end = comment_end(page, i);
    } else if (starts_tag(page, i, "<script")) {
      end = std::min(script_end(page, i + 7), page.size());
    } else if (starts_tag(page, i, "</form")) {
      out += "<!---->";
    } else if (starts_tag(page, i, "<noscript")) {
      end = raw_text_end(page, i + 9, "noscript");
      i = end = end < page.size() ? behind_next(page, end, '>') : behind_next(page, i, '>');
    }
    out += page.substr(i, end - i);
    i = end;
  }
  return out;
}

}  // namespace

std::string comparable_page(std::string_view bytes) {
  std::string valid;
  std::string out;
  static_cast<void>(append_repaired_utf8(valid, bytes));
  for (std::size_t at = 0; at < valid.size();) {
    const char32_t c = next_code_point(valid, at);
    append_utf8(out, is_forbidden(c) ? U'\xFFFD' : c);
  }
  return out;
}

std::string outline(const Document& document) {
  std::string out;
  std::vector<NodeIndex> ends;
  for (NodeIndex i = 0; i < document.nodes().size(); ++i) {
    for (; !ends.empty() && ends.back() == i; ends.pop_back()) out += kEnd;
    const Node& node = document.nodes()[i];
    if (node.tag == Tag::kText) {
      std::string text;
      document.append_text(i, text);
      append_visible(text, out);
    } else {
      append_start(node.tag, out);
      ends.push_back(node.end);
    }
  }
  return out.append(ends.size(), kEnd);
}

std::string gumbo_outline(std::string_view page) {
  const std::string reference = reference_page(page);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* output = gumbo_parse_with_options(&options, reference.data(), reference.size());
  std::string out = outline_of(*output->document);
  gumbo_destroy_output(&options, output);
  return out;
}

std::string outline_text(std::string_view outline) {
  std::string text;
  bool in_name = false;
  for (const char c : outline) {
    if (c == kStart) in_name = true;
    if (!in_name && c != kEnd) text += c;
    if (c == kStartEnd) in_name = false;
  }
  return text;
}

std::string broken_invariant(const Document& document) {
  const auto& nodes = document.nodes();
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    const Node& node = nodes[i];
    const std::string where = " at node " + std::to_string(i);
    if (node.source.end > document.source().size() || node.source.start > node.source.end) return "span" + where;
    if (node.end <= i || node.end > nodes.size()) return "end" + where;
    if (node.tag == Tag::kText && node.end != i + 1) return "text with children" + where;
    if (node.parent == kNoNode ? i != 0 : node.parent >= i || nodes[node.parent].end < node.end)
      return "parent" + where;
    if (node.tag != Tag::kText && !node.source.empty() && document.source()[node.source.start] != '<')
      return "tag" + where;
  }
  for (const SideTag& tag : document.side_tags()) {
    if (tag.source.end > document.source().size() || tag.body.end > document.source().size()) return "side tag";
  }
  return "";
}

Likeness compare_with_gumbo(std::string_view page) {
  const Result<Document> document = parse_html(page, ParseLimits{});
  if (!document || !broken_invariant(*document).empty()) return Likeness::kDifferent;
  const std::string ours = outline(*document);
  const std::string theirs = gumbo_outline(page);
  if (ours == theirs) return Likeness::kSameTree;
  return outline_text(ours) == outline_text(theirs) ? Likeness::kSameText : Likeness::kDifferent;
}

}  // namespace pressmark::test

#include "extract/page/skeleton_scan.h"

#include <algorithm>

namespace pressmark {
namespace {

std::size_t skip_space(std::string_view html, std::size_t at) {
  while (at < html.size() && is_html_space(html[at])) ++at;
  return at;
}

std::size_t unquoted_end(std::string_view html, std::size_t at) {
  while (at < html.size() && !is_html_space(html[at]) && html[at] != '>') ++at;
  return at;
}

// An attribute's name may start with '='.
std::size_t attribute_name_end(std::string_view html, std::size_t at) {
  ++at;
  while (at < html.size() && !ends_attribute_name(html[at])) ++at;
  return at;
}

// `at` stands behind the '='. Moves it behind the value.
std::string_view read_value(std::string_view html, std::size_t& at) {
  at = skip_space(html, at);
  if (at < html.size() && (html[at] == '"' || html[at] == '\'')) {
    const std::size_t start = at + 1;
    const std::size_t end = html.find(html[at], start);
    at = end == std::string_view::npos ? kNoEnd : end + 1;
    return html.substr(start, end == std::string_view::npos ? end : end - start);
  }
  const std::size_t start = at;
  at = unquoted_end(html, at);
  return html.substr(start, at - start);
}

bool ends_comment(std::string_view html, std::size_t start, std::size_t greater) {
  if (html[greater - 1] == '-' && html[greater - 2] == '-') return true;
  return greater - start > 6 && html.substr(greater - 3, 3) == "--!";
}

// The '<' or, in a comment, the '>' of the "-->" that comes next.
std::size_t next_in_script(std::string_view html, std::size_t from, bool in_comment) {
  if (!in_comment) return html.find('<', from);
  std::size_t at = html.find_first_of("<>", from);
  while (at < html.size() && html[at] == '>' && html.substr(at - 2, 2) != "--") at = html.find_first_of("<>", at + 1);
  return at;
}

bool names_script(std::string_view html, std::size_t at) {
  constexpr std::string_view script = "script";
  return at + script.size() < html.size() && ends_tag_name(html[at + script.size()]) &&
         equals_ignoring_case(html.substr(at, script.size()), script);
}

}  // namespace

bool next_attribute(std::string_view html, std::size_t& at, RawAttribute& attribute) {
  std::size_t start = at;
  while (start < html.size() && (is_html_space(html[start]) || html[start] == '/')) ++start;
  if (start >= html.size() || html[start] == '>') {
    at = start < html.size() ? start + 1 : kNoEnd;
    return false;
  }
  const std::size_t end = attribute_name_end(html, start);
  attribute.name = html.substr(start, end - start);
  const std::size_t equals = skip_space(html, end);
  if (equals < html.size() && html[equals] == '=') {
    at = equals + 1;
    attribute.value = read_value(html, at);
  } else {
    at = end;
    attribute.value = html.substr(end, 0);
  }
  return at != kNoEnd;
}

TagScan scan_tag(std::string_view html, std::size_t start) {
  TagScan tag;
  tag.closing = html[start + 1] == '/';
  const std::size_t name = start + 1 + (tag.closing ? 1 : 0);
  std::size_t at = name;
  while (at < html.size() && !ends_tag_name(html[at])) ++at;
  tag.name = html.substr(name, at - name);
  RawAttribute attribute;
  while (next_attribute(html, at, attribute)) continue;
  if (at == kNoEnd) return tag;
  tag.end = at;
  const std::string_view value = attribute.value;  // "<a b=c/>": the '/' belongs to the value
  const bool slash_in_value = !value.empty() && value.data() + value.size() == html.data() + at - 1;
  tag.self_closing = html[at - 2] == '/' && !slash_in_value;
  return tag;
}

std::size_t comment_end(std::string_view html, std::size_t start) {
  for (std::size_t at = html.find('>', start + 4); at != std::string_view::npos; at = html.find('>', at + 1)) {
    if (ends_comment(html, start, at)) return at + 1;
  }
  return html.size();
}

std::size_t raw_text_end(std::string_view html, std::size_t from, std::string_view name) {
  for (std::size_t at = html.find('<', from); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::size_t behind = at + 2 + name.size();
    if (behind >= html.size()) break;
    if (html[at + 1] == '/' && ends_tag_name(html[behind]) &&
        equals_ignoring_case(html.substr(at + 2, name.size()), name)) {
      return at;
    }
  }
  return html.size();
}

std::size_t script_end(std::string_view html, std::size_t from) {
  constexpr std::string_view comment = "<!--";
  bool in_comment = false;
  bool in_inner_script = false;
  for (std::size_t at = next_in_script(html, from, in_comment); at < html.size();) {
    std::size_t next = at + 1;
    if (html[at] == '>') {
      in_comment = in_inner_script = false;
    } else if (names_script(html, at + 1)) {
      in_inner_script = in_comment;
    } else if (html.substr(at + 1, 1) == "/" && names_script(html, at + 2)) {
      if (!in_inner_script) return at;
      in_inner_script = false;
    } else if (html.substr(at, comment.size()) == comment) {
      in_comment = true;
      next = at + 2;  // "<!-->" is whole
    }
    at = next_in_script(html, next, in_comment);
  }
  return kNoEnd;
}

std::size_t behind_next(std::string_view html, std::size_t from, char c) {
  const std::size_t at = html.find(c, from);
  return at == std::string_view::npos ? html.size() : at + 1;
}

}  // namespace pressmark

// Whole pages: the bytes of a page in, the fields of the article out.
//
// A case expects lines "name: value". Each name that a case mentions must come out with exactly these values, in this
// order; names that it does not mention are free. "name:" without a value expects none.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "extract/page/read_page.h"
#include "tests/support/case_file.h"

namespace pressmark {
namespace {

using Lines = std::vector<std::string>;

void add(Lines& lines, const std::string& name, const std::string& value) {
  if (!value.empty()) lines.push_back(name + ": " + value);
}

void add_metadata(Lines& lines, const Metadata& metadata) {
  add(lines, "title", metadata.title);
  add(lines, "description", metadata.description);
  add(lines, "section", metadata.section);
  add(lines, "image", metadata.image);
  add(lines, "canonical", metadata.canonical_url);
  add(lines, "site", metadata.site_name);
  add(lines, "language", metadata.language);
  add(lines, "published", metadata.published_at);
  add(lines, "modified", metadata.modified_at);
  add(lines, "access", name_of(metadata.access));
  for (const std::string& author : metadata.authors) add(lines, "author", author);
  for (const std::string& tag : metadata.tags) add(lines, "tag", tag);
}

Lines lines_of(const ArticleText& article) {
  Lines lines;
  add(lines, "status", name_of(article.status));
  add_metadata(lines, article.metadata);
  for (const Block& block : article.blocks) {
    const std::string text(block.span.of(article.text));
    add(lines, "text", text);
    add(lines, name_of(block.kind), text);
  }
  for (const Aside& aside : article.asides) add(lines, std::string("aside ") + name_of(aside.kind), aside.text);
  for (const Warning& warning : article.warnings) add(lines, "warning", warning.code);
  return lines;
}

std::string name_in(const std::string& line) {
  return line.substr(0, line.find(':'));
}

// Values of one name in their order; the order of the names says nothing.
std::string joined(Lines lines) {
  std::stable_sort(lines.begin(), lines.end(),
                   [](const std::string& a, const std::string& b) { return name_in(a) < name_in(b); });
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

Page page_of(const test::Case& one) {
  const auto option = [&](const char* name) {
    const auto found = one.options.find(name);
    return found == one.options.end() ? std::string() : found->second;
  };
  Page page;
  page.url = option("url");
  page.content_type = option("content-type");
  page.bytes = one.input;
  page.source.fetched_at = option("fetched");
  page.source.kind = option("kind") == "text" ? SourceKind::kText : SourceKind::kHtml;
  return page;
}

void check(const test::Case& one) {
  SCOPED_TRACE(one.title + " (line " + std::to_string(one.line) + ")");
  std::set<std::string> names;
  Lines expected;
  for (const std::string& line : one.expected) {
    names.insert(name_in(line));
    if (line.back() != ':') expected.push_back(line);
  }
  Lines found;
  for (const std::string& line : lines_of(read_page(page_of(one), nullptr, {}))) {
    if (names.count(name_in(line)) > 0) found.push_back(line);
  }
  EXPECT_EQ(joined(found), joined(expected));
}

TEST(PageCases, MainText) {
  for (const test::Case& one : test::read_cases("tests/extract/page/main_text.case")) check(one);
}

TEST(PageCases, Metadata) {
  for (const test::Case& one : test::read_cases("tests/extract/page/metadata.case")) check(one);
}

TEST(PageCases, Status) {
  for (const test::Case& one : test::read_cases("tests/extract/page/status.case")) check(one);
}

// Former bugs stand at the end of each .case file.

}  // namespace
}  // namespace pressmark

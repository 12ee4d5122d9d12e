// What a document says of a page: texts, attributes, side tags.
#include <gtest/gtest.h>

#include <sstream>

#include "extract/page/document.h"
#include "extract/page/references.h"
#include "tests/extract/page/parser_oracle.h"
#include "tests/support/case_file.h"

namespace pressmark {
namespace {

// The `number`-th element of a name, counted from 1; kNoNode if there are fewer.
NodeIndex find_element(const Document& document, int number, std::string_view name) {
  for (NodeIndex i = 0; i < document.nodes().size(); ++i) {
    const Tag tag = document.nodes()[i].tag;
    if (tag != Tag::kText && tag_name(tag) == name && --number == 0) return i;
  }
  return kNoNode;
}

std::vector<std::string> describe_side_tags(const Document& document) {
  std::vector<std::string> lines;
  for (const SideTag& tag : document.side_tags()) {
    lines.push_back("side " + std::string(tag_name(tag.tag)) + ": " + std::string(tag.source.of(document.source())));
    if (!tag.body.empty()) lines.push_back("body: " + std::string(tag.body.of(document.source())));
  }
  return lines;
}

// Answers the question that stands before the colon of an expectation: "2 p@class" or "1 div".
std::string answer(const Document& document, const std::string& question) {
  std::istringstream words(question);
  int number = 0;
  std::string what;
  words >> number >> what;
  const std::size_t at = what.find('@');
  const NodeIndex node = find_element(document, number, what.substr(0, at));
  if (node == kNoNode) return "no such element";
  return at == std::string::npos ? document.text_of(node)
                                 : document.attribute(node, what.substr(at + 1)).value_or("none");
}

bool is_about_side_tags(const std::string& line) {
  return line.starts_with("side ") || line.starts_with("body: ");
}

void check(const test::Case& page) {
  const Result<Document> document = parse_html(page.input, ParseLimits{});
  ASSERT_TRUE(document);
  EXPECT_EQ(test::broken_invariant(*document), "");
  std::vector<std::string> side_tags;
  for (const std::string& line : page.expected) {
    if (is_about_side_tags(line)) {
      side_tags.push_back(line);
      continue;
    }
    const std::size_t colon = line.find(':');
    const std::string expected = colon + 2 < line.size() ? line.substr(colon + 2) : "";
    EXPECT_EQ(answer(*document, line.substr(0, colon)), expected) << line;
  }
  if (side_tags.empty()) return;
  EXPECT_EQ(describe_side_tags(*document), side_tags);
}

TEST(ParserDocument, SaysWhatStandsInThePage) {
  for (const test::Case& page : test::read_cases("tests/extract/page/parser_document.case")) {
    SCOPED_TRACE(page.title);
    check(page);
  }
}

TEST(ParserDocument, KnowsWhereItsNodesStand) {
  const std::string_view page = "<div class=a>one <b>two</b></div>";
  const Result<Document> document = parse_html(page, ParseLimits{});
  ASSERT_TRUE(document);
  const NodeIndex bold = find_element(*document, 1, "b");
  EXPECT_EQ(document->nodes()[bold].source.of(page), "<b>");
  EXPECT_EQ(document->nodes()[bold + 1].source.of(page), "two");
  EXPECT_EQ(document->nodes()[bold].end, bold + 2);
  EXPECT_EQ(document->nodes()[document->nodes()[bold].parent].source.of(page), "<div class=a>");
  EXPECT_EQ(document->nodes()[0].tag, Tag::kHtml);
  EXPECT_TRUE(document->nodes()[0].source.empty());
}

TEST(ParserDocument, OfAnEmptyPageHasAHeadAndABody) {
  const Result<Document> document = parse_html("", ParseLimits{});
  ASSERT_TRUE(document);
  EXPECT_EQ(document->nodes().size(), 3U);
  EXPECT_EQ(document->text_of(0), "");
}

TEST(ParserTags, AreFoundInAnyLetterCase) {
  EXPECT_EQ(tag_for_name("DiV"), Tag::kDiv);
  EXPECT_EQ(tag_for_name("h1"), Tag::kH1);
  EXPECT_EQ(tag_for_name("foreignObject"), Tag::kForeignobject);
  EXPECT_EQ(tag_for_name("h7"), Tag::kOther);
  EXPECT_EQ(tag_for_name(""), Tag::kOther);
  EXPECT_EQ(tag_for_name(std::string(5000, 'a')), Tag::kOther);
  for (std::size_t i = 2; i < 256 && tag_name(static_cast<Tag>(i)) != "xmp"; ++i) {
    EXPECT_EQ(tag_for_name(tag_name(static_cast<Tag>(i))), static_cast<Tag>(i));
  }
  EXPECT_EQ(tag_name(Tag::kText), "#text");
  EXPECT_EQ(tag_name(Tag::kOther), "");
}

TEST(ParserReferences, DependOnThePlace) {
  EXPECT_EQ(decode_references("&ampx &notin; &hellip;"), "&x \u2209 \u2026");
  std::string attribute;
  append_decoded("&ampx &amp=1 &amp; &amp", ReferencePlace::kAttribute, attribute);
  EXPECT_EQ(attribute, "&ampx &amp=1 & &");
}

// -- Former bugs ------------------------------------------------------------------------------------------------------

}  // namespace
}  // namespace pressmark

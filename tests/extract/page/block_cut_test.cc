#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/page/block.h"
#include "extract/page/skeleton_scan.h"

namespace pressmark {
namespace {

std::vector<std::string> blocks_of(const std::string& html) {
  const Result<Document> document = parse_html(html, {});
  if (!document) return {"no document"};
  const BlockCut cut = cut_blocks(*document);
  std::vector<std::string> texts;
  for (const CutBlock& block : cut.blocks) texts.emplace_back(block.text.of(cut.text));
  return texts;
}

CutBlock only_block_of(const std::string& html) {
  const Result<Document> document = parse_html(html, {});
  const BlockCut cut = cut_blocks(*document);
  EXPECT_EQ(cut.blocks.size(), 1U);
  return cut.blocks.at(0);
}

using Texts = std::vector<std::string>;

TEST(BlockCut, BlockLevelBordersPartWords) {
  EXPECT_EQ(blocks_of("<div>one<p>two</p>three</div>"), (Texts{"one", "two", "three"}));
}

TEST(BlockCut, InlineElementsPartNothing) {
  EXPECT_EQ(blocks_of("<p>o<b>n</b>e <i>two</i></p>"), (Texts{"one two"}));
}

TEST(BlockCut, OneLineBreakIsABlankAndTwoAreABorder) {
  EXPECT_EQ(blocks_of("<p>one<br>two<br> <br>three</p>"), (Texts{"one two", "three"}));
}

TEST(BlockCut, CustomElementsAreBlocks) {
  EXPECT_EQ(blocks_of("<x-box>one</x-box><x-box>two</x-box>"), (Texts{"one", "two"}));
}

TEST(BlockCut, ScriptsAndFormsFieldsSayNothing) {
  EXPECT_EQ(blocks_of("<p>one<script>x()</script><select><option>a</option></select> two</p>"), (Texts{"one two"}));
}

TEST(BlockCut, CountsWordsAndHalfWordsOfHan) {
  EXPECT_EQ(only_block_of("<p>It is late, isn't it</p>").words, 6U);
  EXPECT_EQ(only_block_of("<p>\xE6\xB5\xB7\xE6\xB8\xAF\xE5\xA4\xA7\xE6\xA1\xA5</p>").words, 2U);
}

TEST(BlockCut, CountsBytesInsideLinksAndBold) {
  const CutBlock block = only_block_of("<p><a href=x>four</a> and <b>bold</b></p>");
  EXPECT_EQ(block.link_bytes, 4U);
  EXPECT_EQ(block.bold_bytes, 4U);
}

TEST(BlockCut, RunsPointIntoThePage) {
  const std::string html = "<p>one <b>  two</b></p>";
  const Result<Document> document = parse_html(html, {});
  const BlockCut cut = cut_blocks(*document);
  ASSERT_EQ(cut.runs.size(), 2U);
  EXPECT_EQ(html.substr(cut.runs[0].source, 3), "one");
  EXPECT_EQ(html.substr(cut.runs[1].source, 3), "two");
}

TEST(BlockCut, HiddenElementsAreMarked) {
  const std::string html = "<p hidden>a</p><p style=\"display: none\">b</p><p style=\"color:red\">c</p>";
  const Result<Document> document = parse_html(html, {});
  const BlockCut cut = cut_blocks(*document);
  ASSERT_EQ(cut.blocks.size(), 3U);
  EXPECT_TRUE((cut.elements[cut.blocks[0].element].flags & kHiddenElement) != 0);
  EXPECT_TRUE((cut.elements[cut.blocks[1].element].flags & kHiddenElement) != 0);
  EXPECT_FALSE((cut.elements[cut.blocks[2].element].flags & kHiddenElement) != 0);
}

TEST(Attributes, QuotedBareAndEmpty) {
  std::string seen;
  for (AttributeReader attribute("<p class=\"a b\" id=c hidden data-x='d>e' />"); attribute.next();) {
    seen += std::string(attribute.name()) + "=" + std::string(attribute.value()) + ";";
  }
  EXPECT_EQ(seen, "class=a b;id=c;hidden=;data-x=d>e;");
}

TEST(Attributes, TagsCutShort) {
  for (const char* tag : {"<p class=\"a", "<p class=", "<p", "", "<", "<p =x>"}) {
    for (AttributeReader attribute(tag); attribute.next();) EXPECT_FALSE(attribute.name().empty());
  }
}

// Former bugs

}  // namespace
}  // namespace pressmark

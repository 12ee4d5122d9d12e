// Outlets named in a text.

#include "extract/text/outlet_mentions.h"

#include <gtest/gtest.h>

#include "generated/outlet_programmes.h"
#include "generated/outlet_words.h"

namespace pressmark::test {
namespace {

OutletTable table() {
  OutletTable out;
  EXPECT_TRUE(
      out.add("id = \"post\"\nname = \"The Harbour Post\"\nshort_forms = [\"the Post\", \"HP\"]\ndomains = "
              "[\"post.example\"]\n",
              "a"));
  EXPECT_TRUE(out.add(
      "id = \"eve\"\nname = \"Harbour Post Evening\"\nshort_forms = [\"the Post\"]\ndomains = [\"eve.example\"]\n",
      "b"));
  EXPECT_TRUE(out.add("id = \"zh\"\nname = \"\xE6\xB8\xAF\xE6\x8A\xA5\"\ndomains = [\"zh.example\"]\n", "c"));
  return out;
}

std::vector<std::string> found(std::string_view text, const Outlet* publisher = nullptr) {
  const OutletTable outlets = table();
  const Outlet* own = publisher == nullptr ? nullptr : outlets.by_id(publisher->id);
  std::vector<std::string> out;
  for (const OutletMention& mention : find_outlet_mentions(text, outlets, own)) {
    const std::string id = mention.outlet ? outlets.outlets()[*mention.outlet].id : "";
    out.push_back(id + ":" + std::string(mention.span.of(text)));
  }
  return out;
}

using Names = std::vector<std::string>;

TEST(OutletMentions, TheLongestNameWins) {
  EXPECT_EQ((Names{"eve:Harbour Post Evening"}), found("as Harbour Post Evening wrote"));
  EXPECT_EQ((Names{"post:Harbour Post"}), found("as the Harbour Post wrote"));
}

TEST(OutletMentions, WordBorders) {
  EXPECT_EQ(Names{}, found("HPs and XHP and HP-Times and hp"));
  EXPECT_EQ((Names{"post:HP"}), found("(HP)"));
  EXPECT_EQ((Names{"post:HP"}), found("HP-owned"));
}

TEST(OutletMentions, APossessiveEndsTheName) {
  EXPECT_EQ((Names{"post:HP"}), found("HP's report"));
  EXPECT_EQ((Names{"post:HP"}), found("HP\xE2\x80\x99s report"));
}

TEST(OutletMentions, ACommonWordNeedsItsArticle) {
  EXPECT_EQ((Names{"post:Harbour Post", "post:Post"}), found("the Harbour Post is here; the Post said"));
  EXPECT_EQ(Names{}, found("Post office, a Post, the post"));
  EXPECT_EQ(Names{}, found("the Post Office"));
}

TEST(OutletMentions, AProgrammeIsItsOutlet) {
  for (const auto& row : lexicon::kOutletProgrammes) {
    EXPECT_EQ((Names{"post:HP " + std::string(row.words)}), found(row.example));
  }
  EXPECT_EQ((Names{"post:HP"}), found("HP This Mornings"));
}

TEST(OutletMentions, UnlistedNamesByTheirLastWord) {
  for (const auto& row : lexicon::kOutletWords) {
    const Names names = found(row.example);
    ASSERT_EQ(1U, names.size()) << row.example;
    EXPECT_TRUE(names[0].starts_with(":Lakeshore ") && names[0].ends_with(row.word)) << names[0];
  }
  EXPECT_EQ(Names{}, found("the Times, the Lakeshore Times Square, Lakeshore Times, modern Times and the five Times"));
  EXPECT_EQ((Names{":Lakeshore Times"}), found("The Lakeshore Times's report"));
}

TEST(OutletMentions, TheOneNamedBeforeIsMeant) {
  EXPECT_EQ((Names{"eve:Harbour Post Evening", "eve:Post"}), found("Harbour Post Evening and the Post"));
}

TEST(OutletMentions, ChineseHasNoBorders) {
  EXPECT_EQ((Names{"zh:\xE6\xB8\xAF\xE6\x8A\xA5"}), found("\xE6\x8D\xAE\xE6\xB8\xAF\xE6\x8A\xA5\xE7\xA7\xB0"));
}

// Former bugs

}  // namespace
}  // namespace pressmark::test

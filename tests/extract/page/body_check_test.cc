// What scripts hold beside a text that stands in the page: said where it disagrees, never taken.

#include "extract/page/body_check.h"

#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "extract/page/body_witness.h"
#include "extract/page/read_page.h"

namespace pressmark {
namespace {

const std::string kSentences[] = {
    "The river rose by a metre in the night and stood in the lower street by six, where nobody had put out sandbags.",
    "By noon the fire brigade had pumped nine cellars dry, and the baker sold old bread from a boat at half price.",
    "The mayor came in rubber boots that were new, and every second person asked her when the dam would be built.",
    "School was held in the gymnasium on the hill, for all, and the children drew maps of what was under water.",
    "An insurer's man walked along the wall and said that he had never seen so many freezers in one place before.",
    "Three pumps were lent by the next town, which had sent the bill with them in an envelope that was still dry.",
    "When the water went it left a line on every house, and somebody wrote the year beside it in bright blue paint.",
};

std::string paragraphs(std::size_t days) {
  std::string out;
  for (std::size_t i = 0; i < days; ++i) out += "<p>" + kSentences[i] + "</p>";
  return out;
}

std::string state_of(std::size_t days) {
  std::string parts;
  for (std::size_t i = 0; i < days; ++i)
    parts += (i == 0 ? "" : ",") + std::string(R"({"type":"text","content":")") + kSentences[i] + "\"}";
  const std::string menu = R"({"title":"Weather","url":"/weather"},)";
  std::string menus;
  for (int i = 0; i < 200; ++i) menus += menu;
  return R"({"menu":[)" + menus + R"({}],"story":{"parts":[)" + parts + "]}}";
}

std::string codes_of(const std::string& head, std::size_t days) {
  Page page;
  page.source.kind = SourceKind::kHtml;
  page.bytes = "<html><head>" + head + "</head><body><article><h1>High water</h1>" + paragraphs(days) +
               "</article></body></html>";
  const ArticleText article = read_page(page, nullptr, {});
  std::string out;
  for (const Warning& warning : article.warnings) {
    if (warning.code != "no_date") out += warning.code + ": " + warning.message + "\n";
  }
  EXPECT_EQ(article.text.find(kSentences[6]) != std::string::npos, days == 7);
  return out;
}

std::string next_data(const std::string& json) {
  return "<script id=\"__NEXT_DATA__\" type=\"application/json\">" + json + "</script>";
}

std::string linked_data(const std::string& body) {
  return R"(<script type="application/ld+json">{"@type":"NewsArticle","headline":"High water","articleBody":")" + body +
         "\"}</script>";
}

TEST(BodyCheck, AStateThatAgreesIsNotSpokenOf) {
  EXPECT_EQ(codes_of(next_data(state_of(4)), 4), "");
}

TEST(BodyCheck, AStateThatHoldsMoreIsSaid) {
  EXPECT_NE(codes_of(next_data(state_of(7)), 4).find("page_state_disagrees: "), std::string::npos);
}

TEST(BodyCheck, FusionsScriptIsOneToo) {
  const std::string script =
      "<script>window.Fusion=window.Fusion||{};Fusion.globalContent=" + state_of(7) + ";Fusion.x=1</script>";
  EXPECT_NE(codes_of(script, 4).find("page_state_disagrees: "), std::string::npos);
}

TEST(BodyCheck, AStateOfOtherArticlesIsNone) {
  EXPECT_EQ(codes_of(next_data(std::string(R"({"a":")") +
                               "Nothing of the kind was ever said about the lower street, nor about a baker, in all "
                               "the years of which we know, and that is enough to know of it, and of him, and of his "
                               "bread, which was never sold from a boat as far as anybody can tell now." +
                               "\"}"),
                     4),
            "");
}

TEST(BodyCheck, LinkedDataThatIsCutAgrees) {
  EXPECT_EQ(codes_of(linked_data(kSentences[0] + " " + kSentences[1]), 4), "");
}

TEST(BodyCheck, LinkedDataThatSaysSomethingElseIsSaid) {
  const std::string other =
      "The council met on the hill and voted for a dam, and then it voted against paying for any dam at all. ";
  EXPECT_NE(codes_of(linked_data(other + other + other), 4).find("json_ld_disagrees: "), std::string::npos);
}

TEST(BodyCheck, HostileScriptsTakeLinearTime) {
  const std::string& probe = kSentences[0];
  for (const std::string& piece : {std::string("{\"a\":["), std::string("\\\\\""), probe, "[\"" + probe + "\",",
                                   std::string("The river rose by a metre on ")}) {
    std::string script = "<script>x={\"list\":[\"" + probe;
    while (script.size() < std::size_t{1} << 20U) script += piece;
    const std::clock_t start = std::clock();
    (void)codes_of(script + "</script>", 4);
    EXPECT_LT(std::clock() - start, 4 * CLOCKS_PER_SEC) << piece;
  }
}

TEST(BodyWitness, WindowsOfLettersAndDigits) {
  const BodyWitness witness("The river, it seems, rose by a metre in the night.");
  const BodyWitness::Match same = witness.match("THE RIVER it seems rose by a metre");
  EXPECT_EQ(same.hits, same.all);
  EXPECT_GT(same.all, 0U);
  EXPECT_EQ(witness.match("Nobody had asked the baker about it").hits, 0U);
  EXPECT_EQ(witness.match("river").all, 0U);
  EXPECT_TRUE(BodyWitness().empty());
}

}  // namespace
}  // namespace pressmark

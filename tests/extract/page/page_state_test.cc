#include "extract/page/page_state.h"

#include <gtest/gtest.h>

#include <ctime>
#include <string>

namespace pressmark {
namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20U;

std::string body_of(const std::string& page) {
  const Result<Document> document = parse_html(page, ParseLimits{});
  return document ? body_of_page_state(*document) : std::string("not parsed");
}

std::string paragraph(const std::string& end) {
  return "The river rose by a metre in the night and stood in the lower street by six, where nobody had put out "
         "sandbags " +
         end + ".";
}

TEST(PageState, TheLongestListOfProseIsTheBody) {
  const std::string teasers = R"({"list":["Boats for hire","Sandbags are sold out","Who pays for the street"]})";
  const std::string story =
      R"({"parts":[{"text":")" + paragraph("on Monday") + R"("},{"text":")" + paragraph("on Tuesday") + R"("}]})";
  EXPECT_EQ(body_of("<script>a=" + teasers + ";b=" + story + "</script>"),
            paragraph("on Monday") + "\n" + paragraph("on Tuesday"));
}

TEST(PageState, AListOfWholeArticlesIsNoBody) {
  std::string article;
  for (int i = 0; i < 25; ++i) article += paragraph("as before") + " ";
  const std::string stories = R"({"items":[{"text":")" + article + R"("},{"text":")" + article + R"("}]})";
  EXPECT_EQ(body_of("<script>a=" + stories + "</script>"), "");
}

TEST(PageState, LinkedDataIsReadElsewhere) {
  const std::string story = R"({"parts":[")" + paragraph("on Monday") + R"(",")" + paragraph("on Tuesday") + R"("]})";
  EXPECT_EQ(body_of("<script type=\"application/ld+json\">" + story + "</script>"), "");
}

TEST(PageState, BrokenAndHostileScriptsTakeLinearTime) {
  for (const char* piece :
       {"{\"", "{\"a\":1}", "{\"a\":{\"b\":", "[{\"a\":[", "{\"a\":[{\"text\":\"b c\"}]},", "{ ", "<p>{\"a\":\"<p",
        "JSON.parse(\"", ".push([1,\"{\\\"a\\\":\"])", "<script>{\"a\":\"b\"", "\\\"{\"a\":\\"}) {
    std::string page = "<script>x={\"list\":[";
    while (page.size() < kMegabyte) page += piece;
    const std::clock_t start = std::clock();
    EXPECT_EQ(body_of(page + "</script>").find("not parsed"), std::string::npos) << piece;
    EXPECT_LT(std::clock() - start, 2 * CLOCKS_PER_SEC) << piece;
  }
}

}  // namespace
}  // namespace pressmark

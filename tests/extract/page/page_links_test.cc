#include "extract/page/parts/page_links.h"

#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "extract/page/parts/numbered_address.h"
#include "generated/page_number_words.h"
#include "generated/page_turn_words.h"

namespace pressmark {
namespace {

constexpr const char* kStory = "https://news.example/a/story.html";

PageLinks links_of(const std::string& body, const std::string& url = kStory, const std::string& head = "") {
  Page page;
  page.url = url;
  page.bytes = "<html><head>" + head + "</head><body>" + body + "</body></html>";
  return find_page_links(page);
}

std::string later_of(const PageLinks& links) {
  std::string out;
  for (const PageLink& link : links.later) out += std::to_string(link.number) + " " + link.url + "\n";
  return out;
}

TEST(NumberedAddress, TheFirstOneWithANumber) {
  for (const char* later :
       {"https://news.example/a/story_2.html", "https://news.example/a/story-2.html",
        "http://news.example/a/story.html?page=2#top", "https://news.example/a/story/2",
        "https://news.example/a/story/2.html", "https://news.example/a/story.html/page/2/",
        "https://news.example/a/story,2.html", "https://news.example/a/story.html?utm_source=x&p=2"})
    EXPECT_EQ(page_number_of(later, kStory), 2U) << later;
  EXPECT_EQ(page_number_of("https://news.example/view?id=7&page=3", "https://news.example/view?id=7"), 3U);
  EXPECT_EQ(page_number_of("https://news.example/view?id=7&page=3", "https://news.example/view?id=7&page=1"), 3U);
  EXPECT_EQ(page_number_of("https://news.example/a/story/index_2.html", "https://news.example/a/story/"), 2U);
}

TEST(NumberedAddress, AnythingElseIsAnotherAddress) {
  for (const char* other : {"https://news.example/a/story.html", "https://news.example/a/other_2.html",
                            "https://other.example/a/story_2.html", "https://news.example/a/story-2021.html",
                            "https://news.example/a/story-of-2.html", "https://news.example/a/story.html?view=all",
                            "https://news.example/a/story.html?page=all", "mailto:a@news.example", "", "x"})
    EXPECT_FALSE(page_number_of(other, kStory)) << other;
  EXPECT_FALSE(page_number_of("https://news.example/2", "https://news.example/"));
  EXPECT_FALSE(page_number_of("https://news.example/?page=2", "https://news.example/"));
  EXPECT_FALSE(page_number_of("https://news.example/view?id=8&page=2", "https://news.example/view?id=7"));
  EXPECT_FALSE(page_number_of("https://news.example/a/story?page=3", "https://news.example/a/story?page=2"));
}

// Blogs tell two articles of one title so.
TEST(NumberedAddress, ASlugWithANumberIsAnotherArticle) {
  EXPECT_FALSE(page_number_of("https://news.example/weekly-news-2/", "https://news.example/weekly-news/"));
}

TEST(NumberedAddress, ASeriesIsNoArticleOfSeveralPages) {
  EXPECT_FALSE(page_number_of("https://news.example/long-way-home-part-2/", "https://news.example/long-way-home/"));
  EXPECT_FALSE(page_number_of("https://news.example/heimweg-teil-2.html", "https://news.example/heimweg.html"));
  EXPECT_EQ(page_number_of("https://news.example/long-way-home/part/2", "https://news.example/long-way-home/"), 2U);
}

// The number of an article, not of a page.
TEST(NumberedAddress, AFirstPageWithANumberNeedsAWordThatSaysPage) {
  EXPECT_FALSE(page_number_of("https://news.example/view.php?p=2", "https://news.example/view.php?p=1"));
  EXPECT_EQ(page_number_of("https://news.example/view.php?page=2", "https://news.example/view.php?page=1"), 2U);
}

TEST(NumberedAddress, TheNameThatAllOfThemHold) {
  EXPECT_EQ(name_in_addresses("/a/story.html"), "story");
  EXPECT_EQ(name_in_addresses("/a/story_2.html"), "story");
  EXPECT_EQ(name_in_addresses("/a/story-p2.html"), "story");
  EXPECT_EQ(name_in_addresses("/a/story/page/2/"), "story");
  EXPECT_EQ(name_in_addresses("/a/story/index_2.html"), "story");
  EXPECT_EQ(name_in_addresses("/2021/07/13/101740212.html"), "101740212");
  EXPECT_EQ(name_in_addresses("/a/%E4%B8%AD.html"), "");
  EXPECT_EQ(name_in_addresses("/"), "");
}

TEST(PageLinks, EveryWordOfTheTables) {
  for (const auto& row : lexicon::kPageNumberWords) {
    if (row.place == "text") {
      EXPECT_EQ(read_link_words(row.example).number, 2U) << row.example;
    } else {
      EXPECT_EQ(page_number_of(row.example, "https://news.example/a/story"), 2U) << row.example;
    }
  }
  for (const auto& row : lexicon::kPageTurnWords) {
    const PageTurn turn = row.turn == "next" ? PageTurn::kNext : PageTurn::kPrevious;
    EXPECT_EQ(read_link_words(row.example).turn, turn) << row.example;
  }
}

TEST(PageLinks, NumbersAndNextInAnyOrder) {
  const PageLinks links = links_of(
      "<a href='story_3.html'>3</a> 1 <a href='story_2.html'><span>2</span></a> "
      "<a href='story_2.html'>Next \xC2\xBB</a>");
  EXPECT_EQ(links.number, 1U);
  EXPECT_EQ(later_of(links), "2 https://news.example/a/story_2.html\n3 https://news.example/a/story_3.html\n");
}

TEST(PageLinks, RelNextInTheHead) {
  EXPECT_EQ(later_of(links_of("", kStory, "<link rel=next href='/a/story.html?page=2'>")),
            "2 https://news.example/a/story.html?page=2\n");
}

TEST(PageLinks, TheNextArticleIsNoPage) {
  EXPECT_EQ(later_of(links_of("<a rel=next href='/a/other.html'>The other story</a><a href='/a/other_2.html'>2</a>",
                              kStory, "<link rel=next href='/a/other.html'>")),
            "");
}

TEST(PageLinks, AllOnOnePageIsNoPage) {
  EXPECT_EQ(later_of(links_of("<a href='story.html?view=all'>View all</a><a href='story.html?page=all'>Next</a>")), "");
}

TEST(PageLinks, PagesOfAFrontPageAreNone) {
  EXPECT_EQ(later_of(links_of("<a href='/?page=2'>2</a><a href='/page/2'>Next</a>", "https://news.example/")), "");
}

TEST(PageLinks, ALaterPageKnowsItsFirstAndWhatFollows) {
  const PageLinks links =
      links_of("<a href='story.html'>1</a> 2 <a href='story_3.html'>3</a> <a href='story_3.html'>Next</a>",
               "https://news.example/a/story_2.html");
  EXPECT_EQ(links.number, 2U);
  EXPECT_EQ(links.first, kStory);
  EXPECT_EQ(later_of(links), "3 https://news.example/a/story_3.html\n");
}

TEST(PageLinks, TheCanonicalAddressSaysWhichIsTheFirst) {
  EXPECT_EQ(links_of("", "https://news.example/a/story?page=2", "<link rel=canonical href='/a/story'>").first,
            "https://news.example/a/story");
}

TEST(PageLinks, SomeCountTheSecondPageAsOne) {
  const PageLinks first = links_of("1 <a href='story_1.html'>2</a> <a href='story_2.html'>3</a>");
  EXPECT_EQ(later_of(first), "2 https://news.example/a/story_1.html\n3 https://news.example/a/story_2.html\n");
  const PageLinks second =
      links_of("<a href='story.html'>1</a> 2 <a href='story_2.html'>3</a>", "https://news.example/a/story_1.html");
  EXPECT_EQ(second.number, 2U);
  EXPECT_EQ(later_of(second), "3 https://news.example/a/story_2.html\n");
}

TEST(PageLinks, AnotherSiteMayNotSayWhatIsAskedFor) {
  EXPECT_EQ(later_of(links_of("<a href='https://victim.example/api/item?page=2'>2</a>", kStory,
                              "<link rel=canonical href='https://victim.example/api/item'>")),
            "");
}

// Of two pages no link says that the site counts from zero.
TEST(PageLinks, TheSecondPageOfTwoBehindItsCanonicalAddress) {
  const std::string canonical = "<link rel=canonical href='/a/story'>";
  const PageLinks second =
      links_of("<a href='/a/story?page=0'>Previous</a> 2", "https://news.example/a/story?page=1", canonical);
  EXPECT_EQ(second.first, "https://news.example/a/story");
  EXPECT_EQ(second.number, 2U);
  const PageLinks first =
      links_of("1 <a href='/a/story?page=2'>2</a>", "https://news.example/a/story?page=1", canonical);
  EXPECT_EQ(first.first, "");
  EXPECT_EQ(later_of(first), "2 https://news.example/a/story?page=2\n");
}

TEST(PageLinks, OtherAttributesStandBeforeTheAddress) {
  EXPECT_EQ(later_of(links_of("<a data-href='#' href='/a/story.html?page=2'>2</a>")),
            "2 https://news.example/a/story.html?page=2\n");
}

TEST(PageLinks, AnAddressWithoutANameIsNoPatternForOthers) {
  EXPECT_EQ(later_of(links_of("<a href='/go?id=7&amp;page=2'>2</a>", "https://news.example/go?id=7",
                              "<link rel=canonical href='/a/story.html'>")),
            "2 https://news.example/go?id=7&page=2\n");
}

TEST(PageLinks, LongAddressesTakeLinearTime) {
  const std::string query(400000, 'a');
  std::string body;
  for (int k = 0; k < 32; ++k) body += "<a href=''>1</a><a href='?page=2'>2</a>";
  const std::clock_t start = std::clock();
  for (const std::size_t length : {std::size_t{1900}, query.size()}) {
    const std::string address = "https://news.example/" + query.substr(0, length);
    (void)links_of(body, address, "<base href='" + address + "'><link rel=canonical href='" + address + "b'>");
  }
  EXPECT_LT(std::clock() - start, CLOCKS_PER_SEC);
}

TEST(PageLinks, AMegabyteOfLinksTakesLinearTime) {
  for (const char* piece : {"<a href='story_2.html'>2</a>", "<a href='story_2.html?page=2'>Next</a>",
                            "<a rel=next href=x>y</a>", "<a href='#'>2</a>", "<link rel=next href=story_2.html>",
                            "<link rel=prev href=story_2.html>", "<a><b><i><u>2"}) {
    std::string body;
    while (body.size() < std::size_t{1} << 20U) body += piece;
    const std::clock_t start = std::clock();
    EXPECT_LE(links_of("", kStory, body).later.size(), kMostPageLinks);
    EXPECT_LE(links_of(body).later.size(), kMostPageLinks);
    EXPECT_LT(std::clock() - start, 4 * CLOCKS_PER_SEC) << piece;
  }
}

}  // namespace
}  // namespace pressmark

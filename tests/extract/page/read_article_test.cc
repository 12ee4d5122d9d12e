// Articles over several pages: what is joined, what is not, and what is said of it.

#include "extract/page/parts/read_article.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace pressmark {
namespace {

constexpr const char* kFirst = "https://news.example/bridge.html";

std::string sentence(const std::string& who) {
  return "The engineer who had drawn the bridge walked over it on Monday with " + who +
         ", and said that she would have built the railing higher if anybody had asked her.";
}

std::string address(int number) {
  return number == 1 ? kFirst : "https://news.example/bridge_" + std::to_string(number) + ".html";
}

std::string paragraphs(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += "<p>" + line + "</p>";
  return out;
}

std::string links(int from, int to) {
  std::string out = "<p class=pages>";
  for (int number = from; number <= to; ++number)
    out += "<a href='" + address(number) + "'>" + std::to_string(number) + "</a> ";
  return out + "</p>";
}

Page page_of(int number, const std::string& body, const std::string& title = "A walk over the harbour bridge") {
  Page page;
  page.url = address(number);
  page.source.kind = SourceKind::kHtml;
  page.bytes = "<html><head><title>" + title +
               "</title><meta property=og:type content=article></head><body><article><h1>" + title + "</h1>" + body +
               "</article></body></html>";
  return page;
}

class ReadArticle : public testing::Test {
 protected:
  void put(const Page& page) { pages_[page.url] = page; }
  ArticleText read() {
    return read_article(pages_.at(kFirst), nullptr, {}, [this](const std::string& url) -> std::optional<Page> {
      ++loads_;
      const auto found = pages_.find(url);
      return found == pages_.end() ? std::nullopt : std::optional(found->second);
    });
  }
  static std::string codes(const ArticleText& article) {
    std::string out;
    for (const Warning& warning : article.warnings) {
      if (warning.code != "no_date") out += warning.code + " ";
    }
    return out;
  }

  std::map<std::string, Page> pages_;
  std::size_t loads_ = 0;
};

TEST_F(ReadArticle, PagesAreJoinedInOrder) {
  put(page_of(1, paragraphs({sentence("the mayor"), sentence("the clerk")}) + links(1, 3)));
  put(page_of(2, paragraphs({sentence("the smith"), sentence("the cook")}) + links(1, 3)));
  put(page_of(3, paragraphs({sentence("the thief"), sentence("the judge")}) + links(1, 3)));
  const ArticleText article = read();
  EXPECT_EQ(article.text, sentence("the mayor") + "\n" + sentence("the clerk") + "\n" + sentence("the smith") + "\n" +
                              sentence("the cook") + "\n" + sentence("the thief") + "\n" + sentence("the judge"));
  ASSERT_EQ(article.pages.size(), 3U);
  EXPECT_EQ(article.pages[1].url, address(2));
  EXPECT_EQ(article.pages[1].span.of(article.text), sentence("the smith") + "\n" + sentence("the cook"));
  EXPECT_EQ(codes(article), "");
}

TEST_F(ReadArticle, WhatStandsOnEachPageComesOnce) {
  const std::string intro = sentence("nobody at all");
  const std::string author =
      "Mara Lindt has written about bridges for the Coast Daily since the old one fell down in 1998.";
  put(page_of(1, paragraphs({intro, sentence("the mayor"), author}) + links(1, 2)));
  put(page_of(2, paragraphs({intro, sentence("the smith"), author}) + links(1, 2)));
  const ArticleText article = read();
  EXPECT_EQ(article.text, intro + "\n" + sentence("the mayor") + "\n" + sentence("the smith") + "\n" + author);
}

TEST_F(ReadArticle, APageKeepsItsTextWhereTheNextOneEndsWithIt) {
  put(page_of(1, paragraphs({sentence("the mayor"), sentence("the clerk")}) + links(1, 2)));
  put(page_of(2, paragraphs({sentence("the smith"), sentence("the mayor"), sentence("the clerk")}) + links(1, 2)));
  const ArticleText article = read();
  ASSERT_EQ(article.pages.size(), 2U);
  EXPECT_EQ(article.pages[0].span.of(article.text).substr(0, sentence("the mayor").size()), sentence("the mayor"));
}

TEST_F(ReadArticle, TheBodyOfTheWholeOnEachPageComesOnce) {
  const std::vector<std::string> all = {sentence("the mayor"), sentence("the clerk"), sentence("the smith")};
  const std::string data =
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"A walk over the "
      "harbour bridge\",\"articleBody\":\"" +
      all[0] + " " + all[1] + " " + all[2] + "\"}</script>";
  put(page_of(1, paragraphs({all[0], all[1]}) + links(1, 2) + data));
  put(page_of(2, paragraphs({all[2]}) + links(1, 2) + data));
  EXPECT_EQ(read().text, all[0] + "\n" + all[1] + "\n" + all[2]);
}

TEST_F(ReadArticle, APageOfAnotherSiteIsNotJoined) {
  put(page_of(1, paragraphs({sentence("the mayor"), sentence("the clerk")}) + links(1, 2)));
  Page second = page_of(2, paragraphs({sentence("the smith"), sentence("the cook")}) + links(1, 2));
  second.url = "https://elsewhere.example/bridge_2.html";
  pages_[address(2)] = second;
  const ArticleText article = read();
  EXPECT_EQ(article.pages.size(), 0U);
  EXPECT_EQ(codes(article), "missing_page ");
}

TEST_F(ReadArticle, APageThatNamesItselfAndHasItsOwnTitleIsNotJoined) {
  put(page_of(1, paragraphs({sentence("the mayor"), sentence("the clerk")}) + links(1, 2)));
  put(page_of(2,
              paragraphs({sentence("the smith"), sentence("the cook")}) + links(1, 2) + "<link rel=canonical href='" +
                  address(2) + "'>",
              "Ferry fares rise again in June"));
  const ArticleText article = read();
  EXPECT_EQ(article.pages.size(), 0U);
  EXPECT_EQ(codes(article), "missing_page ");
  EXPECT_EQ(article.other_articles, std::vector<std::string>{address(2)});
}

TEST_F(ReadArticle, AGapIsSaid) {
  put(page_of(1, paragraphs({sentence("the mayor"), sentence("the clerk")}) + links(3, 3)));
  EXPECT_EQ(codes(read()), "missing_page ");
}

TEST_F(ReadArticle, APageThatLeadsBackToTheFirstEndsIt) {
  put(page_of(1, paragraphs({sentence("the mayor"), sentence("the clerk")}) + links(1, 2)));
  pages_[address(2)] = page_of(1, paragraphs({sentence("the smith"), sentence("the cook")}) + links(1, 2));
  EXPECT_EQ(read().pages.size(), 0U);
}

TEST_F(ReadArticle, AMissingPageIsSaidAndTheRestKept) {
  put(page_of(1, paragraphs({sentence("the mayor"), sentence("the clerk")}) + links(1, 3)));
  put(page_of(3, paragraphs({sentence("the thief"), sentence("the judge")}) + links(1, 3)));
  const ArticleText article = read();
  EXPECT_EQ(article.text, sentence("the mayor") + "\n" + sentence("the clerk"));
  EXPECT_EQ(article.pages.size(), 0U);
  EXPECT_EQ(codes(article), "missing_page ");
  EXPECT_NE(article.warnings.back().message.find(address(2)), std::string::npos);
}

TEST_F(ReadArticle, WithoutALoaderItIsSaidToo) {
  const Page page = page_of(1, paragraphs({sentence("the mayor"), sentence("the clerk")}) + links(1, 2));
  EXPECT_EQ(codes(read_article(page, nullptr, {}, {})), "missing_page ");
}

TEST_F(ReadArticle, APageOfAnotherArticleIsNotJoined) {
  put(page_of(1, paragraphs({sentence("the mayor"), sentence("the clerk")}) + links(1, 2)));
  put(page_of(2, paragraphs({sentence("the smith"), sentence("the cook")}), "Ferry fares rise again in June"));
  EXPECT_EQ(read().pages.size(), 0U);
}

TEST_F(ReadArticle, TheSamePageAgainEndsIt) {
  const std::string body = paragraphs({sentence("the mayor"), sentence("the clerk")}) + links(1, 20);
  for (int number = 1; number <= 20; ++number) put(page_of(number, body));
  EXPECT_EQ(read().pages.size(), 0U);
  EXPECT_EQ(loads_, 1U);
}

TEST_F(ReadArticle, NobodyTurnsMoreThanTwentyPages) {
  for (int number = 1; number <= 40; ++number) {
    const std::string body =
        paragraphs({sentence("guest " + std::to_string(number)), sentence("dog " + std::to_string(number))});
    put(page_of(number, body + links(1, number + 1)));
  }
  const ArticleText article = read();
  EXPECT_EQ(article.pages.size(), kMostPages);
  EXPECT_EQ(codes(article), "too_many_pages ");
}

TEST_F(ReadArticle, ALaterPageSaysSo) {
  const Page page = page_of(2, paragraphs({sentence("the smith"), sentence("the cook")}) + links(1, 3));
  EXPECT_EQ(codes(read_article(page, nullptr, {}, {})), "later_page ");
}

TEST_F(ReadArticle, PagesThatAreGivenAreTakenAsTheyAre) {
  Page first = page_of(1, paragraphs({sentence("the mayor"), sentence("the clerk")}));
  Page second = page_of(2, paragraphs({sentence("the smith"), sentence("the cook")}), "Page two");
  first.url = second.url = "";
  const ArticleText article = read_pages({first, second, Page{}}, nullptr, {});
  EXPECT_EQ(article.pages.size(), 2U);
  EXPECT_EQ(codes(article), "missing_page ");
}

TEST_F(ReadArticle, AGivenFirstPageWithoutATextIsSaid) {
  const Page second = page_of(2, paragraphs({sentence("the smith"), sentence("the cook")}));
  const ArticleText article = read_pages({page_of(1, ""), second}, nullptr, {});
  EXPECT_EQ(article.status, DocumentStatus::kOk);
  EXPECT_EQ(article.text, sentence("the smith") + "\n" + sentence("the cook"));
  EXPECT_EQ(codes(article), "missing_page ");
}

}  // namespace
}  // namespace pressmark

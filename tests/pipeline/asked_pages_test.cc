// Archives whose articles have asked for further pages that do not say whose they are: each article comes once.

#include "pipeline/asked_pages.h"

#include <gtest/gtest.h>

#include "fetch/warc/warc_writer.h"
#include "tests/pipeline/run_folder.h"

namespace pressmark {
namespace {

constexpr const char* kStory = "http://courier.example/news/ferry";
constexpr const char* kCanonical = "<link rel=canonical href='http://courier.example/news/ferry'>";

std::string line(const std::string& who) {
  return "<p>The captain who had sailed the ferry since spring crossed the bay on Monday with " + who +
         ", and said that she would have waited longer if anybody had asked her.</p>";
}

std::string page(const std::string& head, const std::string& body, const std::string& title = "The last ferry home") {
  return "<html><head><title>" + title + "</title><meta property=og:type content=article>" + head +
         "</head><body><article><h1>" + title + "</h1>" + body + "</article></body></html>";
}

class AskedPagesOf : public testing::Test {
 protected:
  void SetUp() override {
    Result<WarcWriter> writer = WarcWriter::open({.path = folder_ / "a.warc.gz", .software = "test"});
    ASSERT_TRUE(writer);
    writer_.emplace(std::move(*writer));
  }
  void put(const std::string& url, const std::string& body, const std::string& head = "200 OK") {
    ASSERT_TRUE(writer_->write({.url = url,
                                .request = "GET / HTTP/1.1\r\n\r\n",
                                .response_head = "HTTP/1.1 " + head + "\r\nContent-Type: text/html\r\n\r\n",
                                .response_body = body,
                                .ip = "",
                                .date = "2021-07-15T01:30:00Z",
                                .truncated = ""}));
  }
  std::vector<Record> records() {
    writer_.reset();
    return test::reprocessed({folder_ / "a.warc.gz"});
  }
  static std::string first_body() {
    return line("the mayor") + line("the clerk") + "<p class=pages>1 <a href='/news/ferry?page=2'>2</a></p>";
  }

  test::TemporaryFolder folder_;
  std::optional<WarcWriter> writer_;
};

TEST_F(AskedPagesOf, ASiteThatCountsFromZero) {
  put(kStory, page(kCanonical, line("the mayor") + line("the clerk") + "<p>1 <a href='/news/ferry?page=1'>2</a></p>"));
  put(std::string(kStory) + "?page=1",
      page(kCanonical, line("the smith") + line("the cook") + "<p><a href='/news/ferry'>1</a> 2</p>"));
  const std::vector<Record> all = records();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].pages.size(), 2U);
}

TEST_F(AskedPagesOf, APageWithoutAText) {
  put(kStory, page(kCanonical, first_body()));
  put(std::string(kStory) + "?page=2", page(kCanonical, ""));
  const std::vector<Record> all = records();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].pages.size(), 0U);
}

TEST_F(AskedPagesOf, APageWithTheSameTextInOtherBytes) {
  put(kStory, page("", first_body()));
  put(std::string(kStory) + "?page=2", page("<meta name=x content=y>", first_body()));
  EXPECT_EQ(records().size(), 1U);
}

TEST_F(AskedPagesOf, APageThatLeadsBackToTheFirst) {
  put(kStory, page(kCanonical, first_body()));
  put(std::string(kStory) + "?page=2", "", "302 Found\r\nLocation: /news/ferry");
  put(kStory, page(kCanonical, first_body()));
  EXPECT_EQ(records().size(), 1U);
}

// Where it stands alone the article is not lost.
TEST_F(AskedPagesOf, APageThatLeadsToTheFirstItself) {
  put(std::string(kStory) + "?page=2", "", "302 Found\r\nLocation: /news/ferry");
  put(kStory, page(kCanonical, first_body()));
  EXPECT_EQ(records().size(), 1U);
}

TEST_F(AskedPagesOf, ALaterCaptureOfTheFirstStays) {
  put(kStory, page(kCanonical, first_body()));
  put(std::string(kStory) + "?page=2", "", "302 Found\r\nLocation: /news/ferry");
  put(kStory, page(kCanonical, line("the thief") + first_body()));
  EXPECT_EQ(records().size(), 2U);
}

TEST_F(AskedPagesOf, APageJoinedByItsTitleAlone) {
  put(kStory, page("", first_body()));
  put(std::string(kStory) + "?page=2", page("", line("the smith") + line("the cook")));
  const std::vector<Record> all = records();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].pages.size(), 2U);
}

TEST_F(AskedPagesOf, AnotherArticleStays) {
  const std::string second = std::string(kStory) + "?page=2";
  put(kStory, page(kCanonical, first_body()));
  put(second, page("<link rel=canonical href='" + second + "'>",
                   line("the smith") + line("the cook") + "<a href='/news/ferry'>Previous</a>",
                   "Harbour fees rise again in June"));
  EXPECT_EQ(records().size(), 2U);
}

}  // namespace
}  // namespace pressmark

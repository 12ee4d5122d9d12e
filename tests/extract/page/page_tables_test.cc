// Every row of the tables behind the kind of a page and the state in its scripts does what it is there for.

#include <gtest/gtest.h>

#include <string>

#include "extract/page/page_state.h"
#include "extract/page/read_page.h"
#include "generated/page_kind_signs.h"
#include "generated/page_state_keys.h"
#include "generated/page_wall_classes.h"
#include "generated/page_walls.h"

namespace pressmark {
namespace {

std::string kind_of(const std::string& url, const std::string& head, const std::string& body) {
  Page page;
  page.url = url;
  page.source.kind = SourceKind::kHtml;
  page.bytes = "<html><head><meta charset=utf-8>" + head + "</head><body>" + body + "</body></html>";
  return name_of(read_page(page, nullptr, {}).status);
}

constexpr const char* kStory = "https://news.example/2024/05/07/story";
constexpr const char* kTeaser = "The new harbour bridge was opened to traffic on Monday morning, two years late.";

TEST(PageTables, EveryPhraseOfAWall) {
  for (const auto& row : lexicon::kPageWalls) {
    const std::string phrase(row.phrase);
    const bool title = row.place == "title";
    const std::string head = "<title>" + (title ? phrase : "News") + "</title>";
    const std::string before = row.status == "paywall" ? "<article><p>" + std::string(kTeaser) + "</p></article>" : "";
    const std::string body = title ? "<p>News</p>" : before + "<div><p>" + phrase + "</p></div>";
    EXPECT_EQ(kind_of(kStory, head, body), row.status) << phrase;
  }
}

TEST(PageTables, EverySignOfAKind) {
  std::string list;
  for (int i = 0; i < 5; ++i)
    list +=
        "<li><a href='/n/" + std::to_string(i) + "'>The harbour bridge opens again " + std::to_string(i) + "</a></li>";
  list = "<ul>" + list + "</ul><p>" + kTeaser + "</p>";
  ASSERT_EQ(kind_of(kStory, "", list), "ok");
  for (const auto& row : lexicon::kPageKindSigns) {
    const std::string sign(row.sign);
    std::string url = kStory;
    std::string head;
    if (row.place == "path" || row.place == "part") url = "https://news.example/" + sign + "/bridge";
    if (row.place == "page") url = "https://news.example/" + sign + ".html";
    if (row.place == "name") head = "<title>" + sign + "</title>";
    if (row.place == "query") url += "?" + sign + "=bridge";
    if (row.place == "type" || row.place == "part type")
      head = "<script type='application/ld+json'>{\"@type\":\"" + sign + "\"}</script>";
    if (row.place == "og" || row.place == "part og") head = "<meta property='og:type' content='" + sign + "'>";
    EXPECT_EQ(kind_of(url, head, list), "not_article") << row.place << " " << sign;
  }
}

// What stands in a box of that class, on a page that declares an article.
std::string boxed(std::string_view status, const std::string& word) {
  const std::string box = "<div class='" + word + "'>";
  const std::string story = "<article><p>" + std::string(kTeaser) + "</p><p>" + kTeaser + "</p></article>";
  if (status == "paywall") return story + box + "<p>Members sign in here.</p><p>From two pounds a month.</p></div>";
  if (status == "bot_wall") return box + "<p>A person must tick the box below before the browser can go on.</p></div>";
  return box + "<p>The cookies on your device are ours. Tell us whether you agree that they stay.</p></div>";
}

TEST(PageTables, EveryClassOfAKind) {
  const std::string list =
      "<ul><li><a href='/n/1'>The harbour bridge opens</a></li><li><a href='/n/2'>The night ferry is late</a></li>"
      "<li><a href='/n/3'>A map was found</a></li><li><a href='/n/4'>The school bakes bread</a></li></ul>";
  const std::string declared = "<meta property='og:type' content='article'>";
  for (const auto& row : lexicon::kPageWallClasses) {
    const std::string word(row.word);
    const bool body = row.place == "body";
    Page page;
    page.url = kStory;
    page.source.kind = SourceKind::kHtml;
    page.bytes = "<html><head>" + (body ? std::string() : declared) + "</head><body class='x " + (body ? word : "y") +
                 "'>" + (body ? list + "<p>" + kTeaser + "</p>" : boxed(row.status, word)) + "</body></html>";
    EXPECT_EQ(name_of(read_page(page, nullptr, {}).status), row.status) << row.place << " " << word;
  }
}

TEST(PageTables, EveryKeyOfAState) {
  for (const auto& row : lexicon::kPageStateKeys) {
    const std::string key(row.word);
    const std::string sentence = std::string(kTeaser) + " " + kTeaser + " " + kTeaser + " " + kTeaser;
    const std::string text = row.use == "text" ? key : "text";
    const std::string type = row.use == "type" ? key : "type";
    const std::string box = row.use == "skip" ? key : "image";
    const std::string part = "{\"" + text + "\":\"" + sentence + "\"}";
    const std::string skipped =
        "{\"" + type + "\":\"" + box + "\",\"text\":\"A man looks at the bridge from a boat.\"}";
    EXPECT_EQ(body_around("{\"parts\":[" + part + "," + skipped + "]}", 14), sentence) << key;
  }
}

}  // namespace
}  // namespace pressmark

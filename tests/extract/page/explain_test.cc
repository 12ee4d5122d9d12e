// What is told of the choice of metadata.

#include "extract/page/metadata/explain.h"

#include <gtest/gtest.h>

#include "extract/page/read_page.h"

namespace pressmark {
namespace {

std::vector<ExplainedField> explain(std::string html) {
  Page page;
  page.url = "https://news.example.org/bridge";
  page.bytes = std::move(html);
  std::vector<ExplainedField> fields;
  (void)read_page(page, nullptr, {}, &fields);
  return fields;
}

const ExplainedField& field_of(const std::vector<ExplainedField>& fields, std::string_view name) {
  static const ExplainedField kNone{};
  for (const ExplainedField& field : fields) {
    if (field.name == name) return field;
  }
  ADD_FAILURE() << "no field " << name;
  return kNone;
}

// "source=value" of each candidate, the taken one with ">".
std::string candidates_of(const ExplainedField& field) {
  std::string out;
  for (const ExplainedCandidate& one : field.candidates) {
    out += (one.taken ? ">" : " ") + std::string(one.source) + "=" + one.value + "\n";
  }
  return out;
}

constexpr const char* kPage =
    "<html lang=en><head><title>Bridge opens | Coast Daily</title><meta property=og:site_name content='Coast Daily'>"
    "<meta name=author content='Ole Brandt'><meta property=article:published_time content=2025-06-24>"
    "<meta property=article:modified_time content=2025-06-25></head>"
    "<body><h1>Bridge opens</h1><p class=byline>By Mara Lindt</p><p class=date>7 May 2024</p>"
    "<p>The new harbour bridge was opened to traffic on Monday morning, two years later than "
    "promised.</p></body></html>";

TEST(Explain, TitleHasEverySourceCleaned) {
  const ExplainedField title = field_of(explain(kPage), "title");
  EXPECT_EQ(title.value, "Bridge opens");
  EXPECT_EQ(candidates_of(title), ">h1=Bridge opens\n title=Bridge opens\n");
  EXPECT_EQ(title.candidates.at(0).rank, "trust 2.00, with agreement 3.00");
}

TEST(Explain, AuthorsThatWereNotAskedForAreToldToo) {
  const ExplainedField authors = field_of(explain(kPage), "authors");
  EXPECT_EQ(authors.value, "Ole Brandt");
  EXPECT_EQ(authors.reason, "the first source that gives a name");
  const std::string all = candidates_of(authors);
  EXPECT_EQ(all.substr(0, all.find('\n')), ">meta=Ole Brandt");
  EXPECT_NE(all.find("\n byline=Mara Lindt\n"), std::string::npos) << all;
}

TEST(Explain, AShownDayThatWinsSaysWhy) {
  const ExplainedField day = field_of(explain(kPage), "published_at");
  EXPECT_EQ(day.value, "2024-05-07");
  EXPECT_EQ(day.reason.substr(0, 29), "the page shows an earlier day");
  EXPECT_NE(candidates_of(day).find(">visible=2024-05-07\n"), std::string::npos) << candidates_of(day);
  EXPECT_NE(candidates_of(day).find(" article:published_time=2025-06-24\n"), std::string::npos);
}

TEST(Explain, EveryFieldIsThereAndEmptyOnesSaySo) {
  const std::vector<ExplainedField> fields = explain("<p>Nothing here.</p>");
  EXPECT_EQ(fields.size(), explain(kPage).size());
  EXPECT_EQ(field_of(fields, "published_at").reason, "no whole day that is not after the fetch");
  EXPECT_EQ(field_of(fields, "authors").reason, "no source gives a name");
  EXPECT_EQ(field_of(fields, "section").reason, "no candidate");
}

TEST(Explain, ValuesAreThoseOfTheRecord) {
  Page page;
  page.url = "https://news.example.org/bridge";
  page.bytes = kPage;
  std::vector<ExplainedField> fields;
  const Metadata metadata = read_page(page, nullptr, {}, &fields).metadata;
  EXPECT_EQ(field_of(fields, "title").value, metadata.title);
  EXPECT_EQ(field_of(fields, "published_at").value, metadata.published_at);
  EXPECT_EQ(field_of(fields, "modified_at").value, metadata.modified_at);
  EXPECT_EQ(field_of(fields, "language").value, metadata.language);
  EXPECT_EQ(field_of(fields, "site_name").value, metadata.site_name);
}

TEST(Explain, NothingOfAPlainText) {
  Page page;
  page.source.kind = SourceKind::kText;
  page.bytes = "Bridge opens";
  std::vector<ExplainedField> fields;
  (void)read_page(page, nullptr, {}, &fields);
  EXPECT_TRUE(fields.empty());
}

// Former bugs

TEST(Explain, AGuessGivesWayToTheDayThatIsGiven) {
  Page page;
  page.bytes =
      "<html lang=en><body><h1>Bridge opens</h1><p>The new harbour bridge was opened to traffic on Monday, two years "
      "later than promised.</p><p>The plan was first shown to the city on March 3, 2018, and changed often.</p></body>";
  page.published = "2021-05-06";
  std::vector<ExplainedField> fields;
  (void)read_page(page, nullptr, {}, &fields);
  const ExplainedField day = field_of(fields, "published_at");
  EXPECT_EQ(day.value, "");
  EXPECT_EQ(day.reason, "a day in running text is a guess: the one that was given holds");
  EXPECT_EQ(candidates_of(day).find('>'), std::string::npos) << candidates_of(day);
}

TEST(Explain, AnAdjustedDayHasTheReasonOfTheRecord) {
  // The time above the headline is told, but not asked when the choice is made: it must not change the reason.
  const ExplainedField day = field_of(
      explain("<html lang=en><head><meta property=article:published_time content=2023-05-10></head><body>"
              "<div>Published: January 5, 2018</div><time>10 May 2023</time><h1>Bridge opens</h1>"
              "<div class=date>11 May 2023</div><p>The new harbour bridge was opened to traffic on Monday morning, two "
              "years later than promised.</p></body></html>"),
      "published_at");
  EXPECT_EQ(day.value, "2023-05-11");
  EXPECT_EQ(day.reason, "best rank, the day as the page shows it instead of that in UTC");
  const std::string all = candidates_of(day);
  EXPECT_NE(all.find(" visible=2018-01-05\n"), std::string::npos) << all;
  EXPECT_EQ(all.substr(0, all.find('\n')), ">article:published_time=2023-05-10") << all;
}

TEST(Explain, TheTakenDayIsThatOfTheRecord) {
  const ExplainedField day = field_of(
      explain(
          "<html lang=en><head><meta property=article:published_time content=2023-05-10></head><body>"
          "<div>Published: January 5, 2018</div><h1>Bridge opens</h1><p>The new harbour bridge was opened to traffic "
          "on Monday morning, two years later than promised.</p></body></html>"),
      "published_at");
  EXPECT_EQ(day.value, "2023-05-10");
  EXPECT_EQ(day.reason, "best rank");
  EXPECT_NE(candidates_of(day).find(">article:published_time=2023-05-10\n"), std::string::npos) << candidates_of(day);
  EXPECT_EQ(candidates_of(day).find(">visible"), std::string::npos) << candidates_of(day);
}

}  // namespace
}  // namespace pressmark

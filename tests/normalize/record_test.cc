#include "normalize/record.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/digest/digest.h"
#include "core/text/utf8.h"
#include "normalize/json.h"
#include "tests/normalize/story.h"
#include "tests/support/cpu_time.h"

namespace pressmark {
namespace {

using test::span_of;
using test::Story;

TEST(Record, OffsetsCountCodePoints) {
  Story story;
  story.set_text("\xE4\xBD\xA0\xE5\xA5\xBD, said Ms Lin of Acme.");
  story.add_quote("\xE5\xA5\xBD");
  const Record record = story.record();
  ASSERT_EQ(record.quotes.size(), 1U);
  ASSERT_EQ(record.quotes[0].spans.size(), 1U);
  EXPECT_EQ(record.quotes[0].spans[0].start, 1U);
  EXPECT_EQ(record.quotes[0].spans[0].end, 2U);
  EXPECT_EQ(record.quotes[0].spans[0].exact, "\xE5\xA5\xBD");
}

TEST(Record, NamesAreNormalised) {
  Story story;
  story.set_text("\"No,\" said Lin\nWei, Acme's chief of\n staff. Globex\xE2\x80\x99 12 patents in the Widget Works'.");
  Quote& quote = story.add_quote("No");
  quote.speaker = Speaker{.exact = span_of(story.text(), "Lin\nWei"),
                          .name = span_of(story.text(), "Lin\nWei"),
                          .role = span_of(story.text(), "chief of\n staff"),
                          .affiliation = span_of(story.text(), "Acme's")};
  Count& count = story.add_count("12 patents");
  count.holder =
      Holder{.exact = span_of(story.text(), "Globex\xE2\x80\x99"), .name = span_of(story.text(), "the Widget Works'")};
  const Record record = story.record();
  const RecordSpeaker& speaker = record.quotes[0].speaker.value();
  EXPECT_EQ(speaker.exact.exact, "Lin\nWei");
  EXPECT_EQ(speaker.name, "Lin Wei");
  EXPECT_EQ(speaker.role, "chief of staff");
  EXPECT_EQ(speaker.affiliation, "Acme");
  EXPECT_EQ(record.counts[0].holder->exact.exact, "Globex\xE2\x80\x99");
  EXPECT_EQ(record.counts[0].holder->name, "the Widget Works");
}

TEST(Record, OutletsAreNamedByTheTable) {
  Story story;
  story.set_text("The Post reported it; the Daily\nExample did too.");
  story.add_citation("The Post", 0);
  story.add_citation("the Daily\nExample", std::nullopt);
  const Record record = story.record();
  ASSERT_EQ(record.citations.size(), 2U);
  EXPECT_EQ(record.citations[0].outlet, story.outlets().outlets()[0].name);
  EXPECT_EQ(record.citations[0].outlet_id, story.outlets().outlets()[0].id);
  EXPECT_EQ(record.citations[0].exact.exact, "The Post");
  EXPECT_EQ(record.citations[1].outlet, "the Daily Example");
  EXPECT_FALSE(record.citations[1].outlet_id);
}

TEST(Record, OutletIsTheTablesElseTheHostElseTheName) {
  Story story;
  EXPECT_EQ(story.record().outlet->id, "www.news.example");
  EXPECT_EQ(story.record().outlet->name, "Example News");
  EXPECT_EQ(story.record().outlet->domain, "news.example");
  EXPECT_EQ(story.record_of(&story.outlets().outlets()[0]).outlet->id, story.outlets().outlets()[0].id);
  story.page().url.clear();
  story.article().metadata.canonical_url.clear();
  EXPECT_EQ(story.record().outlet->id, "Example News");
  EXPECT_EQ(story.record().outlet->domain, "");
  story.article().metadata.site_name.clear();
  EXPECT_FALSE(story.record().outlet);
}

TEST(Record, CanonicalUrlIsDeclaredElseTheUrlWithoutFragment) {
  Story story;
  EXPECT_EQ(story.record().canonical_url, "https://www.news.example/story");
  story.article().metadata.canonical_url.clear();
  EXPECT_EQ(story.record().canonical_url, "https://www.news.example/story?from=feed");
}

TEST(Record, DatesAreIsoWithTheOffsetOfThePage) {
  Story story;
  Metadata& metadata = story.article().metadata;
  metadata.published_at = "Fri, 07 Feb 2020 09:30:00 +0800";
  metadata.modified_at = "2020-02-08 10:00";
  EXPECT_EQ(story.record().metadata.published_at, "2020-02-07T09:30:00+08:00");
  EXPECT_EQ(story.record().metadata.modified_at, "2020-02-08") << "a clock without an offset is no instant";
  metadata.published_at = "last week";
  const Record record = story.record();
  EXPECT_EQ(record.metadata.published_at, "");
  ASSERT_EQ(record.warnings.size(), 1U);
  EXPECT_EQ(record.warnings[0].code, "bad_date");
}

TEST(Record, TheReferenceDayStandsInWhereThePageStatesNone) {
  Story story;
  story.article().metadata.published_at.clear();
  story.page().published = "2020-02-07";
  EXPECT_EQ(story.record().metadata.published_at, "2020-02-07");
}

TEST(Record, LanguageIsATag) {
  Story story;
  story.article().metadata.language = "zh_Hans_CN";
  EXPECT_EQ(story.record().metadata.language, "zh-Hans-CN");
  for (const char* bad : {"English (US)", "-en", "en-", "en--US", "\xC3\xA9n", "internationally"}) {
    story.article().metadata.language = bad;
    EXPECT_EQ(story.record().metadata.language, "") << bad;
    EXPECT_EQ(story.record().warnings.size(), 1U) << bad;
  }
}

TEST(RecordIds, AreTheManifestsElseOfTheUrlElseOfTheBytes) {
  Story story;
  const Record of_url = story.record();
  EXPECT_EQ(of_url.id, of_url.article_id);
  story.page().bytes += " ";
  EXPECT_EQ(story.record().article_id, of_url.article_id);
  EXPECT_NE(story.record().version_id, of_url.version_id);
  story.page().id = "row-7";
  EXPECT_EQ(story.record().id, "row-7");
  EXPECT_EQ(story.record().article_id, of_url.article_id);
  story.page().id.clear();
  story.page().url.clear();
  story.article().metadata.canonical_url.clear();
  const Record of_bytes = story.record();
  story.page().bytes += " ";
  EXPECT_NE(story.record().id, of_bytes.id);
}

TEST(RecordIds, FilesThatCannotBeReadAreToldApart) {
  Story story;
  story.page() = Page{};
  story.article() = ArticleText{};
  story.page().source.file = "a.html";
  const std::string id = story.record().id;
  story.page().source.file = "b.html";
  EXPECT_NE(story.record().id, id);
}

TEST(RecordIds, OneAddressInTwoSpellingsIsOneArticle) {
  Story story;
  const std::string id = story.record().article_id;
  story.article().metadata.canonical_url = "https://WWW.news.example:443/story?utm_source=feed#top";
  EXPECT_EQ(story.record().article_id, id);
}

TEST(RecordIds, SameWordsSaidTwiceAreTwoQuotes) {
  Story story;
  story.set_text("No. No. Yes.");
  story.add_quote("No");
  story.add_quote(Span{4, 6});
  story.add_quote("Yes");
  const Record record = story.record();
  EXPECT_NE(record.quotes[0].id, record.quotes[1].id);
  Story shorter;
  shorter.set_text("No. No. Yes.");
  shorter.add_quote("Yes");
  EXPECT_EQ(shorter.record().quotes[0].id, record.quotes[2].id) << "other quotes do not change an id";
}

TEST(RecordBlocks, AsidesStandAtTheirPlace) {
  Story story;
  story.set_text("One.\nTwo.");
  story.article().blocks = {{BlockKind::kHeading, {0, 4}}, {BlockKind::kParagraph, {5, 9}}};
  story.article().asides = {
      {BlockKind::kByline, "By  A", 0}, {BlockKind::kCaption, "C", 1}, {BlockKind::kNote, "N", 2}};
  const Record record = story.record();
  std::vector<std::string> kinds;
  for (const RecordBlock& block : record.blocks) kinds.emplace_back(name_of(block.kind));
  EXPECT_EQ(kinds, (std::vector<std::string>{"byline", "heading", "caption", "paragraph", "note"}));
  EXPECT_EQ(to_json(record, BlockView::kText).find("byline"), std::string::npos);
  EXPECT_NE(to_json(record, BlockView::kAll).find("{\"kind\":\"byline\",\"text\":\"By A\"}"), std::string::npos);
}

TEST(RecordJson, SaysEverythingOfASmallRecord) {
  Story story;
  story.page() = Page{.id = "a", .url = {}, .bytes = "x", .content_type = {}, .published = {}, .source = {}};
  story.article() = ArticleText{};
  story.set_text("A \"b\"\\\n\t\x01 \xE4\xBD\xA0");
  story.article().blocks.clear();
  Record record = story.record();
  record.extractor = {.version = "1", .rules_sha256 = "r"};
  EXPECT_EQ(to_json(record, BlockView::kText),
            "{\"schema_version\":1,\"id\":\"a\",\"status\":\"ok\",\"url\":null,\"canonical_url\":null,\"outlet\":null,"
            "\"title\":null,\"description\":null,\"section\":null,\"image\":null,\"authors\":[],\"tags\":[],"
            "\"published_at\":null,\"modified_at\":null,\"language\":null,\"access\":\"unknown\","
            "\"text\":\"A \\\"b\\\"\\\\\\n\\t\\u0001 \xE4\xBD\xA0\",\"blocks\":[],\"quotes\":[],\"dates\":[],"
            "\"counts\":[],\"citations\":[],\"source\":{\"kind\":\"html\",\"file\":null,\"offset\":null,\"sha256\":\"" +
                sha256_hex("x") +
                "\",\"charset\":null,\"fetched_at\":null},\"extractor\":{\"version\":\"1\",\"rules_sha256\":\"r\"},"
                "\"warnings\":[]}");
}

TEST(RecordJson, NumbersAreIntegersAndDecimalsStrings) {
  Story story;
  story.set_text("1.5 patents, over 11,000 patents");
  Count& decimal = story.add_count("1.5 patents");
  decimal.low_decimal = decimal.high_decimal = "1.5";
  Count& open = story.add_count("over 11,000 patents");
  open.low = 11000;
  open.comparator = Comparator::kMoreThan;
  open.evidence.confidence = 0.876;
  const std::string json = to_json(story.record(), BlockView::kText);
  EXPECT_NE(json.find("\"low\":\"1.5\",\"high\":\"1.5\""), std::string::npos);
  EXPECT_NE(json.find("\"low\":11000,\"high\":null,\"comparator\":\"more_than\""), std::string::npos);
  EXPECT_NE(json.find("\"confidence\":1,"), std::string::npos);
  EXPECT_NE(json.find("\"confidence\":0.88,"), std::string::npos);
}

TEST(RecordJson, IsValidUtf8WhateverTheFileIsCalled) {
  Story story;
  story.page().source.file = "caf\xE9.html";
  const std::string json = to_json(story.record(), BlockView::kText);
  EXPECT_TRUE(is_valid_utf8(json));
  EXPECT_NE(json.find("caf\xEF\xBF\xBD.html"), std::string::npos);
}

TEST(Json, ListsOfStringsAreEscaped) {
  EXPECT_EQ(json_list({}), "[]");
  EXPECT_EQ(json_list({"a", "\"\n\x02"}), "[\"a\", \"\\\"\\n\\u0002\"]");
}

TEST(Record, IsTheSameForTheSameInput) {
  Story story;
  story.fill();
  EXPECT_EQ(to_json(story.record(), BlockView::kAll), to_json(story.record(), BlockView::kAll));
}

TEST(Record, OfSeveralPagesSaysWhatEachGave) {
  Story story;
  story.set_text("\xE4\xBD\xA0\xE5\xA5\xBD.\nTwo.");
  const Record one = story.record();
  EXPECT_TRUE(one.pages.empty());
  EXPECT_EQ(one.version_sha256, one.source.sha256);
  EXPECT_EQ(to_json(one, BlockView::kText).find("\"pages\""), std::string::npos);
  Source second = story.page().source;
  story.article().pages = {{"a", story.page().source, {0, 7}}, {"b", second, {8, 12}}};
  const Record two = story.record();
  ASSERT_EQ(two.pages.size(), 2U);
  EXPECT_EQ(two.pages[0].span.end, 3U);
  EXPECT_EQ(two.pages[1].span.start, 4U);
  EXPECT_EQ(two.article_id, one.article_id);
  second.sha256 = std::string(64, 'b');
  story.article().pages[1].source = second;
  EXPECT_NE(story.record().version_id, two.version_id);
  EXPECT_NE(two.version_id, one.version_id);
}

TEST(Record, ExtractorIsKnown) {
  EXPECT_FALSE(extractor_identity().version.empty());
  EXPECT_EQ(extractor_identity().rules_sha256.size(), 64U);
}

TEST(Record, TakesLinearTimeForManyFacts) {
  Story story;
  std::string text;
  while (text.size() < (1U << 20U)) text += "\xE4\xBD\xA0 ";
  story.set_text(text);
  for (std::uint32_t at = 0; at + 4 <= text.size(); at += 16) story.add_quote(Span{at, at + 3});
  const test::CpuTime time;
  EXPECT_FALSE(to_json(story.record(), BlockView::kAll).empty());
  EXPECT_LT(time.seconds(), 1.0 * test::kSlowBuild);
}

// Former bugs: none yet.

}  // namespace
}  // namespace pressmark

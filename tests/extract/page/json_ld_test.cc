#include "extract/page/json_ld.h"

#include <gtest/gtest.h>

#include <string>

namespace pressmark {
namespace {

LinkedData read(const std::string& json, const std::string& canonical = "") {
  const std::string html =
      "<html><head><script type=\"application/ld+json\">" + json + "</script></head><body></body></html>";
  const Result<Document> document = parse_html(html, {});
  return document ? read_linked_data(*document, canonical) : LinkedData{};
}

TEST(RepairJson, SoundJsonStaysAsItIs) {
  const std::string json = R"({"a":"b\nc \u00e9","d":[1,2,{}]})";
  EXPECT_EQ(repair_json(json), json);
}

TEST(RepairJson, Repairs) {
  EXPECT_EQ(repair_json("{\"a\":\"b\nc\td\"}"), R"({"a":"b\nc d"})");
  EXPECT_EQ(repair_json("{\"a\":[1,2, ],}"), R"({"a":[1,2 ]})");
  EXPECT_EQ(repair_json("<!-- {\"a\":1} -->"), R"({"a":1})");
  EXPECT_EQ(repair_json("//<![CDATA[\n{\"a\":1};\n//]]>"), R"({"a":1})");
  EXPECT_EQ(repair_json("{\"a\":undefined}"), R"({"a":null})");
  EXPECT_EQ(repair_json(R"({"a":"it\'s"})"), R"({"a":"it's"})");
  EXPECT_EQ(repair_json(R"({"a":1}{"b":2})"), R"({"a":1})");
  EXPECT_EQ(repair_json("no value"), "");
}

TEST(LinkedData, ReferencesInStringsAreDecodedTwice) {
  EXPECT_EQ(read(R"({"@type":"Article","headline":"Rain &amp;amp; &quot;snow&quot;"})").article.headline,
            "Rain & \"snow\"");
}

TEST(LinkedData, AuthorsAsStringObjectAndList) {
  EXPECT_EQ(read(R"({"@type":"Article","author":"Ole"})").article.authors.at(0).name, "Ole");
  EXPECT_EQ(read(R"({"@type":"Article","author":{"name":"Ole"}})").article.authors.at(0).name, "Ole");
  const LinkedData many =
      read(R"({"@type":"Article","author":[{"name":["Ole","Mara"]},[{"@type":"Organization","name":"Desk"}]]})");
  ASSERT_EQ(many.article.authors.size(), 3U);
  EXPECT_EQ(many.article.authors[1].name, "Mara");
  EXPECT_TRUE(many.article.authors[2].organisation);
}

TEST(LinkedData, AuthorOfAnUnknownReferenceIsNone) {
  EXPECT_TRUE(read(R"({"@type":"Article","author":{"@id":"https://example.org/#p"}})").article.authors.empty());
}

TEST(LinkedData, TypesInAnyCaseAndAsLists) {
  EXPECT_TRUE(read(R"({"@type":"newsarticle","headline":"a"})").has_article);
  EXPECT_TRUE(read(R"({"@type":["Thing","BlogPosting"],"headline":"a"})").has_article);
  EXPECT_FALSE(read(R"({"@type":"Product","name":"a"})").has_article);
}

TEST(LinkedData, KeywordsAsStringAndList) {
  EXPECT_EQ(read(R"({"@type":"Article","keywords":"a, b"})").article.keywords.size(), 2U);
  EXPECT_EQ(read(R"({"@type":"Article","keywords":["a","b","c"]})").article.keywords.size(), 3U);
}

TEST(LinkedData, AccessAsBooleanAndString) {
  EXPECT_EQ(read(R"({"@type":"Article","isAccessibleForFree":false})").article.free, false);
  EXPECT_EQ(read(R"({"@type":"Article","isAccessibleForFree":"http://schema.org/True"})").article.free, true);
  EXPECT_FALSE(read(R"({"@type":"Article"})").article.free.has_value());
}

TEST(LinkedData, BreadcrumbWithoutHomeAndArticle) {
  const std::string items = R"([{"name":"Home"},{"name":"City"},{"item":{"name":"Bridge opens"}}])";
  EXPECT_EQ(read(R"({"@type":"BreadcrumbList","itemListElement":)" + items + "}").breadcrumb, "City");
}

TEST(LinkedData, WhatNoRepairMendsIsCounted) {
  EXPECT_EQ(read("{'a': 'b'}").broken, 1U);
  EXPECT_EQ(read(R"({"@type":"Article"})").broken, 0U);
}

TEST(LinkedData, DeepNestingIsNoArticleAndNoCrash) {
  EXPECT_FALSE(read(std::string(100000, '[') + std::string(100000, ']')).has_article);
}

TEST(PlainTextOf, TagsAndReferences) {
  EXPECT_EQ(plain_text_of("one<br>two <b>three</b> &lt;p&gt;four"), "one\ntwo three \nfour");
  EXPECT_EQ(plain_text_of("a < b"), "a < b");
}

// Former bugs

}  // namespace
}  // namespace pressmark

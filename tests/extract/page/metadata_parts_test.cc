// Names and days as pages write them.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/time/zone.h"
#include "extract/page/metadata/byline_words.h"
#include "extract/page/metadata/names.h"
#include "extract/page/metadata/visible_date.h"
#include "generated/page_byline_buttons.h"
#include "tests/support/case_file.h"

namespace pressmark {
namespace {

using Names = std::vector<std::string>;

std::string day_of(std::string_view text, DayOrder order = DayOrder::kUnknown) {
  const auto day = find_visible_day(text, order);
  return day ? iso_day(*day) : "";
}

std::string url_day(std::string_view url) {
  const auto day = day_in_url(url);
  return day ? iso_day(*day) : "";
}

TEST(Byline, LeadingWordsAndRolesGo) {
  EXPECT_EQ(split_byline("By Jane Doe and John Roe, staff writers", {}, NameTest::kCapitals),
            (Names{"Jane Doe", "John Roe"}));
  EXPECT_EQ(split_byline("Von Mara Lindt, Ole Brandt und Jan Voss", {}, NameTest::kCapitals),
            (Names{"Mara Lindt", "Ole Brandt", "Jan Voss"}));
  EXPECT_EQ(split_byline("BY JANE DOE AND JOHN ROE", {}, NameTest::kCapitals), (Names{"JANE DOE", "JOHN ROE"}));
  EXPECT_EQ(split_byline("ByJane Doe", {}, NameTest::kCapitals), (Names{"Jane Doe"}));
}

TEST(Byline, ButtonsBesideANameGo) {
  for (const auto& row : lexicon::kPageBylineButtons) {
    const std::string button(row.word);
    EXPECT_EQ(split_byline("Mara Lindt " + button, {}, NameTest::kCapitals), Names{"Mara Lindt"}) << button;
    EXPECT_EQ(split_byline("Mara Lindt" + button, {}, NameTest::kCapitals), Names{"Mara Lindt"}) << button;
  }
}

TEST(Byline, ByInsideANameIsUntouched) {
  EXPECT_EQ(split_byline("Byron Shelby", {}, NameTest::kAny), (Names{"Byron Shelby"}));
}

TEST(Byline, AddressesTheOutletAndPlacesGo) {
  EXPECT_EQ(split_byline("Jane Doe, jane@example.org", {}, NameTest::kAny), (Names{"Jane Doe"}));
  EXPECT_EQ(split_byline("Jane Doe, Coast Daily, Berlin", {"coastdaily"}, NameTest::kAny), (Names{"Jane Doe"}));
  EXPECT_EQ(split_byline("https://example.org/jane", {}, NameTest::kAny), Names{});
  EXPECT_EQ(split_byline("Jane Doe (London)", {}, NameTest::kAny), (Names{"Jane Doe"}));
}

TEST(Byline, VisibleWordsMustLookLikeNames) {
  EXPECT_EQ(split_byline("by the end of the day", {}, NameTest::kCapitals), Names{});
  EXPECT_EQ(split_byline("By Vincent van Dael", {}, NameTest::kCapitals), (Names{"Vincent van Dael"}));
}

TEST(Byline, LabelsInsideALine) {
  EXPECT_EQ(behind_label("3 March 2020 by Jane Doe"), "Jane Doe");
  EXPECT_EQ(behind_label("3 March 2020"), "");
}

TEST(Byline, BeginsBehindADate) {
  EXPECT_EQ(behind_date("Dec. 19, 2025 - Jane Doe"), " - Jane Doe");
  EXPECT_EQ(behind_date("2020-02-07"), "2020-02-07");
  EXPECT_EQ(behind_date("Top 10 of 2025 by Jane Doe"), "Top 10 of 2025 by Jane Doe");
  EXPECT_EQ(split_byline("Dec. 19, 2025 - Jane Doe for Example", {}, NameTest::kCapitals), (Names{"Jane Doe"}));
}

TEST(VisibleDay, SaysWhereItBegins) {
  const auto found = locate_visible_day("Published 10:30, May 7, 2024", DayOrder::kUnknown);
  ASSERT_TRUE(found);
  EXPECT_EQ(iso_day(found->day), "2024-05-07");
  EXPECT_EQ(found->at, 17U);
  EXPECT_EQ(label_before("Updated "), DateLabel::kModified);
}

TEST(Byline, EndsWhereADateBegins) {
  EXPECT_EQ(split_byline("Jane Doe, March 3, 2020", {}, NameTest::kCapitals), (Names{"Jane Doe"}));
  EXPECT_EQ(split_byline("By Jane Doe on Monday", {}, NameTest::kCapitals), (Names{"Jane Doe"}));
  EXPECT_EQ(split_byline("By Jane May", {}, NameTest::kCapitals), (Names{"Jane May"}));
}

TEST(Byline, LabelsOfTheirOwn) {
  EXPECT_TRUE(is_byline_label("Written by"));
  EXPECT_TRUE(is_byline_label("Author:"));
  EXPECT_TRUE(is_byline_label("By"));
  EXPECT_FALSE(is_byline_label("Written by Jane Doe"));
}

TEST(FoldLetters, LettersAndDigitsInLowerCase) {
  EXPECT_EQ(fold_letters("The New-York 24!"), "thenewyork24");
}

TEST(VisibleDay, EveryCaseOfTheTable) {
  for (const test::Case& one : test::read_cases("tests/extract/page/visible_day.case")) {
    SCOPED_TRACE(one.title);
    const auto order = one.options.count("order") == 0          ? DayOrder::kUnknown
                       : one.options.at("order") == "day first" ? DayOrder::kDayFirst
                                                                : DayOrder::kMonthFirst;
    ASSERT_EQ(one.expected.size(), 1U);
    EXPECT_EQ(day_of(one.input, order), one.expected[0] == "none" ? "" : one.expected[0]);
  }
}

TEST(VisibleDay, LinearInDigitsAndMonths) {
  EXPECT_EQ(day_of(std::string(1U << 20U, '1')), "");
  std::string months;
  for (int i = 0; i < 100000; ++i) months += "may ";
  EXPECT_EQ(day_of(months), "");
}

TEST(DateLabel, TheWordNearestToTheDate) {
  EXPECT_EQ(date_label("Published 3 March 2020"), DateLabel::kPublished);
  EXPECT_EQ(date_label("Published; last updated 3 March 2020"), DateLabel::kModified);
  EXPECT_EQ(date_label("3 March 2020, updated"), DateLabel::kNone);
}

TEST(DayInUrl, FormsOfPaths) {
  EXPECT_EQ(url_day("https://example.org/2020/02/07/rain.html"), "2020-02-07");
  EXPECT_EQ(url_day("https://example.org/news/20200207/rain"), "2020-02-07");
  EXPECT_EQ(url_day("https://example.org/rain-2020-02-07.html"), "2020-02-07");
  EXPECT_EQ(url_day("https://example.org/2020/feb/07/rain"), "2020-02-07");
}

TEST(DayInUrl, NumbersThatAreNoDay) {
  EXPECT_EQ(url_day("https://example.org/2020/02/rain"), "");
  EXPECT_EQ(url_day("https://example.org/story/8720200207"), "");
  EXPECT_EQ(url_day("https://example.org/?date=2020-02-07"), "");
  EXPECT_EQ(url_day("2020-02-07"), "");
}

TEST(DayOrder, ByOutletAndLanguage) {
  EXPECT_EQ(day_order("mdy", "de"), DayOrder::kMonthFirst);
  EXPECT_EQ(day_order("", "de-AT"), DayOrder::kDayFirst);
  EXPECT_EQ(day_order("", "en-US"), DayOrder::kMonthFirst);
  EXPECT_EQ(day_order("", "en"), DayOrder::kUnknown);
}

// Former bugs

}  // namespace
}  // namespace pressmark

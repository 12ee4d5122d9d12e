// Dates: english.case and chinese.case hold one case a construction; the tables' own examples are run here.

#include <gtest/gtest.h>

#include <chrono>

#include "core/time/zone.h"
#include "extract/dates/holidays.h"
#include "extract/facts.h"
#include "generated/date_edges.h"
#include "generated/date_han.h"
#include "generated/date_holidays.h"
#include "generated/date_phrases.h"
#include "generated/date_places.h"
#include "generated/date_speech.h"
#include "generated/date_words.h"
#include "tests/support/case_file.h"
#include "tests/support/cpu_time.h"

namespace pressmark::test {
namespace {

std::vector<Date> dates_of(std::string_view text, const std::string& published, const Outlet* outlet = nullptr) {
  FactInput input;
  input.text = text;
  input.layout = lay_out(text);
  if (const auto day = parse_date_time(published)) input.published = day->day;
  input.outlet = outlet;
  return find_dates(input);
}

std::string or_none(const std::string& bound) {
  return bound.empty() ? "none" : bound;
}

std::string described(const Date& date, std::string_view text) {
  return std::string(date.evidence.span.of(text)) + " | " + name_of(date.type) + " | " + date.value + " | " +
         or_none(date.earliest) + " .. " + or_none(date.latest) + " | " + std::string(date.evidence.rule);
}

void run_cases(const std::string& file) {
  for (const Case& given : read_cases(file)) {
    SCOPED_TRACE(file + ":" + std::to_string(given.line) + " " + given.title);
    Outlet outlet;
    if (const auto order = given.options.find("order"); order != given.options.end()) outlet.date_order = order->second;
    const auto published = given.options.find("published");
    std::vector<std::string> found;
    for (const Date& date : dates_of(given.input, published == given.options.end() ? "" : published->second, &outlet)) {
      found.push_back(described(date, given.input));
    }
    if (found.empty()) found = {"none"};
    EXPECT_EQ(given.expected, found);
  }
}

TEST(Dates, EnglishCases) {
  run_cases("tests/extract/dates/english.case");
}

TEST(Dates, EveryVerbOfSpeechTellsItsDay) {
  for (const auto& row : lexicon::kDateSpeech) {
    const std::string text = "\"We will pay today,\" the owner " + std::string(row.verb) + " on Monday.";
    const std::vector<Date> dates = dates_of(text, "2020-02-07");
    ASSERT_EQ(dates.size(), 2U) << text;
    EXPECT_EQ(dates[0].value, "2020-02-03") << text;
  }
}

TEST(Dates, NoDayOutsideTheYearsOfFourDigits) {
  for (const char* text :
       {"It opened on 3 May 2019 and shut 40000 years later.", "It stood 12,000.5 years ago.",
        "It stood 3000000000.5 years ago.", "It stood 1,234,567,890 years ago.", "It stood 90,000 years ago.",
        "In 90,000 years it falls.", "Over the next 90,000 years it falls."}) {
    for (const Date& date : dates_of(text, "2020-02-07")) {
      if (date.value == "2019-05-03") continue;
      EXPECT_EQ(date.earliest + date.latest, "") << text << " " << date.value;
      EXPECT_NE(date.value, "9999") << text;
      EXPECT_NE(date.value, "0001") << text;
    }
  }
  const std::vector<Date> last = dates_of("It opened on 3 May 2019 and shut 7980 years later.", "2020-02-07");
  ASSERT_EQ(last.size(), 2U);
  EXPECT_EQ(last[1].earliest + " " + last[1].latest, "9999-01-01 9999-12-31");
}

// Values alone, as the guidelines of TIMEX3 have them.
void run_newswire(const std::string& file) {
  for (const Case& given : read_cases(file)) {
    SCOPED_TRACE(file + ":" + std::to_string(given.line) + " " + given.title);
    std::vector<std::string> found;
    for (const Date& date : dates_of(given.input, given.options.at("published"))) {
      found.push_back(std::string(date.evidence.span.of(given.input)) + " | " + name_of(date.type) + " | " +
                      date.value);
    }
    if (found.empty()) found = {"none"};
    EXPECT_EQ(given.expected, found);
  }
}

TEST(Dates, NewswireCases) {
  run_newswire("tests/extract/dates/newswire.case");
  run_newswire("tests/extract/dates/newswire_more.case");
}

// F1 of values over mentions on the same words, in order.
double value_f1(const std::string& file) {
  std::size_t gold = 0;
  std::size_t read = 0;
  std::size_t right = 0;
  for (const Case& given : read_cases(file)) {
    const std::vector<Date> dates = dates_of(given.input, given.options.at("published"));
    gold += given.expected.size();
    read += dates.size();
    std::size_t next = 0;
    for (const std::string& line : given.expected) {
      const std::string words = line.substr(0, line.find(" | "));
      const std::string value = line.substr(line.rfind(" | ") + 3);
      for (std::size_t i = next; i < dates.size(); ++i) {
        const std::string_view span = dates[i].evidence.span.of(given.input);
        if (span.find(words) == std::string_view::npos && words.find(span) == std::string::npos) continue;
        right += dates[i].value == value ? 1 : 0;
        next = i + 1;
        break;
      }
    }
  }
  return 2.0 * static_cast<double>(right) / static_cast<double>(gold + read);
}

// Written before the program was run on them; the faults that stayed are in the files (docs/dates.md).
TEST(Dates, NewswireReadBlind) {
  EXPECT_GE(value_f1("tests/extract/dates/newswire_blind.case"), 0.89);
  EXPECT_GE(value_f1("tests/extract/dates/newswire_blind_2.case"), 0.90);
}

TEST(Dates, BareWeekdays) {
  run_newswire("tests/extract/dates/weekdays.case");
}

TEST(Dates, ChineseCases) {
  run_cases("tests/extract/dates/chinese.case");
}

template <typename Rows>
void run_examples(const Rows& rows) {
  for (const auto& row : rows) {
    if (row.example.empty()) continue;
    EXPECT_FALSE(dates_of(row.example, "2020-02-07").empty()) << row.example;
  }
}

TEST(DateTables, EveryExampleHoldsADate) {
  run_examples(lexicon::kDateWords);
  run_examples(lexicon::kDatePhrases);
  run_examples(lexicon::kDateHan);
}

TEST(DateTables, EveryEdgeLeavesTheIntervalOfItsExample) {
  for (const auto& row : lexicon::kDateEdges) {
    const auto found = dates_of(row.example, "2020-02-07");
    ASSERT_EQ(found.size(), 1U) << row.example;
    EXPECT_EQ(row.interval, found[0].earliest + " .. " + found[0].latest) << row.example;
  }
}

TEST(DateTables, EveryPlaceHasAZone) {
  for (const auto& row : lexicon::kDatePlaces) {
    const auto found = dates_of(row.example, "2020-02-07");
    ASSERT_EQ(found.size(), 1U) << row.example;
    EXPECT_EQ(found[0].earliest.back(), 'Z') << row.example;
  }
}

TEST(DateTables, EveryHolidayFallsOnItsExample) {
  for (const auto& row : lexicon::kDateHolidays) {
    const auto day = dates::holiday(row.name, 2019);
    ASSERT_TRUE(day) << row.name;
    EXPECT_EQ(row.example, iso_day(std::chrono::year_month_day{*day})) << row.name;
  }
}

TEST(Dates, SaysWhatItAnchoredTo) {
  EXPECT_EQ(dates_of("On Thursday it sued.", "2020-02-07").at(0).anchor, DateAnchor::kPublished);
  EXPECT_EQ(dates_of("In 2015 it won.", "2020-02-07").at(0).anchor, DateAnchor::kNone);
  EXPECT_EQ(dates_of("In 2015 it won, not the previous year.", "2020-02-07").at(1).anchor, DateAnchor::kSentence);
  EXPECT_EQ(dates_of("ROME, Feb. 7, 2020 - It sued on Thursday.", "").at(1).anchor, DateAnchor::kDateline);
}

TEST(Dates, SpansAreSortedAndApart) {
  const auto dates = dates_of(
      "2019-20 to 5-7 May 2020, Monday the 3rd, 10:30 on 1/2/2020, \u53bb\u5e742\u67086\u65e5\u4e0b\u5348 3 May",
      "2020-02-07");
  ASSERT_GT(dates.size(), 5U);
  for (std::size_t i = 1; i < dates.size(); ++i) {
    EXPECT_LE(dates[i - 1].evidence.span.end, dates[i].evidence.span.start);
  }
}

TEST(Dates, AMegabyteOfAnythingTakesUnderASecond) {
  for (const std::string_view piece :
       {"\"", "1", "1 ", "-1", "Monday ", "May ", "the ", "two ", "and ", "(", "A", "last ", "Ramadan ",
        "9 a.m. Rome time ", "more than ", "\u5e74", "\u4e00", "1\u5e74", ","}) {
    std::string text;
    while (text.size() < 1000000) text += piece;
    const test::CpuTime time;
    for (const Date& date : dates_of(text, "2020-02-07")) ASSERT_FALSE(date.value.empty());
    EXPECT_LT(time.seconds(), 1.0 * test::kSlowBuild) << piece;
  }
}

// Former bugs

// An amount of money before "last week" was read as a number of weeks.
TEST(Dates, AnAmountBeforeLastWeekIsNoNumberOfWeeks) {
  const auto dates = dates_of("Claims rose 15,000 last week.", "2020-02-07");
  ASSERT_EQ(dates.size(), 1U);
  EXPECT_EQ(dates[0].value, "2020-W05");
}

}  // namespace
}  // namespace pressmark::test

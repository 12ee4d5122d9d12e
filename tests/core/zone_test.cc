#include "core/time/zone.h"

#include <gtest/gtest.h>

#include "tests/support/case_file.h"

namespace pressmark {
namespace {

using std::chrono::February;
using std::chrono::July;
using std::chrono::sys_days;
using std::chrono::year;

std::string parsed(std::string_view text) {
  const auto when = parse_date_time(text);
  return when ? when->iso8601() : "none";
}

TEST(DateTime, Cases) {
  for (const test::Case& c : test::read_cases("tests/core/date_time.case")) {
    ASSERT_EQ(c.expected.size(), 1U) << c.title;
    EXPECT_EQ(parsed(c.input), c.expected.front()) << "date_time.case:" << c.line << ": " << c.title;
  }
}

TEST(DateTime, ReadsWhatItWrites) {
  for (const char* text : {"2020-02-07", "2020-02-07T09:30:00", "2020-02-07T09:30:00Z", "2020-02-07T09:30:00-03:30"}) {
    EXPECT_EQ(parsed(text), text);
  }
}

TEST(DateTime, EndsOnLongAndOddInput) {
  EXPECT_EQ(parsed(std::string(1U << 20U, '1')), "none");
  EXPECT_EQ(parsed("2020-02-07T09:30:00.12345678901234567890Z"), "2020-02-07T09:30:00Z");
  EXPECT_EQ(parsed("1 Feb 99999999999999999999"), "none");
  EXPECT_EQ(parsed("\xE4\xBD\xA0 Feb 2020"), "none");
}

TEST(Zone, OffsetsFollowDaylightSaving) {
  EXPECT_EQ(zone_offset_minutes("America/New_York", sys_days(year(2020) / February / 7)), -300);
  EXPECT_EQ(zone_offset_minutes("America/New_York", sys_days(year(2020) / July / 7)), -240);
  EXPECT_EQ(zone_offset_minutes("Asia/Shanghai", sys_days(year(2020) / July / 7)), 480);
  EXPECT_EQ(zone_offset_minutes("Asia/Kolkata", sys_days(year(2020) / July / 7)), 330);
}

TEST(Zone, UnknownZonesHaveNoOffset) {
  EXPECT_FALSE(zone_offset_minutes("Nowhere/Land", {}));
  EXPECT_FALSE(zone_offset_minutes("", {}));
  EXPECT_FALSE(zone_offset_minutes("\xE4\xBD\xA0", {}));
}

TEST(Zone, TheDayIsThatOfTheZone) {
  const auto day = [](std::string_view text, std::string_view zone) {
    return iso_day(day_in_zone(parse_date_time(text).value(), zone));
  };
  EXPECT_EQ(day("2020-02-06T20:00:00Z", "Asia/Hong_Kong"), "2020-02-07");
  EXPECT_EQ(day("2020-02-07T02:00:00+00:00", "America/New_York"), "2020-02-06");
  EXPECT_EQ(day("2020-02-07", "America/New_York"), "2020-02-07");
  EXPECT_EQ(day("2020-02-07T23:30", "Asia/Hong_Kong"), "2020-02-07");
  EXPECT_EQ(day("2020-02-06T20:00:00Z", "Nowhere/Land"), "2020-02-06");
}

TEST(Zone, NowIsAnInstant) {
  const auto now = parse_date_time(now_iso8601());
  ASSERT_TRUE(now);
  EXPECT_EQ(now->offset_minutes, 0);
  EXPECT_TRUE(now->second_of_day);
  EXPECT_GE(now->day, year(2024) / February / 1);
}

// Former bugs: none yet.

}  // namespace
}  // namespace pressmark

#include "fetch/http/retry_after.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

using std::chrono::seconds;

// Fri, 07 Feb 2020 01:30:00 GMT
const std::chrono::system_clock::time_point kNow{seconds(1581039000)};

TEST(RetryAfter, ReadsSecondsAndDates) {
  EXPECT_EQ(parse_retry_after("120", kNow), seconds(120));
  EXPECT_EQ(parse_retry_after("0", kNow), seconds(0));
  EXPECT_EQ(parse_retry_after("Fri, 07 Feb 2020 01:31:30 GMT", kNow), seconds(90));
  EXPECT_EQ(parse_retry_after("Fri, 07 Feb 2020 01:00:00 GMT", kNow), seconds(0)) << "in the past";
}

TEST(RetryAfter, NeverMeansMoreThanADay) {
  EXPECT_EQ(parse_retry_after("100000000000000000000", kNow), kMaxRetryAfter);
  EXPECT_EQ(parse_retry_after("Fri, 01 Jan 2100 00:00:00 GMT", kNow), kMaxRetryAfter);
}

TEST(RetryAfter, IsEmptyWhereItIsNeither) {
  for (const char* value : {"", "-5", "soon", "1.5", "2020-02-07"}) {
    EXPECT_EQ(parse_retry_after(value, kNow), std::nullopt) << value;
  }
}

// Former bugs

}  // namespace
}  // namespace pressmark

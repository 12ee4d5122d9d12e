#include "pipeline/ordered_parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>

namespace pressmark {
namespace {

// Numbers 0 to `count` - 1 through `jobs` threads; every third takes longer than the others.
std::vector<int> squares(unsigned jobs, int count) {
  std::vector<int> out;
  int next = 0;
  ordered_parallel<int, int>(
      {.jobs = jobs}, [&]() -> std::optional<int> { return next < count ? std::optional(next++) : std::nullopt; },
      [](int number) {
        volatile int work = number % 3 == 0 ? 20000 : 10;
        while (work > 0) work = work - 1;
        return number * number;
      },
      [&](int square) {
        out.push_back(square);
        return true;
      });
  return out;
}

TEST(OrderedParallel, GivesResultsInTheOrderOfTheItemsWhateverTheJobs) {
  const std::vector<int> one = squares(1, 500);
  ASSERT_EQ(one.size(), 500U);
  EXPECT_EQ(one[7], 49);
  for (const unsigned jobs : {2U, 3U, 8U}) EXPECT_EQ(squares(jobs, 500), one) << jobs << " jobs";
}

TEST(OrderedParallel, NothingToDoGivesNothing) {
  EXPECT_TRUE(squares(4, 0).empty());
}

TEST(OrderedParallel, NoJobsMeansOne) {
  EXPECT_EQ(squares(0, 3), (std::vector<int>{0, 1, 4}));
}

TEST(OrderedParallel, HoldsNoMoreItemsInFlightThanJobs) {
  std::atomic<int> taken{0};
  std::atomic<int> most{0};
  int delivered = 0;
  ordered_parallel<int, int>(
      {.jobs = 4},
      [&]() -> std::optional<int> {
        if (taken == 200) return std::nullopt;
        return taken++;
      },
      [](int item) { return item; },
      [&](int) {
        ++delivered;
        most = std::max(most.load(), taken.load() - delivered);
        return true;
      });
  EXPECT_EQ(delivered, 200);
  EXPECT_LE(most.load(), 4);
}

TEST(OrderedParallel, StopsWhereTheReceiverSaysSo) {
  int next = 0;
  std::vector<int> out;
  ordered_parallel<int, int>(
      {.jobs = 3}, [&]() -> std::optional<int> { return next < 100000 ? std::optional(next++) : std::nullopt; },
      [](int item) { return item; },
      [&](int item) {
        out.push_back(item);
        return out.size() < 5;
      });
  EXPECT_EQ(out, (std::vector<int>{0, 1, 2, 3, 4}));
  EXPECT_LT(next, 1000);
}

// Former bugs: none yet.

}  // namespace
}  // namespace pressmark

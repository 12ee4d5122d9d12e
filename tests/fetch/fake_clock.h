// A clock for fetchers under test, so that no test sleeps.
#pragma once

#include <vector>

#include "fetch/http/fetcher.h"

namespace pressmark::test {

// Time that passes only where somebody waits or a test says so.
class FakeClock : public FetchClock {
 public:
  std::chrono::milliseconds now() override { return now_; }
  std::chrono::system_clock::time_point wall() override {
    return std::chrono::system_clock::time_point(std::chrono::seconds(1581039000)) +
           now_;  // 7 February 2020, 01:30 UTC
  }
  void wait(std::chrono::milliseconds time, const std::atomic<bool>* /*cancel*/) override {
    waits.push_back(time);
    now_ += time;
  }
  void pass(std::chrono::milliseconds time) { now_ += time; }

  std::vector<std::chrono::milliseconds> waits;

 private:
  std::chrono::milliseconds now_{1000000};
};

}  // namespace pressmark::test

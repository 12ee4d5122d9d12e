// CPU time of the calling thread, for tests of what must stay linear: a busy machine takes no part in it.
//
//   const CpuTime time;
//   work();
//   EXPECT_LT(time.seconds(), 1.0 * kSlowBuild);
#pragma once

#include <ctime>

namespace pressmark::test {

// How much slower than an optimised build this one may be. Quadratic work would be slower by thousands.
#ifdef PRESSMARK_SANITIZED
inline constexpr double kSlowBuild = 20;
#elif !defined(NDEBUG)
inline constexpr double kSlowBuild = 8;
#else
inline constexpr double kSlowBuild = 2;
#endif

class CpuTime {
 public:
  CpuTime() : start_(now()) {}
  [[nodiscard]] double seconds() const { return now() - start_; }

 private:
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
  }

  double start_;
};

}  // namespace pressmark::test

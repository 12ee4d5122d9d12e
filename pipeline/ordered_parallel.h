// Work on a stream of items with several threads; results come out in the order of the items.
//
//   ordered_parallel<Row, std::string>({.jobs = 4},
//       [&] { return reader.next(); },             // std::optional<Row>, empty at the end; one call at a time
//       [&](Row row) { return extract(row); },     // in parallel
//       [&](std::string line) { write(line); return true; });   // one call at a time, in order; false stops
//
// At most `jobs` items are in flight, so memory does not grow with the stream. With one job everything happens in the
// calling thread. The three functions must not throw.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace pressmark {

struct ParallelOptions {
  unsigned jobs = 1;
};

template <class In, class Out, class Next, class Work, class Deliver>
class OrderedParallel {
 public:
  OrderedParallel(Next next, Work work, Deliver deliver)
      : next_(std::move(next)), work_(std::move(work)), deliver_(std::move(deliver)) {}

  void run(unsigned jobs) {
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < jobs; ++i) threads.emplace_back([this] { loop(); });
    loop();
    for (std::thread& thread : threads) thread.join();
  }

 private:
  struct Ticket {
    std::uint64_t number = 0;
    In item;
  };

  void loop() {
    while (std::optional<Ticket> ticket = take()) {
      const std::uint64_t number = ticket->number;
      give(number, work_(std::move(ticket->item)));
    }
  }

  std::optional<Ticket> take() {
    const std::lock_guard lock(source_);
    if (ended_) return std::nullopt;
    std::optional<In> item = next_();
    if (!item) {
      ended_ = true;
      return std::nullopt;
    }
    return Ticket{taken_++, std::move(*item)};
  }

  void give(std::uint64_t number, Out out) {
    std::unique_lock lock(sink_);
    turn_.wait(lock, [&] { return given_ == number; });
    if (!stopped_) stopped_ = !deliver_(std::move(out));
    ++given_;
    const bool stop = stopped_;
    lock.unlock();
    turn_.notify_all();
    if (stop) end();
  }

  void end() {
    const std::lock_guard lock(source_);
    ended_ = true;
  }

  Next next_;
  Work work_;
  Deliver deliver_;
  std::mutex source_, sink_;
  std::condition_variable turn_;
  std::uint64_t taken_ = 0, given_ = 0;
  bool ended_ = false, stopped_ = false;
};

template <class In, class Out, class Next, class Work, class Deliver>
void ordered_parallel(ParallelOptions options, Next next, Work work, Deliver deliver) {
  OrderedParallel<In, Out, Next, Work, Deliver>(std::move(next), std::move(work), std::move(deliver))
      .run(options.jobs == 0 ? 1 : options.jobs);
}

}  // namespace pressmark

// What happens to a document once it is read: every sink is told, in order, and the run's totals are kept.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "pipeline/sinks/sink.h"

namespace pressmark {

// Told of everything that happens, for progress and summaries. Calls come one at a time.
class RunObserver {
 public:
  RunObserver() = default;
  RunObserver(const RunObserver&) = delete;
  RunObserver& operator=(const RunObserver&) = delete;
  virtual ~RunObserver() = default;

  virtual void on_fetch(const FetchRow& row) { (void)row; }
  virtual void on_record(const Record& record) { (void)record; }
  // Something of which a person should know and which is no failure.
  virtual void on_notice(const std::string& what) { (void)what; }
  virtual void on_failure(const OutcomeRow& row) { (void)row; }
};

// A document on its way: what the fetch brought, and the record or the reason why there is none.
struct ReadDocument {
  std::optional<FetchRow> fetch;
  std::vector<FetchRow> further;      // what brought the further pages of an article, or failed to
  std::optional<Record> record;       // empty: a feed, or something that failed before it was read
  std::optional<OutcomeRow> outcome;  // what went wrong
};

class Delivery {
 public:
  // Sinks and observer must outlive the delivery.
  Delivery(std::vector<Sink*> sinks, RunObserver& observer) : sinks_(std::move(sinks)), observer_(observer) {}

  [[nodiscard]] Result<void> begin(const RunInfo& run);
  // A record with an error is a failure: it gives an outcome row and no article. One that has come before in this run
  // (two addresses that lead to one page) is no record more.
  [[nodiscard]] Result<void> deliver(ReadDocument document);
  [[nodiscard]] Result<void> finish(RunEnd end);
  [[nodiscard]] const RunTotals& totals() const { return totals_; }

 private:
  enum class Arrival { kFirst, kAgain };
  Result<void> write(const ReadDocument& document, Arrival arrival);

  std::vector<Sink*> sinks_;
  RunObserver& observer_;
  RunTotals totals_;
  std::unordered_set<std::string> delivered_;  // extractions
};

// A run that starts now, of a process of its own.
[[nodiscard]] RunInfo start_run(const std::string& kind, const std::string& name, const std::string& config_sha256);

// How a run ended that came to `done`; `cancel` (may be null) is true after a signal.
[[nodiscard]] RunEnd end_of(const Result<void>& done, const std::atomic<bool>* cancel);

// The outcome row of a record that carries an error; empty where it carries none.
[[nodiscard]] std::optional<OutcomeRow> outcome_of(const Record& record);

}  // namespace pressmark

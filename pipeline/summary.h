// What a run says of itself: progress while it goes on, and at its end what was found, for a person to read.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline/config.h"
#include "pipeline/delivery.h"
#include "pipeline/terminal.h"

namespace pressmark {

// Keeps bounded samples only: memory does not grow with the run.
class RunSummary : public RunObserver {
 public:
  explicit RunSummary(std::FILE* progress) : line_(progress) {}

  void on_fetch(const FetchRow& row) override;
  void on_record(const Record& record) override;
  void on_failure(const OutcomeRow& row) override;
  // Printed on stderr at once.
  void on_notice(const std::string& what) override;

  // The summary: articles by outlet, quotes with their speakers, counts and dates, what failed and why.
  [[nodiscard]] std::string text(const Paint& paint, std::size_t columns) const;
  void end_progress() { line_.clear(); }

 private:
  struct OutletTotals {
    std::size_t articles = 0, quotes = 0, counts = 0, dates = 0;
  };
  struct Said {
    std::string speaker, role, words, relayed_by;
  };
  void show_progress(const std::string& what);
  void sample_quotes(const Record& record);
  void sample_counts(const Record& record);
  void sample_dates(const Record& record);
  [[nodiscard]] std::string outlets_text(const Paint& paint) const;
  [[nodiscard]] std::string quotes_text(const Paint& paint, std::size_t columns) const;
  [[nodiscard]] std::string failures_text(const Paint& paint, std::size_t columns) const;

  ProgressLine line_;
  std::map<std::string, OutletTotals> outlets_;
  std::vector<Said> said_;
  std::vector<std::string> counts_, dates_;
  std::vector<std::string> failures_;
  std::size_t fetches_ = 0, articles_ = 0, quotes_ = 0, failed_ = 0;
};

// Where everything lies, and three commands to try next.
[[nodiscard]] std::string next_steps(const RunConfig& config, const std::string& program, const Paint& paint);

}  // namespace pressmark

// Records, runs and fetches as rows of a SQLite database; pipeline/sinks/schema.sql says what each column holds.
//
// A record is one transaction: its fetch, article, version, extraction and facts are there together or not at all. Keys
// are hashes, so what comes again changes nothing; a newer extraction of a version supersedes the older one.
#pragma once

#include <memory>
#include <string>

#include "pipeline/sinks/database.h"
#include "pipeline/sinks/sink.h"

namespace pressmark {

class SqliteSink : public Sink {
 public:
  // Opens or creates the database and its tables; fails where the file holds another schema version, or tables of
  // another program ("not_ours").
  [[nodiscard]] static Result<std::unique_ptr<SqliteSink>> open(const std::string& path);

  Result<void> begin(const RunInfo& run) override;
  Result<void> fetched(const FetchRow& row) override;
  Result<void> delivered(const Record& record, const FetchRow* fetch) override;
  Result<void> repeated(const Record& record, const FetchRow* fetch) override { return delivered(record, fetch); }
  Result<void> failed(const OutcomeRow& row) override;
  Result<void> finish(RunEnd end, const RunTotals& totals) override;

 private:
  explicit SqliteSink(Database database) : database_(std::move(database)) {}
  Result<void> write_record(const Record& record, const FetchRow* fetch);
  Result<void> write_article(const Record& record, const FetchRow* fetch);
  Result<void> write_extraction(const Record& record);
  Result<bool> supersede(const Record& record, std::int64_t sequence);

  Database database_;
  RunInfo run_;
};

}  // namespace pressmark

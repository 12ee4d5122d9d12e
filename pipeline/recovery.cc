#include "pipeline/recovery.h"

#include <filesystem>
#include <fstream>
#include <set>

#include "core/digest/digest.h"
#include "fetch/warc/warc_writer.h"
#include "pipeline/fetch_setup.h"
#include "pipeline/sinks/database.h"

namespace pressmark {
namespace {

// The digests of a run's records, less those that stand in the file.
Result<std::set<std::string>> missing_records(Database& database, const std::string& run_id, const std::string& path) {
  const Result<SqlRows> rows = database.query("SELECT record_sha256 FROM extractions WHERE run_id = ?", {run_id});
  if (!rows) return tl::unexpected(rows.error());
  std::set<std::string> missing;
  for (const SqlRow& row : *rows) missing.insert(text_of(row[0]));
  std::ifstream in(path, std::ios::binary);
  for (std::string line; !missing.empty() && std::getline(in, line);) missing.erase(sha256_hex(line));
  return missing;
}

// Adds the run's records that the JSON Lines lack, in the order in which they were read; returns how many.
Result<std::size_t> add_missing_lines(Database& database, const std::string& run_id, const std::string& path) {
  if (path.empty()) return std::size_t{0};
  const Result<std::set<std::string>> missing = missing_records(database, run_id, path);
  if (!missing) return tl::unexpected(missing.error());
  if (missing->empty()) return std::size_t{0};
  const Result<SqlRows> rows =
      database.query("SELECT record_sha256, record FROM extractions WHERE run_id = ? ORDER BY rowid", {run_id});
  if (!rows) return tl::unexpected(rows.error());
  std::ofstream out(path, std::ios::binary | std::ios::app);
  for (const SqlRow& row : *rows) {
    if (missing->count(text_of(row[0])) > 0) out << text_of(row[1]) << '\n';
  }
  out.close();
  if (!out) return fail(Stage::kSink, "write_failed", "cannot add the records of a run that did not end to " + path);
  return missing->size();
}

std::string report_of(const std::string& started_at, std::uint64_t cut, const std::string& archive, std::size_t lines) {
  std::string out = "the run of " + started_at + " did not end; what it stored is kept, the rest is fetched now";
  if (cut > 0) out += "; " + std::to_string(cut) + " bytes of an unfinished record were cut off " + archive;
  if (lines == 1) out += "; 1 record that the JSON Lines lacked was added to them";
  if (lines > 1) out += "; " + std::to_string(lines) + " records that the JSON Lines lacked were added to them";
  return out;
}

}  // namespace

Result<std::vector<std::string>> recover_runs(const RunConfig& config) {
  std::vector<std::string> reports;
  Result<Database> database = Database::open(config.sinks.sqlite, OpenMode::kReadWrite);
  if (!database) return tl::unexpected(database.error());
  const Result<SqlRows> runs = database->query(
      "SELECT run_id, started_at, config_sha256 FROM runs WHERE kind = 'fetch' AND status = 'running' ORDER BY "
      "started_at, run_id");
  if (!runs) return tl::unexpected(runs.error());
  for (const SqlRow& run : *runs) {
    // A run of another config, with its archive elsewhere, shares the database and no more: it may be alive.
    const std::string archive = archive_path(config.sinks.archive, config.name, text_of(run[1]));
    std::error_code unknown;
    const bool begun = std::filesystem::exists(archive, unknown);
    if (!begun && text_of(run[2]) != config.sha256) continue;
    const Result<std::uint64_t> cut = begun ? cut_unfinished_record(archive) : Result<std::uint64_t>(0);
    if (!cut) return tl::unexpected(cut.error());
    const Result<std::size_t> lines = add_missing_lines(*database, text_of(run[0]), config.sinks.jsonl);
    if (!lines) return tl::unexpected(lines.error());
    const Result<void> told = database->run("UPDATE runs SET status = 'interrupted' WHERE run_id = ?", {run[0]});
    if (!told) return tl::unexpected(told.error());
    reports.push_back(report_of(text_of(run[1]), *cut, archive, *lines));
  }
  return reports;
}

}  // namespace pressmark

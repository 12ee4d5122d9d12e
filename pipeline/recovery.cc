#include "pipeline/recovery.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unordered_set>

#include "core/digest/digest.h"
#include "fetch/warc/warc_writer.h"
#include "pipeline/sinks/database.h"

namespace pressmark {
namespace {

// The rows of a run's records, in the order in which they were read, less those that stand in the file.
Result<SqlRow> missing_records(Database& database, const SqlValue& run_id, const std::string& path) {
  const Result<SqlRows> rows =
      database.query("SELECT rowid, record_sha256 FROM extractions WHERE run_id = ? ORDER BY rowid", {run_id});
  if (!rows) return tl::unexpected(rows.error());
  std::unordered_set<std::string> missing;
  for (const SqlRow& row : *rows) missing.insert(text_of(row[1]));
  std::ifstream in(path, std::ios::binary);
  for (std::string line; !missing.empty() && std::getline(in, line);) missing.erase(sha256_hex(line));
  SqlRow records;
  for (const SqlRow& row : *rows) {
    if (missing.count(text_of(row[1])) > 0) records.push_back(row[0]);
  }
  return records;
}

// Adds the run's records that the JSON Lines lack; returns how many. One at a time: a run may hold more than memory.
Result<std::size_t> add_missing_lines(Database& database, const SqlValue& run_id, const std::string& path) {
  if (path.empty()) return std::size_t{0};
  const Result<SqlRow> missing = missing_records(database, run_id, path);
  if (!missing) return tl::unexpected(missing.error());
  if (missing->empty()) return std::size_t{0};
  std::ofstream out(path, std::ios::binary | std::ios::app);
  for (const SqlValue& row_id : *missing) {
    const Result<SqlRows> rows = database.query("SELECT record FROM extractions WHERE rowid = ?", {row_id});
    if (!rows) return tl::unexpected(rows.error());
    for (const SqlRow& row : *rows) out << text_of(row[0]) << '\n';
  }
  out.close();
  if (!out) return fail(Stage::kSink, "write_failed", "cannot add the records of a run that did not end to " + path);
  return missing->size();
}

std::string report_of(const std::string& started_at, std::uint64_t cut, const std::string& archive, std::size_t lines) {
  std::string out =
      "the run of " + started_at + " did not end; what it stored is kept, the rest is read or fetched now";
  if (cut > 0) out += "; " + std::to_string(cut) + " bytes of an unfinished record were cut off " + archive;
  if (lines == 1) out += "; 1 record that the JSON Lines lacked was added to them";
  if (lines > 1) out += "; " + std::to_string(lines) + " records that the JSON Lines lacked were added to them";
  return out;
}

// A line of the lock file: the run, and its archive's name.
struct Entry {
  std::string run_id, archive;
};

Entry entry_of(const RunConfig& config, const std::string& line) {
  const std::size_t blank = std::min(line.find(' '), line.size());
  const std::string name = blank < line.size() ? line.substr(blank + 1) : "";
  return {line.substr(0, blank), (std::filesystem::path(config.sinks.archive) / name).string()};
}

// Mends what the run left behind; says what was done.
Result<std::string> mend(Database& database, const RunConfig& config, const Entry& entry,
                         const std::string& started_at) {
  std::error_code unknown;
  const bool begun = std::filesystem::exists(entry.archive, unknown);
  const Result<std::uint64_t> cut = begun ? cut_unfinished_record(entry.archive) : Result<std::uint64_t>(0);
  if (!cut) return tl::unexpected(cut.error());
  const Result<std::size_t> lines = add_missing_lines(database, entry.run_id, config.sinks.jsonl);
  if (!lines) return tl::unexpected(lines.error());
  const Result<void> told = database.run("UPDATE runs SET status = 'interrupted' WHERE run_id = ?", {entry.run_id});
  if (!told) return tl::unexpected(told.error());
  return report_of(started_at, *cut, entry.archive, *lines);
}

std::string reprocess_lock(const std::string& sqlite) {
  return sqlite + ".lock";
}

// With the lock held alone, nobody else reads archives into the database.
Result<void> mend_reprocess(Database& database, LockFile& lock) {
  if (!lock.hold_alone()) return {};
  return database.run("UPDATE runs SET status = 'interrupted' WHERE kind = 'reprocess' AND status = 'running'");
}

Result<void> mend_reprocess(Database& database, const std::string& sqlite) {
  const auto rows = database.query("SELECT 1 FROM runs WHERE kind = 'reprocess' AND status = 'running' LIMIT 1");
  if (!rows) return tl::unexpected(rows.error());
  if (rows->empty()) return {};
  Result<LockFile> lock = LockFile::open(reprocess_lock(sqlite));
  if (!lock) return tl::unexpected(lock.error());
  return mend_reprocess(database, *lock);
}

}  // namespace

Result<Recovered> recover_runs(const RunConfig& config, const LockFile& lock) {
  Recovered recovered;
  Result<Database> database = Database::open(config.sinks.sqlite, OpenMode::kReadWrite);
  if (!database) return tl::unexpected(database.error());
  for (const std::string& line : lock.lines()) {
    const Entry entry = entry_of(config, line);
    const auto rows = database->query("SELECT started_at, status FROM runs WHERE run_id = ?", {entry.run_id});
    if (!rows) return tl::unexpected(rows.error());
    if (rows->empty()) continue;
    if (text_of((*rows)[0][1]) == "running") {
      Result<std::string> report = mend(*database, config, entry, text_of((*rows)[0][0]));
      if (!report) return tl::unexpected(report.error());
      recovered.reports.push_back(std::move(*report));
    }
    std::error_code unknown;
    if (std::filesystem::exists(entry.archive, unknown)) recovered.archives.push_back(entry.archive);
  }
  if (const Result<void> mended = mend_reprocess(*database, config.sinks.sqlite); !mended)
    return tl::unexpected(mended.error());
  return recovered;
}

Result<void> enter_run(const RunInfo& run, const std::string& archive, LockFile& lock) {
  return lock.add(run.id + " " + warc_filename(archive));
}

Result<LockFile> enter_reprocess(const std::string& sqlite) {
  Result<Database> database = Database::open(sqlite, OpenMode::kReadWrite);
  if (!database) return tl::unexpected(database.error());
  Result<LockFile> lock = LockFile::open(reprocess_lock(sqlite));
  if (!lock) return lock;
  if (const Result<void> mended = mend_reprocess(*database, *lock); !mended) return tl::unexpected(mended.error());
  lock->hold_shared();
  return lock;
}

}  // namespace pressmark

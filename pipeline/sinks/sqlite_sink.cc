#include "pipeline/sinks/sqlite_sink.h"

#include <cstdio>
#include <filesystem>

#include "core/digest/digest.h"
#include "generated/pipeline_files.h"
#include "normalize/json.h"
#include "normalize/record.h"
#include "pipeline/sinks/schema_version.h"
#include "pipeline/sinks/sqlite_facts.h"

namespace pressmark {
namespace {

std::string_view schema_sql() {
  for (const auto& file : embedded::kPipelineFiles) {
    if (file.name == "schema.sql") return file.content;
  }
  return "";
}

// "1.2.3" -> 1002003: grows with each release.
std::int64_t sequence_of(const std::string& version) {
  int major = 0;
  int minor = 0;
  int patch = 0;
  std::sscanf(version.c_str(), "%d.%d.%d", &major, &minor, &patch);  // NOLINT(cert-err34-c): missing parts count as 0
  return std::int64_t{major} * 1000000 + minor * 1000 + patch;
}

const char* name_of(RunEnd end) {
  static constexpr const char* kNames[] = {"done", "failed", "interrupted"};
  return kNames[static_cast<std::size_t>(end)];
}

// A database that has tables, but not ours, is somebody else's. Asked before it is opened for writing, which changes
// it.
Result<void> refuse_foreign(const std::string& path) {
  std::error_code missing;
  if (!std::filesystem::exists(path, missing)) return {};
  Result<Database> database = Database::open(path, OpenMode::kReadOnly);
  if (!database) return {};  // opening it for writing says why
  const auto rows = database->query("SELECT sum(name = 'schema_info') FROM sqlite_master WHERE type = 'table'");
  if (!rows || rows->empty() || (*rows)[0][0] != SqlValue{std::int64_t{0}}) return {};
  return fail(Stage::kSink, "not_ours", path + " holds tables of another program: name a new file");
}

Result<void> check_schema(Database& database, const std::string& path) {
  const auto tables = database.query("SELECT 1 FROM sqlite_master WHERE name = 'schema_info'");
  if (!tables) return tl::unexpected(tables.error());
  if (tables->empty()) {
    return database.script("BEGIN;" + std::string(schema_sql()) + ";COMMIT;");
  }
  return check_schema_version(database, path);
}

}  // namespace

Result<std::unique_ptr<SqliteSink>> SqliteSink::open(const std::string& path) {
  if (const Result<void> checked = refuse_foreign(path); !checked) return tl::unexpected(checked.error());
  Result<Database> database = Database::open(path, OpenMode::kReadWrite);
  if (!database) return tl::unexpected(database.error());
  if (const Result<void> checked = check_schema(*database, path); !checked) return tl::unexpected(checked.error());
  return std::unique_ptr<SqliteSink>(new SqliteSink(std::move(*database)));
}

Result<void> SqliteSink::begin(const RunInfo& run) {
  run_ = run;
  return database_.run(
      "INSERT INTO runs (run_id, kind, started_at, software, config_sha256, status) VALUES (?, ?, ?, ?, ?, 'running')",
      {run.id, run.kind, run.started_at, run.software, run.config_sha256});
}

Result<void> SqliteSink::fetched(const FetchRow& row) {
  return database_.run(
      "INSERT INTO fetches (fetch_id, run_id, url, final_url, fetched_at, status, outcome, error, etag, last_modified, "
      "payload_sha256, bytes, warc_file, warc_offset, warc_length) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?)",
      {row.id, run_.id, row.url, or_null(row.final_url), row.fetched_at,
       row.status == 0 ? SqlValue{} : SqlValue{std::int64_t{row.status}}, row.outcome, or_null(row.error),
       or_null(row.etag), or_null(row.last_modified), or_null(row.payload_sha256), static_cast<std::int64_t>(row.bytes),
       or_null(row.warc_file), or_null(row.warc_offset), or_null(row.warc_length)});
}

Result<void> SqliteSink::delivered(const Record& record, const FetchRow* fetch) {
  Result<void> done = database_.run("BEGIN IMMEDIATE");
  if (!done) return done;
  done = write_record(record, fetch);
  if (done) return database_.run("COMMIT");
  (void)database_.run("ROLLBACK");  // the first error is the one to tell
  return done;
}

Result<void> SqliteSink::write_record(const Record& record, const FetchRow* fetch) {
  return (fetch == nullptr ? Result<void>{} : fetched(*fetch))
      .and_then([&] { return write_article(record, fetch); })
      .and_then([&] { return write_extraction(record); });
}

Result<void> SqliteSink::write_article(const Record& record, const FetchRow* fetch) {
  const std::string& captured = record.source.fetched_at.empty() ? run_.started_at : record.source.fetched_at;
  const SqlValue outlet = record.outlet ? SqlValue{record.outlet->id} : SqlValue{};
  Result<void> done;
  if (record.outlet) {
    done = database_.run("INSERT INTO outlets (outlet_id, name, domain) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                         {record.outlet->id, record.outlet->name, or_null(record.outlet->domain)});
  }
  return done
      .and_then([&] {
        return database_.run(
            "INSERT INTO articles (article_id, outlet_id, canonical_url, first_seen, last_seen) VALUES (?, ?, ?, ?4, "
            "?4) "
            "ON CONFLICT (article_id) DO UPDATE SET last_seen = excluded.last_seen "
            "WHERE excluded.last_seen > articles.last_seen",
            {record.article_id, outlet, or_null(record.canonical_url), captured});
      })
      .and_then([&] {
        return database_.run(
            "INSERT INTO versions (version_id, article_id, source_kind, source_file, source_offset, source_sha256, "
            "charset, "
            "captured_at, fetch_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            {record.version_id, record.article_id, std::string(name_of(record.source.kind)),
             or_null(record.source.file), or_null(record.source.offset), record.version_sha256,
             or_null(record.source.charset), captured, fetch == nullptr ? SqlValue{} : SqlValue{fetch->id}});
      })
      .and_then([&]() -> Result<void> {
        if (fetch == nullptr) return {};
        return database_.run("UPDATE fetches SET version_id = ? WHERE fetch_id = ?", {record.version_id, fetch->id});
      });
}

// Marks the extraction that was current as superseded by this one. False: a newer extractor has been here already.
Result<bool> SqliteSink::supersede(const Record& record, std::int64_t sequence) {
  const auto newer =
      database_.query("SELECT 1 FROM extractions WHERE version_id = ? AND is_current = 1 AND extractor_seq > ?",
                      {record.version_id, sequence});
  if (!newer) return tl::unexpected(newer.error());
  if (!newer->empty()) return false;
  const Result<void> done =
      database_.run("UPDATE extractions SET is_current = 0, superseded_by = ? WHERE version_id = ? AND is_current = 1",
                    {record.extraction_id, record.version_id});
  if (!done) return tl::unexpected(done.error());
  return true;
}

Result<void> SqliteSink::write_extraction(const Record& record) {
  const auto known = database_.query("SELECT 1 FROM extractions WHERE extraction_id = ?", {record.extraction_id});
  if (!known) return tl::unexpected(known.error());
  if (!known->empty()) return {};
  const std::int64_t sequence = sequence_of(record.extractor.version);
  const Result<bool> current = supersede(record, sequence);
  if (!current) return tl::unexpected(current.error());
  const Metadata& about = record.metadata;
  const std::string json = to_json(record, BlockView::kText);
  return database_
      .run(
          "INSERT INTO extractions (extraction_id, version_id, run_id, extractor, extractor_seq, rules_sha256, "
          "is_current, "
          "status, title, authors, published_at, modified_at, language, section, tags, access, text_sha256, record, "
          "record_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          {record.extraction_id, record.version_id, run_.id, record.extractor.version, sequence,
           record.extractor.rules_sha256, std::int64_t{*current}, std::string(name_of(record.status)),
           or_null(about.title), json_list(about.authors), or_null(about.published_at), or_null(about.modified_at),
           or_null(about.language), or_null(about.section), json_list(about.tags), std::string(name_of(about.access)),
           sha256_hex(record.text), json, sha256_hex(json)})
      .and_then([&] { return write_facts(database_, record); });
}

Result<void> SqliteSink::failed(const OutcomeRow& row) {
  return database_.run(
      "INSERT INTO outcomes (run_id, document, status, stage, code, message) VALUES (?, ?, ?, ?, ?, ?) "
      "ON CONFLICT DO NOTHING",
      {run_.id, row.document, row.status, std::string(name_of(row.error.stage)), row.error.code, row.error.message});
}

Result<void> SqliteSink::finish(RunEnd end, const RunTotals& totals) {
  return database_.run(
      "UPDATE runs SET finished_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), status = ?, documents = ?, records = ?, "
      "failed = ? WHERE run_id = ?",
      {std::string(name_of(end)), static_cast<std::int64_t>(totals.documents),
       static_cast<std::int64_t>(totals.records), static_cast<std::int64_t>(totals.failed), run_.id});
}

}  // namespace pressmark

#include "pipeline/sinks/library.h"

#include <array>
#include <filesystem>

#include "pipeline/sinks/schema_version.h"

namespace pressmark {
namespace {

struct FactQuery {
  std::string_view kind;
  std::string_view columns;  // of the view current_KIND, as they are exported
};

constexpr std::array<FactQuery, 4> kFactQueries = {{
    {"quotes",
     "article_id, published_at, title, quote_id, type, text, speaker, speaker_name, speaker_kind, speaker_role, "
     "speaker_affiliation, speaker_via, relayed_by, cited, cue, repair, confidence, rule, start_cp, end_cp"},
    {"counts",
     "article_id, published_at, title, exact, low, high, comparator, unit, noun, role, holder, holder_name, "
     "jurisdiction, "
     "same_as, confidence, rule, start_cp, end_cp"},
    {"dates",
     "article_id, published_at, title, exact, type, value, earliest, latest, precision, anchor, confidence, rule, "
     "start_cp, end_cp"},
    {"citations", "article_id, published_at, title, outlet, outlet_id, exact, start_cp, end_cp"},
}};

std::vector<std::string> split_names(std::string_view names) {
  std::vector<std::string> out;
  while (!names.empty()) {
    const std::size_t comma = names.find(", ");
    out.emplace_back(names.substr(0, comma));
    names = comma == std::string_view::npos ? "" : names.substr(comma + 2);
  }
  return out;
}

std::int64_t integer(const SqlValue& value) {
  const auto* number = std::get_if<std::int64_t>(&value);
  return number == nullptr ? 0 : *number;
}

}  // namespace

Result<Library> Library::open(const std::string& path) {
  std::error_code unknown;
  if (!std::filesystem::exists(path, unknown))
    return fail(Stage::kSink, "not_found",
                "there is no database " + path + " (`pressmark run` makes one; name its file)");
  Result<Database> database = Database::open(path, OpenMode::kReadOnly);
  if (!database) return tl::unexpected(database.error());
  const Result<void> checked = check_schema_version(*database, path);
  if (checked) return Library(std::move(*database));
  if (checked.error().code == "no_table" || checked.error().code == "no_database")
    return fail(Stage::kSink, "not_ours",
                path + " is no database of pressmark (`pressmark run` writes one, and names it at its end)");
  return tl::unexpected(checked.error());
}

Result<bool> Library::has_fetched(const std::string& url) {
  const auto rows = database_.query("SELECT 1 FROM fetches WHERE url = ? AND outcome = 'fetched' LIMIT 1", {url});
  if (!rows) return tl::unexpected(rows.error());
  return !rows->empty();
}

Result<bool> Library::has_archived(const std::string& warc_file, std::uint64_t offset) {
  const auto rows = database_.query("SELECT 1 FROM fetches WHERE warc_file = ? AND warc_offset = ?",
                                    {warc_file, static_cast<std::int64_t>(offset)});
  if (!rows) return tl::unexpected(rows.error());
  return !rows->empty();
}

Result<std::vector<std::string>> Library::latest_records() {
  const auto rows = database_.query(
      "SELECT e.record FROM latest_extractions e JOIN articles a ON a.article_id = e.article_id "
      "ORDER BY a.outlet_id, e.published_at, e.article_id");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<std::string> records;
  for (const SqlRow& row : *rows) records.push_back(text_of(row[0]));
  return records;
}

Result<std::vector<OutletState>> Library::outlets() {
  const auto rows = database_.query(
      "SELECT coalesce(o.name, '(no outlet)'), count(*), "
      "sum((SELECT count(*) FROM quotes q WHERE q.extraction_id = e.extraction_id)), "
      "sum((SELECT count(*) FROM counts c WHERE c.extraction_id = e.extraction_id)), "
      "sum((SELECT count(*) FROM dates d WHERE d.extraction_id = e.extraction_id)), "
      "max(a.last_seen), max(e.published_at) "
      "FROM latest_extractions e JOIN articles a ON a.article_id = e.article_id "
      "LEFT JOIN outlets o ON o.outlet_id = a.outlet_id GROUP BY a.outlet_id ORDER BY 1");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<OutletState> states;
  for (const SqlRow& row : *rows) {
    states.push_back({text_of(row[0]), integer(row[1]), integer(row[2]), integer(row[3]), integer(row[4]),
                      text_of(row[5]), text_of(row[6])});
  }
  return states;
}

Result<std::vector<RunState>> Library::runs(int most) {
  const auto rows = database_.query(
      "SELECT run_id, kind, started_at, finished_at, status, documents, records, failed, "
      "(SELECT count(*) FROM extractions e WHERE e.run_id = r.run_id), "
      "(SELECT count(*) FROM outcomes o WHERE o.run_id = r.run_id) FROM runs r "
      "ORDER BY started_at DESC, run_id LIMIT ?",
      {std::int64_t{most}});
  if (!rows) return tl::unexpected(rows.error());
  std::vector<RunState> states;
  for (const SqlRow& row : *rows) {
    RunState& state = states.emplace_back(RunState{text_of(row[0]), text_of(row[1]), text_of(row[2]), text_of(row[3]),
                                                   text_of(row[4]), integer(row[5]), integer(row[6]), integer(row[7])});
    if (!state.finished_at.empty()) continue;
    state.records = integer(row[8]);
    state.failed = integer(row[9]);
    state.documents = state.records + state.failed;
  }
  return states;
}

Result<Table> Library::failures(const std::string& run_id) {
  Result<SqlRows> rows =
      database_.query("SELECT document, status, message FROM outcomes WHERE run_id = ? ORDER BY document", {run_id});
  if (!rows) return tl::unexpected(rows.error());
  return Table{{"document", "status", "message"}, std::move(*rows)};
}

Result<Table> Library::facts(const std::string& kind) {
  for (const FactQuery& query : kFactQueries) {
    if (query.kind != kind) continue;
    const std::string columns(query.columns);
    Result<SqlRows> rows =
        database_.query("SELECT " + columns + " FROM current_" + kind + " ORDER BY published_at, article_id, start_cp");
    if (!rows) return tl::unexpected(rows.error());
    return Table{split_names(columns), std::move(*rows)};
  }
  return fail(Stage::kSink, "unknown_kind",
              "no facts of the kind \"" + kind + "\": quotes, counts, dates or citations");
}

}  // namespace pressmark

// Reading back what runs have stored.
//
//   Result<Library> library = Library::open("out/pressmark.db");
//   Result<bool> known = library->has_fetched("https://example.org/story");
#pragma once

#include <string>
#include <vector>

#include "pipeline/sinks/database.h"

namespace pressmark {

// How an outlet stands: how much of it there is and when it was last heard of.
struct OutletState {
  std::string outlet;
  std::int64_t articles = 0, quotes = 0, counts = 0, dates = 0;
  std::string last_seen;       // of an article; ISO 8601
  std::string last_published;  // "" unknown
};

struct RunState {
  std::string id, kind, started_at, finished_at, status;
  std::int64_t documents = 0, records = 0, failed = 0;
};

// A table to print: column names and rows.
struct Table {
  std::vector<std::string> columns;
  SqlRows rows;
};

// A read-only connection; may stand open beside a writer.
class Library {
 public:
  // Fails where the file is not there, is no database of ours ("not_ours") or of another version ("schema_version"), or
  // cannot be read now.
  [[nodiscard]] static Result<Library> open(const std::string& path);

  // True if a run has fetched and read this URL.
  [[nodiscard]] Result<bool> has_fetched(const std::string& url);
  // True if the response at that place of an archive (its name without folders) belongs to a fetch that was stored.
  [[nodiscard]] Result<bool> has_archived(const std::string& warc_file, std::uint64_t offset);
  // The records of the newest version of every article, as JSON lines, by outlet and publication time.
  [[nodiscard]] Result<std::vector<std::string>> latest_records();
  [[nodiscard]] Result<std::vector<OutletState>> outlets();
  // The newest runs first; of one that has not ended, the totals are of what it has stored so far.
  [[nodiscard]] Result<std::vector<RunState>> runs(int most);
  // What the newest run could not turn into an article: document, status, message.
  [[nodiscard]] Result<Table> failures(const std::string& run_id);
  // The facts of the newest versions. `kind` is "quotes", "counts", "dates" or "citations".
  [[nodiscard]] Result<Table> facts(const std::string& kind);

 private:
  explicit Library(Database database) : database_(std::move(database)) {}

  Database database_;
};

}  // namespace pressmark

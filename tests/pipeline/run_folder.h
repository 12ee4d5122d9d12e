// What a run has left in its output folder, for comparing it with that of another.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "fetch/warc/warc_reader.h"
#include "pipeline/reprocess.h"
#include "pipeline/sinks/database.h"
#include "tests/support/temporary_folder.h"

namespace pressmark::test {

inline std::string dump(const std::string& folder, const std::string& sql) {
  Result<Database> database = Database::open(folder + "/pressmark.db", OpenMode::kReadOnly);
  const Result<SqlRows> rows = database ? database->query(sql) : tl::unexpected(database.error());
  if (!rows) return rows.error().message;
  std::string out;
  for (const SqlRow& row : *rows) {
    for (const SqlValue& value : row) out += text_of(value) + "|";
    out += "\n";
  }
  return out;
}

// What a run stores, without when and in which run it was. The sites' ports are part of the keys, so that only runs
// against the same sites can be compared.
inline std::string stored(const std::string& folder) {
  std::string out =
      dump(folder, "SELECT article_id, outlet_id, canonical_url FROM articles ORDER BY 1") +
      dump(folder, "SELECT version_id, article_id, source_sha256 FROM versions ORDER BY 1") +
      dump(folder, "SELECT extraction_id, version_id, is_current, title, text_sha256 FROM extractions ORDER BY 1");
  for (const char* table : {"quotes", "quote_spans", "dates", "counts", "citations"})
    out += dump(folder, std::string("SELECT * FROM ") + table + " ORDER BY 1, 2, 3");
  return out;
}

// The record ids of the JSON Lines, sorted.
inline std::vector<std::string> delivered(const std::string& folder) {
  std::vector<std::string> out;
  const std::string lines = read_whole(folder + "/records.jsonl");
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::size_t id = lines.find("\"id\":\"", at);
    out.push_back(lines.substr(id, lines.find('"', id + 6) - id));
    at = end + 1;
  }
  std::sort(out.begin(), out.end());
  return out;
}

class RecordCollector : public Sink {
 public:
  explicit RecordCollector(std::vector<Record>& into) : into_(into) {}
  Result<void> delivered(const Record& record, const FetchRow* /*fetch*/) override {
    into_.push_back(record);
    return {};
  }

 private:
  std::vector<Record>& into_;
};

// The records that reading the archives again gives, in order.
inline std::vector<Record> reprocessed(const std::vector<std::string>& archives) {
  std::vector<Record> records;
  const Result<OutletTable> outlets = load_outlets("");
  const SourceOutlets sources(*outlets);
  RecordCollector sink(records);
  RunObserver nobody;
  Delivery delivery({&sink}, nobody);
  const Result<void> done = reprocess({archives, *outlets, sources, 2}, delivery);
  EXPECT_TRUE(done) << done.error().message;
  return records;
}

inline std::vector<std::string> archives(const std::string& folder) {
  return find_archives(folder + "/archive").value_or(std::vector<std::string>{});
}

struct Archived {
  std::vector<std::uint64_t> responses;  // their offsets
  std::size_t damages = 0;
};

inline Archived archived(const std::string& path) {
  Archived out;
  Result<WarcReader> reader = WarcReader::open(path);
  EXPECT_TRUE(reader) << path;
  while (const std::optional<WarcRecord> record = reader->next()) {
    if (record->type == "response") out.responses.push_back(record->offset);
  }
  out.damages = reader->damages().size();
  return out;
}

// What was archived before the kill is there still; a run that begins within the same second writes on.
inline bool begins_with(const Archived& now, const Archived& then) {
  return now.responses.size() >= then.responses.size() &&
         std::equal(then.responses.begin(), then.responses.end(), now.responses.begin());
}

}  // namespace pressmark::test

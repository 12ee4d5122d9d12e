#include <gtest/gtest.h>

#include "pipeline/sinks/jsonl_sink.h"
#include "pipeline/sinks/library.h"
#include "pipeline/sinks/sqlite_sink.h"
#include "tests/pipeline/sample_record.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using test::read_whole;
using test::sample_record;
using test::TemporaryFolder;
using test::write_file;

RunInfo run_named(const std::string& id) {
  return {id, "fetch", "2020-02-08T00:00:00Z", "pressmark 0.1.0", "abc"};
}

FetchRow fetch_of(const std::string& id, const std::string& url) {
  FetchRow row;
  row.id = id;
  row.url = row.final_url = url;
  row.fetched_at = "2020-02-08T01:00:00Z";
  row.status = 200;
  row.outcome = "fetched";
  return row;
}

class SqliteSinkTest : public testing::Test {
 protected:
  void SetUp() override {
    Result<std::unique_ptr<SqliteSink>> sink = SqliteSink::open(path());
    ASSERT_TRUE(sink) << sink.error().message;
    sink_ = std::move(*sink);
    ASSERT_TRUE(sink_->begin(run_named("run-1")));
  }

  [[nodiscard]] std::string path() const { return folder_ / "pressmark.db"; }

  // What a query gives, cells parted by "|", rows by line ends.
  std::string ask(const std::string& sql) {
    Result<Database> database = Database::open(path(), OpenMode::kReadOnly);
    if (!database) return database.error().message;
    const Result<SqlRows> rows = database->query(sql);
    if (!rows) return rows.error().message;
    std::string out;
    for (const SqlRow& row : *rows) {
      if (!out.empty()) out += "\n";
      for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : "|") + text_of(row[i]);
    }
    return out;
  }

  TemporaryFolder folder_;
  std::unique_ptr<SqliteSink> sink_;
};

TEST_F(SqliteSinkTest, ARecordBecomesRowsOfEveryTable) {
  const FetchRow fetch = fetch_of("f1", "https://news.example/a");
  ASSERT_TRUE(sink_->delivered(sample_record("a"), &fetch));
  EXPECT_EQ(
      ask("SELECT speaker_name, speaker_affiliation, speaker_via, text, start_cp, end_cp, cue FROM current_quotes"),
      "Ada Moss|Norwind|written|We hold 40 patents|26|44|said");
  EXPECT_EQ(ask("SELECT exact, prefix, suffix FROM quote_spans"),
            "We hold 40 patents|Ada Moss of Norwind said \u201c|\u201d on Monday, the Daily Example r");
  EXPECT_EQ(ask("SELECT low, high, unit, role, holder_name FROM current_counts"), "40|40|patent|held|Norwind");
  EXPECT_EQ(ask("SELECT typeof(low) FROM counts"), "integer");
  EXPECT_EQ(ask("SELECT value, earliest, anchor FROM current_dates"), "2020-02-03|2020-02-03|published");
  EXPECT_EQ(ask("SELECT outlet, outlet_id FROM current_citations"), "Daily Example|example");
  EXPECT_EQ(ask("SELECT relayed_by FROM quotes"),
            R"([{"outlet": "Daily Example", "exact": "Daily Example", "start": 57, "end": 70}])");
  EXPECT_EQ(ask("SELECT authors FROM extractions"), R"(["Jo \"Q\" Pen"])");
  EXPECT_EQ(ask("SELECT version_id FROM fetches"), "version-a");
}

TEST_F(SqliteSinkTest, ADocumentThatComesAgainChangesNothing) {
  ASSERT_TRUE(sink_->delivered(sample_record("a"), nullptr));
  const std::string all = "SELECT * FROM articles, versions, extractions, quotes, dates, counts, citations";
  const std::string before = ask(all);
  ASSERT_TRUE(sink_->begin(run_named("run-2")));
  ASSERT_TRUE(sink_->delivered(sample_record("a"), nullptr));
  EXPECT_EQ(ask(all), before);
  EXPECT_EQ(ask("SELECT count(*) FROM extractions"), "1");
}

TEST_F(SqliteSinkTest, NewerRulesSupersedeAndAnOlderReleaseNeverComesBack) {
  Record record = sample_record("a");
  ASSERT_TRUE(sink_->delivered(record, nullptr));
  record.extractor = {"0.2.0", "rules-2"};
  record.extraction_id = "extraction-a-rules-2";
  record.quotes.clear();
  ASSERT_TRUE(sink_->delivered(record, nullptr));
  record.extractor = {"0.1.9", "rules-3"};
  record.extraction_id = "extraction-a-rules-3";
  ASSERT_TRUE(sink_->delivered(record, nullptr));
  EXPECT_EQ(ask("SELECT extraction_id, is_current, superseded_by FROM extractions ORDER BY 1"),
            "extraction-a-rules-1|0|extraction-a-rules-2\nextraction-a-rules-2|1|\nextraction-a-rules-3|0|");
  EXPECT_EQ(ask("SELECT count(*) FROM current_quotes"), "0");
}

TEST_F(SqliteSinkTest, WhatCannotBeWrittenWholeIsNotWrittenAtAll) {
  Record record = sample_record("a");
  record.dates.push_back(record.dates[0]);
  record.dates[1].value.clear();
  record.quotes[0].speaker->kind = SpeakerKind::kGroup;
  const FetchRow fetch = fetch_of("f1", "https://news.example/a");
  ASSERT_TRUE(sink_->fetched(fetch));  // the same fetch again breaks the key
  EXPECT_FALSE(sink_->delivered(record, &fetch));
  EXPECT_EQ(ask("SELECT count(*) FROM articles"), "0");
  EXPECT_EQ(ask("SELECT count(*) FROM extractions"), "0");
}

TEST_F(SqliteSinkTest, FailuresAndTheEndOfTheRunAreKept) {
  ASSERT_TRUE(sink_->failed({"https://news.example/b", "too_large", {Stage::kParse, "too_large", "17 MB"}}));
  ASSERT_TRUE(sink_->finish(RunEnd::kDone, {.documents = 3, .records = 2, .failed = 1}));
  EXPECT_EQ(ask("SELECT document, status, stage, message FROM outcomes"),
            "https://news.example/b|too_large|parse|17 MB");
  EXPECT_EQ(ask("SELECT status, documents, records, failed, finished_at IS NOT NULL FROM runs"), "done|3|2|1|1");
}

TEST_F(SqliteSinkTest, TheLibraryReadsBesideTheWriter) {
  const FetchRow fetch = fetch_of("f1", "https://news.example/a");
  ASSERT_TRUE(sink_->delivered(sample_record("a"), &fetch));
  Result<Library> library = Library::open(path());
  ASSERT_TRUE(library) << library.error().message;
  EXPECT_TRUE(*library->has_fetched("https://news.example/a"));
  EXPECT_FALSE(*library->has_fetched("https://news.example/b"));
  const auto outlets = library->outlets();
  ASSERT_EQ(outlets->size(), 1U);
  EXPECT_EQ(outlets->front().outlet, "Daily Example");
  EXPECT_EQ(outlets->front().quotes, 1);
  const auto quotes = library->facts("quotes");
  ASSERT_TRUE(quotes) << quotes.error().message;
  EXPECT_EQ(quotes->rows.size(), 1U);
  EXPECT_EQ(quotes->columns.size(), quotes->rows[0].size());
  for (const char* kind : {"counts", "dates", "citations"}) EXPECT_EQ(library->facts(kind)->rows.size(), 1U) << kind;
  EXPECT_FALSE(library->facts("opinions"));
  EXPECT_EQ(library->latest_records()->size(), 1U);
}

TEST(Library, AForeignFileIsRefused) {
  const TemporaryFolder folder;
  write_file(folder / "x.db", "no database");
  const Result<Library> library = Library::open(folder / "x.db");
  ASSERT_FALSE(library);
  EXPECT_EQ(library.error().message,
            (folder / "x.db") + " is no database of pressmark (`pressmark run` writes one, and names it at its end)");
}

TEST(JsonlSink, AppendsWholeLinesAndRemovesACutOne) {
  const TemporaryFolder folder;
  const std::string path = folder / "deep/er/records.jsonl";
  {
    auto sink = JsonlSink::open(path);
    ASSERT_TRUE(sink) << sink.error().message;
    ASSERT_TRUE((*sink)->delivered(sample_record("a"), nullptr));
  }
  const std::string one = read_whole(path);
  EXPECT_TRUE(one.ends_with("}\n"));
  write_file(path, one + "{\"schema_version\": 1, \"id\": \"cut");
  auto sink = JsonlSink::open(path);
  ASSERT_TRUE(sink);
  EXPECT_EQ(read_whole(path), one);
  ASSERT_TRUE((*sink)->delivered(sample_record("b"), nullptr));
  EXPECT_TRUE(read_whole(path).starts_with(one));
  EXPECT_GT(read_whole(path).size(), one.size());
}

TEST(JsonlSink, AFolderThatCannotBeMadeIsAnError) {
  const TemporaryFolder folder;
  write_file(folder / "file", "");
  const auto sink = JsonlSink::open(folder / "file/records.jsonl");
  ASSERT_FALSE(sink);
  EXPECT_EQ(sink.error().code, "cannot_open");
}

// Former bugs: none yet.

}  // namespace
}  // namespace pressmark

// No output is written over an input, over another output, or into somebody else's file.

#include <gtest/gtest.h>

#include "fetch/warc/warc_writer.h"
#include "pipeline/output_paths.h"
#include "pipeline/sinks/jsonl_sink.h"
#include "pipeline/sinks/library.h"
#include "pipeline/sinks/sqlite_sink.h"
#include "tests/pipeline/sample_record.h"
#include "tests/support/child_process.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using test::read_whole;
using test::TemporaryFolder;
using test::write_file;

test::Finished call(const TemporaryFolder& folder, const std::string& arguments) {
  return test::run_command("cd '" + folder.path() + "' && '" + PRESSMARK_PROGRAM + "' " + arguments + " 2>&1");
}

void write_archive(const std::string& path) {
  Result<WarcWriter> writer = WarcWriter::open({.path = path, .software = "test", .operator_contact = "test"});
  ASSERT_TRUE(writer) << writer.error().message;
}

TEST(Outputs, OneFileUnderTwoNames) {
  const TemporaryFolder folder;
  write_file(folder / "a", "x");
  std::filesystem::create_symlink("a", folder / "link");
  EXPECT_TRUE(is_same_file(folder / "a", folder / "link"));
  EXPECT_TRUE(is_same_file(folder / "none", folder / "b/../none"));
  EXPECT_FALSE(is_same_file(folder / "a", folder / "none"));
  EXPECT_FALSE(is_same_file(folder / "none", folder / "nothing"));
}

TEST(Outputs, AReportIsNotWrittenOverItsRecords) {
  const TemporaryFolder folder;
  auto sink = JsonlSink::open(folder / "r.jsonl");
  ASSERT_TRUE((*sink)->delivered(test::sample_record("a"), nullptr));
  const std::string before = read_whole(folder / "r.jsonl");
  const test::Finished refused = call(folder, "report r.jsonl --output ./r.jsonl");
  EXPECT_EQ(refused.status, 2);
  EXPECT_EQ(refused.output, "pressmark: ./r.jsonl is what the report is made of; name another file with --output\n");
  EXPECT_EQ(read_whole(folder / "r.jsonl"), before);
  EXPECT_EQ(call(folder, "report r.jsonl --output none/r.html").status, 2);
  EXPECT_FALSE(std::filesystem::exists(folder / "none"));
}

TEST(Outputs, AnArchiveIsNotWrittenOver) {
  const TemporaryFolder folder;
  write_archive(folder / "a.warc.gz");
  const std::string before = read_whole(folder / "a.warc.gz");
  for (const char* option : {"--jsonl", "--sqlite"}) {
    const test::Finished refused = call(folder, std::string("reprocess a.warc.gz ") + option + " ./a.warc.gz");
    EXPECT_EQ(refused.status, 2);
    EXPECT_EQ(refused.output, "pressmark: ./a.warc.gz is an archive that is read; name another file to write to\n");
  }
  EXPECT_EQ(read_whole(folder / "a.warc.gz"), before);
  EXPECT_EQ(call(folder, "reprocess a.warc.gz --jsonl x --sqlite x").output,
            "pressmark: --jsonl and --sqlite name one file: x\n");
}

TEST(Outputs, RecordsAreAppendedToJsonLinesAlone) {
  const TemporaryFolder folder;
  for (const char* notes : {"my notes\nwithout an end", "SQLite format 3", "{\"mine\": 1}\n{\"mine\":", "notes\n"}) {
    write_file(folder / "notes", notes);
    const auto sink = JsonlSink::open(folder / "notes");
    ASSERT_FALSE(sink) << notes;
    EXPECT_EQ(sink.error().code, "not_records");
    EXPECT_EQ(read_whole(folder / "notes"), notes);
  }
  write_file(folder / "empty", "");
  EXPECT_TRUE(JsonlSink::open(folder / "empty"));
}

TEST(Outputs, TablesOfAnotherProgramAreLeftAlone) {
  const TemporaryFolder folder;
  ASSERT_TRUE(Database::open(folder / "other.db", OpenMode::kReadWrite)->script("CREATE TABLE mine (a)"));
  const auto refused = SqliteSink::open(folder / "other.db");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, (folder / "other.db") + " holds tables of another program: name a new file");
  const auto tables = Database::open(folder / "other.db", OpenMode::kReadOnly)->query("SELECT name FROM sqlite_master");
  ASSERT_TRUE(tables);
  EXPECT_EQ(tables->size(), 1U);
  write_file(folder / "new.db", "");
  EXPECT_TRUE(SqliteSink::open(folder / "new.db"));
  EXPECT_TRUE(SqliteSink::open(folder / "new.db"));
}

TEST(Outputs, ADatabaseOfAnotherVersionIsNotRead) {
  const TemporaryFolder folder;
  const std::string path = folder / "v.db";
  ASSERT_TRUE(SqliteSink::open(path));
  ASSERT_TRUE(Database::open(path, OpenMode::kReadWrite)->script("UPDATE schema_info SET schema_version = 9"));
  EXPECT_EQ(Library::open(path).error().code, "schema_version");
  EXPECT_EQ(SqliteSink::open(path).error().code, "schema_version");
}

TEST(Outputs, ALockedDatabaseIsNoForeignOne) {
  const TemporaryFolder folder;
  const std::string path = folder / "l.db";
  ASSERT_TRUE(SqliteSink::open(path));
  Result<Database> holder = Database::open(path, OpenMode::kReadWrite);
  ASSERT_TRUE(holder->script("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE"));
  EXPECT_EQ(Library::open(path).error().code, "locked_database");
}

TEST(Outputs, AReaderWithoutTheRightToWriteReads) {
  const TemporaryFolder folder;
  {
    const auto sink = SqliteSink::open(folder / "r#1?.db");
    ASSERT_TRUE((*sink)->begin({"run-1", "fetch", "2020-02-07T00:00:00Z", "test", ""}));
    ASSERT_TRUE((*sink)->delivered(test::sample_record("a"), nullptr));
  }
  using std::filesystem::perms;
  const perms kRead = perms::owner_read | perms::group_read | perms::others_read;
  const perms kEnter = perms::owner_exec | perms::group_exec | perms::others_exec;
  std::filesystem::permissions(folder.path(), kRead | kEnter);
  // Root writes everywhere: another user reads for it.
  const std::string as = geteuid() == 0 ? "setpriv --reuid=65534 --clear-groups " : "";
  const test::Finished done =
      test::run_command(as + "'" + PRESSMARK_PROGRAM + "' status '" + (folder / "r#1?.db") + "' 2>&1");
  std::filesystem::permissions(folder.path(), perms::owner_all);
  EXPECT_EQ(done.status, 0);
  EXPECT_NE(done.output.find("Daily Example "), std::string::npos) << done.output;
}

// Former bugs: all of the above.

}  // namespace
}  // namespace pressmark

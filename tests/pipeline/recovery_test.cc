// What is mended of whose run: several folders may write into one database, and archives may be read into it meanwhile.

#include "pipeline/recovery.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "normalize/record.h"
#include "pipeline/run.h"
#include "pipeline/sinks/database.h"
#include "pipeline/sinks/sqlite_sink.h"
#include "tests/pipeline/running_program.h"
#include "tests/pipeline/sample_record.h"
#include "tests/pipeline/sample_sites.h"

namespace pressmark {
namespace {

using test::read_whole;
using test::RunningProgram;
using test::SampleSites;
using test::TemporaryFolder;

std::string statuses(const std::string& path) {
  Result<Database> database = Database::open(path, OpenMode::kReadOnly);
  const Result<SqlRows> rows =
      database ? database->query("SELECT kind, status FROM runs ORDER BY rowid") : tl::unexpected(database.error());
  if (!rows) return rows.error().message;
  std::string out;
  for (const SqlRow& row : *rows) out += text_of(row[0]) + " " + text_of(row[1]) + "\n";
  return out;
}

// Two folders with one config, whose database stands elsewhere.
struct TwoFolders {
  [[nodiscard]] RunConfig config(const std::string& name) const {
    RunConfig config;
    config.out = folder / name;
    config.sha256 = std::string(64, '0');
    config.sinks = {.sqlite = folder / "shared.db",
                    .jsonl = folder / (name + "/records.jsonl"),
                    .report = "",
                    .archive = folder / (name + "/archive")};
    return config;
  }
  [[nodiscard]] Result<LockFile> lock(const std::string& name) const {
    return LockFile::take(folder / (name + "/.lock"));
  }
  TemporaryFolder folder;
};

TEST(Recovery, ARunOfAnotherFolderIsLeftAlone) {
  const TwoFolders two;
  const RunConfig ours = two.config("a");
  Result<LockFile> lock = two.lock("a");
  ASSERT_TRUE(lock);
  auto sink = SqliteSink::open(ours.sinks.sqlite);
  ASSERT_TRUE(sink);
  const RunInfo run = start_run("fetch", ours.name, ours.sha256);
  ASSERT_TRUE(enter_run(run, ours.sinks.archive + "/a.warc.gz", *lock));
  ASSERT_TRUE((*sink)->begin(run));
  const Record record = test::sample_record("one");
  ASSERT_TRUE((*sink)->delivered(record, nullptr));

  const Result<LockFile> other = two.lock("b");
  const Result<Recovered> nothing = recover_runs(two.config("b"), *other);
  ASSERT_TRUE(nothing) << nothing.error().message;
  EXPECT_TRUE(nothing->reports.empty());
  EXPECT_FALSE(std::filesystem::exists(two.config("b").sinks.jsonl));
  EXPECT_EQ(statuses(ours.sinks.sqlite), "fetch running\n");

  const Result<Recovered> mended = recover_runs(ours, *lock);
  ASSERT_TRUE(mended) << mended.error().message;
  EXPECT_EQ(mended->reports.size(), 1U);
  EXPECT_EQ(read_whole(ours.sinks.jsonl), to_json(record, BlockView::kText) + "\n");
  EXPECT_EQ(statuses(ours.sinks.sqlite), "fetch interrupted\n");
}

TEST(Recovery, ALineOfTheLockFileThatACrashCutIsNone) {
  const TemporaryFolder folder;
  {
    Result<LockFile> lock = LockFile::take(folder / ".lock");
    ASSERT_TRUE(lock->add("one"));
  }
  test::write_file(folder / ".lock", read_whole(folder / ".lock") + "\ntw");
  Result<LockFile> lock = LockFile::take(folder / ".lock");
  EXPECT_EQ(lock->lines(), std::vector<std::string>{"one"});
  ASSERT_TRUE(lock->add("three"));
  EXPECT_EQ(lock->lines(), (std::vector<std::string>{"one", "tw", "three"})) << "tw names no run";
  lock->clear();
  EXPECT_EQ(lock->lines(), std::vector<std::string>{});
}

// Reads an archive of many pages into a database, until a signal comes.
class Reprocessing {
 public:
  explicit Reprocessing(const SampleSites& sites) : sites_(sites) {
    RunObserver nobody;
    const Result<RunConfig> config = read_config(sites.config_path());
    EXPECT_TRUE(run_batch(*config, {.observer = nobody}));
    std::string pages;
    for (const auto& file : std::filesystem::directory_iterator(config->sinks.archive))
      pages += read_whole(file.path().string());
    std::string many;
    for (int i = 0; i < 300; ++i) many += pages;
    test::write_file(sites.path("many.warc.gz"), many);
  }
  // The exit status where the signal comes after the first record.
  [[nodiscard]] int ended_by(int signal) const {
    RunningProgram program({"reprocess", sites_.path("many.warc.gz"), "--sqlite", database(), "--jsonl", lines()},
                           sites_.path("errors"));
    std::error_code none;
    while ((!std::filesystem::exists(lines(), none) || std::filesystem::file_size(lines(), none) == 0) &&
           !program.ended())
      std::this_thread::yield();
    return program.end(signal);
  }
  [[nodiscard]] std::string database() const { return sites_.path("again.db"); }

 private:
  [[nodiscard]] std::string lines() const { return sites_.path("again.jsonl"); }
  const SampleSites& sites_;
};

TEST(Recovery, AnInterruptedReprocessIsNotCalledDone) {
  const SampleSites sites;
  const Reprocessing reprocessing(sites);
  EXPECT_EQ(reprocessing.ended_by(SIGINT), 130) << read_whole(sites.path("errors"));
  EXPECT_EQ(statuses(reprocessing.database()), "reprocess interrupted\n");
}

TEST(Recovery, AKilledReprocessIsToldByTheNext) {
  const SampleSites sites;
  const Reprocessing reprocessing(sites);
  EXPECT_EQ(reprocessing.ended_by(SIGKILL), 137) << read_whole(sites.path("errors"));
  EXPECT_EQ(statuses(reprocessing.database()), "reprocess running\n");
  {
    const Result<LockFile> another = enter_reprocess(reprocessing.database());
    EXPECT_EQ(statuses(reprocessing.database()), "reprocess interrupted\n");
  }
  Result<Database> database = Database::open(reprocessing.database(), OpenMode::kReadWrite);
  ASSERT_TRUE(database->run("UPDATE runs SET status = 'running'"));
  const Result<LockFile> at_work = enter_reprocess(reprocessing.database());
  ASSERT_TRUE(database->run("UPDATE runs SET status = 'running'"));
  const Result<LockFile> beside = enter_reprocess(reprocessing.database());
  EXPECT_EQ(statuses(reprocessing.database()), "reprocess running\n") << "another that is at work is no dead one";
}

// Former bugs: the config's hash alone said whose run it was (ARunOfAnotherFolderIsLeftAlone); an interrupted
// reprocess was called done, and a killed one ran for ever (the last two).

}  // namespace
}  // namespace pressmark

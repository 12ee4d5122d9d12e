// The whole road on the sample sites: fetched over HTTP from loopback, archived, read, stored, read again.

#include "pipeline/run.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "normalize/record.h"
#include "pipeline/lock_file.h"
#include "pipeline/reprocess.h"
#include "pipeline/sinks/library.h"
#include "tests/pipeline/run_folder.h"
#include "tests/pipeline/sample_sites.h"

namespace pressmark {
namespace {

using test::read_whole;
using test::SampleSites;

Result<RunTotals> run(const SampleSites& sites, unsigned jobs = 2) {
  Result<RunConfig> config = read_config(sites.config_path());
  if (!config) return tl::unexpected(config.error());
  config->jobs = jobs;
  RunObserver nobody;
  return run_batch(*config, {.observer = nobody});
}

std::string dump(const SampleSites& sites, const std::string& sql) {
  return test::dump(sites.path(""), sql);
}

std::vector<std::string> stored_tables(const SampleSites& sites) {
  std::vector<std::string> out;
  for (const char* table :
       {"articles", "versions", "extractions", "quotes", "quote_spans", "dates", "counts", "citations"}) {
    out.push_back(dump(sites, std::string("SELECT * FROM ") + table));
  }
  return out;
}

struct Reprocessed {
  std::vector<std::string> lines, failures;
  std::set<std::string> kinds;
};

class Collector : public Sink {
 public:
  explicit Collector(Reprocessed& into) : into_(into) {}
  Result<void> failed(const OutcomeRow& row) override {
    into_.failures.push_back(row.error.message);
    return {};
  }
  Result<void> delivered(const Record& record, const FetchRow* /*fetch*/) override {
    into_.kinds.insert(name_of(record.source.kind));
    Record same = record;
    same.source.kind = SourceKind::kHttp;  // the one difference there may be
    into_.lines.push_back(to_json(same, BlockView::kText));
    return {};
  }

 private:
  Reprocessed& into_;
};

Reprocessed reprocessed(const SampleSites& sites, unsigned jobs) {
  Reprocessed result;
  const Result<RunConfig> config = read_config(sites.config_path());
  const Result<OutletTable> outlets = load_outlets("");
  const Result<SourceOutlets> sources = SourceOutlets::from(*config, *outlets, SourceUse::kFetch);
  const auto archives = find_archives(config->sinks.archive);
  Collector sink(result);
  RunObserver nobody;
  Delivery delivery({&sink}, nobody);
  const Result<void> done = reprocess({*archives, *outlets, *sources, jobs}, delivery);
  EXPECT_TRUE(done) << done.error().message;
  return result;
}

TEST(Run, FetchesArchivesReadsAndStoresThreeOutlets) {
  const SampleSites sites;
  const Result<RunTotals> totals = run(sites);
  ASSERT_TRUE(totals) << totals.error().message;
  EXPECT_EQ(totals->records, 13U);
  EXPECT_EQ(totals->failed, 1U);  // the page that robots.txt keeps for itself
  EXPECT_EQ(dump(sites, "SELECT outlet_id, count(*) FROM articles GROUP BY 1"),
            "caixin|2|\ncaixin-global|3|\ncnbc|4|\nscmp|4|\n");
  EXPECT_EQ(dump(sites, "SELECT outcome, count(*) FROM fetches WHERE url LIKE '%/pro/%' GROUP BY 1"),
            "robots_disallowed|1|\n");
  EXPECT_EQ(sites.requests().find("/pro/"), std::string::npos);
  EXPECT_NE(dump(sites, "SELECT speaker_name FROM current_quotes"), "");
  EXPECT_EQ(dump(sites, "PRAGMA foreign_key_check"), "");
  EXPECT_TRUE(read_whole(sites.path("report.html")).ends_with("</html>\n"));
}

TEST(Run, ASecondRunFetchesOnlyWhatIsNewAndChangesNothing) {
  const SampleSites sites;
  ASSERT_TRUE(run(sites));
  const std::vector<std::string> before = stored_tables(sites);
  const std::string lines = read_whole(sites.path("records.jsonl"));
  const std::size_t requests = sites.requests().size();

  const Result<RunTotals> again = run(sites);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->records, 0U);
  EXPECT_EQ(stored_tables(sites), before);
  EXPECT_EQ(read_whole(sites.path("records.jsonl")), lines);
  EXPECT_EQ(dump(sites, "SELECT count(*), sum(status = 'done') FROM runs"), "2|2|\n");
  const std::string asked = sites.requests().substr(requests);
  EXPECT_EQ(asked.find(".html"), std::string::npos) << asked;
}

TEST(Run, RecordsAreTheSameWhateverTheJobs) {
  const SampleSites sites;
  ASSERT_TRUE(run(sites));
  const Reprocessed one = reprocessed(sites, 1);
  EXPECT_EQ(one.lines.size(), 13U);
  EXPECT_EQ(reprocessed(sites, 4).lines, one.lines);
}

TEST(Run, ReprocessingGivesTheSameRecordsWithoutTheNetwork) {
  const SampleSites sites;
  ASSERT_TRUE(run(sites));
  const Reprocessed again = reprocessed(sites, 2);
  EXPECT_EQ(again.kinds, std::set<std::string>{"warc"});
  EXPECT_EQ(again.failures, std::vector<std::string>{});
  Result<Library> library = Library::open(sites.path("pressmark.db"));
  const auto records = library->latest_records();
  EXPECT_EQ(std::multiset<std::string>(records->begin(), records->end()),
            std::multiset<std::string>(again.lines.begin(), again.lines.end()));
  const std::vector<std::string> before = stored_tables(sites);
  const test::Finished into =
      test::run_command(std::string("'") + PRESSMARK_PROGRAM + "' reprocess '" + sites.config_path() + "' --sqlite '" +
                        sites.path("pressmark.db") + "' 2>&1");
  EXPECT_EQ(into.status, 0) << into.output;
  EXPECT_EQ(stored_tables(sites), before);
  EXPECT_EQ(dump(sites, "SELECT kind, records FROM runs ORDER BY started_at, kind"), "fetch|13|\nreprocess|13|\n");
}

TEST(Run, ACutArchiveIsToldAndTheRestIsRead) {
  const SampleSites sites;
  ASSERT_TRUE(run(sites));
  const Result<RunConfig> config = read_config(sites.config_path());
  const std::string archive = find_archives(config->sinks.archive)->front();
  std::string bytes = read_whole(archive);
  bytes.resize(bytes.size() * 2 / 3);
  test::write_file(archive, bytes);
  const Reprocessed again = reprocessed(sites, 2);
  EXPECT_GT(again.lines.size(), 4U);
  EXPECT_LT(again.lines.size(), 13U);
  ASSERT_EQ(again.failures.size(), 1U);
  EXPECT_NE(again.failures[0].find(archive + " at byte "), std::string::npos) << again.failures[0];
}

TEST(Run, TwoRunsNeverWriteToOneFolder) {
  const SampleSites sites;
  const Result<LockFile> held = LockFile::take(sites.path(".lock"));
  ASSERT_TRUE(held);
  const Result<RunTotals> refused = run(sites);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "locked");
}

TEST(Run, AnOutletThatNoFileDescribesIsAnErrorOfTheConfig) {
  const SampleSites sites;
  std::string config = read_whole(sites.config_path());
  config.replace(config.find("\"scmp\""), 6, "\"scnp\"");
  test::write_file(sites.config_path(), config);
  const Result<RunTotals> refused = run(sites);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "no outlet file has the id \"scnp\" (a source of the config names it)");
}

TEST(Run, APageThatIsGoneIsARowAndTheNextTimeItIsTriedAgain) {
  const SampleSites sites;
  std::string config = read_whole(sites.config_path());
  const std::size_t feed = config.find("/feed.xml\"]\n\n[[sources]]\noutlet = \"scmp\"");
  const std::size_t start = config.rfind('"', feed - 1) + 1;
  const std::string site = config.substr(start, feed - start);
  test::write_file(sites.config_path(), config + "\n[[sources]]\nurls = [\"" + site + "/gone\"]\n");
  ASSERT_TRUE(run(sites));
  const Result<RunTotals> again = run(sites);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(dump(sites, "SELECT outcome, status, count(*) FROM fetches WHERE url LIKE '%/gone' GROUP BY 1, 2"),
            "http_error|404|2|\n");
}

// Former bugs.

TEST(Run, RobotsFilesInTheArchiveAreNoArticles) {
  const SampleSites sites;
  ASSERT_TRUE(run(sites));
  for (const std::string& line : reprocessed(sites, 1).lines) EXPECT_EQ(line.find("/robots.txt\""), std::string::npos);
}

}  // namespace
}  // namespace pressmark

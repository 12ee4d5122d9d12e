// A run is ended by force at every single change that it makes to a file, and the next run makes up for it. The library
// tests/preload/kill_at_write.cc, loaded into the program, counts the changes and does the last one by half.

#ifdef PRESSMARK_KILL_AT_WRITE

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "tests/pipeline/run_folder.h"
#include "tests/pipeline/running_program.h"
#include "tests/pipeline/sample_sites.h"

namespace pressmark {
namespace {

using test::read_whole;
using test::RunningProgram;
using test::SampleSites;

constexpr int kShards = 6;  // so that each takes seconds, and they can run side by side

class KillAtWrite : public testing::TestWithParam<int> {
 protected:
  // A folder within that of the sites, with a config of the smallest one: a feed of two articles.
  [[nodiscard]] std::string folder_for(const std::string& name) const {
    const std::string whole = read_whole(sites_.config_path());
    const std::size_t sources = whole.find("[[sources]]");
    const std::size_t one = whole.find("[[sources]]\noutlet = \"caixin\"");
    const std::size_t end = whole.find("[[sources]]", one + 1);
    const std::string folder = sites_.path(name);
    std::filesystem::create_directories(folder);
    test::write_file(folder + "/c.toml", whole.substr(0, sources) + whole.substr(one, end - one));
    return folder;
  }
  static int run(const std::string& folder, const RunningProgram::Environment& settings = {}) {
    return RunningProgram({"run", folder + "/c.toml"}, folder + "/errors", settings).end(0);
  }
  // By a link without blanks in its name: the loader parts the names in LD_PRELOAD at blanks.
  [[nodiscard]] RunningProgram::Environment preloaded(const std::string& setting) const {
    const std::string link = sites_.path("kill_at_write.so");
    std::error_code there_already;
    std::filesystem::create_symlink(PRESSMARK_KILL_AT_WRITE, link, there_already);
    return {"LD_PRELOAD=" + link, setting};
  }
  // The pages that stand whole in the archives.
  static std::set<std::string> archived_pages(const std::string& folder) {
    std::set<std::string> out;
    for (const std::string& path : test::archives(folder)) {
      Result<WarcReader> reader = WarcReader::open(path);
      if (!reader) continue;
      while (const std::optional<WarcRecord> record = reader->next()) {
        if (record->type == "response" && record->target_uri().ends_with(".html"))
          out.insert(std::string(record->target_uri()));
      }
    }
    return out;
  }
  // How often the sites were asked for the page since then.
  [[nodiscard]] std::size_t asked_for(const std::string& url, std::size_t since) const {
    const std::string path = url.substr(url.find('/', url.find("://") + 3));
    const std::string log = sites_.requests().substr(since);
    std::size_t times = 0;
    for (std::size_t at = 0; (at = log.find(" " + path + " ", at)) != std::string::npos; ++at) ++times;
    return times;
  }
  static std::multiset<std::string> lines_of(const std::string& text) {
    std::multiset<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      out.insert(text.substr(at, end - at));
      at = end + 1;
    }
    return out;
  }
  static void expect_whole(const std::string& folder, const std::string& expected) {
    EXPECT_EQ(test::stored(folder), expected);
    const std::string lines = read_whole(folder + "/records.jsonl");
    EXPECT_TRUE(lines.ends_with("}\n"));
    // dump() parts columns by "|".
    std::string records = test::dump(folder, "SELECT record FROM extractions");
    for (std::size_t at = 0; (at = records.find("|\n", at)) != std::string::npos;) records.erase(at, 1);
    EXPECT_EQ(lines_of(lines), lines_of(records));
    for (const std::string& archive : test::archives(folder)) EXPECT_EQ(test::archived(archive).damages, 0U) << archive;
    EXPECT_EQ(test::dump(folder, "PRAGMA integrity_check"), "ok|\n");
    EXPECT_EQ(test::dump(folder, "PRAGMA foreign_key_check"), "");
    EXPECT_EQ(test::dump(folder, "SELECT count(*) FROM runs WHERE status = 'running'"), "0|\n");
    EXPECT_TRUE(read_whole(folder + "/report.html").ends_with("</html>\n"));
  }

  const SampleSites sites_;
};

TEST_P(KillAtWrite, TheNextRunLosesNothingAndDoublesNothing) {
  const std::string undisturbed = folder_for("undisturbed");
  ASSERT_EQ(run(undisturbed, preloaded("PRESSMARK_COUNT_TO=" + undisturbed + "/count")), 0)
      << read_whole(undisturbed + "/errors");
  const int changes = std::stoi("0" + read_whole(undisturbed + "/count"));
  ASSERT_GT(changes, 100);
  const std::string expected = test::stored(undisturbed);
  for (int number = 1 + GetParam(); number <= changes; number += kShards) {
    SCOPED_TRACE("killed at change " + std::to_string(number) + " of " + std::to_string(changes));
    const std::string folder = folder_for("killed");
    const std::size_t since = sites_.requests().size();
    // Threads race, and a run may make a change less than the one that was counted.
    const int status = run(folder, preloaded("PRESSMARK_KILL_AT=" + std::to_string(number)));
    ASSERT_TRUE(status == 128 + SIGKILL || (status == 0 && changes - number < 8)) << status;
    const std::set<std::string> archived = archived_pages(folder);
    ASSERT_EQ(run(folder), 0) << read_whole(folder + "/errors");
    expect_whole(folder, expected);
    for (const std::string& url : archived) EXPECT_EQ(asked_for(url, since), 1U) << url;
    if (HasFailure()) return;
    std::filesystem::remove_all(folder);
  }
}

INSTANTIATE_TEST_SUITE_P(Shard, KillAtWrite, testing::Range(0, kShards));

}  // namespace
}  // namespace pressmark

#endif

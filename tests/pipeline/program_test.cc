// The program itself, called as a script calls it.

#include <gtest/gtest.h>

#include <filesystem>

#include "pipeline/sinks/database.h"
#include "tests/pipeline/sample_sites.h"
#include "tests/support/case_file.h"

namespace pressmark {
namespace {

using test::Finished;
using test::run_command;
using test::TemporaryFolder;
using test::write_file;

Finished call(const std::string& arguments) {
  return run_command(std::string("'") + PRESSMARK_PROGRAM + "' " + arguments);
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Program, HelpNamesEveryCommand) {
  const Finished help = call("--help");
  EXPECT_EQ(help.status, 0);
  for (const char* name : {"init", "run", "fetch", "extract", "quotes", "dates", "counts", "reprocess", "status",
                           "export", "report", "robots"}) {
    EXPECT_TRUE(holds(help.output, name)) << name;
    EXPECT_EQ(call(std::string(name) + " --help").status, 0) << name;
  }
}

TEST(Program, TellsItsVersion) {
  EXPECT_TRUE(call("--version").output.starts_with("pressmark 0."));
}

TEST(Program, AWrongCallHasStatusTwo) {
  EXPECT_EQ(call("2>&1").status, 2);
  EXPECT_EQ(call("extract 2>&1").status, 2);
  EXPECT_EQ(call("extract --jobs 0 x 2>&1").status, 2);
  EXPECT_EQ(call("frobnicate 2>&1").status, 2);
  EXPECT_EQ(call("extract --published yesterday x.txt 2>&1").output,
            "pressmark extract: --published: \"yesterday\" is no date: write it as 2020-02-07\nMore: pressmark extract "
            "--help\n");
  EXPECT_EQ(call("extract --view huge x.txt 2>&1").output,
            "pressmark extract: --view: \"huge\" is neither body nor full\nMore: pressmark extract --help\n");
  EXPECT_TRUE(holds(call("extract --json ftp://example.org/a").output,
                    "ftp://example.org/a: this is no http or https address"));
  EXPECT_TRUE(
      holds(call("fetch nowhere").output, "GET nowhere: this is no http or https address; correct the address"));
  EXPECT_EQ(call("extract 2>&1").output,
            "pressmark extract: nothing to read: name a FILE, a URL or - (standard input), or give --manifest FILE\n"
            "More: pressmark extract --help\n");
  EXPECT_EQ(call("extract --json --explain-metadata x 2>&1").status, 2);
  EXPECT_EQ(call("run /nowhere.toml 2>&1").status, 2);
}

TEST(Program, HelpShowsChoicesByName) {
  const Finished help = call("extract --help");
  EXPECT_TRUE(holds(help.output, "--view body|full")) << help.output;
  EXPECT_FALSE(holds(help.output, "->")) << help.output;
}

TEST(Program, ExtractReadsATextFromStandardInput) {
  const Finished done =
      call("extract --text --published 2020-02-07 - < '" PRESSMARK_SOURCE_DIR "/samples/founding-story.txt'");
  EXPECT_EQ(done.status, 0);
  EXPECT_TRUE(holds(done.output, "\"status\":\"ok\"")) << done.output.substr(0, 200);
  EXPECT_TRUE(holds(done.output, "\"name\":\"Song Liuping\""));
}

TEST(Program, EveryRowOfAManifestGivesARowInOrderWhateverTheJobs) {
  const TemporaryFolder folder;
  std::string rows;
  for (int i = 0; i < 40; ++i) {
    rows += "{\"id\": \"r" + std::to_string(i) + "\", ";
    rows += i % 5 == 4 ? "\"file\": \"missing\"}\n"
                       : "\"text\": \"He said it held " + std::to_string(i + 2) + " patents.\"}\n";
  }
  write_file(folder / "m.jsonl", rows);
  const Finished one = call("extract --manifest '" + (folder / "m.jsonl") + "'");
  EXPECT_EQ(one.status, 0);
  EXPECT_EQ(std::count(one.output.begin(), one.output.end(), '\n'), 40);
  EXPECT_TRUE(holds(one.output, "\"id\":\"r4\",\"status\":\"unreadable\""));
  EXPECT_EQ(call("extract --jobs 4 --manifest '" + (folder / "m.jsonl") + "'").output, one.output);
  EXPECT_EQ(call("extract --strict --manifest '" + (folder / "m.jsonl") + "' 2>&1").status, 3);
}

TEST(Program, AMissingManifestIsAClearError) {
  const Finished done = call("extract --manifest /nowhere.jsonl 2>&1");
  EXPECT_EQ(done.status, 1);
  EXPECT_EQ(done.output, "pressmark: cannot open the manifest /nowhere.jsonl: No such file or directory\n");
}

TEST(Program, InitWritesAConfigOnce) {
  const TemporaryFolder folder;
  EXPECT_EQ(call("init '" + (folder / "my.toml") + "'").status, 0);
  EXPECT_TRUE(holds(test::read_whole(folder / "my.toml"), "[[sources]]"));
  EXPECT_EQ(call("init '" + (folder / "my.toml") + "' 2>&1").status, 2);
}

TEST(Program, RobotsCheckAnswersInOrder) {
  const TemporaryFolder folder;
  write_file(folder / "cases.jsonl",
             "{\"test\": \"a\", \"agent\": \"bot\", \"url\": \"http://x.example/y\", \"robots\": \"user-agent: "
             "*\\ndisallow: /y\"}\n"
             "{\"test\": \"b\", \"agent\": \"bot\", \"url\": \"http://x.example/z\", \"robots_hex\": "
             "\"757365722d6167656e743a202a0a\"}\n");
  const Finished done = call("robots check --cases '" + (folder / "cases.jsonl") + "'");
  EXPECT_EQ(done.output,
            "{\"test\": \"a\", \"agent\": \"bot\", \"url\": \"http://x.example/y\", \"allowed\": false}\n"
            "{\"test\": \"b\", \"agent\": \"bot\", \"url\": \"http://x.example/z\", \"allowed\": true}\n");
}

TEST(Program, FetchPrintsAnObjectAnAddressAndArchivesIt) {
  const test::SampleSites sites;
  const std::string config = test::read_whole(sites.config_path());
  const std::size_t feed = config.find("http://127.0.0.1");
  const std::string address = config.substr(feed, config.find('"', feed) - feed);
  const Finished done =
      call("fetch --allow-private --pause 0 --archive '" + sites.path("w") + "' " + address + " ftp://x.example/ 2>&1");
  EXPECT_EQ(done.status, 0);
  EXPECT_TRUE(holds(done.output, "\"outcome\": \"fetched\", \"status\": 200")) << done.output;
  EXPECT_TRUE(holds(done.output, "\"outcome\": \"blocked_scheme\"")) << done.output;
  EXPECT_TRUE(holds(done.output, "\"warc\": {\"file\": \"" + sites.path("w") + "/fetch-"));
  EXPECT_TRUE(holds(call("fetch --pause 0 " + address).output, "\"outcome\": \"blocked_address\""));
}

TEST(Program, StatusExportAndReportReadTheDatabaseOfARun) {
  const test::SampleSites sites;
  const Finished run = call("run '" + sites.config_path() + "' 2>&1");
  ASSERT_EQ(run.status, 0) << run.output;
  for (const char* part :
       {"Who said what", "South China Morning Post", "How many patents", "Try next", "Not read: 1"}) {
    EXPECT_TRUE(holds(run.output, part)) << part << "\n" << run.output;
  }
  const std::string database = "'" + sites.path("pressmark.db") + "'";
  EXPECT_TRUE(holds(call("status " + database).output, "Runs, newest first"));
  EXPECT_EQ(call("status --max-age 1000 " + database).status, 0);
  Result<Database> long_ago = Database::open(sites.path("pressmark.db"), OpenMode::kReadWrite);
  ASSERT_TRUE(long_ago && long_ago->run("UPDATE articles SET last_seen = '2020-02-07T00:00:00Z'"));
  EXPECT_EQ(call("status --max-age 1000 " + database).status, 4);
  const std::string quotes = call("export --csv quotes " + database).output;
  EXPECT_TRUE(quotes.starts_with("article_id,published_at,title,quote_id,type,text,"));
  EXPECT_GT(std::count(quotes.begin(), quotes.end(), '\n'), 20);
  EXPECT_EQ(call("report " + database + " --output '" + sites.path("again.html") + "'").status, 0);
  EXPECT_EQ(test::read_whole(sites.path("again.html")).size() > 10000, true);
}

TEST(Program, TheManualAndCompletionsComeFromTheSameSource) {
  const Finished man = call("man");
  EXPECT_TRUE(holds(man.output, ".TH PRESSMARK 1"));
  EXPECT_TRUE(holds(man.output, "\\-\\-manifest"));
  EXPECT_TRUE(holds(call("completion bash").output, "complete -o default -F _pressmark pressmark"));
  EXPECT_TRUE(holds(call("completion fish").output, "-l manifest"));
}

TEST(Program, AClosedPipeEndsItWithoutASound) {
  const Finished done = call("man | head -c 10");
  EXPECT_EQ(done.output.size(), 10U);
}

TEST(Program, AWrongCallSaysWhatIsWrongAndWhereToReadOn) {
  EXPECT_TRUE(holds(call("2>&1").output, "Usage: pressmark")) << "without arguments it tells what there is";
  EXPECT_TRUE(holds(call("frobnicate 2>&1").output, "pressmark: \"frobnicate\" is no command; there are init, run, "));
  EXPECT_EQ(call("run 2>&1").output, "pressmark run: config is required\nMore: pressmark run --help\n");
  EXPECT_TRUE(
      holds(call("extract --frob x 2>&1").output, "pressmark extract: The following argument was not expected"));
}

TEST(Program, WhatIsNotThereIsNamedWithWhatToDo) {
  const std::string database =
      "pressmark: there is no database /nowhere.db (`pressmark run` makes one; name its file)\n";
  for (const char* command : {"status", "export --csv quotes", "report"}) {
    const Finished done = call(std::string(command) + " /nowhere.db 2>&1");
    EXPECT_EQ(done.status, 1) << command;
    EXPECT_EQ(done.output, database) << command;
  }
  EXPECT_EQ(call("run / 2>&1").output, "pressmark: the config / is a folder; name the file in it\n");
}

TEST(Program, ARunThatReachesNobodySaysWhyAndWhatToDo) {
  const TemporaryFolder folder;
  write_file(folder / "c.toml", "[[sources]]\nurls = [\"http://no-such-host.invalid/a\", \"http://127.0.0.1:1/b\"]\n");
  const Finished run = call("run '" + (folder / "c.toml") + "' 2>&1");
  EXPECT_EQ(run.status, 0);
  for (const char* part : {"Not read: 2", "dns_error: http://no-such-host.invalid/a", "check the name",
                           "blocked_address: http://127.0.0.1:1/b", "set allow_private in the config"}) {
    EXPECT_TRUE(holds(run.output, part)) << part << "\n" << run.output;
  }
  const Finished strict = call("run --quiet --strict '" + (folder / "c.toml") + "' 2>&1");
  EXPECT_EQ(strict.status, 3) << strict.output;
}

// Former bugs

TEST(Program, AFolderIsNoManifestOfNothing) {
  const Finished done = call("extract --manifest / 2>&1");
  EXPECT_EQ(done.status, 1);
  EXPECT_EQ(done.output, "pressmark: the manifest / is a folder; name the file in it\n");
}

TEST(Program, UnitsThatCannotBeReadAreToldByName) {
  const TemporaryFolder folder;
  write_file(folder / "story.txt", "Acme has 12 stores.");
  const std::string story = " '" + (folder / "story.txt") + "' 2>&1";
  const std::string hint = " (expected a .tsv file, or lawsuit or employee, which are built in)\n";
  const Finished of_folder = call("extract --units '" + folder.path() + "'" + story);
  EXPECT_EQ(of_folder.status, 2);
  EXPECT_EQ(of_folder.output, "pressmark: the units " + folder.path() + " is a folder; name the file in it" + hint);
  const Finished endless = call("extract --units /dev/zero" + story);
  EXPECT_EQ(endless.status, 2);
  EXPECT_EQ(endless.output, "pressmark: the units /dev/zero is larger than a megabyte; name a smaller file" + hint);
  EXPECT_EQ(call("robots check --robots / --url http://example.org/ 2>&1").output,
            "pressmark: the rules / is a folder; name the file in it\n");
}

TEST(Program, ReprocessOpensNothingBeforeTheUnitsAreGood) {
  const TemporaryFolder folder;
  write_file(folder / "a.warc", "WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n");
  const Finished done = call("reprocess '" + (folder / "a.warc") + "' --units / --jsonl '" + (folder / "new.jsonl") +
                             "' --sqlite '" + (folder / "new.db") + "' 2>&1");
  EXPECT_EQ(done.status, 2) << done.output;
  EXPECT_FALSE(std::filesystem::exists(folder / "new.jsonl"));
  EXPECT_FALSE(std::filesystem::exists(folder / "new.db"));
}

}  // namespace
}  // namespace pressmark

// What the program answers where it is called in another way than it expects.

#include <gtest/gtest.h>

#include "pipeline/sinks/jsonl_sink.h"
#include "pipeline/sinks/library.h"
#include "pipeline/sinks/sqlite_sink.h"
#include "tests/pipeline/sample_record.h"
#include "tests/support/child_process.h"
#include "tests/support/temporary_folder.h"

namespace pressmark {
namespace {

using test::Finished;
using test::TemporaryFolder;

Finished call(const TemporaryFolder& folder, const std::string& arguments) {
  return test::run_command("cd '" + folder.path() + "' && '" + PRESSMARK_PROGRAM + "' " + arguments + " 2>&1");
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Usage, AnAddressIsThatOfOneDocument) {
  const TemporaryFolder folder;
  test::write_file(folder / "a.txt", "Lee said that it was late.");
  test::write_file(folder / "b.txt", "Lee said that it was early.");
  EXPECT_TRUE(holds(call(folder, "extract --json --url https://news.example/a a.txt").output,
                    "\"url\":\"https://news.example/a\""));
  for (const char* arguments : {"extract --url https://news.example/a a.txt b.txt",
                                "extract --url https://news.example/a https://news.example/b",
                                "extract --url https://news.example/a --manifest a.txt",
                                "quotes --url https://news.example/a https://news.example/b"}) {
    EXPECT_EQ(call(folder, arguments).status, 2) << arguments;
  }
  for (const char* url : {"javascript:1", "news", "ftp://news.example/a"}) {
    EXPECT_EQ(call(folder, std::string("extract a.txt --url ") + url).output,
              "pressmark extract: --url: \"" + std::string(url) +
                  "\" is no http or https address\nMore: pressmark extract --help\n");
  }
}

TEST(Usage, AnAddressInCapitalsIsAnAddress) {
  const TemporaryFolder folder;
  EXPECT_TRUE(holds(call(folder, "extract --json HTTP://127.0.0.1:1/a").output, "\"code\":\"blocked_address\""));
}

TEST(Usage, AUserNameInAnAddressIsNotArchived) {
  const TemporaryFolder folder;
  EXPECT_TRUE(holds(call(folder, "fetch --pause 0 http://me:word@127.0.0.1:1/a").output,
                    "the address holds a user name or password, which would stand in archive and records"));
  test::write_file(folder / "c.toml", "[[sources]]\nurls = [\"http://me:word@news.example/a\"]\n");
  const Finished refused = call(folder, "run c.toml");
  EXPECT_EQ(refused.status, 2);
  EXPECT_FALSE(holds(refused.output, "word@")) << refused.output;
}

TEST(Usage, TheReferenceDayGoesForRowsOfAManifestThatHaveNone) {
  const TemporaryFolder folder;
  test::write_file(folder / "m.jsonl",
                   "{\"id\": \"a\", \"text\": \"It opened on Thursday.\"}\n"
                   "{\"id\": \"b\", \"text\": \"It opened on Thursday.\", \"published\": \"2024-05-07\"}\n");
  const std::string records = call(folder, "extract --manifest m.jsonl --published 2020-02-07").output;
  EXPECT_TRUE(holds(records, "\"published_at\":\"2020-02-07\"")) << records;
  EXPECT_TRUE(holds(records, "\"published_at\":\"2024-05-07\"")) << records;
}

TEST(Usage, TextIsTextWhateverTheNameOfTheFile) {
  const TemporaryFolder folder;
  test::write_file(folder / "a.md", "One <b>line</b>.\n\nAnother.");
  EXPECT_TRUE(holds(call(folder, "extract --json --text a.md").output, R"("text":"One <b>line</b>.\n\nAnother.")"));
}

TEST(Usage, AFullDiskIsTold) {
  const TemporaryFolder folder;
  test::write_file(folder / "a.txt", "Lee said that it was late.");
  for (const char* arguments : {"extract --json a.txt", "man", "--help", "completion bash"}) {
    const Finished done = test::run_command("cd '" + folder.path() + "' && '" + PRESSMARK_PROGRAM + "' " + arguments +
                                            " 2>&1 >/dev/full");
    EXPECT_EQ(done.status, 1) << arguments;
    EXPECT_TRUE(done.output.starts_with("pressmark: cannot write to standard output")) << arguments << done.output;
  }
}

TEST(Usage, WhatIsNoArchiveIsNotReprocessed) {
  const TemporaryFolder folder;
  test::write_file(folder / "page.html", "<p>It opened on Thursday.</p>");
  const Finished done = call(folder, "reprocess page.html");
  EXPECT_EQ(done.status, 1);
  EXPECT_EQ(done.output, "pressmark: page.html holds no WARC record: no WARC record begins here\n");
  test::write_file(folder / "empty.warc", "");
  EXPECT_EQ(call(folder, "reprocess empty.warc").status, 0) << "a run that was killed at once leaves this";
}

TEST(Usage, AReportIsMadeOfRecords) {
  const TemporaryFolder folder;
  test::write_file(folder / "j.jsonl", "{}\n[1]\nnonsense\n");
  const Finished refused = call(folder, "report j.jsonl");
  EXPECT_EQ(refused.status, 1);
  EXPECT_EQ(refused.output, "pressmark: j.jsonl holds neither records of pressmark nor its database\n");
  EXPECT_EQ(call(folder, "report . --output r.html").output,
            "pressmark: . is a folder; name the records or the database in it\n");
  auto sink = JsonlSink::open(folder / "records.out");
  ASSERT_TRUE((*sink)->delivered(test::sample_record("a"), nullptr));
  EXPECT_EQ(call(folder, "report records.out").output, "Wrote report.html (1 records)\n");
  test::write_file(folder / "mixed.jsonl", test::read_whole(folder / "records.out") + "{\"id\": \"a\"}\n");
  EXPECT_EQ(call(folder, "report mixed.jsonl").output, "Wrote report.html (1 records; lines that are no records: 1)\n");
}

TEST(Usage, RobotsCasesThatAreNoneDoNotEndTheOthers) {
  const TemporaryFolder folder;
  test::write_file(folder / "cases.jsonl",
                   "nonsense\n"
                   "{\"test\": 7, \"agent\": \"bot\", \"url\": \"http://x.example/y\", \"robots\": \"\"}\n");
  const Finished done = call(folder, "robots check --cases cases.jsonl");
  EXPECT_EQ(done.status, 1);
  EXPECT_EQ(done.output,
            "pressmark: cases.jsonl:1: no case of robots.txt\n"
            "{\"test\": 7, \"agent\": \"bot\", \"url\": \"http://x.example/y\", \"allowed\": true}\n");
  test::write_file(folder / "robots.txt", "User-agent: news-reader\nDisallow: /\n");
  EXPECT_TRUE(holds(call(folder,
                         "robots check --robots robots.txt --url http://x.example/y --agent 'news-reader/1.0 "
                         "(+https://x.example)'")
                        .output,
                    "\"allowed\": false"));
  EXPECT_TRUE(holds(call(folder, "robots check --frob").output, "More: pressmark robots check --help"));
}

TEST(Usage, InitWritesToStandardOutputAndSaysWhyItCannot) {
  const TemporaryFolder folder;
  EXPECT_TRUE(holds(call(folder, "init -").output, "[[sources]]"));
  EXPECT_FALSE(std::filesystem::exists(folder / "-"));
  EXPECT_EQ(call(folder, "init none/a.toml").output,
            "pressmark: cannot write none/a.toml: No such file or directory\n");
  EXPECT_TRUE(holds(call(folder, "init \"it's.toml\"").output, R"(pressmark run 'it'\''s.toml')"));
}

TEST(Usage, StatusTellsOfRunsThatDidNotEndWhatTheyStored) {
  const TemporaryFolder folder;
  {
    auto sink = SqliteSink::open(folder / "a.db");
    ASSERT_TRUE((*sink)->begin({"run-1", "fetch", "2020-02-07T00:00:00Z", "test", ""}));
    ASSERT_TRUE((*sink)->delivered(test::sample_record("a"), nullptr));
    ASSERT_TRUE((*sink)->failed({"https://news.example/b", "timeout", {Stage::kFetch, "timeout", "it was late"}}));
  }
  EXPECT_TRUE(holds(call(folder, "status a.db").output, "unfinished  2 documents, 1 records, 1 failed"));
  Result<Database> database = Database::open(folder / "a.db", OpenMode::kReadWrite);
  ASSERT_TRUE(database->run("UPDATE runs SET status = 'interrupted'"));
  EXPECT_TRUE(holds(call(folder, "status a.db").output, "interrupted 2 documents, 1 records, 1 failed"));
}

TEST(Usage, CompletionsKnowTheOptionsOfSubcommands) {
  const TemporaryFolder folder;
  EXPECT_TRUE(holds(call(folder, "completion bash").output, "robots) words='check --help --help --cases "));
}

TEST(Usage, AnAlarmOfNoHoursAndOfNothingIsAnAlarm) {
  const TemporaryFolder folder;
  auto sink = SqliteSink::open(folder / "a.db");
  EXPECT_EQ(call(folder, "status a.db --max-age 1").status, 4) << "nothing came at all";
  EXPECT_EQ(call(folder, "status a.db").status, 0);
  ASSERT_TRUE((*sink)->begin({"run-1", "fetch", "2020-02-07T00:00:00Z", "test", ""}));
  ASSERT_TRUE((*sink)->delivered(test::sample_record("a"), nullptr));
  EXPECT_EQ(call(folder, "status a.db --max-age 0").status, 4);
  Result<Database> database = Database::open(folder / "a.db", OpenMode::kReadWrite);
  ASSERT_TRUE(database->run("UPDATE articles SET last_seen = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-30 minutes')"));
  EXPECT_TRUE(holds(call(folder, "status a.db --max-age 0.1").output, "SILENT for 30 minutes"));
}

// Former bugs: all of the above.

}  // namespace
}  // namespace pressmark

#include "pipeline/config.h"

#include <gtest/gtest.h>

namespace pressmark {
namespace {

constexpr const char* kSmall = "[[sources]]\noutlet = \"cnbc\"\n";

std::string message_of(const std::string& toml) {
  const Result<RunConfig> config = parse_config(toml, "conf/news.toml");
  return config ? "" : config.error().message;
}

TEST(Config, DefaultsHoldWhereNothingIsSaid) {
  const Result<RunConfig> config = parse_config(kSmall, "conf/news.toml");
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->name, "news");
  EXPECT_EQ(config->jobs, 2U);
  EXPECT_FALSE(config->fetch.allow_private);
  EXPECT_DOUBLE_EQ(config->fetch.pause, 1.0);
  ASSERT_EQ(config->sources.size(), 1U);
  EXPECT_EQ(config->sources[0].outlet, "cnbc");
}

TEST(Config, PathsAreRelativeToTheFileAndBelowOut) {
  const Result<RunConfig> config = parse_config(std::string(kSmall) + "[run]\nout = \"../data\"\n", "conf/news.toml");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->out, "data");
  EXPECT_EQ(config->sinks.sqlite, "data/pressmark.db");
  EXPECT_EQ(config->sinks.archive, "data/archive");
}

TEST(Config, AnEmptyNameTurnsASinkOff) {
  const Result<RunConfig> config = parse_config(std::string(kSmall) + "[sinks]\njsonl = \"\"\n", "news.toml");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->sinks.jsonl, "");
  EXPECT_EQ(config->sinks.report, "out/report.html");
}

TEST(Config, TheTemplateIsAConfig) {
  const Result<RunConfig> config = parse_config(config_template(), "pressmark.toml");
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->sources.size(), 2U);
  EXPECT_EQ(config->sources[1].max_articles, 50);
}

TEST(Config, ErrorsNameFileLineAndKey) {
  EXPECT_EQ(message_of("[run]\njobs = \"two\"\n[[sources]]\n"),
            "conf/news.toml:2: run.jobs must be a whole number from 1 to 256");
  EXPECT_EQ(message_of("[[sources]]\noutlets = \"cnbc\"\n"),
            "conf/news.toml:2: sources.outlets is not a key that is known here");
  EXPECT_EQ(message_of("[fetch]\npause = -1\n[[sources]]\n"),
            "conf/news.toml:2: fetch.pause must be a number of seconds, zero or more");
  EXPECT_EQ(message_of("[[sources]]\nfeeds = [1]\n"), "conf/news.toml:2: sources.feeds must hold strings only");
  EXPECT_EQ(message_of("[fetcher]\n[[sources]]\n"), "conf/news.toml:1: fetcher is not a key that is known here");
}

TEST(Config, NoSinkWritesOverAnother) {
  const std::string small(kSmall);
  EXPECT_EQ(message_of(small + "[sinks]\nsqlite = \"x\"\njsonl = \"./x\"\n"),
            "conf/news.toml: sinks.sqlite and sinks.jsonl are one file: conf/out/x");
  EXPECT_EQ(message_of(small + "[sinks]\nreport = \"archive\"\n"),
            "conf/news.toml: sinks.report and sinks.archive are one file: conf/out/archive");
  EXPECT_EQ(message_of("[run]\nout = \".\"\n" + small + "[sinks]\njsonl = \"news.toml\"\n"),
            "conf/news.toml: the config and sinks.jsonl are one file: conf/news.toml");
}

TEST(Config, AUserAgentIsOneLineThatBeginsWithAName) {
  const auto asked_as = [](const std::string& name) {
    return message_of("[fetch]\nuser_agent = \"" + name + "\"\n" + kSmall);
  };
  EXPECT_EQ(asked_as("a\\nX-Other: y"), "conf/news.toml: fetch.user_agent must be one line without control characters");
  EXPECT_EQ(asked_as("/1.0"),
            "conf/news.toml: fetch.user_agent must begin with the name of a product, as in news-reader/1.0");
  EXPECT_EQ(asked_as(""), "conf/news.toml: fetch.user_agent must say who is asking");
  EXPECT_EQ(asked_as("news-reader/1.0 (+mailto:me@news.example)"), "");
}

TEST(Config, WhatIsNeededIsAskedFor) {
  EXPECT_EQ(message_of(""), "conf/news.toml: no [[sources]]: name at least one to fetch from");
  EXPECT_EQ(message_of(std::string(kSmall) + "[sinks]\nsqlite = \"\"\n"),
            "conf/news.toml: sinks.sqlite must name a file: it remembers what has been fetched");
}

TEST(Config, BrokenTomlIsToldWithItsLine) {
  EXPECT_TRUE(message_of("[run]\nname = \n").starts_with("conf/news.toml:2: ")) << message_of("[run]\nname = \n");
}

TEST(Config, ValuesThatCannotBeMeantAreErrors) {
  const auto error = [](const std::string& part) {
    const Result<RunConfig> config =
        parse_config(part + "\n[[sources]]\nurls = [\"https://example.org/\"]\n", "c.toml");
    return config ? std::string() : config.error().message;
  };
  EXPECT_EQ(error(""), "");
  EXPECT_NE(error("[run]\nname = \"a/b\"").find("run.name stands in file names"), std::string::npos);
  EXPECT_NE(error("[fetch]\ntimeout = 0").find("fetch.timeout must be more than 0"), std::string::npos);
  EXPECT_NE(error("[fetch]\nuser_agent = \"\"").find("must say who is asking"), std::string::npos);
  for (const char* address : {"example.org/feed", "ftp://example.org/", "not a url", ""}) {
    const std::string said = error("[[sources]]\nfeeds = [\"" + std::string(address) + "\"]");
    EXPECT_NE(said.find("is no http or https address"), std::string::npos) << address << ": " << said;
  }
}

TEST(Config, AFolderIsNoConfig) {
  EXPECT_EQ(read_config("/").error().message, "the config / is a folder; name the file in it");
}

TEST(Config, AMissingFileSaysWhatToDo) {
  const Result<RunConfig> config = read_config("/nowhere/at/all.toml");
  ASSERT_FALSE(config);
  EXPECT_EQ(config.error().message,
            "cannot open the config /nowhere/at/all.toml: No such file or directory (`pressmark init` writes one)");
}

// Former bugs.

TEST(Config, LettersBeyondAsciiComeThroughAsTheyAre) {
  const Result<RunConfig> config =
      parse_config(std::string(kSmall) + "[run]\nname = \"\u8d22\u65b0~7\"\n", "news.toml");
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->name, "\u8d22\u65b0~7");
}

}  // namespace
}  // namespace pressmark

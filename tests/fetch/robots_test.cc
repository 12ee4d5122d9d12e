// The sections are those of RFC 9309.
#include "fetch/robots/robots.h"
#include "tests/support/cpu_time.h"

#include <gtest/gtest.h>

#include <chrono>

namespace pressmark {
namespace {

bool allowed(const std::string& robots, const std::string& path, const std::string& agent = "pressmark") {
  return RobotsRules::parse(robots).allowed(agent, "https://example.org" + path);
}

TEST(Robots, Section2_1_KeysAreReadWhateverTheirCase) {
  EXPECT_FALSE(allowed("USER-AGENT: pressmark\nDISALLOW: /x\n", "/x"));
  EXPECT_FALSE(allowed("user-agent: pressmark\rdisallow: /x\r", "/x"));
  EXPECT_FALSE(allowed("User-Agent : pressmark\r\n\tDisallow:/x # why\r\n", "/x"));
  EXPECT_TRUE(allowed("User-agent: pressmark\n# Disallow: /x\n", "/x"));
}

TEST(Robots, Section2_1_MisspellingsAndMissingColonsAreForgiven) {
  EXPECT_FALSE(allowed("useragent: *\ndissallow: /x\n", "/x"));
  EXPECT_FALSE(allowed("user-agent pressmark\ndisallow /x\n", "/x"));
  EXPECT_TRUE(allowed("user-agent pressmark\ndisallow /x is private\n", "/x"));
}

TEST(Robots, Section2_2_1_GroupsOfOneAgentAreCombined) {
  const std::string robots =
      "User-agent: pressmark\nDisallow: /a\nUser-agent: other\nDisallow: /b\n"
      "User-agent: pressmark\nDisallow: /c\n";
  EXPECT_FALSE(allowed(robots, "/a"));
  EXPECT_TRUE(allowed(robots, "/b"));
  EXPECT_FALSE(allowed(robots, "/c"));
}

TEST(Robots, Section2_2_1_NeighbouringAgentLinesShareTheirRules) {
  const std::string robots = "User-agent: other\nCrawl-delay: 1\nUser-agent: pressmark\nDisallow: /\n";
  EXPECT_FALSE(allowed(robots, "/x"));
  EXPECT_FALSE(allowed(robots, "/x", "other"));
  EXPECT_TRUE(allowed(robots, "/x", "third"));
}

TEST(Robots, Section2_2_1_AnAgentsOwnGroupReplacesTheGeneralOne) {
  const std::string robots = "User-agent: *\nDisallow: /\nUser-agent: pressmark\nDisallow: /x\n";
  EXPECT_TRUE(allowed(robots, "/y"));
  EXPECT_FALSE(allowed(robots, "/y", "other"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /\nUser-agent: pressmark\n", "/y")) << "a group without rules allows";
}

TEST(Robots, Section2_2_1_TokensEndWhereTheirLettersDo) {
  EXPECT_FALSE(allowed("User-agent: PressMark/2.1 (bot)\nDisallow: /\n", "/x"));
  EXPECT_TRUE(allowed("User-agent: pressmarks\nDisallow: /\n", "/x"));
  EXPECT_FALSE(allowed("User-agent: * everybody\nDisallow: /\n", "/x"));
}

TEST(Robots, Section2_2_2_TheLongestMatchWins) {
  const std::string robots = "User-agent: *\nAllow: /shop/open\nDisallow: /shop\n";
  EXPECT_TRUE(allowed(robots, "/shop/open/1"));
  EXPECT_FALSE(allowed(robots, "/shop/1"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /x\nAllow: /x\n", "/x")) << "allow wins where both are equally long";
  EXPECT_TRUE(allowed("User-agent: *\nDisallow:\n", "/x")) << "an empty pattern matches nothing";
}

TEST(Robots, Section2_2_2_PathsAreComparedPercentEncodedAndByCase) {
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /\xe3\x83\x84\n", "/%E3%83%84"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /%e3%83%84\n", "/%E3%83%84"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /X\n", "/x"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /x?id=1\n", "/x?id=12"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /\n", "")) << "no path is the root";
}

TEST(Robots, Section2_2_3_StarsAndTheEndMark) {
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf?x"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /a*b*c\n", "/axbxbxcx"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /a*b*c\n", "/axcxb"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /a*ab$\n", "/aab"))
      << "the part behind the star may touch the one before";
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /aa*aa$\n", "/aaa")) << "but not overlap it";
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /$x\n", "/$x")) << "in the middle a dollar is a dollar";
}

TEST(Robots, Section2_2_4_OtherLinesEndNoGroup) {
  const std::string robots = "User-agent: a\nSitemap: https://example.org/s.xml\nUser-agent: pressmark\nDisallow: /\n";
  EXPECT_FALSE(allowed(robots, "/x"));
  EXPECT_FALSE(allowed(robots, "/x", "a"));
  EXPECT_EQ(RobotsRules::parse(robots).sitemaps(), std::vector<std::string>{"https://example.org/s.xml"});
}

TEST(Robots, Section2_3_1_WhatTheStatusMeans) {
  const std::string body = "User-agent: *\nDisallow: /x\n";
  const auto allows = [&](int status, const std::string& path) {
    return RobotsRules::from_response(status, body).allowed("pressmark", "https://example.org" + path);
  };
  EXPECT_TRUE(allows(200, "/y"));
  EXPECT_FALSE(allows(200, "/x"));
  for (const int status : {400, 401, 403, 404, 410, 451}) EXPECT_TRUE(allows(status, "/x")) << status;
  for (const int status : {0, 429, 500, 503, 599}) EXPECT_FALSE(allows(status, "/y")) << status;
}

TEST(Robots, Section2_5_AtLeastFiveHundredKibibytesAreRead) {
  const std::string filler(500 << 10, '#');
  EXPECT_FALSE(allowed(filler + "\nUser-agent: *\nDisallow: /\n", "/x"));
  EXPECT_TRUE(allowed(filler + filler + "\nUser-agent: *\nDisallow: /\n", "/x"));
}

TEST(Robots, CrawlDelayIsReadFromTheAgentsGroup) {
  using std::chrono::milliseconds;
  const RobotsRules rules = RobotsRules::parse(
      "User-agent: *\nCrawl-delay: 10\nDisallow:\nUser-agent: pressmark\nCrawl-delay: 0.5\nAllow: /\n"
      "User-agent: odd\nCrawl-delay: soon\nAllow: /\nUser-agent: huge\nCrawl-delay: 1e300\nAllow: /\n");
  EXPECT_EQ(rules.crawl_delay("pressmark"), milliseconds(500));
  EXPECT_EQ(rules.crawl_delay("other"), milliseconds(10000));
  EXPECT_EQ(rules.crawl_delay("odd"), std::nullopt);
  EXPECT_EQ(rules.crawl_delay("huge"), milliseconds(1000000000));
}

TEST(Robots, ByteOrderMarksDoNotHideTheFirstLine) {
  EXPECT_FALSE(allowed("\xEF\xBB\xBFUser-agent: *\nDisallow: /\n", "/x"));
  EXPECT_FALSE(allowed("\xEF\xBBUser-agent: *\nDisallow: /\n", "/x"));
  EXPECT_TRUE(allowed("\xFEUser-agent: *\nDisallow: /\n", "/x"));
}

// Hostile files take no more than a moment: every pattern is matched in linear time, every agent is looked at once.
TEST(Robots, HostileFilesAreReadInTime) {
  std::string stars = "User-agent: *\n";
  while (stars.size() < kMaxRobotsBytes) stars += "Disallow: /" + std::string(200, 'a') + "*a*a*a*a*a*a*a*ab\n";
  std::string agents;
  while (agents.size() < kMaxRobotsBytes / 2) agents += "User-agent: *\n";
  while (agents.size() < kMaxRobotsBytes) agents += "Disallow: /b\n";
  const test::CpuTime time;
  EXPECT_TRUE(allowed(stars, "/" + std::string(8000, 'a')));
  EXPECT_TRUE(allowed(agents, "/" + std::string(8000, 'a')));
  EXPECT_LT(time.seconds(), 0.5 * test::kSlowBuild);
}

// Former bugs

// The rule that the size limit cut in two forbade everything that began like its first half.
TEST(Robots, ALineThatTheLimitCutsIsNoRule) {
  std::string robots = "User-agent: *\n";
  while (robots.size() < kMaxRobotsBytes - 20) robots += "#\n";
  EXPECT_TRUE(allowed(robots + "Disallow: /a" + std::string(100, 'b') + "\n", "/abb"));
}

}  // namespace
}  // namespace pressmark

#include "extract/page/wall_signs.h"

#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "core/text/utf8.h"
#include "generated/page_wall_signs.h"

namespace pressmark {
namespace {

TEST(WallSigns, AWallIsToldInWhateverWords) {
  EXPECT_TRUE(speaks_as(DocumentStatus::kConsentWall, "with your consent we and 812 partners use cookies"));
  EXPECT_TRUE(speaks_as(DocumentStatus::kBotWall, "too many requests: show that you are human"));
  EXPECT_TRUE(speaks_as(DocumentStatus::kPaywall, "the rest of it is for subscribers\nalready one? log in"));
  EXPECT_TRUE(speaks_as(DocumentStatus::kSoft404, "the article was removed"));
}

TEST(WallSigns, OneSignIsNone) {
  EXPECT_FALSE(speaks_as(DocumentStatus::kConsentWall, "the cafe gave cookies to its partners"));
  EXPECT_FALSE(speaks_as(DocumentStatus::kBotWall, "a robot cut the ribbon"));
  EXPECT_FALSE(speaks_as(DocumentStatus::kPaywall, "subscribers log in here"));
  EXPECT_FALSE(speaks_as(DocumentStatus::kSoft404, "the page was printed in red"));
  EXPECT_FALSE(speaks_as(DocumentStatus::kSoft404, "the page was printed\nthe crane was removed"));
  EXPECT_FALSE(speaks_as(DocumentStatus::kNotArticle, "with your consent we and 812 partners use cookies"));
}

TEST(WallSigns, AStemBeginsAWord) {
  EXPECT_FALSE(speaks_as(DocumentStatus::kSoft404, "the homepage was removed"));
}

TEST(WallSigns, TheWordsOfAWallAreCounted) {
  const WallWords words = wall_words(DocumentStatus::kConsentWall, "cookies, more cookies and our partners");
  EXPECT_EQ(words.signs, (std::vector<std::string_view>{"cookies", "partners"}));
  EXPECT_EQ(words.hits, 3U);
  EXPECT_TRUE(words.has("partners"));
  EXPECT_FALSE(words.has("device"));
}

TEST(WallSigns, OneSignIsAskedFor) {
  EXPECT_TRUE(mentions(DocumentStatus::kPaywall, "from two pounds a month", "price"));
  EXPECT_FALSE(mentions(DocumentStatus::kPaywall, "from two pounds a month", "subscriber"));
}

TEST(WallSigns, BothSignsStandInOneLine) {
  EXPECT_TRUE(says_both(DocumentStatus::kPaywall, "members get\nthe rest is for members", "subscriber", "rest"));
  EXPECT_FALSE(says_both(DocumentStatus::kPaywall, "members meet\nthe rest of them slept", "subscriber", "rest"));
}

TEST(WallSigns, EveryStemIsInLowerCase) {
  for (const auto& row : lexicon::kPageWallSigns) EXPECT_EQ(to_lower(row.stem), row.stem);
}

TEST(WallSigns, AMegabyteOfAlmostAStemTakesLinearTime) {
  std::string text;
  while (text.size() < std::size_t{1} << 20U) text += "xcookie xpartner ";
  const std::clock_t start = std::clock();
  EXPECT_FALSE(speaks_as(DocumentStatus::kConsentWall, text));
  EXPECT_LT(std::clock() - start, 5 * CLOCKS_PER_SEC);
}

}  // namespace
}  // namespace pressmark

// The two opinions about the blocks of a page.

#include "extract/page/block_score.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/page/block_trees.h"

namespace pressmark {
namespace {

const std::string kProse =
    "<p>The council met on Monday evening and voted for the new bridge, after a debate that went on for four hours.</p>"
    "<p>Most of those who spoke wanted the work to begin in spring, before the floods make the old crossing unsafe.</p>"
    "<p>The engineers have said that it will take two years, and that the ferry is going to run until it is done.</p>";
const std::string kPage =
    "<body><nav><ul><li><a href='/a'>World</a><li><a href='/b'>Sport</a></ul></nav><article>"
    "<h1>Council votes for a bridge</h1>" +
    kProse + "</article><footer>All rights reserved</footer>";

// Calls `use` with the page, its blocks and their context.
template <class Use>
void judge(const std::string& html, Use&& use) {
  const Result<Document> document = parse_html(html, ParseLimits{});
  ASSERT_TRUE(document);
  const BlockCut cut = cut_blocks(*document);
  const PageHints hints{{"Council votes for a bridge"}, "", ""};
  const BlockContext context = make_context(*document, cut, hints);
  use(JudgedPage{*document, cut, hints, context});
}

TEST(BlockScore, ProseIsInMenusAreOut) {
  judge(kPage, [](const JudgedPage& page) {
    const std::vector<float> scores = score_blocks(page);
    ASSERT_EQ(scores.size(), 7U);
    EXPECT_LT(scores[0], 0.5F);
    for (std::size_t k = 3; k < 6; ++k) EXPECT_GT(scores[k], 0.5F) << k;
    EXPECT_LT(scores[6], 0.5F);
  });
}

TEST(BlockScore, TheTreesAreAskedWhereTheFirstOpinionIsInDoubt) {
  judge(kPage, [](const JudgedPage& page) {
    const FirstOpinion first = first_opinion(page);
    const std::vector<float> scores = score_blocks(page);
    ASSERT_LT(first.probability[0], kHopelessOpinion);
    std::size_t asked = 0;
    for (std::size_t k = 0; k < scores.size(); ++k) {
      const bool doubtful = first.probability[k] >= kHopelessOpinion && first.probability[k] <= kSureOpinion;
      if (!doubtful) {
        EXPECT_EQ(scores[k], first.probability[k]) << k;
      }
      asked += doubtful && scores[k] != first.probability[k] ? 1 : 0;
    }
    EXPECT_GT(asked, 0U);
  });
}

TEST(BlockScore, APageWithoutBlocksHasNoScores) {
  judge("<body></body>", [](const JudgedPage& page) { EXPECT_TRUE(score_blocks(page).empty()); });
}

TEST(BlockNumbers, TellTheTextAndThePlace) {
  judge(kPage, [](const JudgedPage& page) {
    const FirstOpinion first = first_opinion(page);
    NumberLister lister(page, first);
    const BlockNumbers numbers = lister.list(4);
    const auto value = [&](BlockNumber number) { return numbers[index_of(number)]; };
    EXPECT_EQ(value(BlockNumber::k_linear), first.log_odds[4]);
    EXPECT_EQ(value(BlockNumber::k_linear_before), first.log_odds[3]);
    EXPECT_EQ(value(BlockNumber::k_words), 20);
    EXPECT_EQ(value(BlockNumber::k_near_p), 0);
    EXPECT_EQ(value(BlockNumber::k_near_article), 1);
    EXPECT_EQ(value(BlockNumber::k_near_nav_tag), 30);
    EXPECT_EQ(value(BlockNumber::k_from_title), 2);
    EXPECT_EQ(value(BlockNumber::k_from_first), 1);
    EXPECT_EQ(value(BlockNumber::k_to_last), 1);
    EXPECT_EQ(value(BlockNumber::k_same_before), 1);
    EXPECT_EQ(value(BlockNumber::k_words_before), 21);
  });
}

// Former bugs

TEST(BlockNumbers, NothingStandsBeforeTheFirstBlock) {
  judge("<body><p>One.</p></body>", [](const JudgedPage& page) {
    const FirstOpinion first = first_opinion(page);
    NumberLister lister(page, first);
    EXPECT_EQ(lister.list(0)[index_of(BlockNumber::k_words_before)], -1);
    EXPECT_EQ(lister.list(0)[index_of(BlockNumber::k_words_after_2)], -1);
  });
}

}  // namespace
}  // namespace pressmark

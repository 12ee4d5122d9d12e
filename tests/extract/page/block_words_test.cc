#include "extract/page/block_words.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "core/text/utf8.h"
#include "extract/page/block_features.h"
#include "extract/page/block_text.h"
#include "generated/page_block_weights.h"
#include "generated/page_class_words.h"
#include "generated/page_phrases.h"

namespace pressmark {
namespace {

TEST(ClassGroups, SplitsAtCaseHyphensUnderscoresAndDigits) {
  EXPECT_EQ(class_groups("relatedLinks"), kRelatedWord);
  EXPECT_EQ(class_groups("c-nav__item2"), kNavWord);
  EXPECT_EQ(class_groups("NAV"), kNavWord);
  EXPECT_EQ(class_groups("storybody"), 0U);
}

TEST(ClassGroups, JoinsTheGroupsOfAllWords) {
  EXPECT_EQ(class_groups("comment-footer"), kCommentWord | kFooterWord);
  EXPECT_EQ(class_groups(""), 0U);
}

TEST(ClassGroups, EveryWordOfTheTableIsFound) {
  for (const auto& row : lexicon::kPageClassWords) EXPECT_NE(class_groups(row.word), 0U) << row.word;
}

TEST(LowerInto, IsToLowerForEveryScript) {
  std::string lower;
  for (const char* text :
       {"Read More", "READ MORE: THE RIVER", "\xE2\x80\x9CRead\xE2\x80\x9D MORE OF IT", "\xC3\x89TUDE ABC",
        "ABC\xE4\xB8\xADXYZ", "\xE2\x84\xAA ABC", "\xEA\x99\x80 ABC", "\xC2\xA0Z[@`{A"}) {
    lower_into(text, lower);
    EXPECT_EQ(lower, to_lower(text));
  }
}

TEST(PhraseKinds, StartsAndInsides) {
  EXPECT_EQ(phrase_kinds("read more: the bridge") & kPromoStart, kPromoStart);
  EXPECT_EQ(phrase_kinds("they read more books than ever") & kPromoStart, 0U);
  EXPECT_EQ(phrase_kinds("all of it. all rights reserved.") & kLegalAny, kLegalAny);
}

TEST(PhraseKinds, SignsBeforeTheFirstWordAreSkipped) {
  EXPECT_EQ(phrase_kinds("* related: rain") & kPromoStart, kPromoStart);
}

TEST(PhraseKinds, AWordThatOnlyBeginsLikeAPhraseIsNone) {
  EXPECT_EQ(phrase_kinds("relatedly, it rained") & kPromoStart, 0U);
}

TEST(PhraseKinds, EveryPhraseOfTheTableIsFoundAndInLowerCase) {
  for (const auto& row : lexicon::kPagePhrases) {
    EXPECT_NE(phrase_kinds(row.phrase), 0U) << row.phrase;
    EXPECT_NE(phrase_kinds(std::string(row.phrase) + " 12"), 0U) << row.phrase;
    EXPECT_EQ(to_lower(row.phrase), row.phrase);
  }
}

TEST(PhraseKinds, LinearInTheText) {
  EXPECT_EQ(phrase_kinds(std::string(1U << 20U, 'r')), 0U);
}

TEST(BlockWeights, NameFamiliesAndBinsThatExist) {
  for (const auto& row : lexicon::kPageBlockWeights) {
    bool known = false;
    for (const BlockFamilyInfo& family : kBlockFamilies) {
      known = known || (family.name == row.family && std::stoi(std::string(row.bin)) < family.bins);
    }
    EXPECT_TRUE(known) << row.family << " " << row.bin;
  }
}

// Former bugs

}  // namespace
}  // namespace pressmark

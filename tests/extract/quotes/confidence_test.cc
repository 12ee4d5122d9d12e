// The levels of confidence: the first row that fits counts, and every level is a probability.

#include "extract/quotes/confidence.h"

#include <gtest/gtest.h>

#include "generated/quote_confidence.h"

namespace pressmark::test {
namespace {

TEST(Confidence, ATaggedQuotationIsSurerThanOneWithoutATag) {
  const double tagged = confidence_of({"tag_after", QuoteType::kDirect, Certainty::kHigh, false});
  const double floating = confidence_of({"floating", QuoteType::kDirect, Certainty::kLow, false});
  EXPECT_DOUBLE_EQ(0.95, tagged);
  EXPECT_DOUBLE_EQ(0.25, floating);
}

TEST(Confidence, MendedMarksCountAgainstAQuotationThatNobodyClaims) {
  const QuoteClass sound{"unattributed", QuoteType::kDirect, Certainty::kLow, false};
  const QuoteClass mended{"unattributed", QuoteType::kDirect, Certainty::kLow, true};
  EXPECT_GT(confidence_of(sound), confidence_of(mended));
}

TEST(Confidence, AnotherStyleOfMarksIsNoDamage) {
  EXPECT_FALSE(is_mended(kTwoApostrophes | kSingleStyle | kContinuedParagraph));
  EXPECT_TRUE(is_mended(kUnclosed | kSingleStyle));
}

TEST(Confidence, TheLastRowFitsEverything) {
  const auto& last = lexicon::kQuoteConfidence[std::size(lexicon::kQuoteConfidence) - 1];
  EXPECT_EQ("any any any any", std::string(last.rule) + " " + std::string(last.type) + " " +
                                   std::string(last.certainty) + " " + std::string(last.mended));
}

// Former bugs

}  // namespace
}  // namespace pressmark::test

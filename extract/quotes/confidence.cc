#include "extract/quotes/confidence.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "generated/quote_confidence.h"

namespace pressmark {
namespace {

using Row = lexicon::QuoteConfidenceRow;

std::string_view type_name(QuoteType type) {
  if (type == QuoteType::kDirect) return "direct";
  return type == QuoteType::kMixed ? "mixed" : "indirect";
}

std::string_view certainty_name(Certainty certainty) {
  if (certainty == Certainty::kHigh) return "high";
  return certainty == Certainty::kMedium ? "medium" : "low";
}

bool fits(std::string_view wanted, std::string_view given) {
  return wanted == "any" || wanted == given;
}

bool fits(const Row& row, const QuoteClass& quote) {
  return fits(row.rule, quote.rule) && fits(row.type, type_name(quote.type)) &&
         fits(row.certainty, certainty_name(quote.certainty)) && fits(row.mended, quote.mended ? "yes" : "no");
}

double number_of(std::string_view digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

double confidence_of(const QuoteClass& quote) {
  const auto* const row = std::find_if(std::begin(lexicon::kQuoteConfidence), std::end(lexicon::kQuoteConfidence),
                                       [&](const Row& r) { return fits(r, quote); });
  return row == std::end(lexicon::kQuoteConfidence) ? 0.5 : number_of(row->confidence);
}

bool is_mended(std::uint32_t repair) {
  constexpr std::uint32_t kStyles = kTwoApostrophes | kSingleStyle | kContinuedParagraph;
  return (repair & ~kStyles) != 0;
}

}  // namespace pressmark

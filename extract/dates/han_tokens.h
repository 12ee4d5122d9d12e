// Typed tokens of Chinese words of time, by the longest match in extract/lexicon/date_han.tsv.
//
//   "qunian 2 yue 6 ri"  ->  year word -1, number 2, month, number 6, day
//
// Characters that belong to no word of the table are kNone tokens, one for each; white space between is dropped.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace pressmark::dates {

enum class HanKind : std::uint8_t {
  kNone,
  kNumber,  // digits or Han numerals
  kOpen,    // a bracket of any width
  kClose,
  kStop,  // a mark that ends a clause
  kDash,
  kColon,
  kYear,
  kMonth,
  kDay,
  kWeek,
  kWeekend,
  kUnit,
  kCentury,
  kDecade,
  kYearWord,
  kContextYear,
  kMonthWord,
  kContextMonth,
  kWeekWord,
  kDayWord,
  kDayStem,
  kDayPartWord,
  kContextDay,
  kHalf,
  kQuarter,
  kQuarterWord,
  kQuarterShift,
  kEdge,
  kEdgeMiddle,
  kYearEdge,
  kMonthEdge,
  kSeason,
  kSamePeriod,
  kNth,
  kPart,
  kHour,
  kMinute,
  kSecond,
  kHalfHour,
  kZone,
  kReference,
  kStretch,
  kApproximate,
  kEach,
  kVague,
  kBefore,
  kAfter,
  kSince,
  kUntil,
  kEra,
  kParticle,
  kJoint,
  kFiscal,
  kFuture,
  kHoliday,
  kDigit,
  kTen,
  kFirst,
};

struct HanToken {
  Span span;
  HanKind kind = HanKind::kNone;
  std::int32_t value = 0;   // of a number; of a word with a number in the table
  std::uint8_t digits = 0;  // kNumber: how many digits, 0 where written with ten or hundred ("ershi")
  bool han = false;         // kNumber: in Han numerals
  std::string_view text;    // the word's value in the table
};

void lex_han(std::string_view text, Span sentence, std::vector<HanToken>& tokens);

}  // namespace pressmark::dates

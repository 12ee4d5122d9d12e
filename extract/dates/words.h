// The words of the English date grammar, looked up in one step.
//
//   const Word* word = find_word("Thursday");   // kind kWeekday, value 4
//
// The words stand in extract/lexicon/date_words.tsv.
#pragma once

#include <cstdint>
#include <string_view>

namespace pressmark::dates {

enum class WordKind : std::uint8_t {
  kNone,
  kMonth,
  kMonthShort,
  kWeekday,
  kWeekdays,
  kWeekdayShort,
  kUnit,
  kUnitPlural,
  kOrdinal,
  kFinal,
  kNumberWord,
  kVagueNumber,
  kRelative,
  kDirection,
  kRelativeDay,
  kDayPart,
  kClockWord,
  kMeridiem,
  kZone,
  kZoneGeneric,
  kSeason,
  kPeriodic,
  kEdge,
  kApproximate,
  kDecadeWord,
  kEach,
  kFiscal,
  kComparative,  // "more", "less" before "than"
  kDeterminer,
  kPreposition,
  kFutureCue,    // will
  kFutureTo,     // plans, where "to" follows
  kPlanned,      // expected, due
  kSchedule,     // starts, resume: the present tense of what is planned
  kProgressive,  // meeting, leaving: behind "is" what is planned
  kAhead,        // agreed, set, delayed: a past form whose "to", "for" or "until" points ahead
  kPastCue,
  kBe,
  kClause,
  kVeto,
  kReport,  // "sales", "elections": what is known by its month or year
  kStreet,  // an address ends with it
  kAge,
  kLong,
  kOnce,
  kPhrase,  // first word of a fixed phrase (date_phrases.tsv), no word of the table otherwise
};

enum class WordCase : std::uint8_t { kAny, kCapital, kUpper };

struct Word {
  std::string_view text;   // lower case
  std::string_view value;  // as in the table; "" where it has none
  int number = 0;          // the value as a number, or a unit's index (see Unit)
  WordKind kind = WordKind::kNone;
  WordCase required_case = WordCase::kAny;
};

// Stands for every word that is not in the table.
inline constexpr Word kNoWord{};

// The entry of a word in whatever case; nullptr: no word of the grammar. Case requirements are the caller's to check.
[[nodiscard]] const Word* find_word(std::string_view word);

// True if a mention can hang on this kind of word alone; others only help.
[[nodiscard]] bool is_trigger(WordKind kind);

}  // namespace pressmark::dates

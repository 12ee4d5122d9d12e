#include "extract/dates/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <vector>

#include "extract/dates/calendar.h"
#include "generated/date_phrases.h"
#include "generated/date_words.h"

namespace pressmark::dates {
namespace {

struct KindName {
  std::string_view name;
  WordKind kind;
};

constexpr KindName kKinds[] = {
    {"month", WordKind::kMonth},
    {"month_short", WordKind::kMonthShort},
    {"weekday", WordKind::kWeekday},
    {"weekdays", WordKind::kWeekdays},
    {"weekday_short", WordKind::kWeekdayShort},
    {"unit", WordKind::kUnit},
    {"unit_plural", WordKind::kUnitPlural},
    {"ordinal", WordKind::kOrdinal},
    {"final", WordKind::kFinal},
    {"number_word", WordKind::kNumberWord},
    {"vague_number", WordKind::kVagueNumber},
    {"relative", WordKind::kRelative},
    {"direction", WordKind::kDirection},
    {"relative_day", WordKind::kRelativeDay},
    {"day_part", WordKind::kDayPart},
    {"clock_word", WordKind::kClockWord},
    {"meridiem", WordKind::kMeridiem},
    {"zone", WordKind::kZone},
    {"zone_generic", WordKind::kZoneGeneric},
    {"season", WordKind::kSeason},
    {"periodic", WordKind::kPeriodic},
    {"edge", WordKind::kEdge},
    {"approximate", WordKind::kApproximate},
    {"decade_word", WordKind::kDecadeWord},
    {"each", WordKind::kEach},
    {"fiscal", WordKind::kFiscal},
    {"comparative", WordKind::kComparative},
    {"determiner", WordKind::kDeterminer},
    {"preposition", WordKind::kPreposition},
    {"future_cue", WordKind::kFutureCue},
    {"future_to", WordKind::kFutureTo},
    {"planned", WordKind::kPlanned},
    {"schedule", WordKind::kSchedule},
    {"ahead", WordKind::kAhead},
    {"progressive", WordKind::kProgressive},
    {"past_cue", WordKind::kPastCue},
    {"be", WordKind::kBe},
    {"clause", WordKind::kClause},
    {"veto", WordKind::kVeto},
    {"report", WordKind::kReport},
    {"street", WordKind::kStreet},
    {"age", WordKind::kAge},
    {"long", WordKind::kLong},
    {"once", WordKind::kOnce},
};

// Longer words are not in the table: nothing longer needs to be hashed.
constexpr std::size_t kLongestWord = 14;
constexpr std::size_t kSlots = 2048;
static_assert((std::size(lexicon::kDateWords) + std::size(lexicon::kDatePhrases)) * 2 < kSlots,
              "the table of words wants more slots");

constexpr unsigned char lowered(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte + 32) : byte;
}

std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char c : word) hash = (hash ^ lowered(c)) * 16777619U;
  return hash ^ (hash >> 15U);
}

bool same_word(std::string_view lower, std::string_view word) {
  return lower.size() == word.size() && std::equal(word.begin(), word.end(), lower.begin(), [](char a, char b) {
           return lowered(a) == static_cast<unsigned char>(b);
         });
}

WordKind kind_named(std::string_view name) {
  const auto* found = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const auto& k) { return k.name == name; });
  return found == std::end(kKinds) ? WordKind::kNone : found->kind;
}

int number_of(std::string_view value) {
  int number = 0;
  if (std::from_chars(value.data(), value.data() + value.size(), number).ec == std::errc{}) return number;
  const auto unit = unit_named(value);
  return unit ? static_cast<int>(*unit) : 0;
}

Word word_of(const lexicon::DateWordsRow& row) {
  const WordCase required = row.letter_case == "capital" ? WordCase::kCapital
                            : row.letter_case == "upper" ? WordCase::kUpper
                                                         : WordCase::kAny;
  return {row.word, row.value, number_of(row.value), kind_named(row.kind), required};
}

// Each word of a text is sought and few are found: a byte of the hash refuses most of them at once.
struct Table {
  std::vector<Word> words = std::vector<Word>(kSlots);
  std::array<std::uint8_t, kSlots> tags{};  // 0: free
};

std::uint8_t tag_of(std::uint32_t hash) {
  return static_cast<std::uint8_t>(hash >> 24U | 1U);
}

const Word* lookup(const Table& table, std::string_view word) {
  const std::uint32_t hash = hash_of(word);
  for (std::size_t slot = hash % kSlots; table.tags[slot] != 0; slot = (slot + 1) % kSlots) {
    if (table.tags[slot] == tag_of(hash) && same_word(table.words[slot].text, word)) return &table.words[slot];
  }
  return nullptr;
}

void put(Table& table, const Word& word) {
  const std::uint32_t hash = hash_of(word.text);
  std::size_t slot = hash % kSlots;
  while (table.tags[slot] != 0) slot = (slot + 1) % kSlots;
  table.words[slot] = word;
  table.tags[slot] = tag_of(hash);
}

// The first telling word of a fixed phrase must open the gate, too: "future" of "the future".
void put_phrase(Table& table, std::string_view phrase) {
  while (!phrase.empty()) {
    const std::string_view first = phrase.substr(0, phrase.find_first_of(" '-"));
    const Word* known = lookup(table, first);
    if (known == nullptr) {
      put(table, {.text = first, .kind = WordKind::kPhrase});
      return;
    }
    if (is_trigger(known->kind)) return;
    phrase.remove_prefix(std::min(first.size() + 1, phrase.size()));
  }
}

Table build_table() {
  Table table;
  for (const auto& row : lexicon::kDateWords) put(table, word_of(row));
  for (const auto& row : lexicon::kDatePhrases) put_phrase(table, row.phrase);
  return table;
}

}  // namespace

const Word* find_word(std::string_view word) {
  static const Table kTable = build_table();
  if (word.size() > kLongestWord) return nullptr;
  return lookup(kTable, word);
}

bool is_trigger(WordKind kind) {
  constexpr auto kFirst = WordKind::kMonth;
  constexpr auto kLast = WordKind::kFiscal;
  if (kind == WordKind::kFinal || kind == WordKind::kApproximate || kind == WordKind::kMeridiem) return false;
  return (kind >= kFirst && kind <= kLast) || kind == WordKind::kOnce || kind == WordKind::kPhrase ||
         kind == WordKind::kLong;
}

}  // namespace pressmark::dates

// The facts of an article. A fact holds offsets into the article's text, never copied words; its evidence says which
// words it stands on and which rule found it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace pressmark {

// `rule` views a string literal or a compiled-in table: it outlives every fact.
struct Evidence {
  Span span;
  std::string_view rule;
  double confidence = 1.0;
};

enum class QuoteType { kDirect, kMixed, kIndirect };
enum class SpeakerKind { kPerson, kOrganisation, kDocument, kGroup, kUnnamed };
// How the name was found: written in the tag; a shorter form traced to the full name; a pronoun traced; no tag at all.
enum class SpeakerVia { kWritten, kName, kPronoun, kFloating };

struct Speaker {
  Span exact;                // as written: "he", "Song Liuping"
  std::optional<Span> name;  // where the text gives the resolved name; empty: unresolved
  SpeakerKind kind = SpeakerKind::kPerson;
  std::optional<Span> role;         // "chief legal officer"
  std::optional<Span> affiliation;  // "Huawei", without 's
  SpeakerVia via = SpeakerVia::kWritten;
};

// A mention of an outlet; `outlet` indexes the outlet table, empty for a name that stands in no table.
struct OutletMention {
  Span span;
  std::optional<std::uint32_t> outlet;
};

struct Quote {
  QuoteType type = QuoteType::kDirect;
  std::vector<Span> spans;  // the words said, marks left out; sorted, at least one
  std::optional<Span> cue;
  std::optional<Speaker> speaker;
  std::vector<OutletMention> relayed_by;
  std::optional<Span> cited;             // "an emailed statement"
  std::vector<std::string_view> repair;  // codes, sorted; empty where the marks were sound
  Evidence evidence;                     // span: from the first to the last word said
};

enum class DateType { kDate, kTime, kDuration, kSet };
enum class DateAnchor { kNone, kPublished, kDateline, kSentence };

struct Date {
  DateType type = DateType::kDate;
  std::string value;     // TIMEX3, never empty: "2020-02-06", "XXXX-WXX-4", "P3M"
  std::string earliest;  // ISO date or instant, inclusive; "" where open or unresolved
  std::string latest;
  std::string_view precision;  // "day", "week", "month", "quarter", "half", "year", "decade", "century", "minute", ...
  DateAnchor anchor = DateAnchor::kNone;
  Evidence evidence;  // span: the mention
};

enum class Comparator { kExact, kAtLeast, kMoreThan, kAbout, kAtMost, kLessThan, kRange };

struct Holder {
  Span exact;                // as written: "its"
  std::optional<Span> name;  // where the text names it
};

struct Count {
  std::optional<std::int64_t> low;   // empty: no lower bound
  std::optional<std::int64_t> high;  // empty: no upper bound
  std::string low_decimal;           // set instead of low or high where the number is no integer: "1.5"
  std::string high_decimal;
  Comparator comparator = Comparator::kExact;
  std::string unit;          // "patent", "sep", or one of the user's own
  std::optional<Span> noun;  // empty where elided
  std::string role;          // "asserted", "held", ...
  std::optional<Holder> holder;
  std::optional<Span> jurisdiction;
  std::vector<std::uint32_t> same_as;  // indices of counts of this article that state the amount again or contradict it
  Evidence evidence;                   // span: number and the comparator words that touch it
};

// A report that the article credits.
struct Citation {
  OutletMention outlet;
  Evidence evidence;  // span: the outlet's name as written
};

// All vectors are sorted by where their evidence starts.
struct Facts {
  std::vector<Quote> quotes;
  std::vector<Date> dates;
  std::vector<Count> counts;
  std::vector<Citation> citations;
};

// The record's words for them: "direct", "organisation", "floating", "DATE", "published", "more_than".
[[nodiscard]] const char* name_of(QuoteType type);
[[nodiscard]] const char* name_of(SpeakerKind kind);
[[nodiscard]] const char* name_of(SpeakerVia via);
[[nodiscard]] const char* name_of(DateType type);
[[nodiscard]] const char* name_of(DateAnchor anchor);
[[nodiscard]] const char* name_of(Comparator comparator);

}  // namespace pressmark

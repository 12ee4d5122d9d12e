// Every day that a page gives for its article, with where it stands and how far it is trusted.
//
//   for (const DayCandidate& candidate : published_days(facts, Depth::kChoice)) ...
//
// Ranks are those of docs/metadata.md; smaller is better.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/time/zone.h"
#include "extract/page/metadata/metadata.h"

namespace pressmark {

// What a day that the page shows to readers is worth against the ones it declares.
enum class Shown : std::uint8_t {
  kNo,       // declared for programs only
  kSomehow,  // in some words, or far from the headline
  kPlainly,  // between headline and text: in an element for dates, or a line that is a day alone or opens with a label
};

// A day with what is known of its time.
struct DayCandidate {
  DateTime when;
  std::string_view source;  // a literal
  int rank = 0;             // smaller is better
  Shown shown = Shown::kNo;
  bool guessed = false;  // from running text or anywhere on the page: gives way to a day that the caller knows
};

// kChoice stops where a declared day is sure enough, so that what is far from the headline is not asked: the choice is
// made among these. kAll collects every one, those of kChoice among them, and is for explanations.
enum class Depth { kChoice, kAll };

// In the order of the page for each source; none later than the fetch. Empty where the page gives no whole day.
[[nodiscard]] std::vector<DayCandidate> published_days(const PageFacts& facts, Depth depth);
[[nodiscard]] std::vector<DayCandidate> modified_days(const PageFacts& facts);

// The day that is taken: the candidate (null: none), its time in the page's own zone, and why.
struct DayChoice {
  const DayCandidate* candidate = nullptr;  // one of those that it was chosen from
  std::optional<DateTime> when;
  std::string_view reason;  // a literal
};

// The choice among candidates of publication; `outlet` may be null. It must not outlive `all`, so none may be
// temporary.
[[nodiscard]] DayChoice choose_day(const std::vector<DayCandidate>& all, const Outlet* outlet);
DayChoice choose_day(std::vector<DayCandidate>&& all, const Outlet* outlet) = delete;

// True if the choice is no more than a guess and the caller knows the day: then the field stays empty.
[[nodiscard]] bool gives_way(const DayChoice& choice, const Page& page);

}  // namespace pressmark

// The tables of the Chinese count grammar: forms found at, or ending at, a byte of the text.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/facts.h"

namespace pressmark::counts {

struct HanMatch {
  std::uint32_t row = 0;
  std::uint32_t bytes = 0;
};

// Moves `at` one character on, or back.
void step(std::string_view text, std::size_t& at);
void step_back(std::string_view text, std::size_t& at);

class HanTable {
 public:
  void add(std::string_view form, std::uint32_t row);
  // The longest form that starts at byte `at` of `text`.
  [[nodiscard]] std::optional<HanMatch> at(std::string_view text, std::size_t at) const;
  // The longest form whose last byte stands before byte `end`.
  [[nodiscard]] std::optional<HanMatch> ending_at(std::string_view text, std::size_t end) const;

 private:
  struct Entry {
    std::string_view form;
    std::uint32_t row = 0;
  };
  // Which characters, told apart by their last two bytes, forms begin or end with: most are turned away without a hash.
  struct Filter {
    std::array<std::uint64_t, 64> bits{};
    void add(std::string_view character);
    [[nodiscard]] bool may_hold(std::string_view character) const;
  };
  std::unordered_map<std::string_view, std::vector<Entry>> by_first_, by_last_;
  Filter first_, last_;
};

enum class HanNounKind { kNoun, kPart, kVeto };
enum class HanWord {
  kMeasure,
  kSkip,
  kBoundary,
  kOrdinal,
  kOtherMeasure,
  kPronoun,
  kNoSubject,
  kTime,
  kMarker,
  kRank,      // behind an amount or before a name: "ranks first"
  kSource,    // whose it is reports and owns nothing: "report", "statistics"
  kBelongs,   // between an amount and its owner: "belonging to"
  kContains,  // what was sold or bought holds the amount: "contains"
  kJoint,     // between amounts or names of a list: "and"
  kIntro,     // describes the name behind it: "rival", "chip maker"
  kRest,      // before an amount that belongs to the amount before: "the other two"
  kTitle,     // opens a clause of who speaks for a firm: "chief executive"
  kCategory,  // closes what is a part of the things, not who: "kind", "field"
  kFirm,      // closes the name of a firm or an institution
  kRatio      // what an amount is the share of: "per ten thousand people"
};
inline constexpr std::size_t kHanWordKinds = 20;

struct HanNounRow {
  HanNounKind kind = HanNounKind::kNoun;
  std::string_view unit;
};
enum class HanPlace { kBefore, kAfter, kBehind, kVerb };
struct HanComparatorRow {
  HanPlace place = HanPlace::kBefore;
  Comparator comparator = Comparator::kExact;
};

struct HanTables {
  HanTable nouns, comparators, predicates, places;
  HanTable words[kHanWordKinds];
  std::vector<HanNounRow> noun_rows;
  std::vector<HanComparatorRow> comparator_rows;
  std::vector<std::string_view> roles;
  std::vector<bool> place_is_office;

  [[nodiscard]] const HanTable& of(HanWord kind) const { return words[static_cast<std::size_t>(kind)]; }
};

[[nodiscard]] const HanTables& han_tables();

}  // namespace pressmark::counts

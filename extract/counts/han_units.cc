// Chinese counts of the user's own units: amounts by the unit's nouns and measure words, roles by its predicates.

#include <algorithm>

#include "extract/counts/chinese.h"
#include "extract/counts/han_amounts.h"
#include "extract/counts/han_context.h"
#include "extract/counts/kinds.h"
#include "extract/counts/units.h"

namespace pressmark::counts {
namespace {

constexpr double kConfidence = 0.8;
constexpr std::uint32_t kRoleReach = 60;  // bytes from an amount to its predicate
constexpr std::size_t kClausesBack = 4;
constexpr std::uint32_t kShortestName = 6;

class HanUnitReader {
 public:
  HanUnitReader(const FactInput& input, const std::vector<HanClause>& clauses, const HanUnit& unit)
      : text_(input.text), clauses_(clauses), unit_(unit), tables_(unit.tables) {}

  Count read(const HanAmount& amount, std::optional<Span> remembered) const {
    Count count = count_of(amount, kConfidence);
    count.unit = unit_.unit;
    count.role = role_of(amount);
    count.holder = han_holder(text_, clauses_, amount, remembered, count.role);
    if (count.holder && !cut_name(*count.holder)) count.holder = earlier_subject(amount);
    count.jurisdiction = han_jurisdiction(text_, clauses_, amount, count.role);
    return count;
  }

 private:
  // The nearest predicate before the amount, else the first behind it, in its clause.
  std::string_view role_of(const HanAmount& amount) const {
    const Span clause = han_clause_at(clauses_, amount.span.start).span;
    const std::uint32_t start = amount.span.start;
    const std::uint32_t floor = std::max(clause.start, start > kRoleReach ? start - kRoleReach : 0);
    for (std::size_t at = start; at > floor; step_back(text_, at)) {
      const auto match = tables_.predicates.ending_at(text_, at);
      if (match) return tables_.roles[match->row];
    }
    const std::uint32_t end = std::min(clause.end, amount.whole.end + kRoleReach);
    for (std::size_t at = amount.whole.end; at < end; step(text_, at)) {
      const auto match = tables_.predicates.at(text_, at);
      if (match) return tables_.roles[match->row];
    }
    return unit_.default_role;
  }

  // "X opened 86 shops, closed 12": the subject of a clause before.
  std::optional<Holder> earlier_subject(const HanAmount& amount) const {
    const std::uint32_t start = amount.span.start;
    auto clause = std::partition_point(clauses_.begin(), clauses_.end(),
                                       [start](const HanClause& known) { return known.span.end <= start; });
    for (std::size_t back = 0; back < kClausesBack && clause != clauses_.begin(); ++back) {
      --clause;
      if (!clause->subject) continue;
      Holder holder{*clause->subject, *clause->subject};
      if (cut_name(holder)) return holder;
    }
    return std::nullopt;
  }

  // The subject was found by the words that patents know: a predicate of the unit ends it too. False if nothing is
  // left.
  bool cut_name(Holder& holder) const {
    Span& name = holder.name ? *holder.name : holder.exact;
    for (std::size_t at = name.start; at < name.end; step(text_, at)) {
      if (tables_.predicates.at(text_, at) || tables_.nouns.at(text_, at)) {
        name.end = static_cast<std::uint32_t>(at);
        break;
      }
    }
    if (holder.name && holder.exact.start == name.start) holder.exact = name;
    return name.size() >= kShortestName;
  }

  std::string_view text_;
  const std::vector<HanClause>& clauses_;
  const HanUnit& unit_;
  const HanTables& tables_;
};

}  // namespace

void read_chinese_units(const FactInput& input, const std::vector<Date>& dates, Span sentence,
                        const ChineseMemory& memory, std::vector<Count>& counts) {
  const std::vector<HanClause> clauses = find_han_clauses(input.text, sentence);
  if (clauses.empty() || input.count_units == nullptr) return;
  const auto first = std::find_if(counts.rbegin(), counts.rend(),
                                  [&](const Count& count) { return count.evidence.span.start < sentence.start; })
                         .base() -
                     counts.begin();
  std::vector<Count> found;
  for (const HanUnit& unit : input.count_units->kinds().han_units) {
    const HanUnitReader reader(input, clauses, unit);
    for (const HanAmount& amount : find_han_amounts(input.text, sentence, dates, {}, unit.tables)) {
      found.push_back(reader.read(amount, memory.subject));
    }
  }
  const auto starts_before = [](const Count& left, const Count& right) {
    return left.evidence.span.start < right.evidence.span.start;
  };
  // Patents first, then the units in their order: of two counts of one number the first stays.
  counts.insert(counts.end(), found.begin(), found.end());
  std::stable_sort(counts.begin() + first, counts.end(), starts_before);
  const auto again = [](const Count& left, const Count& right) {
    return left.evidence.span.overlaps(right.evidence.span);
  };
  counts.erase(std::unique(counts.begin() + first, counts.end(), again), counts.end());
}

}  // namespace pressmark::counts

#include "extract/counts/chinese.h"

#include "extract/counts/han_amounts.h"
#include "extract/counts/han_context.h"
#include "extract/counts/kinds.h"

namespace pressmark::counts {
namespace {

constexpr double kNounConfidence = 0.9;
constexpr double kListConfidence = 0.7;

Count count_of(const HanAmount& amount) {
  Count count;
  count.low = amount.low;
  count.high = amount.high;
  count.comparator = amount.comparator;
  count.unit = amount.unit;
  count.noun = amount.noun;
  count.evidence = {amount.span, amount.rule, amount.noun ? kNounConfidence : kListConfidence};
  return count;
}

void remember(const std::vector<HanClause>& clauses, ChineseMemory& memory) {
  for (const HanClause& clause : clauses) {
    if (!clause.subject) continue;
    memory.subject = clause.subject;
    return;
  }
}

}  // namespace

bool has_chinese_anchor(std::string_view text) {
  for (const UnitRow& unit : built_in_kinds().units) {
    for (const std::string_view anchor : unit.han_anchors) {
      if (text.find(anchor) != std::string_view::npos) return true;
    }
  }
  return false;
}

void read_chinese(const FactInput& input, const std::vector<Date>& dates, Span sentence, ChineseMemory& memory,
                  std::vector<Count>& counts) {
  const std::vector<HanAmount> amounts = find_han_amounts(input.text, sentence, dates, memory.unit);
  const std::vector<HanClause> clauses = find_han_clauses(input.text, sentence);
  memory.unit = {};
  for (std::size_t i = 0; i < amounts.size() && !clauses.empty(); ++i) {
    Count count = count_of(amounts[i]);
    const std::string_view role = han_role(input.text, clauses, amounts, i);
    count.role = role.empty() ? counts.back().role : std::string(role);
    count.holder = han_holder(input.text, clauses, amounts[i], memory.subject);
    count.jurisdiction = han_jurisdiction(input.text, clauses, amounts[i]);
    counts.push_back(std::move(count));
    memory.unit = amounts[i].unit;
  }
  remember(clauses, memory);
}

void remember_chinese(std::string_view text, Span sentence, ChineseMemory& memory) {
  remember(find_han_clauses(text, sentence), memory);
}

}  // namespace pressmark::counts

// Role, holder and jurisdiction of the counts of a Chinese sentence.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/facts.h"
#include "extract/counts/han_amounts.h"
#include "extract/counts/han_tables.h"

namespace pressmark::counts {

// A clause of the sentence, and who acts in it; the subject is empty where it names none.
struct HanClause {
  Span span;
  std::optional<Span> subject;
  bool pronoun = false;  // "the company", "it"
};

[[nodiscard]] std::vector<HanClause> find_han_clauses(std::string_view text, Span sentence);

// The role of amount `i` by the nearest predicate of its clause, else of the clauses before it.
[[nodiscard]] std::string_view han_role(std::string_view text, const std::vector<HanClause>& clauses,
                                        const std::vector<HanAmount>& amounts, std::size_t i);

// The role, or the default of the unit where it cannot have the role.
[[nodiscard]] std::string_view han_fitting_role(std::string_view unit, std::string_view role);

[[nodiscard]] std::optional<Holder> han_holder(std::string_view text, const std::vector<HanClause>& clauses,
                                               const HanAmount& amount, std::optional<Span> remembered,
                                               std::string_view role);

[[nodiscard]] std::optional<Span> han_jurisdiction(std::string_view text, const std::vector<HanClause>& clauses,
                                                   const HanAmount& amount, std::string_view role);

// The clause of byte `at`; `clauses` is not empty.
[[nodiscard]] const HanClause& han_clause_at(const std::vector<HanClause>& clauses, std::uint32_t at);

}  // namespace pressmark::counts

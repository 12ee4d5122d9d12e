// What those who look for role, holder and place of a Chinese count share.
#include <algorithm>

#include "extract/counts/han_parts.h"

namespace pressmark::counts {
namespace {

constexpr std::uint32_t kFar = 120;          // bytes
constexpr std::uint32_t kLicenceReach = 15;  // bytes

}  // namespace

std::size_t han_clause_index(const std::vector<HanClause>& clauses, std::uint32_t at) {
  const auto next = std::partition_point(clauses.begin(), clauses.end(),
                                         [at](const HanClause& clause) { return clause.span.start <= at; });
  return next == clauses.begin() ? 0 : static_cast<std::size_t>(next - clauses.begin()) - 1;
}

std::optional<HanMatch> han_predicate_before(std::string_view text, std::uint32_t end, std::uint32_t floor) {
  const HanTables& tables = han_tables();
  for (std::size_t at = end; at > floor; step_back(text, at)) {
    const auto match = tables.predicates.ending_at(text, at);
    if (match && at - match->bytes >= floor) return match;
  }
  return std::nullopt;
}

std::optional<HanMatch> han_predicate_behind(std::string_view text, std::uint32_t start, std::uint32_t end) {
  const HanTables& tables = han_tables();
  for (std::size_t at = start; at < end; step(text, at)) {
    if (const auto match = tables.predicates.at(text, at)) return match;
  }
  return std::nullopt;
}

std::uint32_t han_near_start(std::string_view text, const HanClause& clause, std::uint32_t end) {
  std::uint32_t start = std::max(clause.span.start, end > kFar ? end - kFar : 0);
  while (start < end && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) ++start;  // inside a character
  return start;
}

std::uint32_t han_noun_end(const HanAmount& amount) {
  return amount.noun ? std::max(amount.noun->end, amount.whole.end) : amount.whole.end;
}

bool is_han_part(std::string_view text, const HanAmount& amount) {
  return text.substr(0, amount.span.start).ends_with(kHanAmong);
}

bool is_han_licence(std::string_view text, const HanAmount& amount) {
  const std::uint32_t end = han_noun_end(amount);
  if (!text.substr(end).starts_with(kHanPossessive)) return false;
  const auto match = han_predicate_behind(text, end, end + kLicenceReach);
  return match && han_tables().roles[match->row] == "licensed";
}

const HanClause& han_clause_at(const std::vector<HanClause>& clauses, std::uint32_t at) {
  return clauses[han_clause_index(clauses, at)];
}

}  // namespace pressmark::counts

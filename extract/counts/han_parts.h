// What those who look for role, holder and place of a Chinese count share. Private to this folder.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/counts/han_context.h"

namespace pressmark::counts {

inline constexpr std::size_t kClausesBack = 4;
inline constexpr std::string_view kHanPossessive = "\xE7\x9A\x84";         // de
inline constexpr std::string_view kHanAmong = "\xE4\xB8\xAD\xE7\x9A\x84";  // zhong de: "one of five"

// The index of the clause of byte `at`; 0 where it stands before all.
[[nodiscard]] std::size_t han_clause_index(const std::vector<HanClause>& clauses, std::uint32_t at);
// The predicate that ends nearest before `end`, not before `floor`; the first that starts in [start, end).
[[nodiscard]] std::optional<HanMatch> han_predicate_before(std::string_view text, std::uint32_t end,
                                                           std::uint32_t floor);
[[nodiscard]] std::optional<HanMatch> han_predicate_behind(std::string_view text, std::uint32_t start,
                                                           std::uint32_t end);
// Where a clause is read from for an amount at `end`: long clauses are not read from their start for each.
[[nodiscard]] std::uint32_t han_near_start(std::string_view text, const HanClause& clause, std::uint32_t end);
// Behind measure word and noun, whichever is last.
[[nodiscard]] std::uint32_t han_noun_end(const HanAmount& amount);
// "... zhong de 1 xiang": a part of the amount before.
[[nodiscard]] bool is_han_part(std::string_view text, const HanAmount& amount);
// "huode 120 xiang zhuanli de xuke".
[[nodiscard]] bool is_han_licence(std::string_view text, const HanAmount& amount);

}  // namespace pressmark::counts

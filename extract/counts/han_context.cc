#include "extract/counts/han_context.h"

#include <algorithm>

#include "extract/counts/kinds.h"

namespace pressmark::counts {
namespace {

constexpr std::string_view kPossessive = "\xE7\x9A\x84";  // de
constexpr std::string_view kIts = "\xE5\x85\xB6";         // qi
constexpr std::string_view kIn = "\xE5\x9C\xA8";          // zai
constexpr std::size_t kClausesBack = 4;
constexpr std::uint32_t kReach = 90;  // bytes in which a predicate is searched
constexpr std::uint32_t kReachBehind = 36;

std::size_t clause_of(const std::vector<HanClause>& clauses, std::uint32_t at) {
  const auto next = std::partition_point(clauses.begin(), clauses.end(),
                                         [at](const HanClause& clause) { return clause.span.start <= at; });
  return next == clauses.begin() ? 0 : static_cast<std::size_t>(next - clauses.begin()) - 1;
}

// The predicate that ends nearest before `end`, not before `floor`.
std::optional<HanMatch> predicate_before(std::string_view text, std::uint32_t end, std::uint32_t floor) {
  const HanTables& tables = han_tables();
  for (std::size_t at = end; at > floor; step_back(text, at)) {
    const auto match = tables.predicates.ending_at(text, at);
    if (match && at - match->bytes >= floor) return match;
  }
  return std::nullopt;
}

std::optional<HanMatch> predicate_behind(std::string_view text, std::uint32_t start, std::uint32_t end) {
  const HanTables& tables = han_tables();
  for (std::size_t at = start; at < end; step(text, at)) {
    if (const auto match = tables.predicates.at(text, at)) return match;
  }
  return std::nullopt;
}

std::string_view default_role(std::string_view unit) {
  return built_in_kinds().unit(unit).default_role;
}

std::string_view fit(std::string_view unit, std::string_view role) {
  const UnitRow& row = built_in_kinds().unit(unit);
  const bool never = std::find(row.never.begin(), row.never.end(), role) != row.never.end();
  return never ? row.default_role : role;
}

std::uint32_t noun_end(const HanAmount& amount) {
  return amount.noun ? std::max(amount.noun->end, amount.whole.end) : amount.whole.end;
}

// The role that the counted words name themselves: "shouquan 611 xiang".
std::string_view noun_role(std::string_view text, const HanAmount& amount) {
  if (!amount.noun) return {};
  const auto match = han_tables().predicates.at(text, amount.noun->start);
  return match && match->bytes == amount.noun->size() ? han_tables().roles[match->row] : std::string_view{};
}

// By the predicate between noun and number, behind them, or before them in their clause; "" if it has none.
std::string_view own_role(std::string_view text, Span clause, const std::vector<HanAmount>& amounts, std::size_t i) {
  const HanAmount& amount = amounts[i];
  const auto& roles = han_tables().roles;
  if (const std::string_view role = noun_role(text, amount); !role.empty()) return role;
  const bool noun_before = amount.noun && amount.noun->start < amount.span.start;
  const std::uint32_t before = noun_before ? amount.noun->start : amount.span.start;
  if (noun_before) {
    if (const auto match = predicate_before(text, amount.span.start, amount.noun->end)) return roles[match->row];
  }
  const std::uint32_t next = i + 1 < amounts.size() ? amounts[i + 1].span.start : clause.end;
  const std::uint32_t end = noun_end(amount);
  const auto behind = predicate_behind(text, end, std::min({clause.end, end + kReachBehind, next}));
  const std::uint32_t floor = std::max(clause.start, before > kReach ? before - kReach : 0);
  if (const auto match = predicate_before(text, before, floor)) {
    // "jiang you 160 jian zhuanli daoqi": having says less than what follows.
    return roles[match->row] == "held" && behind ? roles[behind->row] : roles[match->row];
  }
  return behind ? roles[behind->row] : std::string_view{};
}

// By the last predicate of the clauses [floor, index).
std::string_view earlier_role(std::string_view text, const std::vector<HanClause>& clauses, std::size_t index,
                              std::size_t floor) {
  for (std::size_t back = 1; back <= kClausesBack && back + floor <= index; ++back) {
    const Span span = clauses[index - back].span;
    const std::uint32_t start = std::max(span.start, span.end > kReach ? span.end - kReach : 0);
    if (const auto match = predicate_before(text, span.end, start)) return han_tables().roles[match->row];
  }
  return {};
}

// "tiaozhan Lanjing Dianzi de 11 xiang zhuanli": the owner before "de".
std::optional<Span> possessor(std::string_view text, const HanClause& clause, const HanAmount& amount) {
  const std::uint32_t end = amount.span.start;
  if (end < clause.span.start + kPossessive.size() || !text.substr(0, end).ends_with(kPossessive)) return std::nullopt;
  const std::uint32_t stop = end - static_cast<std::uint32_t>(kPossessive.size());
  std::size_t start = stop;
  const HanTables& tables = han_tables();
  while (start > clause.span.start && stop - start < 30 && !tables.predicates.ending_at(text, start) &&
         !tables.of(HanWord::kMarker).ending_at(text, start)) {
    step_back(text, start);
  }
  const Span owner{static_cast<std::uint32_t>(start), stop};
  if (owner.size() < 6 || tables.nouns.ending_at(text, stop) || tables.of(HanWord::kPronoun).at(text, start))
    return std::nullopt;
  return owner;
}

std::optional<Span> first_subject(const std::vector<HanClause>& clauses, std::size_t last) {
  for (std::size_t i = 0; i <= last && i < clauses.size(); ++i) {
    if (clauses[i].subject) return clauses[i].subject;
  }
  return std::nullopt;
}

bool is_office(std::string_view text, Span span) {
  const HanTables& tables = han_tables();
  const auto match = tables.places.at(text, span.start);
  return match && tables.place_is_office[match->row];
}

// The last place of [start, end) that stands before the count as "in Europe", "global", or an office that acts.
std::optional<Span> place_within(std::string_view text, std::uint32_t start, std::uint32_t end) {
  const HanTables& tables = han_tables();
  std::optional<Span> found;
  for (std::size_t at = start; at < end; step(text, at)) {
    const auto match = tables.places.at(text, at);
    if (!match || at + match->bytes > end) continue;
    const auto from = static_cast<std::uint32_t>(at);
    const bool located = text.substr(0, at).ends_with(kIn);
    const bool world = text.substr(at).starts_with("\xE5\x85\xA8\xE7\x90\x83");  // quanqiu
    const bool office = tables.place_is_office[match->row] && at == start;
    if (located || world || office) found = Span{from, from + match->bytes};
  }
  return found;
}

}  // namespace

std::string_view han_role(std::string_view text, const std::vector<HanClause>& clauses,
                          const std::vector<HanAmount>& amounts, std::size_t i) {
  const HanAmount& amount = amounts[i];
  const std::size_t index = clause_of(clauses, amount.span.start);
  std::string_view role = own_role(text, clauses[index].span, amounts, i);
  if (role.empty())
    role = earlier_role(text, clauses, index, i > 0 ? clause_of(clauses, amounts[i - 1].span.start) + 1 : 0);
  if (role.empty() && i > 0 && amounts[i - 1].unit == amount.unit) return {};
  return role.empty() ? default_role(amount.unit) : fit(amount.unit, role);
}

std::optional<Holder> han_holder(std::string_view text, const std::vector<HanClause>& clauses, const HanAmount& amount,
                                 std::optional<Span> remembered) {
  const std::size_t index = clause_of(clauses, amount.span.start);
  if (const auto owner = possessor(text, clauses[index], amount)) return Holder{*owner, *owner};
  if (text.substr(0, amount.span.start).ends_with(kIts)) {
    const Span its{amount.span.start - static_cast<std::uint32_t>(kIts.size()), amount.span.start};
    const auto subject = first_subject(clauses, index);
    return Holder{its, subject ? subject : remembered};
  }
  for (std::size_t back = 0; back <= kClausesBack && back <= index; ++back) {
    const HanClause& clause = clauses[index - back];
    if (clause.subject && is_office(text, *clause.subject)) return std::nullopt;
    if (clause.subject && clause.subject->end <= amount.span.start) return Holder{*clause.subject, *clause.subject};
    if (clause.pronoun) {
      const auto subject = first_subject(clauses, index);
      const std::optional<Span> name = subject ? subject : remembered;
      return name ? std::optional<Holder>(Holder{*name, name}) : std::nullopt;
    }
  }
  return remembered ? std::optional<Holder>(Holder{*remembered, *remembered}) : std::nullopt;
}

std::optional<Span> han_jurisdiction(std::string_view text, const std::vector<HanClause>& clauses,
                                     const HanAmount& amount) {
  const HanTables& tables = han_tables();
  const std::size_t index = clause_of(clauses, amount.span.start);
  // "12 xiang Meiguo zhuanli", "Meiguo zhuanli 1,405 jian".
  if (amount.noun) {
    const auto before = tables.places.ending_at(text, amount.noun->start);
    if (before) return Span{amount.noun->start - before->bytes, amount.noun->start};
  }
  return place_within(text, clauses[index].span.start, amount.span.start);
}

}  // namespace pressmark::counts

// The role of a Chinese count: by the words of the count itself, its clause, the clauses before.
#include <algorithm>

#include "extract/counts/han_parts.h"
#include "extract/counts/kinds.h"

namespace pressmark::counts {
namespace {

constexpr std::uint32_t kReach = 90;  // bytes in which a predicate is searched
constexpr std::uint32_t kReachBehind = 36;
constexpr std::uint32_t kAdjacent = 9;  // bytes: three characters

std::string_view default_role(std::string_view unit) {
  return built_in_kinds().unit(unit).default_role;
}

// The role that the counted words name themselves: "shouquan 611 xiang".
std::string_view noun_role(std::string_view text, const HanAmount& amount) {
  if (!amount.noun) return {};
  const auto match = han_tables().predicates.at(text, amount.noun->start);
  if (match && match->bytes == amount.noun->size()) return han_tables().roles[match->row];
  // "shouquan zhuanli chaoguo 3 wan xiang", but "yongyou shouquan zhuanli 3 wan xiang".
  const bool listed = amount.noun->start < amount.span.start && match && han_tables().roles[match->row] == "granted";
  const bool verb =
      han_predicate_before(text, amount.noun->start, amount.noun->start - std::min(amount.noun->start, kAdjacent))
          .has_value();
  if (listed && !verb && amount.unit == "patent") return "granted";
  // "zhuanli shouquan 3.2 wan jian".
  const auto tail = han_tables().predicates.ending_at(text, amount.noun->end);
  const bool granted = tail && amount.unit == "patent" && amount.noun->start < amount.span.start;
  return granted ? han_tables().roles[tail->row] : std::string_view{};
}

// "85 jian zhuanli ji 16 jian": right behind the amount before, over "and".
bool is_joined(std::string_view text, const HanAmount& left, const HanAmount& right) {
  const std::uint32_t end = han_noun_end(left);
  const auto joint = han_tables().of(HanWord::kJoint).at(text, end);
  return joint && end + joint->bytes == right.span.start;
}

bool passes_on(std::string_view role) {
  return role == "sold" || role == "acquired" || role == "licensed";
}

// "chushou qi chiyou de 226 jian": what is done with those that are held.
std::string_view role_around(std::string_view text, std::uint32_t before, std::uint32_t floor, const HanMatch& held) {
  if (han_tables().roles[held.row] != "held" || !text.substr(0, before).ends_with(kHanPossessive)) return {};
  const std::uint32_t end = before - static_cast<std::uint32_t>(kHanPossessive.size());
  if (!han_tables().predicates.ending_at(text, end) || held.bytes > end) return {};
  const auto outer = han_predicate_before(text, end - held.bytes, floor);
  const std::string_view role = outer ? han_tables().roles[outer->row] : std::string_view{};
  return passes_on(role) ? role : std::string_view{};
}

// By the predicate between noun and number, behind them, or before them in their clause; "" if it has none.
std::string_view own_role(std::string_view text, Span clause, const std::vector<HanAmount>& amounts, std::size_t i) {
  const HanAmount& amount = amounts[i];
  const auto& roles = han_tables().roles;
  if (const std::string_view role = noun_role(text, amount); !role.empty()) return role;
  const bool noun_before = amount.noun && amount.noun->start < amount.span.start;
  const std::uint32_t before = noun_before ? amount.noun->start : amount.span.start;
  if (noun_before) {
    if (const auto match = han_predicate_before(text, amount.span.start, amount.noun->end)) return roles[match->row];
  }
  const std::uint32_t next = i + 1 < amounts.size() ? amounts[i + 1].span.start : clause.end;
  const std::uint32_t end = han_noun_end(amount);
  const auto behind = han_predicate_behind(text, end, std::min({clause.end, end + kReachBehind, next}));
  std::uint32_t floor = std::max(clause.start, before > kReach ? before - kReach : 0);
  // "maixia 85 jian yingxiang chuli zhuanli ji 16 jian": what describes the amount before says nothing of this one.
  if (i > 0 && is_joined(text, amounts[i - 1], amount))
    floor = std::max(floor, std::min(before, han_noun_end(amounts[i - 1])));
  if (const auto match = han_predicate_before(text, before, floor)) {
    if (const std::string_view role = role_around(text, before, floor, *match); !role.empty()) return role;
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
    if (const auto match = han_predicate_before(text, span.end, start)) return han_tables().roles[match->row];
  }
  return {};
}

// "gai xiang ... 5 xiang zhuanli zhong de 1 xiang": the whole before its part.
bool is_whole(std::string_view text, const HanAmount& amount) {
  return text.substr(han_noun_end(amount)).starts_with(kHanAmong);
}

// "500 jian yishang de qiye": firms with so many, nobody's.
bool is_threshold(std::string_view text, const HanAmount& amount) {
  const std::uint32_t end = han_noun_end(amount);
  return text.substr(end).starts_with(kHanPossessive) &&
         han_tables().of(HanWord::kFirm).at(text, end + static_cast<std::uint32_t>(kHanPossessive.size()));
}

// What describes the whole itself: "5 xiang shean zhuanli".
std::string_view whole_role(std::string_view text, const HanAmount& amount) {
  const std::uint32_t end = amount.noun ? amount.noun->start : amount.whole.end;
  if (const auto match = han_predicate_behind(text, amount.whole.end, end)) return han_tables().roles[match->row];
  // "qinfan Nuofan si xiang zhuanli zhong de liang xiang": both are at issue.
  const auto before =
      han_predicate_before(text, amount.span.start, amount.span.start > kReach ? amount.span.start - kReach : 0);
  const bool asserted = before && han_tables().roles[before->row] == "asserted";
  return asserted ? std::string_view("asserted") : default_role(amount.unit);
}

// "chushou zhuanli zuhe, zuhe gong han 1,150 jian": what was sold contains them.
std::string_view contained_role(std::string_view text, const std::vector<HanClause>& clauses, std::size_t index,
                                std::uint32_t end) {
  bool contains = false;
  for (std::size_t at = han_near_start(text, clauses[index], end); at < end && !contains; step(text, at)) {
    contains = han_tables().of(HanWord::kContains).at(text, at).has_value();
  }
  const std::string_view role = contains ? earlier_role(text, clauses, index, 0) : std::string_view{};
  return passes_on(role) ? role : std::string_view{};
}

}  // namespace

std::string_view han_fitting_role(std::string_view unit, std::string_view role) {
  const UnitRow& row = built_in_kinds().unit(unit);
  const bool never = std::find(row.never.begin(), row.never.end(), role) != row.never.end();
  return never ? row.default_role : role;
}

std::string_view han_role(std::string_view text, const std::vector<HanClause>& clauses,
                          const std::vector<HanAmount>& amounts, std::size_t i) {
  const HanAmount& amount = amounts[i];
  const std::size_t index = han_clause_index(clauses, amount.span.start);
  if (is_threshold(text, amount)) return "other";
  if (is_whole(text, amount)) return han_fitting_role(amount.unit, whole_role(text, amount));
  if (const std::string_view role = contained_role(text, clauses, index, amount.span.start); !role.empty()) return role;
  if (is_han_licence(text, amount)) return han_fitting_role(amount.unit, "licensed");
  const bool part = i > 0 && is_han_part(text, amount);
  std::string_view role = own_role(text, clauses[index].span, amounts, part ? i - 1 : i);
  if (role.empty())
    role = earlier_role(text, clauses, index, i > 0 ? han_clause_index(clauses, amounts[i - 1].span.start) + 1 : 0);
  const bool joined = i > 0 && is_joined(text, amounts[i - 1], amount);
  if (role.empty() && i > 0 && (joined || amounts[i - 1].unit == amount.unit)) return {};
  return role.empty() ? default_role(amount.unit) : han_fitting_role(amount.unit, role);
}

}  // namespace pressmark::counts

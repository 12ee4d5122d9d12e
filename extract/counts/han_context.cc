#include "extract/counts/han_context.h"

#include <algorithm>

#include "extract/counts/kinds.h"

namespace pressmark::counts {
namespace {

constexpr std::string_view kPossessive = "\xE7\x9A\x84";  // de
constexpr std::string_view kIts = "\xE5\x85\xB6";         // qi
constexpr std::string_view kTo = "\xE5\x90\x91";          // xiang
constexpr std::string_view kIn = "\xE5\x9C\xA8";          // zai
constexpr std::size_t kClausesBack = 4;
constexpr std::uint32_t kReach = 90;  // bytes in which a predicate is searched
constexpr std::uint32_t kReachBehind = 36;
constexpr std::uint32_t kLongestOwner = 30;  // bytes
constexpr std::uint32_t kShortestOwner = 6;

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
  if (match && match->bytes == amount.noun->size()) return han_tables().roles[match->row];
  // "zhuanli shouquan 3.2 wan jian".
  const auto tail = han_tables().predicates.ending_at(text, amount.noun->end);
  const bool granted = tail && amount.unit == "patent" && amount.noun->start < amount.span.start;
  return granted ? han_tables().roles[tail->row] : std::string_view{};
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
  const auto ends = [&](std::size_t at) {
    return tables.predicates.ending_at(text, at) || tables.of(HanWord::kMarker).ending_at(text, at);
  };
  // A name has two characters at least, the last of which may look like a word of the grammar.
  while (start > clause.span.start && stop - start < kLongestOwner && (stop - start < kShortestOwner || !ends(start))) {
    step_back(text, start);
  }
  const Span owner{static_cast<std::uint32_t>(start), stop};
  if (owner.size() < kShortestOwner || tables.nouns.ending_at(text, stop) ||
      tables.of(HanWord::kPronoun).at(text, start))
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
    const bool to = tables.place_is_office[match->row] && text.substr(0, at).ends_with(kTo);
    const bool located = to || text.substr(0, at).ends_with(kIn);
    const bool world = text.substr(at).starts_with("\xE5\x85\xA8\xE7\x90\x83");  // quanqiu
    const bool office = tables.place_is_office[match->row] && at == start;
    if (located || world || office) found = Span{from, from + match->bytes};
  }
  return found;
}

constexpr std::string_view kAmong = "\xE4\xB8\xAD\xE7\x9A\x84";  // zhong de: "one of five"
constexpr std::string_view kAmongThem[] = {"\xE5\x85\xB6\xE4\xB8\xAD", "\xE5\x8C\x85\xE6\x8B\xAC"};  // qizhong, baokuo
constexpr std::string_view kInfringe = "\xE4\xBE\xB5";  // qin: the first character of "infringe"
constexpr std::string_view kDone[] = {"\xE4\xBA\x86", "\xE8\xBF\x87", "\xE9\x81\x8E"};  // le, guo
constexpr std::string_view kSuffered = "\xE8\xA2\xAB";                                  // bei
constexpr std::uint32_t kFar = 120;                                                     // bytes
constexpr std::uint32_t kLicenceReach = 15;                                             // bytes

// Where a clause is read from for an amount at `end`: long clauses are not read from their start for each.
std::uint32_t near_start(std::string_view text, const HanClause& clause, std::uint32_t end) {
  std::uint32_t start = std::max(clause.span.start, end > kFar ? end - kFar : 0);
  while (start < end && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) ++start;  // inside a character
  return start;
}

// "gai xiang ... 5 xiang zhuanli zhong de 1 xiang": the whole before its part.
bool is_whole(std::string_view text, const HanAmount& amount) {
  return text.substr(noun_end(amount)).starts_with(kAmong);
}
bool is_part(std::string_view text, const HanAmount& amount) {
  return text.substr(0, amount.span.start).ends_with(kAmong);
}

// What describes the whole itself: "5 xiang shean zhuanli".
std::string_view whole_role(std::string_view text, const HanAmount& amount) {
  const std::uint32_t end = amount.noun ? amount.noun->start : amount.whole.end;
  const auto match = predicate_behind(text, amount.whole.end, end);
  return match ? han_tables().roles[match->row] : default_role(amount.unit);
}

bool passes_on(std::string_view role) {
  return role == "sold" || role == "acquired" || role == "licensed";
}

// "chushou zhuanli zuhe, zuhe gong han 1,150 jian": what was sold contains them.
std::string_view contained_role(std::string_view text, const std::vector<HanClause>& clauses, std::size_t index,
                                std::uint32_t end) {
  bool contains = false;
  for (std::size_t at = near_start(text, clauses[index], end); at < end && !contains; step(text, at)) {
    contains = han_tables().of(HanWord::kContains).at(text, at).has_value();
  }
  const std::string_view role = contains ? earlier_role(text, clauses, index, 0) : std::string_view{};
  return passes_on(role) ? role : std::string_view{};
}

// "huode 120 xiang zhuanli de xuke".
bool is_licence(std::string_view text, const HanAmount& amount) {
  const std::uint32_t end = noun_end(amount);
  if (!text.substr(end).starts_with(kPossessive)) return false;
  const auto match = predicate_behind(text, end, end + kLicenceReach);
  return match && han_tables().roles[match->row] == "licensed";
}

bool may_own(std::string_view text, Span owner) {
  const HanTables& tables = han_tables();
  if (owner.size() < kShortestOwner || owner.size() > kLongestOwner ||
      tables.of(HanWord::kPronoun).at(text, owner.start))
    return false;
  for (std::size_t at = owner.start; at < owner.end; step(text, at)) {
    if (tables.nouns.at(text, at) || tables.of(HanWord::kBoundary).at(text, at)) return false;
  }
  return true;
}

// The end of the last predicate "infringe" of [start, end), behind "le" and "guo"; `start` if there is none.
std::uint32_t infringe_end(std::string_view text, std::uint32_t start, std::uint32_t end) {
  std::uint32_t found = start;
  for (std::size_t at = start; at < end; step(text, at)) {
    const auto match = han_tables().predicates.at(text, at);
    if (!match || !text.substr(at).starts_with(kInfringe)) continue;
    found = static_cast<std::uint32_t>(at) + match->bytes;
    for (const std::string_view done : kDone) {
      if (text.substr(found).starts_with(done)) found += static_cast<std::uint32_t>(done.size());
    }
  }
  return found;
}

std::uint32_t last_predicate_end(std::string_view text, std::uint32_t start, std::uint32_t end) {
  std::uint32_t found = start;
  for (std::size_t at = start; at < end; step(text, at)) {
    if (const auto match = han_tables().predicates.at(text, at)) found = static_cast<std::uint32_t>(at) + match->bytes;
  }
  return found;
}

// "qinfan le Nuofan liang xiang zhuanli", "5 xiang shuyu Xinghe de zhuanli".
std::optional<Span> direct_owner(std::string_view text, const HanClause& clause, const HanAmount& amount) {
  const std::uint32_t start_of = near_start(text, clause, amount.span.start);
  const std::uint32_t from = infringe_end(text, start_of, amount.span.start);
  const Span between{from, amount.span.start};
  if (from > start_of && may_own(text, between)) return between;
  if (is_licence(text, amount)) {
    const Span licensor{last_predicate_end(text, start_of, amount.span.start), amount.span.start};
    if (may_own(text, licensor)) return licensor;
  }
  const auto belongs = han_tables().of(HanWord::kBelongs).at(text, amount.whole.end);
  if (!belongs) return std::nullopt;
  const std::uint32_t start = amount.whole.end + belongs->bytes;
  const std::size_t of = text.substr(0, std::min(clause.span.end, start + kLongestOwner + 3)).find(kPossessive, start);
  if (of == std::string_view::npos) return std::nullopt;
  const Span owner{start, static_cast<std::uint32_t>(of)};
  return may_own(text, owner) ? std::optional<Span>(owner) : std::nullopt;
}

// "bei Xinghe zhikong qinfan 6 xiang": who accuses.
std::optional<Span> accuser(std::string_view text, const HanClause& clause, std::uint32_t end) {
  const std::size_t passive = text.substr(0, end).find(kSuffered, near_start(text, clause, end));
  if (passive == std::string_view::npos) return std::nullopt;
  const auto start = static_cast<std::uint32_t>(passive + kSuffered.size());
  for (std::size_t at = start; at < end; step(text, at)) {
    const auto match = han_tables().predicates.at(text, at);
    if (!match) continue;
    const Span owner{start, static_cast<std::uint32_t>(at)};
    return han_tables().roles[match->row] == "asserted" && may_own(text, owner) ? std::optional<Span>(owner)
                                                                                : std::nullopt;
  }
  return std::nullopt;
}

// The subject of a clause whose first predicate is "infringe".
bool is_accused(std::string_view text, const HanClause& clause, std::uint32_t end) {
  if (!clause.subject) return false;
  for (std::size_t at = std::max(clause.subject->end, near_start(text, clause, end)); at < end; step(text, at)) {
    if (han_tables().predicates.at(text, at)) return text.substr(at).starts_with(kInfringe);
  }
  return false;
}

// Who stands before the accused: the first subject of the sentence, or of sentences before, with another name.
std::optional<Holder> other_than(std::string_view text, Span accused, std::optional<Span> first,
                                 std::optional<Span> remembered) {
  const auto differs = [&](const std::optional<Span>& name) { return name && name->of(text) != accused.of(text); };
  const std::optional<Span> name = differs(first) ? first : remembered;
  return differs(name) ? std::optional<Holder>(Holder{*name, *name}) : std::nullopt;
}

// "qizhong yue 1.1 wan jian zai Meiguo".
std::optional<Span> place_behind(std::string_view text, std::uint32_t at) {
  if (!text.substr(at).starts_with(kIn)) return std::nullopt;
  const auto start = at + static_cast<std::uint32_t>(kIn.size());
  const auto place = han_tables().places.at(text, start);
  return place ? std::optional<Span>(Span{start, start + place->bytes}) : std::nullopt;
}

// "qizhong faming zhuanli 86 xiang": a part, of which nothing more is said.
bool names_part(std::string_view text, const HanClause& clause) {
  return std::any_of(std::begin(kAmongThem), std::end(kAmongThem),
                     [&](std::string_view part) { return clause.span.of(text).starts_with(part); });
}

// The office that acts in the clause or, where the clause has no subject, in one before it.
std::optional<Span> acting_office(std::string_view text, const std::vector<HanClause>& clauses, std::size_t index) {
  if (clauses[index].subject || names_part(text, clauses[index])) return std::nullopt;
  for (std::size_t back = 1; back <= kClausesBack && back <= index; ++back) {
    const HanClause& clause = clauses[index - back];
    const auto place = han_tables().places.at(text, clause.span.start);
    const bool is_office = place && han_tables().place_is_office[place->row];
    const auto act =
        is_office ? predicate_behind(text, clause.span.start + place->bytes, clause.span.end) : std::nullopt;
    const bool office = act && (han_tables().roles[act->row] == "filed" || han_tables().roles[act->row] == "granted");
    if (office) return Span{clause.span.start, clause.span.start + place->bytes};
    if (clause.subject) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

const HanClause& han_clause_at(const std::vector<HanClause>& clauses, std::uint32_t at) {
  return clauses[clause_of(clauses, at)];
}

std::string_view han_role(std::string_view text, const std::vector<HanClause>& clauses,
                          const std::vector<HanAmount>& amounts, std::size_t i) {
  const HanAmount& amount = amounts[i];
  const std::size_t index = clause_of(clauses, amount.span.start);
  if (is_whole(text, amount)) return fit(amount.unit, whole_role(text, amount));
  if (const std::string_view role = contained_role(text, clauses, index, amount.span.start); !role.empty()) return role;
  if (is_licence(text, amount)) return fit(amount.unit, "licensed");
  const bool part = i > 0 && is_part(text, amount);
  std::string_view role = own_role(text, clauses[index].span, amounts, part ? i - 1 : i);
  if (role.empty())
    role = earlier_role(text, clauses, index, i > 0 ? clause_of(clauses, amounts[i - 1].span.start) + 1 : 0);
  if (role.empty() && i > 0 && amounts[i - 1].unit == amount.unit) return {};
  return role.empty() ? default_role(amount.unit) : fit(amount.unit, role);
}

std::optional<Holder> han_holder(std::string_view text, const std::vector<HanClause>& clauses, const HanAmount& amount,
                                 std::optional<Span> remembered, std::string_view role) {
  const std::size_t index = clause_of(clauses, amount.span.start);
  if (const auto owner = direct_owner(text, clauses[index], amount)) return Holder{*owner, *owner};
  const auto before = is_part(text, amount) ? std::nullopt : possessor(text, clauses[index], amount);
  if (before) return Holder{*before, *before};
  if (text.substr(0, amount.span.start).ends_with(kIts)) {
    const Span its{amount.span.start - static_cast<std::uint32_t>(kIts.size()), amount.span.start};
    const auto subject = first_subject(clauses, index);
    return Holder{its, subject ? subject : remembered};
  }
  if (role == "challenged") return std::nullopt;
  if (role == "asserted") {
    if (const auto owner = accuser(text, clauses[index], amount.span.start)) return Holder{*owner, *owner};
    if (is_accused(text, clauses[index], amount.span.start))
      return other_than(text, *clauses[index].subject, first_subject(clauses, index), remembered);
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
  if (const auto place = place_behind(text, noun_end(amount))) return place;
  if (const auto place = place_within(text, near_start(text, clauses[index], amount.span.start), amount.span.start))
    return place;
  return acting_office(text, clauses, index);
}

}  // namespace pressmark::counts

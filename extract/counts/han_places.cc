// The office or territory of a Chinese count.
#include <algorithm>

#include "extract/counts/han_parts.h"

namespace pressmark::counts {
namespace {

// shouquan, shouli, pizhun, hezhun, shouyu
constexpr std::string_view kOfficeActs[] = {"\xE6\x8E\x88\xE6\x9D\x83", "\xE6\x8E\x88\xE6\xAC\x8A",
                                            "\xE5\x8F\x97\xE7\x90\x86", "\xE6\x89\xB9\xE5\x87\x86",
                                            "\xE6\xA0\xB8\xE5\x87\x86", "\xE6\x8E\x88\xE4\xBA\x88"};
constexpr std::string_view kTo = "\xE5\x90\x91";                                                     // xiang
constexpr std::string_view kIn = "\xE5\x9C\xA8";                                                     // zai
constexpr std::string_view kAmongThem[] = {"\xE5\x85\xB6\xE4\xB8\xAD", "\xE5\x8C\x85\xE6\x8B\xAC"};  // qizhong, baokuo

// "woguo shouquan zhuanli 39 wan jian", "Yindu shouli": what offices do, right behind the place.
bool grants(std::string_view text, std::size_t at, std::uint32_t end) {
  while (const auto skip = han_tables().of(HanWord::kSkip).at(text, at)) at += skip->bytes;
  const auto act = han_tables().predicates.at(text, at);
  if (!act || at + act->bytes > end) return false;
  return std::any_of(std::begin(kOfficeActs), std::end(kOfficeActs),
                     [&](std::string_view verb) { return text.substr(at).starts_with(verb); });
}

// `located_counts`: false where "in Europe" says where somebody is sued. The last place of [start, end) that stands
// before the count as "in Europe", "global", or an office that acts.
std::optional<Span> place_within(std::string_view text, std::uint32_t start, std::uint32_t end, bool located_counts) {
  const HanTables& tables = han_tables();
  std::optional<Span> found;
  for (std::size_t at = start; at < end; step(text, at)) {
    const auto match = tables.places.at(text, at);
    if (!match || at + match->bytes > end) continue;
    const auto from = static_cast<std::uint32_t>(at);
    const bool to = tables.place_is_office[match->row] && text.substr(0, at).ends_with(kTo);
    const bool located = to || (located_counts && text.substr(0, at).ends_with(kIn));
    const bool world = text.substr(at).starts_with("\xE5\x85\xA8\xE7\x90\x83");  // quanqiu
    const bool office = at == start && (tables.place_is_office[match->row] || grants(text, at + match->bytes, end));
    if (located || world || office) found = Span{from, from + match->bytes};
  }
  return found;
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
  if (names_part(text, clauses[index])) return std::nullopt;
  if (clauses[index].subject) return std::nullopt;
  for (std::size_t back = 1; back <= kClausesBack && back <= index; ++back) {
    const HanClause& clause = clauses[index - back];
    const auto place = han_tables().places.at(text, clause.span.start);
    const bool is_office = place && han_tables().place_is_office[place->row];
    const auto act =
        is_office ? han_predicate_behind(text, clause.span.start + place->bytes, clause.span.end) : std::nullopt;
    const bool does = act && (han_tables().roles[act->row] == "filed" || han_tables().roles[act->row] == "granted");
    const bool grantor = place && grants(text, clause.span.start + place->bytes, clause.span.end);
    if ((is_office && (does || !act)) || grantor) return Span{clause.span.start, clause.span.start + place->bytes};
    if (clause.subject) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Span> han_jurisdiction(std::string_view text, const std::vector<HanClause>& clauses,
                                     const HanAmount& amount, std::string_view role) {
  const HanTables& tables = han_tables();
  const std::size_t index = han_clause_index(clauses, amount.span.start);
  // "12 xiang Meiguo zhuanli", "Meiguo zhuanli 1,405 jian".
  if (amount.noun) {
    std::uint32_t start = amount.noun->start;
    if (const auto kind = tables.nouns.ending_at(text, start)) start -= kind->bytes;  // "woguo faming zhuanli shouquan"
    const auto before = tables.places.ending_at(text, start);
    if (before) return Span{start - before->bytes, start};
  }
  if (const auto place = place_behind(text, han_noun_end(amount))) return place;
  if (const auto place = place_within(text, han_near_start(text, clauses[index], amount.span.start), amount.span.start,
                                      role != "asserted"))
    return place;
  return acting_office(text, clauses, index);
}

}  // namespace pressmark::counts

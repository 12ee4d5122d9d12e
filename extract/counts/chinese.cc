#include "extract/counts/chinese.h"

#include "extract/counts/han_amounts.h"
#include "extract/counts/han_parts.h"
#include "extract/counts/kinds.h"

namespace pressmark::counts {
namespace {

constexpr double kNounConfidence = 0.9;
constexpr double kListConfidence = 0.7;
constexpr std::size_t kMostClauses = 12;  // of a sentence, searched for a longer form of a name
constexpr std::string_view kAmongThem = "\xE5\x85\xB6\xE4\xB8\xAD";

bool holds_joint(std::string_view text, Span span) {
  for (std::size_t at = span.start; at < span.end; step(text, at)) {
    if (han_tables().of(HanWord::kJoint).at(text, at)) return true;
  }
  return false;
}

void remember(const std::vector<HanClause>& clauses, ChineseMemory& memory) {
  for (const HanClause& clause : clauses) {
    if (!clause.subject) continue;
    memory.subject = clause.subject;
    return;
  }
}

// "jituan", "gongsi" and the like: with them a name is the same firm's.
bool is_legal_form(std::string_view ending) {
  constexpr std::string_view kForms[] = {"\xE9\x9B\x86\xE5\x9B\xA2", "\xE9\x9B\x86\xE5\x9C\x98",
                                         "\xE5\x85\xAC\xE5\x8F\xB8", "\xE8\x82\xA1\xE4\xBB\xBD",
                                         "\xE7\xA7\x91\xE6\x8A\x80"};
  return std::any_of(std::begin(kForms), std::end(kForms),
                     [&](std::string_view form) { return ending.ends_with(form); });
}

// "Xiaomi Jituan ... Xiaomi yi": the longest form among the subjects of the sentence; no subsidiary.
void lengthen(std::string_view text, const std::vector<HanClause>& clauses, Holder& holder) {
  if (!holder.name) return;
  const std::string_view name = holder.name->of(text);
  for (std::size_t i = 0; i < clauses.size() && i < kMostClauses; ++i) {
    const auto& subject = clauses[i].subject;
    if (subject && subject->size() > name.size() && subject->of(text).starts_with(name) &&
        is_legal_form(subject->of(text)) && !holds_joint(text, *subject)) {
      holder.name = subject;
      return;
    }
  }
}

// "the other two", "two of the four": whose the amount before is, unless it says whose.
bool is_rest(std::string_view text, const HanAmount& amount) {
  const HanTables& tables = han_tables();
  return (tables.of(HanWord::kRest).ending_at(text, amount.span.start) || is_han_part(text, amount)) &&
         !tables.of(HanWord::kBelongs).at(text, amount.whole.end);
}

// "A, B and C": each of them.
std::vector<Span> names_of(std::string_view text, Span list) {
  std::vector<Span> names;
  std::uint32_t start = list.start;
  for (std::size_t at = list.start; at < list.end; step(text, at)) {
    const auto joint = han_tables().of(HanWord::kJoint).at(text, at);
    if (!joint) continue;
    names.push_back({start, static_cast<std::uint32_t>(at)});
    start = static_cast<std::uint32_t>(at) + joint->bytes;
  }
  names.push_back({start, list.end});
  return names;
}

bool are_listed(std::string_view text, const HanAmount& left, const HanAmount& right) {
  const auto joint = han_tables().of(HanWord::kJoint).at(text, left.whole.end);
  return joint && left.whole.end + joint->bytes == right.span.start;
}

// "A, B he C fenbie you 3, 2 he 1 jian": names in the order of the amounts. `counts` ends with those of `amounts`.
void label_respective(std::string_view text, const std::vector<HanClause>& clauses,
                      const std::vector<HanAmount>& amounts, std::vector<Count>& counts) {
  if (clauses.empty() || counts.size() < amounts.size()) return;
  const std::size_t base = counts.size() - amounts.size();
  for (std::size_t start = 0; start < amounts.size();) {
    std::size_t end = start + 1;
    while (end < amounts.size() && are_listed(text, amounts[end - 1], amounts[end])) ++end;
    const std::size_t index = han_clause_index(clauses, amounts[start].span.start);
    // "A, B ranked second and third, with 498 and 458": the clause of the amounts may have no subject.
    const HanClause& clause = clauses[index].subject || index == 0 ? clauses[index] : clauses[index - 1];
    const std::vector<Span> names = clause.subject ? names_of(text, *clause.subject) : std::vector<Span>{};
    if (end - start > 1 && names.size() == end - start) {
      for (std::size_t i = start; i < end; ++i) counts[base + i].holder = Holder{names[i - start], names[i - start]};
    }
    start = end;
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
  const std::vector<HanAmount> amounts = find_han_amounts(input.text, sentence, dates, memory.unit, han_tables());
  const std::vector<HanClause> clauses = find_han_clauses(input.text, sentence);
  memory.unit = {};
  for (std::size_t i = 0; i < amounts.size() && !clauses.empty(); ++i) {
    Count count = count_of(amounts[i], amounts[i].noun ? kNounConfidence : kListConfidence);
    const std::string_view role = han_role(input.text, clauses, amounts, i);
    count.role = role.empty() ? counts.back().role : std::string(role);
    if (role.empty()) count.role = han_fitting_role(count.unit, count.role);
    // "14 patents, among them 9 standard-essential ones": at issue as the others are.
    const bool among =
        i > 0 && han_clause_at(clauses, amounts[i].span.start).span.of(input.text).starts_with(kAmongThem);
    if (among && count.role == "essential" && counts.back().role != "held") count.role = counts.back().role;
    const bool rest = i > 0 && is_rest(input.text, amounts[i]) && counts.back().holder;
    count.holder =
        rest ? counts.back().holder : han_holder(input.text, clauses, amounts[i], memory.subject, count.role);
    if (count.holder) lengthen(input.text, clauses, *count.holder);
    count.jurisdiction = han_jurisdiction(input.text, clauses, amounts[i], count.role);
    counts.push_back(std::move(count));
    memory.unit = amounts[i].unit;
  }
  label_respective(input.text, clauses, amounts, counts);
  remember(clauses, memory);
}

void remember_chinese(std::string_view text, Span sentence, ChineseMemory& memory) {
  remember(find_han_clauses(text, sentence), memory);
}

}  // namespace pressmark::counts

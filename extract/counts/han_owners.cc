// Whose a Chinese count is: an owner beside it, who accuses, else the subject.
#include <algorithm>

#include "extract/counts/han_parts.h"

namespace pressmark::counts {
namespace {

constexpr std::string_view kIts = "\xE5\x85\xB6";  // qi
constexpr std::uint32_t kLongestOwner = 30;        // bytes
constexpr std::uint32_t kShortestOwner = 6;
constexpr std::uint32_t kNearBy = 600;                  // bytes to either side in which a party is named again
constexpr std::string_view kInfringe = "\xE4\xBE\xB5";  // qin: the first character of "infringe"
// qin, qiequ, daoyong, daoqu, chaoxi, shanzi shiyong, feifa shiyong: whose object's owner is wronged
constexpr std::string_view kUses[] = {"\xE4\xBE\xB5",
                                      "\xE7\xAA\x83\xE5\x8F\x96",
                                      "\xE7\xAB\x8A\xE5\x8F\x96",
                                      "\xE7\x9B\x97\xE7\x94\xA8",
                                      "\xE7\x9B\x9C\xE7\x94\xA8",
                                      "\xE7\x9B\x97\xE5\x8F\x96",
                                      "\xE6\x8A\x84\xE8\xA2\xAD",
                                      "\xE6\x8A\x84\xE8\xA5\xB2",
                                      "\xE6\x93\x85\xE8\x87\xAA\xE4\xBD\xBF\xE7\x94\xA8",
                                      "\xE9\x9D\x9E\xE6\xB3\x95\xE4\xBD\xBF\xE7\x94\xA8"};
constexpr std::string_view kDone[] = {"\xE4\xBA\x86", "\xE8\xBF\x87", "\xE9\x81\x8E"};  // le, guo
constexpr std::string_view kSuffered = "\xE8\xA2\xAB";                                  // bei

// Less than two characters, or two letters of another script.
bool is_short(std::string_view text, Span span) {
  const std::string_view name = span.of(text);
  const bool latin = std::all_of(
      name.begin(), name.end(), [](char byte) { return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z'); });
  return name.size() < (latin ? 2 : kShortestOwner);
}

// "tiaozhan Lanjing Dianzi de 11 xiang zhuanli": the owner before "de".
std::optional<Span> possessor(std::string_view text, const HanClause& clause, const HanAmount& amount) {
  const std::uint32_t end = amount.span.start;
  if (end < clause.span.start + kHanPossessive.size() || !text.substr(0, end).ends_with(kHanPossessive))
    return std::nullopt;
  const std::uint32_t stop = end - static_cast<std::uint32_t>(kHanPossessive.size());
  std::size_t start = stop;
  const HanTables& tables = han_tables();
  const auto ends = [&](std::size_t at) {
    return tables.predicates.ending_at(text, at) || tables.of(HanWord::kMarker).ending_at(text, at);
  };
  // A name has two characters at least, the last of which may look like a word of the grammar.
  while (start > clause.span.start && stop - start < kLongestOwner && (stop - start < kShortestOwner || !ends(start))) {
    step_back(text, start);
  }
  for (const std::string_view done : kDone) {  // "chexiao le Masimo de"
    if (text.substr(start).starts_with(done)) start += done.size();
  }
  const Span owner{static_cast<std::uint32_t>(start), stop};
  // "used for lamps", "of last year", "in the field of lamps": no owner.
  if (tables.predicates.ending_at(text, stop) || tables.of(HanWord::kTime).ending_at(text, stop) ||
      tables.of(HanWord::kJoint).at(text, start))
    return std::nullopt;
  if (tables.of(HanWord::kNoSubject).at(text, start) || tables.of(HanWord::kCategory).ending_at(text, stop))
    return std::nullopt;
  if (is_short(text, owner) || tables.nouns.ending_at(text, stop) || tables.of(HanWord::kPronoun).at(text, start))
    return std::nullopt;
  return owner;
}

// "gai gongsi de liang xiang", "ziji de": the pronoun before "de".
std::optional<Span> pronoun_before(std::string_view text, std::uint32_t amount) {
  if (!text.substr(0, amount).ends_with(kHanPossessive)) return std::nullopt;
  const std::uint32_t end = amount - static_cast<std::uint32_t>(kHanPossessive.size());
  const auto pronoun = han_tables().of(HanWord::kPronoun).ending_at(text, end);
  return pronoun ? std::optional<Span>(Span{end - pronoun->bytes, end}) : std::nullopt;
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

// Of clauses in between, what stands before the verb is as often a thing ("the term", "the value") as a party: a party
// has the ending of a firm, letters of another script, or is named again near by.
bool is_firm(std::string_view text, Span span) {
  if (han_tables().of(HanWord::kFirm).ending_at(text, span.end)) return true;
  const std::string_view name = span.of(text);
  if (std::any_of(name.begin(), name.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80U; }))
    return true;
  const std::size_t from = span.start > kNearBy ? span.start - kNearBy : 0;
  const std::string_view before = text.substr(from, span.start - from);
  const std::string_view behind = text.substr(span.end, kNearBy);
  return before.find(name) != std::string_view::npos || behind.find(name) != std::string_view::npos;
}

// The end of the last predicate "infringe" of [start, end), behind "le" and "guo"; `start` if there is none.
std::uint32_t infringe_end(std::string_view text, std::uint32_t start, std::uint32_t end) {
  std::uint32_t found = start;
  for (std::size_t at = start; at < end; step(text, at)) {
    const auto match = han_tables().predicates.at(text, at);
    const bool uses = std::any_of(std::begin(kUses), std::end(kUses),
                                  [&](std::string_view verb) { return text.substr(at).starts_with(verb); });
    if (!match || !uses) continue;
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
  const std::uint32_t start_of = han_near_start(text, clause, amount.span.start);
  const std::uint32_t from = infringe_end(text, start_of, amount.span.start);
  const Span between{from, amount.span.start};
  if (from > start_of && may_own(text, between)) return between;
  if (is_han_licence(text, amount)) {
    const Span licensor{last_predicate_end(text, start_of, amount.span.start), amount.span.start};
    if (may_own(text, licensor)) return licensor;
  }
  const auto belongs = han_tables().of(HanWord::kBelongs).at(text, amount.whole.end);
  if (!belongs) return std::nullopt;
  const std::uint32_t start = amount.whole.end + belongs->bytes;
  const std::size_t of =
      text.substr(0, std::min(clause.span.end, start + kLongestOwner + 3)).find(kHanPossessive, start);
  // "464 jian shu Qunchuang": the owner ends the clause.
  const Span owner{start, of == std::string_view::npos ? clause.span.end : static_cast<std::uint32_t>(of)};
  return may_own(text, owner) ? std::optional<Span>(owner) : std::nullopt;
}

// "bei Xinghe zhikong qinfan 6 xiang": who accuses.
std::optional<Span> accuser(std::string_view text, const HanClause& clause, std::uint32_t end) {
  const std::size_t passive = text.substr(0, end).find(kSuffered, han_near_start(text, clause, end));
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

// "Lianzhou bei tiaozhan de ba xiang zhuanli": what its owner, the subject, suffers.
bool is_suffered(std::string_view text, const HanClause& clause, std::uint32_t end) {
  return clause.subject && text.substr(clause.subject->end, end - clause.subject->end).starts_with(kSuffered);
}

// The subject of a clause whose first predicate is "infringe".
bool is_accused(std::string_view text, const HanClause& clause, std::uint32_t end) {
  if (!clause.subject) return false;
  for (std::size_t at = std::max(clause.subject->end, han_near_start(text, clause, end)); at < end; step(text, at)) {
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

}  // namespace

std::optional<Holder> han_holder(std::string_view text, const std::vector<HanClause>& clauses, const HanAmount& amount,
                                 std::optional<Span> remembered, std::string_view role) {
  const std::size_t index = han_clause_index(clauses, amount.span.start);
  if (const auto owner = direct_owner(text, clauses[index], amount)) return Holder{*owner, *owner};
  const auto before = is_han_part(text, amount) ? std::nullopt : possessor(text, clauses[index], amount);
  if (before) return Holder{*before, *before};
  if (const auto its = pronoun_before(text, amount.span.start)) {
    std::optional<Span> subject;
    for (std::size_t back = 0; !subject && back <= kClausesBack && back <= index; ++back)
      subject = clauses[index - back].subject;
    return Holder{*its, subject ? subject : remembered};
  }
  if (text.substr(0, amount.span.start).ends_with(kIts)) {
    const Span its{amount.span.start - static_cast<std::uint32_t>(kIts.size()), amount.span.start};
    const auto subject = first_subject(clauses, index);
    return Holder{its, subject ? subject : remembered};
  }
  if (role == "challenged" && !is_suffered(text, clauses[index], amount.span.start)) return std::nullopt;
  if (role == "asserted") {
    if (const auto owner = accuser(text, clauses[index], amount.span.start)) return Holder{*owner, *owner};
    if (is_accused(text, clauses[index], amount.span.start))
      return other_than(text, *clauses[index].subject, first_subject(clauses, index), remembered);
  }
  for (std::size_t back = 0; back <= kClausesBack && back <= index; ++back) {
    const HanClause& clause = clauses[index - back];
    if (clause.subject && is_office(text, *clause.subject)) return std::nullopt;
    const bool who = clause.subject &&
                     (back == 0 || clause.subject == first_subject(clauses, index) || is_firm(text, *clause.subject));
    if (who && clause.subject->end <= amount.span.start) return Holder{*clause.subject, *clause.subject};
    if (clause.pronoun) {
      const auto subject = first_subject(clauses, index);
      const std::optional<Span> name = subject ? subject : remembered;
      return name ? std::optional<Holder>(Holder{*name, name}) : std::nullopt;
    }
  }
  return remembered ? std::optional<Holder>(Holder{*remembered, *remembered}) : std::nullopt;
}

}  // namespace pressmark::counts

#include "extract/counts/clauses.h"
#include "extract/counts/word_lists.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

constexpr std::size_t kLongestInsertion = 16;  // words between two commas
constexpr std::size_t kStockReach = 6;         // words from "portfolio" to its amount: "has now grown to"
constexpr std::size_t kOwnerWords = 4;         // "from a number of smaller firms"
constexpr std::string_view kGovern[] = {"granted", "gave", "gives",  "give",  "offered", "buys",
                                        "bought",  "sold", "sues",   "makes", "made",    "lets",
                                        "asked",   "asks", "asking", "urged", "pressed"};

// Back over "the", "its", "Acme's": the word before the noun phrase that the amount belongs to.
Index before_determiner(const SentenceWords& words, std::size_t first) {
  Index at = static_cast<Index>(first) - 1;
  while (at >= 0 && (words[static_cast<std::size_t>(at)].possessive || words[static_cast<std::size_t>(at)].capital ||
                     words.lower_at(at) == "the" || words.lower_at(at) == "its" || words.lower_at(at) == "their")) {
    const bool description =
        words[static_cast<std::size_t>(at)].possessive && !words[static_cast<std::size_t>(at)].capital;
    --at;
    if (description && words.lower_at(at) == "the") --at;
  }
  return at;
}

}  // namespace

bool is_object(const Reading& reading, const Name& name) {
  if (name.first == 0 || name.possessive) return false;
  const SentenceWords& words = reading.words;
  // "granted the chipmaker Acme rights".
  std::size_t at = name.first - 1;
  while (at > 0 && name.first - at < kOwnerWords &&
         (words[at].lower == "the" || reading.kinds.descriptions.contains(words[at].lower)))
    --at;
  const std::string_view verb = words[at].lower;
  const bool governs = among(kGovern, verb) || reading.kinds.defendants.ending_at(words, at).has_value() ||
                       (verb.ends_with("ed") && reading.kinds.predicates.ending_at(words, at));
  if (!governs) return false;
  // "said it wanted Acme sold": a verb of its own is rare here; a finite one with an "s" is not.
  const std::string_view next = words.lower_at(static_cast<Index>(name.last) + 1);
  return next != "has" && next != "had" && next != "holds" && next != "owns";
}

std::size_t over_insertion(const SentenceWords& words, std::size_t at) {
  if (at < 2 || words[at - 1].kind != WordKind::kComma) return at;
  const std::size_t floor = at > kLongestInsertion ? at - kLongestInsertion : 0;
  for (std::size_t back = at - 2; back > floor; --back) {
    if (words[back].kind == WordKind::kComma) return back;
    if (words[back].kind != WordKind::kWord && words[back].kind != WordKind::kNumber) break;
  }
  return at;
}

bool is_whole(const SentenceWords& words, const Mention& mention) {
  const Index of = before_determiner(words, mention.amount.first);
  if (words.lower_at(of) != "of") return false;
  return in_list(WordList::kFractions, words.lower_at(of - 1)) || words.lower_at(of - 1) == "out" ||
         is_total(words, mention);
}

bool is_total(const SentenceWords& words, const Mention& mention) {
  const auto before = static_cast<Index>(mention.amount.first) - 1;
  if (words.lower_at(before) != "of") return false;
  return words.lower_at(before - 1) == "total" && (words.lower_at(before - 3) == "of");
}

std::optional<std::size_t> cover_of(const SentenceWords& words, const Mention& mention) {
  const std::size_t at = mention.amount.first;
  if (at < 2 || words[at - 1].lower != "by" || !in_list(WordList::kShields, words[at - 2].lower)) return std::nullopt;
  return at - 2;
}

bool has_unnamed_owner(const Reading& reading, const Mention& mention) {
  const SentenceWords& words = reading.words;
  std::size_t at = mention.noun.end;
  const std::string_view participle = words.lower_at(static_cast<Index>(at));
  if ((participle == "held" || participle.ends_with("ed")) && words.lower_at(static_cast<Index>(at) + 1) == "by") ++at;
  const std::string_view joint = words.lower_at(static_cast<Index>(at));
  if ((joint != "from" || mention.role == "licensed") && joint != "by") return false;
  if (words.lower_at(static_cast<Index>(at) + 1).ends_with("ing")) return false;
  for (std::size_t next = at + 1; next < words.size() && next <= at + kOwnerWords; ++next) {
    const Word& word = words[next];
    if ((word.kind != WordKind::kWord && word.kind != WordKind::kNumber) || word.capital || word.possessive)
      return false;
    if (!word.lower.ends_with('s') || word.lower.ends_with("ss")) continue;
    const bool head = joint == "by" || reading.kinds.vetoed_heads.contains(word.lower) || word.lower == "start-ups" ||
                      reading.kinds.descriptions.contains(word.lower.substr(0, word.lower.size() - 1));
    if (head && !reading.kinds.pronouns.contains(word.lower)) return true;
  }
  return false;
}

bool is_definite(const SentenceWords& words, const Mention& mention) {
  const auto behind = static_cast<Index>(mention.amount.last) + 1;
  const auto before = static_cast<Index>(mention.amount.first) - 1;
  if (words.lower_at(before) == "the" || words.lower_at(before) == "these" || words.lower_at(before) == "those")
    return true;
  const std::string_view pointer = words.lower_at(behind + 1);
  return words.lower_at(behind) == "of" && (pointer == "the" || pointer == "these" || pointer == "those");
}

std::optional<std::size_t> stock_before(const SentenceWords& words, const Mention& mention) {
  for (std::size_t at = mention.amount.first; at > 0 && at + kStockReach > mention.amount.first; --at) {
    const Word& word = words[at - 1];
    if (in_list(WordList::kStocks, word.lower)) return at - 1;
    if (word.kind != WordKind::kWord || (word.capital && at > 1 && words[at - 2].lower != "of") || word.possessive)
      break;
  }
  return std::nullopt;
}

bool is_suffered(const SentenceWords& words, std::size_t predicate) {
  const std::string_view before = words.lower_at(static_cast<Index>(predicate) - 1);
  return before == "was" || before == "were" || before == "been";
}

bool has_granting_verb(const SentenceWords& words, const Mention& mention) {
  return mention.predicate && in_list(WordList::kGranting, words[*mention.predicate].lower);
}

bool granted_by_office(const SentenceWords& words, const Mention& mention) {
  return mention.role == "granted" && has_granting_verb(words, mention) && !is_suffered(words, *mention.predicate);
}

bool leans_on_office(const Reading& reading, std::size_t i) {
  const Mention& mention = reading.mentions[i];
  if (i == 0 || !mention.elided || mention.role != "granted") return false;
  const Mention& last = reading.mentions[i - 1];
  if (last.holder || last.role != "granted" || !has_granting_verb(reading.words, last)) return false;
  if (*last.predicate > last.amount.first) return false;
  const auto name = name_ending_before(reading.names, mention.amount.first);
  return name != reading.names.end() && name->place && name->first >= last.noun.end;
}

}  // namespace pressmark::counts

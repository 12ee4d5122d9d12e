// Owners by the clause that a count stands in: who receives it, whose stock it is, who does what its opening phrase
// says.
#include "extract/counts/clauses.h"
#include "extract/counts/owners.h"
#include "extract/counts/word_lists.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

constexpr std::size_t kLongestOpening = 16;  // words from the head of a clause to its amount
constexpr std::size_t kLongestPhrase = 24;   // words from a noun to the comma that closes the opening phrase
constexpr std::size_t kLongestTime = 4;      // words: "In early March, after"
constexpr std::size_t kMostCommas = 4;       // "With 12 patents, 4 marks and 6 labs, Acme"
constexpr std::size_t kDescription = 3;      // words before a name: "the Danish pump maker Acme"
constexpr std::size_t kModifiers = 4;        // "Acme's global mobile patent portfolio"
constexpr std::string_view kWithOpeners[] = {"with", "having", "holding", "owning", "boasting", "armed", "backed"};
constexpr std::string_view kTimeOpeners[] = {"after",   "before",  "by",   "while",     "when", "since",
                                             "despite", "besides", "upon", "following", "from", "in"};
constexpr std::string_view kOpeningAdverbs[] = {"and", "but", "even", "only", "just", "shortly", "soon", "already"};
// Forms that open a sentence and do nothing with patents.
constexpr std::string_view kNoDoing[] = {"according", "counting",  "including", "regarding", "concerning", "following",
                                         "licensed",  "convinced", "ordered",   "protected", "barred",     "sued"};
constexpr std::string_view kSued[] = {"being",   "been",    "facing",  "infringing", "violating",
                                      "accused", "copying", "ordered", "barred",     "sued"};

class ClauseOwners {
 public:
  explicit ClauseOwners(const Parties& parties) : r_(parties.reading()), words_(r_.words), parties_(parties) {}

  // "The deal gives Acme 12 patents", "gave the company 12 patents".
  std::optional<Holder> receiver(const Mention& mention) const {
    if (mention.role != "acquired" || !mention.predicate || *mention.predicate >= mention.amount.first ||
        !in_list(WordList::kHandsOver, words_[*mention.predicate].lower))
      return std::nullopt;
    for (std::size_t at = mention.amount.first; at > *mention.predicate + 1; --at) {
      if (parties_.is_reference(at - 1)) return parties_.resolved(mention, at - 1);
      const auto name = name_ending_before(r_.names, at);
      if (name != r_.names.end() && !name->possessive && !name->place) return named(*name);
    }
    return std::nullopt;
  }

  // "the purchase brings Acme's portfolio to 300 patents", "a portfolio of 300 patents of which": whose stock it is.
  std::optional<Holder> owner_of_stock(const Mention& mention) const {
    const auto stock = stock_before(words_, mention);
    if (!stock || (mention.role != "held" && mention.role != "challenged")) return std::nullopt;
    if (lower(*stock + 1) == "of") {
      const auto name = parties_.first_from(*stock + 2);
      const bool near = name != r_.names.end() && name->first <= *stock + 2 + (lower(*stock + 2) == "the" ? 1 : 0);
      if (near && name->last < mention.amount.first && !name->place) return named(*name);
    }
    for (std::size_t at = *stock; at > 0 && at + kModifiers >= *stock; --at) {
      const auto name = name_ending_before(r_.names, at);
      if (name != r_.names.end() && name->possessive && !name->outlet) return named(*name);
      if (is_possessive_pronoun(lower(at - 1))) return parties_.resolved(mention, at - 1);
      if (words_[at - 1].possessive && parties_.is_reference(at - 1)) return parties_.resolved(mention, at - 1);
      if (words_[at - 1].kind != WordKind::kWord) break;
    }
    return std::nullopt;
  }

  // "After buying 300 patents from Borel, Acme sued", "With 300 patents, the company is": who follows the comma.
  std::optional<Holder> owner_of_opening(const Mention& mention) const {
    const auto head = opening_head(mention);
    if (!head || (mention.role == "asserted" && is_sued(*head, mention))) return std::nullopt;
    std::size_t commas = 0;
    for (std::size_t at = mention.noun.end; at < words_.size() && at < mention.noun.end + kLongestPhrase; ++at) {
      const WordKind kind = words_[at].kind;
      if (kind == WordKind::kSemicolon || kind == WordKind::kStop || kind == WordKind::kColon) break;
      if (kind != WordKind::kComma) continue;
      if (auto holder = subject_at(mention, at + 1)) return holder;
      if (++commas == kMostCommas) break;
    }
    return std::nullopt;
  }

 private:
  std::string_view lower(std::size_t at) const { return words_.lower_at(static_cast<Index>(at)); }

  // "Acme sued", "the chipmaker Acme", "the company", "it".
  std::optional<Holder> subject_at(const Mention& mention, std::size_t at) const {
    for (std::size_t next = at; next < words_.size() && next <= at + kDescription; ++next) {
      const auto name = parties_.first_from(next);
      if (name != r_.names.end() && name->first == next) {
        if (name->possessive || name->modifier || !name->subject || !parties_.fits(mention, name)) return std::nullopt;
        return Holder{parties_.with_partners(name), parties_.with_partners(name)};
      }
      if (parties_.is_reference(next)) {
        // Who is named in the phrase is another: "After selling 12 patents to Borel, the company".
        return Holder{parties_.resolved(mention, next).exact, parties_.remembered(mention)};
      }
      const bool describes = next == at ? lower(next) == "the" || r_.kinds.descriptions.contains(lower(next))
                                        : words_[next].kind == WordKind::kWord;
      if (!describes) return std::nullopt;
    }
    return std::nullopt;
  }

  // The first word of a phrase without a subject that opens the clause; empty where the amount stands in no such.
  std::optional<std::size_t> opening_head(const Mention& mention) const {
    std::size_t head = mention.amount.first;
    const std::size_t floor = head > kLongestOpening ? head - kLongestOpening : 0;
    while (head > floor && words_[head - 1].kind != WordKind::kSemicolon && words_[head - 1].kind != WordKind::kComma &&
           words_[head - 1].kind != WordKind::kQuote && lower(head - 1) != "that")
      --head;
    if (head == floor && floor > 0) return std::nullopt;
    const std::size_t clause = head;
    const bool follows = clause > kLongestTime + 1 && words_[clause - 1].kind == WordKind::kComma;
    if (follows) return std::nullopt;  // "The pump is old, with 12 patents, and Acme"
    while (among(kOpeningAdverbs, lower(head))) ++head;
    if (head >= mention.amount.first || !opens_phrase(head) || has_subject(clause, mention)) return std::nullopt;
    return head;
  }
  bool opens_phrase(std::size_t head) const {
    const std::string_view word = lower(head);
    if (among(kWithOpeners, word)) return true;
    const bool doing = lower(head + 1).ends_with("ing") || lower(head + 2).ends_with("ing");
    if (among(kTimeOpeners, word)) return doing || (word == "in" && lower(head + 1) == "addition");
    if (among(kNoDoing, word)) return false;
    return (word.ends_with("ing") || word.ends_with("ed")) && first_name_from(r_.names, head) != r_.names.end() &&
           first_name_from(r_.names, head)->first != head;
  }
  // "Acme, after buying 12 patents, sued", "With Acme holding 12 patents": who does it is named before the amount.
  bool has_subject(std::size_t clause, const Mention& mention) const {
    const bool opens = clause == 0 || words_[clause - 1].kind != WordKind::kComma;
    for (auto name = parties_.first_from(opens ? clause : 0);
         name != r_.names.end() && name->first < mention.amount.first; ++name) {
      const bool does = lower(name->last + 1).ends_with("ing") || lower(name->last + 2).ends_with("ing");
      if ((name->subject && !is_object(r_, *name)) || (does && !name->possessive && !name->place)) return true;
    }
    return false;
  }
  bool is_sued(std::size_t head, const Mention& mention) const {
    for (std::size_t at = head; at < mention.amount.first; ++at) {
      if (among(kSued, words_[at].lower)) return true;
    }
    return false;
  }

  const Reading& r_;
  const SentenceWords& words_;
  const Parties& parties_;
};

}  // namespace

std::optional<Holder> owner_receiving(const Parties& parties, const Mention& mention) {
  return ClauseOwners(parties).receiver(mention);
}
std::optional<Holder> owner_of_stock(const Parties& parties, const Mention& mention) {
  return ClauseOwners(parties).owner_of_stock(mention);
}
std::optional<Holder> owner_of_opening(const Parties& parties, const Mention& mention) {
  return ClauseOwners(parties).owner_of_opening(mention);
}

}  // namespace pressmark::counts

// Which predicates of a sentence speak of what is counted.
#include "extract/counts/predicates.h"

#include <algorithm>

#include "extract/counts/word_lists.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

constexpr std::size_t kPlaceReach = 6;     // words from "kept its" to "with"
constexpr std::size_t kObjectReach = 4;    // words from a verb to its object's head
constexpr std::size_t kSubjectReach = 14;  // words from a passive verb back to its subject's head
constexpr std::string_view kParticiples[] = {"made",   "put",  "set",   "found", "lost", "built", "come",
                                             "become", "gone", "begun", "led",   "paid", "said",  "shown"};

class PredicateFinder {
 public:
  explicit PredicateFinder(Reading& reading) : r_(reading), words_(reading.words) {}

  void collect(std::uint32_t family) {
    const PhraseTable& table = family == 0 ? r_.kinds.predicates : r_.kinds.families[family].predicates;
    for (std::size_t at = 0; at < words_.size(); ++at) {
      const auto match = table.at(words_, at);
      if (!match) continue;
      const std::size_t last = at + match->words - 1;
      const PredicateRow& row = r_.kinds.predicate_rows[match->row];
      const bool speaks = family != 0 || (speaks_of_patents(row, at, last) && !describes_one(at, last));
      if (speaks && !is_initials(at) && !is_auxiliary(at, last)) r_.predicates.push_back({at, last, row});
      at = last;
    }
  }

 private:
  // "a granted US patent": says nothing of what is counted.
  bool describes_one(std::size_t at, std::size_t last) const {
    const std::string_view before = words_.lower_at(static_cast<Index>(at) - 1);
    return at == last && words_[at].lower.ends_with("ed") && (before == "a" || before == "an");
  }

  // "has violated", "had been filed", "have to".
  bool is_auxiliary(std::size_t at, std::size_t last) const {
    const std::string_view word = words_[at].lower;
    if (at != last || (word != "has" && word != "have" && word != "had" && word != "having")) return false;
    std::size_t next = last + 1;
    while (next < words_.size() &&
           (words_[next].lower == "now" || words_[next].lower == "also" || words_[next].lower.ends_with("ly")))
      ++next;
    const std::string_view follower = words_.lower_at(static_cast<Index>(next));
    const auto verb = r_.kinds.predicates.at(words_, next);
    return follower == "been" || follower == "to" || follower.ends_with("ed") || follower.ends_with("en") ||
           among(kParticiples, follower) || (verb && follower != "a");
  }

  std::string_view lower(std::size_t at) const { return words_.lower_at(static_cast<Index>(at)); }

  // "patents on LED drivers".
  bool is_initials(std::size_t at) const {
    const std::string_view article = words_.article();
    const auto upper = [&](std::size_t byte) { return article[byte] >= 'A' && article[byte] <= 'Z'; };
    const Span span = words_[at].span;
    return words_[at].capital && span.size() > 1 && upper(span.end - 1) && at > 0 &&
           !upper(words_[at - 1].span.end - 1);
  }

  bool speaks_of_patents(const PredicateRow& row, std::size_t at, std::size_t last) const {
    const bool fraction = lower(last + 1) == "of" && in_list(WordList::kFractions, words_[last].lower);  // "a third of"
    // "led the carmakers with 900 patents": whom, and the patents are how.
    return !fraction && !is_document(at, last) && !is_own(at, last) &&
           (row.role == "asserted" || row.ranking || is_for(at, last) || !acts_on_another(at, last));
  }

  // "according to the filing": a paper, and what it says.
  bool is_document(std::size_t at, std::size_t last) const {
    const std::string_view before = words_.lower_at(static_cast<Index>(at) - 1);
    return at == last && words_[at].lower == "filing" && lower(last + 1) != "of" &&
           (before == "the" || before == "a" || before == "court" || before == "regulatory" || before == "its");
  }

  // "royalties for Acme technology protected by": the thing is what the patents are about.
  bool is_for(std::size_t at, std::size_t last) const {
    return last > at && (words_[last].lower == "for" || words_[last].lower == "on") &&
           words_[at].lower.starts_with("royalt");
  }

  // "ten patents of its own".
  bool is_own(std::size_t at, std::size_t last) const {
    return at == last && words_[at].lower == "own" && at > 0 && r_.kinds.pronouns.contains(words_[at - 1].lower);
  }

  // "filed a suit", "won a verdict", "the suit was filed": the verb says nothing of what is counted.
  bool acts_on_another(std::size_t at, std::size_t last) const {
    for (std::size_t next = last + 1; next < words_.size() && next <= last + kObjectReach; ++next) {
      const Word& word = words_[next];
      const bool article = word.lower == "a" || word.lower == "an" || word.lower == "the";
      if (word.kind != WordKind::kWord || r_.kinds.nouns.at(words_, next) || opens_time(word.lower)) break;
      if (is_another(next) && !receives(next)) return true;
      if (!article && (r_.kinds.stops.contains(word.lower) || r_.kinds.predicates.at(words_, next))) break;
    }
    return takes_place(last + 1) || (is_passive(at) && subject_is_another(at));
  }
  // "gives the company 12 patents": whom, not what.
  bool receives(std::size_t at) const {
    const bool amount = words_.kind_at(static_cast<Index>(at) + 1) == WordKind::kNumber ||
                        r_.kinds.comparators.at(words_, at + 1).has_value();
    return amount && r_.kinds.descriptions.contains(words_[at].lower);
  }
  // "kept its top billing with", "won first place with": the amount is how, not what.
  bool takes_place(std::size_t at) const {
    if (!r_.kinds.pronouns.contains(words_.lower_at(static_cast<Index>(at))) &&
        words_.lower_at(static_cast<Index>(at)) != "the" && words_.lower_at(static_cast<Index>(at)) != "first")
      return false;
    for (std::size_t next = at + 1; next < words_.size() && next <= at + kPlaceReach; ++next) {
      if (words_[next].lower == "with") return true;
      if (words_[next].kind != WordKind::kWord || r_.kinds.nouns.at(words_, next)) return false;
    }
    return false;
  }
  static bool opens_time(std::string_view word) {
    return word == "last" || word == "this" || word == "next" || word == "each" || word == "every";
  }
  bool is_another(std::size_t at) const {
    const std::string_view word = words_[at].lower;
    // "threw out claims of three patents": what happens to its claims happens to the patent.
    if (word.starts_with("claim") && (lower(at + 1) == "of" || lower(at + 1) == "in" || lower(at + 1) == "from"))
      return false;
    const bool head = r_.kinds.vetoed_heads.contains(word) || r_.kinds.topics.contains(word);
    return head && word != "portfolio" && word != "portfolios" && !words_[at].capital &&
           !r_.kinds.nouns.at(words_, at + 1) && !r_.kinds.predicates.at(words_, at + 1);
  }
  bool is_passive(std::size_t at) const {
    const std::string_view before = words_.lower_at(static_cast<Index>(at) - 1);
    return before == "was" || before == "were" || before == "been" || before == "is" || before == "are";
  }
  // Only in the verb's clause, and only where nothing that may be counted stands between.
  bool subject_is_another(std::size_t at) const {
    const std::size_t floor = at > kSubjectReach ? at - kSubjectReach : 0;
    for (std::size_t back = at; back > floor; --back) {
      if (words_[back - 1].kind != WordKind::kWord && words_[back - 1].kind != WordKind::kNumber) return false;
      if (words_[back - 1].lower == "that") return false;
      if (r_.kinds.topics.contains(words_[back - 1].lower)) return true;
    }
    return false;
  }

  Reading& r_;
  const SentenceWords& words_;
};

}  // namespace

void find_predicates(Reading& reading, std::uint32_t family) {
  PredicateFinder(reading).collect(family);
}

}  // namespace pressmark::counts

// How far a predicate is from a count.
#include <algorithm>

#include "extract/counts/clauses.h"
#include "extract/counts/predicates.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

// In half words of distance.
constexpr int kWord = 2;
constexpr int kComma = 6;             // each comma between
constexpr int kClause = 24;           // each semicolon or colon between
constexpr int kInsidePhrase = 16;     // "granted patents": the adjective only where no verb speaks
constexpr int kHeldBehind = 12;       // "patents held by Facebook" says whose, seldom what happens to them
constexpr int kHint = 6;              // weight of the rows that only name a court or a quarrel
constexpr std::size_t kHadReach = 6;  // words from "had" over another amount
constexpr std::size_t kObjectWords = 5;
constexpr std::string_view kContrasts[] = {"but", "while", "whereas", "although", "though"};
constexpr std::string_view kBehindParticiple[] = {"by", "from", "in", "between", "over", "since", "under"};
constexpr int kChangeReach = 4;  // "a drop of only 12", but not "fell by 3 percent to 12"

class CostReader {
 public:
  explicit CostReader(const Reading& reading) : r_(reading), words_(reading.words) {}

  int cost_of(const Predicate& predicate, const Mention& mention) const {
    int cost = predicate.row.weight * kWord;
    if (predicate.last < mention.amount.first) {
      const int gap = between(predicate.last + 1, mention.amount.first);
      const bool far = predicate.row.role == "other" && gap > kChangeReach;
      return far ? kFarthest + 1 : cost + gap;
    }
    if (predicate.row.left_only || speaks_of_part(mention, predicate)) return kFarthest + 1;
    if (predicate.first < mention.noun.end && predicate.last >= mention.noun.first) {
      return predicate.row.weight < 0 ? 0 : kFarthest + 1;
    }
    if (predicate.first < mention.noun.end) {
      return predicate.row.weight < 0 ? 0 : cost + kInsidePhrase;
    }
    // "has 85 patents and applications pending": which of them, not what happened to them.
    if (mention.unit == "patent_or_application" && predicate.first == mention.noun.end && is_had(mention))
      return cost + kInsidePhrase;
    if (counts_again(mention.noun.end, predicate.first)) return kFarthest + 1;
    if (speaks_of_owner(mention, predicate)) return kFarthest + 1;
    if (is_part_of_number(mention) && in_relative(mention, predicate)) return kFarthest + 1;
    if (follows_part(mention.noun.end, predicate.first)) return kFarthest + 1;
    if (turns(mention.noun.end, predicate.first)) return kFarthest + 1;
    if (predicate.row.role == "held" && !in_relative(mention, predicate)) cost += kHeldBehind;
    if (brings(predicate.row.role) && lower(predicate.last + 1) == "by") cost += kHeldBehind;
    // "uses seven patents that Acme acquired": how they came to Acme, and not what happens to them now.
    if (predicate.row.role == "acquired" && in_relative(mention, predicate)) cost += kInsidePhrase;
    return cost + between(mention.noun.end, predicate.first) - 1;
  }

 private:
  std::string_view lower(std::size_t at) const { return words_.lower_at(static_cast<Index>(at)); }

  // "half of its 12,000 patents have lapsed"; but "half of the 12,000 patents that Acme owns".
  bool speaks_of_part(const Mention& mention, const Predicate& predicate) const {
    return predicate.first > mention.noun.end && !in_relative(mention, predicate) && is_whole(words_, mention);
  }

  // "has 85 patents and sells pumps", "with 400 patents, said it would appeal": what else the owner does.
  bool speaks_of_owner(const Mention& mention, const Predicate& predicate) const {
    const std::size_t joint = joint_before(mention.noun.end, predicate.first);
    if (joint == predicate.first || predicate.row.ranking) return false;
    if (predicate.row.weight >= kHint && words_[joint].kind == WordKind::kComma) return true;
    return is_had(mention) && !speaks_of_them(joint, predicate);
  }
  // The first comma or "and" of the words [from, to); `to` if there is none.
  std::size_t joint_before(std::size_t from, std::size_t to) const {
    std::size_t at = from;
    while (at < to && words_[at].kind != WordKind::kComma && words_[at].lower != "and") ++at;
    return at;
  }
  bool is_had(const Mention& mention) const {
    // "had 78 employees and 21 patents".
    const std::size_t reach = lower(mention.amount.first - (mention.amount.first > 0 ? 1 : 0)) == "and" ? kHadReach : 2;
    for (std::size_t back = 1; back <= reach && back <= mention.amount.first; ++back) {
      const std::string_view word = words_[mention.amount.first - back].lower;
      if (word == "has" || word == "have" || word == "with") return true;
      if (r_.kinds.predicates.at(words_, mention.amount.first - back)) return false;
    }
    return false;
  }
  // "and were sold", "and licenses them", ", acquired from Borel", ", which it sold": the counted things still.
  bool speaks_of_them(std::size_t joint, const Predicate& predicate) const {
    for (std::size_t at = joint; at < predicate.first; ++at) {
      const std::string_view word = words_[at].lower;
      if (word == "which" || word == "that" || word == "were" || word == "are" || word == "been") return true;
    }
    const std::size_t end = std::min(words_.size(), predicate.last + 1 + kObjectWords);
    for (std::size_t at = predicate.last + 1; at < end; ++at) {
      if (words_[at].lower == "them" || words_[at].lower == "these" || words_[at].lower == "those") return true;
    }
    const bool participle = words_[joint].kind == WordKind::kComma && joint + 1 == predicate.first;
    return lower(predicate.last + 1) == "it" || (participle && among(kBehindParticiple, lower(predicate.last + 1)));
  }

  // "the patents that Toyota owns".
  bool in_relative(const Mention& mention, const Predicate& predicate) const {
    const std::string_view word = words_.lower_at(static_cast<Index>(mention.noun.end));
    // Or without the pronoun: "the patents Toyota once owned".
    const auto name = first_name_from(r_.names, mention.noun.end);
    const bool contact = name != r_.names.end() && name->first == mention.noun.end && !name->possessive;
    return (contact || word == "that" || word == "which") && predicate.first <= mention.noun.end + 3 &&
           !closes_relative(mention.noun.end, predicate.first);
  }

  // "the patents Acme asserts are invalid": the verb of the clause around.
  bool closes_relative(std::size_t from, std::size_t verb) const {
    const std::string_view before = lower(verb - 1);
    const bool finite = before == "are" || before == "were" || before == "is" || before == "was";
    return finite && verb > from + 2 && lower(verb - 2) != "that" && lower(verb - 2) != "which";
  }

  // "three of the four patents Acme asserted were thrown out": what they asserted are the four.
  bool is_part_of_number(const Mention& mention) const {
    if (lower(mention.amount.last + 1) != "of") return false;
    for (std::size_t at = mention.amount.last + 2; at < mention.noun.first; ++at) {
      if (words_[at].kind == WordKind::kNumber) return true;
    }
    return false;
  }

  // "14 patents, the last of which expires": speaks of one of them.
  bool follows_part(std::size_t from, std::size_t to) const {
    for (std::size_t at = from; at + 1 < to; ++at) {
      if (words_[at].lower == "of" && (words_[at + 1].lower == "which" || words_[at + 1].lower == "them")) return true;
    }
    return false;
  }

  // "is on 12 patents, but he is known for": another matter.
  bool turns(std::size_t from, std::size_t to) const {
    for (std::size_t at = from; at + 1 < to; ++at) {
      if (words_[at].kind == WordKind::kComma && among(kContrasts, lower(at + 1))) return true;
    }
    return false;
  }

  // Another number between: the predicate speaks of that one.
  bool counts_again(std::size_t from, std::size_t to) const {
    for (std::size_t at = from; at < to; ++at) {
      if (words_[at].kind == WordKind::kNumber) return true;
    }
    return false;
  }

  int between(std::size_t from, std::size_t to) const {
    int cost = 0;
    for (std::size_t at = from; at < to && cost <= kFarthest; ++at) {
      const WordKind kind = words_[at].kind;
      cost += kind == WordKind::kComma                                   ? kComma
              : kind == WordKind::kSemicolon || kind == WordKind::kColon ? kClause
                                                                         : word_cost(words_[at].lower);
    }
    return cost;
  }
  static int word_cost(std::string_view word) {
    const bool auxiliary =
        word == "were" || word == "was" || word == "been" || word == "be" || word == "are" || word == "have";
    return auxiliary ? 0 : kWord;
  }

  const Reading& r_;
  const SentenceWords& words_;
};

}  // namespace

int predicate_cost(const Reading& reading, const Predicate& predicate, const Mention& mention) {
  return CostReader(reading).cost_of(predicate, mention);
}

}  // namespace pressmark::counts

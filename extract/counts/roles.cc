// The role of each count: the predicate nearest to it.

#include <algorithm>

#include "extract/counts/reading.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

// Costs of a predicate, in half words of distance.
constexpr int kWord = 2;
constexpr int kComma = 6;          // each comma between
constexpr int kClause = 24;        // each semicolon or colon between
constexpr int kInsidePhrase = 16;  // "granted patents": the adjective only where no verb speaks
constexpr int kHeldBehind = 12;    // "patents held by Facebook" says whose, seldom what happens to them
constexpr int kFarthest = 60;
constexpr std::size_t kReach = 32;  // words to either side
constexpr int kNear = 4;            // elided counts: farther predicates speak of what they lean on

class RoleFinder {
 public:
  explicit RoleFinder(Reading& reading) : r_(reading), words_(reading.words) {}

  void find() {
    collect();
    for (std::size_t i = 0; i < r_.mentions.size(); ++i) decide(i);
  }

 private:
  void collect() {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      const auto match = r_.kinds.predicates.at(words_, at);
      if (!match) continue;
      const std::size_t last = at + match->words - 1;
      if (!is_auxiliary(at, last)) r_.predicates.push_back({at, last, r_.kinds.predicate_rows[match->row]});
      at = last;
    }
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
    return follower == "been" || follower == "to" || follower.ends_with("ed") || (verb && follower != "a");
  }

  void decide(std::size_t i) {
    Mention& mention = r_.mentions[i];
    if (mention.noun.change) return settle(mention, "other");
    const Predicate* best = nullptr;
    int least = mention.elided && i > 0 ? kNear : kFarthest;
    // Only those near enough to be heard: the whole stays linear.
    const std::size_t start = mention.amount.first > kReach ? mention.amount.first - kReach : 0;
    auto next = std::partition_point(r_.predicates.begin(), r_.predicates.end(),
                                     [start](const Predicate& predicate) { return predicate.first < start; });
    for (; next != r_.predicates.end() && next->first < mention.noun.end + kReach; ++next) {
      const Predicate& predicate = *next;
      const int cost = cost_of(predicate, mention);
      if (cost > least || (cost == least && best != nullptr)) continue;
      if (mention.elided && i > 0 && before_previous(predicate, i)) continue;
      best = &predicate;
      least = cost;
    }
    if (best != nullptr) mention.predicate = best->first;
    settle(mention, best != nullptr ? best->row.role : fallback(i));
  }

  bool before_previous(const Predicate& predicate, std::size_t i) const {
    return predicate.last < r_.mentions[i - 1].amount.last;
  }

  int cost_of(const Predicate& predicate, const Mention& mention) const {
    int cost = predicate.row.weight * kWord;
    if (predicate.last < mention.amount.first) {
      return cost + between(predicate.last + 1, mention.amount.first);
    }
    if (predicate.row.left_only) return kFarthest + 1;
    if (predicate.first < mention.noun.end && predicate.last >= mention.noun.first) {
      return predicate.row.role == "essential" ? 0 : kFarthest + 1;
    }
    if (predicate.first < mention.noun.end) {
      return predicate.row.role == "essential" ? 0 : cost + kInsidePhrase;
    }
    if (counts_again(mention.noun.end, predicate.first)) return kFarthest + 1;
    if (predicate.row.role == "held") cost += kHeldBehind;
    return cost + between(mention.noun.end, predicate.first) - 1;
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

  std::string_view fallback(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    if (i > 0) return r_.mentions[i - 1].role;
    if (!r_.memory.unit.empty()) return r_.memory.role;
    return r_.kinds.unit(mention.unit).default_role;
  }

  // Applications are not held or received by anybody: they are filed; standards' patents are essential.
  void settle(Mention& mention, std::string_view role) {
    const bool weak = role == "held" || role == "granted";
    if (mention.unit == "patent_application" && weak) role = "filed";
    if (mention.unit == "sep" && weak) role = "essential";
    mention.role = role;
  }

  Reading& r_;
  const SentenceWords& words_;
};

}  // namespace

void find_roles(Reading& reading) {
  RoleFinder(reading).find();
}

}  // namespace pressmark::counts

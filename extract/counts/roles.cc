// The role of each count: the predicate nearest to it.

#include <algorithm>

#include "extract/counts/clauses.h"
#include "extract/counts/predicates.h"
#include "extract/counts/word_lists.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

constexpr std::size_t kReach = 32;       // words to either side
constexpr std::size_t kPeriodReach = 5;  // words from a noun to the year of the figure
constexpr std::size_t kOwnerReach = 8;   // words from a noun to its "from"
constexpr int kNear = 4;                 // elided counts: farther predicates speak of what they lean on

constexpr std::size_t kGovernReach = 10;      // words from a verb to the amount over what describes it
constexpr std::size_t kCoordinateReach = 10;  // words from one count to the next of its list
constexpr std::string_view kOutOf[] = {"from", "of", "in", "by", "with", "has", "had", "have"};
constexpr std::string_view kPassedOn[] = {"acquired", "sold", "licensed", "asserted", "challenged", "invalidated"};

class RoleFinder {
 public:
  explicit RoleFinder(Reading& reading) : r_(reading), words_(reading.words) {}

  void find() {
    for (std::uint32_t family = 0; family < r_.kinds.families.size(); ++family) {
      if (!counts_family(family)) continue;
      r_.predicates.clear();
      find_predicates(r_, family);
      for (std::size_t i = 0; i < r_.mentions.size(); ++i) {
        if (family_of(r_.mentions[i]) == family) decide(i);
      }
    }
  }

 private:
  std::uint32_t family_of(const Mention& mention) const { return r_.kinds.unit(mention.unit).family; }
  bool counts_family(std::uint32_t family) const {
    return std::any_of(r_.mentions.begin(), r_.mentions.end(),
                       [&](const Mention& mention) { return family_of(mention) == family; });
  }

  std::string_view lower(std::size_t at) const { return words_.lower_at(static_cast<Index>(at)); }

  void decide(std::size_t i) {
    Mention& mention = r_.mentions[i];
    if (mention.noun.change || is_threshold(mention) || is_difference(mention)) return settle(mention, "other");
    const Predicate* best = nearest(i);
    if ((best == nullptr || stands_inside(*best, mention)) && is_coordinate(i)) return inherit(i);
    if (best != nullptr && best->first >= mention.noun.end && is_had_too(i)) return inherit(i);
    if (best != nullptr && shares_predicate(i, *best)) return inherit(i);
    const bool patents = family_of(mention) == 0;
    if (best != nullptr && patents) best = governing(best, mention);
    if (best != nullptr) mention.predicate = best->first;
    if (const std::string_view role = covered_role(i, best); !role.empty()) {
      mention.topical = true;
      return settle(mention, role);
    }
    std::string_view role = patents ? construction_role(mention, best) : std::string_view{};
    if (role.empty() && patents) role = weak_role(i, best);
    settle(mention, role.empty() ? heard_role(i, best) : role);
  }

  // "had shrunk by 1,200 patents".
  bool is_difference(const Mention& mention) const {
    const std::size_t at = mention.amount.first;
    return at > 1 && lower(at - 1) == "by" && in_list(WordList::kChanges, lower(at - 2)) && family_of(mention) == 0;
  }

  const Predicate* nearest(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    const Predicate* best = nullptr;
    int least = mention.elided && i > 0 ? kNear : kFarthest;
    // Only those near enough to be heard: the whole stays linear.
    auto next = first_predicate_from(mention.amount.first > kReach ? mention.amount.first - kReach : 0);
    for (; next != r_.predicates.end() && next->first < mention.noun.end + kReach; ++next) {
      const Predicate& predicate = *next;
      if (describes_another(predicate, i)) continue;
      const int cost = predicate_cost(r_, predicate, mention);
      if (cost > least || (cost == least && best != nullptr)) continue;
      if (mention.elided && i > 0 && (before_previous(predicate, i) || predicate.row.ranking)) continue;
      best = &predicate;
      least = cost;
    }
    return best;
  }

  // What the shape of the clause says, whatever predicate is near; "" if it says nothing.
  std::string_view construction_role(Mention& mention, const Predicate* best) const {
    if (!mention.elided && is_pleaded(mention)) return "asserted";
    if (const auto paid = payment_for(mention, best)) {
      mention.predicate = paid;
      return in_list(WordList::kDemands, words_[*paid].lower) ? "licensed" : "acquired";
    }
    if (is_fought_over(mention, best)) return "asserted";
    return grows_stock(mention) ? "held" : std::string_view{};
  }

  // Where nothing but a "has" was heard: what offices, years and rankings bring; "" where it is none of these.
  std::string_view weak_role(std::size_t i, const Predicate* best) const {
    const Mention& mention = r_.mentions[i];
    if (best != nullptr && (best->row.weight <= 0 || best->row.role != "held")) return {};
    if (acts_office(mention) || lower(mention.noun.end - 1) == "grants") return "granted";
    const bool leans = mention.elided && i == 0 && !r_.memory.role.empty() && !mention.heading;
    if (i == 0 && !leans && is_yearly(mention)) return "granted";
    const bool had = best == nullptr || words_[best->first].lower == "had";
    return had ? ranking_role(i) : std::string_view{};
  }

  std::string_view heard_role(std::size_t i, const Predicate* best) const {
    const Mention& mention = r_.mentions[i];
    if (best == nullptr) return fallback(i);
    const std::string_view role = role_of(*best, mention);
    const std::string_view verb = words_[best->first].lower;
    // "got 2,100 patents in 2019": from an office.
    const bool got = role == "acquired" && verb.starts_with("g") && in_list(WordList::kTakes, verb);
    if (got && is_yearly(mention) && !comes_from_owner(mention)) return "granted";
    return role == "granted" && (comes_from_owner(mention) || is_buyers(*best)) ? "acquired" : role;
  }

  // "gives Acme 12 patents", but "gives 12 patents to Acme", "brings 12 patents"; "was sold 12 patents".
  std::string_view role_of(const Predicate& predicate, const Mention& mention) const {
    if (predicate.last >= mention.amount.first) return predicate.row.role;
    const std::string_view verb = words_[predicate.first].lower;
    if (predicate.row.role == "sold" && verb == "sold" && predicate.last + 1 == mention.amount.first) {
      return is_suffered(words_, predicate.first) ? "acquired" : predicate.row.role;
    }
    if (predicate.row.role != "acquired" || !in_list(WordList::kHandsOver, verb)) return predicate.row.role;
    for (std::size_t at = predicate.last + 1; at < mention.amount.first; ++at) {
      if (words_[at].capital || r_.kinds.pronouns.contains(words_[at].lower) ||
          r_.kinds.descriptions.contains(words_[at].lower))
        return predicate.row.role;
    }
    return verb.starts_with("br") ? "held" : "sold";
  }

  // "will pay Borel $550 million for 650 patents"; royalties are paid for a licence.
  std::optional<std::size_t> payment_for(const Mention& mention, const Predicate* best) const {
    std::size_t at = mention.amount.first;
    const bool weak = best == nullptr || best->row.role == "held" || brings(best->row.role);
    if (!weak || at < 2 || lower(at - 1) != "for") return std::nullopt;
    bool money = false;
    for (std::size_t back = 2; back <= kGovernReach && back <= at; ++back) {
      const Word& word = words_[at - back];
      if (word.kind != WordKind::kWord && word.kind != WordKind::kNumber && !r_.kinds.money.contains(word.lower))
        return std::nullopt;
      money = money || r_.kinds.money.contains(word.lower);
      if (money && (in_list(WordList::kPays, word.lower) || in_list(WordList::kDemands, word.lower))) return at - back;
    }
    return std::nullopt;
  }

  // "wins $22 million from Borel over five patents": where "over" is no comparator, it is what the matter is about.
  bool is_fought_over(const Mention& mention, const Predicate* best) const {
    const std::size_t first = mention.amount.first;
    const bool over = first > 1 && lower(first - 1) == "over" && !in_list(WordList::kTakes, lower(first - 2));
    const bool other = best != nullptr && best->last < first && best->row.role != "held" && !brings(best->row.role);
    return over && !other && lower(first - 2) != "signed" && !in_list(WordList::kHandsOver, lower(first - 2));
  }

  // "the purchase brings its portfolio to 300 patents": what is owned then, however it came.
  bool grows_stock(const Mention& mention) const {
    return !mention.elided && mention.amount.first > 1 && lower(mention.amount.first - 1) == "to" &&
           stock_before(words_, mention).has_value() && r_.kinds.unit(mention.unit).default_role == "held";
  }

  // "India's patent office cleared 30,074 patents": what offices do with patents is to grant them.
  bool acts_office(const Mention& mention) const {
    const std::size_t at = mention.amount.first;
    return at > 1 && words_[at - 1].lower.ends_with("ed") && words_[at - 2].lower == "office";
  }

  // "380 issued patents and 40 applications": the adjective of a count before this one.
  bool describes_another(const Predicate& predicate, std::size_t i) const {
    if (i == 0) return false;
    const Mention& last = r_.mentions[i - 1];
    return !last.elided && family_of(last) == family_of(r_.mentions[i]) && predicate.first > last.amount.last &&
           predicate.last < last.noun.end && predicate.row.weight >= 0;
  }
  static bool stands_inside(const Predicate& predicate, const Mention& mention) {
    return predicate.first > mention.amount.last && predicate.last < mention.noun.end;
  }

  // "bought 380 patents on lamps and 40 applications": what happens to the one happens to the other.
  bool is_coordinate(std::size_t i) const {
    if (i == 0 || !among(kPassedOn, r_.mentions[i - 1].role)) return false;
    const std::size_t first = r_.mentions[i].amount.first;
    const std::size_t from = r_.mentions[i - 1].noun.end;
    if (first == 0 || first < from || first > from + kCoordinateReach) return false;
    const std::string_view joint = words_.lower_at(static_cast<Index>(first) - 1);
    if (joint != "and" && joint != "plus" && joint != "another" && words_[first - 1].kind != WordKind::kComma)
      return false;
    const auto next = first_predicate_from(from);
    return next == r_.predicates.end() || next->first >= first;
  }
  // "picked up 190 patents from Acme, plus 170 applications": one verb, one role.
  bool shares_predicate(std::size_t i, const Predicate& best) const {
    if (i == 0 || r_.mentions[i].elided || best.last >= r_.mentions[i - 1].amount.first) return false;
    const Mention& last = r_.mentions[i - 1];
    return last.predicate == best.first && last.role == "acquired" && best.row.role == "granted";
  }
  // What happens to the counted things where the nearest predicate only describes them: "accuses Borel of using 12
  // patents filed in 2010", "sold its portfolio of 300 patents".
  const Predicate* governing(const Predicate* best, const Mention& mention) const {
    const bool described = best->first == mention.noun.end && !mention.elided &&
                           words_[best->first].lower.ends_with("ed") &&
                           (brings(best->row.role) || best->row.role == "acquired");
    const auto stock = best->row.role == "held" ? stock_before(words_, mention) : std::nullopt;
    const bool measured = stock && best->first <= *stock && best->last >= *stock;
    if (!described && !measured) return best;
    for (std::size_t end = measured ? *stock : mention.amount.first; end > 0; --end) {
      const Word& word = words_[end - 1];
      const bool parts = word.kind != WordKind::kWord || (measured && among(kOutOf, word.lower));
      if (parts || end + kGovernReach < mention.amount.first) break;
      const auto next = first_predicate_from(end);
      if (next == r_.predicates.begin() || (next - 1)->last + 1 != end) continue;
      if (!among(kPassedOn, (next - 1)->row.role)) break;
      return &*(next - 1);
    }
    return best;
  }

  // "has 650 patents and about 1,000 patents pending, will let others use them": both are had, whatever follows.
  bool is_had_too(std::size_t i) const {
    if (i == 0 || r_.mentions[i].elided) return false;
    const Mention& last = r_.mentions[i - 1];
    const std::size_t first = r_.mentions[i].amount.first;
    if (last.role != "held" || !last.predicate || *last.predicate >= last.amount.first || last.noun.end >= first)
      return false;
    const std::string_view joint = lower(first - 1);
    if ((joint != "and" && joint != "plus") || first > last.noun.end + kCoordinateReach) return false;
    return first_predicate_from(last.noun.end)->first >= first;
  }
  std::vector<Predicate>::const_iterator first_predicate_from(std::size_t word) const {
    return std::partition_point(r_.predicates.begin(), r_.predicates.end(),
                                [word](const Predicate& predicate) { return predicate.first < word; });
  }
  void inherit(std::size_t i) {
    r_.mentions[i].predicate = r_.mentions[i - 1].predicate;
    settle(r_.mentions[i], r_.mentions[i - 1].role);
  }

  // "The complaints, filed in Texas, list 12 of its patents".
  bool is_pleaded(const Mention& mention) const {
    std::size_t at = mention.amount.first;
    while (at > 0 && (words_[at - 1].lower == "on" || words_[at - 1].lower == "in" || words_[at - 1].lower == "all"))
      --at;
    if (at == 0) return false;
    const bool copula = at > 1 && (lower(at - 2) == "is" || lower(at - 2) == "was");
    if (copula && (lower(at - 1) == "over" || lower(at - 1) == "about")) {
      const std::size_t subject = over_insertion(words_, at - 2);
      return subject > 0 && r_.kinds.topics.contains(words_[subject - 1].lower);
    }
    if (!in_list(WordList::kPleads, words_[at - 1].lower) && !in_list(WordList::kCovers, words_[at - 1].lower))
      return false;
    // "The complaint, filed on Monday, says that Borel knew and lists 12 patents".
    if (at > 1 && lower(at - 2) == "and" && lower(0) == "the" && r_.kinds.topics.contains(lower(1))) return true;
    const std::size_t verb = over_insertion(words_, at - 1);
    return verb > 0 && r_.kinds.topics.contains(words_[verb - 1].lower) && verb <= kReach;
  }

  // "Acme and Borel signed a licence. It covers 12 patents held by both": what the sentence before was about.
  std::string_view covered_role(std::size_t i, const Predicate* best) const {
    const std::size_t first = r_.mentions[i].amount.first;
    if (i > 0 || first == 0 || r_.memory.topic.empty() || !in_list(WordList::kCovers, words_[first - 1].lower))
      return {};
    const bool left = best != nullptr && best->last < first && best->row.role != "held";
    return left ? std::string_view{} : r_.memory.topic;
  }

  // "picked up 190 patents on media players from Acme": from an owner, not from an office.
  bool comes_from_owner(const Mention& mention) const {
    const std::size_t end = std::min(words_.size(), mention.noun.end + kOwnerReach);
    for (std::size_t at = mention.noun.end; at + 1 < end && words_[at].kind == WordKind::kWord; ++at) {
      if (words_[at].lower == "auction" || is_price(at)) return true;
      if (words_[at].lower != "from") continue;
      return std::any_of(r_.names.begin(), r_.names.end(),
                         [at](const Name& name) { return name.first == at + 1 && !name.place; });
    }
    return false;
  }

  // "the buyer gets 12 patents".
  bool is_buyers(const Predicate& predicate) const {
    return predicate.first > 0 && in_list(WordList::kBuyers, lower(predicate.first - 1));
  }

  // "for $25 million".
  bool is_price(std::size_t at) const {
    return words_[at].lower == "for" && r_.kinds.money.contains(words_.lower_at(static_cast<Index>(at) + 1));
  }

  // "Acme, which led the list, had 570 patents": what is ranked, here or in the sentence before, is what a year
  // brought.
  std::string_view ranking_role(std::size_t i) const {
    if (i > 0 && r_.mentions[i].elided && brings(r_.mentions[i - 1].role)) return r_.mentions[i - 1].role;
    if (i > 0 && r_.mentions[i - 1].role != "held" && !brings(r_.mentions[i - 1].role)) return {};
    // "holds 950 patents, second only to Borel, which has 1,240".
    const bool owned = i > 0 && r_.mentions[i - 1].role == "held" && r_.mentions[i - 1].predicate;
    if (owned && in_list(WordList::kOwns, words_[*r_.mentions[i - 1].predicate].lower) &&
        !words_[*r_.mentions[i - 1].predicate].lower.starts_with("ha"))
      return {};
    for (const Predicate& predicate : r_.predicates) {
      const std::size_t first = r_.mentions[i].amount.first;
      // "Acme, with 4,170 patents, and Borel, with 3,854, round out the top five".
      const bool behind = lower(first - (first > 0 ? 1 : 0)) == "with" && predicate.first < first + kReach;
      const bool near = (predicate.last < first || behind) && predicate.first + kReach > first;
      if (near && predicate.row.ranking && brings(predicate.row.role)) return predicate.row.role;
    }
    if (i > 0) return {};
    if (!r_.memory.unit.empty()) return brings(r_.memory.role) ? r_.memory.role : std::string_view{};
    return brings(r_.memory.topic) ? r_.memory.topic : std::string_view{};
  }

  // "had 546 patents in 2023", "with 546 patents last year": what a year brought, not what is owned.
  bool is_yearly(const Mention& mention) const {
    if (speaks_of_stock(mention) || mention.noun.partitive) return false;
    const std::size_t end = mention.noun.end;
    if (words_.lower_at(0) == "in" && is_year(1)) return true;
    for (std::size_t at = end; at < words_.size() && at < end + kPeriodReach; ++at) {
      const std::string_view word = words_[at].lower;
      if (words_[at].kind != WordKind::kWord || word == "and") return false;
      if ((word == "in" || word == "for" || word == "during" || word == "fiscal") && is_year(at + 1)) return true;
      if (word == "last" && words_.lower_at(static_cast<Index>(at) + 1) == "year") return true;
    }
    return false;
  }
  // "its portfolio has grown from 900 patents in 2010".
  bool speaks_of_stock(const Mention& mention) const {
    const std::size_t floor = mention.amount.first > kOwnerReach ? mention.amount.first - kOwnerReach : 0;
    for (std::size_t at = floor; at < mention.amount.first; ++at) {
      if (words_[at].lower == "portfolio" || words_[at].lower == "holdings" || words_[at].lower == "arsenal")
        return true;
    }
    return false;
  }
  bool is_year(std::size_t at) const {
    constexpr std::size_t kYearDigits = 4;
    return words_.kind_at(static_cast<Index>(at)) == WordKind::kNumber && words_[at].span.size() == kYearDigits;
  }

  // "firms with at least 10 patents": no amount that anybody in the text holds.
  bool is_threshold(const Mention& mention) const {
    const Comparator comparator = mention.amount.comparator;
    const std::size_t at = mention.amount.first;
    if ((comparator != Comparator::kAtLeast && comparator != Comparator::kMoreThan) || at < 2) return false;
    const std::string_view joint = words_[at - 1].lower;
    if (joint != "with" && joint != "having" && joint != "holding" && joint != "owning") return false;
    const std::string_view head = words_[at - 2].lower;
    return r_.kinds.vetoed_heads.contains(head) && head.ends_with('s') && !words_[at - 2].capital &&
           !is_definite(at - 2);
  }
  bool is_definite(std::size_t head) const {
    const std::string_view before = words_.lower_at(static_cast<Index>(head) - 1);
    return before == "the" || before == "its" || before == "their" ||
           words_.kind_at(static_cast<Index>(head) - 1) == WordKind::kNumber;
  }

  bool before_previous(const Predicate& predicate, std::size_t i) const {
    return predicate.last < r_.mentions[i - 1].amount.last;
  }

  std::string_view fallback(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    const UnitRow& unit = r_.kinds.unit(mention.unit);
    if (i > 0 && family_of(r_.mentions[i - 1]) == unit.family) return r_.mentions[i - 1].role;
    const bool same = !r_.memory.unit.empty() && r_.kinds.unit(r_.memory.unit).family == unit.family;
    if (i == 0 && same) return r_.memory.role;
    if (i == 0 && unit.family == 0 && !r_.memory.topic.empty() && !mention.heading) return r_.memory.topic;
    return unit.default_role;
  }

  // Applications are not held or received by anybody: they are filed; standards' patents are essential.
  void settle(Mention& mention, std::string_view role) {
    const UnitRow& unit = r_.kinds.unit(mention.unit);
    // "12 applications, of which two were granted".
    const bool granted = mention.elided && has_granting_verb(words_, mention);
    const bool never = !granted && std::find(unit.never.begin(), unit.never.end(), role) != unit.never.end();
    mention.role = never ? unit.default_role : role;
  }

  Reading& r_;
  const SentenceWords& words_;
};

}  // namespace

void find_roles(Reading& reading) {
  RoleFinder(reading).find();
}

}  // namespace pressmark::counts

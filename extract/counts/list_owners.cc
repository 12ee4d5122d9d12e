// Owners of the amounts of a list: names in the same order, labels before each.
#include <algorithm>

#include "extract/counts/clauses.h"
#include "extract/counts/owners.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

constexpr std::size_t kWithReach = 12;  // words from a name to its "with": "third with", ", at No. 15, with"

class ListOwners {
 public:
  explicit ListOwners(const Parties& parties) : r_(parties.reading()), words_(r_.words), parties_(parties) {}

  // "followed by Borel with 6,020", "Curio, at No. 15, with 142 patents", "left Acme with 80 patents".
  std::optional<Holder> with_label(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    if (mention.amount.first == 0 || lower(mention.amount.first - 1) != "with") return std::nullopt;
    const std::size_t floor = label_floor(i);
    const std::size_t with = mention.amount.first - 1;
    for (auto name = parties_.first_from(with); name != r_.names.begin();) {
      --name;
      if (name->first < floor || name->last + kWithReach < with) return std::nullopt;
      if (!parties_.located(*name) && !name->modifier && !name->possessive && parties_.fits(mention, name))
        return named(*name);
    }
    return std::nullopt;
  }

  // The nearest name behind the amount before, unless it is the other side of the deal.
  std::optional<Holder> list_label(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    const std::size_t floor = label_floor(i);
    for (auto name = parties_.first_from(mention.amount.first); name != r_.names.begin();) {
      --name;
      if (name->first < floor || name->first + kNameReach < mention.amount.first) break;
      const std::string_view before = lower(name->first - (name->first > 0 ? 1 : 0));
      // "bought 14 patents from Borel and sold six": Borel's turn is over.
      if (i > 0 && r_.mentions[i - 1].role == "acquired" && before == "from" && mention.role != "held") continue;
      if ((mention.role == "acquired" && before == "from") || (mention.role == "sold" && before == "to")) continue;
      if (is_office_of(mention, *name) || describes_last(i, *name)) continue;
      if (!parties_.located(*name) && !name->modifier && parties_.fits(mention, name)) return named(*name);
    }
    return std::nullopt;
  }
  // "and Japan granted 180,000": where, not whose; also without the verb, where the first of the list has it.
  bool is_office_of(const Mention& mention, const Name& name) const {
    return name.place && granted_by_office(words_, mention);
  }

  // "120 patents, 110 and": only commas, "and" and the noun between.
  bool are_listed(const Mention& left, const Mention& right) const {
    for (std::size_t at = std::max(left.amount.last + 1, left.noun.end); at < right.amount.first; ++at) {
      if (words_[at].kind != WordKind::kComma && words_[at].lower != "and") return false;
    }
    return true;
  }

  // The last run of `count` names that only commas and "and" part, before word `end`.
  std::optional<std::size_t> run_of_names(std::size_t count, std::size_t end) const {
    std::optional<std::size_t> found;
    std::size_t start = 0;
    for (std::size_t i = 0; i < r_.names.size() && r_.names[i].last < end; ++i) {
      if (i > start && !parties_.listed(r_.names[i - 1], r_.names[i])) start = i;
      if (i + 1 - start == count) found = start;
    }
    return found;
  }

 private:
  // "93 patents on Acmol pumps and 180 more": what the amount before was about.
  bool describes_last(std::size_t i, const Name& name) const {
    if (i == 0 || name.last + 1 == r_.mentions[i].amount.first || name.possessive) return false;
    const std::string_view before = lower(name.first - (name.first > 0 ? 1 : 0));
    const std::size_t end = r_.mentions[i - 1].noun.end;
    return (before == "on" || before == "for" || before == "in") && name.first <= end + 3;
  }
  std::string_view lower(std::size_t at) const { return words_.lower_at(static_cast<Index>(at)); }
  std::size_t label_floor(std::size_t i) const {
    return i > 0 ? std::max(r_.mentions[i - 1].amount.last, r_.mentions[i - 1].noun.end - 1) : 0;
  }

  const Reading& r_;
  const SentenceWords& words_;
  const Parties& parties_;
};

void label_run(Reading& reading, const ListOwners& owners, std::size_t start, std::size_t end) {
  const std::optional<std::size_t> first = owners.run_of_names(end - start, reading.mentions[start].amount.first);
  for (std::size_t i = start; first && i < end; ++i) reading.mentions[i].label = *first + i - start;
}

}  // namespace

void label_in_order(Reading& reading, const Parties& parties) {
  bool respectively = false;
  for (std::size_t at = 0; at < reading.words.size(); ++at) respectively |= reading.words[at].lower == "respectively";
  if (!respectively) return;
  const ListOwners owners(parties);
  for (std::size_t start = 0; start < reading.mentions.size();) {
    std::size_t end = start + 1;
    while (end < reading.mentions.size() && owners.are_listed(reading.mentions[end - 1], reading.mentions[end])) ++end;
    if (end - start > 1) label_run(reading, owners, start, end);
    start = end;
  }
}

std::optional<Holder> owner_with(const Parties& parties, std::size_t i) {
  return ListOwners(parties).with_label(i);
}
std::optional<Holder> owner_in_list(const Parties& parties, std::size_t i) {
  return ListOwners(parties).list_label(i);
}

}  // namespace pressmark::counts

// Whose the counted things are: a possessive, a list label, "held by", else the subject; of asserted ones never the
// party that is accused.

#include <algorithm>

#include "extract/counts/reading.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

constexpr std::size_t kReach = 48;       // words that are searched for a subject
constexpr std::size_t kNearPhrase = 10;  // words that are searched behind the noun for "held by"
constexpr std::string_view kOwnerWords[] = {"by", "to", "from"};

class HolderFinder {
 public:
  explicit HolderFinder(Reading& reading) : r_(reading), words_(reading.words) {}

  void find() {
    accused_.assign(r_.names.size(), false);
    mark_accused();
    label_lists();
    for (std::size_t i = 0; i < r_.mentions.size(); ++i) r_.mentions[i].holder = holder_of(i);
  }

 private:
  void mark_accused() {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      const auto match = r_.kinds.defendants.at(words_, at);
      if (!match) continue;
      const bool behind = r_.kinds.defendant_behind[match->row];
      const std::optional<std::size_t> name = behind ? name_behind(at + match->words) : name_before(at);
      if (name) accuse(*name);
      at += match->words - 1;
    }
  }

  // The name behind a verb, over "the", "US carrier".
  std::optional<std::size_t> name_behind(std::size_t at) const {
    const auto next = first_name_from(at);
    return next != r_.names.end() && next->first <= at + 3 ? index_of(next) : std::optional<std::size_t>{};
  }

  // The name before a verb, over auxiliaries and adverbs.
  std::optional<std::size_t> name_before(std::size_t at) const {
    const auto next = first_name_from(at);
    if (next == r_.names.begin()) return std::nullopt;
    const auto name = next - 1;
    if (name->last + 4 < at) return std::nullopt;
    for (std::size_t between = name->last + 1; between < at; ++between) {
      if (words_[between].kind != WordKind::kWord) return std::nullopt;
    }
    return index_of(name);
  }

  // "Pfizer and BioNTech violated": all of them.
  void accuse(std::size_t name) {
    accused_[name] = true;
    while (name > 0 && listed(r_.names[name - 1], r_.names[name])) accused_[--name] = true;
  }

  using NameIterator = std::vector<Name>::const_iterator;
  NameIterator first_name_from(std::size_t at) const {
    return std::partition_point(r_.names.begin(), r_.names.end(), [at](const Name& name) { return name.first < at; });
  }
  std::size_t index_of(NameIterator name) const { return static_cast<std::size_t>(name - r_.names.begin()); }

  // "X, Y and Z had a, b and c, respectively": names in the order of the amounts.
  void label_lists() {
    bool respectively = false;
    for (std::size_t at = 0; at < words_.size(); ++at) respectively |= words_[at].lower == "respectively";
    const std::size_t count = r_.mentions.size();
    if (!respectively || count < 2) return;
    const std::optional<std::size_t> first = run_of_names(count, r_.mentions.front().amount.first);
    for (std::size_t i = 0; first && i < count; ++i) r_.mentions[i].label = *first + i;
  }

  // The first run of `count` names that only commas and "and" part, before word `end`.
  std::optional<std::size_t> run_of_names(std::size_t count, std::size_t end) const {
    std::size_t start = 0;
    for (std::size_t i = 0; i < r_.names.size() && r_.names[i].last < end; ++i) {
      if (i > start && !listed(r_.names[i - 1], r_.names[i])) start = i;
      if (i + 1 - start == count) return start;
    }
    return std::nullopt;
  }
  bool listed(const Name& left, const Name& right) const {
    if (right.first > left.last + 4) return false;
    for (std::size_t at = left.last + 1; at < right.first; ++at) {
      const std::string_view word = words_[at].lower;
      if (words_[at].kind != WordKind::kComma && word != "and" && word != "the") return false;
    }
    return true;
  }

  std::optional<Holder> holder_of(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    if (mention.label) return named(r_.names[*mention.label]);
    if (auto holder = inside_phrase(mention)) return holder;
    if (auto holder = before_amount(mention)) return holder;
    if (auto holder = behind_phrase(mention)) return holder;
    if (mention.elided) {
      if (auto holder = list_label(i)) return holder;
      return i > 0 ? r_.mentions[i - 1].holder : leaning_holder();
    }
    if (auto holder = subject(mention)) return holder;
    return i > 0 && same_role(i) ? r_.mentions[i - 1].holder : later_name(mention);
  }

  bool same_role(std::size_t i) const { return r_.mentions[i - 1].role == r_.mentions[i].role; }

  std::optional<Holder> leaning_holder() const {
    if (!r_.memory.last_holder) return std::nullopt;
    return Holder{*r_.memory.last_holder, *r_.memory.last_holder};
  }

  static std::optional<Holder> named(const Name& name) { return Holder{name.span, name.span}; }

  bool fits(const Mention& mention, std::size_t name) const {
    const Name& candidate = r_.names[name];
    if (candidate.outlet) return false;
    return mention.role != "asserted" || !accused_[name];
  }

  // "12 Huawei patents", "10 of Facebook's patents", "12 of its patents".
  std::optional<Holder> inside_phrase(const Mention& mention) const {
    for (auto name = first_name_from(mention.amount.last + 1); name != r_.names.end() && name->last < mention.noun.end;
         ++name) {
      if (!name->place && !name->outlet) return named(*name);
    }
    for (std::size_t at = mention.amount.last + 1; at < mention.noun.first; ++at) {
      if (is_possessive_pronoun(words_[at].lower)) return resolved(mention, at);
    }
    // "ten patents of its own", "patents of Facebook's".
    if (words_.lower_at(static_cast<Index>(mention.noun.end)) != "of") return std::nullopt;
    const std::size_t at = mention.noun.end + 1;
    return is_possessive_pronoun(words_.lower_at(static_cast<Index>(at))) ? resolved(mention, at) : std::nullopt;
  }

  static bool is_possessive_pronoun(std::string_view word) {
    return word == "its" || word == "their" || word == "his" || word == "her" || word == "our";
  }

  // "Motorola's 17,000 patents", "its 17,000 patents".
  std::optional<Holder> before_amount(const Mention& mention) const {
    if (mention.amount.first == 0) return std::nullopt;
    const std::size_t at = mention.amount.first - 1;
    if (is_possessive_pronoun(words_[at].lower)) return resolved(mention, at);
    const auto name = first_name_from(mention.amount.first);
    const bool touches = name != r_.names.begin() && (name - 1)->last == at && (name - 1)->possessive;
    return touches && mention.role != "acquired" ? named(*(name - 1)) : std::nullopt;
  }

  // "held by Facebook", "that belong to Yahoo", "patents from Toyota", "issued to IBM", "that Toyota owns".
  std::optional<Holder> behind_phrase(const Mention& mention) const {
    const std::size_t end = std::min(words_.size(), mention.noun.end + kNearPhrase);
    for (std::size_t at = mention.noun.end; at < end; ++at) {
      if (words_[at].kind != WordKind::kWord) return std::nullopt;
      const bool owner =
          std::find(std::begin(kOwnerWords), std::end(kOwnerWords), words_[at].lower) != std::end(kOwnerWords);
      const bool relative = at == mention.noun.end && (words_[at].lower == "that" || words_[at].lower == "which");
      if ((!owner || !leads_to_owner(mention, at)) && !relative) continue;
      const auto name = first_name_from(at + 1);
      if (name == r_.names.end() || name->first > at + 2 || name->outlet) continue;
      if (!relative || owns(name->last + 1)) return named(*name);
    }
    return std::nullopt;
  }

  bool leads_to_owner(const Mention& mention, std::size_t at) const {
    const std::string_view word = words_[at].lower;
    const std::string_view before = words_.lower_at(static_cast<Index>(at) - 1);
    if (word == "from") return at == mention.noun.end && mention.role != "acquired" && mention.role != "sold";
    if (word == "to") return before.starts_with("belong") || mention.role == "granted";
    return before == "held" || before == "owned" || before == "filed" || before == "released" || before == "asserted" ||
           before == "declared" || before == "acquired" || before == "bought" || before == "licensed" ||
           mention.role == "filed";
  }

  bool owns(std::size_t at) const {
    const std::string_view word = words_.lower_at(static_cast<Index>(at));
    return word == "owns" || word == "own" || word == "holds" || word == "hold" || word == "has" || word == "held";
  }

  // The name between the amount before and this one: "Samsung (3,924)", "Canon 3,548", "Japan with 12".
  std::optional<Holder> list_label(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    const auto next = first_name_from(mention.amount.first);
    if (next == r_.names.begin()) return std::nullopt;
    const std::size_t floor = i > 0 ? std::max(r_.mentions[i - 1].amount.last, r_.mentions[i - 1].noun.end - 1) : 0;
    for (auto name = next; name != r_.names.begin();) {
      --name;
      if (name->first < floor || name->first + kReach < mention.amount.first) return std::nullopt;
      if (!located(*name) && fits(mention, index_of(name))) return named(*name);
    }
    return std::nullopt;
  }

  // "in the United States" says where.
  bool located(const Name& name) const {
    auto before = static_cast<Index>(name.first) - 1;
    if (words_.lower_at(before) == "the") --before;
    return name.place && words_.lower_at(before) == "in";
  }

  // The nearest subject to the left of the predicate, or of the amount.
  std::optional<Holder> subject(const Mention& mention) const {
    std::size_t at = mention.amount.first;
    if (mention.predicate && *mention.predicate < at) at = *mention.predicate;
    const std::size_t floor = at > kReach ? at - kReach : 0;
    std::optional<Holder> weak;
    for (auto name = first_name_from(at); at > floor; --at) {
      if (is_pronoun(at - 1)) return pronoun_subject(mention, at - 1, weak);
      if (name == r_.names.begin() || (name - 1)->first != at - 1) continue;
      --name;
      if (!fits(mention, index_of(name)) || is_granting_office(mention, *name)) continue;
      if (name->subject) return named(employer_of(name));
      if (!weak && !name->place) weak = named(*name);
    }
    return weak;
  }

  // "Motorola's Jha": what he speaks of is his firm's.
  const Name& employer_of(NameIterator name) const {
    const bool employed = name != r_.names.begin() && (name - 1)->possessive && (name - 1)->last + 1 == name->first;
    return employed ? *(name - 1) : *name;
  }

  static bool is_granting_office(const Mention& mention, const Name& name) {
    return name.place && (mention.role == "granted" || mention.role == "asserted");
  }

  bool is_pronoun(std::size_t at) const {
    const std::string_view word = words_[at].lower;
    if (r_.kinds.pronouns.contains(word)) return !is_possessive_pronoun(word);
    return r_.kinds.descriptions.contains(word) && described(at);
  }

  // "the Chinese company", not "a company" and not "Kodak company".
  bool described(std::size_t at) const {
    for (std::size_t back = 1; back <= 4 && back <= at; ++back) {
      const std::string_view word = words_[at - back].lower;
      if (word == "the") return true;
      if (words_[at - back].kind != WordKind::kWord) return false;
    }
    return false;
  }

  std::optional<Holder> pronoun_subject(const Mention& mention, std::size_t at,
                                        const std::optional<Holder>& weak) const {
    if (weak && mention.role == "asserted") return weak;
    return resolved(mention, at);
  }

  // Whom the pronoun or description at word `at` stands for: the nearest fitting name before it, else who was spoken
  // of.
  std::optional<Holder> resolved(const Mention& mention, std::size_t at) const {
    Holder holder{description_span(at), std::nullopt};
    auto name = first_name_from(at);
    std::optional<Span> weak;
    while (name != r_.names.begin()) {
      --name;
      if (!fits(mention, index_of(name)) || name->place) continue;
      if (name->subject) {
        holder.name = name->span;
        return holder;
      }
      weak = name->span;
    }
    holder.name = weak ? weak : r_.memory.holder ? r_.memory.holder : r_.memory.subject;
    if (!holder.name) holder.name = name_ahead(mention, at);
    return holder;
  }

  // "Seeking payment for 12 of its patents, Huawei took ...".
  std::optional<Span> name_ahead(const Mention& mention, std::size_t at) const {
    for (auto name = first_name_from(at); name != r_.names.end() && name->first < at + kReach; ++name) {
      if (fits(mention, index_of(name)) && !name->place && name->subject) return with_partner(name);
    }
    return std::nullopt;
  }

  // "Arbutus Biopharma and Genevant Sciences".
  Span with_partner(NameIterator name) const {
    const auto next = name + 1;
    const bool partner =
        next != r_.names.end() && next->first == name->last + 2 && words_[name->last + 1].lower == "and";
    return {name->span.start, partner && !name->possessive ? next->span.end : name->span.end};
  }

  // From "The" to the noun of a description; the word itself of a pronoun.
  Span description_span(std::size_t at) const {
    std::size_t first = at;
    if (!r_.kinds.pronouns.contains(words_[at].lower)) {
      while (first > 0 && words_[first].lower != "the") --first;
    }
    return {words_[first].span.start, words_[at].span.end};
  }

  std::optional<Holder> later_name(const Mention& mention) const {
    if (mention.role != "asserted") return std::nullopt;
    if (const auto ahead = name_ahead(mention, mention.noun.end)) return Holder{*ahead, *ahead};
    for (auto name = r_.names.begin(); name != r_.names.end() && name->first < mention.amount.first; ++name) {
      if (fits(mention, index_of(name)) && !name->place) return named(*name);
    }
    if (!r_.memory.holder) return std::nullopt;
    return Holder{*r_.memory.holder, *r_.memory.holder};
  }

  Reading& r_;
  const SentenceWords& words_;
  std::vector<bool> accused_;
};

}  // namespace

void find_holders(Reading& reading) {
  HolderFinder(reading).find();
}

}  // namespace pressmark::counts

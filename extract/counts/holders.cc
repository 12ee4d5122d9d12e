// Whose the counted things are: a possessive, a label, "held by", else the subject; of asserted ones never the party
// that is accused.

#include <algorithm>

#include "extract/counts/clauses.h"
#include "extract/counts/owners.h"
#include "extract/counts/word_lists.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

constexpr std::size_t kNearPhrase = 12;         // words behind the noun in which a later owner is named
constexpr std::size_t kLongestApposition = 10;  // words: "a Danish patent fund"
constexpr std::size_t kLongestInsertion = 24;   // words between the comma behind a subject and its verb
constexpr std::string_view kInsertionOpeners[] = {"a",     "an",   "the",      "which", "who",
                                                  "whose", "once", "formerly", "part"};
constexpr std::string_view kRelatives[] = {"which", "who", "that", "whose"};
constexpr std::string_view kBeforeVerb[] = {"has",  "have", "had", "was",  "were",  "been",    "is",    "are",
                                            "will", "also", "now", "then", "still", "already", "would", "later"};
constexpr std::string_view kSufferedRoles[] = {"invalidated", "challenged", "expired"};

constexpr std::size_t kPayReach = 4;  // words from a name to "pays"

class HolderFinder {
 public:
  explicit HolderFinder(Reading& reading) : r_(reading), words_(reading.words), parties_(reading) {}

  void find() {
    label_in_order(r_, parties_);
    for (std::size_t i = 0; i < r_.mentions.size(); ++i) {
      r_.mentions[i].holder = holder_of(i);
      if (r_.mentions[i].holder) lengthen(*r_.mentions[i].holder);
    }
  }

 private:
  // "Acme Inc. licensed 12 of Acme's patents": the longest form of the name in the sentence.
  void lengthen(Holder& holder) const {
    if (!holder.name) return;
    const std::string_view name = holder.name->of(words_.article());
    for (std::size_t i = 0; i < r_.names.size() && i < kNameReach; ++i) {
      const std::string_view form = r_.names[i].span.of(words_.article());
      if (form.size() <= name.size() + 1 || !form.starts_with(name) || form[name.size()] != ' ') continue;
      holder.name = r_.names[i].span;
      return;
    }
  }

  std::optional<Holder> holder_of(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    if (mention.label) return named(r_.names[*mention.label]);
    if (auto holder = owner_inside(parties_, mention)) return holder;
    if (in_place(mention) || leans_on_office(r_, i)) return std::nullopt;
    if (auto holder = outside_phrase(i)) return holder;
    return initials_inside(parties_, mention);
  }

  std::optional<Holder> outside_phrase(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    if (auto holder = owner_receiving(parties_, mention)) return holder;
    if (auto holder = antecedent(mention)) return holder;
    if (auto holder = owner_before(parties_, mention)) return holder;
    if (auto holder = owner_behind(parties_, mention)) return holder;
    const bool of_all = is_total(words_, mention) || (mention.elided && is_whole(words_, mention));
    if (of_all || has_unnamed_owner(r_, mention)) return std::nullopt;
    if (auto holder = owner_with(parties_, i)) return holder;
    if (auto holder = owner_of_stock(parties_, mention)) return holder;
    if (auto holder = agent(mention)) return holder;
    if (auto holder = thing_owner(mention)) return holder;
    if (mention.elided) {
      if (mention.noun.partitive && i > 0) return r_.mentions[i - 1].holder;
      if (goes_on(i)) {
        if (auto holder = subject(mention)) return holder;
      }
      if (auto holder = owner_in_list(parties_, i)) return holder;
      if (i > 0) return r_.mentions[i - 1].holder;
      const bool of_those = mention.noun.partitive || lower(mention.amount.last + 1) == "others";
      return r_.memory.unit.empty() && of_those ? known_before(mention) : leaning_holder();
    }
    if (is_attacked(mention)) {
      if (auto holder = later_owner(mention)) return holder;
      return is_definite(words_, mention) ? leaning_holder() : std::nullopt;
    }
    if (auto holder = owner_of_opening(parties_, mention)) return holder;
    if (auto holder = subject(mention)) return holder;
    // "Why Acme? 40 patents, five factories".
    if (r_.memory.asked && i == 0 && mention.amount.first == 0 && r_.names.empty()) return known_before(mention);
    if (i == 0 && is_definite(words_, mention) && r_.memory.last_holder) return leaning_holder();
    if (i == 0 && r_.names.empty() && lower(mention.amount.last + 1) == "other") return known_before(mention);
    if (mention.topical) return known_before(mention);
    return i > 0 && r_.mentions[i - 1].role == mention.role ? r_.mentions[i - 1].holder : from_afar(i);
  }

  // "bought Filmore, which has 12 patents", "is backed by Filmore, a fund that holds 12 patents", "competes with
  // Filmore, whose 12 patents": who the relative clause speaks of, whatever he is in the main clause.
  std::optional<Holder> antecedent(const Mention& mention) const {
    std::size_t pronoun = mention.amount.first;
    if (pronoun > 0 && lower(pronoun - 1) != "whose") {
      pronoun = mention.predicate && *mention.predicate < pronoun ? *mention.predicate : pronoun - 1;
      while (pronoun > 0 && among(kBeforeVerb, lower(pronoun - 1))) --pronoun;
    }
    if (pronoun == 0 || !among(kRelatives, lower(pronoun - 1))) return std::nullopt;
    const std::size_t end = before_apposition(pronoun - 1);
    if (end == 0 || words_[end].kind != WordKind::kComma) return std::nullopt;
    const auto name = name_ending_before(r_.names, end);
    if (name == r_.names.end() || name->place || name->where || name->possessive) return std::nullopt;
    return parties_.fits(mention, name) ? owner(name) : std::nullopt;
  }
  // The comma before the relative pronoun, or before "a fund" in front of it; else `pronoun`.
  std::size_t before_apposition(std::size_t pronoun) const {
    if (pronoun > 0 && words_[pronoun - 1].kind == WordKind::kComma) return pronoun - 1;
    for (std::size_t at = pronoun; at > 1 && at + kLongestApposition > pronoun; --at) {
      if (words_[at - 1].kind == WordKind::kComma) {
        if (lower(at) == "a" || lower(at) == "an" || lower(at) == "the") return at - 1;
        if (!words_[at].capital || !words_[at - 2].capital) break;  // "the Bergen, Norway firm"
      } else if (words_[at - 1].kind != WordKind::kWord) {
        break;
      }
    }
    return pronoun;
  }

  // "sold 800 patents to Borel and will keep 300 others": a second verb of the same subject.
  bool goes_on(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    if (!mention.predicate || *mention.predicate >= mention.amount.first) return false;
    std::size_t verb = *mention.predicate;
    while (verb > 0 && (among(kBeforeVerb, lower(verb - 1)) || lower(verb - 1).ends_with("ly"))) --verb;
    const bool second = verb > 0 && (lower(verb - 1) == "and" || lower(verb - 1) == "but");
    if (i == 0) return second || (verb > 0 && parties_.is_reference(verb - 1));  // "at the time it had 160 of them"
    return second && verb > r_.mentions[i - 1].noun.end;
  }

  std::optional<Holder> leaning_holder() const {
    if (!r_.memory.last_holder) return std::nullopt;
    return Holder{*r_.memory.last_holder, *r_.memory.last_holder};
  }

  // "filed in the United States (606,956)": where, not whose.
  bool in_place(const Mention& mention) const {
    if (mention.rule != "bracketed" || mention.amount.first < 2) return false;
    const auto name = name_ending_before(r_.names, mention.amount.first - 1);
    return name != r_.names.end() && parties_.located(*name);
  }

  // "challenged five patents": the subject is who attacks.
  bool is_attacked(const Mention& mention) const {
    return mention.role == "challenged" && mention.predicate && *mention.predicate < mention.amount.first;
  }

  // "the assets acquired by Acme include 470 patents".
  std::optional<Holder> agent(const Mention& mention) const {
    if (!mention.predicate || *mention.predicate >= mention.amount.first || mention.role == "granted")
      return std::nullopt;
    const bool seller =
        mention.role == "sold" && lower(*mention.predicate) == "sale" && lower(*mention.predicate + 1) == "of";
    if (among(kSufferedRoles, mention.role) || (lower(*mention.predicate + 1) != "by" && !seller)) return std::nullopt;
    const auto name = parties_.first_from(*mention.predicate + 2);
    const bool agent =
        name != parties_.end() && name->last < mention.amount.first && name->first <= *mention.predicate + 3;
    return agent && parties_.fits(mention, name) ? named(*name) : std::nullopt;
  }

  // "Acme technology protected by 40 patents": the owner of the thing, whoever uses it.
  std::optional<Holder> thing_owner(const Mention& mention) const {
    const auto cover = cover_of(words_, mention);
    const auto next = parties_.first_from(cover.value_or(0));
    if (!cover || next == r_.names.begin()) return std::nullopt;
    const Name& name = *(next - 1);
    const bool owns = (name.possessive || name.modifier) && name.last + 1 < *cover && name.last + 4 > *cover;
    return owns && parties_.fits(mention, next - 1) ? named(name) : std::nullopt;
  }

  std::string_view lower(std::size_t at) const { return words_.lower_at(static_cast<Index>(at)); }

  // The nearest subject to the left of the amount; what stands between it and the predicate is an object, unless a verb
  // of its own follows.
  std::optional<Holder> subject(const Mention& mention) const {
    std::size_t at = mention.amount.first;
    const std::size_t verb = mention.predicate && *mention.predicate < at ? *mention.predicate : at;
    const std::size_t floor = at > kNameReach ? at - kNameReach : 0;
    std::optional<Holder> weak;
    const Span insertion = insertion_before(verb);
    for (auto name = parties_.first_from(at); at > floor; --at) {
      if (at > insertion.start && at <= insertion.end) {  // names in it are passed over
        while (name != r_.names.begin() && (name - 1)->first >= at - 1) --name;
        continue;
      }
      const bool refers = parties_.is_reference(at - 1) && at <= verb && !is_receiver(mention, at - 1);
      if (refers && !(mention.role == "asserted" && is_accused_reference(r_, at - 1)))
        return reference(mention, at - 1, weak);
      if (name == r_.names.begin() || (name - 1)->first != at - 1) continue;
      --name;
      if (!parties_.fits(mention, name) || is_granting_office(mention, *name) || is_payer(mention, *name)) continue;
      if (name->modifier && !speaks_for(*name)) continue;
      if (mention.role == "licensed" && name->first > 0 && in_list(WordList::kGives, lower(name->first - 1))) continue;
      if (is_beside(mention, *name) || (name->where && !name->possessive)) continue;
      if (name->subject && is_object(r_, *name)) {
        if (!weak && !name->place) weak = named(*name);
        continue;
      }
      if (name->first > verb && !is_followed_by_verb(*name)) continue;
      if (name->subject) return owner(name);
      if (!weak && !name->place) weak = named(*name);
    }
    return weak;
  }

  // "Acme, who thought up the Whizzer, holds": the words between the commas before the verb, none if there are no such.
  Span insertion_before(std::size_t verb) const {
    while (verb > 0 && (among(kBeforeVerb, lower(verb - 1)) || lower(verb - 1).ends_with("ly"))) --verb;
    if (verb < 2 || words_[verb - 1].kind != WordKind::kComma) return {};
    std::size_t start = over_insertion(words_, verb);
    if (!ends_subject(start)) {  // "Acme, a venture of Borel, Curio and Dexter, holds"
      for (start = verb - 1; start > 0 && start + kLongestInsertion > verb; --start) {
        if (words_[start].kind == WordKind::kStop || words_[start].kind == WordKind::kSemicolon) return {};
        if (words_[start].kind == WordKind::kComma && among(kInsertionOpeners, lower(start + 1))) break;
      }
    }
    return ends_subject(start) ? Span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(verb)} : Span{};
  }
  bool ends_subject(std::size_t comma) const {
    const auto name = name_ending_before(r_.names, comma);
    return words_[comma].kind == WordKind::kComma && name != r_.names.end() && name->subject && !name->where;
  }

  // "giving the Japanese company access to", "asked it to pay for": a reference that is an object.
  bool is_receiver(const Mention& mention, std::size_t at) const {
    if (mention.role != "licensed") return false;
    std::size_t back = at;
    while (back > 0 && back + 4 > at && lower(back) != "the" && !r_.kinds.pronouns.contains(lower(back))) --back;
    return back > 0 && in_list(WordList::kGives, lower(back - 1));
  }

  // "Acme owes royalties on 12 patents", "whoever signs gets access to": who takes a licence.
  bool is_payer(const Mention& mention, const Name& name) const {
    if (mention.role != "licensed") return false;
    const std::size_t end = mention.predicate ? *mention.predicate : mention.amount.first;
    for (std::size_t at = name.last + 1; at <= end && at < name.last + kPayReach; ++at) {
      if (in_list(WordList::kTakes, lower(at))) return true;
    }
    return false;
  }

  // "Acme engineers hold", but not "former Acme engineers".
  bool speaks_for(const Name& name) const {
    const bool former = name.first > 0 && lower(name.first - 1) == "former";
    return !former && in_list(WordList::kPeople, lower(name.last + 1));
  }

  // "Drugs such as Acmol are covered by 12 patents": a thing, or an example.
  bool is_beside(const Mention& mention, const Name& name) const {
    if (name.first > 1 && lower(name.first - 1) == "as" && lower(name.first - 2) == "such") return true;
    const auto cover = cover_of(words_, mention);
    return cover && !name.possessive && name.last < *cover && name.last + 3 > *cover;
  }

  bool is_followed_by_verb(const Name& name) const {
    const std::string_view word = lower(name.last + 1);
    return !name.possessive && words_.kind_at(static_cast<Index>(name.last) + 1) == WordKind::kWord &&
           word.ends_with("ed") && !words_[name.last + 1].capital;
  }

  // "Motorola's Jha": what he speaks of is his firm's; "Acme and Borel own" both.
  std::optional<Holder> owner(NameIterator name) const {
    const bool employed =
        name != r_.names.begin() && (name - 1)->possessive && !(name - 1)->place && (name - 1)->last + 1 == name->first;
    if (employed) return named(*(name - 1));
    const Span span = name->place ? name->span : parties_.with_partners(name);
    return Holder{span, span};
  }

  // "India granted 1.03 lakh patents"; but "China leads with 38,210 patents".
  bool is_granting_office(const Mention& mention, const Name& name) const {
    if (!name.place) return false;
    if (mention.role == "asserted" || mention.role == "invalidated") return true;
    // "Germany received 67,434 applications".
    if (mention.role == "filed" && mention.predicate && lower(*mention.predicate).starts_with("receiv")) return true;
    return granted_by_office(words_, mention);
  }

  std::optional<Holder> reference(const Mention& mention, std::size_t at, const std::optional<Holder>& weak) const {
    return weak && mention.role == "asserted" ? weak : parties_.resolved(mention, at);
  }

  // Nobody stands before the amount: who follows in a sentence that opens with it, a party accused of elsewhere.
  std::optional<Holder> from_afar(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    const bool fronted = opens_sentence(mention);
    if (among(kSufferedRoles, mention.role)) return later_owner(mention);
    if (mention.role != "asserted" && !fronted) return std::nullopt;
    const auto ahead = parties_.ahead(mention, mention.noun.end);
    const bool listed = i + 1 < r_.mentions.size() && ahead && r_.mentions[i + 1].elided &&
                        ahead->start > words_[r_.mentions[i + 1].noun.end - 1].span.start;
    if (ahead && !listed) return Holder{*ahead, *ahead};
    if (mention.role != "asserted") return std::nullopt;
    for (auto name = r_.names.begin(); name != r_.names.end() && name->first < kNameReach; ++name) {
      const bool party = !name->place && !name->where && parties_.fits(mention, name);
      if (name->first < mention.amount.first && party) return named(*name);
    }
    return known_before(mention);
  }
  std::optional<Holder> known_before(const Mention& mention) const {
    const auto known = parties_.remembered(mention);
    return known ? std::optional<Holder>(Holder{*known, *known}) : std::nullopt;
  }

  // "Four patents on a painkiller of Acme are invalid", "in a case over Acme's drug".
  std::optional<Holder> later_owner(const Mention& mention) const {
    for (auto name = parties_.first_from(mention.noun.end);
         name != parties_.end() && name->first < mention.noun.end + kNearPhrase; ++name) {
      const bool owned = name->possessive || lower(name->first - 1) == "of";
      if (owned && !name->place && !name->outlet) return named(*name);
    }
    // "Acme fell after a court revoked two patents on its mask".
    for (std::size_t at = mention.noun.end; at < words_.size() && at < mention.noun.end + kPayReach; ++at) {
      if (words_[at].kind != WordKind::kWord) break;
      if (is_possessive_pronoun(words_[at].lower)) return parties_.resolved(mention, at);
    }
    return std::nullopt;
  }

  // "With more than 10,000 patents to its name, Acme".
  bool opens_sentence(const Mention& mention) const {
    const std::string_view first = lower(0);
    return mention.amount.first <= 2 &&
           (first == "with" || first == "having" || first == "holding" || first == "owning");
  }

  Reading& r_;
  const SentenceWords& words_;
  Parties parties_;
};

}  // namespace

void find_holders(Reading& reading) {
  HolderFinder(reading).find();
}

}  // namespace pressmark::counts

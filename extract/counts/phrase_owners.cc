// Owners in the noun phrase of a count and right beside it.
#include "extract/counts/owners.h"
#include "extract/counts/word_lists.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

constexpr std::size_t kNearPhrase = 12;  // words that are searched behind the noun for "held by"
constexpr std::size_t kStockWords = 6;   // words from "in" to "portfolio"
constexpr std::size_t kLongestInitials = 5;
constexpr std::size_t kLongestDescription = 4;  // words: "failed scooter company"
constexpr std::string_view kAssignedTo[] = {"granted", "issued", "awarded", "assigned"};
constexpr std::string_view kLabelling[] = {"at", "by", "for", "from", "of"};

class PhraseOwners {
 public:
  explicit PhraseOwners(const Parties& parties) : r_(parties.reading()), words_(r_.words), parties_(parties) {}

  // A name or possessive pronoun between amount and noun, else "of its own" behind it.
  std::optional<Holder> inside_phrase(const Mention& mention) const {
    if (mention.role == "acquired") return std::nullopt;  // "bought 650 of the AOL patents": whose they were
    for (auto name = parties_.first_from(mention.amount.last + 1);
         name != parties_.end() && name->last < mention.noun.end; ++name) {
      // "sells 12 Borel patents": the seller; "Acme's four Nexol patents": Acme.
      const bool owns = name->possessive || (mention.role != "sold" && !has_owner_before(mention));
      if (owns && !name->place && !name->outlet && !is_initials(*name)) return named(*name);
    }
    for (std::size_t at = mention.amount.last + 1; at < mention.noun.first; ++at) {
      if (is_possessive_pronoun(words_[at].lower)) return parties_.resolved(mention, at);
    }
    if (lower(mention.noun.end) != "of" || !is_possessive_pronoun(lower(mention.noun.end + 1))) return std::nullopt;
    return parties_.resolved(mention, mention.noun.end + 1);
  }

  std::optional<Holder> initials_inside(const Mention& mention) const {
    const auto name = parties_.first_from(mention.amount.last + 1);
    const bool inside = name != parties_.end() && name->last < mention.noun.end && !name->place && !name->outlet;
    return inside ? named(*name) : std::nullopt;
  }

  // The name or pronoun that ends where the amount or its bracket begins.
  std::optional<Holder> before_amount(const Mention& mention) const {
    std::size_t at = mention.amount.first;
    if (at == 0) return std::nullopt;
    if (is_possessive_pronoun(words_[at - 1].lower)) return parties_.resolved(mention, at - 1);
    const bool bracket = words_[at - 1].kind == WordKind::kOpen;
    if (bracket) --at;
    const auto name = name_ending_before(r_.names, at);
    if (name == r_.names.end()) return std::nullopt;
    if (mention.role == "sold" && mention.predicate && *mention.predicate + 1 == name->first) return std::nullopt;
    const bool labels = bracket || name->subject || follows_conjunction(*name);
    if (!parties_.fits(mention, name) || (!name->possessive && !labels)) return std::nullopt;
    return name->possessive && mention.role == "acquired" ? std::nullopt : named(*name);
  }

  // The first word behind the noun that leads to an owner; marks end the search.
  std::optional<Holder> behind_phrase(const Mention& mention) const {
    const std::size_t end = std::min(words_.size(), mention.noun.end + kNearPhrase);
    for (std::size_t at = mention.noun.end; at < end; ++at) {
      if (words_[at].kind != WordKind::kWord) return std::nullopt;
      if (auto holder = owner_of_stock_at(mention, at)) return holder;
      if (at == mention.noun.end && owns_without_pronoun(mention)) return named(*parties_.first_from(at));
      const bool relative =
          at == mention.noun.end && (lower(at) == "that" || lower(at) == "which") && mention.role != "acquired";
      if (!relative && !leads_to_owner(mention, at)) continue;
      const auto name = parties_.first_from(over_description(at) + 1);
      if (name == parties_.end() || name->first > over_description(at) + 2 || name->outlet) {
        if (const auto reference = reference_at(mention, at + 1)) return reference;
        continue;
      }
      if (name->place && !mention.elided && lower(at) != "by" && !comes_from(mention, at, name)) continue;
      if (!relative || (acts(*name) && parties_.fits(mention, name))) return named(*name);
    }
    return std::nullopt;
  }

 private:
  bool has_owner_before(const Mention& mention) const {
    const std::size_t at = mention.amount.first;
    const auto name = name_ending_before(r_.names, at);
    return (name != r_.names.end() && name->possessive) || (at > 0 && is_possessive_pronoun(words_[at - 1].lower));
  }

  // "12 patents in the portfolio of Acme", "from Acme's portfolio".
  std::optional<Holder> owner_of_stock_at(const Mention& mention, std::size_t at) const {
    if (at != mention.noun.end || mention.role == "acquired" || mention.role == "sold") return std::nullopt;
    if (lower(at) != "in" && lower(at) != "from") return std::nullopt;
    for (std::size_t next = at + 1; next < words_.size() && next < at + kStockWords; ++next) {
      if (words_[next].kind != WordKind::kWord) return std::nullopt;
      if (!in_list(WordList::kStocks, lower(next))) continue;
      const auto of = parties_.first_from(next + 1);
      const bool behind = lower(next + 1) == "of" && of != parties_.end() && of->first <= next + 3 && !of->place;
      if (behind) return named(*of);
      const auto before = parties_.first_from(at + 1);
      const bool owns = before != parties_.end() && before->last < next && before->possessive;
      return owns ? named(*before) : std::nullopt;
    }
    return std::nullopt;
  }

  std::string_view lower(std::size_t at) const { return words_.lower_at(static_cast<Index>(at)); }
  static bool is_upper(char byte) { return byte >= 'A' && byte <= 'Z'; }
  // "8 LED patents": a thing more often than a firm, where nobody else may be meant.
  bool is_initials(const Name& name) const {
    const std::string_view words = name.span.of(words_.article());
    if (words.size() > kLongestInitials || name.first != name.last || name.possessive) return false;
    // "LED", "VoLTE", "IoT": to the end in capitals.
    return is_upper(words.back()) && is_upper(words[words.size() > 2 ? words.size() - 2 : 0]);
  }

  bool follows_conjunction(const Name& name) const {
    auto before = static_cast<Index>(name.first) - 1;
    if (words_.lower_at(before) == "the") --before;
    return words_.lower_at(before) == "and" || words_.kind_at(before) == WordKind::kComma;
  }

  // "of collapsed phone pioneer Acme", "from the estate of the retailer Acme": the word before the name or its "the";
  // else `at`.
  std::size_t over_description(std::size_t at) const {
    const bool estate = lower(at + 1) == "the" && lower(at + 3) == "of" && !words_[at + 2].capital;
    std::size_t end = estate ? at + 3 : at;
    const std::size_t last = end + kLongestDescription;
    while (end < last && end + 1 < words_.size() && words_[end + 1].kind == WordKind::kWord &&
           !words_[end + 1].capital && !r_.kinds.stops.contains(lower(end + 1)) && lower(end + 1) != "the")
      ++end;
    return end + 1 < words_.size() && words_[end + 1].capital ? end : at;
  }

  // "applications from China", but not "from China, Japan and Korea".
  bool comes_from(const Mention& mention, std::size_t at, NameIterator name) const {
    if (lower(at) != "from" || (mention.role != "filed" && mention.role != "granted")) return false;
    return name + 1 == parties_.end() || !parties_.listed(*name, *(name + 1));
  }

  // "that Acme lists", but not "that Acme infringes".
  bool acts(const Name& name) const {
    if (in_list(WordList::kOwns, lower(name.last + 1))) return true;
    return words_.kind_at(static_cast<Index>(name.last) + 1) == WordKind::kWord && !name.possessive &&
           !words_[name.last + 1].capital && !r_.kinds.defendants.at(words_, name.last + 1);
  }

  // "the 12 patents Acme owns".
  bool owns_without_pronoun(const Mention& mention) const {
    const auto name = parties_.first_from(mention.noun.end);
    return !mention.elided && name != parties_.end() && name->first == mention.noun.end && !name->place &&
           !name->outlet &&
           (in_list(WordList::kOwns, lower(name->last + 1)) || in_list(WordList::kOwns, lower(name->last + 2)));
  }

  // "held by the company".
  std::optional<Holder> reference_at(const Mention& mention, std::size_t at) const {
    for (std::size_t noun = at; noun < words_.size() && noun < at + 3; ++noun) {
      if (words_[noun].kind == WordKind::kWord && parties_.is_reference(noun)) return parties_.resolved(mention, noun);
      if (noun == at && lower(noun) != "the") return std::nullopt;
    }
    return std::nullopt;
  }

  bool leads_to_owner(const Mention& mention, std::size_t at) const {
    const std::string_view word = words_[at].lower;
    const std::string_view before = lower(at - 1);
    const bool first = at == mention.noun.end;
    if (first && mention.elided && among(kLabelling, word)) return word != "from" || mention.role != "acquired";
    if (word == "of") return first && mention.role != "acquired";
    if (word == "from" && mention.role == "sold") return first || before == "transferred" || before == "sold";
    if (word == "from" && before.starts_with("originat")) return true;
    if (word == "from") return first && mention.role != "acquired";
    if (word == "to" && before.starts_with("belong")) return mention.role != "acquired";
    if (word == "to" && mention.role == "acquired") return false;
    if (word == "to") return before == "went" || mention.role == "granted" || among(kAssignedTo, before);
    if (word != "by") return false;
    if (mention.role == "licensed" && before != "used") return true;  // "granted a licence to 12 patents by Acme"
    if (mention.role == "filed") return true;
    if (mention.role == "granted") return false;
    // "asserted against it by Acme".
    for (std::size_t back = at; back > mention.noun.end && back + 4 > at; --back) {
      if (in_list(WordList::kOwnedBy, words_[back - 1].lower)) return true;
    }
    return false;
  }

  const Reading& r_;
  const SentenceWords& words_;
  const Parties& parties_;
};

}  // namespace

std::optional<Holder> owner_inside(const Parties& parties, const Mention& mention) {
  return PhraseOwners(parties).inside_phrase(mention);
}
std::optional<Holder> initials_inside(const Parties& parties, const Mention& mention) {
  return PhraseOwners(parties).initials_inside(mention);
}
std::optional<Holder> owner_before(const Parties& parties, const Mention& mention) {
  return PhraseOwners(parties).before_amount(mention);
}
std::optional<Holder> owner_behind(const Parties& parties, const Mention& mention) {
  return PhraseOwners(parties).behind_phrase(mention);
}

}  // namespace pressmark::counts

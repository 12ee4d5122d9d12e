// The office or territory of the counted things, where it is said of this count.

#include <algorithm>

#include "extract/counts/clauses.h"
#include "extract/counts/reading.h"
#include "extract/counts/word_lists.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

constexpr std::size_t kReach = 10;           // words behind the noun in which its place is named
constexpr std::size_t kReachOverNumber = 4;  // beyond, another amount is meant
constexpr std::size_t kActReach = 6;         // words from an office to its amount: "took in", "received some"
constexpr std::size_t kOfficeWords = 3;      // "intellectual property office"
constexpr std::string_view kPlacing[] = {"in", "across", "throughout", "at", "inside"};
constexpr std::string_view kCountries[] = {"countries", "jurisdictions", "territories"};
constexpr std::string_view kSome[] = {"various",   "several",  "many",     "other",
                                      "different", "multiple", "numerous", "foreign"};
constexpr std::string_view kChanges[] = {"fell", "rose", "grew", "hit", "stood", "came", "rise", "fall"};
constexpr std::string_view kOffices[] = {"office", "administration", "authority", "agency"};
constexpr std::string_view kPlacedRoles[] = {"held", "granted", "filed", "expired", "invalidated", "essential"};
constexpr std::string_view kOfficeRoles[] = {"granted", "filed", "invalidated"};

class JurisdictionFinder {
 public:
  explicit JurisdictionFinder(Reading& reading) : r_(reading), words_(reading.words) {}

  void find() {
    for (std::size_t i = 0; i < r_.mentions.size(); ++i) r_.mentions[i].jurisdiction = place_of(i);
  }

 private:
  std::optional<Span> place_of(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    if (auto place = inside_phrase(mention)) return place;
    if (auto place = behind_phrase(mention.noun.end)) return place;
    if (auto place = inside_predicate(mention)) return place;
    if (auto place = heading_place(mention)) return place;
    if (auto place = bracket_place(mention)) return place;
    if (auto place = opening_place(i)) return place;
    if (auto place = place_of_total(mention)) return place;
    if (auto office = acting_office(i)) return office;
    if (i == 0) return granting_office(mention);
    return office_in_list(i);
  }

  using PlaceIterator = std::vector<Place>::const_iterator;
  PlaceIterator first_place_from(std::size_t at) const {
    return std::partition_point(r_.places.begin(), r_.places.end(),
                                [at](const Place& place) { return place.first < at; });
  }

  // "12 of its US patents".
  std::optional<Span> inside_phrase(const Mention& mention) const {
    const auto place = first_place_from(mention.amount.last + 1);
    if (place == r_.places.end() || place->last >= mention.noun.end) return std::nullopt;
    return place->span;
  }

  // "of which 30 were U.S. patents".
  std::optional<Span> inside_predicate(const Mention& mention) const {
    const std::size_t verb = mention.amount.last + 1;
    const std::string_view word = words_.lower_at(static_cast<Index>(verb));
    if (!mention.elided || (word != "were" && word != "are" && word != "was")) return std::nullopt;
    const auto place = place_at(verb + 1);
    return place && r_.kinds.nouns.at(words_, place->last + 1) ? std::optional<Span>(place->span) : std::nullopt;
  }

  // "patents worldwide", "patents in the United States", "pending in the USPTO", "30,000 of them in Europe or Japan".
  std::optional<Span> behind_phrase(std::size_t end) const {
    for (std::size_t at = end; at < words_.size() && at < end + kReach; ++at) {
      const bool number = words_[at].kind == WordKind::kNumber;
      if (words_[at].kind != WordKind::kWord && !(number && at < end + kReachOverNumber)) return std::nullopt;
      if (opens_clause(at)) return std::nullopt;
      const auto place = place_at(at);
      if (place && place->kind == PlaceKind::kWorld && !words_[place->last].possessive) return place->span;
      if (words_[at].lower == "by" || words_[at].lower == "with" || words_[at].lower == "before" ||
          words_[at].lower == "from") {
        if (auto office = office_behind(at + 1)) return office;
      }
      if (!among(kPlacing, words_[at].lower)) continue;
      if (auto span = place_behind(at + 1)) return span;
    }
    return std::nullopt;
  }

  // "and sells its products in 40 countries", but "and in Japan", "and the United States".
  bool opens_clause(std::size_t at) const {
    if (words_[at].lower != "and" && words_[at].lower != "but") return false;
    const std::string_view next = words_.lower_at(static_cast<Index>(at) + 1);
    return !among(kPlacing, next) && next != "the" && !place_at(at + 1) && !r_.kinds.nouns.at(words_, at + 1) &&
           words_.kind_at(static_cast<Index>(at) + 1) == WordKind::kWord && !counts_again(at + 1);
  }
  // "owned 12 patents and had 30 applications worldwide": the place is said of both.
  bool counts_again(std::size_t at) const {
    const auto next = std::partition_point(r_.mentions.begin(), r_.mentions.end(),
                                           [at](const Mention& mention) { return mention.amount.first < at; });
    return next != r_.mentions.end() && next->amount.first < at + kReachOverNumber;
  }

  // "Filings at the EPO rose to 12,000", "U.S. patent grants fell to 2,490".
  std::optional<Span> heading_place(const Mention& mention) const {
    if (!mention.heading || mention.rule == "bracketed" || mention.noun.change) return std::nullopt;
    const std::size_t first = mention.heading->first;
    const auto next = first_place_from(first);
    if (next != r_.places.begin() && (next - 1)->last + 1 == first && !words_[(next - 1)->last].possessive)
      return (next - 1)->span;
    return behind_phrase(mention.heading->end);
  }

  // "filed in the United States (606,956)".
  std::optional<Span> bracket_place(const Mention& mention) const {
    if (mention.rule != "bracketed" || mention.amount.first < 3) return std::nullopt;
    const auto next = first_place_from(mention.amount.first);
    if (next == r_.places.begin() || (next - 1)->last + 2 != mention.amount.first) return std::nullopt;
    auto before = static_cast<Index>((next - 1)->first) - 1;
    if (words_.lower_at(before) == "the") --before;
    return words_.lower_at(before) == "in" ? std::optional<Span>((next - 1)->span) : std::nullopt;
  }

  // "The worldwide total topped 3.5 million".
  std::optional<Span> place_of_total(const Mention& mention) const {
    if (!mention.elided) return std::nullopt;
    const auto stock = stock_before(words_, mention);
    const auto next = first_place_from(stock.value_or(0));
    if (!stock || next == r_.places.begin()) return std::nullopt;
    const Place& place = *(next - 1);
    return place.last + 1 == *stock && !words_[place.last].possessive ? std::optional<Span>(place.span) : std::nullopt;
  }

  // "In Germany, Acme holds 12 patents", "and in Japan it was granted 30": the place that opens the clause.
  std::optional<Span> opening_place(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    if (!among(kPlacedRoles, mention.role)) return std::nullopt;
    const std::size_t floor = i == 0 ? 0 : std::max(r_.mentions[i - 1].noun.end, r_.mentions[i - 1].amount.last + 1);
    for (auto place = first_place_from(mention.amount.first); place != r_.places.begin();) {
      --place;
      if (place->first < floor) break;
      const bool the = lower(place->first - 1) == "the";
      const std::size_t in = place->first - (the ? 2 : 1);
      if (place->first > (the ? 1U : 0U) && lower(in) == "in" && opens(in) && place->kind != PlaceKind::kAdjective &&
          !modifies(place->last + 1) && !is_of_another(place->last + 1, mention.amount.first))
        return Span{place->span.start, list_end(place->last)};
    }
    return std::nullopt;
  }
  // "In Europe, Acme sued Borel, which holds": the place is that of the clause before.
  bool is_of_another(std::size_t at, std::size_t end) const {
    for (; at + 1 < end; ++at) {
      const std::string_view next = lower(at + 1);
      if (words_.kind_at(static_cast<Index>(at)) == WordKind::kComma && (next == "which" || next == "who")) return true;
    }
    return false;
  }
  bool opens(std::size_t at) const {
    const WordKind before = words_.kind_at(static_cast<Index>(at) - 1);
    const std::string_view joint = words_.lower_at(static_cast<Index>(at) - 1);
    return before == WordKind::kStop || before == WordKind::kComma || before == WordKind::kSemicolon ||
           joint == "and" || joint == "but" || joint == "while" || joint == "that";
  }
  std::string_view lower(std::size_t at) const { return words_.lower_at(static_cast<Index>(at)); }

  // "issued by the USPTO".
  std::optional<Span> office_behind(std::size_t at) const {
    if (words_.lower_at(static_cast<Index>(at)) == "the") ++at;
    const auto place = place_at(at);
    return place && place->kind == PlaceKind::kOffice ? std::optional<Span>(place->span) : std::nullopt;
  }

  std::optional<Place> place_at(std::size_t at) const {
    const auto place = first_place_from(at);
    return place != r_.places.end() && place->first == at ? std::optional<Place>(*place) : std::nullopt;
  }

  std::optional<Span> place_behind(std::size_t at) const {
    if (words_.lower_at(static_cast<Index>(at)) == "the") ++at;
    if (const auto countries = number_of_countries(at)) return countries;
    const auto place = place_at(at);
    if (!place || place->kind == PlaceKind::kAdjective) return std::nullopt;
    if (modifies(place->last + 1)) return std::nullopt;
    return Span{place->span.start, list_end(place->last)};
  }

  // "in 13 countries", "in various countries of the world".
  std::optional<Span> number_of_countries(std::size_t at) const {
    const std::size_t first = at;
    // "in more than 60 countries".
    if (const auto comparator = r_.kinds.comparators.at(words_, at)) at += comparator->words;
    const bool some = among(kSome, words_.lower_at(static_cast<Index>(at)));
    if (words_.kind_at(static_cast<Index>(at)) != WordKind::kNumber && !some) return std::nullopt;
    if (!among(kCountries, words_.lower_at(static_cast<Index>(at) + 1))) return std::nullopt;
    return Span{words_[first].span.start, words_[over_world(at + 1)].span.end};
  }
  // "13 countries of the world", "around the world".
  std::size_t over_world(std::size_t last) const {
    const std::string_view joint = words_.lower_at(static_cast<Index>(last) + 1);
    const bool world = (joint == "of" || joint == "around" || joint == "across" || joint == "throughout") &&
                       words_.lower_at(static_cast<Index>(last) + 2) == "the" &&
                       (words_.lower_at(static_cast<Index>(last) + 3) == "world" ||
                        words_.lower_at(static_cast<Index>(last) + 3) == "globe");
    return world ? last + 3 : last;
  }

  // "in the US market", "in two US district courts": a place that describes something else.
  bool modifies(std::size_t at) const {
    if (words_.kind_at(static_cast<Index>(at)) != WordKind::kWord) return false;
    const std::string_view word = words_[at].lower;
    if (word.ends_with("ed") || among(kChanges, word)) return false;
    return !r_.kinds.stops.contains(word) && !r_.kinds.bare_followers.contains(word) && !words_[at].capital;
  }

  // "Europe or the United States", "US, Europe, China, Korea and Japan".
  std::uint32_t list_end(std::size_t last) const {
    std::size_t at = last + 1;
    while (at < words_.size()) {
      if (const auto place = place_at(at); place && place->kind == PlaceKind::kPlace) {
        last = place->last;
        at = last + 1;
        continue;
      }
      const std::string_view word = words_[at].lower;
      if (words_[at].kind != WordKind::kComma && word != "and" && word != "or" && word != "the") break;
      ++at;
    }
    return words_[over_others(last)].span.end;
  }
  // "the U.S. and other countries": the last word of it.
  std::size_t over_others(std::size_t last) const {
    const bool others = words_.lower_at(static_cast<Index>(last) + 1) == "and" &&
                        words_.lower_at(static_cast<Index>(last) + 2) == "other";
    return others && among(kCountries, words_.lower_at(static_cast<Index>(last) + 3)) ? last + 3 : last;
  }

  // "China's patent office received": China; "the US patent authority received": all of it.
  std::optional<Span> its_office(const Place& place) const {
    if (place.kind == PlaceKind::kOffice || place.kind == PlaceKind::kWorld) return std::nullopt;
    for (std::size_t at = place.last + 1; at < words_.size() && at <= place.last + kOfficeWords; ++at) {
      if (!among(kOffices, words_[at].lower)) continue;
      return words_[place.last].possessive ? place.span : Span{place.span.start, words_[at].span.end};
    }
    return std::nullopt;
  }

  // "Last year the EPO took in 12 applications, the USPTO 30": an office stands alone before the amount.
  std::optional<Span> acting_office(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    if (!among(kOfficeRoles, mention.role)) return std::nullopt;
    auto place = first_place_from(mention.amount.first);
    if (place == r_.places.begin() || (--place)->kind != PlaceKind::kOffice) return std::nullopt;
    const std::size_t floor = i == 0 ? 0 : std::max(r_.mentions[i - 1].noun.end, r_.mentions[i - 1].amount.last + 1);
    if (place->first < floor || place->last + kActReach < mention.amount.first) return std::nullopt;
    const std::size_t verb = place->last + 1;
    const bool acts = verb == mention.amount.first || in_list(WordList::kOfficeActs, lower(verb)) ||
                      (mention.predicate && *mention.predicate >= verb && *mention.predicate < mention.amount.first);
    if (!acts) return std::nullopt;
    const auto name = first_name_from(r_.names, verb);
    const bool another = name != r_.names.end() && name->first < mention.amount.first && !name->where;
    return another || mention.holder ? std::nullopt : std::optional<Span>(place->span);
  }

  // "The EPO received 193,460 applications".
  std::optional<Span> granting_office(const Mention& mention) const {
    if (!among(kOfficeRoles, mention.role)) return std::nullopt;
    auto place = first_place_from(mention.amount.first);
    if (place == r_.places.begin()) return std::nullopt;
    --place;
    if (!mention.predicate) return std::nullopt;
    const bool governs = place->last < *mention.predicate && *mention.predicate <= place->last + 3;
    if (const auto office = its_office(*place); office && place->last < *mention.predicate) return office;
    // "India granted 1.03 lakh patents": the office, not the people.
    const bool grantor = place->kind == PlaceKind::kOffice ||
                         (mention.role == "granted" && has_granting_verb(words_, mention)) ||
                         (mention.role == "filed" && words_[*mention.predicate].lower.starts_with("receiv"));
    return grantor && governs ? std::optional<Span>(place->span) : std::nullopt;
  }

  // "China granted 455,000 patents and Japan granted 180,000", "and Japan 180,000".
  std::optional<Span> office_in_list(std::size_t i) const {
    const Mention& mention = r_.mentions[i];
    if (mention.role != "granted" || mention.holder) return std::nullopt;
    if (leans_on_office(r_, i)) return (first_place_from(mention.amount.first) - 1)->span;
    const std::size_t from = std::max(r_.mentions[i - 1].amount.last + 1, r_.mentions[i - 1].noun.end);
    const auto place = first_place_from(from);
    const bool own = has_granting_verb(words_, mention) && place != r_.places.end() && place->last < *mention.predicate;
    return own ? granting_office(mention) : std::nullopt;
  }

  Reading& r_;
  const SentenceWords& words_;
};

}  // namespace

void find_jurisdictions(Reading& reading) {
  JurisdictionFinder(reading).find();
}

}  // namespace pressmark::counts

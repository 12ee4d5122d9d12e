#include "extract/counts/names.h"

#include <algorithm>

#include "extract/counts/word_lists.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

constexpr std::string_view kInsideNames[] = {"of", "the", "and", "&", "for"};
constexpr std::string_view kPrepositions[] = {
    "of",   "in",    "to",      "from",      "by",   "for", "with",   "over", "against", "on",    "at",
    "into", "about", "between", "including", "like", "via", "before", "own",  "its",     "their", "as"};

constexpr std::size_t kPlaceList = 10;  // words: "Munich, New Hampton and"
constexpr std::string_view kOfficeHeads[] = {"office",    "administration", "organization", "organisation",
                                             "institute", "agency",         "authority",    "bureau"};
constexpr std::string_view kOfFieldWords[] = {
    "patent", "patents", "intellectual", "property", "trademark", "trademarks", "trade",
    "mark",   "marks",   "industrial",   "and",      "&",         "of"};
constexpr std::size_t kLongestDateline = 12;  // words
constexpr std::size_t kLongestOffice = 8;     // words
constexpr std::size_t kLongestArticle = 3;    // bytes: "the"
// What follows a verb, not a noun: "Acme claims that", "Acme challenges the".
constexpr std::string_view kObjects[] = {"that", "the", "a", "an", "its", "their", "it", "they", "he", "she"};

bool is_outlet(Span span, const std::vector<OutletMention>& outlets) {
  const auto next = std::partition_point(outlets.begin(), outlets.end(),
                                         [span](const OutletMention& outlet) { return outlet.span.end <= span.start; });
  return next != outlets.end() && next->span.overlaps(span);
}

class NameFinder {
 public:
  NameFinder(const SentenceWords& words, const Kinds& kinds, const std::vector<Place>& places,
             const std::vector<OutletMention>& outlets)
      : words_(words), kinds_(kinds), places_(places), outlets_(outlets) {}

  std::vector<Name> find() {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (!starts(at)) {
        // "European Patent Office": none of its words is a party.
        if (const Place* place = place_at(at); place != nullptr && place->kind == PlaceKind::kOffice) at = place->last;
        continue;
      }
      const std::size_t last = name_end(at);
      if (last + 1 < words_.size() && words_[last + 1].capital && describes(words_[last + 1])) {
        at = last + 1;  // "San Diego-based": where, not who
        continue;
      }
      // "MMP Portfolio": a thing, not a party.
      const bool thing = last != at && place_at(last) == nullptr && kinds_.vetoed_heads.contains(words_[last].lower);
      if (!thing || closes_name(at, last)) add(at, last);
      at = last;
    }
    return std::move(names_);
  }

 private:
  bool closes_name(std::size_t first, std::size_t last) const {
    if (in_list(WordList::kInstitutions, words_[last].lower) || in_list(WordList::kFirmWords, words_[last].lower))
      return true;
    for (std::size_t at = first; at < last; ++at) {
      if (in_list(WordList::kInstitutions, words_[at].lower)) return true;  // "Institute of Technology"
    }
    return false;
  }

  bool starts(std::size_t at) const {
    const Word& word = words_[at];
    if (word.kind != WordKind::kWord || !word.capital || describes(word) || is_title(at)) return false;
    if (kinds_.not_names.contains(word.lower)) return names_institution(at + 1) || is_initials_of(at);
    if (!word.possessive && kinds_.nouns.at(words_, at)) return false;  // "300 Employees" of a headline
    if (place_at(at) != nullptr) return place_at(at)->kind == PlaceKind::kPlace || followed_by_institution(at);
    return !opens_clause(at) || !(is_common(at) || introduces(at));
  }

  // "IP Bridge": initials that are no name alone.
  bool is_initials_of(std::size_t at) const {
    const std::string_view article = words_.article();
    const Word& word = words_[at];
    const bool initials =
        word.span.size() == 2 && article[word.span.start + 1] >= 'A' && article[word.span.start + 1] <= 'Z';
    if (!initials || word.possessive || at + 1 >= words_.size()) return false;
    const Word& next = words_[at + 1];
    return next.capital && next.kind == WordKind::kWord && !kinds_.not_names.contains(next.lower) &&
           !kinds_.nouns.at(words_, at + 1) && !kinds_.vetoed_heads.contains(next.lower);
  }

  // "Rival Acme", "Chipmaker Acme".
  bool introduces(std::size_t at) const {
    std::string_view word = words_[at].lower;
    const auto describing = [this](std::string_view form) {
      return kinds_.descriptions.contains(form) || kinds_.intros.contains(form);
    };
    // "Carmakers Acme and Borel".
    const bool kind = describing(word) || (word.ends_with('s') && describing(word.substr(0, word.size() - 1)));
    return kind && !words_[at].possessive && at + 1 < words_.size() && words_[at + 1].capital;
  }

  // "Dr. Brill", "Judge Ortega", but not "Justice Department".
  bool is_title(std::size_t at) const {
    if (!in_list(WordList::kTitles, words_[at].lower)) return false;
    std::size_t next = at + 1;
    if (words_.kind_at(static_cast<Index>(next)) == WordKind::kStop) ++next;
    return next < words_.size() && words_[next].capital && !in_list(WordList::kInstitutions, words_[next].lower);
  }

  // "Oslo-based", "AI-related"; "G06F", a class of patents.
  static bool describes(const Word& word) {
    const std::string_view lower = word.lower;
    if (lower.size() == 4 && is_digit(lower[1]) && is_digit(lower[2]) && !is_digit(lower[3])) return true;
    return ends_in_list(WordList::kDescribing, lower);
  }
  static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

  // "Massachusetts Institute of Technology", but not "The Institute".
  bool names_institution(std::size_t at) const {
    return at < words_.size() && words_[at].capital && in_list(WordList::kInstitutions, words_[at].lower) &&
           words_[at - 1].span.size() > kLongestArticle;
  }

  bool opens_clause(std::size_t at) const {
    const WordKind before = words_.kind_at(static_cast<Index>(at) - 1);
    return at == 0 || before == WordKind::kQuote || before == WordKind::kStop || before == WordKind::kColon ||
           before == WordKind::kDash || before == WordKind::kOpen;
  }

  // A word of the grammar, or one that looks like a verb form, at the head of a sentence.
  bool is_common(std::size_t at) const {
    const std::string_view word = words_[at].lower;
    if (words_[at].possessive || owns(at + 1)) return false;
    if (kinds_.stops.contains(word) || kinds_.bare_followers.contains(word) || kinds_.vetoed_heads.contains(word))
      return true;
    if (kinds_.predicates.at(words_, at) || kinds_.nouns.at(words_, at) || kinds_.comparators.at(words_, at))
      return true;
    // "Corning and its units": what "and" joins to an owner's things is a name.
    if (words_.lower_at(static_cast<Index>(at) + 1) == "and" && words_.lower_at(static_cast<Index>(at) + 2) == "its")
      return false;
    const bool next_capital = at + 1 < words_.size() && words_[at + 1].capital;
    if (describes_plural(at)) return true;
    return !next_capital && !is_finite(at + 1) &&
           (word.ends_with("ing") || word.ends_with("ly") || (word.ends_with("ed") && word.size() > 4));
  }

  // "Telecom operators are": an adjective of a plural noun, as its verb shows; not "Acme makes".
  bool describes_plural(std::size_t at) const {
    const auto next = static_cast<Index>(at) + 1;
    const std::string_view verb = words_.lower_at(next + 1);
    return words_.lower_at(next).ends_with('s') && words_.kind_at(next) == WordKind::kWord &&
           !words_[static_cast<std::size_t>(next)].capital && (verb == "are" || verb == "were" || verb == "have");
  }

  // "Field holds 60 patents": a name, though it is a common word too.
  bool owns(std::size_t verb) const {
    const std::string_view word = words_.lower_at(static_cast<Index>(verb));
    return (word == "holds" || word == "owns") && !kinds_.pronouns.contains(words_[verb - 1].lower);
  }

  // "Huaxing was", "Boeing said": who has a verb behind it is somebody, whatever its ending.
  bool is_finite(std::size_t at) const {
    const std::string_view word = words_.lower_at(static_cast<Index>(at));
    // "Boeing got"; but "Having bought".
    const bool acts = verb_follows(at);
    return acts || word == "was" || word == "has" || word == "had" || word == "said" || word == "says" ||
           word == "filed" || word == "holds" || word == "owns";
  }

  bool verb_follows(std::size_t at) const {
    const std::string_view word = words_.lower_at(static_cast<Index>(at) - 1);
    const auto verb =
        word.ends_with("ing") && word != "having" && word != "being" ? kinds_.predicates.at(words_, at) : std::nullopt;
    return verb && kinds_.predicate_rows[verb->row].weight == 0 && !kinds_.nouns.at(words_, at) &&
           !kinds_.comparators.at(words_, at);
  }

  std::size_t name_end(std::size_t first) const {
    std::size_t last = first;
    const Place* place = place_at(first);
    if (place != nullptr && place->kind == PlaceKind::kPlace) last = place->last;
    while (!words_[last].possessive && last + 1 < words_.size()) {
      const std::size_t next = joined(last);
      if (next == last) break;
      last = next;
    }
    return last;
  }

  // The last word of what goes on behind `last`; `last` itself where the name ends.
  std::size_t joined(std::size_t last) const {
    if (part(last + 1)) return last + 1;
    std::size_t at = last + 1;
    while (at < words_.size() && at < last + 3 && among(kInsideNames, words_[at].lower)) ++at;
    const bool institution = in_list(WordList::kInstitutions, words_[last].lower);
    const bool ampersand = at == last + 2 && words_[last + 1].lower == "&";
    if (at == last + 1 || (!institution && !ampersand) || words_[last + 1].lower == "and") return last;
    return at < words_.size() && words_[at].capital && words_[at].kind == WordKind::kWord ? at : last;
  }

  bool part(std::size_t at) const {
    if (at >= words_.size() || words_[at].kind != WordKind::kWord || !words_[at].capital) return false;
    if (words_[at].lower == "i" || describes(words_[at]) || kinds_.nouns.at(words_, at)) return false;
    const bool common = kinds_.not_names.contains(words_[at].lower) || kinds_.stops.contains(words_[at].lower);
    const Place* place = place_at(at);
    return !common && (place == nullptr || place->kind != PlaceKind::kPlace || place->span.size() > 3);
  }

  bool followed_by_institution(std::size_t at) const {
    return at + 1 < words_.size() && words_[at + 1].capital && words_[at + 1].kind == WordKind::kWord &&
           !kinds_.nouns.at(words_, at + 1) && !kinds_.not_names.contains(words_[at + 1].lower) &&
           place_at(at + 1) == nullptr && place_at(at)->kind != PlaceKind::kOffice;
  }

  void add(std::size_t first, std::size_t last) {
    Name name{.first = first, .last = last, .span = {words_[first].span.start, words_[last].span.end}};
    name.possessive = words_[last].possessive;
    const bool title = first > 0 && is_title(first - 1);
    name.person = title || in_list(WordList::kOccupations, words_.lower_at(static_cast<Index>(first) - 1));
    const bool judge = title && (words_[first - 1].lower == "judge" || words_[first - 1].lower == "justice");
    name.tribunal = judge || in_list(WordList::kTribunals, words_[last].lower) || is_court(first, last);
    name.outlet = is_outlet(name.span, outlets_);
    const Place* place = place_at(first);
    name.place = place != nullptr && place->kind == PlaceKind::kPlace && place->last >= last;
    Index before = static_cast<Index>(first) - (title ? 2 : 1);
    before = before_description(before);
    name.where = words_.lower_at(before) == "in" || words_.lower_at(before) == "near";
    // "in Oslo, Turku and Bergen, claiming".
    const bool listed = !name.where && continues_places(first, last);
    const bool dateline = last < dateline_end();
    name.where = name.where || listed || dateline;
    const bool hangs = listed || dateline || (among(kPrepositions, words_.lower_at(before)) && !comes_from(before));
    name.subject = !hangs && (!name.place || acts(last + 1));
    // "two former Acme engineers": what they do is not Acme's.
    const bool former = words_.lower_at(static_cast<Index>(first) - 1) == "former" && first > 1;
    name.modifier = !name.possessive && (former || is_modifier(first, last + 1));
    names_.push_back(name);
  }

  // The name follows a place of the middle of a clause, over a comma or "and", and nothing says that it acts.
  bool continues_places(std::size_t first, std::size_t last) const {
    std::size_t in = first;
    for (; in > 0 && in + kPlaceList > first; --in) {
      const Word& word = words_[in - 1];
      const bool joint = word.kind == WordKind::kComma || word.lower == "and";
      if (!joint && !(word.capital && word.kind == WordKind::kWord)) break;
    }
    if (in < 2 || in == first || words_[--in].lower != "in") return false;
    const bool joined = words_[first - 1].lower == "and";
    if (!joined && words_[first - 1].kind != WordKind::kComma) return false;
    return closes_list(last, joined) && !opens_clause(in) && words_[in - 1].kind != WordKind::kComma;
  }
  // "BERGEN, Norway (Newswire) - ": the dash behind where a story was written; 0 if it opens otherwise.
  std::size_t dateline_end() const {
    const std::string_view article = words_.article();
    const Span place = words_[0].span;
    if (place.size() < 3 || article[place.start + 1] < 'A' || article[place.start + 1] > 'Z') return 0;
    for (std::size_t at = 1; at < words_.size() && at < kLongestDateline; ++at) {
      if (words_[at].kind == WordKind::kDash) return at;
      if (words_[at].kind == WordKind::kWord && !words_[at].capital) return 0;
    }
    return 0;
  }
  // Behind the name, over ", Turku and Bergen", a mark ends the list: what "and" joins does nothing.
  bool closes_list(std::size_t last, bool joined) const {
    std::size_t at = last + 1;
    while (at + 1 < words_.size() && !joined) {
      joined = words_[at].lower == "and";
      if ((!joined && words_[at].kind != WordKind::kComma) || !words_[at + 1].capital) return false;
      for (++at; at < words_.size() && words_[at].capital && words_[at].kind == WordKind::kWord;) ++at;
    }
    const WordKind end = words_.kind_at(static_cast<Index>(at));
    return joined && (end == WordKind::kComma || end == WordKind::kStop || end == WordKind::kSemicolon);
  }

  // "Kelvin Regional Court", "Court of Kelvin": the word of the court is no part of the name.
  bool is_court(std::size_t first, std::size_t last) const {
    const auto court = [this](Index at) {
      const std::string_view word = words_.lower_at(at);
      return (word == "court" || word == "circuit" || word == "tribunal") &&
             words_[static_cast<std::size_t>(at)].capital;
    };
    const auto before = static_cast<Index>(first) - 1;
    return court(static_cast<Index>(last) + 1) || court(before) ||
           (words_.lower_at(before) == "of" && court(before - 1));
  }

  // Back over "the", "handset maker": the word that the name hangs on.
  Index before_description(Index before) const {
    if (before > 0 && kinds_.descriptions.contains(words_.lower_at(before))) {
      --before;
      if (!words_[static_cast<std::size_t>(before)].capital && !kinds_.stops.contains(words_.lower_at(before)) &&
          among(kPrepositions, words_.lower_at(before - 1)))
        --before;
    }
    if (words_.lower_at(before) == "the" || words_.lower_at(before) == "a") --before;
    return before;
  }

  // "applicants from Germany", "those from France".
  bool comes_from(Index preposition) const {
    const std::string_view who = words_.lower_at(preposition - 1);
    return words_.lower_at(preposition) == "from" &&
           (who == "those" || (who.ends_with('s') && kinds_.vetoed_heads.contains(who)));
  }

  // A thing stands behind: "the Acme portfolio", "the leading AI patent owner".
  bool is_modifier(std::size_t first, std::size_t at) const {
    if (words_.kind_at(static_cast<Index>(at)) != WordKind::kWord || words_[at].capital) return false;
    if (kinds_.descriptions.contains(words_[at].lower)) return follows_the(first);
    if (kinds_.predicates.at(words_, at)) return false;
    if (among(kObjects, words_.lower_at(static_cast<Index>(at) + 1))) return false;
    // "Acme claims Borel infringed".
    if (at + 1 < words_.size() && words_[at + 1].capital && kinds_.topics.contains(words_[at].lower)) return false;
    return kinds_.vetoed_heads.contains(words_[at].lower) || kinds_.nouns.at(words_, at).has_value() ||
           words_[at].lower == "patent";
  }

  // "the Oslo company": where it is, more often than what it is called.
  bool follows_the(std::size_t first) const {
    const std::string_view article = words_.lower_at(static_cast<Index>(first) - 1);
    return article == "the" || article == "a" || article == "an";
  }

  // A country is a subject where a verb or its amount follows, not where it describes ("EU portfolio").
  bool acts(std::size_t at) const {
    const std::string_view word = words_.lower_at(static_cast<Index>(at));
    const WordKind kind = words_.kind_at(static_cast<Index>(at));
    if (kind != WordKind::kWord) return kind == WordKind::kOpen || kind == WordKind::kNumber;
    if (kinds_.vetoed_heads.contains(word) || kinds_.nouns.at(words_, at)) return false;
    return word.ends_with("ed") || kinds_.stops.contains(word) || kinds_.predicates.at(words_, at).has_value();
  }

  const Place* place_at(std::size_t at) const {
    const auto next =
        std::partition_point(places_.begin(), places_.end(), [at](const Place& place) { return place.last < at; });
    return next != places_.end() && next->first <= at ? &*next : nullptr;
  }

  const SentenceWords& words_;
  const Kinds& kinds_;
  const std::vector<Place>& places_;
  const std::vector<OutletMention>& outlets_;
  std::vector<Name> names_;
};

}  // namespace

NameIterator first_name_from(const std::vector<Name>& names, std::size_t word) {
  return std::partition_point(names.begin(), names.end(), [word](const Name& name) { return name.first < word; });
}

NameIterator name_ending_before(const std::vector<Name>& names, std::size_t word) {
  const NameIterator next = first_name_from(names, word);
  return next != names.begin() && (next - 1)->last + 1 == word ? next - 1 : names.end();
}

std::vector<Name> find_names(const SentenceWords& words, const Kinds& kinds, const std::vector<Place>& places,
                             const std::vector<OutletMention>& outlets) {
  return NameFinder(words, kinds, places, outlets).find();
}

namespace {

// "National Intellectual Property Administration", "Norwegian Patent Office": a run of capitals around what offices are
// called after, to its head; from the first word of the run, the word of the head, or none.
std::optional<std::size_t> office_end(const SentenceWords& words, std::size_t first) {
  bool field = false;
  for (std::size_t at = first; at < words.size() && at < first + kLongestOffice; ++at) {
    const std::string_view word = words[at].lower;
    const bool inside = among(kOfFieldWords, word);
    if (!words[at].capital && (!inside || at == first)) return std::nullopt;
    if (words[at].possessive) return std::nullopt;
    field = field || word == "patent" || word == "patents" || word == "intellectual";
    if (field && among(kOfficeHeads, word)) return at;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Place> find_places(const SentenceWords& words, const Kinds& kinds) {
  std::vector<Place> places;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool opens = words[at].capital && words[at].lower != "the" && words[at].kind == WordKind::kWord &&
                       at + 2 < words.size() && words[at + 1].capital;
    if (const auto office = opens ? office_end(words, at) : std::nullopt) {
      places.push_back({at, *office, {words[at].span.start, words[*office].span.end}, PlaceKind::kOffice});
      at = *office;
      continue;
    }
    const auto match = kinds.places.at(words, at);
    // "us" is a pronoun: places are written with a capital.
    if (!match || (!words[at].capital && kinds.place_rows[match->row] != PlaceKind::kWorld)) continue;
    const std::size_t last = at + match->words - 1;
    places.push_back({at, last, {words[at].span.start, words[last].span.end}, kinds.place_rows[match->row]});
    at = last;
  }
  return places;
}

}  // namespace pressmark::counts

// Who is accused of using what is counted: the object of "sue", the subject of "infringe".

#include <algorithm>

#include "extract/counts/clauses.h"
#include "extract/counts/parties.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

constexpr std::size_t kObjectReach = 6;   // words from the verb to the name behind it: "the Danish pump maker Velka"
constexpr std::size_t kSubjectReach = 8;  // words between the name and its verb: "had not willfully"
constexpr std::string_view kAuxiliaries[] = {"has",     "have",  "had",  "been",  "being", "is",    "are",
                                             "was",     "were",  "also", "not",   "may",   "might", "will",
                                             "would",   "could", "must", "still", "alone", "only",  "now",
                                             "already", "never", "both", "do",    "does",  "did"};
constexpr std::size_t kAntecedentReach = 24;  // words from a name to the pronoun that means it
constexpr std::size_t kLongestThing = 3;      // words: "smart watches"
constexpr std::string_view kPassive[] = {"is", "are", "was", "were", "be", "been", "being", "got", "gets"};

constexpr std::string_view kObliged[] = {"to",    "ordered", "told",    "agreed", "required", "forced",
                                         "asked", "liable",  "refused", "failed", "continued"};

std::size_t over_auxiliaries(const SentenceWords& words, std::size_t verb) {
  while (verb > 0 && among(kAuxiliaries, words[verb - 1].lower)) --verb;
  return verb;
}

// "it infringes", "its phones infringe", "they do not infringe": the pronoun before the verb.
std::optional<std::size_t> pronoun_before(const Reading& reading, std::size_t verb) {
  const SentenceWords& words = reading.words;
  const std::size_t at = over_auxiliaries(words, verb);
  const auto is_pronoun = [&](std::size_t word) { return reading.kinds.pronouns.contains(words[word].lower); };
  if (at > 0 && is_pronoun(at - 1)) return at - 1;
  for (std::size_t back = 2; back <= kLongestThing + 1 && back <= at; ++back) {
    const Word& thing = words[at - back + 1];
    const bool patents = reading.kinds.nouns.at(words, at - back + 1).has_value();  // "its patents infringed"
    if (thing.kind != WordKind::kWord || reading.kinds.stops.contains(thing.lower) || patents) break;
    // "its competitor infringes": somebody else.
    const std::string_view one = thing.lower.substr(0, thing.lower.size() - (thing.lower.ends_with('s') ? 1 : 0));
    if (reading.kinds.descriptions.contains(one) || reading.kinds.intros.contains(one) || one == "customer") break;
    if (is_possessive_pronoun(words[at - back].lower)) return at - back;
  }
  return std::nullopt;
}

class AccusedFinder {
 public:
  explicit AccusedFinder(const Reading& reading)
      : r_(reading), words_(reading.words), accused_(reading.names.size(), false) {}

  std::vector<bool> find() {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      const auto match = r_.kinds.defendants.at(words_, at);
      if (!match) {
        if (is_versus(at)) accuse_behind(at + 1);
        continue;
      }
      if (r_.kinds.defendant_behind[match->row]) {
        mark_object(at, at + match->words);
      } else if (const auto name = name_before(at)) {
        accuse(*name);
      } else if (const auto meant = meant_before(at)) {
        accused_[*meant] = true;
      }
      at += match->words - 1;
    }
    return std::move(accused_);
  }

 private:
  // "Acme v. Borel".
  bool is_versus(std::size_t at) const { return words_[at].lower == "v" || words_[at].lower == "vs"; }
  void accuse_behind(std::size_t at) {
    if (words_.kind_at(static_cast<Index>(at)) == WordKind::kStop) ++at;
    const std::size_t name = first_from(at);
    if (name < r_.names.size() && r_.names[name].first == at) accuse_list(name);
  }

  // "Acme sued Borel", but "Borel was sued by Acme", "Borel, sued by Acme".
  void mark_object(std::size_t verb, std::size_t end) {
    const bool agent = words_.lower_at(static_cast<Index>(end)) == "by";
    if (agent || is_passive(verb) || is_headline(end)) {
      if (const auto name = name_before(verb)) accuse(*name);
    } else if (const auto name = name_behind(end)) {
      accuse_list(*name);
    }
  }

  // "Borel sued over 12 patents", a headline: nobody sues without saying whom.
  bool is_headline(std::size_t end) const {
    return words_.lower_at(static_cast<Index>(end)) == "over" && words_[words_.size() - 1].kind != WordKind::kStop;
  }

  bool is_passive(std::size_t verb) const {
    const std::string_view before = words_.lower_at(static_cast<Index>(verb) - 1);
    return among(kPassive, before);
  }

  std::size_t first_from(std::size_t at) const {
    return static_cast<std::size_t>(first_name_from(r_.names, at) - r_.names.begin());
  }

  // The name behind a verb, over "the", "US carrier"; a preposition ends the object.
  std::optional<std::size_t> name_behind(std::size_t at) const {
    const std::size_t name = first_from(at);
    if (name == r_.names.size() || r_.names[name].first > at + kObjectReach) return std::nullopt;
    for (std::size_t between = at; between < r_.names[name].first; ++between) {
      const bool stop = words_[between].kind != WordKind::kWord || r_.kinds.stops.contains(words_[between].lower);
      if (stop) return std::nullopt;
    }
    return name;
  }

  // The name before a verb, over auxiliaries and adverbs.
  std::optional<std::size_t> name_before(std::size_t verb) const {
    const std::size_t at = over_insertion(words_, over_auxiliaries(words_, verb));
    const std::size_t next = first_from(at);
    if (next == 0) return std::nullopt;
    const Name& name = r_.names[next - 1];
    if (name.last + kSubjectReach < at) return std::nullopt;
    // "Acme's suit alleges infringement".
    if (name.possessive && r_.kinds.topics.contains(words_.lower_at(static_cast<Index>(name.last) + 1)))
      return std::nullopt;
    const bool infinitive = at > 0 && (words_[at - 1].lower == "to" || words_[at].lower == "to");
    for (std::size_t between = name.last + 1; between < at; ++between) {
      if (infinitive && !among(kAuxiliaries, words_[between].lower) && !among(kObliged, words_[between].lower))
        return std::nullopt;
      const bool comma = words_[between].kind == WordKind::kComma && between == name.last + 1;
      if ((words_[between].kind != WordKind::kWord && !comma) || parts_from_verb(between)) return std::nullopt;
    }
    return next - 1;
  }

  // The nearest subject before the pronoun; nobody where one before it is accused already, as that one is meant.
  std::optional<std::size_t> meant_by(std::size_t pronoun) const {
    std::optional<std::size_t> meant;
    for (std::size_t next = first_from(pronoun); next > 0; --next) {
      const Name& name = r_.names[next - 1];
      if (name.last + kAntecedentReach < pronoun) break;
      if (accused_[next - 1]) return std::nullopt;
      const bool party = name.subject && !name.place && !name.outlet && !name.tribunal && !name.person;
      if (party && !meant) meant = next - 1;
    }
    return meant;
  }

  // "Acme denied that it infringes", "found its phones infringe": whom the pronoun means; "imports of Acme phones that
  // infringe": whose the thing is.
  std::optional<std::size_t> meant_before(std::size_t verb) const {
    if (const auto pronoun = pronoun_before(r_, verb)) return meant_by(*pronoun);
    const std::size_t at = over_auxiliaries(words_, verb);
    if (at < 2 || (words_[at - 1].lower != "that" && words_[at - 1].lower != "which")) return std::nullopt;
    const std::size_t next = first_from(at);
    if (next == 0) return std::nullopt;
    const Name& name = r_.names[next - 1];
    const bool hangs = !name.subject || name.possessive || name.modifier;
    const bool thing = name.last + 1 < at - 1 && name.last + kLongestThing + 2 > at - 1;
    if (!hangs || !thing || name.place || !words_[at - 2].lower.ends_with('s')) return std::nullopt;
    for (std::size_t between = name.last + 1; between + 1 < at; ++between) {
      const bool other = words_[between].kind != WordKind::kWord || r_.kinds.stops.contains(words_[between].lower) ||
                         r_.kinds.nouns.at(words_, between);
      if (other) return std::nullopt;
    }
    return next - 1;
  }

  // "a suit by Acme alleging infringement", "accused by Acme of infringing": the name is not the verb's subject.
  bool parts_from_verb(std::size_t at) const {
    const std::string_view word = words_[at].lower;
    if (among(kAuxiliaries, word)) return false;
    const bool subject = r_.kinds.descriptions.contains(word) && words_.lower_at(static_cast<Index>(at) - 1) == "the";
    return subject || word == "of" || r_.kinds.stops.contains(word) || word.ends_with("ing");
  }

  // "Pfizer and BioNTech violated": all of them.
  void accuse(std::size_t name) {
    accused_[name] = true;
    while (name > 0 && joined(name - 1, name)) accused_[--name] = true;
  }
  // "sued Acme and its parent Borel".
  void accuse_list(std::size_t name) {
    accused_[name] = true;
    while (name + 1 < r_.names.size() && joined(name, name + 1)) accused_[++name] = true;
  }

  bool joined(std::size_t left, std::size_t right) const {
    if (r_.names[right].first > r_.names[left].last + 5) return false;
    bool conjunction = false;
    for (std::size_t at = r_.names[left].last + 1; at < r_.names[right].first; ++at) {
      const std::string_view word = words_[at].lower;
      const bool comma = words_[at].kind == WordKind::kComma;
      const bool description = r_.kinds.descriptions.contains(word) || word == "parent" || word == "subsidiary";
      conjunction = conjunction || comma || word == "and";
      if (!comma && word != "and" && word != "the" && word != "its" && !description) return false;
    }
    return conjunction;
  }

  const Reading& r_;
  const SentenceWords& words_;
  std::vector<bool> accused_;
};

}  // namespace

bool is_accused_reference(const Reading& reading, std::size_t pronoun) {
  const std::size_t end = std::min(reading.words.size(), pronoun + kSubjectReach);
  for (std::size_t at = pronoun + 1; at < end; ++at) {
    const auto match = reading.kinds.defendants.at(reading.words, at);
    if (!match) continue;
    return !reading.kinds.defendant_behind[match->row] && pronoun_before(reading, at) == pronoun;
  }
  return false;
}

std::vector<bool> find_accused(const Reading& reading) {
  return AccusedFinder(reading).find();
}

}  // namespace pressmark::counts

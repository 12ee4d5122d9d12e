// Which amounts are counts: those with a noun of the table, and those whose noun is left out.

#include <algorithm>

#include "extract/counts/reading.h"
#include "extract/counts/word_lists.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

// "Wi-Fi 6", "Windows 10": a small number behind a name belongs to the name.
constexpr std::int64_t kLeastListed = 100;
constexpr Index kYearReach = 6;          // words from "the 80" to "a year earlier"
constexpr std::size_t kLongestList = 8;  // amounts that share one noun
// "at 74", "on 12": what a bare number behind these words says is no amount.
constexpr std::string_view kNoAmountBehind[] = {"at",  "on", "in",  "page", "aged", "nearly",
                                                "the", "a",  "its", "this", "that", "is"};

// Between a subject and the verb of its change.
constexpr std::string_view kBeforeChange[] = {"has", "have", "had",  "was",   "were",  "been", "be",     "being",
                                              "is",  "are",  "then", "since", "later", "soon", "already"};
constexpr std::string_view kAmountWords[] = {"number", "count", "total", "tally", "figure", "portfolio", "holdings"};

constexpr std::string_view kLeadsToAmount[] = {"with", "to", "has", "had", "from", "won", "lost", "got"};
constexpr std::string_view kGoesOn[] = {"went",    "go",     "come",    "came",   "cover",  "covered", "relate",
                                        "concern", "expire", "expired", "belong", "remain", "stem"};

class MentionFinder {
 public:
  explicit MentionFinder(Reading& reading) : r_(reading), words_(reading.words) {}

  void find() {
    nouns_.reserve(r_.amounts.size());
    const FamilySet scope = families_spoken_of();
    speaks_ = (scope & bit(0)) != 0;
    for (const Amount& amount : r_.amounts) {
      nouns_.push_back(amount.veto.empty() ? counted_noun(words_, r_.kinds, amount, scope) : CountedNoun{});
    }
    for (std::size_t i = 0; i < nouns_.size(); ++i) consider(i);
  }

 private:
  FamilySet families_spoken_of() {
    FamilySet spoken = r_.memory.unit.empty() ? 0 : bit(r_.kinds.unit(r_.memory.unit).family);
    for (std::size_t at = 0; at < words_.size(); ++at) {
      const auto place = r_.kinds.places.at(words_, at);
      if (place && r_.kinds.place_rows[place->row] == PlaceKind::kOffice) spoken |= bit(0);
      for (std::uint32_t family = 0; family < r_.kinds.families.size(); ++family) {
        if (r_.kinds.families[family].openers.contains(words_[at].lower)) spoken |= bit(family);
      }
      const auto match = r_.kinds.nouns.at(words_, at);
      if (!match || !heads(r_.kinds.noun_rows[match->row].use)) continue;
      const NounRow& row = r_.kinds.noun_rows[match->row];
      headings_.push_back({at, at + match->words, row.unit});
      if (row.use == NounUse::kPlural) spoken |= bit(row.family);
      headings_.back().scoped = row.use == NounUse::kScope;
      at += match->words - 1;
    }
    std::erase_if(headings_, [&](const Heading& heading) {
      return heading.scoped && (spoken >> r_.kinds.unit(heading.unit).family & 1U) == 0;
    });
    return spoken;
  }
  static bool heads(NounUse use) { return use == NounUse::kPlural || use == NounUse::kScope; }
  static FamilySet bit(std::uint32_t family) { return FamilySet{1} << family; }

  void consider(std::size_t i) {
    const Amount& amount = r_.amounts[i];
    if (!amount.veto.empty()) return;
    const CountedNoun& noun = nouns_[i];
    if (noun.attachment == Attachment::kOther) {
      closed_ = true;
      closed_at_ = amount.first;
    } else if (noun.attachment == Attachment::kNoun) {
      closed_ = false;
      add(i, noun.unit, "noun");
    } else {
      consider_bare(i);
    }
  }

  void consider_bare(std::size_t i) {
    const CountedNoun& noun = nouns_[i];
    if ((is_one(i) && (!noun.partitive || is_each(i))) || looks_like_year(i)) return;
    const std::string_view shared = shared_unit(i);
    if (!shared.empty()) return add(i, shared, "shared noun");
    if (is_closed(i) && !is_part_of_front(i)) return;
    const std::string_view unit = leaning_unit(i);
    if (unit.empty()) return;
    if (noun.partitive || follows_whole(i)) return add(i, unit, "part of them");
    if (in_brackets(i)) return add(i, unit, "bracketed");
    if (is_further(i)) return add(i, unit, "more");
    if ((leans_in_sentence(i) && (fits_list(i) || sums_up(i))) || goes_on(i)) add(i, unit, "list");
  }

  // Another thing was counted, and no noun of the table stands between it and the amount.
  bool is_closed(std::size_t i) const {
    if (!closed_) return false;
    const Heading* heading = heading_of(i);
    const bool reopened = heading != nullptr && heading->first > closed_at_;
    return !reopened && (r_.mentions.empty() || !in_brackets(i));
  }

  // "of which nine concern radio", "of these, nine are".
  bool follows_whole(std::size_t i) const {
    Index before = static_cast<Index>(r_.amounts[i].first) - 1;
    if (words_.kind_at(before) == WordKind::kComma) --before;
    const std::string_view word = words_.lower_at(before);
    return (word == "which" || word == "these" || word == "those" || word == "them") &&
           words_.lower_at(before - 1) == "of";
  }

  // "seven more", "three others", "the other four".
  bool is_further(std::size_t i) const {
    if (words_.lower_at(behind(i)) == "more") return true;
    if (r_.mentions.empty() && r_.memory.unit.empty() && r_.memory.noun_unit.empty()) return false;
    const std::string_view before = words_.lower_at(static_cast<Index>(r_.amounts[i].first) - 1);
    if (words_.lower_at(behind(i)) == "others" && r_.mentions.empty() && r_.memory.unit.empty())
      return has_predicate(behind(i) + 1) || is_governed(static_cast<Index>(r_.amounts[i].first) - 1);
    return words_.lower_at(behind(i)) == "others" || before == "other" || before == "remaining" ||
           before == "further" || before == "additional";
  }

  // "the patents, seven in all"; "rose from 48 in 2015 to 71".
  bool sums_up(std::size_t i) const {
    const std::string_view next = words_.lower_at(behind(i) + 1);
    if (words_.lower_at(behind(i)) == "in" && (next == "all" || next == "total")) return true;
    if (r_.mentions.empty() || words_.lower_at(static_cast<Index>(r_.amounts[i].first) - 1) != "to") return false;
    return words_.lower_at(static_cast<Index>(r_.mentions.back().amount.first) - 1) == "from";
  }

  // Behind a sentence that counted: "Four went to Acme." "It filed 90 in 2017."
  bool goes_on(std::size_t i) const {
    if (!r_.mentions.empty() || r_.memory.unit.empty()) return false;
    const std::size_t first = r_.amounts[i].first;
    if (opens_clause(first)) return among(kGoesOn, words_.lower_at(behind(i))) || is_subject_at(behind(i));
    return is_governed(static_cast<Index>(first) - 1) || is_object_of_known(i);
  }

  // "It had begun with eight, spread over": the sentence speaks of who was spoken of, the number stands alone.
  bool is_object_of_known(std::size_t i) const {
    const Index end = behind(i);
    const WordKind next = words_.kind_at(end);
    const bool alone = next == WordKind::kComma || next == WordKind::kStop || next == WordKind::kSemicolon;
    if (!alone || !headings_.empty() || !r_.kinds.pronouns.contains(words_.lower_at(0)) || r_.amounts[i].low < 2)
      return false;
    Index before = static_cast<Index>(r_.amounts[i].first) - 1;
    if (words_.lower_at(before) == "only" || words_.lower_at(before) == "just") --before;
    return among(kLeadsToAmount, words_.lower_at(before));
  }

  // "Four went", "By June, only four were".
  bool opens_clause(std::size_t first) const {
    auto before = static_cast<Index>(first) - 1;
    if (words_.lower_at(before) == "only" || words_.lower_at(before) == "just") --before;
    return before < 0 || words_.kind_at(before) == WordKind::kComma || words_.kind_at(before) == WordKind::kSemicolon;
  }
  bool is_subject_at(Index at) const {
    const std::string_view next = words_.lower_at(at);
    return next == "have" || next == "were" || next == "are" || next == "remain" || next == "remained";
  }

  // "every one of them": all, not one.
  bool is_each(std::size_t i) const {
    const std::string_view before = words_.lower_at(static_cast<Index>(r_.amounts[i].first) - 1);
    return before == "every" || before == "each" || before == "any" || before == "no" || before == "which";
  }

  // "one" alone is a pronoun.
  bool is_one(std::size_t i) const {
    const Amount& amount = r_.amounts[i];
    return amount.first == amount.last && words_.lower_at(static_cast<Index>(amount.number)) == "one";
  }

  // Four digits without a separator say a year where no noun says otherwise.
  bool looks_like_year(std::size_t i) const {
    constexpr std::int64_t kFirstYear = 1900;
    constexpr std::int64_t kLastYear = 2100;
    const Amount& amount = r_.amounts[i];
    return amount.comparator == Comparator::kExact && amount.low >= kFirstYear && amount.low <= kLastYear &&
           words_[amount.number].span.size() == 4;
  }

  // "3,924 and 3,410 applications": the noun of the next amount, over commas and "and" only.
  std::string_view shared_unit(std::size_t i) const {
    for (std::size_t next = i + 1; next < nouns_.size() && next <= i + kLongestList; ++next) {
      for (std::size_t at = r_.amounts[next - 1].last + 1; at < r_.amounts[next].first; ++at) {
        const std::string_view word = words_.lower_at(static_cast<Index>(at));
        if (words_[at].kind != WordKind::kComma && word != "and" && word != "or") return {};
      }
      if (nouns_[next].attachment == Attachment::kNoun) return nouns_[next].unit;
      if (nouns_[next].attachment == Attachment::kOther) return {};
    }
    return {};
  }

  // The unit of the last count, of a noun that heads the sentence, or of the sentence before.
  std::string_view leaning_unit(std::size_t i) const {
    if (const Heading* heading = heading_of(i)) return heading->unit;
    if (!r_.mentions.empty()) return r_.mentions.back().unit;
    if (!headings_.empty() && in_brackets(i)) return headings_.front().unit;
    // "won damages over a patent and now asserts three more".
    const bool adds = words_.lower_at(behind(i)) == "more" && is_governed(static_cast<Index>(r_.amounts[i].first) - 1);
    if (r_.memory.unit.empty() && adds && r_.kinds.families.size() == 1 && speaks_) return "patent";
    if (!r_.memory.unit.empty() || !says_of_which(i)) return r_.memory.unit;
    return r_.memory.noun_unit;
  }

  // "Two of them were lost", "two others are pending": behind a sentence that spoke of patents without a number.
  bool says_of_which(std::size_t i) const { return nouns_[i].partitive || words_.lower_at(behind(i)) == "others"; }

  // The nearest noun before the amount that stands behind the count before.
  const Heading* heading_of(std::size_t i) const {
    const std::size_t first = r_.amounts[i].first;
    const auto next = std::partition_point(headings_.begin(), headings_.end(),
                                           [first](const Heading& heading) { return heading.first < first; });
    if (next == headings_.begin()) return nullptr;
    const Heading& heading = *(next - 1);
    if (r_.mentions.empty()) return &heading;
    const Mention& last = r_.mentions.back();
    // "181,406 applications for patents, of which 46,201".
    const std::string_view before = words_.lower_at(static_cast<Index>(heading.first) - 1);
    if (follows_whole(i) || before == "for" || before == "of" || before == "on") return nullptr;
    return heading.first >= std::max(last.noun.end, last.amount.last + 1) ? &heading : nullptr;
  }

  bool leans_in_sentence(std::size_t i) const {
    const bool after_heading = heading_of(i) != nullptr;
    return !r_.mentions.empty() || after_heading ||
           (!r_.memory.unit.empty() && r_.amounts[i].low.value_or(0) >= kLeastListed);
  }

  bool in_brackets(std::size_t i) const {
    return words_.kind_at(static_cast<Index>(r_.amounts[i].first) - 1) == WordKind::kOpen && r_.amounts[i].first >= 2 &&
           words_[r_.amounts[i].first - 2].capital;
  }

  bool fits_list(std::size_t i) const {
    const Amount& amount = r_.amounts[i];
    const auto before = static_cast<Index>(amount.first) - 1;
    const std::string_view word = words_.lower_at(before);
    const bool compared = amount.comparator != Comparator::kExact;
    if (word == "at" && amount.low.value_or(0) >= kLeastListed && is_appositive(before)) return true;
    if ((word == "at" || word == "on") && amount.low.value_or(0) >= kLeastListed && closes_item(i)) return true;
    if (among(kNoAmountBehind, word)) return compared || (word == "the" && is_described(i));
    const bool behind_name = before >= 0 && words_[static_cast<std::size_t>(before)].capital;
    const std::int64_t value = amount.low ? *amount.low : amount.high.value_or(0);
    return compared || value >= kLeastListed || is_part_of_front(i) || changes_to(before) ||
           (behind_name && labelled(i)) || is_subject(i) ||
           (!behind_name && words_.kind_at(before) != WordKind::kOpen && follows_verb(before));
  }

  // "Of the 12 patents in suit, seven are before the court in Waco and five before the one in Marshall".
  bool is_part_of_front(std::size_t i) const {
    if (r_.mentions.empty() || words_.lower_at(0) != "of" || !is_fronted(r_.mentions.front())) return false;
    const auto before = static_cast<Index>(r_.amounts[i].first) - 1;
    return words_.kind_at(before) == WordKind::kComma || words_.lower_at(before) == "and" ||
           words_.lower_at(before) == "only";
  }

  // "Of the 12 patents", "Of its 12 patents".
  static bool is_fronted(const Mention& mention) { return mention.amount.first <= 2; }

  // "had grown to 238 patents and then shrunk to 96", "whittled down to 12".
  bool changes_to(Index before) const {
    if (r_.mentions.empty() || words_.lower_at(before) != "to") return false;
    const std::string_view verb = words_.lower_at(before - 1);
    if (verb == "down" && words_.kind_at(before - 2) == WordKind::kWord) return !has_own_subject(before - 2);
    return in_list(WordList::kChanges, verb) && !has_own_subject(before - 1);
  }
  // "its stock fell to": another thing than what was counted.
  bool has_own_subject(Index verb) const {
    Index at = verb - 1;
    while (words_.kind_at(at) == WordKind::kWord &&
           (among(kBeforeChange, words_.lower_at(at)) || words_.lower_at(at).ends_with("ly")))
      --at;
    if (at < static_cast<Index>(r_.mentions.back().noun.end) || words_.kind_at(at) != WordKind::kWord) return false;
    const std::string_view subject = words_.lower_at(at);
    return !words_[static_cast<std::size_t>(at)].capital && !r_.kinds.stops.contains(subject) && subject != "and" &&
           subject != "or" && !among(kAmountWords, subject) && !r_.kinds.nouns.at(words_, static_cast<std::size_t>(at));
  }

  // "and Curio, at 2,900, is third".
  bool is_appositive(Index at) const {
    return !r_.mentions.empty() && at >= 2 && words_.kind_at(at - 1) == WordKind::kComma &&
           words_[static_cast<std::size_t>(at) - 2].capital;
  }

  // "Borel on 1,928 and Curio, the runner-up, on 1,811": behind a count, with nothing of its own behind.
  bool closes_item(std::size_t i) const {
    if (r_.mentions.empty()) return false;
    const WordKind next = words_.kind_at(behind(i));
    return next == WordKind::kComma || next == WordKind::kStop || next == WordKind::kSemicolon ||
           words_.lower_at(behind(i)) == "and";
  }

  // "the 54,000 filed in ten years".
  bool is_described(std::size_t i) const {
    const std::string_view next = words_.lower_at(behind(i));
    return next == "filed" || next == "granted" || next == "issued" || names_year(behind(i));
  }
  // "the 80 of the year before", "the 80 it got a year earlier", "the 80 last year".
  bool names_year(Index at) const {
    for (Index next = at; next < at + kYearReach && words_.kind_at(next) == WordKind::kWord; ++next) {
      if (words_.lower_at(next) == "year") return true;
    }
    return false;
  }

  // "; 11 have been granted".
  bool is_subject(std::size_t i) const {
    const std::string_view next = words_.lower_at(behind(i));
    const bool auxiliary = next == "have" || next == "were" || next == "are" || next == "has" || next == "was";
    return !r_.mentions.empty() && auxiliary && speaks_behind(behind(i) + 1, true);
  }
  // "two others were revoked", "two others expire".
  bool has_predicate(Index at) const {
    const std::string_view word = words_.lower_at(at);
    const bool auxiliary = word == "have" || word == "were" || word == "are" || word == "had";
    return speaks_behind(auxiliary ? at + 1 : at, false);
  }
  bool speaks_behind(Index from, bool left) const {
    for (Index at = from; at < from + 3 && at < static_cast<Index>(words_.size()); ++at) {
      if (words_.kind_at(at) != WordKind::kWord) return false;
      if (left && in_list(WordList::kLeft, words_.lower_at(at))) return true;
      if (r_.kinds.predicates.at(words_, static_cast<std::size_t>(at))) return true;
    }
    return false;
  }

  // "and Lunde University 97.": a name of the list and its number, alone in the clause.
  bool labelled(std::size_t i) const {
    // Below, versions of things: "and Windows 8"; in words, no version.
    const bool in_words = words_.number_of(words_[r_.amounts[i].number]).form == Number::Form::kWords;
    const std::int64_t kLeastLabelled = in_words ? 2 : 10;
    const Amount& amount = r_.amounts[i];
    if (r_.mentions.empty() || amount.low.value_or(0) < kLeastLabelled) return false;
    const WordKind next = words_.kind_at(behind(i));
    if (next != WordKind::kStop && next != WordKind::kComma && next != WordKind::kSemicolon) return false;
    std::size_t first = amount.first;
    while (first > 0 && words_[first - 1].capital && words_[first - 1].kind == WordKind::kWord) --first;
    const Index before = static_cast<Index>(first) - 1;
    return words_.lower_at(before) == "and" || words_.kind_at(before) == WordKind::kComma ||
           words_.kind_at(before) == WordKind::kSemicolon;
  }

  // Small exact numbers need a word that governs them: "with 12", "and 7", "holds 3".
  bool follows_verb(Index before) const {
    const std::string_view word = words_.lower_at(before);
    return word == "with" || word == "and" || word == "only" || word == "just" || word == "from" || word == "had" ||
           word == "has" || word == "against" || word == "another" || word == "including" || is_governed(before) ||
           words_.kind_at(before) == WordKind::kComma;
  }

  // "and been granted two".
  bool is_governed(Index before) const {
    if (before < 0 || words_[static_cast<std::size_t>(before)].capital) return false;
    const auto verb = r_.kinds.predicates.ending_at(words_, static_cast<std::size_t>(before));
    return verb && r_.kinds.predicate_rows[verb->row].weight == 0;
  }

  Index behind(std::size_t i) const { return static_cast<Index>(r_.amounts[i].last) + 1; }

  void add(std::size_t i, std::string_view unit, std::string_view rule) {
    Mention mention{.amount = r_.amounts[i], .noun = nouns_[i], .unit = unit, .rule = rule};
    mention.elided = nouns_[i].attachment != Attachment::kNoun;
    if (const Heading* heading = mention.elided ? heading_of(i) : nullptr) {
      mention.heading = *heading;
    } else if (mention.elided && !r_.mentions.empty()) {
      mention.heading = r_.mentions.back().heading;
    }
    r_.mentions.push_back(std::move(mention));
  }

  Reading& r_;
  const SentenceWords& words_;
  std::vector<CountedNoun> nouns_;
  std::vector<Heading> headings_;
  std::size_t closed_at_ = 0;
  bool speaks_ = false;  // of patents
  bool closed_ = false;  // another thing was counted since
};

}  // namespace

void find_mentions(Reading& reading) {
  MentionFinder(reading).find();
}

}  // namespace pressmark::counts

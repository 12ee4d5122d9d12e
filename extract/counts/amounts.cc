#include "extract/counts/amounts.h"

#include "extract/counts/clauses.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

constexpr std::size_t kLongestParty = 10;  // words from "sued" to "over"
constexpr std::size_t kLongestList = 24;   // words from "sued" over who is sued to ", over"
constexpr std::size_t kLongestDates = 10;  // words of dates among them, over and above
// What may stand between a suit and its "over": "against Acme", "from Acme in Germany", "on Monday".
constexpr std::string_view kOfSuit[] = {"by", "against", "in", "with", "between", "from"};
constexpr std::string_view kTakesTo[] = {"take",   "takes", "took",  "taken",   "taking", "haul",   "hauls",
                                         "hauled", "drag",  "drags", "dragged", "bring",  "brings", "brought"};
constexpr std::string_view kBeforeDate[] = {"on", "in", "at", "since", "during", "for", "late", "early"};

void set_bounds(Amount& amount, const Number& low, const Number& high) {
  const bool has_low = amount.comparator != Comparator::kAtMost && amount.comparator != Comparator::kLessThan;
  const bool has_high = amount.comparator == Comparator::kExact || amount.comparator == Comparator::kAbout ||
                        amount.comparator == Comparator::kRange || !has_low;
  if (has_low) {
    amount.low = low.value;
    amount.low_decimal = low.decimal;
  }
  if (has_high) {
    amount.high = high.value;
    amount.high_decimal = high.decimal;
  }
}

class AmountReader {
 public:
  AmountReader(const SentenceWords& words, const Kinds& kinds, const std::vector<Date>& dates)
      : words_(words), kinds_(kinds), dates_(dates) {}

  // The amount whose number (or first number) is word `at`.
  Amount read(std::size_t at) {
    Amount amount{.first = at, .last = at, .number = at};
    const Number& low = words_.number_of(words_[at]);
    const std::size_t second = range_end(at);
    if (second != at) amount.comparator = Comparator::kRange;
    amount.last = second;
    if (second != at && words_.lower_at(static_cast<Index>(at) - 1) == "between") amount.first = at - 1;
    if (second == at) compare(amount, low);
    set_bounds(amount, low, words_.number_of(words_[second]));
    return amount;
  }

 private:
  // "10-20", "10 to 20", "between 10 and 20": the word of the second number; `at` where there is no range.
  std::size_t range_end(std::size_t at) const {
    const auto index = static_cast<Index>(at);
    if (words_.kind_at(index + 2) != WordKind::kNumber) return at;
    // "in 2022-23 to 1,200": the end of a range, not the start of one.
    if (words_.kind_at(index - 1) == WordKind::kDash && words_.kind_at(index - 2) == WordKind::kNumber) return at;
    const bool between = words_.lower_at(index - 1) == "between" && words_.lower_at(index + 1) == "and";
    const std::string_view before = words_.lower_at(index - 1);
    const bool to = words_.lower_at(index + 1) == "to" && before != "from" && before != "up";
    const bool dash = words_.kind_at(index + 1) == WordKind::kDash;
    if ((!between && !to && !dash) || (to && before == "in")) return at;
    const Number& low = words_.number_of(words_[at]);
    const Number& high = words_.number_of(words_[at + 2]);
    return low.value && high.value && *low.value < *high.value ? at + 2 : at;
  }

  void compare(Amount& amount, const Number& number) const {
    if (number.plural_scale) amount.comparator = Comparator::kAtLeast;
    if (number.open_ended) amount.comparator = Comparator::kMoreThan;
    if (take_before(amount) || take_after(amount) || take_behind(amount)) return;
    take_verb(amount);
  }

  bool take_before(Amount& amount) const {
    if (amount.number == 0) return false;
    const auto match = kinds_.comparators.ending_at(words_, amount.number - 1);
    if (!match || row(*match).place != ComparatorPlace::kBefore) return false;
    const std::size_t first = amount.number - match->words;
    // "the suit over 12 patents": what it is about, not more than twelve.
    if (words_[first].lower == "over" && (follows_topic(first) || follows_list(first) || follows_money(first) ||
                                          follows_taking(first) || follows_particle_verb(first)))
      return false;
    if (words_[first].lower == "about" && follows_copula(first) && follows_topic(first - 1)) return false;
    amount.comparator = row(*match).comparator;
    amount.first = first;
    return true;
  }

  // "took over 23 patents".
  bool follows_particle_verb(std::size_t over) const {
    const std::string_view verb = words_.lower_at(static_cast<Index>(over) - 1);
    return verb == "took" || verb == "take" || verb == "takes" || verb == "taking" || verb == "taken" ||
           verb == "handed" || verb == "signed" || verb == "hands" || verb == "hand";
  }

  // "must pay Acme $22 million over two patents", "wins $22 million from Borel over": not "paid $22 million for over".
  bool follows_money(std::size_t over) const {
    for (std::size_t at = over; at > 1 && at + kLongestParty > over; --at) {
      const Word& word = words_[at - 1];
      if (word.kind == WordKind::kNumber) return kinds_.money.contains(words_[at - 2].lower);
      const bool joins = at != over && among(kOfSuit, word.lower);
      if (word.kind != WordKind::kWord || (kinds_.stops.contains(word.lower) && !joins)) return false;
    }
    return false;
  }

  // "sued 22 firms, among them Acme and Borel, over two patents": behind a comma it compares nothing.
  bool follows_list(std::size_t over) const {
    if (over < 2 || words_[over - 1].kind != WordKind::kComma) return false;
    for (std::size_t at = over - 1; at > 0 && at + kLongestList > over; --at) {
      if (words_[at - 1].kind == WordKind::kStop || words_[at - 1].kind == WordKind::kSemicolon) return false;
      if (kinds_.topics.contains(words_[at - 1].lower)) return true;
    }
    return false;
  }

  // "took Acme to the trade court over": the words of a place to go to, then who is taken there.
  bool follows_taking(std::size_t over) const {
    bool to = false;
    for (std::size_t at = over; at > 0 && at + kLongestParty > over; --at) {
      const Word& word = words_[at - 1];
      if (word.kind != WordKind::kWord) return false;
      if (to && among(kTakesTo, word.lower)) return true;
      if (at == over && kinds_.stops.contains(word.lower)) return false;
      to = to || word.lower == "to";
    }
    return false;
  }

  // "the case is about 12 patents".
  bool follows_copula(std::size_t about) const {
    const std::string_view before = words_.lower_at(static_cast<Index>(about) - 1);
    return before == "is" || before == "was" || before == "are" || before == "were";
  }

  // "the suit over", "sued the Acme Group over", "being sued by Acme over", "sued it on Monday over", "the suit was
  // over".
  bool follows_topic(std::size_t over) const {
    const std::size_t end = follows_copula(over) ? over_insertion(words_, over - 1) : over;
    std::size_t budget = kLongestParty;
    bool before_date = false;
    for (std::size_t back = 1; back <= kLongestParty + kLongestDates && back <= end && budget > 0; ++back) {
      const Word& word = words_[end - back];
      if (kinds_.topics.contains(word.lower)) return true;
      const bool date = in_date(word.span, dates_);
      if (date || (before_date && among(kBeforeDate, word.lower))) {
        before_date = date;
        continue;
      }
      before_date = false;
      --budget;
      if (!may_follow_topic(end - back)) return false;
    }
    return false;
  }
  bool may_follow_topic(std::size_t at) const {
    const Word& word = words_[at];
    if (word.kind == WordKind::kStop || word.kind == WordKind::kSemicolon) return false;
    if (word.kind == WordKind::kNumber && words_[at + 1].kind != WordKind::kWord) return false;
    if (!kinds_.stops.contains(word.lower) || word.capital || among(kOfSuit, word.lower)) return true;
    // "sued it over".
    const bool object = word.lower == "it" || kinds_.pronouns.contains(word.lower);
    return object && at > 0 && kinds_.topics.contains(words_[at - 1].lower);
  }

  bool take_after(Amount& amount) const {
    const std::size_t dash = words_.kind_at(static_cast<Index>(amount.number) + 1) == WordKind::kDash ? 1 : 0;
    const auto match = kinds_.comparators.at(words_, amount.number + 1 + dash);
    if (!match || row(*match).place != ComparatorPlace::kAfter) return false;
    amount.comparator = row(*match).comparator;
    amount.last = amount.number + dash + match->words;
    return true;
  }

  // "24,500 patents, more or less": outside the span.
  bool take_behind(Amount& amount) const {
    for (std::size_t at = amount.number + 1; at < words_.size() && at <= amount.number + 5; ++at) {
      if (words_[at].kind == WordKind::kNumber) return false;
      const auto match = kinds_.comparators.at(words_, at);
      if (!match || row(*match).place != ComparatorPlace::kBehind) continue;
      amount.comparator = row(*match).comparator;
      return true;
    }
    return false;
  }

  bool take_verb(Amount& amount) const {
    if (amount.number == 0) return false;
    const auto match = kinds_.comparators.ending_at(words_, amount.number - 1);
    if (!match || row(*match).place != ComparatorPlace::kVerb) return false;
    amount.comparator = row(*match).comparator;
    return true;
  }

  const ComparatorRow& row(const PhraseMatch& match) const { return kinds_.comparator_rows[match.row]; }

  const SentenceWords& words_;
  const Kinds& kinds_;
  const std::vector<Date>& dates_;
};

}  // namespace

std::vector<Amount> find_amounts(const SentenceWords& words, const Kinds& kinds, const std::vector<Date>& dates) {
  std::vector<Amount> amounts;
  AmountReader reader(words, kinds, dates);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at].kind != WordKind::kNumber) continue;
    const std::string_view last = amounts.empty() ? std::string_view{} : amounts.back().veto;
    amounts.push_back(reader.read(at));
    Amount& amount = amounts.back();
    amount.veto = veto_of(words, kinds, at, dates, last);
    at = amount.last;
    if (amount.veto.empty() && words[at].kind == WordKind::kNumber) {
      amount.veto = veto_of(words, kinds, at, dates, last);
    }
  }
  return amounts;
}

}  // namespace pressmark::counts

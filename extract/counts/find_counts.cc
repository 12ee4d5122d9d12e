// The door of this folder: sentence by sentence, gate first.

#include <algorithm>

#include "core/text/utf8.h"
#include "extract/counts/chinese.h"
#include "extract/counts/reading.h"
#include "extract/counts/same_as.h"
#include "extract/counts/units.h"
#include "extract/facts.h"

namespace pressmark {
namespace {

using namespace counts;

constexpr double kNounConfidence = 0.9;
constexpr std::size_t kPlaintiffReach = 2;  // words from "plaintiff" to its name
constexpr std::size_t kSuingReach = 4;      // words from a name to "complaint"
constexpr std::size_t kLookBack = 4;        // sentences
constexpr std::ptrdiff_t kMostNames = 12;   // parties that "the company" and an unnamed owner may mean
constexpr double kElidedConfidence = 0.7;   // nothing but the context says what is counted

class CountFinder {
 public:
  CountFinder(const FactInput& input, const std::vector<Date>& dates)
      : input_(input),
        dates_(dates),
        kinds_(input.count_units != nullptr ? input.count_units->kinds() : built_in_kinds()) {}

  std::vector<Count> find() {
    const bool chinese = has_chinese_anchor(input_.text) || has_own_chinese_anchor(input_.text);
    if (!chinese && !has_anchor(input_.text)) return {};
    for (std::size_t i = 0; i < input_.layout.sentences.size(); ++i) {
      const std::string_view sentence = input_.layout.sentences[i].span.of(input_.text);
      if (chinese && is_chinese(sentence)) {
        read_chinese_sentence(i);
        continue;
      }
      if (memory_.unit.empty() && memory_.noun_unit.empty() && !has_anchor(sentence)) continue;
      look_back(i);
      read(input_.layout.sentences[i].span);
      unread_ = i + 1;
    }
    link_same_amounts(input_.text, counts_);
    return std::move(counts_);
  }

 private:
  // A Han character among the first bytes that are no ASCII decides: sentences are not mixed.
  static bool is_chinese(std::string_view sentence) {
    for (std::size_t at = 0; at < sentence.size();) {
      if (is_cjk(next_code_point(sentence, at))) return true;
    }
    return false;
  }

  void read_chinese_sentence(std::size_t i) {
    const Span sentence = input_.layout.sentences[i].span;
    if (!chinese_memory_.unit.empty() || has_chinese_anchor(sentence.of(input_.text))) {
      read_chinese(input_, dates_, sentence, chinese_memory_, counts_);
    } else {
      remember_chinese(input_.text, sentence, chinese_memory_);
    }
    if (!has_own_chinese_anchor(sentence.of(input_.text))) return;
    read_chinese_units(input_, dates_, sentence, chinese_memory_, counts_);
  }

  bool has_own_chinese_anchor(std::string_view text) const {
    for (const HanUnit& han : kinds_.han_units) {
      for (const std::string_view anchor : kinds_.unit(han.unit).han_anchors) {
        if (text.find(anchor) != std::string_view::npos) return true;
      }
    }
    return false;
  }

  bool has_anchor(std::string_view text) const {
    for (const UnitRow& unit : kinds_.units) {
      for (const std::string_view anchor : unit.anchors) {
        if (text.find(anchor) != std::string_view::npos) return true;
      }
    }
    return false;
  }

  // The sentences before a candidate are read only for whom "it" may mean.
  void look_back(std::size_t sentence) {
    const std::size_t first = std::max(unread_, sentence > kLookBack ? sentence - kLookBack : 0);
    for (std::size_t i = first; i < sentence; ++i) {
      const SentenceWords words(input_.text, input_.layout.sentences[i].span);
      memory_.topic = topic_of(words);
      memory_.asked = asks(words);
      remember_subject(find_names(words, kinds_, find_places(words, kinds_), input_.outlet_mentions));
    }
  }

  void read(Span sentence) {
    const SentenceWords words(input_.text, sentence);
    Reading reading{words, kinds_, memory_, {}, {}, {}, {}, {}};
    reading.amounts = find_amounts(words, kinds_, dates_);
    reading.places = find_places(words, kinds_);
    reading.names = find_names(words, kinds_, reading.places, input_.outlet_mentions);
    if (!reading.amounts.empty()) interpret(reading);
    name_late_owner(reading);
    remember(reading);
  }

  static void interpret(Reading& reading) {
    find_mentions(reading);
    if (reading.mentions.empty()) return;
    find_roles(reading);
    find_holders(reading);
    find_jurisdictions(reading);
  }

  void remember_subject(const std::vector<Name>& names) {
    const auto subject = std::find_if(names.begin(), names.end(), [](const Name& name) {
      return name.subject && !name.outlet && !name.place && !name.modifier && !name.person;
    });
    if (subject != names.end()) memory_.subject = subject->span;
    for (const Name& name : names) {
      const bool party = !name.outlet && !name.place && !name.modifier && !name.person && !name.where;
      if (party) memory_.names.push_back(name.span);
    }
    if (std::ssize(memory_.names) > kMostNames)
      memory_.names.erase(memory_.names.begin(), memory_.names.end() - kMostNames);
  }

  // "Acme was sued over 12 patents. The plaintiff, Borel, wants damages.": the sentence behind names the owner.
  void name_late_owner(const Reading& reading) {
    for (const Name& name : reading.names) {
      if (ownerless_.empty()) return;
      if (name.place || name.outlet || name.tribunal || name.modifier || !sues(reading.words, name)) continue;
      for (const std::size_t count : ownerless_) counts_[count].holder = Holder{name.span, name.span};
      break;
    }
    ownerless_.clear();
  }

  // "the plaintiff, Borel", "Borel filed the complaint", "Borel alleges".
  bool sues(const SentenceWords& words, const Name& name) const {
    for (std::size_t back = 1; back <= kPlaintiffReach && back <= name.first; ++back) {
      if (words[name.first - back].lower == "plaintiff") return true;
    }
    if (!name.subject) return false;
    for (std::size_t at = name.last + 1; at < words.size() && at <= name.last + kSuingReach; ++at) {
      const auto match = kinds_.predicates.at(words, at);
      if (match && kinds_.predicate_rows[match->row].role == "asserted")
        return !kinds_.defendants.at(words, at) || words[at].lower.starts_with("su") ||
               words[at].lower.starts_with("accus");
    }
    return false;
  }

  static bool asks(const SentenceWords& words) { return words.size() > 0 && words[words.size() - 1].lower == "?"; }

  void remember(const Reading& reading) {
    remember_subject(reading.names);
    memory_.unit = {};
    const bool counted = !reading.mentions.empty();
    memory_.noun_unit = counted ? std::string_view{} : last_noun(reading);
    memory_.topic = counted ? std::string_view{} : topic_of(reading.words);
    memory_.asked = asks(reading.words);
    memory_.last_holder.reset();
    for (const Mention& mention : reading.mentions) {
      if (mention.holder && mention.holder->name) memory_.holder = mention.holder->name;
      counts_.push_back(count_of(reading, mention));
      if (mention.role == "asserted" && !mention.holder) ownerless_.push_back(counts_.size() - 1);
      memory_.unit = mention.unit;
      memory_.role = mention.role;
      memory_.last_holder = mention.holder ? mention.holder->name : std::nullopt;
    }
  }

  // "Acme relies on its patents": what "two of them" behind it are; not of "Five firms hold patents".
  std::string_view last_noun(const Reading& reading) const {
    const SentenceWords& words = reading.words;
    const bool counts_another = std::any_of(reading.amounts.begin(), reading.amounts.end(),
                                            [](const Amount& amount) { return amount.veto.empty(); });
    if (counts_another) return {};
    for (std::size_t at = words.size(); at > 0; --at) {
      const auto match = kinds_.nouns.at(words, at - 1);
      if (match && kinds_.noun_rows[match->row].use == NounUse::kPlural) return kinds_.noun_rows[match->row].unit;
    }
    return {};
  }

  // What a sentence without a count speaks of: its first strong predicate, where it speaks of the unit at all.
  std::string_view topic_of(const SentenceWords& words) const {
    for (std::size_t at = 0; at < words.size(); ++at) {
      const auto match = kinds_.predicates.at(words, at);
      if (match && kinds_.predicate_rows[match->row].weight == 0) return kinds_.predicate_rows[match->row].role;
    }
    return {};
  }

  static Count count_of(const Reading& reading, const Mention& mention) {
    const Amount& amount = mention.amount;
    Count count;
    count.low = amount.low;
    count.high = amount.high;
    count.low_decimal = amount.low_decimal;
    count.high_decimal = amount.high_decimal;
    count.comparator = amount.comparator;
    count.unit = mention.unit;
    count.role = mention.role;
    count.holder = mention.holder;
    count.jurisdiction = mention.jurisdiction;
    const SentenceWords& words = reading.words;
    if (!mention.elided) count.noun = Span{words[mention.noun.first].span.start, words[mention.noun.end - 1].span.end};
    count.evidence = {{words[amount.first].span.start, words[amount.last].span.end},
                      mention.rule,
                      mention.elided ? kElidedConfidence : kNounConfidence};
    return count;
  }

  const FactInput& input_;
  const std::vector<Date>& dates_;
  const Kinds& kinds_;
  Memory memory_;
  ChineseMemory chinese_memory_;
  std::size_t unread_ = 0;
  std::vector<std::size_t> ownerless_;  // asserted counts of the sentence before without a holder
  std::vector<Count> counts_;
};

}  // namespace

std::vector<Count> find_counts(const FactInput& input, const std::vector<Date>& dates) {
  return CountFinder(input, dates).find();
}

}  // namespace pressmark

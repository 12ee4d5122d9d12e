#include "extract/counts/nouns.h"

#include "extract/counts/word_lists.h"

namespace pressmark::counts {
namespace {

using Index = std::ptrdiff_t;

// Notes on patent counts in news: no noun stands further behind its number.
constexpr std::size_t kMostModifiers = 8;
constexpr std::size_t kLongestRemark = 6;
constexpr std::size_t kLongestOwner = 4;

bool is_determiner(std::string_view word) {
  return word == "the" || word == "its" || word == "their" || word == "his" || word == "her" || word == "these" ||
         word == "those" || word == "our" || word == "all" || word == "my";
}

bool is_article(std::string_view word) {
  return word == "a" || word == "an";
}

class NounReader {
 public:
  NounReader(const SentenceWords& words, const Kinds& kinds, const Amount& amount, FamilySet scope)
      : words_(words), kinds_(kinds), amount_(amount), scope_(scope) {}

  CountedNoun read() {
    std::size_t at = amount_.last + 1;
    if (is_more(lower(at))) return read_more(at);
    if (is_bare(at)) return bare(at);
    if (remark_at(at)) at = remark_end(at);
    if (lower(at) == "of" && names_time(at + 1)) return bare(at);  // "the 80 of the year before"
    const std::size_t start = skip_of(at);
    if (start != 0) return scan(start);
    CountedNoun noun = bare(at);
    noun.partitive = true;
    noun.end = at + 2;  // "of them"
    return noun;
  }

 private:
  static bool is_more(std::string_view word) { return word == "more" || word == "fewer" || word == "less"; }
  static CountedNoun bare(std::size_t at) {
    return {.attachment = Attachment::kBare, .modifiers = at, .first = at, .end = at};
  }

  // "seven more", "20 more patents", "1,195 fewer applications than a year earlier".
  CountedNoun read_more(std::size_t at) const {
    CountedNoun noun = scan(at + 1);
    if (noun.attachment == Attachment::kNoun) {
      noun.change = lower(at) != "more" || lower(noun.end) == "than";
      return noun;
    }
    if (lower(at + 1) == "than") {  // "22 fewer than a year before", "40 more than in 2017"
      noun = bare(at);
      noun.change = true;
      return noun;
    }
    const bool other = at + 1 < words_.size() && words_[at + 1].kind == WordKind::kWord && !is_bare(at + 1);
    return other && !kinds_.stops.contains(lower(at + 1)) ? CountedNoun{} : bare(at);
  }

  bool names_time(std::size_t at) const {
    if (lower(at) == "the") ++at;
    if (lower(at) == "previous" || lower(at) == "prior" || lower(at) == "last") ++at;
    return lower(at) == "year" || lower(at) == "month" || lower(at) == "quarter" || lower(at) == "decade";
  }

  // Behind "of", "of the", "of its", "of the two"; 0 where "of them" or "of which" closes the phrase.
  std::size_t skip_of(std::size_t at) const {
    if (lower(at) != "of") return at;
    ++at;
    if (lower(at) == "them" || lower(at) == "which" || lower(at) == "whom") return 0;
    const bool pointing = lower(at) == "those" || lower(at) == "these";
    if (pointing && (ends(at + 1) || kinds_.stops.contains(lower(at + 1)))) return 0;
    while (is_determiner(lower(at))) ++at;
    at = owner_end(at);
    if (at < words_.size() && words_[at].kind == WordKind::kNumber) ++at;
    return at;
  }

  // "three of Acme's five patents": behind the owner where another number follows, else `at`.
  std::size_t owner_end(std::size_t at) const {
    std::size_t end = at;
    while (end < words_.size() && end < at + kLongestOwner && words_[end].kind == WordKind::kWord &&
           !words_[end].possessive && !kinds_.stops.contains(lower(end)))
      ++end;
    const bool owner = end < words_.size() && words_[end].possessive;
    return owner && words_.kind_at(static_cast<Index>(end) + 1) == WordKind::kNumber ? end + 1 : at;
  }

  CountedNoun scan(std::size_t start) const {
    for (std::size_t at = start; at < words_.size() && at <= start + kMostModifiers; ++at) {
      const Word& word = words_[at];
      if (word.kind == WordKind::kQuote || joins_adjectives(at)) continue;
      if (word.kind != WordKind::kWord || word.lower == "of") break;
      if (const auto match = noun_at(at)) return found(start, at, match->words, kinds_.noun_rows[match->row].unit);
      if (kinds_.vetoed_heads.contains(word.lower) && !modifies(at)) break;
      const bool adjective = at == start && kinds_.predicates.at(words_, at).has_value();
      if ((kinds_.stops.contains(word.lower) && !adjective) || is_determiner(word.lower) || is_article(word.lower))
        break;
    }
    return {};
  }

  bool joins_adjectives(std::size_t at) const {
    if (words_[at].kind == WordKind::kDash) return true;
    return words_[at].kind == WordKind::kComma && noun_at(at + 1).has_value();
  }

  // A word of the veto table that only describes what is counted: "14 unit patents", "two company patents".
  bool modifies(std::size_t at) const { return noun_at(at + 1).has_value() && !plural_like(lower(at)); }
  static bool plural_like(std::string_view word) { return word.ends_with('s') && !word.ends_with("ss"); }

  std::optional<PhraseMatch> noun_at(std::size_t at) const {
    auto match = kinds_.nouns.at(words_, at);
    if (!match) return match;
    const NounRow& row = kinds_.noun_rows[match->row];
    const bool one = amount_.low == 1 || amount_.high == 1;
    if (row.use == NounUse::kSingular && !one) return std::nullopt;
    const bool scoped = row.use == NounUse::kScope || row.use == NounUse::kClosing;
    if (scoped && (scope_ >> row.family & 1U) == 0) return std::nullopt;
    if (row.use == NounUse::kClosing && !closes(at + match->words)) return std::nullopt;
    // "one patent portfolio", "30 SEP licences": the noun modifies another.
    if (row.use == NounUse::kSingular && kinds_.vetoed_heads.contains(lower(at + match->words))) return std::nullopt;
    return match;
  }

  // Nothing stands at `at` that could be the head of the phrase.
  bool closes(std::size_t at) const {
    return ends(at) || kinds_.bare_followers.contains(lower(at)) || kinds_.stops.contains(lower(at));
  }

  CountedNoun found(std::size_t start, std::size_t at, std::uint32_t size, std::string_view unit) const {
    return {.attachment = Attachment::kNoun, .unit = unit, .modifiers = start, .first = at, .end = at + size};
  }

  bool is_bare(std::size_t at) const {
    if (ends(at)) return !remark_at(at);
    const bool follower =
        words_[at].kind == WordKind::kWord && (kinds_.bare_followers.contains(lower(at)) || is_finite(at));
    if (!follower || kinds_.nouns.at(words_, at)) return false;
    // "14,600 granted patents", but "30,000 granted in Europe".
    return !kinds_.predicates.at(words_, at) || scan(at).attachment != Attachment::kNoun;
  }
  // "and ten stayed at home": a verb, as a word of the grammar follows it; people and shops do other things than
  // patents.
  bool is_finite(std::size_t at) const {
    const bool own_units = scope_ >> 1U != 0;
    if (!lower(at).ends_with("ed") || words_[at].capital) return false;
    if (!own_units && !in_list(WordList::kLapses, lower(at))) return false;
    return at + 1 < words_.size() && words_[at + 1].kind == WordKind::kWord && kinds_.stops.contains(lower(at + 1));
  }
  // "approximately 2,000, primarily standards essential, patents": a remark between commas.
  bool remark_at(std::size_t at) const { return remark_end(at) != at; }
  std::size_t remark_end(std::size_t at) const {
    if (words_.kind_at(static_cast<Index>(at)) != WordKind::kComma) return at;
    for (std::size_t i = at + 1; i < words_.size() && i < at + kLongestRemark; ++i) {
      if (words_[i].kind == WordKind::kComma) return noun_at(i + 1) ? i + 1 : at;
      if (words_[i].kind != WordKind::kWord || kinds_.stops.contains(lower(i))) return at;
    }
    return at;
  }

  bool ends(std::size_t at) const {
    const WordKind kind = words_.kind_at(static_cast<Index>(at));
    return kind == WordKind::kComma || kind == WordKind::kSemicolon || kind == WordKind::kStop ||
           kind == WordKind::kClose || kind == WordKind::kOpen || kind == WordKind::kColon ||
           kind == WordKind::kQuote || kind == WordKind::kDash;
  }

  std::string_view lower(std::size_t at) const { return words_.lower_at(static_cast<Index>(at)); }

  const SentenceWords& words_;
  const Kinds& kinds_;
  const Amount& amount_;
  FamilySet scope_;
};

}  // namespace

CountedNoun counted_noun(const SentenceWords& words, const Kinds& kinds, const Amount& amount, FamilySet scope) {
  return NounReader(words, kinds, amount, scope).read();
}

}  // namespace pressmark::counts

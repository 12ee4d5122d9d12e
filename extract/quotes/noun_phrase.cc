#include "extract/quotes/noun_phrase.h"

#include <algorithm>

#include "extract/quotes/clauses.h"
#include "extract/quotes/name_forms.h"

namespace pressmark {
namespace {

constexpr std::size_t kLongestHead = 14;
constexpr std::size_t kLongestAppositive = 30;
constexpr std::size_t kLongestTagPhrase = 40;

bool is_adverb(const QuoteText& doc, std::size_t i) {
  const Token& token = doc.tokens[i];
  return token.word && !token.capital && doc.word(i).ends_with("ly") && token.span.size() > 3;
}

// "He's saying": the rest of "is" behind a pronoun.
bool is_short_verb(const QuoteText& doc, std::size_t i) {
  return i > 0 && doc.possessive(i) && doc.tokens[i - 1].is(kPronoun);
}

// "lawyers for both said", while "they both said"
bool is_governed(const QuoteText& doc, std::size_t i) {
  const bool both = doc.tokens[i].is(kAuxiliary) && doc.tokens[i].is(kDeterminer);
  return both && i > 0 && doc.tokens[i - 1].is(kPreposition) && !doc.tokens[i - 1].capital;
}

// "continues to insist", "went on to say": verbs that only say that somebody goes on.
bool is_skipped(const QuoteText& doc, std::size_t i) {
  if (is_governed(doc, i)) return false;
  if (doc.tokens[i].is(kAuxiliary) || is_adverb(doc, i) || is_short_verb(doc, i)) return true;
  if (i > 0 && doc.is_word(i, "to")) return goes_on(doc, i - 1);
  if (i + 1 < doc.tokens.size() && doc.is_word(i + 1, "to")) return goes_on(doc, i);
  return i + 2 < doc.tokens.size() && doc.is_word(i + 1, "on") && goes_on(doc, i + 1);
}

// Prepositions that join a name's parts: "president of the Council on Foreign Relations".
bool joins_names(const QuoteText& doc, std::size_t i) {
  static constexpr std::string_view kJoining[] = {"of", "for", "in", "from", "at", "on", "with", "to"};
  return doc.is_any_word(i, kJoining);
}

// "Minutes later, she said"
bool opens_time(const QuoteText& doc, std::size_t i) {
  static constexpr std::string_view kBehind[] = {"later", "earlier", "ago"};
  return i + 2 < doc.tokens.size() && doc.is_any_word(i + 1, kBehind) && doc.symbol(i + 2) == ',';
}

// "On July 6, 2019, Smith": the year is a part of its own between commas.
bool opens_adverbial(const QuoteText& doc, std::size_t i) {
  const bool number = doc.is_digits(i) && i + 1 < doc.tokens.size() && doc.symbol(i + 1) == ',';
  return number || doc.tokens[i].is(kPreposition | kConjunction | kCalendar | kContinuing) || opens_time(doc, i) ||
         opens_participle(doc, i);
}

// "But the court ruled": somebody follows the conjunction at once.
bool joins_subject(const QuoteText& doc, std::size_t i, std::size_t high) {
  const Token& token = doc.tokens[i];
  const bool opens = token.is(kConjunction) || doc.is_word(i, "then");
  if (!opens || token.is(kSubordinating | kPreposition) || i + 1 >= high) return false;
  const Token& next = doc.tokens[i + 1];
  return next.word && !next.is(kPreposition | kConjunction | kCalendar | kContinuing) &&
         (next.capital || next.is(kDeterminer | kPronoun | kGroupWord | kRole));
}

// "Dean, a medical doctor, then began": what stands between the comma and the next where it begins like a role.
TokenRange appositive_behind(const QuoteText& doc, std::size_t comma, std::size_t high) {
  if (doc.symbol(comma) != ',' || comma + 2 >= high || !doc.tokens[comma + 1].is(kDeterminer)) return {};
  std::size_t end = comma + 1;
  while (end < high && end - comma < kLongestHead && doc.tokens[end].word && !doc.tokens[end].quoted) ++end;
  return end < high && doc.symbol(end) == ',' ? TokenRange{comma + 1, end} : TokenRange{};
}

// "conservative activist Bob Klaus": a few words in lower case right before a name.
bool describes_name(const QuoteText& doc, std::size_t i, std::size_t high) {
  constexpr std::size_t kMostDescribing = 4;
  constexpr std::uint32_t kNever =
      kPronoun | kPreposition | kConjunction | kAuxiliary | kContinuing | kTimeWord | kCalendar | kPastVerb;
  const std::size_t limit = std::min(high, i + kMostDescribing + 1);
  bool role = false;
  for (; i < limit && doc.tokens[i].word && !doc.tokens[i].quoted; ++i) {
    const Token& token = doc.tokens[i];
    if (token.is(kNever)) return false;
    if (token.capital) return role;
    role = role || token.is(kRole | kTitle | kCompany | kOrganisationWord);
  }
  return false;
}

// "Northtel campaign manager Ann Lee": from the name [begin, at) over a role in lower case to another name.
bool is_employee_of(const QuoteText& doc, std::size_t begin, std::size_t at, std::size_t high) {
  return doc.tokens[begin].capital && describes_name(doc, at, high);
}

class LeftWalk {
 public:
  LeftWalk(const QuoteText& doc, std::size_t low) : doc_(doc), low_(low) {}

  std::optional<NounPhrase> from(std::size_t last) {
    if (doc_.tokens[last].quoted) return head_before_show(last);
    last = before_time(last);
    if (doc_.tokens[last].is(kPronoun)) return NounPhrase{{last, last + 1}, {}};
    TokenRange appositive;
    const char closer = doc_.symbol(last);
    if (closer == ',' || closer == 'd' || closer == ')') {
      while (closer == 'd' && last > low_ + 1 && doc_.symbol(last - 1) == 'd') --last;  // "--"
      const std::size_t opener = opening_before(last);
      if (opener <= low_ || opener >= last) return std::nullopt;
      appositive = {opener + 1, last};
      last = opener - 1;
      while (closer == 'd' && last > low_ && doc_.symbol(last) == 'd') --last;
      if (closer == ',') last = before_age(last);
    }
    // "Rep. Ann Lee (I-Utah), a budget panel member, said"
    if (closer == ',' && doc_.symbol(last) == ')') {
      const std::size_t opener = opening_before(last);
      if (opener <= low_ || opener >= last) return std::nullopt;
      last = opener - 1;
    }
    return head_ending_at(last, appositive);
  }

 private:
  // "A report released this morning said": when it came out is no part of who speaks.
  [[nodiscard]] std::size_t before_time(std::size_t last) const {
    const bool time = last > low_ + 2 && is_time_phrase(doc_, last - 1);
    return time && doc_.tokens[last - 2].word ? std::max(before_auxiliaries(doc_, last - 1, low_), low_ + 1) - 1 : last;
  }

  // "Ann Lee, host of CNN's "Morning Joe," said": the name of a show ends the appositive.
  [[nodiscard]] std::optional<NounPhrase> head_before_show(std::size_t last) const {
    constexpr std::size_t kLongestShow = 6;
    std::size_t begin = last + 1;
    while (begin > low_ && doc_.tokens[begin - 1].quoted) --begin;
    const TokenRange show{begin, last + 1};
    const bool comma = last > begin && doc_.tokens[last].mark && doc_.symbol(last - 1) == ',';
    const bool title = comma && doc_.words_in(show) <= kLongestShow && names_work(doc_, show);
    if (!title || begin <= low_ + 2 || !doc_.possessive(begin - 1)) return std::nullopt;
    std::size_t opener = begin;
    while (opener > low_ && doc_.symbol(opener) != ',' && !doc_.tokens[opener - 1].quoted) --opener;
    if (opener <= low_ || doc_.symbol(opener) != ',') return std::nullopt;
    return head_ending_at(opener - 1, {opener + 1, begin});
  }

  // "Ann Lee, 21, a junior from Lakeshore, said": the age is an appositive too.
  [[nodiscard]] std::size_t before_age(std::size_t last) const {
    const bool age =
        last > low_ + 1 && doc_.symbol(last - 1) == ',' && !doc_.in_number(last - 1) && is_age(doc_.word(last));
    return age ? last - 2 : last;
  }

  static bool is_age(std::string_view word) {
    return word.size() <= 3 && !word.empty() &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  // `low_` where there is none.
  [[nodiscard]] std::size_t opening_before(std::size_t closer) const {
    const char wanted = doc_.symbol(closer) == ')' ? '(' : doc_.symbol(closer);
    std::size_t i = closer;
    while (i > low_ && closer - i < kLongestAppositive) {
      --i;
      if (doc_.tokens[i].quoted) return low_;
      if (doc_.symbol(i) == wanted && !doc_.in_number(i)) return i;
    }
    return low_;
  }

  std::optional<NounPhrase> head_ending_at(std::size_t last, TokenRange appositive) const {
    const std::size_t end = last + 1;
    std::size_t begin = end;
    while (begin > low_ && end - begin < kLongestHead && belongs(begin - 1, end)) {
      --begin;
      const bool chained = begin > low_ && doc_.tokens[begin - 1].is(kPreposition);
      const bool more = begin > low_ && doc_.is_word(begin - 1, "the");  // "the two"
      if (doc_.tokens[begin].is(kDeterminer) && !chained && !more) break;
    }
    while (begin < end && (doc_.tokens[begin].is(kPreposition) || !doc_.tokens[begin].word || doc_.possessive(begin)))
      ++begin;
    const bool adverbial = begin > low_ && doc_.tokens[begin - 1].is(kPreposition);
    if (adverbial && doc_.is_word(begin - 1, "by")) {
      if (const TokenRange document = document_before(begin - 1); !document.empty()) return NounPhrase{document, {}};
    }
    if (adverbial) begin = behind_adverbial({begin, end});
    if (begin >= end || !names_somebody({begin, end})) return std::nullopt;
    return NounPhrase{{begin, end}, appositive};
  }

  // "A report released last week by": the document, whole; empty where none is the subject.
  [[nodiscard]] TokenRange document_before(std::size_t by) const {
    constexpr std::size_t kWithin = 6;
    constexpr std::size_t kLongestName = 6;
    std::size_t noun = by;
    while (noun > low_ && by - noun <= kWithin && doc_.tokens[noun - 1].word && !doc_.tokens[noun - 1].quoted &&
           !doc_.tokens[noun - 1].is(kDocumentWord))
      --noun;
    if (noun <= low_ || !doc_.tokens[noun - 1].is(kDocumentWord) || noun == by) return {};
    const std::string_view done = doc_.word(noun);
    const bool participle = done.ends_with("ed") || doc_.tokens[noun].form == CueForm::kParticiple;
    std::size_t begin = noun - 1;
    while (begin > low_ && noun - begin < kLongestName && doc_.tokens[begin - 1].word &&
           !doc_.tokens[begin - 1].is(kPreposition | kConjunction | kAuxiliary) && !doc_.tokens[begin].is(kDeterminer))
      --begin;
    return participle && doc_.tokens[begin].is(kDeterminer) ? TokenRange{begin, noun} : TokenRange{};
  }

  // "In a radio interview Smith said": behind a preposition the subject is the name that follows the common noun.
  [[nodiscard]] std::size_t behind_adverbial(TokenRange head) const {
    std::size_t name = head.end;
    while (name > head.begin && doc_.tokens[name - 1].capital) --name;
    if (name == head.end || name == head.begin) return head.begin;
    constexpr std::uint32_t kPartOfName = kRole | kTitle | kCompany | kGroupWord | kPreposition | kDeterminer;
    const Token& before = doc_.tokens[name - 1];
    const bool noun =
        before.word && !before.is(kPartOfName) && !doc_.possessive(name - 1) && doc_.tokens[head.begin].is(kDeterminer);
    return noun && !doc_.is_word(name - 1, "and") ? name : head.begin;
  }

  [[nodiscard]] bool belongs(std::size_t i, std::size_t end) const {
    const Token& token = doc_.tokens[i];
    if (token.quoted || token.mark) return false;
    if (!token.word) return doc_.symbol(i) == '&' || doc_.in_number(i) || is_inside_place(i);
    if (token.is(kConjunction) && !joins(i, end)) return false;
    if (token.is(kAuxiliary) && !token.capital && !is_governed(doc_, i)) return false;
    if (token.is(kPronoun) && !token.is(kDeterminer)) return false;
    if (is_cue(doc_, i, low_) && !token.capital) return false;
    return !token.is(kPreposition) || joins_names(doc_, i);
  }

  // "the Lakeshore, Ohio-based company"
  [[nodiscard]] bool is_inside_place(std::size_t comma) const {
    if (doc_.symbol(comma) != ',' || comma <= low_ + 1 || comma + 1 >= doc_.tokens.size()) return false;
    return doc_.tokens[comma - 1].capital && doc_.word(comma + 1).ends_with("-based");
  }

  // "Smith and Jones", "Smith and the others"
  [[nodiscard]] bool joins(std::size_t i, std::size_t end) const {
    if (!doc_.is_word(i, "and") || i <= low_ || i + 1 >= end) return false;
    // "the senator and Republican candidate", "current and former officials"
    const Token& before = doc_.tokens[i - 1];
    const bool two_roles = before.is(kRole) && !before.capital && !doc_.tokens[i + 1].is(kDeterminer | kPronoun);
    if (two_roles || (doc_.is_word(i - 1, "current") && doc_.is_word(i + 1, "former"))) return true;
    return doc_.tokens[i - 1].capital && (doc_.tokens[i + 1].capital || doc_.tokens[i + 1].is(kDeterminer));
  }

  [[nodiscard]] bool names_somebody(TokenRange range) const {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (doc_.tokens[i].capital && !doc_.tokens[i].is(kCalendar)) return true;
    }
    if (doc_.tokens[range.begin].is(kDeterminer)) return true;
    // "lawyers for both": the noun stands before the preposition.
    std::size_t noun = range.begin;
    while (noun + 1 < range.end && !doc_.tokens[noun + 1].is(kPreposition)) ++noun;
    constexpr std::uint32_t kSomebody = kRole | kGroupWord | kUnnamedWord | kOrganisationWord | kDocumentWord;
    return doc_.tokens[range.end - 1].is(kSomebody | kPlural) || doc_.word(range.end - 1).ends_with('s') ||
           doc_.is_share(range.end - 1) || is_age(doc_.word(range.end - 1)) ||
           doc_.tokens[noun].is(kSomebody | kPlural);
  }

  const QuoteText& doc_;
  std::size_t low_;
};

class RightWalk {
 public:
  RightWalk(const QuoteText& doc, std::size_t begin, std::size_t high) : doc_(doc), begin_(begin), high_(high) {}

  std::optional<NounPhrase> walk() {
    std::size_t i = begin_;
    bool named = false;
    while (i < high_ && i - begin_ < kLongestTagPhrase && !stops(i, named)) {
      if (doc_.symbol(i) == ',' && comma_ == 0 && !doc_.in_number(i)) comma_ = i;
      named = named || (doc_.tokens[i].capital && !doc_.tokens[i].is(kDeterminer | kOrigin));
      ++i;
    }
    while (i > begin_ && !doc_.tokens[i - 1].word) --i;
    if (i <= begin_) return std::nullopt;
    if (comma_ == 0 || comma_ >= i) return NounPhrase{{begin_, i}, {}};
    return NounPhrase{{begin_, comma_}, {comma_ + 1, i}};
  }

 private:
  [[nodiscard]] bool stops(std::size_t i, bool named) const {
    const Token& token = doc_.tokens[i];
    const char c = doc_.symbol(i);
    if (token.quoted || token.mark || c == '.' || c == ';' || c == ':' || c == '!' || c == '?' || c == '(') return true;
    if (c == 'd') return i > begin_ && i + 1 < high_ && doc_.tokens[i].span.start > doc_.tokens[i - 1].span.end;
    if (token.is(kCalendar) && named) return true;
    if (c == ',' && !doc_.in_number(i)) return stops_at_comma(i);
    if (i == begin_ || !named) return false;
    if (doc_.is_word(i, "who") || doc_.is_word(i, "when") || doc_.is_word(i, "while") || doc_.is_word(i, "as"))
      return true;
    if (doc_.is_word(i, "during") || doc_.is_word(i, "after") || doc_.is_word(i, "before")) return true;
    return comma_ == 0 && ends_name(i);
  }

  // After a bare name a preposition begins the tag's own adverbial: "said Smith in a statement".
  [[nodiscard]] bool ends_name(std::size_t i) const {
    static constexpr std::string_view kAdverbial[] = {"in", "on", "at", "to", "about", "with"};
    return doc_.is_any_word(i, kAdverbial);
  }

  [[nodiscard]] bool stops_at_comma(std::size_t i) const {
    if (i + 1 >= high_) return true;
    const Token& next = doc_.tokens[i + 1];
    if (next.form == CueForm::kIng || next.quoted) return true;
    static constexpr std::string_view kNewClause[] = {"who", "referring", "citing", "but",  "and", "which", "in",
                                                      "on",  "at",        "after",  "when", "as",  "while", "during"};
    return doc_.is_any_word(i + 1, kNewClause);
  }

  const QuoteText& doc_;
  std::size_t begin_;
  std::size_t high_;
  std::size_t comma_ = 0;
};

}  // namespace

bool is_time_phrase(const QuoteText& doc, std::size_t i) {
  static constexpr std::string_view kTimes[] = {"morning", "afternoon", "evening", "week", "weekend", "month", "year"};
  return i + 1 < doc.tokens.size() && (doc.is_word(i, "this") || doc.is_word(i, "last")) &&
         doc.is_any_word(i + 1, kTimes);
}

bool opens_participle(const QuoteText& doc, std::size_t i) {
  constexpr std::uint32_t kShortest = 6;
  const Token& token = doc.tokens[i];
  if (!token.capital || token.span.size() < kShortest || !doc.word(i).ends_with("ing")) return false;
  if (i + 1 >= doc.tokens.size() || !doc.tokens[i + 1].word || doc.possessive(i + 1)) return false;
  const Token& next = doc.tokens[i + 1];
  return !next.capital && next.cue == nullptr &&
         !next.is(kAuxiliary | kPastVerb | kRole | kGroupWord | kOrganisationWord | kConjunction);
}

TokenRange whole(const NounPhrase& phrase) {
  return {phrase.head.begin, std::max(phrase.head.end, phrase.appositive.end)};
}

std::size_t before_auxiliaries(const QuoteText& doc, std::size_t i, std::size_t low) {
  while (i > low && is_skipped(doc, i - 1) && !doc.tokens[i - 1].quoted) --i;
  return i;
}

std::optional<NounPhrase> np_left(const QuoteText& doc, std::size_t i, std::size_t low) {
  const std::size_t behind = before_auxiliaries(doc, i, low);
  return behind > low ? LeftWalk(doc, low).from(behind - 1) : std::nullopt;
}

std::optional<NounPhrase> np_right(const QuoteText& doc, std::size_t i, std::size_t high) {
  if (i >= high || doc.tokens[i].quoted) return std::nullopt;
  const Token& token = doc.tokens[i];
  if (token.is(kPronoun) && !token.is(kDeterminer) && !doc.is_word(i, "which") && !doc.is_word(i, "it")) {
    return NounPhrase{{i, i + 1}, {}};
  }
  if (!token.word || token.is(kCalendar)) return std::nullopt;
  const bool opens = token.capital || token.is(kDeterminer | kGroupWord | kRole) || doc.is_word(i, "former") ||
                     describes_name(doc, i, high);
  if (!opens) return std::nullopt;
  return RightWalk(doc, i, high).walk();
}

std::optional<NounPhrase> np_described(const QuoteText& doc, std::size_t i, std::size_t high) {
  constexpr std::size_t kMostDescribing = 4;
  constexpr std::uint32_t kNever =
      kPronoun | kPreposition | kConjunction | kAuxiliary | kContinuing | kTimeWord | kCalendar;
  std::size_t name = i;
  while (name < high && name - i <= kMostDescribing && doc.tokens[name].word && !doc.tokens[name].capital &&
         !doc.tokens[name].quoted && (!doc.tokens[name].is(kNever) || (name > i && doc.is_word(name, "of"))))
    ++name;
  const bool named =
      name > i && name + 1 < high && is_name_word(doc.tokens[name]) && is_name_word(doc.tokens[name + 1]);
  return named ? RightWalk(doc, i, high).walk() : std::nullopt;
}

std::optional<NounPhrase> np_first(const QuoteText& doc, std::size_t low, std::size_t i) {
  std::size_t begin = low;
  while (begin < i && doc.tokens[begin].mark) ++begin;
  while (begin < i) {
    const bool joins = joins_subject(doc, begin, i);
    if (!joins && !opens_adverbial(doc, begin)) break;
    while (!joins && begin < i && (doc.symbol(begin) != ',' || doc.in_number(begin))) ++begin;
    ++begin;
  }
  if (begin >= i || doc.tokens[begin].quoted || !doc.tokens[begin].word || doc.is_word(begin, "there"))
    return std::nullopt;
  if (doc.tokens[begin].is(kPronoun) && !doc.tokens[begin].is(kDeterminer)) return NounPhrase{{begin, begin + 1}, {}};
  bool named = doc.tokens[begin].capital && !doc.tokens[begin].is(kDeterminer | kOrigin);
  for (std::size_t at = begin + 1; at < i && at - begin < kLongestTagPhrase; ++at) {
    const Token& token = doc.tokens[at];
    const char c = doc.symbol(at);
    if (token.quoted) return std::nullopt;
    if (doc.in_number(at)) continue;
    if (c == ',' || c == '(' || c == 'd') return NounPhrase{{begin, at}, appositive_behind(doc, at, i)};
    const bool lower = token.word && !token.capital && !token.is(kPreposition | kDeterminer) && !doc.is_word(at, "and");
    const bool verb = token.is(kAuxiliary | kPastVerb) || token.cue != nullptr || doc.word(at).ends_with("ed") ||
                      doc.word(at).ends_with("ly");
    if (lower && !verb && doc.tokens[begin].is(kDeterminer) && token.is(kRole | kGroupWord | kOrganisationWord)) {
      named = true;
      continue;
    }
    if (lower && !verb && is_employee_of(doc, begin, at, i)) continue;
    if (lower &&
        (verb || (named && doc.tokens[at - 1].capital && !doc.tokens[at - 1].is(kOrigin) && !doc.possessive(at)))) {
      return NounPhrase{{begin, at}, {}};
    }
    named = named || (token.capital && !token.is(kOrigin));
  }
  return std::nullopt;
}

}  // namespace pressmark

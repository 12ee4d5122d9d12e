#include "extract/quotes/speaker_phrase.h"

#include <algorithm>

#include "extract/quotes/name_forms.h"
#include "extract/quotes/phrase_words.h"
#include "extract/quotes/relays.h"

namespace pressmark {
namespace {

class Parser {
 public:
  Parser(const QuoteText& doc, const NounPhrase& phrase) : doc_(doc), phrase_(phrase) {}

  SpeakerParts parse(std::optional<std::uint32_t> outlet_mention) {
    parts_.exact = cut_relative(phrase_.head);
    const Token& first = doc_.tokens[parts_.exact.begin];
    if (parts_.exact.size() == 1 && first.is(kPronoun)) {
      parts_.pronoun = true;
      parts_.kind = first.is(kPlural) ? SpeakerKind::kGroup : SpeakerKind::kPerson;
      if (doc_.is_word(parts_.exact.begin, "it")) parts_.kind = SpeakerKind::kOrganisation;
      return parts_;
    }
    if (!outlet_mention) outlet_mention = outlet_at_end();
    if (outlet_mention && (is_outlets_study(*outlet_mention) || is_outlet(*outlet_mention))) return parts_;
    read_head();
    read_appositive();
    return parts_;
  }

 private:
  [[nodiscard]] bool names(std::size_t i) const {
    const Token& token = doc_.tokens[i];
    return token.capital && !token.is(kDeterminer | kConjunction | kPreposition | kCalendar);
  }

  // "A Chinese report released today": what follows the noun is no part of who speaks.
  [[nodiscard]] TokenRange cut_relative(TokenRange range) const {
    while (range.size() > 1 && doc_.tokens[range.end - 1].is(kCalendar)) --range.end;
    for (std::size_t i = range.begin + 1; i < range.end; ++i) {
      const Token& token = doc_.tokens[i];
      const bool past = doc_.word(i).ends_with("ed") || token.form == CueForm::kParticiple;
      const bool participle = token.word && !token.capital && past && doc_.tokens[i - 1].word;
      constexpr std::uint32_t kNoun = kDocumentWord | kOrganisationWord | kRole | kGroupWord;
      if (participle && doc_.tokens[i - 1].is(kNoun)) return {range.begin, i};
    }
    return range;
  }

  [[nodiscard]] std::optional<std::uint32_t> outlet_at_end() const {
    const std::optional<std::uint32_t> mention = doc_.mention_in(parts_.exact);
    if (!mention) return std::nullopt;
    const Span span = doc_.input.outlet_mentions[*mention].span;
    const Token& last = doc_.tokens[parts_.exact.end - 1];
    const bool speaks = last.span.end == span.end || last.is(kDocumentWord);
    if (belongs_to(span) || is_seen_by(doc_, *mention)) return std::nullopt;
    // "CNN anchor Don Lemon", "a reporter for CNN": somebody of the outlet.
    for (std::size_t i = parts_.exact.begin; i < parts_.exact.end; ++i) {
      if (doc_.tokens[i].is(kRole | kGroupWord)) return std::nullopt;
    }
    return speaks ? mention : std::nullopt;
  }

  // "Ann Lee of the Post": a name, a preposition, then the outlet.
  [[nodiscard]] bool belongs_to(Span outlet) const {
    std::size_t i = parts_.exact.begin;
    while (i < parts_.exact.end && doc_.tokens[i].span.start < outlet.start) ++i;
    while (i > parts_.exact.begin && doc_.tokens[i - 1].is(kDeterminer)) --i;
    return i > parts_.exact.begin + 1 && doc_.tokens[i - 1].is(kPreposition) && names(i - 2) &&
           !doc_.tokens[i - 2].is(kOrganisationWord | kGroupWord | kDocumentWord);
  }

  // "a recent Reuters survey of voters": a document with a name; while a "report" or "story" is the outlet's voice.
  bool is_outlets_study(std::uint32_t mention) {
    const Span span = doc_.input.outlet_mentions[mention].span;
    for (std::size_t i = parts_.exact.begin + 1; i < parts_.exact.end; ++i) {
      if (!doc_.tokens[i].is(kResearch) || doc_.tokens[i].capital || !names(i - 1) ||
          doc_.tokens[i].span.start < span.end)
        continue;
      std::size_t begin = i;
      while (begin > parts_.exact.begin && (names(begin - 1) || doc_.symbol(begin - 1) == '/')) --begin;
      parts_.name = {begin, i + 1};
      parts_.kind = certain(SpeakerKind::kDocument);
      return true;
    }
    return false;
  }

  bool is_outlet(std::uint32_t mention) {
    const Span span = doc_.input.outlet_mentions[mention].span;
    TokenRange name;
    for (std::size_t i = parts_.exact.begin; i < parts_.exact.end; ++i) {
      if (!span.contains(doc_.tokens[i].span)) continue;
      if (name.empty()) name = {i, i + 1};
      name.end = i + 1;
    }
    if (name.empty()) return false;
    parts_.name = name;
    parts_.kind = SpeakerKind::kOrganisation;
    parts_.certain = true;
    return true;
  }

  void read_head() {
    TokenRange core = parts_.exact;
    TokenRange tail;
    for (std::size_t i = core.begin + 1; i < core.end; ++i) {
      if (!doc_.tokens[i].is(kPreposition) || doc_.tokens[i].capital || in_organisation(i, core.end)) continue;
      tail = {i + 1, core.end};
      core.end = i;
      break;
    }
    core = behind_possessive(core);
    const TokenRange run = last_run(core);
    if (is_group_of(core, tail)) {
      parts_.kind = certain(SpeakerKind::kGroup);
      parts_.role = before_preposition(tail);
    } else if (is_pair(core)) {
      parts_.name = behind_titles(core);
      parts_.kind = certain(SpeakerKind::kGroup);
    } else if (!run.empty() && run.end == core.end && !is_common_group(run)) {
      named(core, run);
    } else {
      described(core, run);
    }
    if (parts_.affiliation.empty() && !tail.empty()) parts_.affiliation = affiliation_behind(tail.begin - 1, tail.end);
  }

  // "a group of growers in 2018": many people of one role.
  [[nodiscard]] bool is_group_of(TokenRange core, TokenRange tail) const {
    if (core.empty() || tail.empty() || !doc_.is_word(tail.begin - 1, "of")) return false;
    const std::size_t noun = core.end - 1;
    const bool many = is_phrase_word(doc_.word(noun), PhraseWord::kMany);
    const TokenRange people = before_preposition(tail);
    return many && !people.empty() && (!names(noun) || core.size() == 1) && doc_.word(people.end - 1).ends_with('s');
  }

  [[nodiscard]] TokenRange before_preposition(TokenRange range) const {
    std::size_t end = range.begin;
    while (end < range.end && doc_.tokens[end].word && !doc_.tokens[end].is(kPreposition)) ++end;
    return {range.begin, end};
  }

  // "Department of Justice": the preposition stands inside a name, while "Officials at Northtel" are people.
  [[nodiscard]] bool in_organisation(std::size_t i, std::size_t end) const {
    const Token& before = doc_.tokens[i - 1];
    std::size_t next = i + 1;
    while (next < end && doc_.tokens[next].is(kDeterminer)) ++next;
    const bool people = !before.is(kOrganisationWord) && !doc_.is_word(i, "of") && !doc_.is_word(i, "for");
    return before.capital && before.is(kOrganisationWord | kGroupWord) && !before.is(kRole) && !people && next < end &&
           names(next);
  }

  // "Demonstrators", first in its sentence; "Republicans" are written so everywhere.
  [[nodiscard]] bool is_common_group(TokenRange run) const {
    const Token& token = doc_.tokens[run.begin];
    return run.size() == 1 && token.is(kGroupWord) && !token.is(kOrganisationWord);
  }

  // "Ann Lee and Mr. Hale": two people, while "Johnson and Johnson Corp." is one name.
  [[nodiscard]] bool is_pair(TokenRange core) const {
    for (std::size_t i = core.begin + 1; i + 1 < core.end; ++i) {
      if (!doc_.is_word(i, "and") || !names(i - 1) || !names(i + 1)) continue;
      const Token& last = doc_.tokens[core.end - 1];
      const bool people = !doc_.tokens[i - 1].is(kOrganisationWord | kGroupWord) && names(core.end - 1) &&
                          !last.is(kOrganisationWord | kGroupWord | kDocumentWord);
      return people && !doc_.tokens[core.begin].is(kDeterminer) && !doc_.any_quoted(core) && no_role_between(core);
    }
    return false;
  }

  // "secretary of state Kerry and Defense": a role in lower case makes it a description.
  [[nodiscard]] bool no_role_between(TokenRange core) const {
    for (std::size_t i = core.begin; i < core.end; ++i) {
      if (!names(i) && !doc_.is_word(i, "and")) return false;
    }
    return true;
  }

  [[nodiscard]] TokenRange behind_titles(TokenRange core) const {
    while (core.size() > 1 && doc_.tokens[core.begin].is(kTitle)) ++core.begin;
    return core;
  }

  // "Huawei's chief legal officer" -> affiliation Huawei, the rest is the core.
  TokenRange behind_possessive(TokenRange core) {
    for (std::size_t i = core.end; i-- > core.begin + 1;) {
      if (!doc_.possessive(i) || i + 1 >= core.end) continue;
      const TokenRange run = last_run({core.begin, i});
      if (!run.empty() && run.end == i) parts_.affiliation = run;
      return {i + 1, core.end};
    }
    return core;
  }

  // The last run of capitals; particles ("de", "van") and "of" inside an organisation join.
  [[nodiscard]] TokenRange last_run(TokenRange range) const {
    std::size_t end = range.end;
    while (end > range.begin && !names(end - 1)) --end;
    std::size_t begin = end;
    while (begin > range.begin && (names(begin - 1) || joins(begin - 1, {range.begin, end}))) --begin;
    while (begin < end && !names(begin)) ++begin;
    const bool origin = is_only_origin(doc_, {begin, end}) && !is_surname({begin, end}, range);
    return origin ? TokenRange{end, end} : TokenRange{begin, end};
  }

  // "English said" names somebody, while "the English said" and "Chinese say" are many.
  [[nodiscard]] bool is_surname(TokenRange run, TokenRange range) const {
    const bool alone = run.size() == 1 && run.begin == range.begin && run.end == range.end;
    return alone && run.end < doc_.tokens.size() && doc_.tokens[run.end].form != CueForm::kBase;
  }

  [[nodiscard]] bool joins(std::size_t i, TokenRange range) const {
    if (i <= range.begin || i + 1 >= range.end) return false;
    if (doc_.symbol(i) == '&' || is_phrase_word(doc_.word(i), PhraseWord::kParticle)) return true;
    if (doc_.tokens[i].is(kPreposition)) return in_organisation(i, range.end);
    const bool article = doc_.is_word(i, "the") && doc_.tokens[i - 1].is(kPreposition);
    return article && i - 1 > range.begin && in_organisation(i - 1, range.end);
  }

  // Core ends in a name: what stands before it is role and affiliation.
  void named(TokenRange core, TokenRange run) {
    std::size_t begin = run.end - 1;
    while (begin > run.begin && !doc_.tokens[begin - 1].is(kTitle | kRole)) --begin;
    const bool titled = begin > run.begin;
    parts_.name = {begin, run.end};
    parts_.kind = kind_of_name(core, parts_.name, titled);
    if (parts_.kind != SpeakerKind::kPerson) {
      parts_.name = run;
    } else if (titled ? !doc_.tokens[begin - 1].is(kHonorific) : run.begin > core.begin) {
      set_role({core.begin, begin});
    }
  }

  SpeakerKind kind_of_name(TokenRange core, TokenRange name, bool titled) {
    if (doc_.tokens[name.end - 1].is(kGroupWord)) return certain(kind_of_many(name));
    // "telecom giant Huawei"
    const bool company_before =
        name.begin > core.begin && doc_.tokens[name.begin - 1].is(kCompany) && !doc_.tokens[name.begin - 1].capital;
    if (company_before) return certain(SpeakerKind::kOrganisation);
    for (std::size_t i = name.begin; i < name.end; ++i) {
      if (doc_.tokens[i].is(kOrganisationWord) && !titled) return certain(SpeakerKind::kOrganisation);
    }
    const bool role_before = name.begin > core.begin && doc_.tokens[name.begin - 1].is(kRole | kTitle);
    if (titled || role_before || doc_.tokens[name.begin].is(kGivenMale | kGivenFemale))
      return certain(SpeakerKind::kPerson);
    if (is_acronym(name) || ends_in_acronym(name)) return certain(SpeakerKind::kOrganisation);
    const bool article = name.begin > core.begin && doc_.tokens[name.begin - 1].is(kDeterminer);
    if (article) return SpeakerKind::kOrganisation;
    return name.size() > 1 ? SpeakerKind::kPerson : SpeakerKind::kOrganisation;
  }

  // "Harbour Advisors" is a firm, while "Republicans", "Senate Democrats" and "Chinese Officials" are people.
  [[nodiscard]] SpeakerKind kind_of_many(TokenRange name) const {
    const bool people = name.size() == 1 || doc_.tokens[name.end - 1].is(kOrganisationWord) ||
                        doc_.tokens[name.begin].is(kOrigin | kOrganisationWord);
    return people ? SpeakerKind::kGroup : SpeakerKind::kOrganisation;
  }

  SpeakerKind certain(SpeakerKind kind) {
    parts_.certain = true;
    return kind;
  }

  [[nodiscard]] bool is_acronym(TokenRange name) const {
    const std::string_view word = doc_.word(name.begin);
    return name.size() == 1 && word.size() >= 2 &&
           std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '&'; });
  }

  // "Fjord IP", while in "JOHN HALE" all is in capitals and "Hale III" is somebody.
  [[nodiscard]] bool ends_in_acronym(TokenRange name) const {
    const TokenRange last{name.end - 1, name.end};
    const bool number = doc_.word(last.begin).find_first_not_of("IVX.") == std::string_view::npos;
    return name.size() > 1 && is_acronym(last) && !number && !doc_.word(last.begin).ends_with('.') &&
           !is_acronym({name.begin, name.begin + 1});
  }

  // "Northtel campaign manager" -> affiliation "Northtel", role "campaign manager".
  void set_role(TokenRange range) {
    const auto counts = [&](std::size_t i) {  // "28 members", while "2008" is a year
      return doc_.word(i).size() < 4 && doc_.word(i).find_first_not_of("0123456789") == std::string_view::npos;
    };
    const auto skipped = [&](const Token& token) { return token.is(kDeterminer) || !token.word; };
    while (!range.empty() && (skipped(doc_.tokens[range.begin]) || counts(range.begin))) ++range.begin;
    std::size_t end = range.end;
    while (end > range.begin && !doc_.tokens[end - 1].is(kRole | kTitle | kGroupWord)) --end;
    if (end <= range.begin) return;
    const std::size_t begin = role_begin({range.begin, end});
    if (begin > range.begin && parts_.affiliation.empty()) parts_.affiliation = {range.begin, begin};
    parts_.role = {begin, end};
  }

  // Behind the names in front: "Northtel chief executive", "British Airways spokesman".
  [[nodiscard]] std::size_t role_begin(TokenRange range) const {
    std::size_t i = range.begin;
    while (i + 1 < range.end && names(i) && !doc_.tokens[i].is(kRole | kTitle) && !opens_role({i, range.end})) ++i;
    return i;
  }

  // "Prime Minister", "South Korean official"; a nationality before more of a name is part of that name, except in
  // a title in capitals that names no firm: "Dutch Finance Minister".
  [[nodiscard]] bool opens_role(TokenRange range) const {
    if (is_phrase_word(doc_.word(range.begin), PhraseWord::kOpensRole)) return true;
    const bool direction = is_phrase_word(doc_.word(range.begin), PhraseWord::kDirection);
    std::size_t i = range.begin + (direction ? 1 : 0);
    if (i >= range.end || !doc_.tokens[i].is(kOrigin)) return false;
    if (doc_.word(i++).ends_with("-based")) return true;
    if (i >= range.end || !names(i) || doc_.tokens[i].is(kOrigin)) return true;
    for (; i < range.end && names(i) && !doc_.tokens[i].is(kRole | kTitle); ++i) {
      if (doc_.tokens[i].is(kOrganisationWord)) return false;
    }
    return i < range.end && names(i) && doc_.tokens[i].is(kTitle);
  }

  // "the Chinese government" has no other name, "the Chinese company" has.
  [[nodiscard]] TokenRange origin_before(TokenRange core) const {
    for (std::size_t i = core.begin; i + 1 < core.end; ++i) {
      if (doc_.tokens[i].is(kOrigin) && doc_.tokens[i].capital) return {i, i + 1};
    }
    return {core.end, core.end};
  }

  // Core ends in a common noun: "the company", "a Verizon spokesman", "the Lee campaign", "officials".
  void described(TokenRange core, TokenRange run) {
    if (core.empty()) return;
    const Token& noun = doc_.tokens[core.end - 1];
    const bool definite = doc_.is_word(core.begin, "the") || doc_.is_word(core.begin, "its");
    parts_.certain = true;
    if (noun.is(kRole)) {
      parts_.kind =
          doc_.word(core.end - 1).ends_with('s') && !noun.is(kTitle) ? SpeakerKind::kGroup : SpeakerKind::kUnnamed;
      set_role(core);
    } else if (noun.is(kOrganisationWord)) {
      parts_.kind = SpeakerKind::kOrganisation;
      if (run.empty() && !noun.is(kCompany)) run = origin_before(core);
      if (!run.empty()) {
        parts_.name = {run.begin, core.end};
      } else {
        parts_.pronoun = definite;
      }
    } else if (noun.is(kDocumentWord)) {
      parts_.kind = SpeakerKind::kDocument;
    } else if (noun.is(kUnnamedWord)) {
      parts_.kind = SpeakerKind::kUnnamed;
    } else {
      const bool plural =
          doc_.is_share(core.end - 1) || noun.is(kGroupWord | kPlural) || doc_.word(core.end - 1).ends_with('s');
      parts_.kind = plural ? SpeakerKind::kGroup : SpeakerKind::kUnnamed;
      if (noun.is(kGroupWord) && !noun.is(kDeterminer)) set_role(core);
    }
  }

  // "at Northtel", "in the Hale administration", but "in Washington" is where somebody lives.
  [[nodiscard]] TokenRange affiliation_behind(std::size_t preposition, std::size_t end) const {
    const TokenRange name = first_name({preposition + 1, end});
    const bool place = doc_.is_word(preposition, "in") && name.begin == preposition + 1;
    return place && !is_organisation(doc_, name) ? TokenRange{} : name;
  }

  [[nodiscard]] TokenRange first_name(TokenRange range) const {
    std::size_t begin = range.begin;
    while (begin < range.end && (!names(begin) || describes(begin, range.end))) ++begin;
    std::size_t end = begin;
    while (end < range.end && (names(end) || joins_after(end, range.end))) ++end;
    return {begin, end};
  }

  // "the Swedish consultancy Fjord IP"
  [[nodiscard]] bool describes(std::size_t i, std::size_t end) const {
    return doc_.tokens[i].is(kOrigin) && (i + 1 >= end || !names(i + 1));
  }

  [[nodiscard]] bool joins_after(std::size_t i, std::size_t end) const {
    const bool inner = doc_.is_word(i, "of") || doc_.is_word(i, "on") || doc_.is_word(i, "for") ||
                       doc_.is_word(i, "and") || doc_.is_word(i, "&");
    return inner && i + 1 < end && names(i + 1);
  }

  // "who served as ambassador to Burma", "who is a trader": the role behind the verb; the range itself where there is
  // none.
  [[nodiscard]] TokenRange behind_served_as(TokenRange range) const {
    constexpr std::size_t kWithin = 3;
    if (range.empty() || !doc_.is_word(range.begin, "who")) return range;
    for (std::size_t i = range.begin + 1; i + 1 < range.end && i <= range.begin + kWithin; ++i) {
      const bool is = doc_.tokens[i].is(kBe) && doc_.tokens[i + 1].is(kDeterminer);
      if (is || doc_.is_word(i, "as")) return {i + 1, range.end};
    }
    return range;
  }

  // "Northtel, in a statement seen by Yonhap,", "Lee, speaking on television,": says nothing about who speaks.
  [[nodiscard]] bool is_circumstance(TokenRange range) const {
    static constexpr std::string_view kBelonging[] = {"of", "from", "at", "with"};
    const Token& first = doc_.tokens[range.begin];
    if (first.capital) return false;
    return (first.is(kPreposition) && !doc_.is_any_word(range.begin, kBelonging)) ||
           (doc_.word(range.begin).ends_with("ing") && !is_role_of_ing(range));
  }

  // "managing director of Northtel", while "citing officials" and "quoting the minister" say what somebody does.
  [[nodiscard]] bool is_role_of_ing(TokenRange range) const {
    constexpr std::uint32_t kEnds = kPreposition | kDeterminer | kPronoun;
    for (std::size_t i = range.begin + 1; i < range.end; ++i) {
      const Token& token = doc_.tokens[i];
      if (!token.word || token.capital || token.is(kEnds)) return false;
      if (token.is(kRole | kTitle)) return !doc_.word(i).ends_with('s');
    }
    return false;
  }

  // "A lawyer for Northtel, Tom Hale, said"
  [[nodiscard]] bool is_bare_name(TokenRange range) const {
    constexpr std::size_t kLongestName = 4;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      if (!names(i)) return false;
    }
    return range.size() > 1 && range.size() <= kLongestName;
  }

  // "Ann Lee, a beekeeper": an unknown noun behind an article says what a person is.
  void set_plain_role(TokenRange range) {
    constexpr std::size_t kLongestRole = 6;
    constexpr std::uint32_t kNoRole =
        kDocumentWord | kOrganisationWord | kCompany | kTimeWord | kCalendar | kAuxiliary | kConjunction;
    const bool person = parts_.kind == SpeakerKind::kPerson && !parts_.name.empty();
    if (!person || range.size() < 2 || range.size() > kLongestRole || !doc_.tokens[range.begin].is(kDeterminer)) return;
    ++range.begin;
    const Token& noun = doc_.tokens[range.end - 1];
    if (!noun.word || noun.capital || noun.is(kNoRole) || doc_.word(range.end - 1).ends_with("ing")) return;
    range.begin = role_begin(range);
    if (!is_phrase_word(doc_.word(range.begin), PhraseWord::kNoRole) && !does_next(range.end)) parts_.role = range;
  }

  // "the first to leave", while "a visitor to the museum" is somebody.
  [[nodiscard]] bool does_next(std::size_t i) const {
    const std::size_t verb = i + 1;
    return verb < phrase_.appositive.end && doc_.is_word(i, "to") && !doc_.tokens[verb].capital &&
           !doc_.tokens[verb].is(kDeterminer | kPronoun);
  }

  // "lecturer in property law at", "head of licensing": what follows in lower case belongs to the role.
  std::size_t extend_role(std::size_t limit) {
    static constexpr std::string_view kInside[] = {"of", "in", "for"};
    constexpr std::size_t kMostWords = 5;
    std::size_t i = parts_.role.end;
    if (i + 1 >= limit || !doc_.is_any_word(i, kInside) || doc_.tokens[i + 1].is(kDeterminer)) return i;
    std::size_t end = i + 1;
    while (end < limit && end - i <= kMostWords && doc_.tokens[end].word && !doc_.tokens[end].capital &&
           !doc_.tokens[end].is(kPreposition | kDeterminer | kPronoun))
      ++end;
    const bool whole = end >= limit || !doc_.tokens[end].word || doc_.tokens[end].is(kPreposition);
    if (!whole || end == i + 1) return i;
    parts_.role.end = end;
    return end;
  }

  void read_appositive() {
    TokenRange range = phrase_.appositive;
    range = behind_served_as(range);
    if (range.empty() || doc_.is_word(range.begin, "who") || doc_.is_word(range.begin, "which")) return;
    if (is_circumstance(range)) return;
    if (parts_.name.empty() && parts_.kind == SpeakerKind::kUnnamed && is_bare_name(range)) {
      parts_.name = behind_titles(range);
      parts_.kind = certain(SpeakerKind::kPerson);
      return;
    }
    const TokenRange affiliation = parts_.affiliation;
    parts_.affiliation = {};
    range = behind_possessive(range);
    std::size_t end = range.begin;
    while (end < range.end && !doc_.tokens[end].is(kPreposition) && doc_.symbol(end) != ',') ++end;
    if (parts_.role.empty()) {
      set_role({range.begin, end});
      if (parts_.role.empty()) set_plain_role({range.begin, end});
      if (!parts_.role.empty() && parts_.role.end == end) end = extend_role(range.end);
    }
    if (parts_.affiliation.empty() && end < range.end && doc_.tokens[end].is(kPreposition)) {
      parts_.affiliation = affiliation_behind(end, range.end);
    }
    if (parts_.affiliation.empty()) parts_.affiliation = affiliation;
    if (!parts_.role.empty() && !parts_.name.empty() && !parts_.certain) parts_.kind = certain(SpeakerKind::kPerson);
  }

  const QuoteText& doc_;
  const NounPhrase& phrase_;
  SpeakerParts parts_;
};

}  // namespace

SpeakerParts take_apart(const QuoteText& doc, const NounPhrase& phrase, std::optional<std::uint32_t> outlet_mention) {
  return Parser(doc, phrase).parse(outlet_mention);
}

}  // namespace pressmark

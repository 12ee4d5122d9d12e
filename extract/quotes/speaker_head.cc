// What stands before the appositive: the name, or the common noun with its role.

#include <algorithm>

#include "extract/quotes/name_forms.h"
#include "extract/quotes/phrase_words.h"
#include "extract/quotes/speaker_parser.h"

namespace pressmark {

void SpeakerParser::read_head() {
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
  } else if (!run.empty() && run.end == core.end && !is_common_group(run) && !is_common_document(run) &&
             !is_capital_role(core)) {
    named(core, run);
  } else {
    described(core, run);
  }
  if (parts_.affiliation.empty() && !tail.empty()) parts_.affiliation = affiliation_behind(tail.begin - 1, tail.end);
}

// "a group of growers in 2018": many people of one role.
bool SpeakerParser::is_group_of(TokenRange core, TokenRange tail) const {
  if (core.empty() || tail.empty() || !doc_.is_word(tail.begin - 1, "of")) return false;
  const std::size_t noun = core.end - 1;
  const bool many = is_phrase_word(doc_.word(noun), PhraseWord::kMany);
  const TokenRange people = before_preposition(tail);
  return many && !people.empty() && (!names(noun) || core.size() == 1) && doc_.word(people.end - 1).ends_with('s');
}

TokenRange SpeakerParser::before_preposition(TokenRange range) const {
  std::size_t end = range.begin;
  while (end < range.end && doc_.tokens[end].word && !doc_.tokens[end].is(kPreposition)) ++end;
  return {range.begin, end};
}

// "Department of Justice": the preposition stands inside a name, while "Officials at Northtel" are people.
bool SpeakerParser::in_organisation(std::size_t i, std::size_t end) const {
  const Token& before = doc_.tokens[i - 1];
  std::size_t next = i + 1;
  while (next < end && doc_.tokens[next].is(kDeterminer)) ++next;
  const bool people = !before.is(kOrganisationWord) && !doc_.is_word(i, "of") && !doc_.is_word(i, "for");
  if (!before.capital || before.is(kRole) || people || next >= end || !names(next)) return false;
  return before.is(kOrganisationWord | kGroupWord) || is_court_of(i);
}

// "Court of Appeals for the Federal Circuit": the word that tells what it is stands before an "of" of its own.
bool SpeakerParser::is_court_of(std::size_t i) const {
  std::size_t of = i - 1;
  while (of > parts_.exact.begin && names(of)) --of;
  if (of <= parts_.exact.begin || !doc_.is_word(of, "of")) return false;
  const Token& noun = doc_.tokens[of - 1];
  return noun.capital && noun.is(kOrganisationWord) && !noun.is(kRole);
}

// "Demonstrators", first in its sentence; "Republicans" are written so everywhere.
bool SpeakerParser::is_common_group(TokenRange run) const {
  const Token& token = doc_.tokens[run.begin];
  return run.size() == 1 && token.is(kGroupWord) && !token.is(kOrganisationWord);
}

// "A senior Tory MP", "the Premier", while "the Rev. Ann King" has a name.
bool SpeakerParser::is_capital_role(TokenRange core) const {
  const Token& last = doc_.tokens[core.end - 1];
  if (doc_.mention_in(core)) return false;  // "the Hollywood Reporter"
  if (core.size() < 2 || !doc_.tokens[core.begin].is(kDeterminer) || !last.is(kRole) || last.is(kOrganisationWord))
    return false;
  for (std::size_t i = core.begin; i + 1 < core.end; ++i) {
    if (doc_.tokens[i].is(kGivenMale | kGivenFemale | kTitle)) return false;
  }
  return true;
}

// "Poll", first in its sentence.
bool SpeakerParser::is_common_document(TokenRange run) const {
  const Token& token = doc_.tokens[run.begin];
  return run.size() == 1 && token.is(kDocumentWord) && !token.is(kOrganisationWord | kGivenMale | kGivenFemale);
}

// "Ann Lee and Mr. Hale": two people, while "Johnson and Johnson Corp." is one name.
bool SpeakerParser::is_pair(TokenRange core) const {
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
bool SpeakerParser::no_role_between(TokenRange core) const {
  for (std::size_t i = core.begin; i < core.end; ++i) {
    if (!names(i) && !doc_.is_word(i, "and")) return false;
  }
  return true;
}

TokenRange SpeakerParser::behind_titles(TokenRange core) const {
  while (core.size() > 1 && doc_.tokens[core.begin].is(kTitle)) ++core.begin;
  return core;
}

// "Huawei's chief legal officer" -> affiliation Huawei, the rest is the core.
TokenRange SpeakerParser::behind_possessive(TokenRange core) {
  for (std::size_t i = core.end; i-- > core.begin + 1;) {
    if (!doc_.possessive(i) || i + 1 >= core.end) continue;
    const TokenRange run = last_run({core.begin, i});
    if (!run.empty() && run.end == i) parts_.affiliation = run;
    return {i + 1, core.end};
  }
  return core;
}

// The last run of capitals; particles ("de", "van") and "of" inside an organisation join.
TokenRange SpeakerParser::last_run(TokenRange range) const {
  std::size_t end = range.end;
  while (end > range.begin && !names(end - 1)) --end;
  std::size_t begin = end;
  while (begin > range.begin && (names(begin - 1) || joins(begin - 1, {range.begin, end}))) --begin;
  while (begin < end && !names(begin)) ++begin;
  const bool origin = is_only_origin(doc_, {begin, end}) && !is_surname({begin, end}, range);
  return origin ? TokenRange{end, end} : TokenRange{begin, end};
}

// "English said" names somebody, while "the English said" and "Chinese say" are many.
bool SpeakerParser::is_surname(TokenRange run, TokenRange range) const {
  const bool alone = run.size() == 1 && run.begin == range.begin && run.end == range.end;
  return alone && run.end < doc_.tokens.size() && doc_.tokens[run.end].form != CueForm::kBase;
}

bool SpeakerParser::joins(std::size_t i, TokenRange range) const {
  if (i <= range.begin || i + 1 >= range.end) return false;
  if (doc_.symbol(i) == '&' || is_phrase_word(doc_.word(i), PhraseWord::kParticle)) return true;
  if (doc_.tokens[i].is(kPreposition)) return in_organisation(i, range.end);
  const bool article = doc_.is_word(i, "the") && doc_.tokens[i - 1].is(kPreposition);
  return article && i - 1 > range.begin && in_organisation(i - 1, range.end);
}

// Core ends in a name: what stands before it is role and affiliation.
void SpeakerParser::named(TokenRange core, TokenRange run) {
  std::size_t begin = run.end - 1;
  const bool organisation = doc_.tokens[begin].is(kOrganisationWord);  // "Justice Department"
  while (begin > run.begin && (organisation || !doc_.tokens[begin - 1].is(kTitle | kRole))) --begin;
  const bool titled = begin > run.begin;
  if (const TokenRange made = behind_maker(doc_, run); made.begin > run.begin) {
    parts_.name = made;
    parts_.kind = certain(SpeakerKind::kOrganisation);
    return;
  }
  parts_.name = {begin, run.end};
  parts_.kind = kind_of_name(core, parts_.name, titled);
  if (parts_.kind != SpeakerKind::kPerson) {
    parts_.name = run;
  } else if (titled ? !doc_.tokens[begin - 1].is(kHonorific) : run.begin > core.begin) {
    set_role({core.begin, begin});
    if (parts_.role.empty() && !titled) set_plain_role_before({core.begin, run.begin});
  }
}

// "passenger Ann Lee", "the novelist's neighbour Ann Lee": unknown nouns in lower case before a full name.
void SpeakerParser::set_plain_role_before(TokenRange range) {
  constexpr std::size_t kLongestRole = 3;
  constexpr std::uint32_t kNoRole = kDocumentWord | kOrganisationWord | kCompany | kTimeWord | kAuxiliary | kPastVerb |
                                    kPronoun | kPreposition | kConjunction | kContinuing | kGroupWord;
  while (!range.empty() && doc_.tokens[range.begin].is(kDeterminer)) ++range.begin;
  if (range.empty() || range.size() > kLongestRole || parts_.name.size() < 2) return;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Token& token = doc_.tokens[i];
    if (!token.word || token.capital || token.is(kNoRole) || doc_.possessive(i) || doc_.is_digits(i)) return;
  }
  const std::string_view noun = doc_.word(range.end - 1);
  if (is_phrase_word(noun, PhraseWord::kNoRole)) return;
  const bool verb = doc_.tokens[range.end - 1].cue != nullptr || noun.ends_with("ed") || noun.ends_with("ing");
  if (!verb && !noun.ends_with("ly")) parts_.role = range;
}

SpeakerKind SpeakerParser::kind_of_name(TokenRange core, TokenRange name, bool titled) {
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
SpeakerKind SpeakerParser::kind_of_many(TokenRange name) const {
  for (std::size_t i = name.begin + 1; i < name.end; ++i) {
    if (doc_.is_word(i, "of")) return SpeakerKind::kOrganisation;  // "Federation of Teachers"
  }
  const bool people = name.size() == 1 || doc_.tokens[name.end - 1].is(kOrganisationWord) ||
                      doc_.tokens[name.begin].is(kOrigin | kOrganisationWord);
  return people ? SpeakerKind::kGroup : SpeakerKind::kOrganisation;
}

bool SpeakerParser::is_acronym(TokenRange name) const {
  const std::string_view word = doc_.word(name.begin);
  return name.size() == 1 && word.size() >= 2 &&
         std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '&'; });
}

// "Fjord IP", while in "JOHN HALE" all is in capitals and "Hale III" is somebody.
bool SpeakerParser::ends_in_acronym(TokenRange name) const {
  const TokenRange last{name.end - 1, name.end};
  const bool number = doc_.word(last.begin).find_first_not_of("IVX.") == std::string_view::npos;
  return name.size() > 1 && is_acronym(last) && !number && !doc_.word(last.begin).ends_with('.') &&
         !is_acronym({name.begin, name.begin + 1});
}

// "the Chinese government" has no other name, "the Chinese company" has.
TokenRange SpeakerParser::origin_before(TokenRange core) const {
  for (std::size_t i = core.begin; i + 1 < core.end; ++i) {
    const bool based = doc_.word(i).find('-') != std::string_view::npos;
    if (doc_.tokens[i].is(kOrigin) && doc_.tokens[i].capital && !based) return {i, i + 1};
  }
  return {core.end, core.end};
}

// "Exit polls": the capital of a sentence's first word tells nothing.
bool SpeakerParser::is_only_opening(TokenRange run) const {
  const std::uint32_t start = doc_.tokens[run.begin].span.start;
  const bool opens = doc_.input.layout.sentences[doc_.input.layout.sentence_at(start)].span.start == start;
  return opens && run.size() == 1 && !is_acronym(run);
}

// "a Northtel survey" is called so; "the survey" is one that was named before.
void SpeakerParser::describe_document(TokenRange core, TokenRange run) {
  parts_.kind = SpeakerKind::kDocument;
  const std::size_t noun = core.end - 1;
  if (!run.empty() && run.end == noun && !doc_.tokens[noun].capital && !is_only_opening(run)) {
    parts_.name = {run.begin, core.end};
  } else {
    parts_.pronoun = run.empty() && doc_.is_word(core.begin, "the") && parts_.exact.end == core.end;
  }
}

// Core ends in a common noun: "the company", "a Verizon spokesman", "the Lee campaign", "officials".
void SpeakerParser::described(TokenRange core, TokenRange run) {
  if (core.empty()) return;
  const Token& noun = doc_.tokens[core.end - 1];
  const bool definite = doc_.is_word(core.begin, "the") || doc_.is_word(core.begin, "its");
  parts_.certain = true;
  if (noun.is(kRole)) {
    const std::string_view role = doc_.word(core.end - 1);
    const bool many = role.ends_with('s') && !role.ends_with("ss") && !noun.is(kTitle);  // "bosses", not "boss"
    parts_.kind = many ? SpeakerKind::kGroup : SpeakerKind::kUnnamed;
    set_role(core);
  } else if (noun.is(kOrganisationWord)) {
    parts_.kind = SpeakerKind::kOrganisation;
    if (!run.empty() && doc_.word(run.end - 1).ends_with("-based")) run = {};  // "the San Francisco-based firm"
    if (run.empty() && !noun.is(kCompany)) run = origin_before(core);
    if (!run.empty()) {
      parts_.name = {run.begin, core.end};
    } else {
      parts_.pronoun = definite;
    }
  } else if (noun.is(kDocumentWord)) {
    describe_document(core, run);
  } else if (noun.is(kUnnamedWord)) {
    parts_.kind = SpeakerKind::kUnnamed;
  } else {
    const bool plural =
        doc_.is_share(core.end - 1) || noun.is(kGroupWord | kPlural) || doc_.word(core.end - 1).ends_with('s');
    parts_.kind = plural ? SpeakerKind::kGroup : SpeakerKind::kUnnamed;
    if (noun.is(kGroupWord) && !noun.is(kDeterminer)) set_role(core);
  }
}

}  // namespace pressmark

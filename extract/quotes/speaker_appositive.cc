// Roles and affiliations, in the appositive above all.

#include <algorithm>

#include "extract/quotes/name_forms.h"
#include "extract/quotes/phrase_words.h"
#include "extract/quotes/speaker_parser.h"

namespace pressmark {

// "Northtel campaign manager" -> affiliation "Northtel", role "campaign manager".
void SpeakerParser::set_role(TokenRange range) {
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
std::size_t SpeakerParser::role_begin(TokenRange range) const {
  std::size_t i = range.begin;
  if (names(range.end - 1) && is_phrase_word(doc_.word(range.end - 1), PhraseWord::kPortfolio)) return i;
  while (i + 1 < range.end && names(i) && !doc_.tokens[i].is(kRole | kTitle) && !opens_role({i, range.end})) ++i;
  return i;
}

// "Prime Minister", "South Korean official"; a nationality before more of a name is part of that name, except in
// a title in capitals that names no firm: "Dutch Finance Minister".
bool SpeakerParser::opens_role(TokenRange range) const {
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

// "at Northtel", "in the Hale administration", but "in Washington" is where somebody lives.
TokenRange SpeakerParser::affiliation_behind(std::size_t preposition, std::size_t end) const {
  const TokenRange name = first_name({preposition + 1, end});
  const bool place = doc_.is_word(preposition, "in") && name.begin == preposition + 1;
  return place && !is_organisation(doc_, name) ? TokenRange{} : name;
}

TokenRange SpeakerParser::first_name(TokenRange range) const {
  std::size_t begin = range.begin;
  while (begin < range.end && (!names(begin) || describes(begin, range.end))) ++begin;
  std::size_t end = begin;
  while (end < range.end && (names(end) || joins_after(end, range.end))) ++end;
  return {begin, end};
}

// "the Swedish consultancy Fjord IP"
bool SpeakerParser::describes(std::size_t i, std::size_t end) const {
  return doc_.tokens[i].is(kOrigin) && (i + 1 >= end || !names(i + 1));
}

bool SpeakerParser::joins_after(std::size_t i, std::size_t end) const {
  const bool inner = doc_.is_word(i, "of") || doc_.is_word(i, "on") || doc_.is_word(i, "for") ||
                     doc_.is_word(i, "and") || doc_.is_word(i, "&");
  return inner && i + 1 < end && names(i + 1);
}

// "who served as ambassador to Burma", "who is a trader": the role behind the verb; the range itself where there is
// none.
TokenRange SpeakerParser::behind_served_as(TokenRange range) const {
  constexpr std::size_t kWithin = 3;
  if (range.empty() || !doc_.is_word(range.begin, "who")) return range;
  for (std::size_t i = range.begin + 1; i + 1 < range.end && i <= range.begin + kWithin; ++i) {
    const bool is = doc_.tokens[i].is(kBe) && doc_.tokens[i + 1].is(kDeterminer);
    if (is || doc_.is_word(i, "as")) return {i + 1, range.end};
  }
  return range;
}

// "Northtel, in a statement seen by Yonhap,", "Lee, speaking on television,": says nothing about who speaks.
bool SpeakerParser::is_circumstance(TokenRange range) const {
  static constexpr std::string_view kBelonging[] = {"of", "from", "at", "with"};
  const Token& first = doc_.tokens[range.begin];
  if (first.capital) return false;
  // "led by Ann Lee", while "retired teacher" says who somebody is
  const bool past =
      doc_.word(range.begin).ends_with("ed") || is_phrase_word(doc_.word(range.begin), PhraseWord::kParticiple);
  if (past && range.size() > 1 && doc_.tokens[range.begin + 1].is(kPreposition)) return true;
  return (first.is(kPreposition) && !doc_.is_any_word(range.begin, kBelonging)) ||
         (doc_.word(range.begin).ends_with("ing") && !is_role_of_ing(range));
}

// "managing director of Northtel", while "citing officials" and "quoting the minister" say what somebody does.
bool SpeakerParser::is_role_of_ing(TokenRange range) const {
  constexpr std::uint32_t kEnds = kPreposition | kDeterminer | kPronoun;
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    const Token& token = doc_.tokens[i];
    if (!token.word || token.capital || token.is(kEnds)) return false;
    if (token.is(kRole | kTitle)) return !doc_.word(i).ends_with('s');
  }
  return false;
}

// "A lawyer for Northtel, Tom Hale, said"; "the board's chairman, Sen. Ann Lee of Ohio,"; "the owners, Pike Hollis,"
bool SpeakerParser::named_by_appositive(TokenRange range) {
  const TokenRange name = name_in(range);
  const bool people = parts_.kind == SpeakerKind::kUnnamed || parts_.kind == SpeakerKind::kGroup;
  if (name.empty() || !parts_.name.empty() || !(people || parts_.kind == SpeakerKind::kOrganisation)) return false;
  const bool singular = parts_.kind == SpeakerKind::kUnnamed;
  const bool organisation = is_organisation(doc_, name);
  // "the firm in Los Angeles, New Harbour," is no name of the firm; "Officials, Ann Lee" no title of hers.
  const bool definite = doc_.tokens[parts_.exact.begin].is(kDeterminer) || parts_.exact.size() > 1;
  if (!singular && (!definite || is_located())) return false;
  // "a rally in Lakeshore, West Harbour"
  if (singular && parts_.role.empty() && is_located()) return false;
  if (singular && !organisation && parts_.role.empty()) set_unknown_role();
  parts_.name = name;
  parts_.pronoun = false;
  parts_.kind = certain(singular && !organisation ? SpeakerKind::kPerson : SpeakerKind::kOrganisation);
  if (parts_.affiliation.empty() && name.end < range.end && doc_.tokens[name.end].is(kPreposition))
    parts_.affiliation = affiliation_behind(name.end, range.end);
  return true;
}

bool SpeakerParser::is_located() const {
  for (std::size_t i = parts_.exact.begin; i < parts_.exact.end; ++i) {
    if (doc_.tokens[i].is(kPreposition) && !doc_.is_word(i, "of")) return true;
  }
  return false;
}

// "the council's transport lead, Hugh Dahl,": the noun is in no table, but a name stands behind it.
void SpeakerParser::set_unknown_role() {
  TokenRange core = parts_.exact;
  core.end = std::max(core.begin, before_preposition(core).end);
  for (std::size_t i = core.begin; i < core.end; ++i) {
    if (doc_.possessive(i) || doc_.tokens[i].is(kDeterminer) || names(i)) core.begin = i + 1;
  }
  if (!core.empty()) parts_.role = core;
}

// The whole range is a name, with titles before it and "of X", a bracket or more commas behind it.
TokenRange SpeakerParser::name_in(TokenRange range) const {
  constexpr std::size_t kLongestName = 4;
  const TokenRange rest = behind_titles(range);
  std::size_t end = rest.begin;
  while (end < range.end && names(end)) ++end;
  const TokenRange name{rest.begin, end};
  const bool long_enough = name.size() > 1 || rest.begin > range.begin;
  static constexpr std::string_view kBehind[] = {"of", "from", "at", "with"};
  const bool ends = end >= range.end || !doc_.tokens[end].word || doc_.is_any_word(end, kBehind);
  if (name.empty() || !long_enough || name.size() > kLongestName || !ends) return {};
  const bool described = doc_.tokens[end - 1].is(kRole | kTitle | kGroupWord) || is_only_origin(doc_, name);
  return described ? TokenRange{} : name;
}

// "Ann Lee, a beekeeper": an unknown noun behind an article says what a person is.
void SpeakerParser::set_plain_role(TokenRange range) {
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
bool SpeakerParser::does_next(std::size_t i) const {
  const std::size_t verb = i + 1;
  return verb < phrase_.appositive.end && doc_.is_word(i, "to") && !doc_.tokens[verb].capital &&
         !doc_.tokens[verb].is(kDeterminer | kPronoun);
}

// "lecturer in property law at", "head of licensing": what follows in lower case belongs to the role.
std::size_t SpeakerParser::extend_role(std::size_t limit) {
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

// "of Product at Northtel": the employer stands behind "at"; the first preposition where there is none.
std::size_t SpeakerParser::behind_field(std::size_t preposition, std::size_t end) const {
  for (std::size_t i = preposition + 1; i + 1 < end && doc_.tokens[i].word; ++i) {
    if (doc_.is_word(i, "at") && (names(i + 1) || doc_.tokens[i + 1].is(kDeterminer))) return i;
  }
  return preposition;
}

void SpeakerParser::read_appositive() {
  TokenRange range = phrase_.appositive;
  range = behind_served_as(range);
  static constexpr std::string_view kRelative[] = {"who", "which", "where", "whose", "when"};
  if (range.empty() || doc_.is_any_word(range.begin, kRelative)) return;
  if (is_circumstance(range)) return;
  if (parts_.kind == SpeakerKind::kDocument) return;  // "a lawsuit filed by Ann Lee, a brewer": hers, not its
  if (named_by_appositive(range)) return;
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
    parts_.affiliation = affiliation_behind(behind_field(end, range.end), range.end);
  }
  if (parts_.affiliation.empty()) parts_.affiliation = affiliation;
  if (!parts_.role.empty() && !parts_.name.empty() && !parts_.certain) parts_.kind = certain(SpeakerKind::kPerson);
}

}  // namespace pressmark

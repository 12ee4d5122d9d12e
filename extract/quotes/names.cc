#include "extract/quotes/names.h"

#include <algorithm>

#include "core/text/utf8.h"
#include "extract/quotes/phrase_words.h"
#include "extract/quotes/relays.h"

namespace pressmark {
namespace {

// How far back a pronoun looks for its name.
constexpr std::uint32_t kSentencesBack = 8;
constexpr std::uint32_t kSentencesBackOfThey = 3;
constexpr std::uint32_t kSentencesBackOfIt = 2;
constexpr std::size_t kMentionsBack = 40;
// "the commission": a name with the word itself is looked for farther away.
constexpr std::size_t kMentionsBackOfNoun = 200;

}  // namespace

NameTable::NameTable(const QuoteText& doc) : doc_(doc), forms_(doc), mentions_(find_mentions(doc, forms_)) {
  referents_.resize(mentions_.size());
  genders_.reserve(mentions_.size());
  for (const Mention& mention : mentions_) {
    if (!mention.named()) continue;
    const TokenRange full = forms_.full_form(mention.name);
    if (mention.gender != 0) genders_.emplace(full.begin, mention.gender);
    if (!mention.pair.empty()) {
      const auto [found, added] = pairs_.emplace(pair_key(mention), mention.pair);
      if (!added && mention.pair.size() > found->second.size()) found->second = mention.pair;
    }
  }
}

std::string NameTable::pair_key(const Mention& mention) const {
  return std::string(doc_.word(mention.name.end - 1)).append(" ").append(doc_.word(mention.pair.end - 1));
}

std::uint32_t NameTable::sentence_of(std::size_t token) const {
  return doc_.input.layout.sentence_at(doc_.tokens[token].span.start);
}

std::size_t NameTable::mentions_before(std::size_t token) const {
  const auto at = std::lower_bound(mentions_.begin(), mentions_.end(), token,
                                   [](const Mention& m, std::size_t before) { return m.name.begin < before; });
  return static_cast<std::size_t>(at - mentions_.begin());
}

const Mention* NameTable::mention_at(std::size_t token) const {
  const std::size_t at = mentions_before(token);
  return at < mentions_.size() && mentions_[at].name.begin == token ? &mentions_[at] : nullptr;
}

// In text order, so that each pronoun sees only what has been said before it.
void NameTable::trace_pronouns(std::size_t token) {
  const std::size_t end = mentions_before(token);
  for (; traced_ < end; ++traced_) {
    const Mention& mention = mentions_[traced_];
    if (mention.pronoun && mention.subject) {
      referents_[traced_] = person_before(mention.name.begin, mention.gender);
      if (referents_[traced_]) learn_gender(*referents_[traced_], mention.gender);
    }
  }
}

std::uint32_t NameTable::known_gender(TokenRange full) const {
  const auto found = genders_.find(full.begin);
  return found == genders_.end() ? 0 : found->second;
}

void NameTable::learn_gender(TokenRange full, std::uint32_t gender) {
  if (gender != 0) genders_.emplace(full.begin, gender);
}

bool NameTable::fits(const Mention& mention, std::uint32_t gender) const {
  if (!mention.person) return false;
  std::uint32_t known = mention.gender;
  if (known == 0 && mention.unnamed) known = known_gender(mention.name);
  if (known == 0 && mention.named()) known = known_gender(forms_.full_form(mention.name));
  return known == 0 || gender == 0 || known == gender;
}

NameTable::Name NameTable::named_by(const Mention& mention, std::size_t index) const {
  if (mention.pronoun) return referents_[index];
  if (mention.unnamed) return mention.name;
  return forms_.full_form(mention.name);
}

NameTable::Name NameTable::person_before(std::size_t token, std::uint32_t gender) const {
  const std::uint32_t here = sentence_of(token);
  Name other;
  std::size_t at = mentions_before(token);
  if (at > 0 && introduces(mentions_[at - 1], gender, here)) return forms_.full_form(mentions_[at - 1].name);
  for (std::size_t steps = 0; at > 0 && steps < kMentionsBack; ++steps) {
    const Mention& mention = mentions_[--at];
    if (mention.sentence + kSentencesBack < here) break;
    if (!fits(mention, gender)) continue;
    const Name name = named_by(mention, at);
    if (!name) continue;
    if (mention.subject && mention.sentence != here && speaker_since(mention.sentence, gender)) return last_person_;
    if (mention.subject) return name;
    if (!other) other = name;
  }
  return speaker_since(0, gender) ? last_person_ : other;
}

// "... concerns Henry Cole, president of the union." and then words of "he": who has just been introduced speaks.
bool NameTable::introduces(const Mention& mention, std::uint32_t gender, std::uint32_t here) const {
  constexpr std::uint32_t kSentencesBackOfNewcomer = 4;
  if (!mention.described || mention.sentence == here || mention.sentence + kSentencesBackOfNewcomer < here)
    return false;
  const bool spoken_since = last_person_ && last_spoken_ > mention.sentence;
  return !spoken_since && fits(mention, gender) && forms_.full_form(mention.name).begin == mention.name.begin;
}

// Somebody of this gender, or of unknown gender, has spoken in this sentence or later.
bool NameTable::speaker_since(std::uint32_t sentence, std::uint32_t gender) const {
  if (!last_person_ || last_spoken_ < sentence) return false;
  const std::uint32_t known = known_gender(*last_person_);
  return known == 0 || gender == 0 || known == gender;
}

NameTable::Name NameTable::organisation_near(std::size_t token) const {
  const std::uint32_t here = sentence_of(token);
  Name other;
  std::size_t at = mentions_before(token);
  for (std::size_t steps = 0; at > 0 && steps < kMentionsBack; ++steps) {
    const Mention& mention = mentions_[--at];
    if (mention.sentence + kSentencesBackOfIt < here) break;
    if (is_person(mention)) continue;
    if (mention.opens && !mention.doubtful) return mention.name;
    if (!other) other = mention.name;
  }
  const bool spoke = last_organisation_ && last_organisation_spoken_ + kSentencesBackOfIt >= here;
  return spoke ? last_organisation_ : other;
}

bool NameTable::is_person(TokenRange name) const {
  const Mention* const mention = mention_at(name.begin);
  return mention != nullptr && is_person(*mention);
}

bool NameTable::is_person(const Mention& mention) const {
  return mention.person || people_.contains(forms_.full_form(mention.name).begin);
}

// Whoever spoke in the sentence before and may be an organisation: no gender is known.
bool NameTable::spoke_just_now(std::size_t token) const {
  return last_speaker_ && last_speaker_spoken_ + 1 == sentence_of(token) && known_gender(*last_speaker_) == 0 &&
         gender_of(doc_, *last_speaker_) == 0 && !is_person(*last_speaker_);
}

NameTable::Name NameTable::organisation_called(TokenRange phrase) const {
  const std::size_t noun = phrase.end - 1;
  for (std::size_t i = phrase.begin; i < noun; ++i) {
    if (doc_.tokens[i].is(kOrigin) && doc_.word(i).find('-') == std::string_view::npos)
      return organisation_from(phrase, i);
  }
  if (spoke_just_now(phrase.begin) && may_be_called(*last_speaker_, noun)) return last_speaker_;
  if (const auto called = called_.find(doc_.word(noun)); called != called_.end()) return called->second;
  if (is_outlet_noun(doc_.word(noun))) {
    const std::optional<std::uint32_t> outlet = outlet_before(doc_, phrase.begin);
    if (outlet) return tokens_of(doc_, doc_.input.outlet_mentions[*outlet].span);
  }
  const std::size_t before = mentions_before(phrase.begin);
  std::size_t at = before;
  for (std::size_t steps = 0; at > 0 && steps < kMentionsBackOfNoun; ++steps) {
    const TokenRange name = mentions_[--at].name;
    if (name.size() < 2 || mentions_[at].unnamed) continue;
    for (const std::size_t i : {name.begin, name.end - 1}) {
      const std::string_view word = doc_.word(i);
      const std::string_view wanted = doc_.word(noun);
      if (word.size() == wanted.size() && word.substr(1) == wanted.substr(1) && (word[0] | 0x20) == (wanted[0] | 0x20))
        return name;
    }
  }
  const bool employer = last_employer_ && employer_named_ + 1 == sentence_of(phrase.begin) &&
                        !is_person(*last_employer_) && may_be_called(*last_employer_, noun);
  if (employer) return last_employer_;
  if (last_organisation_ && may_be_called(*last_organisation_, noun)) return last_organisation_;
  return organisation_before(before, noun);
}

// The name nearest before that may be meant; one word that only opens its sentence ("Revenue fell") comes last.
NameTable::Name NameTable::organisation_before(std::size_t at, std::size_t noun) const {
  Name other;
  for (std::size_t steps = 0; at > 0 && steps < kMentionsBack; ++steps) {
    const Mention& mention = mentions_[--at];
    if (is_person(mention) || !may_be_company(mention.name) || !may_be_called(mention.name, noun)) continue;
    const bool told = is_organisation(doc_, mention.name) || mention.firm || is_capitals(mention.name);
    if (!told && !doc_.tokens[noun].is(kCompany)) continue;
    if (!mention.doubtful) return mention.name;
    if (!other) other = mention.name;
  }
  return other;
}

// "NASA"
bool NameTable::is_capitals(TokenRange name) const {
  const std::string_view word = doc_.word(name.begin);
  return name.size() == 1 && word.size() > 1 &&
         std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

// "the company" is no court, "the court" no firm and no ministry, "the agency" no firm.
bool NameTable::may_be_called(TokenRange name, std::size_t noun) const {
  const std::string_view wanted = doc_.word(noun);
  const bool is_public = is_phrase_word(wanted, PhraseWord::kPublic);
  const bool central = noun > 0 && doc_.is_word(noun - 1, "central");  // "the central bank"
  const bool body = central || is_phrase_word(wanted, PhraseWord::kBody);
  if (!is_public && !body && !doc_.tokens[noun].is(kCompany)) return true;
  bool other = false;
  for (std::size_t i = name.begin; i < name.end; ++i) {
    if (same_word(doc_.word(i), wanted)) return true;
    // "the group" may be a foundation or a union.
    const bool also = !same_word(wanted, "group") && is_phrase_word(doc_.word(i), PhraseWord::kBody);
    other = other || also || is_phrase_word(doc_.word(i), PhraseWord::kPublic);
  }
  if (!is_public && !body) return !other;
  // "the agency" may be an organisation or a service, "the department" an office, "the university" an institute.
  static constexpr std::string_view kBodies[] = {"organization", "organisation", "office", "service", "institute"};
  bool is_body = false;
  for (std::size_t i = name.begin; i < name.end; ++i) is_body = is_body || doc_.is_any_word(i, kBodies);
  const bool firm = is_firm(name) || (doc_.tokens[name.end - 1].is(kOrganisationWord) && !other && !is_body);
  return !firm && (!is_public || is_body);
}

// "in Ohio", "in the United States" and "According to" name no company.
bool NameTable::may_be_company(TokenRange name) const {
  if (is_organisation(doc_, name)) return true;
  std::size_t begin = name.begin;
  if (begin > 0 && doc_.tokens[begin - 1].is(kDeterminer)) --begin;
  return (begin == 0 || !doc_.tokens[begin - 1].is(kPreposition)) && !doc_.is_word(name.end, "to");
}

// "the Korean company": only who has been introduced with the same word.
NameTable::Name NameTable::organisation_from(TokenRange phrase, std::size_t origin) const {
  std::size_t at = mentions_before(phrase.begin);
  for (std::size_t steps = 0; at > 0 && steps < kMentionsBackOfNoun; ++steps) {
    const Mention& mention = mentions_[--at];
    if (!is_person(mention) && comes_from(mention.name, doc_.word(origin))) return forms_.full_form(mention.name);
  }
  return std::nullopt;
}

// "Korean chip maker Northtel", "Northtel, a Korean chip maker,"
bool NameTable::comes_from(TokenRange name, std::string_view origin) const {
  constexpr std::size_t kBefore = 5;
  constexpr std::size_t kBehind = 4;
  for (std::size_t i = name.begin; i > 0 && name.begin - i < kBefore && doc_.tokens[i - 1].word; --i) {
    if (doc_.word(i - 1) == origin) return true;
  }
  if (doc_.word(name.begin) == origin) return true;
  if (name.end >= doc_.tokens.size() || doc_.symbol(name.end) != ',') return false;
  const std::size_t limit = std::min(doc_.tokens.size(), name.end + 1 + kBehind);
  for (std::size_t i = name.end + 1; i < limit && doc_.tokens[i].word; ++i) {
    if (doc_.word(i) == origin) return true;
  }
  return false;
}

NameTable::Name NameTable::plural_before(std::size_t token) const {
  const std::uint32_t here = sentence_of(token);
  std::size_t at = mentions_before(token);
  for (std::size_t steps = 0; at > 0 && steps < kMentionsBack; ++steps) {
    const Mention& mention = mentions_[--at];
    if (mention.sentence + kSentencesBackOfThey < here) break;
    if (!mention.pair.empty() && mention.pair.end <= token) return full_pair(mention);
    const bool near = mention.sentence + 1 >= here;
    if (near && mention.opens && doc_.tokens[mention.name.end - 1].is(kGroupWord)) return mention.name;
  }
  return std::nullopt;
}

NameTable::Name NameTable::full_pair(const Mention& mention) const {
  const auto found = pairs_.find(pair_key(mention));
  return found == pairs_.end() ? mention.pair : found->second;
}

// "Lee, who says", "Ann Lee (I-Utah), who says", "an architect who said"
void NameTable::resolve_relative(std::size_t token, Speaker& speaker) {
  std::size_t i = token;
  while (i > 0 && (doc_.symbol(i - 1) == ',' || doc_.symbol(i - 1) == 'd')) --i;
  if (i > 0 && doc_.symbol(i - 1) == ')') {
    while (i > 0 && doc_.symbol(i - 1) != '(') --i;
    i -= i > 0 ? 1 : 0;
  }
  const std::size_t at = mentions_before(i);
  if (at > 0 && mentions_[at - 1].name.end == i && mentions_[at - 1].named()) {
    const Mention& mention = mentions_[at - 1];
    speaker.kind = mention.person || doc_.is_word(token, "who") ? SpeakerKind::kPerson : SpeakerKind::kOrganisation;
    return set_name(forms_.full_form(mention.name), speaker);
  }
  if (i == 0) return;
  const Token& noun = doc_.tokens[i - 1];
  const bool plural = noun.is(kGroupWord) || (noun.word && doc_.word(i - 1).ends_with('s'));
  speaker.kind = noun.is(kDocumentWord) ? SpeakerKind::kDocument : plural ? SpeakerKind::kGroup : SpeakerKind::kUnnamed;
}

void NameTable::resolve_pronoun(const SpeakerParts& parts, Speaker& speaker) {
  const std::size_t at = parts.exact.begin;
  const Token& token = doc_.tokens[at];
  if (doc_.is_word(at, "who") || doc_.is_word(at, "which")) return resolve_relative(at, speaker);
  if (parts.kind == SpeakerKind::kDocument) return resolve_document(parts.exact, speaker);
  if (doc_.is_word(at, "they")) return set_name(plural_before(at), speaker);
  if (parts.kind == SpeakerKind::kOrganisation) {
    if (token.is(kPronoun)) return set_name(organisation_near(at), speaker);
    // "the paper": an outlet, or what somebody wrote
    const std::size_t noun = parts.exact.end - 1;
    const bool written = doc_.is_word(noun, "paper") && !outlet_before(doc_, at);
    if (!written) return set_name(organisation_called(parts.exact), speaker);
    speaker.kind = SpeakerKind::kDocument;
    return;
  }
  const std::uint32_t gender = token.classes & (kMale | kFemale);
  if (gender == 0) return;
  const Name name = person_before(at, gender);
  if (name) learn_gender(*name, gender);
  if (name && is_unnamed(*name)) {
    speaker.kind = SpeakerKind::kUnnamed;
    speaker.via = SpeakerVia::kPronoun;
    return;
  }
  set_name(name, speaker);
}

// "The poll": the document with a name that spoke last, where it may be called so; "the report": the outlet's voice.
void NameTable::resolve_document(TokenRange phrase, Speaker& speaker) {
  const std::size_t noun = phrase.end - 1;
  const auto same = [&](std::size_t other) {
    return doc_.word(other) == doc_.word(noun) || (doc_.tokens[other].is(kResearch) && doc_.tokens[noun].is(kResearch));
  };
  if (last_document_ && same(last_document_->end - 1)) {
    speaker.name = doc_.span(*last_document_);
    speaker.via = SpeakerVia::kPronoun;
    return;
  }
  constexpr std::uint32_t kSentencesBackOfReport = 3;
  static constexpr std::string_view kReports[] = {"report", "story", "article"};
  const bool outlet = last_speaker_ && last_speaker_spoken_ + kSentencesBackOfReport >= sentence_of(noun) &&
                      doc_.mention_in(*last_speaker_).has_value();
  if (outlet && phrase.size() == 2 && doc_.is_any_word(noun, kReports)) {
    speaker.kind = SpeakerKind::kOrganisation;
    set_name(last_speaker_, speaker);
  }
}

// The range is "a lawyer" of the mentions, no name.
bool NameTable::is_unnamed(TokenRange range) const {
  const Mention* const mention = mention_at(range.begin);
  return mention != nullptr && mention->unnamed;
}

void NameTable::set_name(Name name, Speaker& speaker) {
  if (!name) return;
  speaker.name = doc_.span(*name);
  speaker.via = SpeakerVia::kPronoun;
  remember(speaker, *name, true);
}

// "Northtel said on Monday that it will pay", while in "Lee said it was late" nobody does anything.
bool NameTable::speaks_of_itself(TokenRange phrase) const {
  constexpr std::size_t kFarthest = 8;
  const std::size_t limit = std::min(doc_.tokens.size(), phrase.end + kFarthest);
  std::size_t i = phrase.end;
  while (i < limit && doc_.tokens[i].word && doc_.tokens[i].cue == nullptr) ++i;
  if (i >= limit || doc_.tokens[i].cue == nullptr) return false;
  ++i;
  while (i < limit && (doc_.is_word(i, "that") || doc_.tokens[i].is(kCalendar | kPreposition | kTimeWord))) ++i;
  if (i + 2 >= doc_.tokens.size() || doc_.tokens[i].quoted) return false;
  if (doc_.is_word(i, "its")) return true;
  if (!doc_.is_word(i, "it") || !doc_.tokens[i + 1].word || doc_.possessive(i + 1)) return false;
  if (doc_.tokens[i + 1].is(kBe)) return doc_.word(i + 2).ends_with("ing");
  return !doc_.is_word(i + 2, "be") && !doc_.is_word(i + 2, "take");
}

bool NameTable::is_firm(TokenRange full) const {
  const Mention* const mention = mention_at(full.begin);
  return mention != nullptr && mention->firm;
}

// "the mayor" behind "Mayor Ann Lee": the only person that has been called so.
NameTable::Name NameTable::person_called(TokenRange phrase) const {
  const std::string noun = to_lower(doc_.word(phrase.end - 1));
  Name found;
  std::size_t at = mentions_before(phrase.begin);
  for (std::size_t steps = 0; at > 0 && steps < kMentionsBackOfNoun; ++steps) {
    const Mention& mention = mentions_[--at];
    if (!mention.role || !mention.person || !is_called(*mention.role, noun)) continue;
    if (is_former(*mention.role) != is_former(phrase.end - 1)) continue;
    const TokenRange full = forms_.full_form(mention.name);
    if (found && doc_.word(found->end - 1) != doc_.word(full.end - 1)) return std::nullopt;
    if (!found) found = full;
  }
  return found;
}

bool NameTable::is_former(std::size_t role) const {
  constexpr std::size_t kWithin = 3;
  for (std::size_t i = role; i > 0 && role - i < kWithin && doc_.tokens[i - 1].word; --i) {
    if (doc_.is_word(i - 1, "former") || doc_.is_word(i - 1, "ex")) return true;
  }
  return false;
}

// "Gov." is "the governor".
bool NameTable::is_called(std::size_t role, std::string_view noun) const {
  std::string_view word = doc_.word(role);
  if (same_word(word, noun)) return true;
  if (!word.ends_with('.') || word.size() < 4) return false;
  word.remove_suffix(1);
  return noun.size() > word.size() && same_word(word, noun.substr(0, word.size()));
}

void NameTable::resolve_name(const SpeakerParts& parts, Speaker& speaker) {
  TokenRange full = forms_.full_form(parts.name);
  const bool first = parts.name.size() == 1 && doc_.word(full.begin) == doc_.word(parts.name.begin);
  const bool either = full.size() > 1 || is_phrase_word(doc_.word(full.begin), PhraseWord::kPlaceName);
  if (first && either && speaks_of_itself(parts.exact)) {
    full = parts.name;
    speaker.kind = SpeakerKind::kOrganisation;
  }
  if (!parts.certain && speaker.kind == SpeakerKind::kPerson && is_firm(full))
    speaker.kind = SpeakerKind::kOrganisation;
  speaker.name = doc_.span(full);
  if (full.size() != parts.name.size()) {
    speaker.via = SpeakerVia::kName;
    if (!parts.certain && !is_organisation(doc_, full) && !is_firm(full)) speaker.kind = SpeakerKind::kPerson;
  }
  remember(speaker, full, parts.certain);
}

void NameTable::remember(const Speaker& speaker, TokenRange name, bool certain) {
  const std::uint32_t sentence = doc_.input.layout.sentence_at(speaker.exact.start);
  last_speaker_ = name;
  last_speaker_spoken_ = sentence;
  if (speaker.kind == SpeakerKind::kPerson) {
    last_person_ = name;
    last_spoken_ = sentence;
    if (certain) {
      people_.insert(name.begin);
      last_speaker_.reset();
    }
  }
  if (speaker.kind == SpeakerKind::kDocument) last_document_ = name;
  if (speaker.kind == SpeakerKind::kOrganisation) {
    if (name.size() > 1) called_[doc_.word(name.end - 1)] = name;
    last_organisation_ = name;
    last_organisation_spoken_ = sentence;
  }
}

// "the mayor", "the company's spokesman"
bool NameTable::is_bare_role(const SpeakerParts& parts) const {
  const bool role = parts.kind == SpeakerKind::kUnnamed && !parts.role.empty() && parts.name.empty();
  const bool whole = role && parts.role.end == parts.exact.end && parts.role.end > parts.exact.begin;
  return whole && doc_.is_word(parts.exact.begin, "the") && doc_.tokens[parts.role.end - 1].is(kRole | kTitle);
}

// "the 34-year-old": whoever "he" or "she" would mean.
bool NameTable::is_of_age(const SpeakerParts& parts) const {
  return parts.exact.size() == 2 && doc_.is_word(parts.exact.begin, "the") &&
         doc_.word(parts.exact.begin + 1).ends_with("-year-old");
}

Speaker NameTable::resolve(const SpeakerParts& parts) {
  trace_pronouns(parts.exact.begin);
  Speaker speaker;
  speaker.exact = doc_.span(parts.exact);
  speaker.kind = parts.kind;
  if (!parts.role.empty()) speaker.role = doc_.span(parts.role);
  if (!parts.affiliation.empty()) speaker.affiliation = doc_.span(parts.affiliation);
  if (speaker.kind == SpeakerKind::kUnnamed && is_unnamed(parts.exact)) last_person_.reset();
  if (is_bare_role(parts) || is_of_age(parts)) {
    const Name name = parts.role.empty() ? person_before(parts.exact.begin, 0) : person_called(parts.role);
    if (name && !is_unnamed(*name)) {
      speaker.kind = SpeakerKind::kPerson;
      set_name(name, speaker);
    }
  } else if (parts.pronoun) {
    resolve_pronoun(parts, speaker);
  } else if (!parts.name.empty()) {
    resolve_name(parts, speaker);
  }
  // "A Northtel spokesman said ... The company said"
  const bool officer = speaker.kind != SpeakerKind::kOrganisation && speaker.kind != SpeakerKind::kDocument;
  if (officer && !parts.affiliation.empty()) {
    last_employer_ = forms_.full_form(parts.affiliation);
    employer_named_ = sentence_of(parts.exact.begin);
  }
  return speaker;
}

}  // namespace pressmark

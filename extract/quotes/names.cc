#include "extract/quotes/names.h"

#include <algorithm>
#include <unordered_set>

namespace pressmark {
namespace {

constexpr std::size_t kLongestName = 5;
// How far back a pronoun looks for its name.
constexpr std::uint32_t kSentencesBack = 8;
constexpr std::size_t kMentionsBack = 40;

bool is_name_word(const Token& token) {
  return token.word && token.capital && !token.is(kDeterminer | kConjunction | kPreposition | kCalendar | kAuxiliary) &&
         !(token.is(kPronoun));
}

}  // namespace

NameTable::NameTable(const QuoteText& doc) : doc_(doc) {
  for (const TokenRange paragraph : doc.paragraphs) {
    if (is_title_case(paragraph)) continue;
    for (std::size_t i = paragraph.begin; i < paragraph.end;) {
      std::size_t end = i;
      while (end < paragraph.end && is_name_word(doc.tokens[end])) ++end;
      if (end > i) add_run({i, end});
      i = end + 1;
    }
  }
  find_persons();
  keep_first_subjects();
}

void NameTable::find_persons() {
  std::unordered_set<std::string_view> alone;
  for (const Mention& mention : mentions_) {
    if (mention.name.size() == 1) alone.insert(doc_.word(mention.name.begin));
  }
  for (Mention& mention : mentions_) {
    if (mention.name.size() > 1) {
      // A longer name whose last word also stands alone is a person's.
      mention.person =
          mention.person || (!is_organisation(mention.name) && alone.contains(doc_.word(mention.name.end - 1)));
      continue;
    }
    const auto found = by_last_word_.find(doc_.word(mention.name.begin));
    if (found == by_last_word_.end()) continue;
    mention.person = mention.person || !is_organisation(found->second);
    if (mention.gender == 0) mention.gender = gender_of(found->second);
  }
}

// Only the first person of a sentence that may be its subject stays one.
void NameTable::keep_first_subjects() {
  std::optional<std::uint32_t> taken;
  for (Mention& mention : mentions_) {
    mention.subject = mention.subject && mention.person && mention.sentence != taken;
    if (mention.subject) taken = mention.sentence;
  }
}

// A headline in title case: its capitals name nobody.
bool NameTable::is_title_case(TokenRange paragraph) const {
  constexpr std::uint32_t kShortWord = 4;
  constexpr std::size_t kLongestHeadline = 25;
  if (paragraph.size() > kLongestHeadline) return false;
  std::size_t lower = 0;
  std::size_t upper = 0;
  for (std::size_t i = paragraph.begin; i < paragraph.end; ++i) {
    if (doc_.tokens[i].span.size() >= kShortWord && doc_.tokens[i].word) (doc_.tokens[i].capital ? upper : lower) += 1;
  }
  return upper >= 4 && upper > 4 * lower;
}

void NameTable::add_run(TokenRange run) {
  // "Massachusetts Sen. Elizabeth Warren": the name begins behind the last title.
  std::size_t begin = run.end - 1;
  while (begin > run.begin && !doc_.tokens[begin - 1].is(kTitle | kRole | kHonorific)) --begin;
  const TokenRange name{begin, run.end};
  if (name.size() > kLongestName) return;
  if (name.size() > 1) by_last_word_.emplace(doc_.word(name.end - 1), name);
  add_mention(name, begin > run.begin);
}

void NameTable::add_mention(TokenRange name, bool titled) {
  if (doc_.tokens[name.begin].quoted) return;
  Mention mention;
  mention.name = name;
  mention.sentence = doc_.input.layout.sentence_at(doc_.tokens[name.begin].span.start);
  mention.gender = gender_of(name);
  const bool given = doc_.tokens[name.begin].is(kGivenMale | kGivenFemale);
  mention.person = !is_organisation(name) && (titled || (given && name.size() > 1));
  const bool behind_preposition = name.begin > 0 && doc_.tokens[name.begin - 1].is(kPreposition);
  const bool possessive = name.end < doc_.tokens.size() && doc_.word(name.end).ends_with('s') &&
                          doc_.word(name.end).size() < 5 && doc_.word(name.end)[0] != 's';
  mention.subject = !behind_preposition && !possessive && !modifies(name);
  mentions_.push_back(mention);
}

// "Clinton campaign manager Robby Mook": a name before a role belongs to somebody else's name.
bool NameTable::modifies(TokenRange name) const {
  constexpr std::size_t kLongestRole = 4;
  bool role = false;
  for (std::size_t i = name.end; i < std::min(doc_.tokens.size(), name.end + kLongestRole); ++i) {
    const Token& token = doc_.tokens[i];
    if (!token.word) return false;
    if (token.capital) return role;
    role = role || token.is(kRole | kTitle);
  }
  return false;
}

bool NameTable::is_organisation(TokenRange name) const {
  for (std::size_t i = name.begin; i < name.end; ++i) {
    if (doc_.tokens[i].is(kOrganisationWord | kDocumentWord) && i + 1 == name.end) return true;
  }
  return false;
}

std::uint32_t NameTable::gender_of(TokenRange name) const {
  const Token& first = doc_.tokens[name.begin];
  if (name.begin > 0 && doc_.tokens[name.begin - 1].is(kHonorific)) {
    const std::uint32_t titled = doc_.tokens[name.begin - 1].classes & (kMale | kFemale);
    if (titled != 0) return titled;
  }
  if (first.is(kGivenFemale)) return kFemale;
  return first.is(kGivenMale) ? std::uint32_t{kMale} : 0;
}

TokenRange NameTable::full_form(TokenRange name) const {
  if (name.size() != 1) return name;
  const auto found = by_last_word_.find(doc_.word(name.begin));
  return found == by_last_word_.end() ? name : found->second;
}

std::optional<TokenRange> NameTable::person_before(std::size_t token, std::uint32_t gender) const {
  auto at = std::lower_bound(mentions_.begin(), mentions_.end(), token,
                             [](const Mention& m, std::size_t before) { return m.name.begin < before; });
  const std::uint32_t here = doc_.input.layout.sentence_at(doc_.tokens[token].span.start);
  std::optional<TokenRange> other;
  for (std::size_t steps = 0; at != mentions_.begin() && steps < kMentionsBack; ++steps) {
    --at;
    if (at->sentence + kSentencesBack < here) break;
    const bool fits = at->person && (at->gender == 0 || gender == 0 || at->gender == gender);
    if (!fits) continue;
    if (at->subject && at->sentence != here && speaker_since(at->sentence, gender)) return last_person_;
    if (at->subject) return at->name;
    if (!other) other = at->name;
  }
  return speaker_since(0, gender) ? last_person_ : other;
}

// Somebody of this gender, or of unknown gender, has spoken in this sentence or later.
bool NameTable::speaker_since(std::uint32_t sentence, std::uint32_t gender) const {
  if (!last_person_ || last_spoken_ < sentence) return false;
  const std::uint32_t known = gender_of(*last_person_);
  return known == 0 || gender == 0 || known == gender;
}

std::optional<TokenRange> NameTable::organisation_before(std::size_t token) const {
  if (last_organisation_) return last_organisation_;
  auto at = std::lower_bound(mentions_.begin(), mentions_.end(), token,
                             [](const Mention& m, std::size_t before) { return m.name.begin < before; });
  for (std::size_t steps = 0; at != mentions_.begin() && steps < kMentionsBack; ++steps) {
    --at;
    if (!at->person) return at->name;
  }
  return std::nullopt;
}

void NameTable::resolve_pronoun(const SpeakerParts& parts, Speaker& speaker) {
  const Token& token = doc_.tokens[parts.exact.begin];
  std::optional<TokenRange> name;
  if (parts.kind == SpeakerKind::kOrganisation) {
    name = organisation_before(parts.exact.begin);
  } else if (token.is(kMale | kFemale)) {
    name = person_before(parts.exact.begin, token.classes & (kMale | kFemale));
  }
  if (!name) return;
  const TokenRange full = full_form(*name);
  speaker.name = doc_.span(full);
  speaker.via = SpeakerVia::kPronoun;
  remember(speaker, full);
}

void NameTable::resolve_name(const SpeakerParts& parts, Speaker& speaker) {
  const TokenRange full = full_form(parts.name);
  speaker.name = doc_.span(full);
  if (full.size() != parts.name.size()) {
    speaker.via = SpeakerVia::kName;
    if (!parts.certain && !is_organisation(full)) speaker.kind = SpeakerKind::kPerson;
  }
  remember(speaker, full);
}

void NameTable::remember(const Speaker& speaker, TokenRange name) {
  if (speaker.kind == SpeakerKind::kPerson) {
    last_person_ = name;
    last_spoken_ = doc_.input.layout.sentence_at(speaker.exact.start);
  }
  if (speaker.kind == SpeakerKind::kOrganisation) last_organisation_ = name;
}

Speaker NameTable::resolve(const SpeakerParts& parts) {
  Speaker speaker;
  speaker.exact = doc_.span(parts.exact);
  speaker.kind = parts.kind;
  if (!parts.role.empty()) speaker.role = doc_.span(parts.role);
  if (!parts.affiliation.empty()) speaker.affiliation = doc_.span(parts.affiliation);
  if (parts.pronoun) {
    resolve_pronoun(parts, speaker);
  } else if (!parts.name.empty()) {
    resolve_name(parts, speaker);
  }
  return speaker;
}

}  // namespace pressmark

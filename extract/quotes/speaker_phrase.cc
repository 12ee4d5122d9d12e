#include "extract/quotes/speaker_phrase.h"

#include "extract/quotes/phrase_words.h"
#include "extract/quotes/relays.h"
#include "extract/quotes/speaker_parser.h"

namespace pressmark {

SpeakerParts SpeakerParser::parse(std::optional<std::uint32_t> outlet_mention) {
  const std::size_t end = phrase_.head.end;
  const bool split = split_at_comma();
  read(outlet_mention);
  if (split) parts_.exact.end = end;  // as written, the description included
  return parts_;
}

void SpeakerParser::read(std::optional<std::uint32_t> outlet_mention) {
  parts_.exact = cut_relative(phrase_.head);
  const Token& first = doc_.tokens[parts_.exact.begin];
  if (parts_.exact.size() == 1 && first.is(kPronoun)) {
    parts_.pronoun = true;
    parts_.kind = first.is(kPlural) ? SpeakerKind::kGroup : SpeakerKind::kPerson;
    if (doc_.is_word(parts_.exact.begin, "it")) parts_.kind = SpeakerKind::kOrganisation;
    return;
  }
  if (!outlet_mention) outlet_mention = outlet_at_end();
  if (outlet_mention && (is_outlets_study(*outlet_mention) || is_outlet(*outlet_mention))) return;
  read_head();
  read_appositive();
}

bool SpeakerParser::names(std::size_t i) const {
  const Token& token = doc_.tokens[i];
  return token.capital && !token.is(kDeterminer | kConjunction | kPreposition | kCalendar);
}

// "according to Ann Lee, an analyst": what stands behind the comma describes the head, unless it names others.
bool SpeakerParser::split_at_comma() {
  const TokenRange head = phrase_.head;
  if (!phrase_.appositive.empty()) return false;
  std::size_t comma = head.begin;
  while (comma < head.end && (doc_.symbol(comma) != ',' || doc_.in_number(comma))) ++comma;
  if (comma == head.begin || comma + 1 >= head.end || !doc_.tokens[comma + 1].word) return false;
  std::size_t next = comma + 1;
  while (next < head.end && names(next)) ++next;
  const bool list = next > comma + 1 && next < head.end && (doc_.symbol(next) == ',' || doc_.is_word(next, "and"));
  const bool based = doc_.word(comma + 1).ends_with("-based");
  if (list || based || doc_.is_word(comma + 1, "and")) return false;
  phrase_ = {{head.begin, comma}, {comma + 1, head.end}};
  return true;
}

// "A Chinese report released today": what follows the noun is no part of who speaks.
TokenRange SpeakerParser::cut_relative(TokenRange range) const {
  while (range.size() > 1 && doc_.tokens[range.end - 1].is(kCalendar)) --range.end;
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    const Token& token = doc_.tokens[i];
    const bool past = doc_.word(i).ends_with("ed") || token.form == CueForm::kParticiple ||
                      is_phrase_word(doc_.word(i), PhraseWord::kParticiple);
    const bool participle = token.word && !token.capital && past && doc_.tokens[i - 1].word;
    constexpr std::uint32_t kNoun = kDocumentWord | kOrganisationWord | kRole | kGroupWord;
    if (participle && doc_.tokens[i - 1].is(kNoun)) return {range.begin, i};
  }
  return range;
}

std::optional<std::uint32_t> SpeakerParser::outlet_at_end() const {
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
bool SpeakerParser::belongs_to(Span outlet) const {
  std::size_t i = parts_.exact.begin;
  while (i < parts_.exact.end && doc_.tokens[i].span.start < outlet.start) ++i;
  while (i > parts_.exact.begin && doc_.tokens[i - 1].is(kDeterminer)) --i;
  return i > parts_.exact.begin + 1 && doc_.tokens[i - 1].is(kPreposition) && names(i - 2) &&
         !doc_.tokens[i - 2].is(kOrganisationWord | kGroupWord | kDocumentWord);
}

// "a recent Reuters survey of voters": a document with a name; while a "report" or "story" is the outlet's voice.
bool SpeakerParser::is_outlets_study(std::uint32_t mention) {
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

bool SpeakerParser::is_outlet(std::uint32_t mention) {
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

SpeakerKind SpeakerParser::certain(SpeakerKind kind) {
  parts_.certain = true;
  return kind;
}

SpeakerParts take_apart(const QuoteText& doc, const NounPhrase& phrase, std::optional<std::uint32_t> outlet_mention) {
  return SpeakerParser(doc, phrase).parse(outlet_mention);
}

}  // namespace pressmark

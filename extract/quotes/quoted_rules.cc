// Somebody is quoted by another, or judged in the passive: "Reuters quoted Lee as saying", "called a fraud by rivals".

#include <algorithm>

#include "extract/quotes/clauses.h"
#include "extract/quotes/noun_phrase.h"
#include "extract/quotes/relays.h"
#include "extract/quotes/sentence_reader.h"
#include "generated/cue_verbs.h"

namespace pressmark {
namespace {

// "Lee, the chief executive of Northtel": the name and what stands behind its comma.
NounPhrase quoted_person(const QuoteText& doc, TokenRange phrase) {
  std::size_t comma = phrase.begin;
  while (comma < phrase.end && doc.symbol(comma) != ',') ++comma;
  return {{phrase.begin, comma}, {std::min(comma + 1, phrase.end), phrase.end}};
}

}  // namespace

// "Reuters quoted Lee as saying that it was late": who is quoted speaks, an outlet that quotes relays.
bool SentenceReader::read_quoted_as(std::size_t cue) {
  constexpr std::size_t kWithin = 20;
  const auto* row = doc_.tokens[cue].cue;
  if (row == nullptr || !is_quoting(*row)) return false;
  const std::size_t limit = std::min(sentence_.end, cue + kWithin);
  const bool passive = is_passive(cue);  // "Lee was quoted as saying"
  std::size_t as = passive ? cue + 1 : cue + 2;
  while (as + 1 < limit && !(doc_.is_word(as, "as") && doc_.tokens[as + 1].form == CueForm::kIng)) ++as;
  if (as + 1 >= limit || doc_.any_quoted({cue, as})) return false;
  const std::size_t begin = content_start(as + 1);
  const TokenRange content = begin < sentence_.end ? doc_.trimmed({begin, content_end(begin)}) : TokenRange{};
  if (content.empty()) return false;
  Draft draft;
  draft.content = {content};
  draft.cue = {as + 1, as + 2};
  draft.source = passive ? np_left(doc_, cue, at_) : quoted_person(doc_, doc_.trimmed({cue + 1, as}));
  if (!draft.source || draft.source->head.empty()) return false;
  draft.rule = "quoted_as";
  draft.certainty = Certainty::kHigh;
  const std::optional<NounPhrase> quoter = passive ? std::nullopt : np_left(doc_, cue, at_);
  const std::optional<std::uint32_t> outlet = quoter ? doc_.mention_in(quoter->head) : std::nullopt;
  if (outlet && !is_publisher(doc_, *outlet)) draft.relayed.push_back(*outlet);
  at_ = content.end;
  out_.push_back(std::move(draft));
  return true;
}

// "by Reuters", "by rival firms": who did it.
std::optional<NounPhrase> SentenceReader::agent_at(std::size_t begin) const {
  constexpr std::size_t kLongestAgent = 4;
  constexpr std::uint32_t kSomebody = kRole | kGroupWord | kUnnamedWord | kOrganisationWord;
  std::optional<NounPhrase> named = np_right(doc_, begin, sentence_.end);
  if (named) return named;
  for (std::size_t i = begin; i < std::min(sentence_.end, begin + kLongestAgent) && doc_.tokens[i].word; ++i) {
    if (doc_.tokens[i].is(kSomebody) || doc_.word(i).ends_with("s")) return NounPhrase{{begin, i + 1}, {}};
  }
  return std::nullopt;
}

// "Lee has been called a fraud by rivals", "the deal was first reported by Reuters": the subject is a part of what is
// said.
bool SentenceReader::read_passive(std::size_t cue) {
  constexpr std::size_t kWithin = 12;
  const auto* row = doc_.tokens[cue].cue;
  const bool fits = row != nullptr && (row->kind == "judge" || row->base == "report") && is_passive(cue);
  if (!fits || is_quoting(*row) || doc_.tokens[cue].form == CueForm::kIng) return false;
  const std::size_t limit = std::min(sentence_.end, cue + kWithin);
  std::size_t by = cue + 1;
  while (by < limit && !doc_.is_word(by, "by") && doc_.symbol(by) != ',' && !doc_.tokens[by].is(kAuxiliary)) ++by;
  if (by + 1 >= limit || !doc_.is_word(by, "by") || doc_.tokens[by].quoted) return false;
  const std::optional<NounPhrase> subject = np_left(doc_, cue, at_);
  const std::optional<NounPhrase> source = agent_at(by + 1);
  if (!subject || !source || doc_.tokens[subject->head.begin].is(kPronoun)) return false;
  Draft draft;
  draft.content = {whole(*subject)};
  const bool when = doc_.tokens[cue + 1].is(kPreposition | kCalendar);  // "reported on Monday by Reuters"
  if (by > cue + 1 && !when) draft.content.push_back({cue + 1, by});
  draft.cue = cue_range(cue);
  draft.source = source;
  draft.rule = "passive";
  draft.certainty = certainty_of(doc_, cue);
  at_ = whole(*source).end;
  out_.push_back(std::move(draft));
  return true;
}

}  // namespace pressmark

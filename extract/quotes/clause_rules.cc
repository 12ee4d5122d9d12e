// The source comes first: X said that ..., X told Y: "..."

#include <algorithm>

#include "extract/quotes/clauses.h"
#include "extract/quotes/noun_phrase.h"
#include "extract/quotes/phrase_words.h"
#include "extract/quotes/sentence_reader.h"
#include "generated/cue_verbs.h"

namespace pressmark {
namespace {

constexpr std::size_t kThatWithin = 14;
constexpr std::size_t kLongestAddressee = 8;
constexpr std::size_t kWordsBeforeQuote = 12;
constexpr std::size_t kFewestLeadWords = 3;
// Shorter marked words behind any verb are mostly titles and scare quotes.
constexpr std::size_t kFewestMarkedObject = 5;

// Passives that report: "is said to", "was quoted as".
bool reports_in_passive(const QuoteText& doc, std::size_t cue) {
  const auto* row = doc.tokens[cue].cue;
  return row != nullptr && is_phrase_word(row->base, PhraseWord::kReports);
}

// "she'll", "they're", "didn't": holds a verb.
bool is_contraction(const QuoteText& doc, std::size_t i) {
  static constexpr std::string_view kEndings[] = {"ll", "re", "ve", "d", "t"};
  static constexpr std::string_view kApostrophes[] = {"'", "\xE2\x80\x99"};
  const std::string_view word = doc.word(i);
  for (const std::string_view apostrophe : kApostrophes) {
    const std::size_t at = word.find(apostrophe);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = word.substr(at + apostrophe.size());
    return std::find(std::begin(kEndings), std::end(kEndings), rest) != std::end(kEndings);
  }
  return false;
}

// "the carrier infringed it", "the suit says": no participle in front of its noun and none before "by".
bool is_verb_inside(const QuoteText& doc, std::size_t i) {
  const Token& token = doc.tokens[i];
  if (token.capital || !token.word) return false;
  if (token.cue != nullptr && token.form == CueForm::kThird) return true;
  const bool past = doc.word(i).ends_with("ed") || (token.cue != nullptr && token.form == CueForm::kPast);
  const Token& before = doc.tokens[i - 1];
  const bool behind_noun = before.word && !before.is(kDeterminer | kPreposition | kConjunction);
  return past && behind_noun && (i + 1 >= doc.tokens.size() || !doc.is_word(i + 1, "by"));
}

// "replied to questions", "responded to a request": no infinitive follows.
bool is_addressed(const QuoteText& doc, TokenRange content) {
  if (content.size() < 2) return true;
  const Token& next = doc.tokens[content.begin + 1];
  return next.capital || next.is(kDeterminer) || doc.word(content.begin + 1).ends_with('s');
}

// A clause holds a verb near its start; a mere object holds none ("added 20 shops").
bool has_clause(const QuoteText& doc, TokenRange content) {
  constexpr std::size_t kVerbWithin = 14;
  const Token& first = doc.tokens[content.begin];
  if (doc.is_word(content.begin, "that") || first.quoted) return true;
  if (doc.is_word(content.begin, "to")) return !is_addressed(doc, content);
  if (first.is(kPronoun) && !first.is(kDeterminer) && first.is(kMale | kFemale | kPlural)) return true;
  bool comma = false;  // behind it a past form mostly belongs to a relative clause
  for (std::size_t i = content.begin; i < content.end && i - content.begin < kVerbWithin; ++i) {
    const Token& token = doc.tokens[i];
    if (token.quoted || is_contraction(doc, i)) return true;
    comma = comma || doc.symbol(i) == ',';
    if (i == content.begin) continue;
    // "in all", "both of them": no verbs.
    const bool auxiliary = token.is(kAuxiliary) && !token.is(kDeterminer);
    if (auxiliary || (token.is(kPastVerb) && !comma) || is_verb_inside(doc, i)) return true;
  }
  return false;
}

// "In a message posted on Friday, Smith said": the document is no subject.
bool is_in_document(const QuoteText& doc, TokenRange head) {
  if (head.begin == 0 || !doc.tokens[head.end - 1].is(kDocumentWord)) return false;
  return doc.is_word(head.begin - 1, "in") || doc.is_word(head.begin - 1, "on");
}

// "said ... and called it a stunt", "... and urged them to pay"
bool is_joined_judge(const QuoteText& doc, std::size_t i) {
  const Token& token = doc.tokens[i];
  return token.form == CueForm::kPast && (token.cue->kind == "judge" || token.cue->kind == "tell");
}

// A mere object is no words behind these verbs, behind "Neither side" ("... disclosed the terms"), and where it opens
// like an adverbial ("tells it in another way").
bool needs_clause(const QuoteText& doc, std::size_t cue, const std::optional<NounPhrase>& source, TokenRange content) {
  static constexpr std::string_view kNobody[] = {"neither", "no", "none", "nobody"};
  if (source && doc.is_any_word(source->head.begin, kNobody)) return true;
  const auto* row = doc.tokens[cue].cue;
  if (row == nullptr) return false;
  if (row->kind == "assert" || row->kind == "think" || row->kind == "show") return true;
  return is_tell_cue(doc, cue) && doc.tokens[content.begin].is(kPreposition) && !doc.is_word(content.begin, "to");
}

}  // namespace

bool SentenceReader::repeats_subject(std::size_t cue) const {
  if (out_.empty() || cue == sentence_.begin) return false;
  if (doc_.tokens[cue].form == CueForm::kIng) return cue == at_ || is_behind_comma(cue) || follows_in_time(cue);
  return doc_.is_word(cue - 1, "and") || doc_.is_word(cue - 1, "but") || doc_.symbol(cue - 1) == ',' ||
         doc_.is_word(cue - 1, "also") || doc_.is_word(cue - 1, "then") || doc_.is_word(cue - 1, "later");
}

std::optional<NounPhrase> SentenceReader::subject_of(std::size_t cue) const {
  const bool ing = doc_.tokens[cue].form == CueForm::kIng && !is_passive(cue);
  std::optional<NounPhrase> source = np_left(doc_, cue, at_);
  if (source && ((ing && !follows_with(*source)) || is_in_document(doc_, source->head))) source.reset();
  if (source || !out_.empty()) return source;
  const bool joined =
      cue > sentence_.begin && (doc_.is_word(cue - 1, "and") || doc_.is_word(cue - 1, "but") || follows_verb(cue));
  if (ing || joined) return np_first(doc_, sentence_.begin, cue);
  return certainty_of(doc_, cue) == Certainty::kHigh ? long_subject(cue) : std::nullopt;
}

// "Lee paused, then revealed why", "The firm hid the price, admitted it was late": another verb of the first subject.
bool SentenceReader::follows_verb(std::size_t cue) const {
  if (doc_.tokens[cue].form != CueForm::kPast || !is_strong_cue(doc_, cue)) return false;
  const std::size_t before = doc_.is_word(cue - 1, "then") || doc_.is_word(cue - 1, "later") ? cue - 1 : cue;
  return before > sentence_.begin && doc_.symbol(before - 1) == ',';
}

// "..., with Lee calling it late": the participle has a subject of its own.
bool SentenceReader::follows_with(const NounPhrase& subject) const {
  return subject.head.begin > sentence_.begin && doc_.is_word(subject.head.begin - 1, "with");
}

// The comma may stand inside of the marks before: "a "distortion," describing".
bool SentenceReader::is_behind_comma(std::size_t i) const {
  if (doc_.symbol(i - 1) == ',') return true;
  return i >= 2 && doc_.tokens[i - 1].mark && doc_.tokens[i - 2].quoted && doc_.symbol(i - 2) == ',';
}

// "before claiming that": the same subject says something else.
bool SentenceReader::follows_in_time(std::size_t cue) const {
  return doc_.tokens[cue].form == CueForm::kIng && is_strong_cue(doc_, cue) && !doc_.tokens[cue].quoted &&
         (doc_.is_word(cue - 1, "before") || doc_.is_word(cue - 1, "after"));
}

// "Experts on trade and investment said", "all the people that we met say": somebody opens the sentence, and nothing
// but words stands between.
std::optional<NounPhrase> SentenceReader::long_subject(std::size_t cue) const {
  constexpr std::size_t kLongestSubject = 14;
  constexpr std::size_t kHeadWithin = 4;
  constexpr std::uint32_t kSomebody = kRole | kGroupWord | kUnnamedWord | kDocumentWord | kOrganisationWord;
  std::size_t begin = sentence_.begin;
  if (at_ != begin) return std::nullopt;
  if (doc_.tokens[begin].is(kConjunction)) ++begin;
  const std::size_t end = before_auxiliaries(doc_, cue, begin);
  if (end <= begin || end - begin > kLongestSubject || doc_.tokens[begin].is(kPreposition)) return std::nullopt;
  bool somebody = false;
  for (std::size_t i = begin; i < end; ++i) {
    const Token& token = doc_.tokens[i];
    if (!token.word || token.quoted || is_cue(doc_, i, begin)) return std::nullopt;
    somebody = somebody || (i - begin < kHeadWithin && token.is(kSomebody));
  }
  return somebody ? std::optional<NounPhrase>({{begin, end}, {}}) : std::nullopt;
}

// "When asked (by Smith) whether it was late, Lee said no": a question of somebody who mostly is not named.
bool SentenceReader::read_asked(std::size_t cue) {
  const bool opens = cue > sentence_.begin && (doc_.is_word(cue - 1, "when") || doc_.is_word(cue - 1, "after"));
  const bool first = cue == sentence_.begin;
  if (!doc_.is_word(cue, "asked") || (!opens && !first)) return false;
  Draft draft;
  std::size_t i = cue + 1;
  if (i < sentence_.end && doc_.is_word(i, "by")) {
    std::size_t end = i + 1;
    while (end < sentence_.end && (doc_.tokens[end].capital || doc_.tokens[end].is(kDeterminer | kRole | kGroupWord)))
      ++end;
    if (end > i + 1) draft.source = NounPhrase{{i + 1, end}, {}};
    i = end;
  }
  while (i < sentence_.end && doc_.tokens[i].is(kCalendar | kTimeWord)) ++i;
  if (i >= sentence_.end || !doc_.tokens[i].is(kQuestionWord)) return false;
  std::size_t end = i;
  while (end < sentence_.end && doc_.symbol(end) != ',' && !doc_.tokens[end].quoted) ++end;
  draft.content = {doc_.trimmed({i, end})};
  if (doc_.words_in(draft.content[0]) < 2) return false;
  draft.cue = {cue, cue + 1};
  draft.rule = "asked";
  draft.certainty = Certainty::kMedium;
  out_.push_back(std::move(draft));
  at_ = end;
  return true;
}

// "Claiming that it was late, Smith told ...": the source is the subject behind the comma.
bool SentenceReader::read_participle(std::size_t cue) {
  if (cue != sentence_.begin || doc_.tokens[cue].form != CueForm::kIng) return false;
  for (const std::size_t next : cues_) {
    if (next <= cue + 1) continue;
    const std::optional<NounPhrase> source = np_left(doc_, next, cue + 1);
    if (!source || doc_.symbol(source->head.begin - 1) != ',') continue;
    const std::size_t end = source->head.begin - 1;
    const std::size_t begin = content_start(cue);
    const TokenRange content = begin < end ? doc_.trimmed({begin, end}) : TokenRange{};
    if (content.empty() || !has_clause(doc_, content)) return false;
    Draft draft;
    draft.content = {content};
    draft.cue = {cue, cue + 1};
    draft.source = source;
    draft.rule = "participle_first";
    draft.certainty = certainty_of(doc_, cue);
    out_.push_back(std::move(draft));
    at_ = end + 1;
    return true;
  }
  return false;
}

bool SentenceReader::read_first(std::size_t cue) {
  std::optional<NounPhrase> source =
      repeats_subject(cue) && doc_.tokens[cue].form == CueForm::kIng ? std::nullopt : subject_of(cue);
  if (!source && !repeats_subject(cue)) return false;
  if (is_inside_tag(cue)) return false;
  if (is_passive(cue) && doc_.tokens[cue].form != CueForm::kIng && !reports_in_passive(doc_, cue)) return false;
  if (leads_in(cue) || (doc_.tokens[cue].cue == nullptr && has_inverted_tag(cue))) return false;
  const std::size_t begin = content_start(cue);
  if (begin >= sentence_.end) return false;
  // "The case was first reported on Monday": when it was, no words.
  if (is_passive(cue) && doc_.tokens[begin].is(kPreposition) && !doc_.is_word(begin, "to") &&
      !doc_.is_word(begin, "as"))
    return false;
  if (doc_.tokens[begin].quoted && is_tagged(begin)) {
    at_ = begin;
    return true;
  }
  std::size_t end = judged_end(cue, begin, subordinate_end(begin, content_end(begin)));
  if (source) end = relative_end(source->head, begin, end);
  const TokenRange content = doc_.trimmed({begin, before_medium({begin, end})});
  if (content.empty() || doc_.words_in(content) == 0) return false;
  if (needs_clause(doc_, cue, source, content) && !has_clause(doc_, content)) return false;
  // "Smith wrote in a letter:": the words follow in the next paragraph.
  if (doc_.symbol(content.end - 1) == ':' && !doc_.any_quoted(content) && doc_.tokens[begin].is(kPreposition))
    return false;
  Draft draft;
  draft.content = {content};
  draft.cue = source && whole(*source).end <= cue ? cue_range(cue) : TokenRange{cue, cue + 1};
  if (source) draft.cue.begin = std::max(draft.cue.begin, std::min(cue, whole(*source).end));
  draft.rule = doc_.tokens[content.begin].quoted ? "tag_before" : "clause";
  if (doc_.is_word(content.begin, "that")) draft.rule = "that_clause";
  draft.certainty = certainty_of(doc_, cue);
  if (!source) {
    source = out_.back().source;
    draft.rule = "same_subject";
  }
  draft.source = source;
  out_.push_back(std::move(draft));
  at_ = end;
  return true;
}

// "Lee seemed angry: "It is late," she wrote": the quotation has a tag of its own.
bool SentenceReader::is_tagged(std::size_t quote) const {
  const std::size_t stop = doc_.behind_quoted({quote, sentence_.end});
  const auto next = std::lower_bound(cues_.begin(), cues_.end(), stop);
  if (stop >= sentence_.end || next == cues_.end() || certainty_of(doc_, *next) != Certainty::kHigh) return false;
  const std::optional<NounPhrase> source = np_left(doc_, *next, stop);
  return source && source->head.begin == stop && source->appositive.empty();
}

// "Smith scolded her: "...", he said": the quotation has a tag or a lead-in of its own.
bool SentenceReader::leads_in(std::size_t cue) const {
  constexpr std::size_t kWithin = 8;
  if (doc_.tokens[cue].cue == nullptr || doc_.tokens[cue].cue->kind != "judge") return false;
  const std::size_t quote = doc_.first_quoted({cue + 1, sentence_.end});
  return quote < sentence_.end && quote - cue <= kWithin && doc_.symbol(quote - 1) == ':';
}

// Where the words begin behind the cue; sentence end where they do not.
std::size_t SentenceReader::content_start(std::size_t cue) const {
  std::size_t i = cue + 1;
  if (i >= sentence_.end || doc_.symbol(i) == '.' || doc_.symbol(i) == '!' || doc_.symbol(i) == '?')
    return sentence_.end;
  if (is_tell_cue(doc_, cue)) {
    // "urged Northtel to pay": who shall do it is a part of what is asked.
    const std::size_t behind = behind_addressee(i);
    const bool request = behind + 1 < sentence_.end && doc_.is_word(behind, "to") && !doc_.tokens[behind + 1].capital;
    if (!request) i = behind;
  }
  if (takes_preposition(doc_, cue) || puts_it(doc_, cue)) ++i;
  if (i >= sentence_.end) return i;
  const std::size_t quote = first_said({i, sentence_.end});
  std::size_t that = i;
  const std::size_t limit = std::min({sentence_.end, quote, i + kThatWithin});
  while (that < limit && !doc_.is_word(that, "that") && (that == i || !stops_that(that))) ++that;
  const bool continues = doc_.tokens[i].is(kPreposition | kCalendar | kContinuing) || doc_.symbol(i) == ',';
  const std::size_t near_that = is_tell_cue(doc_, cue) ? kLongestAddressee : 2;
  if (that < limit && doc_.is_word(that, "that") && (continues || (that - i <= near_that && no_verb({i, that}))))
    return that;
  const char c = doc_.symbol(i);
  if (continues && has_later_tag(cue)) return sentence_.end;
  const bool near = quote < sentence_.end && doc_.words_in({i, quote}) <= kWordsBeforeQuote;
  if (c == ',' || c == ':') {
    if (near) return quote;
    return c == ':' ? i + 1 : sentence_.end;
  }
  if (continues && near && is_strong_cue(doc_, cue)) return quote;
  return doc_.tokens[i].is(kCalendar) ? i + 1 : i;
}

// A verb of saying before "that" would have the clause; "seen" in "a statement seen by Reuters" has not.
bool SentenceReader::stops_that(std::size_t i) const {
  const Token& token = doc_.tokens[i];
  if (token.cue != nullptr && is_quoting(*token.cue) && token.form == CueForm::kIng) return false;
  static constexpr std::string_view kOthers[] = {"think", "show", "beside", "about"};
  return token.cue != nullptr &&
         std::find(std::begin(kOthers), std::end(kOthers), token.cue->kind) == std::end(kOthers);
}

// Nothing but a noun phrase, so far as the words tell.
bool SentenceReader::no_verb(TokenRange range) const {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!doc_.tokens[i].word || doc_.tokens[i].is(kAuxiliary | kPastVerb)) return false;
  }
  return true;
}

std::size_t SentenceReader::behind_addressee(std::size_t i) const {
  if (doc_.tokens[i].is(kCollective) && doc_.tokens[i].is(kPronoun | kMale | kFemale | kPlural)) return i + 1;
  std::size_t end = i;
  while (end < sentence_.end && end - i < kLongestAddressee && !doc_.tokens[end].quoted) {
    const Token& token = doc_.tokens[end];
    const bool of = doc_.is_word(end, "of") || doc_.is_word(end, "and") || doc_.possessive(end);
    if (!token.capital && !token.is(kDeterminer | kCollective | kGroupWord | kOrganisationWord) && !of) break;
    if (end > i && opens_told(end)) break;
    ++end;
  }
  return is_time_phrase(doc_, end) ? end + 2 : end;
}

// "told reporters the suit was late", "told CNBC his company ...", "told the Post Northtel would pay": behind the
// addressee the clause begins with an article, or with a name that its verb follows.
bool SentenceReader::opens_told(std::size_t i) const {
  if (doc_.is_word(i, "that")) return true;
  if (is_time_phrase(doc_, i)) return true;
  if (doc_.tokens[i].is(kDeterminer)) {
    const Token& before = doc_.tokens[i - 1];
    return before.word && !before.is(kDeterminer) && !doc_.is_word(i - 1, "of") && !doc_.is_word(i - 1, "and");
  }
  if (!doc_.tokens[i].capital || !doc_.mention_before(i)) return false;
  std::size_t verb = i + 1;
  while (verb < sentence_.end && doc_.tokens[verb].capital) ++verb;
  return verb < sentence_.end && doc_.tokens[verb].is(kAuxiliary | kPastVerb);
}

// "called the plan a "fraud" during a speech": what is judged ends with the last quotation where an adverbial follows.
std::size_t SentenceReader::judged_end(std::size_t cue, std::size_t begin, std::size_t end) const {
  // "a raid on its customers" is what is said, "on Monday" is not.
  static constexpr std::string_view kAdverbial[] = {"during",  "after", "before", "while", "when", "amid",
                                                    "because", "since", "in",     "at",    "and",  "but"};
  const auto* row = doc_.tokens[cue].cue;
  if (row == nullptr || row->kind != "judge") return end;
  std::size_t last = end;
  while (last > begin && !doc_.tokens[last - 1].quoted) --last;
  if (last <= begin || last >= end) return end;
  const char c = doc_.symbol(last);
  const bool day = doc_.tokens[last].is(kCalendar) || (last + 1 < end && doc_.tokens[last + 1].is(kCalendar));
  const bool adverbial = doc_.is_any_word(last, kAdverbial);
  return c == ',' || c == 'd' || day || adverbial ? last : end;
}

// "Hale - who said it was late - left", "Hale, who said it was late, left": the words end with the relative clause.
std::size_t SentenceReader::relative_end(TokenRange head, std::size_t begin, std::size_t end) const {
  if (head.size() != 1 || !(doc_.is_word(head.begin, "who") || doc_.is_word(head.begin, "which"))) return end;
  const bool dashed = head.begin > sentence_.begin && doc_.symbol(head.begin - 1) == 'd';
  for (std::size_t i = begin; i + 1 < end; ++i) {
    if (doc_.tokens[i].quoted) continue;
    if (dashed && doc_.symbol(i) == 'd') return i;
    const Token& next = doc_.tokens[i + 1];
    const bool verb = next.is(kAuxiliary | kPastVerb) || (next.cue != nullptr && next.form == CueForm::kPast);
    if (doc_.symbol(i) == ',' && verb && !next.quoted) return i;
  }
  return end;
}

// "While Smith said it was late, Jones left": the words end with their clause.
std::size_t SentenceReader::subordinate_end(std::size_t begin, std::size_t end) const {
  if (at_ != sentence_.begin || !doc_.tokens[at_].is(kSubordinating)) return end;
  std::size_t i = begin;
  while (i < end && (doc_.tokens[i].quoted || doc_.symbol(i) != ',' || doc_.in_number(i))) ++i;
  return i;
}

// ", though she acknowledged ...", "; the union says ...": where a clause with a speaker of its own begins; `cue` if
// none.
std::size_t SentenceReader::clause_before(std::size_t begin, std::size_t cue) const {
  static constexpr std::string_view kJoining[] = {"though", "although", "while", "but", "and", "whereas"};
  const std::optional<NounPhrase> source = np_left(doc_, cue, begin + 1);
  if (!source || source->head.begin < begin + 2) return cue;
  const std::size_t i = source->head.begin - 1;
  if (doc_.symbol(i) == ';') return i;
  const bool joins = doc_.is_any_word(i, kJoining);
  return joins && doc_.symbol(i - 1) == ',' ? i - 1 : cue;
}

// The content runs to the sentence's end, or to the next cue of the same subject.
std::size_t SentenceReader::content_end(std::size_t begin) const {
  const auto first = std::upper_bound(cues_.begin(), cues_.end(), begin + 1);
  for (auto next = first; next != cues_.end(); ++next) {
    const std::size_t i = *next;
    const bool participle = doc_.tokens[i].form == CueForm::kIng && is_behind_comma(i);
    const bool strong = is_strong_cue(doc_, i) && doc_.tokens[i].form != CueForm::kIng;
    const bool joined =
        (strong || is_joined_judge(doc_, i)) && (doc_.is_word(i - 1, "and") || doc_.is_word(i - 1, "but"));
    if (participle || joined || follows_in_time(i)) return i - 1;
    const bool late = doc_.is_word(i - 1, "also") || doc_.is_word(i - 1, "then") || doc_.is_word(i - 1, "later");
    if (late && i >= 2 && doc_.is_word(i - 2, "and")) return i - 2;
    const std::size_t other = strong ? clause_before(begin, i) : i;
    if (other < i) return other;
  }
  return sentence_.end;
}

// No cue at all, but a colon or comma right before the quotation: "Her verdict: ..."
bool SentenceReader::read_lead() {
  std::size_t begin = at_;
  while (begin < sentence_.end && !doc_.tokens[begin].word && !doc_.tokens[begin].mark) ++begin;
  const std::size_t quote = doc_.first_quoted({begin, sentence_.end});
  if (quote >= sentence_.end || quote < begin + 3) return false;
  const char c = doc_.symbol(quote - 1);
  if (c != ':' && !out_.empty()) return false;
  if ((c != ',' && c != ':') || doc_.words_in({quote, sentence_.end}) < kFewestLeadWords) return false;
  const std::optional<NounPhrase> source = np_first(doc_, begin, quote - 1);
  if (!source) return false;
  Draft draft;
  draft.content = {doc_.trimmed({quote, sentence_.end})};
  draft.cue = c == ':' ? TokenRange{quote - 1, quote} : TokenRange{quote - 2, quote - 1};
  draft.source = source;
  draft.rule = "lead";
  draft.certainty = Certainty::kLow;
  if (draft.content[0].empty()) return false;
  out_.push_back(std::move(draft));
  return true;
}

// "Smith asked for more, a person told CNN on Monday": the tag at the end has the whole sentence.
bool SentenceReader::is_inside_tag(std::size_t cue) const {
  if (at_ != sentence_.begin || !out_.empty() || doc_.tokens[at_].is(kSubordinating)) return false;
  if (doc_.any_quoted(sentence_)) return false;
  for (auto next = std::upper_bound(cues_.begin(), cues_.end(), cue); next != cues_.end(); ++next) {
    if (certainty_of(doc_, *next) != Certainty::kHigh || doc_.tokens[*next].form == CueForm::kIng) continue;
    const std::optional<NounPhrase> source = np_left(doc_, *next, cue + 1);
    if (source && source->appositive.empty() && doc_.symbol(source->head.begin - 1) == ',' && is_tail(*next, *source))
      return !is_insertion(*next);
  }
  return false;
}

// "Smith mourned the court's "four judges who failed us"": no verb of saying, but words in marks behind the verb of a
// subject. Only where they go on with the sentence.
bool SentenceReader::read_marked_object() {
  const std::size_t quote = doc_.first_quoted(sentence_);
  if (quote >= sentence_.end || quote < sentence_.begin + 2 || !doc_.tokens[quote - 1].word) return false;
  const std::size_t stop = doc_.behind_quoted({quote, sentence_.end});
  if (doc_.words_in({quote, stop}) < kFewestMarkedObject || doc_.tokens[std::min(quote + 1, stop - 1)].capital)
    return false;
  const std::optional<NounPhrase> source = np_first(doc_, sentence_.begin, quote);
  if (!source) return false;
  std::size_t verb = whole(*source).end;
  while (verb < quote &&
         (doc_.tokens[verb].is(kAuxiliary) || doc_.word(verb).ends_with("ly") || doc_.symbol(verb) == ','))
    ++verb;
  const bool past = verb < quote && (doc_.word(verb).ends_with("ed") || doc_.tokens[verb].cue != nullptr ||
                                     doc_.word(verb).ends_with('s'));
  if (!past || doc_.tokens[verb].capital || verb + 1 > quote) return false;
  Draft draft;
  draft.content = {doc_.trimmed({verb + 1, sentence_.end})};
  draft.cue = {verb, verb + 1};
  draft.source = source;
  draft.rule = "marked_object";
  draft.certainty = Certainty::kLow;
  if (draft.content[0].empty()) return false;
  out_.push_back(std::move(draft));
  return true;
}

}  // namespace pressmark

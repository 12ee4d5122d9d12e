// The words come first: "...," said X and "...," X said.

#include <algorithm>

#include "extract/quotes/clauses.h"
#include "extract/quotes/name_forms.h"
#include "extract/quotes/noun_phrase.h"
#include "extract/quotes/sentence_reader.h"
#include "generated/cue_verbs.h"

namespace pressmark {
namespace {

// How far behind a tag its second cue (", adding ...") or the rest of the quotation may begin.
constexpr std::size_t kResumeTokens = 26;
constexpr std::size_t kWordsBehindInverted = 14;
constexpr std::size_t kWordsBehindTail = 22;
constexpr std::size_t kWordsOfAdverbial = 12;
constexpr std::size_t kFewestWordsBefore = 3;
// Of a show's name.
constexpr std::size_t kLongestTitle = 6;
// Behind ", Smith said," fewer words are an apposition.
constexpr std::size_t kFewestWordsBehind = 4;
// "The bottom line, Smith said, "..."": so few words before the tag only lead in to the quotation behind it.
constexpr std::size_t kFewestWordsBeforeQuote = 5;

// ", Smith said, the rest": what follows the comma goes on with the words unless it opens a clause of its own.
bool goes_on_behind(const QuoteText& doc, std::size_t comma, std::size_t end) {
  if (comma + 1 >= end || doc.symbol(comma) != ',') return false;
  const Token& next = doc.tokens[comma + 1];
  if (!next.word || next.quoted || next.form == CueForm::kIng || doc.word(comma + 1).ends_with("ing")) return false;
  return !next.is(kOpensClause);
}

bool is_that_near(const QuoteText& doc, TokenRange range) {
  constexpr std::size_t kThatWithin = 12;
  for (std::size_t i = range.begin; i < range.end && i - range.begin < kThatWithin; ++i) {
    if (doc.is_word(i, "that")) return true;
  }
  return false;
}

// Cues that stand before their source without a quotation too: ", said Smith", ", noted Smith".
bool inverts_freely(const QuoteText& doc, std::size_t i) {
  const auto* cue = doc.tokens[i].cue;
  return cue != nullptr && cue->certainty == "high";
}

}  // namespace

// ", said Ann Lee," and ", said Ann Lee.": a name of two words that nothing but punctuation follows.
bool SentenceReader::is_bare_name_behind(std::size_t cue) const {
  std::size_t end = cue + 1;
  while (end < sentence_.end && doc_.tokens[end].capital && !doc_.tokens[end].is(kPronoun | kDeterminer)) ++end;
  return end > cue + 2 && (end >= sentence_.end || !doc_.tokens[end].word);
}

// "It was built with "borrowed sand", said Ann Lee, a broker": the tag has the whole sentence.
bool SentenceReader::has_inverted_tag(std::size_t cue) const {
  for (auto next = std::upper_bound(cues_.begin(), cues_.end(), cue); next != cues_.end(); ++next) {
    const std::size_t i = *next;
    if (inverts_freely(doc_, i) && doc_.symbol(i - 1) == ',' && is_bare_name_behind(i)) return true;
  }
  return false;
}

// ", said several observers.": many people, and the sentence is over.
bool SentenceReader::ends_in_group(const NounPhrase& source) const {
  const std::size_t end = whole(source).end;
  const bool over = end >= sentence_.end || doc_.symbol(end) == '.';
  return over && source.appositive.empty() && doc_.tokens[end - 1].is(kGroupWord);
}

bool SentenceReader::read_inverted(std::size_t cue) {
  const std::size_t begin = before_auxiliaries(doc_, cue, at_);
  if (begin <= at_ + 1 || is_tell_cue(doc_, cue) || is_passive(cue)) return false;
  const std::size_t edge = begin - 1;
  const char c = doc_.symbol(edge);
  const bool after_quote = is_quote_edge(edge);
  if (!after_quote && c != ',' && c != 'd') return false;
  if (!after_quote && (!inverts_freely(doc_, cue) || doc_.tokens[cue].form == CueForm::kIng ||
                       (np_left(doc_, cue, at_) && !is_bare_name_behind(cue))))
    return false;
  std::size_t right = cue + 1;
  if (right < sentence_.end && doc_.tokens[right].is(kCalendar)) ++right;
  std::optional<NounPhrase> source = np_right(doc_, right, sentence_.end);
  if (!source && after_quote) source = np_described(doc_, right, sentence_.end);
  if (!source || doc_.is_word(right, "that")) return false;
  const bool named = std::any_of(doc_.tokens.begin() + static_cast<std::ptrdiff_t>(source->head.begin),
                                 doc_.tokens.begin() + static_cast<std::ptrdiff_t>(source->head.end),
                                 [](const Token& token) { return token.capital; });
  if (!named && !after_quote && doc_.tokens[source->head.begin].is(kDeterminer) && !ends_in_group(*source))
    return false;
  if (!named && after_quote && np_left(doc_, cue, at_)) return false;  // the marks hold the name of a show
  Draft draft;
  draft.content = {doc_.trimmed({at_, edge + 1})};
  draft.cue = {cue, cue + 1};
  draft.source = source;
  draft.rule = "tag_inverted";
  draft.certainty = certainty_of(doc_, cue);
  if (draft.content[0].empty() || !may_tag(cue, draft.content[0])) return false;
  finish_tag(std::move(draft), whole(*source).end, kWordsBehindInverted);
  return true;
}

// "Said Smith: "..."", "Said Smith in a statement: "...""
bool SentenceReader::read_opening(std::size_t cue) {
  constexpr std::size_t kLongestAdverbial = 6;
  if (cue != sentence_.begin || is_tell_cue(doc_, cue) || doc_.tokens[cue].form == CueForm::kIng) return false;
  const std::size_t quote = doc_.first_quoted(sentence_);
  if (quote >= sentence_.end) return false;
  const std::optional<NounPhrase> source = np_right(doc_, cue + 1, quote);
  if (!source || whole(*source).end >= quote) return false;
  const TokenRange adverbial{whole(*source).end, quote - 1};
  const bool led_in = doc_.symbol(quote - 1) == ',' || doc_.symbol(quote - 1) == ':';
  const bool short_one = !adverbial.empty() && doc_.tokens[adverbial.begin].is(kPreposition | kCalendar) &&
                         adverbial.size() <= kLongestAdverbial;
  if (!adverbial.empty() && !(led_in && short_one)) return false;
  Draft draft;
  draft.content = {doc_.trimmed({quote, sentence_.end})};
  draft.cue = {cue, cue + 1};
  draft.source = source;
  draft.rule = "tag_opening";
  draft.certainty = certainty_of(doc_, cue);
  if (draft.content[0].empty()) return false;
  out_.push_back(std::move(draft));
  at_ = sentence_.end;
  return true;
}

// "The ferry has critics ("An hour of rain," Lee wrote last week)": the words begin behind the bracket that is open.
std::size_t SentenceReader::behind_bracket(TokenRange range) const {
  for (std::size_t i = range.end; i > range.begin; --i) {
    if (doc_.tokens[i - 1].quoted) continue;
    if (doc_.symbol(i - 1) == ')') break;
    if (doc_.symbol(i - 1) == '(') return i;
  }
  return range.begin;
}

// "Smith scolded him: "..."" with a tag behind: the words begin at the mark behind the colon.
TokenRange SentenceReader::behind_lead_in(TokenRange range) const {
  range.begin = behind_bracket(range);
  const std::size_t quote = doc_.first_quoted(range);
  const bool led_in = quote > range.begin && quote < range.end && doc_.symbol(quote - 1) == ':';
  return doc_.trimmed({led_in ? quote : range.begin, range.end});
}

// Beside a mark any verb in -ed tags a quotation, but no words outside of marks.
bool SentenceReader::may_tag(std::size_t cue, TokenRange content) const {
  return doc_.tokens[cue].cue != nullptr || doc_.is_fully_quoted(content);
}

// What stands before the tag; a quotation may be joined to it by "as".
std::size_t SentenceReader::edge_of(const NounPhrase& source) const {
  const std::size_t edge = source.head.begin - 1;
  return edge > at_ && doc_.is_word(edge, "as") && is_quote_edge(edge - 1) ? edge - 1 : edge;
}

bool SentenceReader::read_tail(std::size_t cue) {
  // "By one account, Northtel is said to hold many": what follows is said.
  if (cue + 1 < sentence_.end && doc_.is_word(cue + 1, "to") && is_passive(cue)) return false;
  const std::optional<NounPhrase> source = np_left(doc_, cue, at_);
  if (!source || !is_tail(cue, *source)) return false;
  Draft draft;
  draft.content = {behind_lead_in({at_, edge_of(*source) + 1})};
  draft.cue = cue_range(cue);
  draft.cue.begin = std::max(draft.cue.begin, whole(*source).end);
  draft.source = source;
  draft.rule = "tag_after";
  draft.certainty = certainty_of(doc_, cue);
  if (draft.content[0].empty() || !may_tag(cue, draft.content[0])) return false;
  if (!is_quote_edge(source->head.begin - 1) && is_insertion(cue)) {
    draft.rule = "tag_inside";
    draft.content.push_back(doc_.trimmed({cue + 2, sentence_.end}));
    out_.push_back(std::move(draft));
    at_ = sentence_.end;
    return true;
  }
  finish_tag(std::move(draft), cue + 1, kWordsBehindTail);
  return true;
}

// "Now, Smith said, the licence has expired": the tag stands inside the words.
bool SentenceReader::is_insertion(std::size_t cue) const {
  if (!is_strong_cue(doc_, cue) || doc_.words_in({cue + 1, sentence_.end}) < kFewestWordsBehind) return false;
  const bool marked = cue + 2 < sentence_.end && doc_.tokens[cue + 2].quoted;
  if (doc_.any_quoted({cue + 1, sentence_.end}) && (marked || is_tell_cue(doc_, cue))) return goes_on_in_quote(cue + 1);
  // "While it lasts, Lee said, selling it would be unwise": behind a subordinate clause a participle may be the
  // subject.
  const bool gerund = doc_.tokens[at_].is(kSubordinating) && cue + 2 < sentence_.end && doc_.symbol(cue + 1) == ',' &&
                      doc_.tokens[cue + 2].cue == nullptr && doc_.word(cue + 2).ends_with("ing");
  return gerund || goes_on_behind(doc_, cue + 1, sentence_.end);
}

std::size_t SentenceReader::first_comma(TokenRange range) const {
  while (!range.empty() && doc_.symbol(range.begin) != ',') ++range.begin;
  return range.begin;
}

// "The weapons, he added, are like "bombs"", "When it closed, Smith said, "we were lost"": a verb or a quotation that
// begins in lower case goes on with the words before the tag.
bool SentenceReader::goes_on_in_quote(std::size_t comma) const {
  constexpr std::size_t kWordsOfTag = 2;
  if (comma + 2 >= sentence_.end || doc_.symbol(comma) != ',') return false;
  if (doc_.words_in({at_, comma}) < kFewestWordsBeforeQuote + kWordsOfTag) return false;
  const Token& next = doc_.tokens[comma + 1];
  if (next.is(kAuxiliary) && !next.quoted) return true;
  return next.mark && doc_.tokens[comma + 2].word && !doc_.tokens[comma + 2].capital && doc_.word(comma + 2)[0] >= 'a';
}

bool SentenceReader::is_tail(std::size_t cue, const NounPhrase& source) const {
  if (source.head.begin <= at_) return false;
  const std::size_t edge = edge_of(source);
  const char c = doc_.symbol(edge);
  const bool adjacent = is_quote_edge(edge);
  if (!adjacent && c != ',') return false;
  if (adjacent && is_show_before(edge)) return false;
  const std::size_t words_before = doc_.words_in({at_, source.head.begin});
  if (!adjacent && is_insertion(cue)) return true;
  if (!adjacent && (words_before < kFewestWordsBefore || certainty_of(doc_, cue) != Certainty::kHigh)) return false;
  const std::size_t quote = doc_.first_quoted({cue + 1, sentence_.end});
  const std::size_t words = doc_.words_in({cue + 1, quote});
  if (!adjacent && words_before < kFewestWordsBeforeQuote && quote < sentence_.end) return false;
  if (!adjacent && is_that_near(doc_, {cue + 1, quote})) return false;
  const std::size_t adverbial_words = doc_.words_in({cue + 1, first_comma({cue + 1, quote})});
  const bool plain_end = words == 0 || !doc_.tokens[cue + 1].word ||
                         doc_.tokens[cue + 1].is(kPreposition | kCalendar | kContinuing) || is_tell_cue(doc_, cue);
  if (!adjacent && !(plain_end && adverbial_words <= kWordsOfAdverbial)) return false;
  // "In a speech, Smith said": what stands before is an adverbial, no content.
  const Token& first = doc_.tokens[at_];
  const bool adverbial =
      first.is(kPreposition | kContinuing | kConjunction) || doc_.is_word(at_, "asked") || opens_participle(doc_, at_);
  const bool quote_before = doc_.any_quoted({at_, source.head.begin});
  // "Waiting under a banner that read "Welcome," Lee said the hall was full": the marks belong to the adverbial.
  if (adverbial && adjacent && !plain_end && words >= kFewestWordsBehind) return false;
  // "In her "letter of intent," a paper of May, Lee wrote, "...""
  if (adverbial && !adjacent && quote < sentence_.end && words == 0 && doc_.symbol(cue + 1) == ',') return false;
  return !adverbial || quote_before || quote >= sentence_.end;
}

// ", referring to ...": the preposition makes a weak verb one of speech, unless the quotation goes on behind it.
bool SentenceReader::refers_to_the_end(std::size_t cue) const {
  return takes_preposition(doc_, cue) && !doc_.any_quoted({cue, sentence_.end});
}

// ", adding ..." or "and added ..." opens another quote of the same speaker; sentence end where nothing does.
std::size_t SentenceReader::resumed_at(std::size_t from) const {
  const std::size_t limit = std::min(sentence_.end, from + kResumeTokens);
  for (std::size_t i = std::max(from, sentence_.begin + 1); i < limit; ++i) {
    const Token& token = doc_.tokens[i];
    if (token.quoted) break;
    if (token.cue == nullptr) continue;
    const bool participle = token.form == CueForm::kIng && doc_.symbol(i - 1) == ',';
    if (participle && (is_strong_cue(doc_, i) || refers_to_the_end(i))) return i;
    if (!is_strong_cue(doc_, i)) continue;
    const bool joined = doc_.is_word(i - 1, "and") || doc_.is_word(i - 1, "then") || doc_.is_word(i - 1, "later") ||
                        doc_.is_word(i - 1, "also");
    if (token.form == CueForm::kPast && joined) return i;
    const std::size_t who = before_auxiliaries(doc_, i, from);
    if (who > from && doc_.is_word(who - 1, "who")) return who - 1;
  }
  return sentence_.end;
}

// "..., Smith said on CNN's "State of the Union."": the show, no words.
bool SentenceReader::is_title_behind(TokenRange rest) const {
  const std::size_t words = doc_.words_in(rest);
  if (words < 2 || words > kLongestTitle || !doc_.is_fully_quoted(rest) || !names_work(doc_, rest)) return false;
  std::size_t i = rest.begin;
  while (i > at_ && doc_.tokens[i - 1].mark) --i;
  return i > at_ && (doc_.possessive(i - 1) || doc_.tokens[i - 1].is(kPreposition | kDeterminer) ||
                     doc_.tokens[i - 1].capital || is_tell_cue(doc_, i - 1));
}

// Where the marked words of the range begin that are not the name of a show: "said on CNN's "State of the Union" that".
std::size_t SentenceReader::first_said(TokenRange range) const {
  const std::size_t quote = doc_.first_quoted(range);
  std::size_t that = doc_.behind_quoted({quote, range.end});
  while (that < range.end && (doc_.is_word(that, "on") || doc_.tokens[that].is(kCalendar))) ++that;
  return that < range.end && doc_.is_word(that, "that") ? behind_show(range) : quote;
}

// "In an interview on CNN's "State of the Union," Smith said": the show before the source.
bool SentenceReader::is_show_before(std::size_t edge) const {
  if (!doc_.tokens[at_].is(kPreposition | kContinuing)) return false;
  std::size_t begin = edge + 1;
  while (begin > at_ && (doc_.tokens[begin - 1].quoted || !doc_.tokens[begin - 1].word)) --begin;
  const TokenRange title{begin, edge + 1};
  const bool only = !doc_.any_quoted({at_, begin}) && doc_.words_in(title) <= kLongestTitle;
  return only && begin > at_ && doc_.possessive(begin - 1) && names_work(doc_, title);
}

// "..., she said, but Lee left": a clause with a subject of its own, whose marked words are not the speaker's.
bool SentenceReader::turns_away(TokenRange range) const {
  if (range.size() < 3 || doc_.symbol(range.begin) != ',') return false;
  const bool joins = doc_.is_word(range.begin + 1, "but") || doc_.is_word(range.begin + 1, "while");
  const Token& subject = doc_.tokens[range.begin + 2];
  return joins && subject.capital && !subject.is(kPronoun | kCalendar | kDeterminer);
}

// The first marked words of the range that are not the name of a show: "told "Tide and Table" after the "storm"".
std::size_t SentenceReader::behind_show(TokenRange range) const {
  const std::size_t quote = doc_.first_quoted(range);
  const std::size_t end = doc_.behind_quoted({quote, range.end});
  const bool show = quote < end && is_title_behind({quote, end});
  return show ? doc_.first_quoted({end, range.end}) : quote;
}

void SentenceReader::finish_tag(Draft draft, std::size_t tag_end, std::size_t most_words) {
  const std::size_t resumed = resumed_at(tag_end);
  if (resumed == sentence_.end) {
    const std::size_t quote = behind_show({tag_end, sentence_.end});
    const bool near =
        quote < sentence_.end && doc_.words_in({tag_end, quote}) <= most_words && !turns_away({tag_end, quote});
    const TokenRange rest = near ? doc_.trimmed({quote, sentence_.end}) : TokenRange{};
    if (!rest.empty() && !is_title_behind(rest)) draft.content.push_back(rest);
  }
  out_.push_back(std::move(draft));
  at_ = resumed;
}

}  // namespace pressmark

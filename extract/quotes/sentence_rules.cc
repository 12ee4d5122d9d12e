#include "extract/quotes/sentence_rules.h"

#include <algorithm>

#include "core/text/utf8.h"
#include "extract/quotes/cited.h"
#include "extract/quotes/clauses.h"
#include "extract/quotes/name_forms.h"
#include "extract/quotes/noun_phrase.h"
#include "extract/quotes/phrase_words.h"
#include "extract/quotes/sentence_reader.h"
#include "extract/text/word_table.h"
#include "generated/cue_verbs.h"
#include "generated/date_places.h"

namespace pressmark {
namespace {

// "NAME: words": longer heads are sentences.
constexpr std::size_t kLongestHead = 9;
constexpr std::size_t kMostHeadWords = 6;

bool fits_head(const QuoteText& doc, std::size_t i) {
  const Token& token = doc.tokens[i];
  if (!token.word) return token.mark || doc.symbol(i) == '.' || doc.symbol(i) == 'd';
  return token.capital || doc.is_word(i, "of") || doc.is_word(i, "the") || doc.is_word(i, "and") ||
         doc.is_word(i, "for");
}

// "New Delhi: The court on Friday refused ...": a place, and behind it a sentence of the article's own. In a headline a
// place before a colon speaks ("Beijing: tariffs hurt trade").
bool is_dateline(const QuoteText& doc, TokenRange head, TokenRange content) {
  constexpr std::size_t kLongestPlace = 24;  // bytes
  constexpr std::size_t kLongestHeadline = 14;
  static const WordTable<lexicon::DatePlacesRow> kPlaces(lexicon::kDatePlaces,
                                                         [](const auto& row) { return row.place; });
  const std::string_view place = doc.span(head).of(doc.text);
  if (place.size() > kLongestPlace || doc.tokens[content.begin].quoted) return false;
  return doc.words_in(content) > kLongestHeadline && kPlaces.find(to_lower(place)) != nullptr;
}

bool is_writer(const QuoteText& doc, std::size_t i) {
  return doc.is_word(i, "i") || doc.is_word(i, "we") || doc.is_word(i, "you");
}

// Forms that are no plural nouns in a headline, as "Claims" and "Reports" are.
bool is_headline_cue(const QuoteText& doc, std::size_t i) {
  return !doc.tokens[i].quoted && is_phrase_word(doc.word(i), PhraseWord::kHeadline);
}

TokenRange without_stops(const QuoteText& doc, TokenRange range) {
  while (!range.empty() && !doc.tokens[range.end - 1].word && !doc.tokens[range.end - 1].quoted) --range.end;
  return range;
}

}  // namespace

SentenceReader::SentenceReader(const QuoteText& doc, TokenRange sentence, int relays)
    : doc_(doc), sentence_(sentence), relays_(relays), at_(sentence.begin) {}

std::vector<Draft> SentenceReader::read() {
  if (read_outlet_tail() || read_outlet_head() || read_according_to()) return std::move(out_);
  collect_cues();
  for (const std::size_t cue : cues_) {
    if (cue < at_) continue;
    if (!read_asked(cue) && !read_quoted_as(cue) && !read_opening(cue) && !read_participle(cue) &&
        !read_inverted(cue) && !read_tail(cue) && !read_passive(cue))
      read_first(cue);
  }
  read_lead();
  if (out_.empty()) read_marked_object();
  if (out_.empty()) read_views();
  return std::move(out_);
}

// "Analysts expect that ...", "the study found that ...": only where nobody says anything.
void SentenceReader::read_views() {
  for (std::size_t i = sentence_.begin; i < sentence_.end; ++i) {
    if (!is_view_cue(doc_, i, sentence_.begin) || !read_first(i)) continue;
    out_.back().rule = "view";
    // "We learned today that ...": what the writer or the reader thinks is attributed to nobody.
    const TokenRange head = out_.back().source->head;
    if (head.size() == 1 && is_writer(doc_, head.begin)) out_.clear();
    return;
  }
}

void SentenceReader::collect_cues() {
  const bool quoted = doc_.any_quoted(sentence_);
  for (std::size_t i = sentence_.begin; i < sentence_.end; ++i) {
    if (cites_between_commas(i)) continue;
    if (is_cue(doc_, i, sentence_.begin) || (i > sentence_.begin && follows_in_time(i)) ||
        (quoted && is_beside_mark(i)))
      cues_.push_back(i);
  }
}

// "Reuters, citing court papers, reported that ...", "..., Reuters said, citing court papers.": where it comes from, no
// words.
bool SentenceReader::cites_between_commas(std::size_t i) const {
  constexpr std::size_t kLongestSource = 12;
  const Token& token = doc_.tokens[i];
  if (token.cue == nullptr || token.cue->base != "cite" || token.form != CueForm::kIng || token.quoted) return false;
  const std::size_t limit = std::min(sentence_.end, i + kLongestSource);
  std::size_t end = i + 1;
  while (end < limit && doc_.tokens[end].word && !doc_.tokens[end].quoted && !doc_.is_word(end, "that")) ++end;
  return end < limit && (doc_.symbol(end) == ',' || doc_.symbol(end) == '.');
}

// Beside a quotation every verb in -ed, and those of the table that elsewhere are none, is a cue.
bool SentenceReader::is_beside_mark(std::size_t i) const {
  const Token& token = doc_.tokens[i];
  if (i == sentence_.begin && opens_quotation(i)) return true;
  if (i == sentence_.begin || token.quoted || token.capital || !token.word || token.is(kAuxiliary)) return false;
  const bool weak = token.cue != nullptr && token.form != CueForm::kBase && token.form != CueForm::kIng;
  if (!weak && !doc_.word(i).ends_with("ed")) return false;
  const std::optional<NounPhrase> left = np_left(doc_, i, sentence_.begin);
  const std::size_t begin = left ? left->head.begin : 0;
  if (left && begin > sentence_.begin && is_quote_edge(begin - 1)) return true;
  const bool right = i + 1 < sentence_.end && (doc_.tokens[i + 1].capital || doc_.tokens[i + 1].is(kDeterminer));
  if (right && is_quote_edge(i - 1)) return true;
  if (puts_it(doc_, i)) ++i;
  const char next = i + 1 < sentence_.end ? doc_.symbol(i + 1) : '\0';
  return left && i + 2 < sentence_.end && (next == ',' || next == ':') && doc_.tokens[i + 2].mark;
}

// "Continued Lee: "...""
bool SentenceReader::opens_quotation(std::size_t i) const {
  constexpr std::size_t kWithin = 8;
  const Token& token = doc_.tokens[i];
  if (token.quoted || token.cue == nullptr || token.form != CueForm::kPast) return false;
  const std::size_t quote = doc_.first_quoted({i, std::min(sentence_.end, i + kWithin)});
  return quote < std::min(sentence_.end, i + kWithin) && doc_.symbol(quote - 1) == ':';
}

bool SentenceReader::is_quote_edge(std::size_t i) const {
  if (doc_.tokens[i].quoted) return true;
  const char c = doc_.symbol(i);
  // The third of three apostrophes closes what was quoted inside.
  return (c == ',' || c == 'd' || c == '\'') && i > sentence_.begin && doc_.tokens[i - 1].quoted;
}

bool SentenceReader::is_passive(std::size_t cue) const {
  const std::size_t begin = before_auxiliaries(doc_, cue, sentence_.begin);
  for (std::size_t i = begin; i < cue; ++i) {
    if (doc_.tokens[i].is(kBe)) return true;
  }
  return false;
}

TokenRange SentenceReader::cue_range(std::size_t cue) const {
  return {std::max(at_, before_auxiliaries(doc_, cue, sentence_.begin)), cue + 1};
}

std::vector<Draft> read_sentence(const QuoteText& doc, TokenRange sentence) {
  std::vector<Draft> drafts = SentenceReader(doc, sentence).read();
  for (Draft& draft : drafts) read_surroundings(doc, sentence, draft);
  return drafts;
}

std::optional<Draft> read_headline(const QuoteText& doc, TokenRange sentence) {
  if (!is_title_case(doc, sentence)) return std::nullopt;
  const TokenRange range = without_stops(doc, sentence);
  for (std::size_t i = range.begin + 1; i < range.end; ++i) {
    if (!is_headline_cue(doc, i)) continue;
    std::size_t begin = i;
    while (begin > range.begin && doc.tokens[begin - 1].word && i - begin < kMostHeadWords) --begin;
    const bool tail = i + 1 == range.end && begin > range.begin && doc.symbol(begin - 1) == ',';
    const bool head = begin == range.begin && doc.words_in({i + 1, range.end}) > 1;
    if (begin == i || (!tail && !head)) continue;
    Draft draft;
    draft.content = {doc.trimmed(tail ? TokenRange{range.begin, begin} : TokenRange{i + 1, range.end})};
    draft.cue = {i, i + 1};
    draft.source = NounPhrase{{begin, i}, {}};
    draft.rule = "headline";
    draft.certainty = Certainty::kMedium;
    if (!draft.content[0].empty()) return draft;
  }
  return std::nullopt;
}

std::optional<Draft> read_transcript(const QuoteText& doc, TokenRange sentence) {
  std::optional<Draft> draft = read_colon_head(doc, sentence);
  if (!draft) return draft;
  const TokenRange head = draft->source->head;
  for (std::size_t i = head.begin; i < head.end; ++i) {
    const std::string_view word = doc.word(i);
    if (std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return std::nullopt;
  }
  draft->rule = "transcript";
  draft->certainty = Certainty::kMedium;
  return draft;
}

std::optional<Draft> read_colon_head(const QuoteText& doc, TokenRange sentence) {
  const std::size_t limit = std::min(sentence.end, sentence.begin + kLongestHead);
  std::size_t colon = sentence.begin;
  while (colon < limit && fits_head(doc, colon)) ++colon;
  if (colon >= limit || doc.symbol(colon) != ':') return std::nullopt;
  TokenRange head{sentence.begin, colon};
  while (!head.empty() && doc.tokens[head.begin].mark) ++head.begin;
  const TokenRange content = doc.trimmed({colon + 1, sentence.end});
  if (head.empty() || doc.tokens[head.begin].cue != nullptr || doc.words_in(head) == 0 ||
      doc.words_in(head) > kMostHeadWords)
    return std::nullopt;
  if (doc.words_in(content) < 2 || is_dateline(doc, head, content)) return std::nullopt;
  Draft draft;
  draft.content = {content};
  draft.cue = {colon, colon + 1};
  draft.source = NounPhrase{head, {}};
  draft.rule = "colon_head";
  draft.certainty = Certainty::kLow;
  return draft;
}

}  // namespace pressmark

// Reports of other outlets, and "according to".

#include <algorithm>

#include "extract/quotes/clauses.h"
#include "extract/quotes/noun_phrase.h"
#include "extract/quotes/relays.h"
#include "extract/quotes/sentence_reader.h"
#include "extract/quotes/sentence_rules.h"

namespace pressmark {
namespace {

constexpr std::size_t kLongestSource = 40;
// Less is no statement: "Reuters, CNN said".
constexpr std::size_t kFewestWords = 3;
// So few words before "according to" are the opening of a clause that goes on behind the source ...
constexpr std::size_t kMostOpeningWords = 3;
// ... unless what follows is so short that it describes the source.
constexpr std::size_t kMostAppositive = 8;
// Outlets that report what an outlet reports. Each level may read its rest twice, so this also bounds the work.
constexpr int kMostRelays = 2;

bool ends_source(const QuoteText& doc, std::size_t i) {
  const char c = doc.symbol(i);
  return c == '.' || c == ';' || doc.tokens[i].mark || doc.tokens[i].quoted;
}

// After the tag only its own adverbials follow: the end, a day, "in a report", "citing ...".
bool ends_tag(const QuoteText& doc, std::size_t i, std::size_t end) {
  if (i >= end) return true;
  const Token& token = doc.tokens[i];
  const char c = doc.symbol(i);
  return c == '.' || c == ',' || token.is(kCalendar | kContinuing) || doc.is_word(i, "on") || doc.is_word(i, "in") ||
         doc.is_word(i, "citing");
}

// "the Post", "CNBC's report": the outlet itself, or what it published.
std::optional<std::uint32_t> speaking_outlet(const QuoteText& doc, TokenRange phrase) {
  const std::optional<std::uint32_t> mention = doc.mention_in(phrase);
  if (!mention) return std::nullopt;
  const Span span = doc.input.outlet_mentions[*mention].span;
  // "Ann Lee of the Post": somebody of the outlet.
  std::size_t before = tokens_of(doc, span).begin;
  while (before > phrase.begin && doc.tokens[before - 1].is(kDeterminer)) --before;
  const bool somebody =
      before > phrase.begin + 1 && doc.tokens[before - 1].is(kPreposition) && doc.tokens[before - 2].capital;
  if (somebody) return std::nullopt;
  const Token& last = doc.tokens[phrase.end - 1];
  const bool is_last = last.span.end == span.end;
  const bool published = last.is(kDocumentWord) || doc.is_word(phrase.end - 1, "'s");
  return is_last || published ? mention : std::nullopt;
}

// "The Post, citing court papers, reported"
bool cites(const QuoteText& doc, TokenRange appositive) {
  return doc.is_word(appositive.begin, "citing") || doc.is_word(appositive.begin, "quoting");
}

// The outlet that speaks in the source: not one that only brought the document.
std::optional<std::uint32_t> outlet_of(const QuoteText& doc, TokenRange source) {
  const std::optional<std::uint32_t> mention = doc.mention_in(source);
  return mention && is_seen_by(doc, *mention) ? std::nullopt : mention;
}

// "The best way, according to Smith, is ...": the comma behind the source where the words go on there; else its end.
std::size_t rest_behind_source(const QuoteText& doc, TokenRange before, TokenRange source) {
  std::size_t comma = source.begin;
  while (comma < source.end && doc.symbol(comma) != ',') ++comma;
  if (comma + 1 >= source.end) return source.end;
  const bool verb = doc.tokens[comma + 1].is(kAuxiliary);
  const bool opening = doc.words_in(before) <= kMostOpeningWords && doc.words_in({comma, source.end}) > kMostAppositive;
  return verb || opening ? comma : source.end;
}

}  // namespace

// "..., the South China Morning Post said, citing an emailed statement"
bool SentenceReader::read_outlet_tail() {
  if (!doc_.mention_in(sentence_)) return false;
  for (std::size_t i = sentence_.end; i-- > sentence_.begin + kFewestWords;) {
    if (!is_cue(doc_, i, sentence_.begin) || is_tell_cue(doc_, i)) continue;
    if (ends_tag(doc_, i + 1, sentence_.end)) {
      const std::optional<NounPhrase> source = np_left(doc_, i, sentence_.begin);
      if (source && source->head.begin > sentence_.begin &&
          take_outlet_tag(i, *source, source->head.begin, "outlet_tail"))
        return true;
    }
    // "..., reported the South China Morning Post"
    if (doc_.tokens[i].form != CueForm::kPast) continue;
    const std::optional<NounPhrase> source = np_right(doc_, i + 1, sentence_.end);
    if (source && ends_tag(doc_, source->head.end, sentence_.end) && take_outlet_tag(i, *source, i, "outlet_inverted"))
      return true;
  }
  return false;
}

// The tag begins at token `begin`, behind a comma or a mark, and its source is an outlet.
bool SentenceReader::take_outlet_tag(std::size_t cue, const NounPhrase& source, std::size_t begin,
                                     std::string_view rule) {
  if (begin <= sentence_.begin + kFewestWords || !source.appositive.empty()) return false;
  if (doc_.symbol(begin - 1) != ',' && !is_quote_edge(begin - 1)) return false;
  const std::optional<std::uint32_t> outlet = speaking_outlet(doc_, source.head);
  const TokenRange content = doc_.trimmed({sentence_.begin, begin});
  if (!outlet || content.empty() || doc_.words_in(content) < kFewestWords) return false;
  Draft draft;
  draft.content = {content};
  draft.cue = {cue, cue + 1};
  draft.source = source;
  draft.outlet = outlet;
  draft.rule = rule;
  add_through_outlet(std::move(draft), content);
  return true;
}

// "The New York Times reported on Monday that Smith said ...": only where the inner clause has its own speaker.
bool SentenceReader::read_outlet_head() {
  constexpr std::size_t kWithin = 12;
  const std::size_t limit = std::min(sentence_.end, sentence_.begin + kWithin);
  std::size_t cue = sentence_.begin;
  while (cue < limit && !is_cue(doc_, cue, sentence_.begin)) ++cue;
  if (cue >= limit || is_tell_cue(doc_, cue)) return false;
  const std::optional<NounPhrase> source = np_left(doc_, cue, sentence_.begin);
  if (!source || !(source->appositive.empty() || cites(doc_, source->appositive))) return false;
  const std::optional<std::uint32_t> outlet = speaking_outlet(doc_, source->head);
  if (!outlet) return false;
  std::size_t begin = cue + 1;
  while (begin < limit && (doc_.tokens[begin].is(kCalendar | kAuxiliary) || doc_.is_word(begin, "on"))) ++begin;
  if (begin < limit && doc_.is_word(begin, "that")) ++begin;
  std::vector<Draft> nested = read_inside({begin, sentence_.end});
  if (!has_own_speaker(nested, {begin, sentence_.end}) || nested[0].source->head.begin > begin) return false;
  for (Draft& draft : nested) {
    draft.relayed.push_back(*outlet);
    out_.push_back(std::move(draft));
  }
  return true;
}

// Most of the clause is said by somebody that it names itself.
bool SentenceReader::has_own_speaker(const std::vector<Draft>& nested, TokenRange inner) const {
  std::size_t words = 0;
  for (const Draft& draft : nested) {
    for (const TokenRange range : draft.content) words += doc_.words_in(range);
    // Of a quotation with a tag the tag's words are nobody else's: ""No," Lee said, CNBC reported".
    if (draft.source && doc_.any_quoted(draft.content[0]))
      words += doc_.words_in(whole(*draft.source)) + doc_.words_in(draft.cue);
  }
  return !nested.empty() && nested[0].source && nested[0].rule != "view" && 2 * words >= doc_.words_in(inner);
}

// Empty where the reports are nested too deep.
std::vector<Draft> SentenceReader::read_inside(TokenRange inner) const {
  if (relays_ >= kMostRelays) return {};
  return SentenceReader(doc_, inner, relays_ + 1).read();
}

// The inner clause may name its own speaker: then the outlet only relays.
void SentenceReader::add_through_outlet(Draft outer, TokenRange inner) {
  std::vector<Draft> nested = read_inside(inner);
  if (!has_own_speaker(nested, inner)) {
    out_.push_back(std::move(outer));
    return;
  }
  for (Draft& draft : nested) {
    draft.relayed.push_back(*outer.outlet);
    out_.push_back(std::move(draft));
  }
}

bool SentenceReader::read_according_to() {
  for (std::size_t i = sentence_.begin; i + 2 < sentence_.end; ++i) {
    if (doc_.tokens[i].quoted || !doc_.is_word(i, "according") || !doc_.is_word(i + 1, "to")) continue;
    const bool first = doc_.words_in({sentence_.begin, i}) == 0;
    return first ? according_first(i) : according_last(i);
  }
  return false;
}

// "According to a charge from Caixin, Huawei ..."
bool SentenceReader::according_first(std::size_t i) {
  std::size_t end = i + 2;
  while (end < sentence_.end && doc_.symbol(end) != ',' && end - i < kLongestSource) ++end;
  if (end >= sentence_.end || doc_.symbol(end) != ',') return false;
  Draft draft;
  draft.content = {doc_.trimmed({end + 1, sentence_.end})};
  draft.cue = {i, i + 2};
  draft.source = NounPhrase{{i + 2, end}, {}};
  draft.outlet = outlet_of(doc_, {i + 2, end});
  draft.rule = "according_to_first";
  if (draft.content[0].empty() || draft.source->head.empty()) return false;
  const TokenRange inner = draft.content[0];
  if (draft.outlet) {
    add_through_outlet(std::move(draft), inner);
  } else {
    out_.push_back(std::move(draft));
  }
  return true;
}

bool SentenceReader::according_last(std::size_t i) {
  std::size_t end = i + 2;
  while (end < sentence_.end && !ends_source(doc_, end) && end - i < kLongestSource) ++end;
  while (end > i + 2 && !doc_.tokens[end - 1].word) --end;
  Draft draft;
  draft.content = {doc_.trimmed({sentence_.begin, i})};
  draft.cue = {i, i + 2};
  if (draft.content[0].empty() || end <= i + 2) return false;
  const std::size_t rest = rest_behind_source(doc_, {sentence_.begin, i}, {i + 2, end});
  if (rest < end) {
    draft.content.push_back(doc_.trimmed({rest + 1, sentence_.end}));
    end = rest;
  }
  draft.source = NounPhrase{{i + 2, end}, {}};
  draft.outlet = outlet_of(doc_, {i + 2, end});
  draft.rule = draft.content.size() > 1 ? "according_to_inside" : "according_to_last";
  if (draft.content.size() > 1) {
    if (!draft.content[1].empty()) out_.push_back(std::move(draft));
    return !out_.empty();
  }
  const TokenRange inner = draft.content[0];
  if (draft.outlet) {
    add_through_outlet(std::move(draft), inner);
  } else {
    out_.push_back(std::move(draft));
  }
  return true;
}

}  // namespace pressmark

#include "extract/quotes/relays.h"

#include <algorithm>
#include <string>

#include "extract/quotes/clauses.h"
#include "extract/text/word_table.h"
#include "generated/cue_verbs.h"
#include "generated/relay_words.h"

namespace pressmark {
namespace {

// "interview with Anderson Cooper on CNN", "a meeting with the editorial board of the Post"
constexpr std::size_t kWordsBetween = 6;
constexpr std::size_t kFarthestBefore = 16;
// "CNN's State of the Union interview"
constexpr std::size_t kWordsBehind = 3;
constexpr std::size_t kLongestWord = 12;

std::string_view place_of(std::string_view word) {
  static const WordTable<lexicon::RelayWordsRow> kTable(lexicon::kRelayWords, [](const auto& row) { return row.form; });
  if (word.empty() || word.size() > kLongestWord) return {};
  std::string lower(word);  // short: no allocation
  if (lower[0] >= 'A' && lower[0] <= 'Z') lower[0] = static_cast<char>(lower[0] | 0x20);
  const lexicon::RelayWordsRow* row = kTable.find(lower);
  return row == nullptr ? std::string_view{} : row->place;
}

// Before the article that stands before token i.
std::size_t before_article(const QuoteText& doc, std::size_t i) {
  return i > 0 && doc.tokens[i - 1].is(kDeterminer) ? i - 1 : i;
}

// "a filing seen by Reuters": the outlet at token i brought the document.
bool seen_by(const QuoteText& doc, std::size_t i) {
  i = before_article(doc, i);
  return i > 1 && doc.is_word(i - 1, "by") && place_of(doc.word(i - 2)) == "seen";
}

// A report of an outlet in the sentence before says nothing of the words that follow it.
enum class Place { kOwn, kBefore };

class RelayReader {
 public:
  RelayReader(const QuoteText& doc, TokenRange range, Place sentence, Draft& draft)
      : doc_(doc), range_(range), sentence_(sentence), draft_(draft) {}

  void read() {
    const auto& mentions = doc_.input.outlet_mentions;
    if (range_.empty() || mentions.empty()) return;
    read_nouns();
    const Span span = doc_.span(range_);
    for (std::uint32_t i = doc_.mention_from(span.start); i < mentions.size() && mentions[i].span.start < span.end;
         ++i) {
      if (!is_publisher(doc_, i) && relays(mentions[i])) add(i);
    }
  }

 private:
  // "told the paper": the outlet that was named last.
  void read_nouns() {
    constexpr std::size_t kFarthest = 300;
    const std::size_t first = std::max(range_.begin + 2, range_.end - std::min(range_.end, kFarthest));
    for (std::size_t i = first; i < range_.end; ++i) {
      if (doc_.tokens[i].quoted || !doc_.is_word(i - 1, "the") || !is_outlet_noun(doc_.word(i)) || draft_.is_said(i))
        continue;
      if (is_part_of_noun(i + 1)) continue;
      if (!told(i) && !told_to(i) && !framed_before(i)) continue;
      const std::optional<std::uint32_t> mention = outlet_before(doc_, i);
      if (mention && !is_publisher(doc_, *mention)) add(*mention);
    }
  }

  // "told the paper workers", "told the network of donors": another noun follows, and no outlet is meant.
  [[nodiscard]] bool is_part_of_noun(std::size_t i) const {
    constexpr std::uint32_t kOpens = kCalendar | kTimeWord | kPreposition | kConjunction | kPronoun | kDeterminer |
                                     kAuxiliary | kQuestionWord | kSubordinating;
    if (i >= range_.end || !doc_.tokens[i].word || doc_.tokens[i].quoted) return false;
    if (doc_.is_word(i, "of") || doc_.possessive(i)) return true;
    return !doc_.tokens[i].is(kOpens) && !doc_.word(i).ends_with("ly");
  }

  [[nodiscard]] bool relays(const OutletMention& mention) const {
    const std::size_t begin = doc_.token_from(mention.span.start);
    const std::size_t end = doc_.token_from(mention.span.end);
    if (begin >= range_.end || doc_.tokens[begin].quoted || draft_.is_said(begin)) return false;
    if (!mention.outlet && describes_other(end)) return false;
    if (writes_for(begin) || seen_by(doc_, begin)) return true;
    if (draft_.is_source(begin)) return false;
    return told(begin) || told_to(begin) || framed_before(begin) || framed_behind(begin, end);
  }

  // "the Golden Globe winner": a name that stands in no table, before a noun that is no outlet's.
  [[nodiscard]] bool describes_other(std::size_t i) const {
    static constexpr std::string_view kOfOutlet[] = {"reporter", "journalist", "correspondent", "columnist", "editor"};
    if (!is_part_of_noun(i) || doc_.is_word(i, "of") || doc_.possessive(i) || doc_.tokens[i].capital) return false;
    const bool verb = doc_.tokens[i].cue != nullptr || doc_.tokens[i].is(kPastVerb) || doc_.word(i).ends_with("ed");
    return !verb && place_of(doc_.word(i)).empty() && !doc_.is_any_word(i, kOfOutlet);
  }

  // "told CNN", "told the state broadcaster CCTV"
  [[nodiscard]] bool told(std::size_t begin) const {
    constexpr std::size_t kMostDescribing = 4;
    std::size_t i = begin;
    for (std::size_t steps = 0; i > range_.begin && steps <= kMostDescribing; ++steps, --i) {
      if (place_of(doc_.word(i - 1)) == "tell") return true;
      if (!describes_outlet(doc_.tokens[i - 1])) return false;
    }
    return false;
  }

  static bool describes_outlet(const Token& token) {
    constexpr std::uint32_t kNever =
        kPreposition | kConjunction | kAuxiliary | kPronoun | kCalendar | kGroupWord | kUnnamedWord | kPastVerb;
    if (token.is(kDeterminer | kOrigin)) return true;
    return token.word && !token.quoted && !token.capital && !token.is(kNever) &&
           (token.cue == nullptr || token.form == CueForm::kBase);
  }

  // "confirmed to the Guardian"
  [[nodiscard]] bool told_to(std::size_t begin) const {
    const std::size_t i = before_article(doc_, begin);
    return i > range_.begin + 1 && doc_.is_word(i - 1, "to") && is_strong_cue(doc_, i - 2) &&
           !doc_.tokens[i - 2].quoted && doc_.tokens[i - 2].form != CueForm::kBase;
  }

  // "Ann Lee of the Post wrote": what a journalist writes appears in the outlet.
  [[nodiscard]] bool writes_for(std::size_t begin) const {
    const auto* cue = draft_.cue.empty() ? nullptr : doc_.tokens[draft_.cue.end - 1].cue;
    if (cue == nullptr || cue->base != "write") return false;
    const std::size_t i = before_article(doc_, begin);
    if (i < range_.begin + 2 || !doc_.tokens[i - 1].is(kPreposition)) return false;
    constexpr std::uint32_t kNoPerson = kDeterminer | kConjunction | kCalendar | kOrganisationWord | kDocumentWord;
    return doc_.tokens[i - 2].capital && !doc_.tokens[i - 2].is(kNoPerson) && !doc_.tokens[i - 2].quoted;
  }

  // A preposition right before the outlet and, not far before that, "interview", "said" and the like.
  [[nodiscard]] bool framed_before(std::size_t begin) const {
    std::size_t i = before_article(doc_, begin);
    if (i <= range_.begin || !doc_.tokens[i - 1].is(kPreposition)) return false;
    --i;
    const std::size_t farthest = i - std::min(i, kFarthestBefore);
    for (std::size_t steps = 0; i > std::max(range_.begin, farthest) && steps < kWordsBetween; --i) {
      const std::size_t at = i - 1;
      if (draft_.is_said(at)) return false;
      if (doc_.tokens[at].quoted) continue;  // the show's name
      ++steps;
      if (!doc_.tokens[at].word) return false;
      const std::string_view place = place_of(doc_.word(at));
      if (place == "before" || place == "both" || place == "tell" || place == "seen") return true;
      if (place == "report" && sentence_ == Place::kOwn) return true;
    }
    return false;
  }

  // "in a Bloomberg interview", "during CNN's town hall"
  [[nodiscard]] bool framed_behind(std::size_t begin, std::size_t end) const {
    const std::size_t article = before_article(doc_, begin);
    if (article <= range_.begin || !doc_.tokens[article - 1].is(kPreposition) || doc_.is_word(article - 1, "of"))
      return false;
    for (std::size_t i = end; i < std::min(range_.end, end + kWordsBehind); ++i) {
      if (!doc_.tokens[i].word) return false;
      const std::string_view place = place_of(doc_.word(i));
      if (place == "behind" || place == "both") return true;
    }
    return false;
  }

  // Of one outlet named twice the first name counts.
  [[nodiscard]] bool is_same(std::uint32_t a, std::uint32_t b) const {
    const OutletMention& first = doc_.input.outlet_mentions[a];
    const OutletMention& second = doc_.input.outlet_mentions[b];
    if (first.outlet || second.outlet) return first.outlet == second.outlet;
    return first.span.of(doc_.text) == second.span.of(doc_.text);
  }

  void add(std::uint32_t mention) {
    const bool known = std::any_of(draft_.relayed.begin(), draft_.relayed.end(),
                                   [&](std::uint32_t other) { return is_same(other, mention); });
    if (!known) draft_.relayed.push_back(mention);
  }

  const QuoteText& doc_;
  TokenRange range_;
  Place sentence_;
  Draft& draft_;
};

bool is_named_in(const QuoteText& doc, TokenRange range, TokenRange head) {
  const std::string_view last = doc.word(head.end - 1);
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (doc.tokens[i].capital && !doc.tokens[i].quoted && doc.word(i) == last) return true;
  }
  return false;
}

}  // namespace

bool is_publisher(const QuoteText& doc, std::uint32_t mention) {
  const auto outlet = doc.input.outlet_mentions[mention].outlet;
  return outlet && doc.input.outlet == &doc.input.outlets->outlets()[*outlet];
}

TokenRange tokens_of(const QuoteText& doc, Span span) {
  return {doc.token_from(span.start), doc.token_from(span.end)};
}

bool is_outlet_noun(std::string_view word) {
  return place_of(word) == "noun";
}

bool is_seen_by(const QuoteText& doc, std::uint32_t mention) {
  return seen_by(doc, doc.token_from(doc.input.outlet_mentions[mention].span.start));
}

std::optional<std::uint32_t> outlet_before(const QuoteText& doc, std::size_t token) {
  constexpr std::uint32_t kSentencesBack = 4;
  constexpr int kMentionsBack = 40;
  const auto& mentions = doc.input.outlet_mentions;
  const std::uint32_t start = doc.tokens[token].span.start;
  const std::uint32_t here = doc.input.layout.sentence_at(start);
  std::uint32_t at = doc.mention_from(start);
  for (int steps = 0; at > 0 && steps < kMentionsBack; ++steps) {
    const Span span = mentions[--at].span;
    if (doc.input.layout.sentence_at(span.start) + kSentencesBack < here) break;
    if (!doc.tokens[doc.token_from(span.start)].quoted) return at;
  }
  return std::nullopt;
}

void read_relays(const QuoteText& doc, TokenRange range, Draft& draft) {
  RelayReader(doc, range, Place::kOwn, draft).read();
}

void read_relays_before(const QuoteText& doc, TokenRange sentence, Draft& draft) {
  if (!draft.source || draft.source->head.empty() || doc.input.outlet_mentions.empty()) return;
  const std::uint32_t here = doc.input.layout.sentence_at(doc.tokens[sentence.begin].span.start);
  if (here == 0) return;
  const TokenRange before = tokens_of(doc, doc.input.layout.sentences[here - 1].span);
  if (before.empty() || before.end > sentence.begin) return;
  const TokenRange head = draft.source->head;
  const bool pronoun = head.size() == 1 && doc.tokens[head.begin].is(kMale | kFemale);
  if (pronoun || is_named_in(doc, before, head)) RelayReader(doc, before, Place::kBefore, draft).read();
}

}  // namespace pressmark

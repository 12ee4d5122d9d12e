#include "extract/quotes/relays.h"

#include <algorithm>
#include <string>

#include "extract/quotes/sentence_reader.h"
#include "extract/text/word_table.h"
#include "generated/cue_verbs.h"
#include "generated/relay_words.h"

namespace pressmark {
namespace {

// "interview with Anderson Cooper on CNN", "a meeting with the editorial board of the Post"
constexpr std::size_t kWordsBetween = 6;
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

class RelayReader {
 public:
  RelayReader(const QuoteText& doc, TokenRange range, Draft& draft) : doc_(doc), range_(range), draft_(draft) {}

  void read() {
    const auto& mentions = doc_.input.outlet_mentions;
    if (range_.empty() || mentions.empty()) return;
    const Span span = doc_.span(range_);
    auto at = std::lower_bound(mentions.begin(), mentions.end(), span.start,
                               [](const OutletMention& m, std::uint32_t start) { return m.span.start < start; });
    for (; at != mentions.end() && at->span.start < span.end; ++at) {
      if (relays(*at)) add(static_cast<std::uint32_t>(at - mentions.begin()));
    }
  }

 private:
  [[nodiscard]] bool relays(const OutletMention& mention) const {
    if (mention.outlet && doc_.input.outlet == &doc_.input.outlets->outlets()[*mention.outlet]) return false;
    const std::size_t begin = token_at(mention.span.start);
    const std::size_t end = token_at(mention.span.end);
    if (begin >= range_.end || doc_.tokens[begin].quoted) return false;
    if (writes_for(begin)) return true;
    if (taken(begin)) return false;
    return told(begin) || framed_before(begin) || framed_behind(begin, end);
  }

  [[nodiscard]] std::size_t token_at(std::uint32_t offset) const {
    const auto from = doc_.tokens.begin() + static_cast<std::ptrdiff_t>(range_.begin);
    const auto to = doc_.tokens.begin() + static_cast<std::ptrdiff_t>(range_.end);
    const auto found = std::lower_bound(
        from, to, offset, [](const Token& token, std::uint32_t start) { return token.span.start < start; });
    return static_cast<std::size_t>(found - doc_.tokens.begin());
  }

  [[nodiscard]] bool taken(std::size_t i) const {
    const auto holds = [&](TokenRange range) { return range.begin <= i && i < range.end; };
    if (draft_.source && holds(draft_.source->head)) return true;
    return std::any_of(draft_.content.begin(), draft_.content.end(), holds);
  }

  [[nodiscard]] std::size_t before_article(std::size_t i) const {
    return i > range_.begin && doc_.tokens[i - 1].is(kDeterminer) ? i - 1 : i;
  }

  [[nodiscard]] bool told(std::size_t begin) const {
    const std::size_t i = before_article(begin);
    return i > range_.begin && place_of(doc_.word(i - 1)) == "tell";
  }

  // "Ann Lee of the Post wrote": what a journalist writes appears in the outlet.
  [[nodiscard]] bool writes_for(std::size_t begin) const {
    const auto* cue = draft_.cue.empty() ? nullptr : doc_.tokens[draft_.cue.end - 1].cue;
    if (cue == nullptr || cue->base != "write") return false;
    const std::size_t i = before_article(begin);
    if (i < range_.begin + 2 || !doc_.tokens[i - 1].is(kPreposition)) return false;
    constexpr std::uint32_t kNoPerson = kDeterminer | kConjunction | kCalendar | kOrganisationWord | kDocumentWord;
    return doc_.tokens[i - 2].capital && !doc_.tokens[i - 2].is(kNoPerson) && !doc_.tokens[i - 2].quoted;
  }

  // A preposition right before the outlet and, not far before that, "interview", "said" and the like.
  [[nodiscard]] bool framed_before(std::size_t begin) const {
    std::size_t i = before_article(begin);
    if (i <= range_.begin || !doc_.tokens[i - 1].is(kPreposition)) return false;
    --i;
    for (std::size_t steps = 0; i > range_.begin && steps < kWordsBetween; ++steps, --i) {
      const std::size_t at = i - 1;
      if (!doc_.tokens[at].word || doc_.tokens[at].quoted) return false;
      const std::string_view place = place_of(doc_.word(at));
      if (place == "before" || place == "both" || place == "tell") return true;
    }
    return false;
  }

  // "in a Bloomberg interview", "during CNN's town hall"
  [[nodiscard]] bool framed_behind(std::size_t begin, std::size_t end) const {
    const std::size_t article = before_article(begin);
    if (article <= range_.begin || !doc_.tokens[article - 1].is(kPreposition) || doc_.is_word(article - 1, "of"))
      return false;
    for (std::size_t i = end; i < std::min(range_.end, end + kWordsBehind); ++i) {
      if (!doc_.tokens[i].word) return false;
      const std::string_view place = place_of(doc_.word(i));
      if (place == "behind" || place == "both") return true;
    }
    return false;
  }

  void add(std::uint32_t mention) {
    if (std::find(draft_.relayed.begin(), draft_.relayed.end(), mention) == draft_.relayed.end())
      draft_.relayed.push_back(mention);
  }

  const QuoteText& doc_;
  TokenRange range_;
  Draft& draft_;
};

// The tokens of a sentence of the layout.
TokenRange tokens_of(const QuoteText& doc, Span span) {
  const auto at = [&](std::uint32_t offset) {
    const auto found =
        std::lower_bound(doc.tokens.begin(), doc.tokens.end(), offset,
                         [](const Token& token, std::uint32_t start) { return token.span.start < start; });
    return static_cast<std::size_t>(found - doc.tokens.begin());
  };
  return {at(span.start), at(span.end)};
}

bool is_named_in(const QuoteText& doc, TokenRange range, TokenRange head) {
  const std::string_view last = doc.word(head.end - 1);
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (doc.tokens[i].capital && !doc.tokens[i].quoted && doc.word(i) == last) return true;
  }
  return false;
}

}  // namespace

void read_relays(const QuoteText& doc, TokenRange range, Draft& draft) {
  RelayReader(doc, range, draft).read();
}

void read_relays_before(const QuoteText& doc, TokenRange sentence, Draft& draft) {
  if (!draft.source || draft.source->head.empty() || doc.input.outlet_mentions.empty()) return;
  const std::uint32_t here = doc.input.layout.sentence_at(doc.tokens[sentence.begin].span.start);
  if (here == 0) return;
  const TokenRange before = tokens_of(doc, doc.input.layout.sentences[here - 1].span);
  if (before.empty() || before.end > sentence.begin) return;
  const TokenRange head = draft.source->head;
  const bool pronoun = head.size() == 1 && doc.tokens[head.begin].is(kMale | kFemale);
  if (pronoun || is_named_in(doc, before, head)) read_relays(doc, before, draft);
}

}  // namespace pressmark

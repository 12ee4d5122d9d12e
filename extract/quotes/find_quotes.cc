// The door: marks, words, sentences, then names; see extract/facts.h.

#include <algorithm>

#include "extract/facts.h"
#include "extract/quotes/confidence.h"
#include "extract/quotes/names.h"
#include "extract/quotes/paragraph_rules.h"

namespace pressmark {
namespace {

QuoteText make_text(const FactInput& input) {
  QuoteText doc{input, input.text, find_marked(input.text, input.layout), {}, {}};
  std::size_t first = 0;
  for (const Span paragraph : input.layout.paragraphs) {
    const std::vector<Token> tokens = tokenize(input.text, paragraph, doc.stretches, first);
    doc.paragraphs.push_back({doc.tokens.size(), doc.tokens.size() + tokens.size()});
    doc.tokens.insert(doc.tokens.end(), tokens.begin(), tokens.end());
  }
  return doc;
}

class Builder {
 public:
  explicit Builder(const QuoteText& doc) : doc_(doc), names_(doc) {}

  // Empty where nothing is left without the marks.
  std::optional<Quote> build(const Draft& draft) {
    Quote quote;
    std::uint32_t repair = kSound;
    quoted_ = 0;
    words_ = 0;
    goes_on_ = false;
    for (const TokenRange range : draft.content) repair |= add_words(range, quote.spans);
    if (quote.spans.empty()) return std::nullopt;
    sort_apart(quote.spans);
    quote.type = quoted_ == 0 ? QuoteType::kIndirect : quoted_ == words_ ? QuoteType::kDirect : QuoteType::kMixed;
    if (!draft.cue.empty()) quote.cue = doc_.span(draft.cue);
    set_speaker(draft, quote);
    set_relays(draft, quote);
    if (!draft.cited.empty()) quote.cited = doc_.span(draft.cited);
    // The next paragraph begins with a mark too, but somebody else speaks there: this quotation was just never closed.
    if ((repair & kContinuedParagraph) != 0 && !goes_on_)
      repair = (repair & ~std::uint32_t{kContinuedParagraph}) | kUnclosed;
    quote.repair = repair_codes(repair);
    quote.evidence = {{quote.spans.front().start, quote.spans.back().end},
                      draft.rule,
                      confidence_of({draft.rule, quote.type, draft.certainty, is_mended(repair)})};
    return quote;
  }

 private:
  // The words of the range, cut at the outer marks.
  std::uint32_t add_words(TokenRange range, std::vector<Span>& spans) {
    std::uint32_t repair = kSound;
    for (std::size_t i = range.begin; i < range.end;) {
      if (doc_.tokens[i].mark) {
        repair |= repair_at(doc_.tokens[i].span);
        ++i;
        continue;
      }
      std::size_t end = i;
      bool any = false;
      for (; end < range.end && !doc_.tokens[end].mark; ++end) {
        any = any || doc_.tokens[end].word;
        words_ += doc_.tokens[end].word ? 1 : 0;
        quoted_ += doc_.tokens[end].word && doc_.tokens[end].quoted ? 1 : 0;
      }
      if (doc_.tokens[i].quoted) repair |= repair_at(doc_.tokens[i].span);
      if (any) spans.push_back(doc_.span({i, end}));
      i = end;
    }
    return repair;
  }

  // Two rules may have claimed the same words: what comes first stays.
  static void sort_apart(std::vector<Span>& spans) {
    std::sort(spans.begin(), spans.end());
    std::uint32_t end = 0;
    std::erase_if(spans, [&](Span span) {
      if (span.start < end) return true;
      end = span.end;
      return false;
    });
  }

  std::uint32_t repair_at(Span span) {
    const MarkedStretch* const stretch = doc_.stretch_at(span.start);
    if (stretch == nullptr) return kSound;
    goes_on_ = goes_on_ || stretch->continues;
    return stretch->repair;
  }

  void set_speaker(const Draft& draft, Quote& quote) {
    if (!draft.source || draft.source->head.empty()) return;
    quote.speaker = names_.resolve(draft.parts ? *draft.parts : take_apart(doc_, *draft.source, draft.outlet));
    if (draft.floating) quote.speaker->via = SpeakerVia::kFloating;
  }

  void set_relays(const Draft& draft, Quote& quote) const {
    for (const std::uint32_t index : draft.relayed) {
      const OutletMention& mention = doc_.input.outlet_mentions[index];
      const bool speaks = quote.speaker && quote.speaker->name && quote.speaker->name->overlaps(mention.span);
      if (!speaks) quote.relayed_by.push_back(mention);
    }
    std::sort(quote.relayed_by.begin(), quote.relayed_by.end(),
              [](const OutletMention& a, const OutletMention& b) { return a.span < b.span; });
  }

  const QuoteText& doc_;
  NameTable names_;
  std::size_t quoted_ = 0;
  std::size_t words_ = 0;
  bool goes_on_ = false;  // a stretch that continues one of the paragraph before is among the words
};

}  // namespace

std::vector<Quote> find_quotes(const FactInput& input) {
  const QuoteText doc = make_text(input);
  std::vector<Quote> quotes;
  Builder builder(doc);
  for (const Draft& draft : read_paragraphs(doc)) {
    if (std::optional<Quote> quote = builder.build(draft)) quotes.push_back(std::move(*quote));
  }
  std::stable_sort(quotes.begin(), quotes.end(),
                   [](const Quote& a, const Quote& b) { return a.evidence.span < b.evidence.span; });
  return quotes;
}

}  // namespace pressmark

#include "extract/quotes/clauses.h"

#include <algorithm>

#include "extract/quotes/phrase_words.h"
#include "extract/text/abbreviations.h"
#include "generated/cue_verbs.h"

namespace pressmark {
namespace {

// A tag that belongs to the question before it begins within so many words.
constexpr std::size_t kTagWords = 8;

// No sentence is longer; the rules look around in it for every cue, so a bound keeps them linear.
constexpr std::size_t kLongestOutside = 300;
constexpr std::size_t kLongestSentence = 3000;

class Splitter {
 public:
  Splitter(const QuoteText& doc, TokenRange paragraph) : doc_(doc), end_(paragraph.end), start_(paragraph.begin) {}

  std::vector<TokenRange> split() {
    for (std::size_t i = start_; i < end_; ++i) {
      loose_ += doc_.tokens[i].quoted ? 0 : 1;
      if (ends_after(i) || too_long(i)) cut(i + 1);
    }
    if (start_ < end_) cut(end_);
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool ends_after(std::size_t i) const {
    const Token& token = doc_.tokens[i];
    if (token.mark) return closes(i) && ends_after_mark(i);
    if (token.quoted) return false;
    const char c = doc_.symbol(i);
    if (c != '.' && c != '!' && c != '?') return kept_stop_ends(i);
    if (i + 1 >= end_) return true;
    const char next = doc_.symbol(i + 1);
    if (next == '.' || next == '!' || next == '?' || next == ')' || next == ']') return false;
    // "J.K. Rowling", "3.5", "example.org" are words of their own; what stands right behind a stop is no new sentence.
    return doc_.tokens[i + 1].span.start > token.span.end;
  }

  // "... at Foo Inc. The company": the stop of the abbreviation ends the sentence too.
  [[nodiscard]] bool kept_stop_ends(std::size_t i) const {
    const Token& token = doc_.tokens[i];
    if (!token.word || !doc_.word(i).ends_with('.') || i + 1 >= end_) return false;
    return !is_title(doc_.word(i).substr(0, token.span.size() - 1)) && is_sentence_opener(doc_.word(i + 1));
  }

  [[nodiscard]] bool closes(std::size_t i) const {
    return i > start_ && doc_.tokens[i - 1].quoted &&
           (i + 1 >= end_ || !doc_.tokens[i + 1].quoted || doc_.tokens[i + 1].mark);
  }

  [[nodiscard]] bool ends_after_mark(std::size_t i) const {
    if (i + 1 >= end_) return true;
    const char last = doc_.symbol(i - 1);
    const Token& next = doc_.tokens[i + 1];
    // No full stop, no blank, a capital: the quotation was closed by a mark turned the wrong way.
    const bool touches = next.span.start == doc_.tokens[i].span.end;
    if (touches && doc_.symbol(i + 1) == 'd') return signs(i + 1);
    if (touches) return last != ',' && next.word && next.capital && !next.quoted;
    // The same with the blank, where no tag follows.
    if (is_turned(i) && last != ',' && next.word && next.capital && !next.quoted && !cue_follows(i + 1)) return true;
    if (last == '.') return !begins_lower(i + 1);
    if (last != '!' && last != '?') return false;
    return !begins_lower(i + 1) && !cue_follows(i + 1);
  }

  // An opening mark that closes.
  [[nodiscard]] bool is_turned(std::size_t i) const {
    const MarkedStretch* const stretch = doc_.stretch_at(doc_.tokens[i].span.start);
    return doc_.word(i) == "\xE2\x80\x9C" && stretch != nullptr && (stretch->repair & kWrongWay) != 0;
  }

  // "..."- Mary Smith: a dash right behind the mark, a name and the paragraph's end.
  [[nodiscard]] bool signs(std::size_t dash) const {
    constexpr std::size_t kLongestSignature = 12;
    return end_ - dash <= kLongestSignature && dash + 1 < end_ && doc_.tokens[dash + 1].capital;
  }

  [[nodiscard]] bool begins_lower(std::size_t i) const { return doc_.tokens[i].word && !doc_.tokens[i].capital; }

  [[nodiscard]] bool cue_follows(std::size_t i) const {
    for (std::size_t words = 0; i < end_ && words < kTagWords; ++i) {
      const char c = doc_.symbol(i);
      if (doc_.tokens[i].quoted || c == '.' || c == '!' || c == '?') return false;
      if (is_cue(doc_, i, start_)) return true;
      words += doc_.tokens[i].word ? 1 : 0;
    }
    return false;
  }

  void cut(std::size_t end) {
    if (doc_.words_in({start_, end}) > 0) out_.push_back({start_, end});
    start_ = end;
    loose_ = 0;
  }

  [[nodiscard]] bool too_long(std::size_t i) const {
    return !doc_.tokens[i].quoted && (loose_ > kLongestOutside || i - start_ > kLongestSentence);
  }

  const QuoteText& doc_;
  std::size_t end_;
  std::size_t start_;
  std::size_t loose_ = 0;  // tokens outside marks since start_
  std::vector<TokenRange> out_;
};

bool is_noun_context(const QuoteText& doc, std::size_t i) {
  const Token& before = doc.tokens[i - 1];
  if (before.is(kDeterminer | kPreposition) && !before.is(kPronoun)) return true;
  return doc.is_digits(i - 1) || doc.possessive(i - 1);
}

bool is_before_comma(const QuoteText& doc, std::size_t i) {
  return i + 1 < doc.tokens.size() && doc.symbol(i + 1) == ',';
}

// "friends of Mr. Lee say, the firm ...", while in "let us say, ten" nobody speaks.
bool names_many(const QuoteText& doc, std::size_t i) {
  const Token& token = doc.tokens[i];
  return token.word && (token.capital || token.is(kGroupWord | kPlural | kUnnamedWord));
}

// "they say", "officials claim", "will say", "who also say"
bool takes_base(const QuoteText& doc, std::size_t i) {
  const Token& before = doc.tokens[i - 1];
  // "Officials near the border say": hardly a noun, so that whoever stands before it may be far from its head.
  if (i > 1 && doc.is_word(i - 1, "to")) return goes_on(doc, i - 2);
  if (doc.is_word(i, "say")) return !before.is(kBe) && (!is_before_comma(doc, i) || names_many(doc, i - 1));
  if (before.is(kAuxiliary)) return !before.is(kBe);
  if (before.is(kGroupWord | kPlural)) return true;
  if (before.is(kPronoun)) return !before.is(kMale | kFemale);
  return before.word && doc.word(i - 1).ends_with('s') && !before.is(kBe | kPreposition | kDeterminer) &&
         before.span.size() > 3;
}

// Forms in -s that are no plurals.
bool is_never_noun(const QuoteText& doc, std::size_t i) {
  return is_phrase_word(doc.tokens[i].cue->base, PhraseWord::kNeverNoun);
}

// "the two write", "some say", "42% say"
bool names_number(const QuoteText& doc, std::size_t i) {
  return doc.tokens[i].is(kPlural) || doc.is_digits(i) || doc.word(i).ends_with('%');
}

// "the two demand that it ends", while in "the three demand letters" the word is a noun.
bool opens_object(const QuoteText& doc, std::size_t i) {
  if (i >= doc.tokens.size()) return false;
  const Token& token = doc.tokens[i];
  const bool quotation = token.mark || token.quoted || doc.symbol(i) == ':';
  return quotation || token.is(kDeterminer | kPronoun) || (token.word && token.capital) || doc.is_word(i, "that");
}

// "swing states", "latest remarks": behind a lower-case word that names nobody a form in -s is a plural noun.
bool takes_third(const QuoteText& doc, std::size_t i) {
  constexpr std::uint32_t kSomebody = kPronoun | kRole | kTitle | kGroupWord | kUnnamedWord | kOrganisationWord |
                                      kDocumentWord | kAuxiliary | kContinuing | kTimeWord | kConjunction;
  const Token& before = doc.tokens[i - 1];
  if (is_never_noun(doc, i)) return true;
  return !before.word || before.capital || before.is(kSomebody) || doc.word(i - 1).ends_with("ly");
}

// "talked to Lee about the offer", while "talked to Lee for a year" says nothing of the words.
bool is_about_near(const QuoteText& doc, std::size_t i) {
  constexpr std::size_t kWithin = 6;
  const std::size_t limit = std::min(doc.tokens.size(), i + kWithin);
  while (i < limit && doc.tokens[i].word && !doc.is_word(i, "about")) ++i;
  return i < limit && doc.tokens[i].word;
}

// "called for talks", "referring to the offer", "pointed out": what is said follows the preposition.
bool is_preposition_of(const QuoteText& doc, std::size_t cue, std::size_t i) {
  const auto* row = doc.tokens[cue].cue;
  if (row->base == "call") return doc.is_word(i, "for") || doc.is_word(i, "on");
  if (row->base == "point") return doc.is_word(i, "to") || doc.is_word(i, "out");
  if (row->kind != "about") return false;
  const bool talks = row->base == "talk" || row->base == "speak";
  if (doc.is_word(i, "to")) return !talks || is_about_near(doc, i);
  return doc.is_word(i, "about") || doc.is_word(i, "of");
}

// "accused of", "reported from": the preposition makes it another verb.
bool is_followed_wrongly(const QuoteText& doc, std::size_t i) {
  static constexpr std::string_view kParticles[] = {"for", "into", "up", "off", "of", "from", "by", "back", "upon"};
  const std::string_view kind = doc.tokens[i].cue->kind;
  const bool changes = kind == "judge" || doc.tokens[i].cue->base == "report";
  if (!changes || i + 1 >= doc.tokens.size() || takes_preposition(doc, i)) return false;
  return doc.is_any_word(i + 1, kParticles);
}

// "who asked not to be named": says nothing about the news.
bool asks_for_anonymity(const QuoteText& doc, std::size_t i) {
  return i + 2 < doc.tokens.size() && doc.tokens[i].cue->base == "ask" &&
         ((doc.is_word(i + 1, "not") && doc.is_word(i + 2, "to")) || doc.is_word(i + 2, "anonymity"));
}

}  // namespace

bool takes_preposition(const QuoteText& doc, std::size_t cue) {
  return doc.tokens[cue].cue != nullptr && cue + 1 < doc.tokens.size() && is_preposition_of(doc, cue, cue + 1);
}

bool is_cue(const QuoteText& doc, std::size_t i, std::size_t sentence_start) {
  const Token& token = doc.tokens[i];
  if (token.cue == nullptr || token.quoted || (token.capital && i > sentence_start)) return false;
  const std::string_view kind = token.cue->kind;
  if (asks_for_anonymity(doc, i)) return false;
  if (kind == "about" && !takes_preposition(doc, i)) return false;
  if (kind == "think" || kind == "show" || kind == "beside") return false;
  if (i == sentence_start) return token.form != CueForm::kBase;
  if (token.form == CueForm::kBase) {
    const bool definite = i > 1 && doc.is_word(i - 2, "the") && opens_object(doc, i + 1);
    const bool two = names_number(doc, i - 1) && (is_never_noun(doc, i) || definite);
    return (two || doc.is_word(i - 1, "to") || !is_noun_context(doc, i)) && takes_base(doc, i);
  }
  if (is_followed_wrongly(doc, i)) return false;
  if (token.cue->certainty == "high" && token.form != CueForm::kThird) return true;
  // "another says"
  const bool verb = token.form == CueForm::kThird && is_never_noun(doc, i) &&
                    (doc.is_word(i - 1, "another") || doc.is_word(i - 1, "one"));
  return verb || (!is_noun_context(doc, i) && (token.form != CueForm::kThird || takes_third(doc, i)));
}

bool is_view_cue(const QuoteText& doc, std::size_t i, std::size_t sentence_start) {
  const Token& token = doc.tokens[i];
  if (token.cue == nullptr || token.quoted || token.capital || i == sentence_start) return false;
  if (token.cue->kind != "think" && token.cue->kind != "show") return false;
  if (token.form == CueForm::kIng || token.form == CueForm::kParticiple || is_noun_context(doc, i)) return false;
  if (token.form == CueForm::kBase) return takes_base(doc, i);
  return token.form != CueForm::kThird || takes_third(doc, i);
}

bool is_strong_cue(const QuoteText& doc, std::size_t i) {
  const auto* cue = doc.tokens[i].cue;
  return cue != nullptr && (cue->certainty == "high" || cue->certainty == "medium");
}

bool goes_on(const QuoteText& doc, std::size_t i) {
  if (is_phrase_word(doc.word(i), PhraseWord::kGoesOn)) return true;
  return i > 0 && doc.is_word(i, "on") && (doc.is_word(i - 1, "went") || doc.is_word(i - 1, "goes"));
}

bool puts_it(const QuoteText& doc, std::size_t cue) {
  return doc.tokens[cue].cue != nullptr && doc.tokens[cue].cue->base == "put" && cue + 1 < doc.tokens.size() &&
         doc.is_word(cue + 1, "it");
}

bool is_quoting(const lexicon::CueVerbsRow& row) {
  return row.base == "quote" || row.base == "cite";
}

bool is_tell_cue(const QuoteText& doc, std::size_t i) {
  return doc.tokens[i].cue != nullptr && doc.tokens[i].cue->kind == "tell";
}

Certainty certainty_of(const QuoteText& doc, std::size_t i) {
  const auto* cue = doc.tokens[i].cue;
  if (cue == nullptr || cue->certainty == "low") return Certainty::kLow;
  return cue->certainty == "high" ? Certainty::kHigh : Certainty::kMedium;
}

std::vector<TokenRange> split_clauses(const QuoteText& doc, TokenRange paragraph) {
  return Splitter(doc, paragraph).split();
}

}  // namespace pressmark

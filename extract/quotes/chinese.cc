#include "extract/quotes/chinese.h"

#include <algorithm>
#include <array>

#include "core/text/utf8.h"
#include "extract/quotes/chinese_speaker.h"
#include "extract/quotes/prefix_table.h"
#include "generated/cue_zh.h"

namespace pressmark {
namespace {

using CueRow = lexicon::CueZhRow;

constexpr char32_t kComma = 0xFF0C;
constexpr char32_t kColon = 0xFF1A;
constexpr char32_t kStop = 0x3002;
constexpr std::size_t kLongestSubject = 40;
constexpr std::size_t kFewestFloating = 6;
constexpr std::size_t kWordsBeforeSecondCue = 4;  // "and", "also", "furthermore"
constexpr std::size_t kFewestWords = 4;           // of a clause right behind its cue
constexpr std::size_t kOneCharacter = 3;          // bytes of a Chinese character
constexpr std::size_t kMarkWithin = 16;           // of the clause behind a cue of one character

char32_t first_of(const QuoteText& doc, std::size_t i) {
  std::size_t offset = doc.tokens[i].span.start;
  return next_code_point(doc.text, offset);
}

bool is_comma(char32_t c) {
  return c == kComma || c == ',';
}
bool is_pause(char32_t c) {
  return is_comma(c) || c == kColon || c == ':';
}
bool is_stop(char32_t c) {
  return c == kStop || c == 0xFF01 || c == 0xFF1F || c == 0xFF1B;
}

const CueRow* cue_at(const QuoteText& doc, std::size_t i) {
  static const PrefixTable<CueRow> kTable(lexicon::kCueZh);
  return kTable.find(doc.text.substr(doc.tokens[i].span.start));
}

class ChineseReader {
 public:
  ChineseReader(const QuoteText& doc, TokenRange paragraph) : doc_(doc), end_(paragraph.end), at_(paragraph.begin) {}

  std::vector<Draft> read() {
    while (at_ < end_) {
      const std::size_t stop = sentence_end(at_);
      read_sentence({at_, stop});
      at_ = stop;
    }
    return std::move(out_);
  }

 private:
  // Behind the full stop outside marks, or behind a closing mark that follows one and is not followed by a comma.
  [[nodiscard]] std::size_t sentence_end(std::size_t i) const {
    for (; i < end_; ++i) {
      const bool quoted = doc_.tokens[i].quoted;
      if (!quoted && is_stop(first_of(doc_, i))) return i + 1;
      if (!doc_.tokens[i].mark || i == at_ || !doc_.tokens[i - 1].quoted || i + 1 >= end_) continue;
      if (is_stop(first_of(doc_, i - 1)) && !tag_follows(i + 1)) return i + 1;
    }
    return end_;
  }

  [[nodiscard]] bool tag_follows(std::size_t i) const {
    for (std::size_t j = i; j < end_ && j < i + kLongestSubject; ++j) {
      if (doc_.tokens[j].quoted || is_pause(first_of(doc_, j))) return false;
      if (is_stop(first_of(doc_, j))) return j > i && ends_in_cue(j);
    }
    return false;
  }

  // A cue of saying stands right before token `stop`.
  [[nodiscard]] bool ends_in_cue(std::size_t stop) const {
    const std::uint32_t border = doc_.tokens[stop - 1].span.end;
    for (std::size_t back = 1; back <= 4 && back <= stop; ++back) {
      const CueRow* row = cue_at(doc_, stop - back);
      if (row != nullptr && doc_.tokens[stop - back].span.start + row->form.size() == border) return true;
    }
    return false;
  }

  void read_sentence(TokenRange sentence) {
    if (doc_.is_fully_quoted(sentence)) return take_quoted(sentence);
    const std::size_t first = out_.size();
    const TokenRange rest = before_outlet(behind_outlet(sentence));
    if (!read_tail(rest)) read_cues(rest);
    if (out_.size() == first) read_unclaimed(sentence, rest);
    for (std::size_t i = first; i < out_.size() && outlet_; ++i) relay(out_[i]);
    outlet_.reset();
  }

  void relay(Draft& draft) const {
    if (!draft.outlet) draft.relayed.push_back(*outlet_);
  }

  void take_quoted(TokenRange sentence) {
    if (!out_.empty() && out_.back().content.back().end == sentence.begin) {
      out_.back().content.push_back(sentence);
    } else if (doc_.words_in(sentence) >= kFewestFloating) {
      add(sentence, {}, "floating_zh").floating = true;
    }
  }

  // "According to OUTLET's report," at the start: the outlet relays what follows.
  TokenRange behind_outlet(TokenRange sentence) {
    const std::optional<std::uint32_t> mention = doc_.mention_in(sentence);
    if (!mention) return sentence;
    std::size_t comma = sentence.begin;
    while (comma < sentence.end && !is_comma(first_of(doc_, comma)) && !doc_.tokens[comma].quoted) ++comma;
    if (comma >= sentence.end || doc_.input.outlet_mentions[*mention].span.start > doc_.tokens[comma].span.start)
      return sentence;
    const std::string_view opening = doc_.word(sentence.begin);
    const bool sourced = opening == "\xE6\x8D\xAE" || opening == "\xE6\x93\x9A" || opening == "\xE6\xA0\xB9";
    if (!sourced) return sentence;
    outlet_ = mention;
    outlet_clause_ = {sentence.begin + 1, comma};
    return {comma + 1, sentence.end};
  }

  // ", OUTLET reported." at the end: the outlet relays what stands before.
  TokenRange before_outlet(TokenRange sentence) {
    constexpr std::size_t kLongestTag = 12;  // tokens: the outlet, a day, the verb
    const TokenRange whole = without_stop(sentence);
    std::size_t begin = whole.end;
    while (begin > whole.begin && whole.end - begin < kLongestTag && !doc_.tokens[begin - 1].quoted &&
           !is_comma(first_of(doc_, begin - 1)))
      --begin;
    if (outlet_ || begin <= whole.begin + kFewestWords || begin >= whole.end || !ends_in_cue(whole.end))
      return sentence;
    const std::optional<std::uint32_t> mention = doc_.mention_in({begin, whole.end});
    const bool edge = is_comma(first_of(doc_, begin - 1)) || doc_.tokens[begin - 1].quoted;
    const std::size_t name = mention ? doc_.token_from(doc_.input.outlet_mentions[*mention].span.start) : begin;
    if (!mention || !edge || name > begin + 1) return sentence;
    outlet_ = mention;
    outlet_clause_ = {begin, whole.end};
    return {sentence.begin, begin};
  }

  // Quotation, then ", X said."
  bool read_tail(TokenRange sentence) {
    if (sentence.empty() || !doc_.tokens[sentence.begin].quoted) return false;
    std::size_t stop = sentence.end;
    while (stop > sentence.begin && !doc_.tokens[stop - 1].word && !doc_.tokens[stop - 1].quoted) --stop;
    const std::size_t quote_end = doc_.behind_quoted({sentence.begin, stop});
    std::size_t begin = quote_end;
    while (begin < stop && !doc_.tokens[begin].word) ++begin;
    for (std::size_t i = begin; i < stop; ++i) {
      const CueRow* row = cue_at(doc_, i);
      if (row == nullptr || i == begin) continue;
      Draft& draft = add({sentence.begin, quote_end}, {i, cue_end(i, *row)}, "tag_after_zh");
      set_source(read_subject(doc_, {begin, i}), draft);
      const std::size_t more = doc_.first_quoted({draft.cue.end, sentence.end});
      if (more < sentence.end) draft.content.push_back({more, without_stop({more, sentence.end}).end});
      return true;
    }
    return false;
  }

  [[nodiscard]] std::size_t cue_end(std::size_t i, const CueRow& row) const {
    const std::size_t border = doc_.tokens[i].span.start + row.form.size();
    while (i < end_ && doc_.tokens[i].span.start < border) ++i;
    return i;
  }

  void read_cues(TokenRange sentence) {
    std::size_t subject = sentence.begin;
    for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
      if (doc_.tokens[i].quoted) continue;
      if (is_comma(first_of(doc_, i))) subject = i + 1;
      const bool opens_clause = i == subject;
      if (opens_clause && i == sentence.begin) continue;
      const CueRow* row = cue_at(doc_, i);
      if (row == nullptr) continue;
      const std::size_t end = cue_end(i, *row);
      if (row->kind == "none") {
        i = end - 1;
        continue;
      }
      const std::size_t content = content_start(end, *row, sentence.end);
      if (content >= sentence.end || !opens(end, content, *row) || is_noun(i, *row)) continue;
      const TokenRange clause = opens_clause ? first_clause(sentence, i) : TokenRange{subject, i};
      const ChineseSubject source = read_subject(doc_, clause);
      if (row->kind == "show" && source.parts.kind != SpeakerKind::kDocument) continue;
      const std::size_t again = second_cue({content, sentence.end});
      Draft& draft = add(quotation_before({content, again}, sentence.end), {i, end}, "cue_first_zh");
      set_source(source, draft);
      if (row->kind == "judge") add_object(clause, draft);
      if (row->certainty == "low") draft.certainty = Certainty::kMedium;
      if (again < sentence.end) say_again({again, sentence.end});
      return;
    }
  }

  // "the accusation of": behind the particle the cue is a noun.
  [[nodiscard]] bool is_noun(std::size_t i, const CueRow& row) const {
    return row.kind == "accuse" && i > 0 && first_of(doc_, i - 1) == 0x7684;
  }

  // "X called the suits (before the cue, behind a particle) a stunt": what is judged is a part of what is said.
  void add_object(TokenRange clause, Draft& draft) const {
    for (std::size_t i = clause.begin + 1; i + 1 < clause.end; ++i) {
      const char32_t c = first_of(doc_, i);
      if (c != 0x628A && c != 0x5C06 && c != 0x5C07) continue;
      draft.content.insert(draft.content.begin(), {i + 1, clause.end});
      return;
    }
  }

  // Behind the marked words a cue between two quotations: the same speaker begins anew. The words' end where none does.
  [[nodiscard]] std::size_t second_cue(TokenRange words) const {
    if (!doc_.tokens[words.begin].quoted) return words.end;
    std::size_t i = doc_.behind_quoted(words);
    for (const std::size_t limit = std::min(words.end, i + kWordsBeforeSecondCue); i < limit; ++i) {
      if (doc_.tokens[i].quoted) return words.end;
      const CueRow* row = cue_at(doc_, i);
      if (row == nullptr) continue;
      const std::size_t content = content_start(cue_end(i, *row), *row, words.end);
      return content < words.end && doc_.tokens[content].quoted ? i : words.end;
    }
    return words.end;
  }

  // Without the conjunction that stands before the second cue.
  [[nodiscard]] TokenRange quotation_before(TokenRange words, std::size_t sentence_end) const {
    if (words.end == sentence_end) return without_stop(words);
    while (!doc_.tokens[words.end - 1].quoted) --words.end;
    return words;
  }

  void say_again(TokenRange rest) {
    const CueRow* row = cue_at(doc_, rest.begin);
    const std::size_t end = cue_end(rest.begin, *row);
    const Draft before = out_.back();
    Draft& draft = add(without_stop({content_start(end, *row, rest.end), rest.end}), {rest.begin, end}, "cue_again_zh");
    draft.source = before.source;
    draft.parts = before.parts;
    draft.outlet = before.outlet;
  }

  // "X sued Y, claiming ...": the subject stands in the sentence's first clause that is no date.
  [[nodiscard]] TokenRange first_clause(TokenRange sentence, std::size_t before) const {
    std::size_t begin = sentence.begin;
    while (begin < before) {
      std::size_t end = begin;
      while (end < before && !is_comma(first_of(doc_, end))) ++end;
      const char first = doc_.word(begin)[0];
      if (first < '0' || first > '9') return {begin, end};
      begin = end + 1;
    }
    return {before, before};
  }

  // NAME: "words", as in an interview.
  bool read_turn(TokenRange sentence) {
    constexpr std::size_t kLongestName = 12;
    std::size_t colon = sentence.begin;
    while (colon < sentence.end && colon - sentence.begin < kLongestName && doc_.tokens[colon].word) ++colon;
    if (colon == sentence.begin || colon + 1 >= sentence.end) return false;
    const bool pause = first_of(doc_, colon) == kColon || first_of(doc_, colon) == ':';
    if (!pause || !doc_.tokens[colon + 1].mark || doc_.tokens[colon].quoted) return false;
    Draft& draft = add(without_stop({colon + 1, sentence.end}), {colon, colon + 1}, "turn_zh");
    set_source(read_subject(doc_, {sentence.begin, colon}), draft);
    return true;
  }

  [[nodiscard]] std::size_t content_start(std::size_t i, const CueRow& row, std::size_t end) const {
    if (row.kind == "tell") {
      while (i < end && !is_pause(first_of(doc_, i)) && !doc_.tokens[i].quoted) ++i;
    }
    while (i < end && is_pause(first_of(doc_, i))) ++i;
    return i;
  }

  // After a sure cue a clause may follow at once; else a pause or a mark must.
  [[nodiscard]] bool opens(std::size_t cue_end, std::size_t content, const CueRow& row) const {
    if (row.kind == "judge") return doc_.tokens[content].quoted;
    if (content > cue_end || doc_.tokens[content].quoted) return true;
    // "X called it 'a stunt'": words of the object and the mark in one clause.
    if (row.form.size() == kOneCharacter) return mark_follows(content);
    const bool clause = doc_.words_in({content, std::min(end_, content + kFewestWords)}) >= kFewestWords;
    return clause && (row.certainty == "high" || row.kind == "accuse");
  }

  // "X said these suits are 'a stunt'": within the same clause.
  [[nodiscard]] bool mark_follows(std::size_t content) const {
    for (std::size_t i = content; i < std::min(end_, content + kMarkWithin); ++i) {
      if (doc_.tokens[i].quoted) return i == content || !names_it(content, i);
      if (is_pause(first_of(doc_, i)) || is_stop(first_of(doc_, i))) return false;
    }
    return false;
  }

  // "call her 'a heroine'", "may be called 'a giant'": a name for something, no words; but not where the character ends
  // the name Huawei.
  [[nodiscard]] bool names_it(std::size_t content, std::size_t quote) const {
    const char32_t last = first_of(doc_, quote - 1);
    const bool as = last == 0x4E3A || last == 0x70BA;
    return first_of(doc_, content) == 0x5F97 ||
           (as && (quote < 2 || (first_of(doc_, quote - 2) != 0x534E && first_of(doc_, quote - 2) != 0x83EF)));
  }

  [[nodiscard]] TokenRange without_stop(TokenRange range) const {
    while (!range.empty() && !doc_.tokens[range.end - 1].word && !doc_.tokens[range.end - 1].quoted) --range.end;
    return range;
  }

  Draft& add(TokenRange content, TokenRange cue, std::string_view rule) {
    Draft draft;
    draft.content = {content};
    draft.cue = cue;
    draft.rule = rule;
    out_.push_back(std::move(draft));
    return out_.back();
  }

  static void set_source(const ChineseSubject& subject, Draft& draft) {
    draft.cited = subject.cited;
    if (subject.relayed) draft.relayed.push_back(*subject.relayed);
    if (subject.parts.exact.empty()) return;
    draft.source = NounPhrase{subject.parts.exact, {}};
    draft.parts = subject.parts;
    draft.outlet = subject.outlet;
  }

  // Nobody speaks in the sentence: the outlet itself does, or a long quotation floats.
  void read_unclaimed(TokenRange sentence, TokenRange rest) {
    if (read_turn(rest)) return;
    if (outlet_) {
      const TokenRange content = without_stop(rest);
      if (content.empty()) return;
      Draft& draft = add(content, {outlet_clause_.end - 1, outlet_clause_.end}, "outlet_zh");
      draft.outlet = outlet_;
      set_outlet(draft);
      return;
    }
    const std::size_t quote = doc_.first_quoted(sentence);
    const std::size_t end = doc_.behind_quoted({quote, sentence.end});
    if (doc_.words_in({quote, end}) < 2 * kFewestFloating) return;
    add({quote, end}, {}, "unattributed_zh").floating = true;
  }

  void set_outlet(Draft& draft) const {
    const Span span = doc_.input.outlet_mentions[*outlet_].span;
    SpeakerParts parts;
    for (std::size_t i = outlet_clause_.begin; i < outlet_clause_.end; ++i) {
      if (!span.contains(doc_.tokens[i].span)) continue;
      if (parts.name.empty()) parts.name.begin = i;
      parts.name.end = i + 1;
    }
    if (parts.name.empty()) return;
    parts.exact = parts.name;
    parts.kind = SpeakerKind::kOrganisation;
    draft.source = NounPhrase{parts.exact, {}};
    draft.parts = parts;
  }

  const QuoteText& doc_;
  std::size_t end_;
  std::size_t at_;
  std::vector<Draft> out_;
  std::optional<std::uint32_t> outlet_;  // relays the sentence at hand
  TokenRange outlet_clause_;
};

}  // namespace

bool is_chinese(const QuoteText& doc, TokenRange paragraph) {
  std::size_t han = 0;
  std::size_t other = 0;
  for (std::size_t i = paragraph.begin; i < paragraph.end; ++i) {
    if (!doc.tokens[i].word) continue;
    (is_cjk(first_of(doc, i)) ? han : other) += 1;
  }
  return han > 2 * other;
}

std::vector<Draft> read_chinese(const QuoteText& doc, TokenRange paragraph) {
  return ChineseReader(doc, paragraph).read();
}

}  // namespace pressmark

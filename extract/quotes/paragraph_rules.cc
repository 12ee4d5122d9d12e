#include "extract/quotes/paragraph_rules.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "extract/quotes/chinese.h"
#include "extract/quotes/clauses.h"
#include "extract/quotes/name_forms.h"
#include "extract/quotes/noun_phrase.h"
#include "extract/quotes/sentence_rules.h"

namespace pressmark {
namespace {

// Of marked stretches of five words and more 19 in 20 are speech; shorter ones are mostly titles and scare quotes.
constexpr std::size_t kFewestFloating = 5;
constexpr std::size_t kFewestFollowing = 3;
// A stretch that begins in lower case and has no tag is speech of its own only where it is long.
constexpr std::size_t kFewestFragment = 8;
constexpr std::size_t kLongestSignature = 12;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// "Ann Lee: ..." at the start of a paragraph: the name; empty where there is none.
std::string_view turn_head(const QuoteText& doc, TokenRange paragraph) {
  constexpr std::size_t kLongestName = 4;
  std::size_t i = paragraph.begin;
  while (i < paragraph.end && i - paragraph.begin < kLongestName && is_name_word(doc.tokens[i]) &&
         !doc.tokens[i].is(kDocumentWord | kContinuing))
    ++i;
  const bool head = i > paragraph.begin && i < paragraph.end && doc.symbol(i) == ':';
  return head ? doc.span({paragraph.begin, i}).of(doc.text) : std::string_view{};
}

// An interview is where two names take turns: each opens two paragraphs or more.
std::unordered_set<std::string_view> interview_names(const QuoteText& doc) {
  std::unordered_map<std::string_view, int> counts;
  for (const TokenRange paragraph : doc.paragraphs) {
    const std::string_view head = turn_head(doc, paragraph);
    if (!head.empty()) ++counts[head];
  }
  std::unordered_set<std::string_view> names;
  for (const auto& [name, count] : counts) {
    if (count > 1) names.insert(name);
  }
  return names.size() > 1 ? names : std::unordered_set<std::string_view>{};
}

class ParagraphReader {
 public:
  explicit ParagraphReader(const QuoteText& doc) : doc_(doc) {}

  std::vector<Draft> read() {
    turns_ = interview_names(doc_);
    for (std::size_t i = 0; i < doc_.paragraphs.size(); ++i) read_paragraph(doc_.paragraphs[i], i == 0);
    return std::move(out_);
  }

 private:
  void read_paragraph(TokenRange paragraph, bool headline) {
    if (paragraph.empty()) return;
    if (is_chinese(doc_, paragraph)) {
      for (Draft& draft : read_chinese(doc_, paragraph)) add(std::move(draft));
      previous_ = out_.empty() ? kNone : out_.size() - 1;
      return;
    }
    last_ = kNone;
    in_turn_ = false;
    pending_.clear();
    if (sign(paragraph)) return;
    before_ = paragraph;
    before_unread_ = out_.size();
    if (answer_lead(paragraph)) return;
    const std::vector<TokenRange> sentences = split_clauses(doc_, paragraph);
    for (std::size_t i = 0; i < sentences.size(); ++i) read_one(sentences[i], i == 0, headline);
    if (!pending_.empty()) float_pending(paragraph);
    if (last_ != kNone) previous_ = last_;
    set_lead(sentences);
  }

  // "Lee added:" and a paragraph without marks: a block quotation.
  bool answer_lead(TokenRange paragraph) {
    const bool answers = lead_ && lead_says_ && !doc_.any_quoted(paragraph) && !is_title_case(doc_, paragraph) &&
                         doc_.words_in(paragraph) >= kFewestFragment;
    if (!answers) return false;
    Draft draft = *lead_;
    draft.content = {doc_.trimmed(paragraph)};
    lead_.reset();
    add(std::move(draft));
    previous_ = out_.size() - 1;
    return true;
  }

  void read_one(TokenRange sentence, bool first, bool headline) {
    if (doc_.is_fully_quoted(sentence)) return take_quoted(sentence);
    if (sign_pending(sentence)) return;
    std::vector<Draft> drafts = read_sentence(doc_, sentence);
    if (drafts.empty() && headline) {
      if (std::optional<Draft> title = read_headline(doc_, sentence)) drafts = {std::move(*title)};
    }
    if (drafts.empty() ? first : headline) {
      if (std::optional<Draft> head = read_colon_head(doc_, sentence)) drafts = {std::move(*head)};
    }
    if (!first && in_turn_) return extend_turn(sentence);
    if (first) in_turn_ = begin_turn(sentence, drafts);
    if (drafts.empty()) {
      add_bare(sentence);
      last_ = kNone;
      return;
    }
    if (!pending_.empty()) {
      auto& content = drafts[0].content;
      content.insert(content.begin(), pending_.begin(), pending_.end());
      pending_.clear();
    }
    const std::size_t joined = joined_by_next(drafts);
    for (Draft& draft : drafts) add(std::move(draft));
    last_ = out_.size() - joined;
  }

  // ""...," he said, referring to the offer. "...": a marked sentence goes on with the words in marks; counted from the
  // end.
  [[nodiscard]] std::size_t joined_by_next(const std::vector<Draft>& drafts) const {
    const std::size_t size = drafts.size();
    const bool refers = size > 1 && drafts[size - 1].rule == "same_subject" && !is_marked(drafts[size - 1]);
    return refers && is_marked(drafts[size - 2]) ? 2 : 1;
  }

  [[nodiscard]] bool is_marked(const Draft& draft) const {
    return std::any_of(draft.content.begin(), draft.content.end(), [&](TokenRange r) { return doc_.any_quoted(r); });
  }

  // "A: No. Nobody called.": in an interview without marks the turn lasts as long as its paragraph.
  bool begin_turn(TokenRange sentence, std::vector<Draft>& drafts) const {
    if (doc_.any_quoted(sentence)) return false;
    std::optional<Draft> turn = read_transcript(doc_, sentence);
    if (!turn && turns_.contains(turn_head(doc_, sentence))) {
      turn = read_colon_head(doc_, sentence);
      if (turn) turn->rule = "transcript";
    }
    if (!turn) return false;
    drafts = {std::move(*turn)};
    return true;
  }

  void extend_turn(TokenRange sentence) {
    const TokenRange content = doc_.trimmed(sentence);
    if (!content.empty()) out_[last_].content.push_back(content);
  }

  void take_quoted(TokenRange sentence) {
    const TokenRange content = doc_.trimmed(sentence);
    if (content.empty()) return;
    if (std::optional<Draft> turn = read_transcript(doc_, sentence)) {
      add(std::move(*turn));
      last_ = out_.size() - 1;
      return;
    }
    if (last_ != kNone) {
      out_[last_].content.push_back(content);
    } else if (doc_.words_in(content) >= kFewestFollowing) {
      pending_.push_back(content);
    }
  }

  // A paragraph that is only quotation: it continues the one before, answers a lead, or floats.
  void float_pending(TokenRange paragraph) {
    if (previous_ != kNone && continues(paragraph)) {
      auto& content = out_[previous_].content;
      content.insert(content.end(), pending_.begin(), pending_.end());
      last_ = previous_;
      return;
    }
    Draft draft = lead_.value_or(Draft{});
    draft.content = pending_;
    if (!lead_) {
      draft.rule = "floating";
      draft.certainty = Certainty::kLow;
      draft.floating = true;
      if (previous_ != kNone) draft.source = out_[previous_].source;
    }
    add(std::move(draft));
    last_ = out_.size() - 1;
  }

  [[nodiscard]] bool continues(TokenRange paragraph) const {
    const Span span = doc_.span(paragraph);
    const auto found =
        std::lower_bound(doc_.stretches.begin(), doc_.stretches.end(), span.start,
                         [](const MarkedStretch& s, std::uint32_t start) { return s.outer.start < start; });
    return found != doc_.stretches.end() && found->continues && found->outer.start < span.end;
  }

  // "- Mary, 34" signs the quotation above it.
  bool sign(TokenRange paragraph) {
    const std::size_t begin = paragraph.begin + 1;
    if (paragraph.size() > kLongestSignature || begin >= paragraph.end) return false;
    if (doc_.symbol(paragraph.begin) != 'd' || !doc_.tokens[begin].capital) return false;
    std::size_t end = begin;
    while (end < paragraph.end && doc_.symbol(end) != ',') ++end;
    const bool floats = out_.size() > before_unread_ && out_.back().floating;
    if (!floats) return sign_unmarked(paragraph, {begin, end});
    out_.back().source = NounPhrase{{begin, end}, {}};
    out_.back().cue = {paragraph.begin, begin};
    out_.back().rule = "signature";
    out_.back().certainty = Certainty::kMedium;
    out_.back().floating = false;
    return true;
  }

  // An answer of a survey is printed without marks: the whole paragraph above "- Mary Smith, 34", and whoever it quotes
  // is quoted by her. The age tells a signature from an item of a list.
  bool sign_unmarked(TokenRange paragraph, TokenRange name) {
    const char digit = name.end + 1 < paragraph.end ? doc_.word(name.end + 1)[0] : '\0';
    const bool aged = digit >= '1' && digit <= '9';
    if (!aged || before_.empty() || doc_.any_quoted(before_)) return false;
    out_.erase(out_.begin() + static_cast<std::ptrdiff_t>(before_unread_), out_.end());
    Draft draft;
    draft.content = {doc_.trimmed(before_)};
    if (draft.content[0].empty() || doc_.words_in(draft.content[0]) < kFewestFollowing) return false;
    draft.source = NounPhrase{name, {}};
    draft.cue = {paragraph.begin, name.begin};
    draft.rule = "signature";
    draft.certainty = Certainty::kMedium;
    add(std::move(draft));
    previous_ = kNone;
    return true;
  }

  // "..." - Mary Smith: the signature behind its quotation.
  bool sign_pending(TokenRange sentence) {
    const std::size_t begin = sentence.begin + 1;
    if (pending_.empty() || sentence.size() > kLongestSignature || begin >= sentence.end) return false;
    if (doc_.symbol(sentence.begin) != 'd' || !doc_.tokens[begin].capital) return false;
    std::size_t end = begin;
    while (end < sentence.end && doc_.symbol(end) != ',' && doc_.symbol(end) != '(') ++end;
    while (end > begin + 1 && !doc_.tokens[end - 1].word) --end;
    Draft draft;
    draft.content = pending_;
    draft.source = NounPhrase{{begin, end}, {}};
    draft.cue = {sentence.begin, begin};
    draft.rule = "signature";
    draft.certainty = Certainty::kMedium;
    pending_.clear();
    add(std::move(draft));
    last_ = kNone;
    return true;
  }

  // Marked stretches that no cue claims.
  void add_bare(TokenRange sentence) {
    for (std::size_t i = sentence.begin; i < sentence.end;) {
      std::size_t end = i + 1;
      if (doc_.tokens[i].quoted) {
        while (end < sentence.end && doc_.tokens[end].quoted && !(doc_.tokens[end - 1].mark && end - 1 > i)) ++end;
        if (doc_.words_in({i, end}) >= kFewestFloating && !names_work(doc_, {i, end}) && is_sentence({i, end}) &&
            !is_inside(sentence, {i, end}))
          add_unattributed({i, end});
      }
      i = end;
    }
  }

  // "could cause "grave harm to all of us"": a piece of the article's own sentence, mostly nobody's words.
  [[nodiscard]] bool is_inside(TokenRange sentence, TokenRange marked) const {
    std::size_t first = marked.begin;
    while (first < marked.end && !doc_.tokens[first].word) ++first;
    const bool behind_word = marked.begin > sentence.begin && doc_.tokens[marked.begin - 1].word;
    return behind_word && first < marked.end && !doc_.tokens[first].capital;
  }

  void add_unattributed(TokenRange range) {
    Draft draft;
    draft.content = {doc_.trimmed(range)};
    draft.rule = "unattributed";
    draft.certainty = Certainty::kLow;
    draft.floating = true;
    add(std::move(draft));
  }

  // Fragments that nobody claims are mostly scare quotes and parts of what somebody does.
  [[nodiscard]] bool is_sentence(TokenRange range) const {
    std::size_t i = range.begin;
    while (i < range.end && !doc_.tokens[i].word) ++i;
    return i < range.end && (doc_.tokens[i].capital || doc_.words_in(range) >= kFewestFragment);
  }

  void set_lead(const std::vector<TokenRange>& sentences) {
    lead_.reset();
    if (sentences.empty() || doc_.symbol(sentences.back().end - 1) != ':') return;
    const TokenRange sentence = sentences.back();
    std::size_t cue = sentence.end - 1;
    std::optional<NounPhrase> source;
    for (std::size_t i = sentence.end - 1; i-- > sentence.begin && !source;) {
      if (!is_cue(doc_, i, sentence.begin)) continue;
      source = np_left(doc_, i, sentence.begin);
      if (source) cue = i;
    }
    if (!source) source = np_first(doc_, sentence.begin, sentence.end - 1);
    if (!source) return;
    lead_ = Draft{};
    lead_->source = source;
    lead_->cue = {cue, cue + 1};
    lead_->rule = "lead_paragraph";
    lead_->certainty = Certainty::kMedium;
    lead_says_ = cue + 2 == sentence.end && is_strong_cue(doc_, cue) && !doc_.any_quoted(sentence);
  }

  void add(Draft draft) { out_.push_back(std::move(draft)); }

  const QuoteText& doc_;
  std::vector<Draft> out_;
  std::vector<TokenRange> pending_;             // wholly marked sentences that wait for their tag
  TokenRange before_;                           // the last paragraph that was no signature
  std::size_t before_unread_ = 0;               // how many quotes came before it
  std::unordered_set<std::string_view> turns_;  // who takes turns in an interview
  bool in_turn_ = false;                        // the paragraph is a turn of an interview without marks
  std::size_t last_ = kNone;                    // the quote that a following marked sentence joins
  std::size_t previous_ = kNone;                // the last quote of the paragraphs before
  std::optional<Draft> lead_;                   // the paragraph before ended in a colon
  bool lead_says_ = false;                      // and right before it in a cue of saying
};

}  // namespace

std::vector<Draft> read_paragraphs(const QuoteText& doc) {
  return ParagraphReader(doc).read();
}

}  // namespace pressmark

// The state of reading one sentence; its rules stand in tag_rules.cc, clause_rules.cc, quoted_rules.cc,
// clause_bounds.cc and outlet_rules.cc.
#pragma once

#include <vector>

#include "extract/quotes/draft.h"

namespace pressmark {

class SentenceReader {
 public:
  // `relays`: so many reports of outlets enclose this one ("Reuters said that CNN said ...").
  SentenceReader(const QuoteText& doc, TokenRange sentence, int relays = 0);
  [[nodiscard]] std::vector<Draft> read();

 private:
  // outlet_rules.cc
  bool read_outlet_tail();
  bool take_outlet_tag(std::size_t cue, const NounPhrase& source, std::size_t begin, std::string_view rule);
  bool read_outlet_head();
  [[nodiscard]] bool has_own_speaker(const std::vector<Draft>& nested, TokenRange inner) const;
  bool read_according_to();
  bool according_first(std::size_t i);
  bool according_last(std::size_t i);
  [[nodiscard]] std::vector<Draft> read_inside(TokenRange inner) const;
  void add_through_outlet(Draft outer, TokenRange inner);

  // tag_rules.cc: the words come first
  bool read_inverted(std::size_t cue);
  [[nodiscard]] bool ends_in_group(const NounPhrase& source) const;
  [[nodiscard]] std::size_t behind_show(TokenRange range) const;
  [[nodiscard]] bool is_bare_name_behind(std::size_t cue) const;
  bool read_opening(std::size_t cue);
  bool read_tail(std::size_t cue);
  [[nodiscard]] std::size_t behind_bracket(TokenRange range) const;
  [[nodiscard]] TokenRange behind_lead_in(TokenRange range) const;
  [[nodiscard]] bool may_tag(std::size_t cue, TokenRange content) const;
  [[nodiscard]] bool is_insertion(std::size_t cue) const;
  [[nodiscard]] bool goes_on_in_quote(std::size_t comma) const;
  [[nodiscard]] std::size_t first_comma(TokenRange range) const;
  [[nodiscard]] std::size_t edge_of(const NounPhrase& source) const;
  [[nodiscard]] bool is_tail(std::size_t cue, const NounPhrase& source) const;
  [[nodiscard]] bool refers_to_the_end(std::size_t cue) const;
  [[nodiscard]] std::size_t resumed_at(std::size_t from) const;
  [[nodiscard]] bool is_show_before(std::size_t edge) const;
  [[nodiscard]] bool is_title_behind(TokenRange rest) const;
  [[nodiscard]] std::size_t first_said(TokenRange range) const;
  [[nodiscard]] bool turns_away(TokenRange range) const;
  void finish_tag(Draft draft, std::size_t tag_end, std::size_t most_words);

  // clause_rules.cc: the source comes first
  bool read_first(std::size_t cue);
  bool read_asked(std::size_t cue);
  bool read_quoted_as(std::size_t cue);
  bool read_passive(std::size_t cue);
  [[nodiscard]] std::optional<NounPhrase> agent_at(std::size_t begin) const;
  bool read_participle(std::size_t cue);
  [[nodiscard]] std::optional<NounPhrase> subject_of(std::size_t cue) const;
  [[nodiscard]] std::optional<NounPhrase> long_subject(std::size_t cue) const;
  [[nodiscard]] bool repeats_subject(std::size_t cue) const;
  [[nodiscard]] bool is_inside_tag(std::size_t cue) const;
  bool read_marked_object();
  [[nodiscard]] bool has_later_tag(std::size_t cue) const;
  [[nodiscard]] std::size_t before_medium(TokenRange content) const;
  [[nodiscard]] bool leads_in(std::size_t cue) const;
  [[nodiscard]] std::size_t content_start(std::size_t cue) const;
  [[nodiscard]] bool is_behind_comma(std::size_t i) const;
  [[nodiscard]] bool has_inverted_tag(std::size_t cue) const;
  [[nodiscard]] bool follows_with(const NounPhrase& subject) const;
  [[nodiscard]] bool is_tagged(std::size_t quote) const;
  [[nodiscard]] bool follows_in_time(std::size_t cue) const;
  [[nodiscard]] bool follows_verb(std::size_t cue) const;
  [[nodiscard]] bool stops_that(std::size_t i) const;
  [[nodiscard]] bool no_verb(TokenRange range) const;
  [[nodiscard]] std::size_t behind_addressee(std::size_t i) const;
  [[nodiscard]] bool opens_told(std::size_t i) const;
  [[nodiscard]] std::size_t content_end(std::size_t begin) const;
  [[nodiscard]] std::size_t judged_end(std::size_t cue, std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::size_t clause_before(std::size_t begin, std::size_t cue) const;
  [[nodiscard]] std::size_t relative_end(TokenRange head, std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::size_t subordinate_end(std::size_t begin, std::size_t end) const;
  bool read_lead();

  // sentence_rules.cc
  void collect_cues();
  void read_views();
  [[nodiscard]] bool cites_between_commas(std::size_t i) const;
  [[nodiscard]] bool is_beside_mark(std::size_t i) const;
  [[nodiscard]] bool is_passive(std::size_t cue) const;
  [[nodiscard]] bool opens_quotation(std::size_t i) const;
  [[nodiscard]] bool is_quote_edge(std::size_t i) const;  // a mark, or punctuation right beside one
  [[nodiscard]] TokenRange cue_range(std::size_t cue) const;

  const QuoteText& doc_;
  TokenRange sentence_;
  int relays_ = 0;
  std::size_t at_ = 0;  // everything before is used up
  std::vector<std::size_t> cues_;
  std::vector<Draft> out_;
};

}  // namespace pressmark

// The state of taking one speaker's phrase apart; see speaker_phrase.h. Its parts stand in speaker_phrase.cc,
// speaker_head.cc and speaker_appositive.cc.
#pragma once

#include <optional>

#include "extract/quotes/draft.h"

namespace pressmark {

class SpeakerParser {
 public:
  SpeakerParser(const QuoteText& doc, const NounPhrase& phrase) : doc_(doc), phrase_(phrase) {}
  [[nodiscard]] SpeakerParts parse(std::optional<std::uint32_t> outlet_mention);

 private:
  // speaker_phrase.cc: pronouns and outlets
  [[nodiscard]] bool names(std::size_t i) const;
  void read(std::optional<std::uint32_t> outlet_mention);
  bool split_at_comma();
  [[nodiscard]] TokenRange cut_relative(TokenRange range) const;
  [[nodiscard]] std::optional<std::uint32_t> outlet_at_end() const;
  [[nodiscard]] bool belongs_to(Span outlet) const;
  bool is_outlets_study(std::uint32_t mention);
  bool is_outlet(std::uint32_t mention);
  SpeakerKind certain(SpeakerKind kind);

  // speaker_head.cc
  void read_head();
  [[nodiscard]] bool is_group_of(TokenRange core, TokenRange tail) const;
  [[nodiscard]] TokenRange before_preposition(TokenRange range) const;
  [[nodiscard]] bool in_organisation(std::size_t i, std::size_t end) const;
  [[nodiscard]] bool is_court_of(std::size_t i) const;
  [[nodiscard]] bool is_common_group(TokenRange run) const;
  [[nodiscard]] bool is_common_document(TokenRange run) const;
  [[nodiscard]] bool is_capital_role(TokenRange core) const;
  [[nodiscard]] bool is_pair(TokenRange core) const;
  [[nodiscard]] bool no_role_between(TokenRange core) const;
  [[nodiscard]] TokenRange behind_titles(TokenRange core) const;
  TokenRange behind_possessive(TokenRange core);
  [[nodiscard]] TokenRange last_run(TokenRange range) const;
  [[nodiscard]] bool is_surname(TokenRange run, TokenRange range) const;
  [[nodiscard]] bool joins(std::size_t i, TokenRange range) const;
  void named(TokenRange core, TokenRange run);
  void set_plain_role_before(TokenRange range);
  SpeakerKind kind_of_name(TokenRange core, TokenRange name, bool titled);
  [[nodiscard]] SpeakerKind kind_of_many(TokenRange name) const;
  [[nodiscard]] bool is_acronym(TokenRange name) const;
  [[nodiscard]] bool ends_in_acronym(TokenRange name) const;
  [[nodiscard]] TokenRange origin_before(TokenRange core) const;
  [[nodiscard]] bool is_only_opening(TokenRange run) const;
  void describe_document(TokenRange core, TokenRange run);
  void described(TokenRange core, TokenRange run);

  // speaker_appositive.cc: roles and affiliations too
  void set_role(TokenRange range);
  [[nodiscard]] std::size_t role_begin(TokenRange range) const;
  [[nodiscard]] bool opens_role(TokenRange range) const;
  [[nodiscard]] TokenRange affiliation_behind(std::size_t preposition, std::size_t end) const;
  [[nodiscard]] TokenRange first_name(TokenRange range) const;
  [[nodiscard]] bool describes(std::size_t i, std::size_t end) const;
  [[nodiscard]] bool joins_after(std::size_t i, std::size_t end) const;
  [[nodiscard]] TokenRange behind_served_as(TokenRange range) const;
  [[nodiscard]] bool is_circumstance(TokenRange range) const;
  [[nodiscard]] bool is_role_of_ing(TokenRange range) const;
  bool named_by_appositive(TokenRange range);
  [[nodiscard]] bool is_located() const;
  void set_unknown_role();
  [[nodiscard]] TokenRange name_in(TokenRange range) const;
  void set_plain_role(TokenRange range);
  [[nodiscard]] bool does_next(std::size_t i) const;
  std::size_t extend_role(std::size_t limit);
  [[nodiscard]] std::size_t behind_field(std::size_t preposition, std::size_t end) const;
  void read_appositive();

  const QuoteText& doc_;
  NounPhrase phrase_;
  SpeakerParts parts_;
};

}  // namespace pressmark

// Who a shorter form or a pronoun means.
//
//   "Song Liuping ... Song ... he"     // resolve("he") is the span of "Song Liuping"
//
// A shorter name means the first longer name of the document that ends in it. "he" and "she" mean the nearest subject
// of this or the sentences before that fits in gender, where a subject that is a pronoun itself stands for whom it
// means; whoever has spoken since goes before it, and so does who has just been introduced ("Henry Cole, president of
// the union."). "who" and "which" mean the name right before. "they" means two people that are joined, or the group
// that the sentence before begins with. "it" looks two sentences back; "the company" means the last organisation that
// spoke, "the commission" the last name with that word. "he" behind "A lawyer for Northtel said" is somebody without a
// name. What does not fit is left open.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extract/quotes/draft.h"
#include "extract/quotes/mentions.h"
#include "extract/quotes/speaker_phrase.h"

namespace pressmark {

class NameTable {
 public:
  explicit NameTable(const QuoteText& doc);

  // Call in text order: each speaker is remembered for the pronouns that follow.
  [[nodiscard]] Speaker resolve(const SpeakerParts& parts);

 private:
  using Name = std::optional<TokenRange>;

  [[nodiscard]] std::uint32_t sentence_of(std::size_t token) const;
  [[nodiscard]] std::string pair_key(const Mention& mention) const;
  [[nodiscard]] std::size_t mentions_before(std::size_t token) const;
  [[nodiscard]] const Mention* mention_at(std::size_t token) const;  // that begins there; null if none
  void trace_pronouns(std::size_t token);
  [[nodiscard]] bool fits(const Mention& mention, std::uint32_t gender) const;
  [[nodiscard]] std::uint32_t known_gender(TokenRange full) const;
  void learn_gender(TokenRange full, std::uint32_t gender);
  [[nodiscard]] bool introduces(const Mention& mention, std::uint32_t gender, std::uint32_t here) const;
  [[nodiscard]] bool speaker_since(std::uint32_t sentence, std::uint32_t gender) const;
  [[nodiscard]] Name person_before(std::size_t token, std::uint32_t gender) const;
  [[nodiscard]] Name named_by(const Mention& mention, std::size_t index) const;
  [[nodiscard]] Name organisation_near(std::size_t token) const;
  [[nodiscard]] bool is_person(TokenRange name) const;
  [[nodiscard]] bool is_person(const Mention& mention) const;
  [[nodiscard]] Name organisation_from(TokenRange phrase, std::size_t origin) const;
  [[nodiscard]] Name organisation_before(std::size_t at, std::size_t noun) const;
  [[nodiscard]] bool is_capitals(TokenRange name) const;
  [[nodiscard]] bool may_be_called(TokenRange name, std::size_t noun) const;
  [[nodiscard]] bool may_be_company(TokenRange name) const;
  [[nodiscard]] bool comes_from(TokenRange name, std::string_view origin) const;
  [[nodiscard]] bool spoke_just_now(std::size_t token) const;
  [[nodiscard]] Name organisation_called(TokenRange phrase) const;
  [[nodiscard]] Name plural_before(std::size_t token) const;
  [[nodiscard]] Name full_pair(const Mention& mention) const;
  void resolve_relative(std::size_t token, Speaker& speaker);
  void resolve_pronoun(const SpeakerParts& parts, Speaker& speaker);
  void resolve_document(TokenRange phrase, Speaker& speaker);
  [[nodiscard]] bool is_unnamed(TokenRange range) const;
  void set_name(Name name, Speaker& speaker);
  [[nodiscard]] bool speaks_of_itself(TokenRange phrase) const;
  [[nodiscard]] bool is_bare_role(const SpeakerParts& parts) const;
  [[nodiscard]] bool is_of_age(const SpeakerParts& parts) const;
  [[nodiscard]] bool is_firm(TokenRange full) const;
  [[nodiscard]] Name person_called(TokenRange phrase) const;
  [[nodiscard]] bool is_former(std::size_t role) const;
  [[nodiscard]] bool is_called(std::size_t role, std::string_view noun) const;
  void resolve_name(const SpeakerParts& parts, Speaker& speaker);
  void remember(const Speaker& speaker, TokenRange name, bool certain);

  const QuoteText& doc_;
  FullForms forms_;
  std::vector<Mention> mentions_;
  std::vector<Name> referents_;                             // of mentions_ that are pronouns
  std::size_t traced_ = 0;                                  // pronouns before this mention have their referents
  std::unordered_map<std::size_t, std::uint32_t> genders_;  // by the first token of the full form
  std::unordered_map<std::string, TokenRange> pairs_;       // by the two last words
  std::unordered_set<std::size_t> people_;                  // who spoke and is surely a person; keys as in genders_
  Name last_person_;
  std::uint32_t last_spoken_ = 0;                            // the sentence in which last_person_ spoke
  Name last_speaker_;                                        // of any kind
  std::uint32_t last_speaker_spoken_ = 0;                    // the sentence in which last_speaker_ spoke
  std::unordered_map<std::string_view, TokenRange> called_;  // "foreign ministry", by its last word
  Name last_document_;                                       // with a name
  Name last_organisation_;
  Name last_employer_;                // of somebody who spoke
  std::uint32_t employer_named_ = 0;  // the sentence in which that was
  std::uint32_t last_organisation_spoken_ = 0;
};

}  // namespace pressmark

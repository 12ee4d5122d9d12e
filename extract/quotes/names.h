// The people and organisations of a document, and who a shorter form or a pronoun means.
//
//   "Song Liuping ... Song ... he"     // resolve("he") is the span of "Song Liuping"
//
// A name of one word means the first longer name of the document that ends in it. A pronoun means the nearest subject
// of this or the sentences before, back to the previous paragraph's start, that fits it; else the last speaker. Gender
// is known from titles and given names only; who is of unknown gender fits both.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/quotes/draft.h"
#include "extract/quotes/speaker_phrase.h"

namespace pressmark {

class NameTable {
 public:
  explicit NameTable(const QuoteText& doc);

  // Call in text order: each speaker is remembered for the pronouns that follow.
  [[nodiscard]] Speaker resolve(const SpeakerParts& parts);

 private:
  struct Mention {
    TokenRange name;
    std::uint32_t sentence = 0;  // index into TextLayout::sentences
    std::uint32_t gender = 0;    // kMale, kFemale or 0
    bool subject = false;        // the first name of its sentence, behind no preposition
    bool person = false;
  };

  [[nodiscard]] bool is_title_case(TokenRange paragraph) const;
  void add_run(TokenRange run);
  void add_mention(TokenRange name, bool titled);
  void find_persons();
  void keep_first_subjects();
  [[nodiscard]] bool modifies(TokenRange name) const;
  [[nodiscard]] bool speaker_since(std::uint32_t sentence, std::uint32_t gender) const;
  [[nodiscard]] bool is_organisation(TokenRange name) const;
  [[nodiscard]] std::uint32_t gender_of(TokenRange name) const;
  [[nodiscard]] TokenRange full_form(TokenRange name) const;
  [[nodiscard]] std::optional<TokenRange> person_before(std::size_t token, std::uint32_t gender) const;
  [[nodiscard]] std::optional<TokenRange> organisation_before(std::size_t token) const;
  void resolve_pronoun(const SpeakerParts& parts, Speaker& speaker);
  void resolve_name(const SpeakerParts& parts, Speaker& speaker);
  void remember(const Speaker& speaker, TokenRange name);

  const QuoteText& doc_;
  std::unordered_map<std::string_view, TokenRange> by_last_word_;  // longer names by their last word, first one wins
  std::vector<Mention> mentions_;                                  // in text order, outside marks
  std::optional<TokenRange> last_person_;
  std::uint32_t last_spoken_ = 0;  // the sentence in which last_person_ spoke
  std::optional<TokenRange> last_organisation_;
};

}  // namespace pressmark

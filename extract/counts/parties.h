// The names of a sentence as those who look for a holder need them: by place, by who may hold what. Private to this
// folder.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/counts/reading.h"

namespace pressmark::counts {

inline constexpr std::size_t kNameReach = 48;  // words that are searched for a party

// "its", "their", "his", "her", "our", "my".
[[nodiscard]] bool is_possessive_pronoun(std::string_view word);

class Parties {
 public:
  explicit Parties(const Reading& reading) : r_(reading), accused_(find_accused(reading)) {}

  [[nodiscard]] const Reading& reading() const { return r_; }
  // The first name that starts at word `at` or behind it.
  [[nodiscard]] NameIterator first_from(std::size_t at) const;
  [[nodiscard]] NameIterator end() const { return r_.names.end(); }
  // False for outlets and, of asserted things, for the accused.
  [[nodiscard]] bool fits(const Mention& mention, NameIterator name) const;
  // "in the United States": says where, not who.
  [[nodiscard]] bool located(const Name& name) const;
  // True if only commas, "and" and "the" stand between.
  [[nodiscard]] bool listed(const Name& left, const Name& right) const;
  // The name with those that "and" joins to it: "Acme and Borel", "Acme, Borel and Curio".
  [[nodiscard]] Span with_partners(NameIterator name) const;

  // Whom the pronoun or description at word `at` ("its", "company") stands for.
  [[nodiscard]] Holder resolved(const Mention& mention, std::size_t at) const;
  // True for "it", "the Chinese company"; not for "its" and "a company".
  [[nodiscard]] bool is_reference(std::size_t at) const;
  // The first party named behind word `at`.
  [[nodiscard]] std::optional<Span> ahead(const Mention& mention, std::size_t at) const;
  [[nodiscard]] bool is_person(const Name& name) const;
  // The last party of earlier sentences that is not accused in this one.
  [[nodiscard]] std::optional<Span> remembered(const Mention& mention) const;

 private:
  [[nodiscard]] bool described(std::size_t at) const;
  [[nodiscard]] Span reference_span(std::size_t at) const;
  [[nodiscard]] std::optional<Span> named_before(const Mention& mention, std::size_t at) const;
  [[nodiscard]] std::optional<Span> of_kind(std::string_view description, std::size_t at) const;
  [[nodiscard]] bool refers_before(std::size_t at) const;
  [[nodiscard]] std::size_t quote_end(std::size_t at) const;
  [[nodiscard]] std::optional<Span> speaker(std::size_t at) const;
  [[nodiscard]] std::optional<Span> speakers_firm(std::size_t at) const;
  [[nodiscard]] bool accused_here(Span name) const;

  const Reading& r_;
  std::vector<bool> accused_;
};

}  // namespace pressmark::counts

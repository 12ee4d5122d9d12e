// Owners by where they stand: inside and beside the noun phrase of a count, or on the label that a list gives it.
// Private to this folder.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/counts/parties.h"

namespace pressmark::counts {

// Who is named is also who is meant.
[[nodiscard]] inline std::optional<Holder> named(const Name& name) {
  return Holder{name.span, name.span};
}

// "12 Huawei patents", "10 of Facebook's patents", "12 of its patents", "ten patents of its own".
[[nodiscard]] std::optional<Holder> owner_inside(const Parties& parties, const Mention& mention);
// "8 LED patents": a thing more often than a firm, for where nobody else may be meant.
[[nodiscard]] std::optional<Holder> initials_inside(const Parties& parties, const Mention& mention);
// "Motorola's 17,000 patents", "its 17,000 patents", "Borel (2,207 patents)".
[[nodiscard]] std::optional<Holder> owner_before(const Parties& parties, const Mention& mention);
// "held by Facebook", "that belong to Yahoo", "patents from Toyota", "issued to IBM", "that Toyota owns".
[[nodiscard]] std::optional<Holder> owner_behind(const Parties& parties, const Mention& mention);

// "The deal gives Acme 12 patents", "gave the company 12 patents".
[[nodiscard]] std::optional<Holder> owner_receiving(const Parties& parties, const Mention& mention);
// "brings Acme's portfolio to 300 patents", "its portfolio of 300 patents".
[[nodiscard]] std::optional<Holder> owner_of_stock(const Parties& parties, const Mention& mention);
// "After buying 300 patents, Acme sued", "With 300 patents, the company is": the subject of the clause behind.
[[nodiscard]] std::optional<Holder> owner_of_opening(const Parties& parties, const Mention& mention);

// "X, Y and Z had a, b and c, respectively": sets the labels of the mentions, names in the order of the amounts.
void label_in_order(Reading& reading, const Parties& parties);
// "followed by Borel with 6,020": of mention `i`.
[[nodiscard]] std::optional<Holder> owner_with(const Parties& parties, std::size_t i);
// The name between the amount before mention `i` and its own: "Samsung (3,924)", "Canon 3,548", "Japan with 12".
[[nodiscard]] std::optional<Holder> owner_in_list(const Parties& parties, std::size_t i);

}  // namespace pressmark::counts

// Small questions about the clause that a count stands in, asked by those who look for roles, holders and the accused.
// Private to this folder.
#pragma once

#include <cstddef>
#include <optional>

#include "extract/counts/reading.h"

namespace pressmark::counts {

// "sued Acme over", "granted Acme a licence": true if the name stands right behind a verb and does nothing itself.
[[nodiscard]] bool is_object(const Reading& reading, const Name& name);

// "Acme, which makes pumps, was": from the verb back over what commas put between; `at` itself if nothing does.
[[nodiscard]] std::size_t over_insertion(const SentenceWords& words, std::size_t at);

// "half of the firm's 12,000 patents", "out of a total of 54,000 patents": the amount is a whole of which the clause
// says something about a part.
[[nodiscard]] bool is_whole(const SentenceWords& words, const Mention& mention);
// "out of a total of 54,000 patents": nobody's but for a possessive.
[[nodiscard]] bool is_total(const SentenceWords& words, const Mention& mention);

// "technology covered by 12 patents": the word of "covered"; empty where the patents cover nothing of the kind.
[[nodiscard]] std::optional<std::size_t> cover_of(const SentenceWords& words, const Mention& mention);

// "patents from various firms", "patents held by universities": owners without a name.
[[nodiscard]] bool has_unnamed_owner(const Reading& reading, const Mention& mention);

// "five of the families", "the 12 patents": those that were spoken of before.
[[nodiscard]] bool is_definite(const SentenceWords& words, const Mention& mention);

// "brings its portfolio to 300 patents", "a portfolio of 300 patents", "its tally stands at 300": the word of the stock
// that the amount measures.
[[nodiscard]] std::optional<std::size_t> stock_before(const SentenceWords& words, const Mention& mention);

// "was granted", "had been issued": what stands at the word happens to its subject.
[[nodiscard]] bool is_suffered(const SentenceWords& words, std::size_t predicate);
// The predicate of the count is what offices do: "Norway granted", "was granted".
[[nodiscard]] bool has_granting_verb(const SentenceWords& words, const Mention& mention);
// "Norway granted 12 patents", but not "was granted": its subject is no owner.
[[nodiscard]] bool granted_by_office(const SentenceWords& words, const Mention& mention);

// "Norway granted 4,500 patents and Japan 1,800": true of the second, which has no verb of its own.
[[nodiscard]] bool leans_on_office(const Reading& reading, std::size_t i);

}  // namespace pressmark::counts

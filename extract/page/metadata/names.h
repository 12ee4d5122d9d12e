// Names of people and outlets as pages write them.
//
//   fold_letters("The New-York Times") == "thenewyorktimes"
//   split_byline("By Jane Doe and John Roe, staff writers", {}, NameTest::kCapitals) == {"Jane Doe", "John Roe"}
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

// Letters and digits in lower case.
[[nodiscard]] std::string fold_letters(std::string_view text);

// What a part of a byline must look like: where a page declares an author anything will do, in visible words each
// word of a name starts with a capital but for the particles ("van", "de").
// kCapitals asks for two words unless "By" leads in, kWord is content with one (a first name).
// kDesk: as kAny, but roles and the outlet itself may sign ("Podium Staff").
enum class NameTest { kAny, kCapitals, kWord, kDesk };

// The names in a byline: leading words ("By", "Von"), roles, agencies, addresses, the outlet and dates dropped; in
// order, each once. `outlets` are names of the outlet itself, folded. Empty where no part looks like a name.
[[nodiscard]] std::vector<std::string> split_byline(std::string_view byline, const std::vector<std::string>& outlets,
                                                    NameTest test);

// What stands behind the date that a text opens with; the whole text where it opens otherwise.
[[nodiscard]] std::string_view behind_date(std::string_view text);

// What stands before the first date of a text, signs left off: "Jane Doe" of "Jane Doe | 3 May 2024". "" where a text
// has none.
[[nodiscard]] std::string_view name_before_date(std::string_view text);

// True if a line of its own may be a person's name and nothing else: two or three different words with capitals.
[[nodiscard]] bool is_lone_name(std::string_view text);

// True if a name that no person bears may stand as the author where nobody else signs ("Example Staff"); false for
// addresses and for the names of nobody ("admin", "unknown").
[[nodiscard]] bool is_desk(std::string_view name);

}  // namespace pressmark

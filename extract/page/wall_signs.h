// What a page speaks of, as walls and error pages do: cookies and partners, robots and browsers, subscriptions and the
// rest of the text, addresses that lead nowhere. A phrase is worded anew by every site; what must be said is not.
//
//   speaks_as(DocumentStatus::kConsentWall, "with your consent we and 812 partners use cookies")   // true
//
// The words stand in lexicon/page_wall_signs.tsv, in twelve languages.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/article.h"

namespace pressmark {

// The signs of one kind of page in a text, without repetition, and how often their words stand in it.
struct WallWords {
  std::vector<std::string_view> signs;  // of the table, in the order of the text
  std::uint32_t hits = 0;

  [[nodiscard]] bool has(std::string_view sign) const;
};

// `lower` is in lower case. Linear.
[[nodiscard]] WallWords wall_words(DocumentStatus kind, std::string_view lower);

// Whether a line of a sentence or two holds both signs.
[[nodiscard]] bool says_both(DocumentStatus kind, std::string_view lower, std::string_view one, std::string_view other);

// `lower` is in lower case. kConsentWall and kBotWall: three signs or more, two in a page of a sentence;
// kPaywall: one line of subscribers and the rest of the text, or subscribers, the access to it and a third; kSoft404:
// one line says of a page that it is gone. Else false. Linear.
[[nodiscard]] bool speaks_as(DocumentStatus wall, std::string_view lower);

// Whether there is one sign of it at least; of those named, where one is.
[[nodiscard]] bool mentions(DocumentStatus wall, std::string_view lower, std::string_view sign = {});

}  // namespace pressmark

// Whether the rest of a text is offered to subscribers right behind it.
//
//   if (is_paywall({main, head, data, cut, document, title, url, day})) return DocumentStatus::kPaywall;
#pragma once

#include "extract/page/status.h"

namespace pressmark {

// True where the words of an offer (lexicon/page_walls.tsv, page_wall_signs.tsv) stand in the last lines of a short
// text or the six behind it: the shorter the text and the plainer what the page declares, the fewer suffice. Linear.
[[nodiscard]] bool is_paywall(const StatusSigns& signs);

}  // namespace pressmark

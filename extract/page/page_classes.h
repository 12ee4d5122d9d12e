// What the classes of a page say of its kind, in any language: <body class="error404">, <div class="paywall">.
//
//   body_says(document, DocumentStatus::kSoft404)
//   box_says(document, block.element, DocumentStatus::kPaywall, text_start)
#pragma once

#include "core/article.h"
#include "extract/page/document.h"

namespace pressmark {

// One of the classes of <body> names that kind of page (lexicon/page_wall_classes.tsv).
[[nodiscard]] bool body_says(const Document& document, DocumentStatus kind);

// The class or id of the element, or of one of the six around it that begin behind `after`, names that kind.
[[nodiscard]] bool box_says(const Document& document, NodeIndex element, DocumentStatus kind, NodeIndex after);

}  // namespace pressmark

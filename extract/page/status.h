// Whether a page is an article at all, or a wall, an error page, a list of links.
#pragma once

#include "core/article.h"
#include "extract/page/main_text.h"
#include "extract/page/metadata/page_head.h"

namespace pressmark {

struct StatusSigns {
  const MainText& main;
  const PageHead& head;
  const LinkedData& data;
  std::string_view page_text;  // all blocks of the page
  std::string_view title;
};

// kOk unless the signs are clear: the words of a wall (lexicon/page_walls.tsv) on a page with little other text; no
// text at all; declared to be something else than an article, with little prose among many links.
[[nodiscard]] DocumentStatus judge_status(const StatusSigns& signs);

// Why a page has no text: "needs_scripts", where it holds next to no words but scripts that would bring them; else
// "no_text".
[[nodiscard]] Warning why_empty(const MainText& main, const Document& document);

}  // namespace pressmark

// Whether a page is an article at all, or a wall, an error page, a list of links, a player, a form.
//
//   article.status = judge_status({main, head, data, cut, title, page.url, published_at});
#pragma once

#include "core/article.h"
#include "extract/page/block.h"
#include "extract/page/main_text.h"
#include "extract/page/metadata/page_head.h"

namespace pressmark {

struct StatusSigns {
  const MainText& main;
  const PageHead& head;
  const LinkedData& data;
  const BlockCut& cut;
  const Document& document;
  std::string_view title;
  std::string_view url;  // of the page; may be ""
  std::string_view day;  // of publication, as read from anywhere; may be ""
};

// kOk unless the signs are clear: the words of a wall (lexicon/page_walls.tsv) on a page with little other text, those
// of a paywall right behind a short text; an address, a declared type (lexicon/page_kind_signs.tsv) or a row of linked
// headlines on a page with little prose that declares no article; no text at all.
[[nodiscard]] DocumentStatus judge_status(const StatusSigns& signs);

// Why a page has no text: "needs_scripts", where it holds next to no words but scripts that would bring them; else
// "no_text".
[[nodiscard]] Warning why_empty(const MainText& main, const Document& document);

}  // namespace pressmark

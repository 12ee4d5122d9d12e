// Whether a page that is no wall is an article: what its address, its types, its links and its words say, added up.
//
//   if (judge_article({main, head, data, cut, document, title, url, day}) == NoArticle::kSurely) ...
#pragma once

#include "extract/page/page_shape.h"
#include "extract/page/status.h"

namespace pressmark {

// kLikely: it says too little to be one, and nothing else is known of it.
enum class NoArticle { kNo, kLikely, kSurely };

// kNo for a page that declares an article, or its day, unless a player or a gallery stands where its text would.
[[nodiscard]] NoArticle judge_article(const StatusSigns& signs);

// A paragraph that is longer than so many bytes.
[[nodiscard]] bool has_prose(const MainText& main, std::uint32_t bytes);

// It declares an article or shows its day, and its text is of sentences: neither its address nor its classes, title or
// words make it anything else.
[[nodiscard]] bool tells_an_article(const StatusSigns& signs, const PageShape& shape);

}  // namespace pressmark

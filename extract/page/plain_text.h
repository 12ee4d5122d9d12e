// Plain text as an article: the text unchanged, its lines as blocks.
#pragma once

#include "core/article.h"

namespace pressmark {

// Fills blocks and runs from `article.text`. Lines without a character other than white space are no blocks; a first
// line that is short and ends no sentence, with a blank line behind it, is a heading. Linear.
void lay_out_plain_text(ArticleText& article);

}  // namespace pressmark

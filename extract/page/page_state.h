// The article's text in the state that a framework leaves in a page's scripts: __NEXT_DATA__, Fusion.globalContent,
// window.__X__ = {...}, JSON.parse("..."), the pieces that Next.js pushes.
//
//   const std::string body = body_of_page_state(document);     // one paragraph a line; "" where there is none
//
// No names of frameworks: every JSON value in a script is read. The body is the longest of the strings that hold
// paragraphs of HTML, and of the lists whose members are prose (strings, or objects with such a string:
// lexicon/page_state_keys.tsv). Only for pages whose elements hold no body: it reads every script. Linear in the page.
#pragma once

#include <string>
#include <string_view>

#include "extract/page/document.h"

namespace pressmark {

[[nodiscard]] std::string body_of_page_state(const Document& document);

// The same of the part of a script that stands around a place in it: the largest list or object up to 64 KB.
[[nodiscard]] std::string body_around(std::string_view code, std::size_t at);

}  // namespace pressmark

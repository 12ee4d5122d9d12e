// Compares our tree of a page with the one that gumbo builds from the whole of it.
#pragma once

#include <string>
#include <string_view>

#include "extract/page/document.h"

namespace pressmark::test {

// The page as both parsers can agree on: valid UTF-8 without the characters that gumbo replaces.
[[nodiscard]] std::string comparable_page(std::string_view bytes);

// A tree as text: "<p>" for a start, "]" for an end, characters in between, white space left out.
[[nodiscard]] std::string outline(const Document& document);
// The same of gumbo's tree of the page, without what our tree leaves out by design (<noscript>, <svg>, <script> ...).
[[nodiscard]] std::string gumbo_outline(std::string_view page);
// The characters of an outline alone.
[[nodiscard]] std::string outline_text(std::string_view outline);

enum class Likeness { kSameTree, kSameText, kDifferent };
// Also checks the invariants of the document: sorted ends, parents before children, spans inside the page.
[[nodiscard]] Likeness compare_with_gumbo(std::string_view page);

// Empty, or what is wrong with a document.
[[nodiscard]] std::string broken_invariant(const Document& document);

}  // namespace pressmark::test

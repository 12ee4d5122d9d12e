// Character references: "&amp;", "&eacute", "&#8217;", "&#x2019;".
//
//   std::string text;
//   append_decoded("R&amp;D", ReferencePlace::kText, text);   // "R&D"
//
// Rules: https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
#pragma once

#include <string>
#include <string_view>

namespace pressmark {

// In an attribute "&copy=1" and "&copy2" stay as they are, so that old query strings survive.
enum class ReferencePlace { kText, kAttribute };

// Appends `html` with its references decoded. What is no reference is taken as it stands; NUL bytes are left out.
void append_decoded(std::string_view html, ReferencePlace place, std::string& out);

}  // namespace pressmark

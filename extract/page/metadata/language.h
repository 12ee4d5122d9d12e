// The language of a text, declared by a page or outlet and checked against the text itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/outlets/outlet.h"
#include "extract/page/metadata/page_head.h"

namespace pressmark {

struct LanguageChoice {
  std::string tag;         // BCP 47; "" where nothing tells it
  bool from_text = false;  // the text tells it, since nothing is declared or nothing that holds
  std::string ruled_out;   // what is declared but is not that of the text; "" if none is

  void warn(std::vector<Warning>& warnings) const;  // adds `language_disagrees` where a declared one is ruled out
};

// `outlet` may be null. Reads no more than the first 4 KB of `text`, of a declared language most often 200 bytes.
[[nodiscard]] LanguageChoice choose_language(const PageHead& head, const LinkedData& data, const Outlet* outlet,
                                             std::string_view text);

// Of a text without a page around it.
[[nodiscard]] LanguageChoice choose_language(const Outlet* outlet, std::string_view text);

}  // namespace pressmark

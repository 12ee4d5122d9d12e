// The small selectors of outlet files: "tag", ".class", "#id", "tag.class", "[itemprop=articleBody]".
//
//   std::vector<NodeIndex> found = select(document, {".story-body", "article.main"});
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/outlets/outlet.h"
#include "extract/page/document.h"

namespace pressmark {

// Elements that match any of the selectors, in document order; none that stands inside another one found. A selector
// of another form matches nothing.
[[nodiscard]] std::vector<NodeIndex> select(const Document& document, const std::vector<std::string>& selectors);

// The first version whose `until` is not before `day` (ISO day; "" takes the version without end). Null: none.
[[nodiscard]] const OutletSelectors* selectors_for(const Outlet& outlet, std::string_view day);

}  // namespace pressmark

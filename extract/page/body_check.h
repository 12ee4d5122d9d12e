// What scripts hold of an article whose text stands in the page: it says whether they agree, and changes nothing.
//
//   const BodyCheck check = check_bodies(document, hints, main);
//   if (check.state && *check.state < kAgreement) warn(...);
//
// A script is read only where a stretch of the text is found in it as it stands: few pages have one, and in the others
// the search alone is paid for, which looks at few of the bytes.
#pragma once

#include <optional>

#include "extract/page/block_context.h"
#include "extract/page/document.h"

namespace pressmark {

struct MainText;  // extract/page/main_text.h

// The share of a body's letters that stand in the text. Empty: there is no such body, or it is too short to say.
struct BodyCheck {
  std::optional<float> linked;  // articleBody of the linked data
  std::optional<float> state;   // what a framework left: __NEXT_DATA__, Fusion.globalContent ...
};

// From here on a body agrees: credits and promotions stand in it too.
inline constexpr float kAgreement = 0.8F;

[[nodiscard]] BodyCheck check_bodies(const Document& document, const PageHints& hints, const MainText& main);

}  // namespace pressmark

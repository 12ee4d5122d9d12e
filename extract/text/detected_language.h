// The language that a text is written in, judged from its letters.
//
//   const DetectedLanguage found = detect_language(text);
//   if (found.letters >= 60) use(found.tag);
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace pressmark {

struct DetectedLanguage {
  struct Part {
    std::string_view tag;     // as below
    std::size_t percent = 0;  // of the letters
  };

  std::string tag;            // BCP 47, "zh-Hans" and "zh-Hant" included; "" where it is not sure
  std::size_t letters = 0;    // bytes of letters that it rests on
  std::array<Part, 3> parts;  // what parts of the text seem to be in, the largest first
};

// Costs about 300 instructions a byte, so hand in no more than what is needed. `text` is UTF-8; what stands behind a
// character that may not stand in a text (U+0000, U+FFFF) is not read.
[[nodiscard]] DetectedLanguage detect_language(std::string_view text);

// Whether detect_language() ever names that language; `primary` is the first part of a tag, in lower case.
[[nodiscard]] bool is_detectable_language(std::string_view primary);

}  // namespace pressmark

// Whether two paths name one file, so that no output is written over an input or over another output.
#pragma once

#include <string>

namespace pressmark {

// True where both lead to one file, links followed; of files that are not there yet, where their places are the same.
[[nodiscard]] bool is_same_file(const std::string& a, const std::string& b);

}  // namespace pressmark

// A file that a person writes (a config, an outlet, a table of units), read whole and never without a bound.
//
//   Result<std::string> text = read_small_file("units.d", "table");
//   // error: "the table units.d is a folder; name the file in it"
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"

namespace pressmark {

// The largest one that ships has 20 KB.
inline constexpr std::size_t kMostSmallFileBytes = std::size_t{1} << 20;

// The bytes of the file; pipes and devices are read too, and no further than the bound. Errors (stage kConfig):
// "not_found", "unreadable" (a folder, or the system's reason), "too_large". Each names the file and what it was to be.
[[nodiscard]] Result<std::string> read_small_file(const std::string& path, std::string_view what);

}  // namespace pressmark

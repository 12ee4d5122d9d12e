// Reads the TOML file of one outlet.
//
//   Result<Outlet> outlet = read_outlet(text, "cnbc.toml");
//   if (!outlet) return tl::unexpected(outlet.error());   // "cnbc.toml:4: date_order: ..."
//
// The format is that of core/outlets/outlet.h, in TOML 1.0 (https://toml.io/en/v1.0.0).
#pragma once

#include <string_view>

#include "core/outlets/outlet.h"

namespace pressmark {

// Fails with code "bad_outlet" at the first unknown key, wrong type or value, missing key, or where the text is no
// TOML.
[[nodiscard]] Result<Outlet> read_outlet(std::string_view toml, std::string_view file);

}  // namespace pressmark

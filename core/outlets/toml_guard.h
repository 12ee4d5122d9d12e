// A guard before the TOML parser.
//
// toml++ 3.3 aborts or runs into undefined behaviour at some files that are no TOML 1.0: a character beyond ASCII
// outside of strings and comments (its table of white space has holes; https://toml.io/en/v1.0.0#keys allows none
// there), a table header that does not begin with a key ("[;a]"), a closing brace where a list wants a value ("[}"). A
// dotted key of 100,000 parts ends its stack. Such files are refused before the parser sees them. Every reader of TOML
// in the project asks here first.
//
//   if (const auto bad = find_bad_toml(text)) ...   // bad->line, bad->why
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pressmark {

struct BadToml {
  std::uint32_t line = 1;
  std::string_view why;  // a literal
};

// The first such place; empty where there is none, which does not say that the text is TOML. Linear.
[[nodiscard]] std::optional<BadToml> find_bad_toml(std::string_view toml);

}  // namespace pressmark

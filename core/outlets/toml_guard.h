// A guard before the TOML parser.
//
// toml++ 3.3 aborts or runs into undefined behaviour at some files that are no TOML 1.0: a character beyond ASCII
// outside of strings and comments (its table of white space has holes; https://toml.io/en/v1.0.0#keys allows none
// there), a table header that does not begin with a key ("[;a]"), a closing brace where a list wants a value ("[}"). A
// dotted key of 100,000 parts ends its stack. Such files are refused before the parser sees them. Every reader of TOML
// in the project asks here first.
//
// And since it goes astray over such characters while it words its errors too, it never sees one: what is beyond ASCII
// is written as ASCII before it parses, and read back in the values.
//
//   if (const auto bad = find_bad_toml(text)) ...   // bad->line, bad->why
//   toml::parse(ascii_toml(text)) ... from_ascii_toml(value)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pressmark {

struct BadToml {
  std::uint32_t line = 1;
  std::string_view why;  // a literal
};

// The first such place; empty where there is none, which does not say that the text is TOML. Linear.
[[nodiscard]] std::optional<BadToml> find_bad_toml(std::string_view toml);

// Every byte beyond ASCII, and every "~", as "~" and two hex digits; line ends stay where they are.
[[nodiscard]] std::string ascii_toml(std::string_view toml);
// The other way, for the values that come out of the parser.
[[nodiscard]] std::string from_ascii_toml(std::string_view value);

}  // namespace pressmark

// Members of a JSON object that may or may not be there, for files from outside. Knows simdjson: for .cc files only.
//
//   simdjson::dom::object row;
//   std::string url = text_member(row, "url");   // "" where there is none, or where it is no string
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

namespace pressmark {

// Empty where the member is missing or no string: for those to whom "" and nothing are two things.
[[nodiscard]] inline std::optional<std::string> optional_text_member(const simdjson::dom::object& from,
                                                                     std::string_view key) {
  std::string_view value;
  if (from[key].get(value) != simdjson::SUCCESS) return std::nullopt;
  return std::string(value);
}

[[nodiscard]] inline std::string text_member(const simdjson::dom::object& from, std::string_view key) {
  return optional_text_member(from, key).value_or("");
}

}  // namespace pressmark

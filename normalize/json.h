// Writing JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

// Appends `text` as a JSON string, quotation marks included; control characters are escaped, bytes that are no UTF-8
// become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

// A JSON list of strings on one line: ["a", "b"].
[[nodiscard]] std::string json_list(const std::vector<std::string>& items);

}  // namespace pressmark

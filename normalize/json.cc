#include "normalize/json.h"

#include "normalize/json_writer.h"

namespace pressmark {

void append_json_string(std::string& out, std::string_view text) {
  JsonWriter(out).string(text);
}

std::string json_list(const std::vector<std::string>& items) {
  std::string out = "[";
  for (const std::string& item : items) {
    if (out.size() > 1) out += ", ";
    append_json_string(out, item);
  }
  return out + "]";
}

}  // namespace pressmark

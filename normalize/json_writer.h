// Writes JSON in the order it is told to, without a tree in between.
//
//   JsonWriter json(out);
//   json.open('{');
//   json.field("text", record.text);
//   json.key("spans");
//   ...
//   json.close('}');
//
// Commas come by themselves. The result is valid UTF-8 whatever the strings hold (RFC 8259, section 8.1).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

class JsonWriter {
 public:
  // Appends to `out`, which must outlive the writer.
  explicit JsonWriter(std::string& out) : out_(out) {}

  void open(char bracket);          // '{' or '['
  void close(char bracket);         // '}' or ']'
  void key(std::string_view name);  // plain ASCII

  void string(std::string_view text);
  void integer(std::int64_t number);
  void raw(std::string_view json);  // digits, "null", "true"
  void hundredths(double number);   // at most two decimals: 1, 0.9, 0.85

  void field(std::string_view name, std::string_view text);
  void field_if(std::string_view name, const std::optional<std::string>& text);  // null where empty
  void field(std::string_view name, const std::vector<std::string>& texts);
  void field_or_null(std::string_view name, std::string_view text);  // null where ""
  void field(std::string_view name, std::uint32_t number);

 private:
  void comma();

  std::string& out_;
  bool first_ = true;
};

}  // namespace pressmark

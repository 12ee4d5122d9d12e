// The attributes of a start tag, read from the page's own bytes without copies.
//
//   for_each_attribute("<div class=\"story-body\" hidden>", [](std::string_view name, std::string_view value) {...});
//
// Names come as written (any letter case), values without their quotation marks and with character references as they
// stand: good for class lists and flags; Document::attribute() decodes. Linear in the tag.
// https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state
#pragma once

#include <string_view>

namespace pressmark {

class AttributeReader {
 public:
  // `tag` is a start tag from "<" to ">".
  explicit AttributeReader(std::string_view tag);

  // Moves to the next attribute; false where there is none.
  bool next();
  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] std::string_view value() const { return value_; }

 private:
  void skip_blanks();
  void read_value();

  std::string_view tag_;
  std::size_t at_ = 0;
  std::string_view name_;
  std::string_view value_;
};

// ASCII letters compared without case; `lower` is in lower case.
[[nodiscard]] bool equals_ignoring_case(std::string_view text, std::string_view lower);

template <class Function>
void for_each_attribute(std::string_view tag, Function&& function) {
  AttributeReader reader(tag);
  while (reader.next()) function(reader.name(), reader.value());
}

}  // namespace pressmark

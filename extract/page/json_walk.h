// Every value of a page's JSON, each once: what the readers of linked data and of a framework's state have in common.
// Knows simdjson: for .cc files only.
//
//   JsonWalk walk(4096);
//   walk.values_of(script, [&](JsonWalk::element value) { walk.push_members(value); });
#pragma once

#include <simdjson.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "extract/page/json_ld.h"

namespace pressmark {

class JsonWalk {
 public:
  using element = simdjson::dom::element;

  // `most`: how many values are visited in all.
  explicit JsonWalk(std::size_t most) : left_(most) {}

  // Calls `visit(value)` for the JSON's value and for all that is pushed meanwhile, the last one first. False
  // where no repair makes JSON of it. Views into strings live until the next call.
  template <class Visit>
  [[nodiscard]] bool values_of(std::string_view json, Visit visit) {
    if (json.empty()) return false;  // its data may be null, which the parser does not take
    element root;
    if (parser_.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS &&
        parser_.parse(repair_json(json)).get(root) != simdjson::SUCCESS) {
      return false;
    }
    stack_.assign(1, root);
    for (; !stack_.empty() && left_ > 0; --left_) {
      const element value = stack_.back();
      stack_.pop_back();
      visit(value);
    }
    return true;
  }

  void push(element value) { stack_.push_back(value); }

  // The members of a list, so that the first one is visited first; of an object, in any order.
  void push_members(element value) {
    simdjson::dom::array list;
    simdjson::dom::object node;
    const std::size_t from = stack_.size();
    if (value.get(list) == simdjson::SUCCESS) {
      for (const element item : list) stack_.push_back(item);
      std::reverse(stack_.begin() + static_cast<std::ptrdiff_t>(from), stack_.end());
    } else if (value.get(node) == simdjson::SUCCESS) {
      for (const auto member : node) stack_.push_back(member.value);
    }
  }

  // A JSON string with its quotation marks; "" where it is none.
  [[nodiscard]] std::string_view string_of(std::string_view json) {
    std::string_view text;
    return parser_.parse(json.data(), json.size()).get(text) == simdjson::SUCCESS ? text : std::string_view();
  }

 private:
  simdjson::dom::parser parser_;
  std::vector<element> stack_;
  std::size_t left_;
};

}  // namespace pressmark

// The authors that were found so far, each once; bylines are split into names on the way in.
//
//   AuthorList list(facts);
//   list.take("By Jane Doe and John Roe", NameTest::kCapitals);
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/page/metadata/metadata.h"
#include "extract/page/metadata/names.h"

namespace pressmark {

class AuthorList {
 public:
  // The names of the page's outlet are never authors.
  explicit AuthorList(const PageFacts& facts);

  // Adds the names of a byline that pass the test. Behind a name, a line with digits is about something else, such as
  // who checked the text and when: it adds none.
  void take(std::string_view byline, NameTest test);
  // Adds a name as it stands, unless a list of contributors to the site is what is being read.
  void add(std::string name);
  void clear() { names_.clear(); }
  // The names found, and none are left.
  [[nodiscard]] std::vector<std::string> release() { return std::exchange(names_, {}); }
  void replace(std::vector<std::string> names) { names_ = std::move(names); }

  [[nodiscard]] bool is_full() const;
  [[nodiscard]] bool empty() const { return names_.empty(); }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> outlets_;  // folded
  std::vector<std::string> names_;
};

// "jdoe", "Todd": logins or first names alone, for which the page may show whole names.
[[nodiscard]] bool are_handles(const std::vector<std::string>& names);

// True if the first letter is of a script without blanks: capitals tell nothing there.
[[nodiscard]] bool is_wide(std::string_view name);

}  // namespace pressmark

// Test cases as plain text, for inputs full of quotation marks.
//
//   # a comment before the first case
//   == the title of the case
//   -- published: 2020-02-07        (options, any number)
//   The input, as many lines as it needs.
//   -- expect
//   one expectation a line
//
// The input has no line end after its last line; blank lines around it are dropped. Lines of the expectation that are
// blank or start with "#" are dropped.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace pressmark::test {

struct Case {
  std::string title;
  std::map<std::string, std::string> options;
  std::string input;
  std::vector<std::string> expected;
  int line = 0;  // of the title
};

// `path` is relative to the project's root. A malformed file ends the test program with file and line.
[[nodiscard]] std::vector<Case> read_cases(const std::string& path);

// The bytes of a file, path relative to the project's root.
[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace pressmark::test

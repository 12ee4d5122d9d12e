#include "tests/support/case_file.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace pressmark::test {
namespace {

enum class Part { kNone, kOptions, kInput, kExpected };

[[noreturn]] void give_up(const std::string& path, int line, const std::string& why) {
  std::fprintf(stderr, "%s:%d: %s\n", path.c_str(), line, why.c_str());
  std::exit(2);
}

class Reader {
 public:
  explicit Reader(std::string path) : path_(std::move(path)) {}

  std::vector<Case> read(std::istream& in) {
    std::string line;
    while (std::getline(in, line)) {
      ++number_;
      take(line);
    }
    finish();
    if (cases_.empty()) give_up(path_, number_, "no case in this file");
    return std::move(cases_);
  }

 private:
  void take(const std::string& line) {
    if (line.starts_with("== ")) {
      finish();
      cases_.push_back({.title = line.substr(3), .line = number_});
      part_ = Part::kOptions;
    } else if (line == "-- expect") {
      part_ = Part::kExpected;
    } else if (part_ == Part::kOptions && line.starts_with("-- ")) {
      take_option(line);
    } else if (part_ == Part::kOptions || part_ == Part::kInput) {
      part_ = Part::kInput;
      cases_.back().input += line + "\n";
    } else if (part_ == Part::kExpected) {
      if (!line.empty() && line[0] != '#') cases_.back().expected.push_back(line);
    } else if (!line.empty() && line[0] != '#') {
      give_up(path_, number_, "text before the first case");
    }
  }

  void take_option(const std::string& line) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos) give_up(path_, number_, "an option is written '-- name: value'");
    cases_.back().options[line.substr(3, colon - 3)] = line.substr(colon + 2);
  }

  void finish() {
    if (cases_.empty()) return;
    if (part_ != Part::kExpected) give_up(path_, number_, "the case before has no '-- expect'");
    std::string& input = cases_.back().input;
    input.erase(0, input.find_first_not_of('\n') == std::string::npos ? input.size() : input.find_first_not_of('\n'));
    while (!input.empty() && input.back() == '\n') input.pop_back();
  }

  std::string path_;
  std::vector<Case> cases_;
  Part part_ = Part::kNone;
  int number_ = 0;
};

}  // namespace

std::string read_file(const std::string& path) {
  const std::string full = std::string(PRESSMARK_SOURCE_DIR) + "/" + path;
  std::ifstream in(full, std::ios::binary);
  if (!in) give_up(full, 0, "cannot be read");
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Case> read_cases(const std::string& path) {
  std::istringstream in(read_file(path));
  return Reader(path).read(in);
}

}  // namespace pressmark::test

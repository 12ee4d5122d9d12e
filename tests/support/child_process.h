// A server of the tests' own as a child process: it says on its first line that it is ready, and ends with its input.
//
//   ChildProcess site({"python3", path_of("tools/serve-samples")});
//   use(site.first_line());
#pragma once

#include <string>
#include <vector>

namespace pressmark::test {

class ChildProcess {
 public:
  // Starts it and waits for its first line of output; ends the test program where that fails.
  explicit ChildProcess(const std::vector<std::string>& command);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess();

  [[nodiscard]] const std::string& first_line() const { return first_line_; }

 private:
  int child_ = 0;
  int input_ = -1;
  std::string first_line_;
};

// What a command that ends by itself did.
struct Finished {
  int status = 0;  // its exit status, or 128 + the signal
  std::string output;
};

// Runs a command line through the shell; output is what it wrote to standard output.
[[nodiscard]] Finished run_command(const std::string& command_line);

}  // namespace pressmark::test

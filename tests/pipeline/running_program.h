// The program as a child that may be ended by force.
//
//   RunningProgram program({"run", config}, sites.path("errors"));
//   while (!program.ended()) ...
//   EXPECT_EQ(program.end(SIGKILL), 128 + SIGKILL);
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

namespace pressmark::test {

class RunningProgram {
 public:
  using Environment = std::vector<std::string>;  // "NAME=value", before the test's own

  // Its standard error goes to the file `errors`.
  RunningProgram(const std::vector<std::string>& arguments, const std::string& errors,
                 const Environment& environment = {}) {
    std::vector<char*> words = {const_cast<char*>(PRESSMARK_PROGRAM)};
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    std::vector<char*> settings;
    for (const std::string& setting : environment) settings.push_back(const_cast<char*>(setting.c_str()));
    for (char** setting = environ; *setting != nullptr; ++setting) settings.push_back(*setting);
    settings.push_back(nullptr);
    child_ = fork();
    if (child_ != 0) return;
    dup2(open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), STDERR_FILENO);
    dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
    execve(words[0], words.data(), settings.data());
    _exit(127);
  }
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;
  ~RunningProgram() { (void)end(SIGKILL); }

  // True once it has ended by itself.
  bool ended() {
    if (child_ > 0 && waitpid(child_, &status_, WNOHANG) == child_) child_ = 0;
    return child_ == 0;
  }
  // Sends the signal and waits; the exit status, or 128 + the signal that ended it. 0: wait only.
  int end(int signal) {
    if (!ended()) {
      if (signal != 0) kill(child_, signal);
      waitpid(child_, &status_, 0);
      child_ = 0;
    }
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
  }

 private:
  pid_t child_ = 0;
  int status_ = 0;
};

}  // namespace pressmark::test

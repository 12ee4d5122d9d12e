#include "tests/support/child_process.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace pressmark::test {
namespace {

[[noreturn]] void give_up(const std::string& what) {
  std::perror(what.c_str());
  std::exit(2);
}

[[noreturn]] void become(const std::vector<std::string>& command, const int (&input)[2], const int (&output)[2]) {
  dup2(input[0], STDIN_FILENO);
  dup2(output[1], STDOUT_FILENO);
  for (const int descriptor : {input[0], input[1], output[0], output[1]}) close(descriptor);
  std::vector<char*> words;
  words.reserve(command.size() + 1);
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  execvp(words[0], words.data());
  _exit(127);
}

std::string read_line(int descriptor) {
  std::string line;
  char byte = 0;
  while (read(descriptor, &byte, 1) == 1 && byte != '\n') line += byte;
  return line;
}

}  // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& command) {
  int input[2];
  int output[2];
  if (pipe(input) != 0 || pipe(output) != 0) give_up("pipe");
  child_ = fork();
  if (child_ < 0) give_up("fork");
  if (child_ == 0) become(command, input, output);
  close(input[0]);
  close(output[1]);
  input_ = input[1];
  first_line_ = read_line(output[0]);
  close(output[0]);
  if (first_line_.empty()) give_up(command.back());
}

ChildProcess::~ChildProcess() {
  close(input_);
  waitpid(child_, nullptr, 0);
}

Finished run_command(const std::string& command_line) {
  Finished finished;
  std::FILE* pipe = popen(command_line.c_str(), "r");
  if (pipe == nullptr) give_up(command_line);
  char buffer[4096];
  for (std::size_t size = 0; (size = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
    finished.output.append(buffer, size);
  const int status = pclose(pipe);
  finished.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return finished;
}

}  // namespace pressmark::test

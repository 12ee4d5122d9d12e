#include "tests/fetch/fault_site.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace pressmark::test {
namespace {

[[noreturn]] void give_up(const char* why) {
  std::perror(why);
  std::exit(2);
}

[[noreturn]] void become_site(const int (&input)[2], const int (&output)[2]) {
  dup2(input[0], 0);
  dup2(output[1], 1);
  for (const int descriptor : {input[0], input[1], output[0], output[1]}) close(descriptor);
  execlp("python3", "python3", PRESSMARK_SOURCE_DIR "/tests/site/fault_site.py", static_cast<char*>(nullptr));
  _exit(127);
}

std::string read_line(int descriptor) {
  std::string line;
  char byte = 0;
  while (read(descriptor, &byte, 1) == 1 && byte != '\n') line += byte;
  return line;
}

// {"main": 40471, "robots_404": 41937}
std::map<std::string, std::string> read_ports(const std::string& json) {
  std::map<std::string, std::string> out;
  std::size_t at = 0;
  while ((at = json.find('"', at)) != std::string::npos) {
    const std::size_t end = json.find('"', at + 1);
    const std::string name = json.substr(at + 1, end - at - 1);
    const std::size_t digits = json.find_first_of("0123456789", end);
    at = json.find_first_not_of("0123456789", digits);
    out[name] = json.substr(digits, at - digits);
  }
  return out;
}

}  // namespace

FaultSite::FaultSite() {
  int input[2];
  int output[2];
  if (pipe(input) != 0 || pipe(output) != 0) give_up("pipe");
  child_ = fork();
  if (child_ < 0) give_up("fork");
  if (child_ == 0) become_site(input, output);
  close(input[0]);
  close(output[1]);
  input_ = input[1];
  ports_ = read_ports(read_line(output[0]));
  close(output[0]);
  if (ports_.empty()) give_up("python3 tests/site/fault_site.py");
}

FaultSite::~FaultSite() {
  close(input_);  // the site ends with its input
  waitpid(child_, nullptr, 0);
}

std::string FaultSite::port(const std::string& site) const {
  const auto found = ports_.find(site);
  return found == ports_.end() ? "" : found->second;
}

std::string FaultSite::url(const std::string& path, const std::string& site) const {
  if (port(site).empty()) return {};
  return (site == "tls" ? "https://127.0.0.1:" : "http://127.0.0.1:") + port(site) + path;
}

const FaultSite& fault_site() {
  static const FaultSite site;
  return site;
}

}  // namespace pressmark::test

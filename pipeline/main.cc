// The program: parses the command line, runs one command.

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <exception>

#include "pipeline/commands/command.h"
#include "pipeline/commands/program.h"

namespace {

std::atomic<bool> cancelled{false};
std::atomic<int> signal_number{0};

// The first signal asks the command to finish what is under way; the second ends the program.
extern "C" void on_signal(int number) {
  if (cancelled.exchange(true)) _exit(pressmark::kExitSignal + number);
  signal_number = number;
}

void catch_signals() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c): a closed pipe shows up as a failed write
}

}  // namespace

// Anything that a library throws ends here: a full memory, say.
int main(int argc, char** argv) try {  // NOLINT(bugprone-exception-escape)
  catch_signals();
  pressmark::CommandContext context;
  context.program = argc > 0 ? argv[0] : "pressmark";
  context.cancel = &cancelled;
  CLI::App app;
  pressmark::describe_program(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? pressmark::kExitDone : pressmark::kExitUsage;
  }
  const int status = context.chosen();
  return signal_number != 0 ? pressmark::kExitSignal + signal_number : status;
} catch (const std::exception& error) {
  std::fprintf(stderr, "pressmark: %s\n", error.what());
  return pressmark::kExitIncomplete;
}

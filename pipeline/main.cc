// The program: parses the command line, runs one command.

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>

#include "pipeline/commands/command.h"
#include "pipeline/commands/program.h"

namespace {

std::atomic<bool> cancelled{false};
std::atomic<int> signal_number{0};

std::atomic<bool> tells_of_signals{false};

// The first signal asks the command to finish what is under way; the second ends the program.
extern "C" void on_signal(int number) {
  if (cancelled.exchange(true)) _exit(pressmark::kExitSignal + number);
  signal_number = number;
  static constexpr char kNote[] = "\nFinishing what is under way; once more ends at once.\n";
  if (tells_of_signals) (void)!write(STDERR_FILENO, kNote, sizeof kNote - 1);
}

void catch_signals() {
  tells_of_signals = isatty(STDERR_FILENO) == 1;
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c): a closed pipe shows up as a failed write
  std::signal(SIGXFSZ, SIG_IGN);  // NOLINT(cert-err33-c): so does a file that may not grow
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
  if (argc < 2) {
    std::fputs(app.help().c_str(), stderr);
    return pressmark::kExitUsage;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (app.exit(error) != 0) return pressmark::kExitUsage;
    if (std::cout.flush()) return pressmark::kExitDone;
    std::fputs("pressmark: cannot write to standard output\n", stderr);
    return pressmark::kExitIncomplete;
  }
  const int status = context.chosen();
  return signal_number != 0 ? pressmark::kExitSignal + signal_number : status;
} catch (const std::exception& error) {
  std::fprintf(stderr, "pressmark: %s\n", error.what());
  return pressmark::kExitIncomplete;
}

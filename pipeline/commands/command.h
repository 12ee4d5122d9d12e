// The subcommands of the program. Each has one file here and one row in the array of command.cc.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "core/result.h"

namespace CLI {
class App;
}

namespace pressmark {

// Exit statuses, every command (docs/command-line.md).
enum ExitStatus : int {
  kExitDone = 0,        // complete; documents that failed are rows
  kExitIncomplete = 1,  // could not be completed
  kExitUsage = 2,       // the call is wrong
  kExitFailures = 3,    // with --strict: some document failed
  kExitAlarm = 4,       // `status` found an outlet silent
  kExitLocked = 5,      // another run holds the lock
  kExitSignal = 128,    // plus the signal's number
};

// What a command needs from the program around it.
struct CommandContext {
  std::string program;                        // as called, for hints
  const std::atomic<bool>* cancel = nullptr;  // true after SIGINT or SIGTERM
  std::function<int()> chosen;                // set by the parsed command: what to run
};

// Adds every subcommand to the program's parser; parsing sets context.chosen.
void add_commands(CLI::App& app, CommandContext& context);

void add_init(CLI::App& app, CommandContext& context);
void add_run(CLI::App& app, CommandContext& context);
void add_fetch(CLI::App& app, CommandContext& context);
void add_extract(CLI::App& app, CommandContext& context);
void add_facts(CLI::App& app, CommandContext& context);
void add_reprocess(CLI::App& app, CommandContext& context);
void add_status(CLI::App& app, CommandContext& context);
void add_export(CLI::App& app, CommandContext& context);
void add_report(CLI::App& app, CommandContext& context);
void add_robots(CLI::App& app, CommandContext& context);
void add_blocks(CLI::App& app, CommandContext& context);
void add_completion(CLI::App& app, CommandContext& context);

// Prints the error on stderr ("pressmark: ...") and gives the status that fits it.
[[nodiscard]] int report_error(const Error& error);
// Writes all of it to stdout; kExitIncomplete where that fails (a closed pipe, a full disk).
[[nodiscard]] int print(std::string_view text);

}  // namespace pressmark

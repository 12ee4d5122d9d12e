#include "pipeline/commands/command.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "pipeline/terminal.h"

namespace pressmark {
namespace {

constexpr void (*kCommands[])(CLI::App&, CommandContext&) = {
    add_init,   add_run,    add_fetch,  add_extract, add_facts,  add_reprocess,
    add_status, add_export, add_report, add_robots,  add_blocks, add_completion,
};

}  // namespace

void add_commands(CLI::App& app, CommandContext& context) {
  for (const auto add : kCommands) add(app, context);
}

int report_error(const Error& error) {
  std::fprintf(stderr, "pressmark: %s\n", printable(error.message).c_str());
  if (error.code == "locked") return kExitLocked;
  return error.stage == Stage::kConfig ? kExitUsage : kExitIncomplete;
}

int print(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (written) return kExitDone;
  // Whoever closes a pipe knows that.
  if (errno != EPIPE) std::fprintf(stderr, "pressmark: cannot write to standard output: %s\n", std::strerror(errno));
  return kExitIncomplete;
}

}  // namespace pressmark

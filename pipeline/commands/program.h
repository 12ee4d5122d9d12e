// The program's own parser: name, version, description, every subcommand. The help, the man page and the shell
// completions are all made from it.
#pragma once

#include "pipeline/commands/command.h"

namespace pressmark {

void describe_program(CLI::App& app, CommandContext& context);

}  // namespace pressmark

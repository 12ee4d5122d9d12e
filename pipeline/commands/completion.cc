// pressmark completion, pressmark man: texts made from the program's own parser.

#include <CLI/CLI.hpp>
#include <memory>

#include "pipeline/commands/command.h"
#include "pipeline/commands/manual.h"

namespace pressmark {

void add_completion(CLI::App& app, CommandContext& context) {
  auto shell = std::make_shared<std::string>("bash");
  CLI::App* completion =
      app.add_subcommand("completion", "Print a completion script: eval \"$(pressmark completion bash)\"");
  completion->add_option("shell", *shell, "whose")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->capture_default_str();
  completion->callback(
      [shell, &app, &context] { context.chosen = [shell, &app] { return print(completion_script(app, *shell)); }; });
  CLI::App* man = app.add_subcommand("man", "Print the manual page: pressmark man | man -l -");
  man->callback([&app, &context] { context.chosen = [&app] { return print(man_page(app)); }; });
}

}  // namespace pressmark

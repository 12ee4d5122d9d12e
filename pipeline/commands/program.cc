#include "pipeline/commands/program.h"

#include <CLI/CLI.hpp>

#include "normalize/record.h"

namespace pressmark {

namespace {

std::string commands_of(const CLI::App& app) {
  std::string out;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (!command->get_group().empty()) out += (out.empty() ? "" : ", ") + command->get_name();
  }
  return out;
}

// What is wrong with a call, and where to read on. CLI11 says of an unknown command only that one is required.
std::string tell_wrong_call(const CLI::App* app, const CLI::Error& error) {
  const std::vector<CLI::App*> chosen = app->get_subcommands();
  if (chosen.empty() && !app->remaining().empty())
    return "pressmark: \"" + app->remaining().front() + "\" is no command; there are " + commands_of(*app) +
           " (pressmark --help)\n";
  std::string command = "pressmark";
  for (const CLI::App* at = app; !at->get_subcommands().empty(); command += " " + at->get_name())
    at = at->get_subcommands().front();
  return command + ": " + error.what() + "\nMore: " + command + " --help\n";
}

}  // namespace

void describe_program(CLI::App& app, CommandContext& context) {
  app.name("pressmark");
  app.description(
      "Reads news articles: the text, its metadata, who said what through which outlet, when, and how many patents.\n"
      "Every fact points at the words it stands on.");
  app.footer(
      "Start with `pressmark extract FILE` on a saved page or a text, or with `pressmark init` and `pressmark run`.\n"
      "Exit status: 0 complete, 1 could not be completed, 2 wrong call, 3 a document failed (--strict),\n"
      "4 an alarm of status, 5 another run holds the lock, 128+n ended by signal n.");
  app.set_version_flag("--version", "pressmark " + extractor_identity().version);
  app.require_subcommand(1);
  app.failure_message(tell_wrong_call);
  app.fallthrough(false);
  add_commands(app, context);
}

}  // namespace pressmark

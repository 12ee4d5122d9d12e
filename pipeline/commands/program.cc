#include "pipeline/commands/program.h"

#include <CLI/CLI.hpp>

#include "normalize/record.h"

namespace pressmark {

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
  app.fallthrough(false);
  add_commands(app, context);
}

}  // namespace pressmark

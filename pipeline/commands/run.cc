// pressmark run: one batch of a config.

#include "pipeline/run.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "pipeline/commands/command.h"
#include "pipeline/commands/option_checks.h"
#include "pipeline/summary.h"
#include "pipeline/terminal.h"

namespace pressmark {
namespace {

struct RunOptions {
  std::string config;
  unsigned jobs = 0;  // 0: as the config says
  bool quiet = false, strict = false;
};

int run_config(const RunOptions& options, const CommandContext& context) {
  Result<RunConfig> config = read_config(options.config);
  if (!config) return report_error(config.error());
  if (options.jobs > 0) config->jobs = options.jobs;
  RunSummary summary(stderr);
  const Result<RunTotals> totals = run_batch(*config, {.observer = summary, .cancel = context.cancel});
  summary.end_progress();
  if (!totals) return report_error(totals.error());
  if (context.cancel->load()) {
    std::fprintf(stderr, "pressmark: interrupted; what was fetched is stored. To go on: %s run %s\n",
                 shell_word(context.program).c_str(), shell_quoted(options.config).c_str());
  }
  if (!options.quiet) {
    const Paint paint(stdout);
    const int printed =
        print(summary.text(paint, terminal_width(stdout)) + next_steps(*config, context.program, paint));
    if (printed != kExitDone) return printed;
  }
  return options.strict && totals->failed > 0 ? kExitFailures : kExitDone;
}

}  // namespace

void add_run(CLI::App& app, CommandContext& context) {
  auto options = std::make_shared<RunOptions>();
  CLI::App* command = app.add_subcommand(
      "run", "Fetch what is new in the sources of a config, archive it, read it, deliver the records");
  command->add_option("config", options->config, "the config (`pressmark init` writes one)")
      ->required()
      ->type_name("CONFIG");
  command->add_option("--jobs", options->jobs, "pages read at the same time (1 to 256), instead of the config's")
      ->check(within(1, kMostJobs))
      ->type_name("N");
  command->add_flag("--quiet", options->quiet, "no summary at the end");
  command->add_flag("--strict", options->strict, "exit status 3 where a document failed");
  command->callback(
      [options, &context] { context.chosen = [options, &context] { return run_config(*options, context); }; });
}

}  // namespace pressmark

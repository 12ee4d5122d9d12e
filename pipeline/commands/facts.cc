// pressmark quotes, dates, counts: one kind of fact of a document, for people; --explain shows how it was found.

#include <CLI/CLI.hpp>
#include <memory>

#include "pipeline/commands/command.h"
#include "pipeline/commands/explain.h"
#include "pipeline/commands/extract_input.h"
#include "pipeline/commands/readable.h"
#include "pipeline/extraction.h"
#include "pipeline/source_outlets.h"

namespace pressmark {
namespace {

struct FactsOptions {
  FactChoice kind = FactChoice::kQuotes;
  std::string name, outlets_folder;
  std::vector<std::string> units;
  ExtractInput input;
  bool explain = false;
};

int run_facts(const FactsOptions& options) {
  if (!options.input.url.empty() && is_address(options.name))
    return report_error({Stage::kConfig, "two_addresses", "--url is for files: " + options.name + " is an address"});
  const Result<OutletTable> outlets = load_outlets(options.outlets_folder);
  if (!outlets) return report_error(outlets.error());
  const Result<CountUnits> units = read_count_units(options.units);
  if (!units) return report_error(units.error());
  const ManifestDocument document = read_named(options.name, options.input);
  if (document.error) return report_error(*document.error);
  const Record record = Extraction(*outlets, {}, &*units).record_of(document.page);
  if (record.error) return report_error(*record.error);
  const Paint paint(stdout);
  return print(options.explain ? explain(record, options.kind, paint)
                               : readable_facts(record, options.kind, paint, terminal_width(stdout)));
}

void add_facts_command(CLI::App& app, CommandContext& context, const char* name, FactChoice kind) {
  auto options = std::make_shared<FactsOptions>();
  options->kind = kind;
  CLI::App* command = app.add_subcommand(
      name, std::string("Show the ") + name + " of one document to a person (for programs: extract --json)");
  command->add_option("input", options->name, "FILE (.html, .html.gz, .txt), URL, or - for standard input")->required();
  command->add_flag(
      "--explain", options->explain,
      "show the text with each find marked: [1 the words], {1 whose they are}, <1 what gave them away>, and the rule");
  add_input_options(*command, options->input);
  command->add_option("--outlets", options->outlets_folder, "folder of outlet files that override the built-in ones")
      ->type_name("DIR");
  if (kind == FactChoice::kCounts) add_units_option(*command, options->units);
  command->callback([options, &context] { context.chosen = [options] { return run_facts(*options); }; });
}

}  // namespace

void add_facts(CLI::App& app, CommandContext& context) {
  add_facts_command(app, context, "quotes", FactChoice::kQuotes);
  add_facts_command(app, context, "dates", FactChoice::kDates);
  add_facts_command(app, context, "counts", FactChoice::kCounts);
}

}  // namespace pressmark

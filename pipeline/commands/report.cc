// pressmark report: the evidence page of records or of a database.

#include "pipeline/report/report.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <memory>

#include "pipeline/commands/command.h"
#include "pipeline/sinks/library.h"

namespace pressmark {
namespace {

struct ReportCommandOptions {
  std::string input, output = "report.html";
  ReportOptions report;
};

Result<std::vector<std::string>> records_of(const std::string& path) {
  if (!path.ends_with(".jsonl")) {
    return Library::open(path).and_then([](Library library) { return library.latest_records(); });
  }
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(Stage::kRead, "not_found", "cannot open the records " + path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

int write(const ReportCommandOptions& options) {
  const Result<std::vector<std::string>> records = records_of(options.input);
  if (!records) return report_error(records.error());
  const Result<void> written = write_report_file(*records, options.report, options.output);
  if (!written) return report_error(written.error());
  return print("Wrote " + options.output + " (" + std::to_string(records->size()) + " records)\n");
}

}  // namespace

void add_report(CLI::App& app, CommandContext& context) {
  auto options = std::make_shared<ReportCommandOptions>();
  CLI::App* command = app.add_subcommand("report", "Write one HTML page of records, each fact marked in its article");
  command->add_option("input", options->input, "records (.jsonl) or the database of a run")
      ->required()
      ->type_name("FILE");
  command->add_option("--output", options->output, "the page")->capture_default_str()->type_name("FILE");
  command->add_option("--title", options->report.title, "heading of the page")->capture_default_str();
  command->callback([options, &context] { context.chosen = [options] { return write(*options); }; });
}

}  // namespace pressmark

// pressmark report: the evidence page of records or of a database.

#include "pipeline/report/report.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

#include "pipeline/commands/command.h"
#include "pipeline/output_paths.h"
#include "pipeline/report/report_data.h"
#include "pipeline/sinks/library.h"

namespace pressmark {
namespace {

struct ReportCommandOptions {
  std::string input, output = "report.html";
  ReportOptions report;
};

// What begins like a database is one, whatever its name.
bool is_database(const std::string& path) {
  constexpr std::string_view kMagic = "SQLite format 3";
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(path, unknown)) return false;  // a pipe can be read only once
  std::string start(kMagic.size(), '\0');
  std::ifstream(path, std::ios::binary).read(start.data(), static_cast<std::streamsize>(start.size()));
  return start == kMagic;
}

Result<std::vector<std::string>> records_of(const std::string& path) {
  std::error_code unknown;
  const bool missing = !std::filesystem::exists(path, unknown);
  if (is_database(path) || (missing && !path.ends_with(".jsonl"))) {
    return Library::open(path).and_then([](Library library) { return library.latest_records(); });
  }
  if (std::filesystem::is_directory(path, unknown))
    return fail(Stage::kRead, "no_records", path + " is a folder; name the records or the database in it");
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(Stage::kRead, "not_found", "cannot open the records " + path + ": " + std::strerror(errno));
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  const bool some = std::any_of(lines.begin(), lines.end(),
                                [](const std::string& line) { return read_report_article(line).has_value(); });
  if (!some && !lines.empty())
    return fail(Stage::kRead, "no_records", path + " holds neither records of pressmark nor its database");
  return lines;
}

Result<void> check_folder(const std::string& path) {
  std::error_code missing;
  const auto folder = std::filesystem::path(path).parent_path();
  if (folder.empty() || std::filesystem::is_directory(folder, missing)) return {};
  return fail(Stage::kConfig, "not_found", "there is no folder " + folder.string() + " for the report");
}

int write(const ReportCommandOptions& options) {
  if (is_same_file(options.input, options.output))
    return report_error({Stage::kConfig, "same_file",
                         options.output + " is what the report is made of; name another file with --output"});
  if (const Result<void> checked = check_folder(options.output); !checked) return report_error(checked.error());
  const Result<std::vector<std::string>> records = records_of(options.input);
  if (!records) return report_error(records.error());
  const Result<void> written = write_report_file(*records, options.report, options.output);
  if (!written) return report_error(written.error());
  const auto good = std::count_if(records->begin(), records->end(),
                                  [](const std::string& line) { return read_report_article(line).has_value(); });
  const auto bad = static_cast<std::ptrdiff_t>(records->size()) - good;
  const std::string rest = bad == 0 ? "" : "; lines that are no records: " + std::to_string(bad);
  return print("Wrote " + options.output + " (" + std::to_string(good) + " records" + rest + ")\n");
}

}  // namespace

void add_report(CLI::App& app, CommandContext& context) {
  auto options = std::make_shared<ReportCommandOptions>();
  CLI::App* command = app.add_subcommand("report", "Write one HTML page of records, each fact marked in its article");
  command->add_option("input", options->input, "records (JSON Lines) or the database of a run")
      ->required()
      ->type_name("FILE");
  command->add_option("--output", options->output, "the page")->capture_default_str()->type_name("FILE");
  command->add_option("--title", options->report.title, "heading of the page")->capture_default_str();
  command->callback([options, &context] { context.chosen = [options] { return write(*options); }; });
}

}  // namespace pressmark

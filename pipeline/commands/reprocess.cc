// pressmark reprocess: archives read again, without the network.

#include "pipeline/reprocess.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "normalize/record.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/extract_input.h"
#include "pipeline/commands/option_checks.h"
#include "pipeline/config.h"
#include "pipeline/output_paths.h"
#include "pipeline/recovery.h"
#include "pipeline/sinks/jsonl_sink.h"
#include "pipeline/sinks/sqlite_sink.h"
#include "pipeline/terminal.h"

namespace pressmark {
namespace {

struct ReprocessOptions {
  std::vector<std::string> inputs, units;
  std::string jsonl, sqlite, outlets_folder;
  unsigned jobs = 1;
  bool strict = false;
};

// What the inputs name: archives, and whose pages they hold where a config says so.
struct Plan {
  std::vector<std::string> archives;
  RunConfig config;  // without sources where no config was given
};

Result<Plan> plan_of(const std::vector<std::string>& inputs) {
  Plan plan;
  for (const std::string& input : inputs) {
    std::string archive = input;
    if (input.ends_with(".toml")) {
      Result<RunConfig> config = read_config(input);
      if (!config) return tl::unexpected(config.error());
      plan.config = std::move(*config);
      archive = plan.config.sinks.archive;
    }
    Result<std::vector<std::string>> files = find_archives(archive);
    if (!files) return tl::unexpected(files.error());
    plan.archives.insert(plan.archives.end(), files->begin(), files->end());
  }
  return plan;
}

// Archives are never written over, nor one output by the other.
Result<void> check_outputs(const Plan& plan, const std::string& jsonl, const std::string& sqlite) {
  for (const std::string& output : {jsonl, sqlite}) {
    if (output.empty() || output == "-") continue;
    for (const std::string& archive : plan.archives) {
      if (is_same_file(output, archive))
        return fail(Stage::kConfig, "same_file", output + " is an archive that is read; name another file to write to");
    }
  }
  if (!jsonl.empty() && jsonl != "-" && !sqlite.empty() && is_same_file(jsonl, sqlite))
    return fail(Stage::kConfig, "same_file", "--jsonl and --sqlite name one file: " + sqlite);
  return {};
}

class StdoutSink : public Sink {
 public:
  Result<void> delivered(const Record& record, const FetchRow* /*fetch*/) override {
    if (print(to_json(record, BlockView::kText) + "\n") == kExitDone) return {};
    return fail(Stage::kSink, "write_failed", "cannot write to standard output");
  }
};

class Progress : public RunObserver {
 public:
  void on_record(const Record& record) override { line_.show(std::to_string(++records_) + " records | " + record.url); }
  void on_failure(const OutcomeRow& row) override {
    line_.clear();
    // Damage of an archive names its place itself.
    const bool damage = row.error.code == "damaged_archive";
    const std::string document = damage ? "" : row.document + ": ";
    std::fprintf(stderr, "pressmark: %s%s\n", document.c_str(), row.error.message.c_str());
  }

 private:
  ProgressLine line_{stderr};
  std::size_t records_ = 0;
};

class ReprocessCommand {
 public:
  ReprocessCommand(const ReprocessOptions& options, const CommandContext& context)
      : options_(options), context_(context) {}

  int run() {
    const Result<Plan> plan = plan_of(options_.inputs);
    if (!plan) return report_error(plan.error());
    if (const Result<void> checked = check_outputs(*plan, options_.jsonl, options_.sqlite); !checked)
      return report_error(checked.error());
    const std::string& folder = options_.outlets_folder;
    const Result<OutletTable> outlets = load_outlets(folder.empty() ? plan->config.outlets_folder : folder);
    if (!outlets) return report_error(outlets.error());
    const Result<SourceOutlets> sources = SourceOutlets::from(plan->config, *outlets, SourceUse::kNames);
    if (!sources) return report_error(sources.error());
    const Result<CountUnits> units =
        read_count_units(options_.units.empty() ? plan->config.count_units : options_.units);
    if (!units) return report_error(units.error());
    if (const Result<void> opened = open_sinks(); !opened) return report_error(opened.error());
    return read_all({plan->archives, *outlets, *sources, options_.jobs, context_.cancel, &*units}, *plan);
  }

 private:
  Result<void> open_sinks() {
    if (!options_.sqlite.empty()) {
      Result<std::unique_ptr<SqliteSink>> sink = SqliteSink::open(options_.sqlite);
      if (!sink) return tl::unexpected(sink.error());
      sinks_.push_back(std::move(*sink));
      Result<LockFile> lock = enter_reprocess(options_.sqlite);
      if (!lock) return tl::unexpected(lock.error());
      lock_.emplace(std::move(*lock));
    }
    if (!options_.jsonl.empty() && options_.jsonl != "-") {
      Result<std::unique_ptr<JsonlSink>> sink = JsonlSink::open(options_.jsonl);
      if (!sink) return tl::unexpected(sink.error());
      sinks_.push_back(std::move(*sink));
    }
    if (sinks_.empty() || options_.jsonl == "-") sinks_.push_back(std::make_unique<StdoutSink>());
    return {};
  }

  int read_all(const ReprocessInput& input, const Plan& plan) {
    std::vector<Sink*> sinks;
    for (const auto& sink : sinks_) sinks.push_back(sink.get());
    Progress progress;
    Delivery delivery(sinks, progress);
    const Result<void> done =
        delivery.begin(start_run("reprocess", plan.config.name, plan.config.sha256)).and_then([&] {
          return reprocess(input, delivery);
        });
    const Result<void> finished = delivery.finish(end_of(done, context_.cancel));
    if (!done) return report_error(done.error());
    if (!finished) return report_error(finished.error());
    return options_.strict && delivery.totals().failed > 0 ? kExitFailures : kExitDone;
  }

  const ReprocessOptions& options_;
  const CommandContext& context_;
  std::vector<std::unique_ptr<Sink>> sinks_;
  std::optional<LockFile> lock_;  // of the database
};

}  // namespace

void add_reprocess(CLI::App& app, CommandContext& context) {
  auto options = std::make_shared<ReprocessOptions>();
  CLI::App* command = app.add_subcommand(
      "reprocess", "Read WARC archives again, without the network; records go to standard output, or where you say");
  command->add_option("input", options->inputs, "WARC files, folders of them, or a config (its archive)")->required();
  command->add_option("--jsonl", options->jsonl, "append records to this file (- = standard output)")
      ->type_name("FILE");
  command->add_option("--sqlite", options->sqlite, "write into this database; newer extractions supersede older ones")
      ->type_name("FILE");
  command->add_option("--jobs", options->jobs, kJobsHelp)
      ->check(within(1, kMostJobs))
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--outlets", options->outlets_folder, "folder of outlet files that override the built-in ones")
      ->type_name("DIR");
  add_units_option(*command, options->units);
  command->add_flag("--strict", options->strict, "exit status 3 where a page failed or an archive is damaged");
  command->callback([options, &context] {
    context.chosen = [options, &context] { return ReprocessCommand(*options, context).run(); };
  });
}

}  // namespace pressmark

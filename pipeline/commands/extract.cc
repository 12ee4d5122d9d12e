// pressmark extract: one document or a manifest of many, to records.

#include <CLI/CLI.hpp>
#include <memory>

#include "normalize/record.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/explain_metadata.h"
#include "pipeline/commands/extract_input.h"
#include "pipeline/commands/option_checks.h"
#include "pipeline/commands/readable.h"
#include "pipeline/extraction.h"
#include "pipeline/ordered_parallel.h"
#include "pipeline/source_outlets.h"

namespace pressmark {
namespace {

struct ExtractOptions {
  std::vector<std::string> inputs, units;
  std::string manifest, outlets_folder;
  ExtractInput input;
  ReadOptions read;
  BlockView blocks = BlockView::kText;
  unsigned jobs = 1;
  bool json = false, strict = false, explain_metadata = false;
};

class ExtractCommand {
 public:
  ExtractCommand(const ExtractOptions& options, const CommandContext& context) : options_(options), context_(context) {}

  int run() {
    const Result<OutletTable> outlets = load_outlets(options_.outlets_folder);
    if (!outlets) return report_error(outlets.error());
    const Result<CountUnits> units = read_count_units(options_.units);
    if (!units) return report_error(units.error());
    const Extraction extraction(*outlets, options_.read, &*units);
    return options_.manifest.empty() ? run_inputs(extraction) : run_manifest(extraction);
  }

 private:
  struct Line {
    std::string text;
    bool failed = false;
    std::string complaint = {};  // for standard error
  };

  // Where there are several, a line "== id" says which page a block is of.
  Line explained(const ManifestDocument& document, const Extraction& extraction) const {
    const Page& page = document.page;
    std::string id = !page.id.empty() ? page.id : !page.source.file.empty() ? page.source.file : page.url;
    if (id.empty()) id = "standard input";
    if (document.error) return {"", true, id + ": " + document.error->message};
    const Paint paint(stdout);
    const bool alone = options_.manifest.empty() && options_.inputs.size() == 1;
    const std::string heading = alone ? "" : paint.bold("== " + printable(id)) + "\n";
    return {heading + explain_metadata(extraction.explain_metadata_of(page), paint), false};
  }

  static Record record_of(const ManifestDocument& document, const Extraction& extraction) {
    if (document.error) return extraction.record_of_failure(document.page, *document.error);
    if (document.further.empty()) return extraction.record_of(document.page, nullptr, document.load);
    std::vector<Page> pages = {document.page};
    pages.insert(pages.end(), document.further.begin(), document.further.end());
    return extraction.record_of(pages);
  }

  Line line_of(const ManifestDocument& document, const Extraction& extraction) const {
    if (options_.explain_metadata) return explained(document, extraction);
    const Record record = record_of(document, extraction);
    const bool for_people = options_.manifest.empty() && !options_.json && is_terminal(stdout);
    if (for_people) return {readable(record, Paint(stdout), terminal_width(stdout)) + "\n", record.error.has_value()};
    return {to_json(record, options_.blocks) + "\n", record.error.has_value()};
  }

  template <class In, class Next, class Work>
  int print_all(Next next, Work work) {
    int status = kExitDone;
    bool failures = false;
    ordered_parallel<In, Line>({.jobs = options_.jobs}, std::move(next), std::move(work), [&](const Line& line) {
      failures = failures || line.failed;
      if (!line.complaint.empty()) std::fprintf(stderr, "pressmark: %s\n", printable(line.complaint).c_str());
      if (status == kExitDone) status = print(line.text);
      return status == kExitDone && !context_.cancel->load();
    });
    if (status != kExitDone) return status;
    return failures && options_.strict ? kExitFailures : kExitDone;
  }

  int run_inputs(const Extraction& extraction) {
    std::size_t index = 0;
    return print_all<std::string>(
        [&, index]() mutable -> std::optional<std::string> {
          if (index == options_.inputs.size()) return std::nullopt;
          return options_.inputs[index++];
        },
        [&](const std::string& name) { return line_of(read_named(name, options_.input), extraction); });
  }

  int run_manifest(const Extraction& extraction) {
    Result<Manifest> manifest = Manifest::open(options_.manifest);
    if (!manifest) return report_error(manifest.error());
    return print_all<ManifestRow>(
        [&] {
          std::optional<ManifestRow> row = manifest->next();
          if (row && row->published.empty()) row->published = options_.input.published;
          return row;
        },
        [&](ManifestRow row) { return line_of(read_document(std::move(row), options_.input.limits), extraction); });
  }

  const ExtractOptions& options_;
  const CommandContext& context_;
};

void add_reading_options(CLI::App& command, ExtractOptions& options) {
  command.add_option("--outlet-rules", options.read.outlet_rules, "use the outlets' own selectors")
      ->transform(choices<OutletRules>({{"on", OutletRules::kOn}, {"off", OutletRules::kOff}}))
      ->type_name("on|off")
      ->default_str("on");
  command.add_option("--view", options.read.view, "full keeps the standfirst in the text")
      ->transform(choices<View>({{"body", View::kBody}, {"full", View::kFull}}))
      ->type_name("body|full")
      ->default_str("body");
  command.add_option("--blocks", options.blocks, "all prints also the blocks kept out of the text")
      ->transform(choices<BlockView>({{"text", BlockView::kText}, {"all", BlockView::kAll}}))
      ->type_name("text|all")
      ->default_str("text");
  command.add_option("--max-bytes", options.read.limits.max_bytes, "largest page that is parsed")
      ->check(within(1024, 1 << 30))
      ->type_name("BYTES")
      ->capture_default_str();
  command.add_option("--max-depth", options.read.limits.max_depth, "deepest nesting of elements that is kept")
      ->check(within(16, 100000))
      ->type_name("N")
      ->capture_default_str();
  command.add_option("--outlets", options.outlets_folder, "folder of outlet files that override the built-in ones")
      ->type_name("DIR");
  add_units_option(command, options.units);
}

}  // namespace

void add_extract(CLI::App& app, CommandContext& context) {
  auto options = std::make_shared<ExtractOptions>();
  CLI::App* command = app.add_subcommand(
      "extract", "Read documents: on a terminal for people, elsewhere (or with --json) one JSON record a line");
  auto* inputs =
      command->add_option("input", options->inputs, "FILE (.html, .html.gz, .txt), URL, or - for standard input");
  command
      ->add_option("--manifest", options->manifest,
                   "JSON Lines naming many documents: id, file or text, url, fetched, published, pages")
      ->excludes(inputs)
      ->type_name("FILE");
  auto* json = command->add_flag("--json", options->json, "print JSON on a terminal too");
  command
      ->add_flag("--explain-metadata", options->explain_metadata,
                 "instead of the record: every candidate of every metadata field, and which was taken and why")
      ->excludes(json);
  command->add_option("--jobs", options->jobs, kJobsHelp)
      ->check(within(1, kMostJobs))
      ->type_name("N")
      ->capture_default_str();
  add_input_options(*command, options->input);
  command->add_flag("--strict", options->strict, "exit status 3 where a document failed");
  add_reading_options(*command, *options);
  command->callback([options, &context] {
    if (options->inputs.empty() && options->manifest.empty()) {
      throw CLI::ParseError("nothing to read: name a FILE, a URL or - (standard input), or give --manifest FILE",
                            CLI::ExitCodes::RequiredError);
    }
    if (!options->input.url.empty() && (options->inputs.size() != 1 || is_address(options->inputs.front()))) {
      throw CLI::ParseError("--url is the address of one document: name one FILE, or - (a manifest has its own)",
                            CLI::ExitCodes::ExcludesError);
    }
    context.chosen = [options, &context] { return ExtractCommand(*options, context).run(); };
  });
}

}  // namespace pressmark

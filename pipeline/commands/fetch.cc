// pressmark fetch: addresses to an archive, one JSON object each.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "core/time/zone.h"
#include "normalize/json.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/option_checks.h"
#include "pipeline/fetch_setup.h"

namespace pressmark {
namespace {

struct FetchOptions {
  std::vector<std::string> urls;
  std::string archive;
  FetchConfig fetch;
  bool strict = false;
};

std::string quoted(const std::string& text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string json_of(const FetchResult& result) {
  std::string warc = "null";
  if (result.warc) {
    warc = fmt::format("{{\"file\": {}, \"offset\": {}, \"length\": {}}}", quoted(result.warc->file),
                       result.warc->offset, result.warc->length);
  }
  return fmt::format(
      "{{\"url\": {}, \"final_url\": {}, \"outcome\": \"{}\", \"status\": {}, \"bytes\": {}, \"warc\": {}, \"error\": "
      "{}}}\n",
      quoted(result.url), quoted(result.final_url), name_of(result.outcome),
      result.status == 0 ? "null" : std::to_string(result.status), result.bytes, warc,
      result.error.empty() ? "null" : quoted(result.error));
}

class FetchCommand {
 public:
  FetchCommand(const FetchOptions& options, const CommandContext& context) : options_(options), context_(context) {}

  int run() {
    std::optional<WarcWriter> archive;
    if (!options_.archive.empty()) {
      Result<WarcWriter> opened =
          open_archive(archive_path(options_.archive, "fetch", now_iso8601()), options_.fetch.user_agent);
      if (!opened) return report_error(opened.error());
      archive = std::move(*opened);
    }
    Fetcher fetcher(fetcher_options(options_.fetch, archive ? &*archive : nullptr, context_.cancel));
    bool failures = false;
    for (const std::string& url : options_.urls) {
      if (context_.cancel->load()) break;
      const FetchResult result = fetcher.fetch({.url = url, .etag = "", .last_modified = ""});
      failures = failures || result.outcome != FetchOutcome::kFetched;
      if (const int printed = print(json_of(result)); printed != kExitDone) return printed;
    }
    return failures && options_.strict ? kExitFailures : kExitDone;
  }

 private:
  const FetchOptions& options_;
  const CommandContext& context_;
};

}  // namespace

void add_fetch(CLI::App& app, CommandContext& context) {
  auto options = std::make_shared<FetchOptions>();
  CLI::App* command = app.add_subcommand("fetch", "Download addresses politely and archive them; one JSON object each");
  command->add_option("url", options->urls, "http or https addresses")->required()->type_name("URL");
  command->add_option("--archive", options->archive, "write a WARC file of every exchange below this folder")
      ->type_name("DIR");
  command->add_flag("--allow-private", options->fetch.allow_private,
                    "let requests go to 127.0.0.1 and other private addresses");
  command->add_option("--timeout", options->fetch.timeout, "how long one request may take in all")
      ->check(within(0.001, 86400.0))
      ->type_name("SECONDS")
      ->capture_default_str();
  command->add_option("--pause", options->fetch.pause, "between two requests to one host")
      ->check(within(0.0, 86400.0))
      ->type_name("SECONDS")
      ->capture_default_str();
  command->add_option("--user-agent", options->fetch.user_agent, "who is asking")
      ->capture_default_str()
      ->check(CLI::Validator(wrong_user_agent, ""));
  command->add_flag("--strict", options->strict, "exit status 3 where an address could not be fetched");
  command->callback(
      [options, &context] { context.chosen = [options, &context] { return FetchCommand(*options, context).run(); }; });
}

}  // namespace pressmark

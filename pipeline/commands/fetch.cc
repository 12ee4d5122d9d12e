// pressmark fetch: addresses to an archive, one JSON object each.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "core/time/zone.h"
#include "fetch/http/fetcher.h"
#include "normalize/json.h"
#include "normalize/record.h"
#include "pipeline/commands/command.h"
#include "pipeline/config.h"

namespace pressmark {
namespace {

struct FetchOptions {
  std::vector<std::string> urls;
  std::string archive, user_agent = FetchConfig{}.user_agent;
  double timeout = 30, pause = 1;
  bool allow_private = false, strict = false;
};

std::chrono::milliseconds milliseconds(double seconds) {
  return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

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
      Result<WarcWriter> opened = open_archive();
      if (!opened) return report_error(opened.error());
      archive = std::move(*opened);
    }
    Fetcher fetcher(fetcher_options(archive ? &*archive : nullptr));
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
  Result<WarcWriter> open_archive() {
    std::error_code ignored;  // shows up as a file that cannot be written
    std::filesystem::create_directories(options_.archive, ignored);
    std::string started = now_iso8601();
    std::erase_if(started, [](char c) { return c == '-' || c == ':'; });
    return WarcWriter::open(
        {.path = (std::filesystem::path(options_.archive) / ("fetch-" + started + ".warc.gz")).string(),
         .software = "pressmark/" + extractor_identity().version,
         .operator_contact = options_.user_agent});
  }

  FetcherOptions fetcher_options(WarcWriter* archive) const {
    FetcherOptions options;
    options.client.user_agent = options_.user_agent;
    options.client.total_timeout = milliseconds(options_.timeout);
    options.client.private_addresses = options_.allow_private ? PrivateAddresses::kAllow : PrivateAddresses::kBlock;
    options.client.cancel = context_.cancel;
    options.pause = milliseconds(options_.pause);
    options.archive = archive;
    return options;
  }

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
  command->add_flag("--allow-private", options->allow_private,
                    "let requests go to 127.0.0.1 and other private addresses");
  command->add_option("--timeout", options->timeout, "seconds a request may take in all")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->add_option("--pause", options->pause, "seconds between two requests to one host")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--user-agent", options->user_agent, "who is asking")->capture_default_str();
  command->add_flag("--strict", options->strict, "exit status 3 where an address could not be fetched");
  command->callback(
      [options, &context] { context.chosen = [options, &context] { return FetchCommand(*options, context).run(); }; });
}

}  // namespace pressmark

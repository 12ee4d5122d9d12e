#include "pipeline/commands/extract_input.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string_view>

#include "core/time/zone.h"
#include "core/url/url.h"
#include "fetch/warc/warc_record.h"
#include "pipeline/fetch_setup.h"

namespace pressmark {
namespace {

ManifestDocument fetch_page(const std::string& address, const ExtractInput& input) {
  FetchConfig config;
  config.allow_private = input.allow_private;
  const auto fetcher = std::make_shared<Fetcher>(fetcher_options(config, nullptr, nullptr));
  const FetchResult result = fetcher->fetch({.url = address, .etag = "", .last_modified = ""});
  ManifestDocument document;
  document.load = [fetcher](const std::string& url) -> std::optional<Page> {
    const FetchResult further = fetcher->fetch({.url = url, .etag = "", .last_modified = ""});
    return further.outcome == FetchOutcome::kFetched ? std::optional(page_of(further)) : std::nullopt;
  };
  document.page.url = address;
  if (result.outcome == FetchOutcome::kFetched && !is_page_type(result.content_type)) {
    document.error =
        Error{Stage::kRead, "not_a_page", "GET " + address + ": what came is no page but " + result.content_type};
  } else if (result.outcome == FetchOutcome::kFetched) {
    document.page = page_of(result);
  } else {
    document.error = Error{Stage::kFetch, name_of(result.outcome),
                           result.error.empty() ? address + ": " + name_of(result.outcome) : result.error};
  }
  return document;
}

// A page has its first tag soon.
bool has_tags(std::string_view bytes) {
  constexpr std::size_t kSoon = 4096;
  return bytes.substr(0, kSoon).find('<') != std::string_view::npos;
}

ManifestDocument read_page_of(const std::string& name, const ExtractInput& input) {
  if (name.find("://") != std::string::npos) {
    ManifestDocument refused;
    refused.page.source.file = name;
    refused.error = Error{Stage::kFetch, "blocked_scheme", "GET " + name + ": this is no http or https address"};
    return refused;
  }
  Result<Page> page =
      name == "-" ? read_page_stream(STDIN_FILENO, input.kind, input.limits) : read_page_file(name, input.limits);
  const bool text = page && (input.kind == SourceKind::kText || (name == "-" && !has_tags(page->bytes)));
  if (text) page->source.kind = SourceKind::kText;
  ManifestDocument document;
  if (page) {
    document.page = std::move(*page);
  } else {
    document.error = page.error();
    document.page.source.file = name;
  }
  document.page.url = input.url;
  return document;
}

}  // namespace

bool is_address(const std::string& name) {
  const std::optional<Url> url = Url::parse(name);
  return url && url->is_http();
}

void add_input_options(CLI::App& command, ExtractInput& input) {
  command.add_option("--published", input.published, "reference day where the document states none (2020-02-07)")
      ->type_name("DATE")
      ->check([](const std::string& date) {
        return parse_date_time(date) ? "" : "\"" + date + "\" is no date: write it as 2020-02-07";
      });
  command.add_option("--url", input.url, "the address of the document")
      ->type_name("URL")
      ->check(
          [](const std::string& url) { return is_address(url) ? "" : "\"" + url + "\" is no http or https address"; });
  command.add_flag_callback(
      "--text", [&input] { input.kind = SourceKind::kText; },
      "the document is plain text, whatever its name (- is, too, where it has no tags)");
  command.add_flag("--allow-private", input.allow_private, "let requests go to private addresses");
}

void add_units_option(CLI::App& command, std::vector<std::string>& units) {
  command
      .add_option("--units", units,
                  "kinds of count of your own: a .tsv file, lawsuit or employee; --units again for each further one")
      ->take_all()
      ->allow_extra_args(false)
      ->type_name("FILE");
}

ManifestDocument read_named(const std::string& name, const ExtractInput& input) {
  ManifestDocument document = is_address(name) ? fetch_page(name, input) : read_page_of(name, input);
  document.page.published = input.published;
  return document;
}

}  // namespace pressmark

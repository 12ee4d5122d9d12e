// pressmark robots check: what a robots.txt allows.

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>

#include "core/small_file.h"
#include "fetch/robots/robots.h"
#include "normalize/json.h"
#include "pipeline/commands/command.h"
#include "pipeline/fetch_setup.h"
#include "pipeline/json_members.h"

namespace pressmark {
namespace {

struct RobotsCase {
  std::string test;  // as JSON: a string or a number
  std::string agent, url, robots;
};

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> from_hex(std::string_view hex) {
  std::string out;
  if (hex.size() % 2 != 0) return std::nullopt;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = digit_of(hex[i]);
    const int low = digit_of(hex[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

// Empty: the line is no case.
std::optional<RobotsCase> parse_case(const std::string& line) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  simdjson::dom::element element;
  if (parser.parse(line).get(element) != simdjson::SUCCESS || element.get(object) != simdjson::SUCCESS)
    return std::nullopt;
  simdjson::dom::element test;
  const bool named = object["test"].get(test) == simdjson::SUCCESS;
  RobotsCase found{named ? simdjson::minify(test) : "\"\"", text_member(object, "agent"), text_member(object, "url"),
                   text_member(object, "robots")};
  if (const std::optional<std::string> hex = optional_text_member(object, "robots_hex")) {
    std::optional<std::string> bytes = from_hex(*hex);
    if (!bytes) return std::nullopt;
    found.robots = std::move(*bytes);
  }
  return found;
}

std::string answer(const RobotsCase& asked, bool allowed) {
  std::string out = "{\"test\": " + asked.test + ", \"agent\": ";
  append_json_string(out, asked.agent);
  out += ", \"url\": ";
  append_json_string(out, asked.url);
  return out + (allowed ? ", \"allowed\": true}\n" : ", \"allowed\": false}\n");
}

bool allows(const RobotsCase& asked) {
  return RobotsRules::parse(asked.robots).allowed(asked.agent, asked.url);
}

int check_cases(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return report_error({Stage::kRead, "not_found", "cannot open the cases " + path + ": " + std::strerror(errno)});
  std::string line;
  int status = kExitDone;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const std::optional<RobotsCase> asked = parse_case(line);
    if (!asked) {
      status =
          report_error({Stage::kRead, "bad_case", path + ":" + std::to_string(number) + ": no case of robots.txt"});
    } else if (const int printed = print(answer(*asked, allows(*asked))); printed != kExitDone) {
      return printed;
    }
  }
  return status;
}

struct RobotsOptions {
  std::string cases, robots, url, agent = "pressmark";
};

int check(const RobotsOptions& options) {
  if (!options.cases.empty()) return check_cases(options.cases);
  const Result<std::string> bytes = read_small_file(options.robots, "rules");
  if (!bytes) return report_error({Stage::kRead, bytes.error().code, bytes.error().message});
  std::string test;
  append_json_string(test, options.robots);
  const bool allowed = RobotsRules::parse(*bytes).allowed(robots_product(options.agent), options.url);
  return print(answer({test, options.agent, options.url, *bytes}, allowed));
}

}  // namespace

void add_robots(CLI::App& app, CommandContext& context) {
  auto options = std::make_shared<RobotsOptions>();
  CLI::App* robots = app.add_subcommand("robots", "Look at robots.txt rules (RFC 9309)");
  robots->require_subcommand(1);
  CLI::App* command = robots->add_subcommand("check", "Say whether an agent may fetch an address");
  auto* cases = command->add_option("--cases", options->cases, "JSON Lines: test, agent, url, robots or robots_hex")
                    ->type_name("FILE");
  auto* file =
      command->add_option("--robots", options->robots, "a robots.txt file")->type_name("FILE")->excludes(cases);
  auto* url = command->add_option("--url", options->url, "the address asked for")->excludes(cases);
  command->add_option("--agent", options->agent, "product token, or a whole User-Agent that begins with it")
      ->capture_default_str()
      ->excludes(cases);
  file->needs(url);
  command->callback([options, &context] {
    if (options->cases.empty() && options->robots.empty())
      throw CLI::ParseError("nothing to check: give --robots FILE with --url URL, or --cases FILE",
                            CLI::ExitCodes::RequiredError);
    context.chosen = [options] { return check(*options); };
  });
}

}  // namespace pressmark

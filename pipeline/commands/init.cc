// pressmark init: a config to start from.

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

#include "pipeline/commands/command.h"
#include "pipeline/config.h"
#include "pipeline/terminal.h"

namespace pressmark {
namespace {

int write_config(const std::string& path) {
  if (path == "-") return print(config_template());
  if (std::filesystem::exists(path)) {
    return report_error({Stage::kConfig, "exists", path + " is there already; name another file, or remove it first"});
  }
  std::ofstream out(path, std::ios::binary);
  out << config_template();
  out.close();
  if (!out) return report_error({Stage::kSink, "write_failed", "cannot write " + path + ": " + std::strerror(errno)});
  return print("Wrote " + path + ". Change its sources and user_agent, then: pressmark run " + shell_word(path) + "\n");
}

}  // namespace

void add_init(CLI::App& app, CommandContext& context) {
  auto path = std::make_shared<std::string>("pressmark.toml");
  CLI::App* command = app.add_subcommand("init", "Write a config that explains each of its keys");
  command->add_option("file", *path, "where to (- = standard output)")->capture_default_str();
  command->callback([path, &context] { context.chosen = [path] { return write_config(*path); }; });
}

}  // namespace pressmark

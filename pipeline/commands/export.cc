// pressmark export: facts of a database as CSV (RFC 4180).

#include <CLI/CLI.hpp>
#include <memory>

#include "pipeline/commands/command.h"
#include "pipeline/sinks/library.h"

namespace pressmark {
namespace {

struct ExportOptions {
  std::string kind, database = "out/pressmark.db";
};

std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

template <class Items, class Text>
std::string line(const Items& items, Text text) {
  std::string out;
  for (const auto& item : items) {
    if (&item != &items.front()) out += ',';
    out += cell(text(item));
  }
  return out + "\r\n";
}

int export_csv(const ExportOptions& options) {
  Result<Library> library = Library::open(options.database);
  if (!library) return report_error(library.error());
  const Result<Table> table = library->facts(options.kind);
  if (!table) return report_error(table.error());
  std::string out = line(table->columns, [](const std::string& name) { return name; });
  for (const SqlRow& row : table->rows) out += line(row, text_of);
  return print(out);
}

}  // namespace

void add_export(CLI::App& app, CommandContext& context) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* command =
      app.add_subcommand("export", "Print the facts of a database, of the newest version of each article");
  command->add_option("--csv", options->kind, "which facts")
      ->required()
      ->check(CLI::IsMember({"quotes", "counts", "dates", "citations"}))
      ->type_name("KIND");
  command->add_option("database", options->database, "the database of a run")->capture_default_str()->type_name("FILE");
  command->callback([options, &context] { context.chosen = [options] { return export_csv(*options); }; });
}

}  // namespace pressmark

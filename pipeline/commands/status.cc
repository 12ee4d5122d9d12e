// pressmark status: what a database holds, how the last runs went, which outlet has gone silent.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>

#include "core/time/zone.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/option_checks.h"
#include "pipeline/sinks/library.h"
#include "pipeline/terminal.h"

namespace pressmark {
namespace {

constexpr int kShownRuns = 5;
constexpr std::size_t kShownFailures = 10;
constexpr std::size_t kNameColumns = 28;
constexpr double kMostHours = 1e6;  // a century: what is more was meant otherwise

struct StatusOptions {
  std::string database = "out/pressmark.db";
  std::optional<double> max_age;  // hours; empty: no alarm
};

std::optional<double> hours_since(const std::string& instant) {
  const auto then = parse_date_time(instant);
  const auto now = parse_date_time(now_iso8601());
  if (!then || !now) return std::nullopt;
  const auto seconds = [](const DateTime& when) {
    const std::chrono::sys_days day = when.day;
    return static_cast<double>(day.time_since_epoch().count()) * 86400.0 + when.second_of_day.value_or(0) -
           60.0 * when.offset_minutes.value_or(0);
  };
  return (seconds(*now) - seconds(*then)) / 3600.0;
}

class StatusCommand {
 public:
  explicit StatusCommand(const StatusOptions& options) : options_(options), paint_(stdout) {}

  int run() {
    Result<Library> library = Library::open(options_.database);
    if (!library) return report_error(library.error());
    const auto shown = outlets(*library).and_then([&] { return runs(*library); });
    if (!shown) return report_error(shown.error());
    if (const int printed = print(out_); printed != kExitDone) return printed;
    return silent_ ? kExitAlarm : kExitDone;
  }

 private:
  Result<void> outlets(Library& library) {
    const auto states = library.outlets();
    if (!states) return tl::unexpected(states.error());
    out_ += paint_.bold(fmt::format("{:<28}{:>9}{:>8}{:>8}{:>7}  last seen", "Outlet", "articles", "quotes", "counts",
                                    "dates")) +
            "\n";
    for (const OutletState& state : *states) {
      out_ += fmt::format("{:<28}{:>9}{:>8}{:>8}{:>7}  {}", fit(state.outlet, kNameColumns - 1), state.articles,
                          state.quotes, state.counts, state.dates, state.last_seen);
      out_ += alarm(state) + "\n";
    }
    if (states->empty()) out_ += "no articles yet\n";
    silent_ = silent_ || (states->empty() && options_.max_age);
    return {};
  }

  std::string alarm(const OutletState& state) {
    const std::optional<double> age = hours_since(state.last_seen);
    if (!options_.max_age || !age || *age <= *options_.max_age) return "";
    silent_ = true;
    constexpr double kFewHours = 2;
    return paint_.red(*age < kFewHours ? fmt::format("  SILENT for {:.0f} minutes", *age * 60)
                                       : fmt::format("  SILENT for {:.0f} hours", *age));
  }

  Result<void> runs(Library& library) {
    const auto states = library.runs(kShownRuns);
    if (!states) return tl::unexpected(states.error());
    out_ += "\n" + paint_.bold("Runs, newest first") + "\n";
    for (const RunState& run : *states) {
      out_ += fmt::format("  {}  {:<10} {:<11} {} documents, {} records, {} failed\n", run.started_at, run.kind,
                          run.status == "running" ? "unfinished" : run.status, run.documents, run.records, run.failed);
    }
    return states->empty() ? Result<void>{} : failures(library, states->front());
  }

  Result<void> failures(Library& library, const RunState& run) {
    const auto table = library.failures(run.id);
    if (!table) return tl::unexpected(table.error());
    if (!table->rows.empty()) out_ += "\n" + paint_.bold("Not read in the newest run") + "\n";
    for (std::size_t i = 0; i < std::min(kShownFailures, table->rows.size()); ++i) {
      const SqlRow& row = table->rows[i];
      out_ += "  " + printable(text_of(row[1]) + ": " + text_of(row[0])) + "\n    " + printable(text_of(row[2])) + "\n";
    }
    if (table->rows.size() > kShownFailures)
      out_ += fmt::format("  and {} more (table outcomes)\n", table->rows.size() - kShownFailures);
    return {};
  }

  const StatusOptions& options_;
  Paint paint_;
  std::string out_;
  bool silent_ = false;
};

}  // namespace

void add_status(CLI::App& app, CommandContext& context) {
  auto options = std::make_shared<StatusOptions>();
  CLI::App* command = app.add_subcommand("status", "Show what a database holds and how the last runs went");
  command->add_option("database", options->database, "the database of a run")->capture_default_str()->type_name("FILE");
  command
      ->add_option("--max-age", options->max_age,
                   "exit status 4 where nothing came from an outlet, or at all, for so many hours")
      ->check(within(0.0, kMostHours))
      ->type_name("HOURS");
  command->callback([options, &context] { context.chosen = [options] { return StatusCommand(*options).run(); }; });
}

}  // namespace pressmark

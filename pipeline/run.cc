#include "pipeline/run.h"

#include <filesystem>
#include <memory>

#include "pipeline/extraction.h"
#include "pipeline/fetch_setup.h"
#include "pipeline/fetch_stream.h"
#include "pipeline/lock_file.h"
#include "pipeline/ordered_parallel.h"
#include "pipeline/recovery.h"
#include "pipeline/report/report.h"
#include "pipeline/sinks/jsonl_sink.h"
#include "pipeline/sinks/library.h"
#include "pipeline/sinks/sqlite_sink.h"
#include "pipeline/source_outlets.h"

namespace pressmark {
namespace {

struct Sinks {
  std::unique_ptr<SqliteSink> sqlite;
  std::unique_ptr<JsonlSink> jsonl;

  [[nodiscard]] std::vector<Sink*> all() const {
    std::vector<Sink*> list = {sqlite.get()};
    if (jsonl) list.push_back(jsonl.get());
    return list;
  }
};

Result<Sinks> open_sinks(const SinkConfig& config) {
  Sinks sinks;
  Result<std::unique_ptr<SqliteSink>> sqlite = SqliteSink::open(config.sqlite);
  if (!sqlite) return tl::unexpected(sqlite.error());
  sinks.sqlite = std::move(*sqlite);
  if (config.jsonl.empty()) return sinks;
  Result<std::unique_ptr<JsonlSink>> jsonl = JsonlSink::open(config.jsonl);
  if (!jsonl) return tl::unexpected(jsonl.error());
  sinks.jsonl = std::move(*jsonl);
  return sinks;
}

ReadDocument read(FetchedDocument document, const Extraction& extraction) {
  ReadDocument out;
  const auto further = [&](const std::string& url) -> std::optional<Page> {
    for (const FetchedPage& page : document.further) {
      if (page.asked == url) return page.page;
    }
    return std::nullopt;
  };
  if (document.page) out.record = extraction.record_of(*document.page, document.outlet, further);
  for (FetchedPage& page : document.further) {
    if (!page.is_article) out.further.push_back(std::move(page.row));
  }
  out.fetch = std::move(document.row);
  out.outcome = std::move(document.outcome);
  return out;
}

Result<void> transfer(const RunConfig& config, FetchStream& stream, const Extraction& extraction, Delivery& delivery) {
  Result<void> delivered;
  ordered_parallel<FetchedDocument, ReadDocument>(
      {.jobs = config.jobs}, [&] { return stream.next(); },
      [&](FetchedDocument document) { return read(std::move(document), extraction); },
      [&](ReadDocument document) {
        delivered = delivery.deliver(std::move(document));
        return delivered.has_value();
      });
  if (delivered && stream.error()) return tl::unexpected(*stream.error());
  return delivered;
}

Result<void> write_report(const RunConfig& config, Library& library) {
  if (config.sinks.report.empty()) return {};
  const Result<std::vector<std::string>> records = library.latest_records();
  if (!records) return tl::unexpected(records.error());
  return write_report_file(*records, {.title = config.name}, config.sinks.report);
}

// What a run works with once everything is there.
struct Opened {
  Sinks sinks;
  Library library;
  SourceOutlets sources;
  CountUnits units;
  LockFile lock;  // of the folder
  ArchivedPages archived;
};

Result<Opened> open_all(const RunConfig& config, const RunParts& parts, const OutletTable& outlets, LockFile lock) {
  Result<SourceOutlets> sources = SourceOutlets::from(config, outlets, SourceUse::kFetch);
  if (!sources) return tl::unexpected(sources.error());
  Result<CountUnits> units = read_count_units(config.count_units);
  if (!units) return tl::unexpected(units.error());
  Result<Sinks> sinks = open_sinks(config.sinks);
  if (!sinks) return tl::unexpected(sinks.error());
  const Result<Recovered> recovered = recover_runs(config, lock);
  if (!recovered) return tl::unexpected(recovered.error());
  for (const std::string& what : recovered->reports) parts.observer.on_notice(what);
  Result<Library> library = Library::open(config.sinks.sqlite);
  if (!library) return tl::unexpected(library.error());
  Result<ArchivedPages> archived = ArchivedPages::of(recovered->archives, *library);
  if (!archived) return tl::unexpected(archived.error());
  return Opened{std::move(*sinks), std::move(*library), std::move(*sources),
                std::move(*units), std::move(lock),     std::move(*archived)};
}

// Everything between the first row of the run and its last.
Result<void> fetch_all(const RunConfig& config, const RunParts& parts, const OutletTable& outlets, Opened& opened,
                       Delivery& delivery) {
  const RunInfo run = start_run("fetch", config.name, config.sha256);
  const std::string path = archive_path(config.sinks.archive, config.name, run.started_at);
  if (const Result<void> entered = enter_run(run, path, opened.lock); !entered) return entered;
  if (const Result<void> begun = delivery.begin(run); !begun) return begun;
  Result<WarcWriter> archive = open_archive(path, config.fetch.user_agent);
  if (!archive) return tl::unexpected(archive.error());
  Fetcher fetcher(fetcher_options(config.fetch, &*archive, parts.cancel));
  FetchStream stream({config, outlets, opened.sources, fetcher, opened.library, parts.cancel, run.id, opened.archived});
  const Extraction extraction(outlets, {}, &opened.units);
  return transfer(config, stream, extraction, delivery);
}

Result<RunTotals> run_locked(const RunConfig& config, const RunParts& parts, const OutletTable& outlets,
                             LockFile lock) {
  Result<Opened> opened = open_all(config, parts, outlets, std::move(lock));
  if (!opened) return tl::unexpected(opened.error());
  Delivery delivery(opened->sinks.all(), parts.observer);
  const Result<void> done = fetch_all(config, parts, outlets, *opened, delivery);
  const RunEnd end = end_of(done, parts.cancel);
  const Result<void> finished = delivery.finish(end);
  if (!done) return tl::unexpected(done.error());
  if (!finished) return tl::unexpected(finished.error());
  if (end == RunEnd::kDone) opened->lock.clear();
  if (const Result<void> report = write_report(config, opened->library); !report) return tl::unexpected(report.error());
  return delivery.totals();
}

}  // namespace

Result<RunTotals> run_batch(const RunConfig& config, const RunParts& parts) {
  const Result<OutletTable> outlets = load_outlets(config.outlets_folder);
  if (!outlets) return tl::unexpected(outlets.error());
  Result<LockFile> lock = LockFile::take((std::filesystem::path(config.out) / ".lock").string());
  if (!lock) return tl::unexpected(lock.error());
  return run_locked(config, parts, *outlets, std::move(*lock));
}

}  // namespace pressmark

#include "pipeline/run.h"

#include <filesystem>
#include <memory>

#include "core/time/zone.h"
#include "fetch/http/fetcher.h"
#include "normalize/record.h"
#include "pipeline/extraction.h"
#include "pipeline/fetch_stream.h"
#include "pipeline/lock_file.h"
#include "pipeline/ordered_parallel.h"
#include "pipeline/report/report.h"
#include "pipeline/sinks/jsonl_sink.h"
#include "pipeline/sinks/library.h"
#include "pipeline/sinks/sqlite_sink.h"
#include "pipeline/source_outlets.h"

namespace pressmark {
namespace {

std::chrono::milliseconds milliseconds(double seconds) {
  return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

// "2020-02-07T01:30:00Z" -> "20200207T013000Z"
std::string compact(std::string instant) {
  std::erase_if(instant, [](char c) { return c == '-' || c == ':'; });
  return instant;
}

// "pressmark/0.1 (+https://...)" -> "pressmark"
std::string product_of(const std::string& user_agent) {
  return user_agent.substr(0, user_agent.find_first_of("/ "));
}

FetcherOptions fetcher_options(const FetchConfig& config, WarcWriter& archive, const std::atomic<bool>* cancel) {
  FetcherOptions options;
  options.client.user_agent = config.user_agent;
  options.client.total_timeout = milliseconds(config.timeout);
  options.client.max_body_bytes = config.max_bytes;
  options.client.decode.max_bytes = config.max_bytes;
  options.client.private_addresses = config.allow_private ? PrivateAddresses::kAllow : PrivateAddresses::kBlock;
  options.client.cancel = cancel;
  options.robots_agent = product_of(config.user_agent);
  options.pause = milliseconds(config.pause);
  options.archive = &archive;
  return options;
}

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
  if (document.page) out.record = extraction.record_of(*document.page, document.outlet);
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
  return delivered;
}

Result<void> write_report(const RunConfig& config, Library& library) {
  if (config.sinks.report.empty()) return {};
  const Result<std::vector<std::string>> records = library.latest_records();
  if (!records) return tl::unexpected(records.error());
  return write_report_file(*records, {.title = config.name}, config.sinks.report);
}

Result<WarcWriter> open_archive(const RunConfig& config, const RunInfo& run) {
  std::error_code ignored;  // a folder that cannot be made shows up as a file that cannot be written
  std::filesystem::create_directories(config.sinks.archive, ignored);
  const std::string file = config.name + "-" + compact(run.started_at) + ".warc.gz";
  return WarcWriter::open({.path = (std::filesystem::path(config.sinks.archive) / file).string(),
                           .software = run.software,
                           .operator_contact = config.fetch.user_agent});
}

// A run with its parts opened: what is left is to fetch, read and deliver.
Result<RunTotals> run_opened(const RunConfig& config, const RunParts& parts, const OutletTable& outlets) {
  const Result<SourceOutlets> sources = SourceOutlets::from(config, outlets);
  if (!sources) return tl::unexpected(sources.error());
  Result<Sinks> sinks = open_sinks(config.sinks);
  if (!sinks) return tl::unexpected(sinks.error());
  Result<Library> library = Library::open(config.sinks.sqlite);
  if (!library) return tl::unexpected(library.error());
  const RunInfo run = start_run("fetch", config.name, config.sha256);
  Result<WarcWriter> archive = open_archive(config, run);
  if (!archive) return tl::unexpected(archive.error());

  Fetcher fetcher(fetcher_options(config.fetch, *archive, parts.cancel));
  FetchStream stream({config, outlets, *sources, fetcher, *library, parts.cancel, run.id});
  const Extraction extraction(outlets, {});
  Delivery delivery(sinks->all(), parts.observer);
  const Result<void> done =
      delivery.begin(run).and_then([&] { return transfer(config, stream, extraction, delivery); });
  const Result<void> finished = delivery.finish(done ? RunEnd::kDone : RunEnd::kFailed);
  if (!done) return tl::unexpected(done.error());
  if (!finished) return tl::unexpected(finished.error());
  if (const Result<void> report = write_report(config, *library); !report) return tl::unexpected(report.error());
  return delivery.totals();
}

}  // namespace

Result<RunTotals> run_batch(const RunConfig& config, const RunParts& parts) {
  const Result<OutletTable> outlets = load_outlets(config.outlets_folder);
  if (!outlets) return tl::unexpected(outlets.error());
  const Result<LockFile> lock = LockFile::take((std::filesystem::path(config.out) / ".lock").string());
  if (!lock) return tl::unexpected(lock.error());
  return run_opened(config, parts, *outlets);
}

}  // namespace pressmark

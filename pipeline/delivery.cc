#include "pipeline/delivery.h"

#include <unistd.h>

#include <chrono>

#include "core/digest/digest.h"
#include "core/time/zone.h"
#include "normalize/record.h"

namespace pressmark {
namespace {

constexpr std::size_t kRunSuffix = 12;  // hex digits

template <class Call>
Result<void> tell_all(const std::vector<Sink*>& sinks, Call call) {
  for (Sink* sink : sinks) {
    if (Result<void> told = call(*sink); !told) return told;
  }
  return {};
}

}  // namespace

Result<void> Delivery::begin(const RunInfo& run) {
  return tell_all(sinks_, [&](Sink& sink) { return sink.begin(run); });
}

Result<void> Delivery::write(const ReadDocument& document, Arrival arrival) {
  const FetchRow* fetch = document.fetch ? &*document.fetch : nullptr;
  return tell_all(sinks_, [&](Sink& sink) -> Result<void> {
    // Those of further pages behind the article: nobody asks for them once it is stored.
    const auto tell_further = [&]() -> Result<void> {
      Result<void> told;
      for (const FetchRow& row : document.further) {
        if (told) told = sink.fetched(row);
      }
      return told;
    };
    if (document.record && !document.outcome) {
      const Result<void> told =
          arrival == Arrival::kAgain ? sink.repeated(*document.record, fetch) : sink.delivered(*document.record, fetch);
      return told.and_then(tell_further);
    }
    // The fetch last: a run that ends by force in between fetches the document again, and its outcome is not lost.
    Result<void> done;
    if (document.outcome) done = sink.failed(*document.outcome);
    if (done && fetch != nullptr) done = sink.fetched(*fetch);
    return done.and_then(tell_further);
  });
}

Result<void> Delivery::deliver(ReadDocument document) {
  if (document.record && !document.outcome) document.outcome = outcome_of(*document.record);
  const bool again = document.record && !document.outcome && !delivered_.insert(document.record->extraction_id).second;
  const Result<void> written = write(document, again ? Arrival::kAgain : Arrival::kFirst);
  if (!written) return written;
  if (document.fetch) observer_.on_fetch(*document.fetch);
  for (const FetchRow& row : document.further) observer_.on_fetch(row);
  if (document.outcome) {
    ++totals_.documents;
    ++totals_.failed;
    observer_.on_failure(*document.outcome);
  } else if (document.record) {
    ++totals_.documents;
    if (again) return {};
    ++totals_.records;
    observer_.on_record(*document.record);
  }
  return {};
}

Result<void> Delivery::finish(RunEnd end) {
  return tell_all(sinks_, [&](Sink& sink) { return sink.finish(end, totals_); });
}

RunInfo start_run(const std::string& kind, const std::string& name, const std::string& config_sha256) {
  RunInfo run;
  run.kind = kind;
  run.started_at = now_iso8601();
  run.software = "pressmark " + extractor_identity().version;
  run.config_sha256 = config_sha256;
  // Two runs may start in one second, and a process may have the number of an earlier one.
  const auto ticks = std::chrono::steady_clock::now().time_since_epoch().count();
  run.id = kind + "-" + run.started_at + "-" +
           key_of({name, std::to_string(getpid()), std::to_string(ticks)}).substr(0, kRunSuffix);
  return run;
}

RunEnd end_of(const Result<void>& done, const std::atomic<bool>* cancel) {
  if (!done) return RunEnd::kFailed;
  return cancel != nullptr && cancel->load() ? RunEnd::kInterrupted : RunEnd::kDone;
}

std::optional<OutcomeRow> outcome_of(const Record& record) {
  if (!record.error) return std::nullopt;
  OutcomeRow row;
  row.document = !record.url.empty() ? record.url : record.source.file;
  if (row.document.empty()) row.document = record.id;
  if (record.source.offset) row.document += " at " + std::to_string(*record.source.offset);
  row.status = name_of(record.status);
  row.error = *record.error;
  return row;
}

}  // namespace pressmark

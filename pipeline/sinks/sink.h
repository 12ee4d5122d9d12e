// Where a run delivers to. Every sink is told the same things in the same order; each keeps what it has a place for,
// and need not mention the rest.
//
//   begin -> (fetched | delivered | repeated | failed)* -> finish
//
// Deliveries are idempotent: keys are hashes, so a document that comes again meets its own rows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/record.h"
#include "core/result.h"

namespace pressmark {

struct RunInfo {
  std::string id;
  std::string kind;        // "fetch", "extract", "reprocess"
  std::string started_at;  // ISO 8601 instant, UTC
  std::string software;    // "pressmark 0.1.0"
  std::string config_sha256;
};

struct RunTotals {
  std::uint64_t documents = 0;  // read; records and failed are parts of it
  std::uint64_t records = 0;
  std::uint64_t failed = 0;
};

// How a run ended.
enum class RunEnd {
  kDone,
  kFailed,
  kInterrupted,  // ended by a signal, everything under way stored
};

// One exchange with a server, or the attempt at one.
struct FetchRow {
  std::string id;
  std::string url, final_url, fetched_at;
  int status = 0;       // of HTTP; 0: none came
  std::string outcome;  // "fetched", "timeout", ...
  std::string error;    // "" = none
  std::string etag, last_modified, payload_sha256;
  std::uint64_t bytes = 0;
  std::string warc_file;
  std::optional<std::uint64_t> warc_offset, warc_length;
};

// A document that gave no article.
struct OutcomeRow {
  std::string document;  // URL, or file and offset
  std::string status;    // of the record, or the outcome of the fetch
  Error error;
};

class Sink {
 public:
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  virtual ~Sink() = default;

  virtual Result<void> begin(const RunInfo& /*run*/) { return {}; }
  virtual Result<void> fetched(const FetchRow& /*row*/) { return {}; }
  // `fetch` is the exchange that brought the page; null where it came from a file or an archive.
  virtual Result<void> delivered(const Record& record, const FetchRow* fetch) = 0;
  // A record that this run has delivered before, at another address: nothing but the exchange is new.
  virtual Result<void> repeated(const Record& /*record*/, const FetchRow* /*fetch*/) { return {}; }
  virtual Result<void> failed(const OutcomeRow& /*row*/) { return {}; }
  virtual Result<void> finish(RunEnd /*end*/, const RunTotals& /*totals*/) { return {}; }
};

}  // namespace pressmark

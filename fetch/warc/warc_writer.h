// Writes WARC 1.1 files: a warcinfo record first, then a request and a response record an exchange, each a gzip member
// of its own, with SHA-1 digests of block and payload. The payload stands there as it was received.
//
//   Result<WarcWriter> writer = WarcWriter::open({.path = "news.warc.gz", .software = "pressmark/0.1.0"});
//   Result<WarcPlace> place = writer->write(exchange);    // where the response record stands
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "fetch/warc/warc_record.h"

namespace pressmark {

// One request and its response, as they crossed the wire.
struct HttpExchange {
  std::string url;
  std::string request;  // head as sent
  std::string response_head;
  std::string response_body;  // codings not undone
  std::string ip;             // the address that was dialled, "" if unknown
  std::string date;           // ISO 8601 instant in UTC, when the request was sent
  std::string truncated;      // "" whole; else the reason: "length", "time", "disconnect" (WARC 1.1 section 5.13)
};

// A 304, or a payload that was stored before (WARC 1.1 section 6.7).
struct RevisitOf {
  std::string profile_uri;  // kServerNotModified or kIdenticalPayload
  std::string refers_to_url;
  std::string refers_to_date;
  std::string payload_digest;  // "sha1:..." of the record referred to, "" if unknown
};
inline constexpr const char* kServerNotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";
inline constexpr const char* kIdenticalPayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

struct WarcWriterOptions {
  std::string path;      // appended to where it exists; ".gz" at the end: compressed
  std::string software;  // for the warcinfo record: "pressmark/0.1.0"
  std::string robots = "classic";
  std::string operator_contact;  // "" = not stated
};

// Safe to call from several threads. After an error the file ends with the last record that was written whole.
class WarcWriter {
 public:
  // Creates the file, or opens it and cuts off what a crash left behind its last whole record. Errors: "unwritable".
  [[nodiscard]] static Result<WarcWriter> open(const WarcWriterOptions& options);
  WarcWriter(WarcWriter&&) noexcept;
  WarcWriter& operator=(WarcWriter&&) noexcept;
  ~WarcWriter();

  // Writes request and response; returns where the response stands. Error "unwritable": nothing of them is in the file.
  [[nodiscard]] Result<WarcPlace> write(const HttpExchange& exchange);
  // The same with a revisit record instead of a response.
  [[nodiscard]] Result<WarcPlace> write_revisit(const HttpExchange& exchange, const RevisitOf& original);
  // Forces what was written to the disk.
  [[nodiscard]] Result<void> sync();
  [[nodiscard]] const std::string& path() const;

 private:
  struct State;
  explicit WarcWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Cuts what a crash left behind the last whole record of a file that nobody writes to; returns how many bytes that were
// (0: it was whole). A file of which not even the first record is whole becomes empty. Error: "unwritable", or what
// reading gives.
[[nodiscard]] Result<std::uint64_t> cut_unfinished_record(const std::string& path);

}  // namespace pressmark

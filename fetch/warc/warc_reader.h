// Reads WARC files: one gzip member a record, one gzip stream over all, or plain. Damage never ends the reading: the
// reader goes on at the next gzip magic or "WARC/1." and says what it passed over.
//
//   Result<WarcReader> reader = WarcReader::open("news.warc.gz");
//   while (std::optional<WarcRecord> record = reader->next()) ...
//   for (const WarcDamage& damage : reader->damages()) ...
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "fetch/warc/warc_record.h"

namespace pressmark {

struct WarcReadLimits {
  std::uint64_t max_record_bytes = 64ULL << 20;  // decompressed; a bigger record is passed over as damage
};

struct WarcDamage {
  std::uint64_t offset = 0;  // into the file as it lies on disk
  std::string what;          // "gzip member cut", "no end of the header", ...
};

class WarcReader {
 public:
  // Maps the file. Errors: "unreadable" (with the system's reason).
  [[nodiscard]] static Result<WarcReader> open(const std::string& path, const WarcReadLimits& limits = {});
  // Reads bytes in memory, which must outlive the reader.
  [[nodiscard]] static WarcReader over(std::string_view bytes, const WarcReadLimits& limits = {});
  WarcReader(WarcReader&&) noexcept;
  WarcReader& operator=(WarcReader&&) noexcept;
  ~WarcReader();

  // The next sound record, empty at the end of the file.
  [[nodiscard]] std::optional<WarcRecord> next();
  // Goes to an offset (a record's, from an index or a database): the next record is read from there.
  void seek(std::uint64_t offset);
  // What was passed over so far, in the order of the file.
  [[nodiscard]] const std::vector<WarcDamage>& damages() const;
  // Bytes of the file read so far, for a progress display.
  [[nodiscard]] std::uint64_t position() const;
  [[nodiscard]] std::uint64_t size() const;

 private:
  struct State;
  explicit WarcReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The record at an offset of a file. Errors: "unreadable", "not_found" (no sound record begins there).
[[nodiscard]] Result<WarcRecord> read_warc_record(const std::string& path, std::uint64_t offset,
                                                  const WarcReadLimits& limits = {});

}  // namespace pressmark

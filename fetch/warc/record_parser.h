// Reads one WARC record off a source. Private to this folder.
#pragma once

#include <optional>
#include <string>

#include "fetch/warc/record_source.h"
#include "fetch/warc/warc_reader.h"

namespace pressmark::warc {

struct Parsed {
  std::optional<WarcRecord> record;  // offset and length not set
  std::string damage;                // "" where nothing is wrong; may stand beside a record
  bool at_end = false;               // nothing but line ends was left
  bool skipped = false;              // with damage: the source stands behind the damaged record
};

// Leading line ends are skipped, those behind the record too.
[[nodiscard]] Parsed parse_record(RecordSource& source, const WarcReadLimits& limits);

}  // namespace pressmark::warc

// WARC files: any bytes are read to their end, records stand in order within the file, and each is found again from its
// place.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fetch/warc/warc_reader.h"

namespace {

constexpr pressmark::WarcReadLimits kLimits{.max_record_bytes = 1 << 16};

void check_again(std::string_view bytes, const pressmark::WarcRecord& record) {
  auto reader = pressmark::WarcReader::over(bytes, kLimits);
  reader.seek(record.offset);
  const auto again = reader.next();
  if (!again || again->offset != record.offset) std::abort();
}

void read_all(std::string_view bytes) {
  auto reader = pressmark::WarcReader::over(bytes, kLimits);
  std::uint64_t last = 0;
  while (const auto record = reader.next()) {
    if (record->offset < last || record->offset + record->length > bytes.size()) std::abort();
    if (record->block.size() > kLimits.max_record_bytes) std::abort();
    last = record->offset;
    check_again(bytes, *record);
    (void)pressmark::page_of(*record, "file");
  }
  for (const auto& damage : reader.damages()) {
    if (damage.offset > bytes.size() || damage.what.empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read_all({reinterpret_cast<const char*>(data), size});
  return 0;
}

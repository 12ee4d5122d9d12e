#include "pipeline/sinks/jsonl_sink.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "normalize/record.h"

namespace pressmark {
namespace {

constexpr std::size_t kTailBlock = 65536;

// The size of the file without a last line that has no end.
std::uintmax_t whole_lines(const std::string& path, std::uintmax_t size) {
  std::ifstream in(path, std::ios::binary);
  std::string block;
  while (size > 0) {
    const std::size_t length = std::min<std::uintmax_t>(kTailBlock, size);
    block.resize(length);
    in.seekg(static_cast<std::streamoff>(size - length));
    in.read(block.data(), static_cast<std::streamsize>(length));
    const std::size_t end = block.rfind('\n');
    if (end != std::string::npos) return size - length + end + 1;
    size -= length;
  }
  return 0;
}

std::string beginning_of(const std::string& path, std::uintmax_t from, std::size_t length) {
  std::ifstream in(path, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(from));
  std::string bytes(length, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(length));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

// Removes a record that a killed run left without its end. What else has no end, or does not begin like JSON Lines, is
// somebody else's file: it is left as it is.
Result<void> mend(const std::string& path, std::uintmax_t size) {
  constexpr std::string_view kRecord = R"({"schema_version":)";
  const std::uintmax_t whole = whole_lines(path, size);
  const std::string cut = beginning_of(path, whole, kRecord.size());
  const bool ours = beginning_of(path, 0, 1).starts_with('{') && cut == kRecord.substr(0, cut.size());
  if (size > 0 && !ours)
    return fail(Stage::kSink, "not_records",
                path + " holds something else than JSON Lines: name another file for the records");
  std::error_code error;  // shows up as a file that cannot be opened
  if (whole < size) std::filesystem::resize_file(path, whole, error);
  return {};
}

std::string reason() {
  return std::strerror(errno);
}

}  // namespace

Result<std::unique_ptr<JsonlSink>> JsonlSink::open(const std::string& path) {
  std::error_code error;
  const auto parent = std::filesystem::path(path).parent_path();
  if (!parent.empty()) std::filesystem::create_directories(parent, error);
  if (const auto size = std::filesystem::file_size(path, error); !error) {
    if (const Result<void> mended = mend(path, size); !mended) return tl::unexpected(mended.error());
  }
  std::FILE* file = std::fopen(path.c_str(), "ab");
  if (file == nullptr) return fail(Stage::kSink, "cannot_open", "cannot write records to " + path + ": " + reason());
  return std::unique_ptr<JsonlSink>(new JsonlSink(path, file));
}

JsonlSink::~JsonlSink() {
  std::fclose(file_);
}

Result<void> JsonlSink::delivered(const Record& record, const FetchRow* /*fetch*/) {
  const std::string line = to_json(record, BlockView::kText) + "\n";
  if (std::fwrite(line.data(), 1, line.size(), file_) != line.size() || std::fflush(file_) != 0) {
    return fail(Stage::kSink, "write_failed", "cannot write a record to " + path_ + ": " + reason());
  }
  return {};
}

Result<void> JsonlSink::finish(RunEnd /*end*/, const RunTotals& /*totals*/) {
  if (std::fflush(file_) != 0) return fail(Stage::kSink, "write_failed", "cannot finish " + path_ + ": " + reason());
  return {};
}

}  // namespace pressmark

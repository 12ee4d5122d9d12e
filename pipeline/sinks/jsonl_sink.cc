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

std::string reason() {
  return std::strerror(errno);
}

}  // namespace

Result<std::unique_ptr<JsonlSink>> JsonlSink::open(const std::string& path) {
  std::error_code error;
  const auto parent = std::filesystem::path(path).parent_path();
  if (!parent.empty()) std::filesystem::create_directories(parent, error);
  if (const auto size = std::filesystem::file_size(path, error); !error) {
    std::filesystem::resize_file(path, whole_lines(path, size), error);
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

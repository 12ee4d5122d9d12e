#include "pipeline/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace pressmark {

Result<LockFile> LockFile::take(const std::string& path) {
  std::error_code ignored;  // shows up as a file that cannot be opened
  const auto parent = std::filesystem::path(path).parent_path();
  if (!parent.empty()) std::filesystem::create_directories(parent, ignored);
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return fail(Stage::kSink, "cannot_open", "cannot write " + path + ": " + std::strerror(errno));
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    close(descriptor);
    return fail(Stage::kSink, "locked", "another run is writing to this folder (it holds " + path + ")");
  }
  return LockFile(descriptor);
}

LockFile::~LockFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace pressmark

#include "pipeline/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace pressmark {

Result<LockFile> LockFile::take(const std::string& path) {
  Result<LockFile> lock = open(path);
  if (lock && !lock->hold_alone())
    return fail(Stage::kSink, "locked", "another run is writing to this folder (it holds " + path + ")");
  return lock;
}

Result<LockFile> LockFile::open(const std::string& path) {
  std::error_code ignored;  // shows up as a file that cannot be opened
  const auto parent = std::filesystem::path(path).parent_path();
  if (!parent.empty()) std::filesystem::create_directories(parent, ignored);
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (descriptor < 0) return fail(Stage::kSink, "cannot_open", "cannot write " + path + ": " + std::strerror(errno));
  return LockFile(descriptor, path);
}

LockFile::~LockFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool LockFile::hold_alone() {
  return flock(descriptor_, LOCK_EX | LOCK_NB) == 0;
}

void LockFile::hold_shared() {
  while (flock(descriptor_, LOCK_SH) != 0 && errno == EINTR) {
  }
}

std::vector<std::string> LockFile::lines() const {
  std::vector<std::string> out;
  std::ifstream in(path_, std::ios::binary);
  for (std::string line; std::getline(in, line) && !in.eof();) {
    if (!line.empty()) out.push_back(line);
  }
  return out;
}

Result<void> LockFile::add(const std::string& line) {
  const std::string bytes = "\n" + line + "\n";
  if (write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size())) return {};
  return fail(Stage::kSink, "cannot_write", "cannot write " + path_ + ": " + std::strerror(errno));
}

void LockFile::clear() {
  (void)!ftruncate(descriptor_, 0);  // lines that stay are runs that a later one finds ended
}

}  // namespace pressmark

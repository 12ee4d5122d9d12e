#include "fetch/files/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace pressmark {
namespace {

tl::unexpected<Error> system_failure(const std::string& path) {
  const int number = errno;
  return fail(Stage::kRead, number == ENOENT ? "not_found" : "unreadable",
              "reading " + path + ": " + std::generic_category().message(number));
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return system_failure(path);
  struct stat status {};
  MappedFile out;
  void* data = nullptr;
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) errno = EISDIR, data = MAP_FAILED;
  if (data == nullptr && status.st_size > 0) {
    data = ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0);
  }
  const int number = errno;
  ::close(descriptor);
  errno = number;
  if (data == MAP_FAILED) return system_failure(path);
  out.data_ = static_cast<const char*>(data);
  out.size_ = data == nullptr ? 0 : static_cast<std::size_t>(status.st_size);
  return out;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace pressmark

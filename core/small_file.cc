#include "core/small_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace pressmark {
namespace {

Error system_failure(const std::string& name) {
  const int number = errno;
  if (number == EISDIR) return {Stage::kConfig, "unreadable", name + " is a folder; name the file in it"};
  return {Stage::kConfig, number == ENOENT ? "not_found" : "unreadable",
          "cannot open " + name + ": " + std::generic_category().message(number)};
}

Result<std::string> read_bounded(int descriptor, const std::string& name) {
  constexpr std::size_t kStep = 64 << 10;
  std::string bytes;
  for (std::size_t filled = 0;;) {
    bytes.resize(filled + kStep);
    const ssize_t count = ::read(descriptor, bytes.data() + filled, kStep);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return tl::unexpected(system_failure(name));
    filled += static_cast<std::size_t>(count);
    if (filled > kMostSmallFileBytes)
      return fail(Stage::kConfig, "too_large", name + " is larger than a megabyte; name a smaller file");
    if (count > 0) continue;
    bytes.resize(filled);
    return bytes;
  }
}

}  // namespace

Result<std::string> read_small_file(const std::string& path, std::string_view what) {
  const std::string name = "the " + std::string(what) + " " + path;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return tl::unexpected(system_failure(name));
  Result<std::string> bytes = read_bounded(descriptor, name);
  ::close(descriptor);
  return bytes;
}

}  // namespace pressmark

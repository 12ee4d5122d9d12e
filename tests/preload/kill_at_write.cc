// Preloaded into a program under test (LD_PRELOAD), this ends it by SIGKILL at the N-th change to a file, N being
// PRESSMARK_KILL_AT: a write is done by half, a truncation, renaming, removal or sync not at all. Sockets, pipes and
// terminals do not count. A program that ends by itself tells its number of changes in the file PRESSMARK_COUNT_TO.

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace {

std::atomic<long> changes{0};

long fatal_change() {
  static const char* const kSetting = std::getenv("PRESSMARK_KILL_AT");
  static const long kNumber = kSetting == nullptr ? 0 : std::atol(kSetting);  // NOLINT(cert-err34-c): the tests' own
  return kNumber;
}

bool is_the_last() {
  return ++changes == fatal_change();
}

[[noreturn]] void die() {
  kill(getpid(), SIGKILL);
  while (true) pause();
}

bool is_file(int descriptor) {
  struct stat about {};
  return fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
}

template <class Function>
Function next_of(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

using PositionedWrite = ssize_t (*)(int, const void*, size_t, off64_t);

ssize_t positioned_write(PositionedWrite next, int descriptor, const void* bytes, size_t size, off64_t offset) {
  if (!is_file(descriptor) || !is_the_last()) return next(descriptor, bytes, size, offset);
  (void)!next(descriptor, bytes, size / 2, offset);
  die();
}

struct Teller {
  Teller() = default;
  Teller(const Teller&) = delete;
  Teller& operator=(const Teller&) = delete;
  ~Teller() {
    const char* path = std::getenv("PRESSMARK_COUNT_TO");
    const long number = changes.load();
    std::FILE* out = path == nullptr ? nullptr : std::fopen(path, "w");
    if (out == nullptr) return;
    std::fprintf(out, "%ld\n", number);
    std::fclose(out);
  }
};
const Teller kTeller;

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
  static const auto kNext = next_of<ssize_t (*)(int, const void*, size_t)>("write");
  if (!is_file(descriptor) || !is_the_last()) return kNext(descriptor, bytes, size);
  (void)!kNext(descriptor, bytes, size / 2);
  die();
}

// Of the C++ library's file streams.
ssize_t writev(int descriptor, const iovec* parts, int count) {
  static const auto kNext = next_of<ssize_t (*)(int, const iovec*, int)>("writev");
  if (!is_file(descriptor) || !is_the_last()) return kNext(descriptor, parts, count);
  if (count > 0) (void)!::write(descriptor, parts[0].iov_base, parts[0].iov_len / 2);
  die();
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  static const auto kNext = next_of<PositionedWrite>("pwrite");
  return positioned_write(kNext, descriptor, bytes, size, offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  static const auto kNext = next_of<PositionedWrite>("pwrite64");
  return positioned_write(kNext, descriptor, bytes, size, offset);
}

// What stdio writes goes past write() within the C library.
size_t fwrite(const void* bytes, size_t size, size_t count, std::FILE* stream) {
  static const auto kNext = next_of<size_t (*)(const void*, size_t, size_t, std::FILE*)>("fwrite");
  if (!is_file(fileno(stream)) || !is_the_last()) return kNext(bytes, size, count, stream);
  (void)!kNext(bytes, 1, size * count / 2, stream);
  std::fflush(stream);
  die();
}

int ftruncate(int descriptor, off_t size) noexcept {
  static const auto kNext = next_of<int (*)(int, off_t)>("ftruncate");
  if (is_the_last()) die();
  return kNext(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) noexcept {
  static const auto kNext = next_of<int (*)(int, off64_t)>("ftruncate64");
  if (is_the_last()) die();
  return kNext(descriptor, size);
}

int rename(const char* from, const char* to) noexcept {
  static const auto kNext = next_of<int (*)(const char*, const char*)>("rename");
  if (is_the_last()) die();
  return kNext(from, to);
}

int unlink(const char* path) noexcept {
  static const auto kNext = next_of<int (*)(const char*)>("unlink");
  if (is_the_last()) die();
  return kNext(path);
}

// Not done at all: a kill loses nothing of what the system was given, and the tests are faster.
int fsync(int /*descriptor*/) {
  if (is_the_last()) die();
  return 0;
}

int fdatasync(int /*descriptor*/) {
  if (is_the_last()) die();
  return 0;
}

}  // extern "C"

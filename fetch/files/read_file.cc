#include "fetch/files/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "core/digest/digest.h"
#include "core/text/utf8.h"
#include "fetch/coding/decode_content.h"

namespace pressmark {
namespace {

constexpr std::string_view kGzipMagic{"\x1f\x8b", 2};

tl::unexpected<Error> system_failure(const std::string& name) {
  const int number = errno;
  return fail(Stage::kRead, number == ENOENT ? "not_found" : "unreadable",
              "reading " + name + ": " + std::generic_category().message(number));
}

tl::unexpected<Error> too_large(const std::string& name, const FileLimits& limits) {
  return fail(Stage::kRead, "too_large", name + " holds more than " + std::to_string(limits.max_bytes) + " bytes");
}

Result<std::string> read_all(int descriptor, const std::string& name, const FileLimits& limits) {
  constexpr std::size_t kStep = 64 << 10;
  std::size_t filled = 0;
  struct stat about {};
  const bool sized = ::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
  const std::size_t expected = sized ? std::min(static_cast<std::size_t>(about.st_size), limits.max_bytes) : kStep;
  std::string bytes(expected + 1, '\0');  // one more: the end of a file is seen without growing
  while (true) {
    if (bytes.size() == filled) bytes.resize(std::max(filled + kStep, 2 * filled));
    const ssize_t count = ::read(descriptor, bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_failure(name);
    filled += static_cast<std::size_t>(count);
    if (filled > limits.max_bytes) return too_large(name, limits);
    if (count > 0) continue;
    bytes.resize(filled);
    return bytes;
  }
}

Result<std::string> unpack(std::string bytes, const std::string& name, const FileLimits& limits) {
  if (!bytes.starts_with(kGzipMagic)) return bytes;
  Result<DecodedContent> content =
      decode_content(bytes, "gzip", {.max_bytes = limits.max_bytes, .max_ratio = limits.max_bytes});
  if (!content) return fail(Stage::kRead, content.error().code, name + ": " + content.error().message);
  if (content->state == BodyState::kTooLarge) return too_large(name, limits);
  if (content->state == BodyState::kTruncated) {
    return fail(Stage::kRead, "truncated",
                name + ": the gzip data was cut; " + std::to_string(content->bytes.size()) + " bytes could be read");
  }
  return std::move(content->bytes);
}

tl::unexpected<Error> refuse_archive(const std::string& name) {
  return fail(Stage::kRead, "is_archive", name + " is a WARC archive; read it with: pressmark reprocess " + name);
}

bool is_archive_name(std::string_view name) {
  return name.ends_with(".warc") || name.ends_with(".warc.gz");
}

Result<Page> make_page(int descriptor, const std::string& name, SourceKind kind, const FileLimits& limits) {
  Result<std::string> bytes = read_all(descriptor, name, limits);
  if (bytes) bytes = unpack(std::move(*bytes), name, limits);
  if (bytes ? bytes->starts_with("WARC/1.") : is_archive_name(name)) return refuse_archive(name);
  if (!bytes) return tl::unexpected(bytes.error());
  Page page;
  page.bytes = std::move(*bytes);
  page.source.kind = kind;
  page.source.sha256 = sha256_hex(page.bytes);
  return page;
}

}  // namespace

bool is_plain_text(std::string_view path) {
  std::string name = to_lower(path.substr(path.find_last_of('/') + 1));
  if (name.ends_with(".gz")) name.resize(name.size() - 3);
  return name.ends_with(".txt") || name.ends_with(".text");
}

Result<Page> read_page_file(const std::string& path, const FileLimits& limits) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return system_failure(path);
  Result<Page> page = make_page(descriptor, path, is_plain_text(path) ? SourceKind::kText : SourceKind::kHtml, limits);
  ::close(descriptor);
  if (page) page->source.file = path;
  return page;
}

Result<Page> read_page_stream(int descriptor, SourceKind kind, const FileLimits& limits) {
  return make_page(descriptor, descriptor == 0 ? "standard input" : "the stream", kind, limits);
}

}  // namespace pressmark

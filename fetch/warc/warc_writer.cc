#include "fetch/warc/warc_writer.h"

#include <fcntl.h>
#include <libdeflate.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <mutex>
#include <random>
#include <system_error>
#include <utility>

#include "core/digest/digest.h"
#include "core/time/zone.h"
#include "fetch/warc/warc_reader.h"

namespace pressmark {
namespace {

constexpr int kCompression = 6;  // libdeflate's default: level 9 costs 4 x the time for 2 % fewer bytes
constexpr std::string_view kRecordEnd = "\r\n\r\n";

tl::unexpected<Error> unwritable(const std::string& path, int number) {
  return fail(Stage::kArchive, "unwritable", "writing " + path + ": " + std::generic_category().message(number));
}

// A random UUID (RFC 9562 section 5.4).
std::string make_record_id() {
  std::random_device device;
  std::array<std::uint8_t, 16> bytes{};
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(device());
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x40);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out = "<urn:uuid:";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += kHex[bytes[i] >> 4];
    out += kHex[bytes[i] & 0x0f];
  }
  return out + ">";
}

std::string digest_of(std::string_view bytes) {
  return "sha1:" + sha1_base32(bytes);
}

// The head of a record, built line by line.
class Head {
 public:
  Head(std::string_view type, std::string_view date) : text_("WARC/1.1\r\n") {
    add("WARC-Type", type);
    add("WARC-Date", date);
  }
  // Empty values are left out; line ends cannot be smuggled in.
  void add(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    text_.append(name).append(": ");
    for (const char c : value) text_ += c == '\r' || c == '\n' ? ' ' : c;
    text_ += "\r\n";
  }
  [[nodiscard]] std::string with_block(std::string_view block) {
    add("WARC-Block-Digest", digest_of(block));
    add("Content-Length", std::to_string(block.size()));
    std::string out = std::move(text_);
    out.append("\r\n").append(block).append(kRecordEnd);
    return out;
  }

 private:
  std::string text_;
};

std::string warcinfo_record(const WarcWriterOptions& options) {
  std::string block = "software: " + options.software + "\r\nformat: WARC File Format 1.1\r\n";
  block += "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n";
  block += "robots: " + options.robots + "\r\n";
  if (!options.operator_contact.empty()) block += "operator: " + options.operator_contact + "\r\n";
  Head head("warcinfo", now_iso8601());
  head.add("WARC-Record-ID", make_record_id());
  const std::size_t slash = options.path.rfind('/');
  head.add("WARC-Filename", slash == std::string::npos ? options.path : options.path.substr(slash + 1));
  head.add("Content-Type", "application/warc-fields");
  return head.with_block(block);
}

std::string request_record(const HttpExchange& exchange, std::string_view response_id) {
  Head head("request", exchange.date);
  head.add("WARC-Record-ID", make_record_id());
  head.add("WARC-Target-URI", exchange.url);
  head.add("WARC-IP-Address", exchange.ip);
  head.add("WARC-Concurrent-To", response_id);
  head.add("Content-Type", "application/http; msgtype=request");
  return head.with_block(exchange.request);
}

std::string response_record(const HttpExchange& exchange, std::string_view id) {
  Head head("response", exchange.date);
  head.add("WARC-Record-ID", id);
  head.add("WARC-Target-URI", exchange.url);
  head.add("WARC-IP-Address", exchange.ip);
  head.add("WARC-Truncated", exchange.truncated);
  head.add("WARC-Payload-Digest", digest_of(exchange.response_body));
  head.add("Content-Type", "application/http; msgtype=response");
  return head.with_block(exchange.response_head + exchange.response_body);
}

// The block of a revisit is the response's head alone (WARC 1.1 section 6.7.2).
std::string revisit_record(const HttpExchange& exchange, const RevisitOf& original, std::string_view id) {
  Head head("revisit", exchange.date);
  head.add("WARC-Record-ID", id);
  head.add("WARC-Target-URI", exchange.url);
  head.add("WARC-IP-Address", exchange.ip);
  head.add("WARC-Profile", original.profile_uri);
  head.add("WARC-Refers-To-Target-URI", original.refers_to_url);
  head.add("WARC-Refers-To-Date", original.refers_to_date);
  head.add("WARC-Payload-Digest", original.payload_digest);
  head.add("Content-Type", "application/http; msgtype=response");
  return head.with_block(exchange.response_head);
}

struct Extent {
  std::uint64_t whole = 0;  // where the last whole record ends
  std::uint64_t size = 0;   // of the file
};

Result<Extent> extent_of(const std::string& path) {
  Result<WarcReader> reader = WarcReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  Extent extent{.whole = 0, .size = reader->size()};
  while (const std::optional<WarcRecord> record = reader->next()) extent.whole = record->offset + record->length;
  return extent;
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

struct WarcWriter::State {
  explicit State(const WarcWriterOptions& writer_options)
      : options(writer_options), compressed(options.path.ends_with(".gz")) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (descriptor >= 0) ::close(descriptor);
  }

  Result<void> open() {
    descriptor = ::open(options.path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) return unwritable(options.path, errno);
    const Result<Extent> extent = extent_of(options.path);
    if (!extent) return tl::unexpected(extent.error());
    size = extent->whole;
    if (size == 0 && extent->size > 0) {  // bytes that hold no record at all are not ours to cut
      return fail(Stage::kArchive, "unwritable", "writing " + options.path + ": the file exists and is no WARC file");
    }
    if (::ftruncate(descriptor, static_cast<off_t>(size)) != 0) return unwritable(options.path, errno);
    if (::lseek(descriptor, static_cast<off_t>(size), SEEK_SET) < 0) return unwritable(options.path, errno);
    if (size > 0) return {};
    return append(pack(warcinfo_record(options)));
  }

  [[nodiscard]] std::string pack(const std::string& record) const {
    if (!compressed) return record;
    const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor*)> packer(
        libdeflate_alloc_compressor(kCompression), &libdeflate_free_compressor);
    std::string out(libdeflate_gzip_compress_bound(packer.get(), record.size()), '\0');
    out.resize(libdeflate_gzip_compress(packer.get(), record.data(), record.size(), out.data(), out.size()));
    return out;
  }

  // All of `bytes` or nothing.
  Result<void> append(std::string_view bytes) {
    if (write_all(descriptor, bytes)) {
      size += bytes.size();
      return {};
    }
    const int number = errno;
    // Both can fail only where the file is lost altogether; opening it again then cuts it.
    (void)!::ftruncate(descriptor, static_cast<off_t>(size));
    ::lseek(descriptor, static_cast<off_t>(size), SEEK_SET);
    return unwritable(options.path, number);
  }

  Result<WarcPlace> write(const std::string& request, const std::string& response) {
    const std::string first = pack(request);
    const std::string second = pack(response);
    const std::lock_guard<std::mutex> lock(mutex);
    const std::uint64_t begin = size;
    const Result<void> written = append(first + second);
    if (!written) return tl::unexpected(written.error());
    return WarcPlace{options.path, begin + first.size(), second.size()};
  }

  WarcWriterOptions options;
  bool compressed;
  int descriptor = -1;
  std::uint64_t size = 0;  // of the whole records
  std::mutex mutex;
};

WarcWriter::WarcWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
WarcWriter::WarcWriter(WarcWriter&&) noexcept = default;
WarcWriter& WarcWriter::operator=(WarcWriter&&) noexcept = default;
WarcWriter::~WarcWriter() = default;

Result<WarcWriter> WarcWriter::open(const WarcWriterOptions& options) {
  auto state = std::make_unique<State>(options);
  const Result<void> opened = state->open();
  if (!opened) return tl::unexpected(opened.error());
  return WarcWriter(std::move(state));
}

Result<WarcPlace> WarcWriter::write(const HttpExchange& exchange) {
  const std::string id = make_record_id();
  return state_->write(request_record(exchange, id), response_record(exchange, id));
}

Result<WarcPlace> WarcWriter::write_revisit(const HttpExchange& exchange, const RevisitOf& original) {
  const std::string id = make_record_id();
  return state_->write(request_record(exchange, id), revisit_record(exchange, original, id));
}

Result<void> WarcWriter::sync() {
  const std::lock_guard<std::mutex> lock(state_->mutex);
  if (::fdatasync(state_->descriptor) != 0) return unwritable(state_->options.path, errno);
  return {};
}

const std::string& WarcWriter::path() const {
  return state_->options.path;
}

Result<std::uint64_t> cut_unfinished_record(const std::string& path) {
  const Result<Extent> extent = extent_of(path);
  if (!extent) return tl::unexpected(extent.error());
  if (extent->whole == extent->size) return std::uint64_t{0};
  if (::truncate(path.c_str(), static_cast<off_t>(extent->whole)) != 0) return unwritable(path, errno);
  return extent->size - extent->whole;
}

}  // namespace pressmark

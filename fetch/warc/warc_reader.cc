#include "fetch/warc/warc_reader.h"

#include <algorithm>
#include <utility>

#include "fetch/coding/whole_gzip.h"
#include "fetch/files/mapped_file.h"
#include "fetch/warc/record_parser.h"
#include "fetch/warc/record_source.h"

namespace pressmark {
namespace {

constexpr std::string_view kGzipMagic{"\x1f\x8b", 2};
constexpr std::string_view kPlainMagic = "WARC/1.";
constexpr std::size_t kHeadRoom = 64 << 10;

// Where the next record may begin. Each kind of start is searched for once only, however often it is asked.
class Resync {
 public:
  explicit Resync(std::string_view bytes) : bytes_(bytes) {}

  // The next start at or behind `from`, the size of the file where there is none.
  std::size_t next(std::size_t from) {
    if (gzip_ < from || !known_) gzip_ = next_gzip(from);
    if (plain_ < from || !known_) plain_ = std::min(bytes_.find(kPlainMagic, from), bytes_.size());
    known_ = true;
    return std::min(gzip_, plain_);
  }

 private:
  [[nodiscard]] std::size_t next_gzip(std::size_t from) const {
    std::size_t at = bytes_.find(kGzipMagic, from);
    while (at != std::string_view::npos && !warc::begins_gzip_record(bytes_.substr(at))) {
      at = bytes_.find(kGzipMagic, at + 1);
    }
    return std::min(at, bytes_.size());
  }

  std::string_view bytes_;
  std::size_t gzip_ = 0, plain_ = 0;
  bool known_ = false;
};

}  // namespace

struct WarcReader::State {
  State(MappedFile mapped, const WarcReadLimits& read_limits)
      : file(std::move(mapped)), bytes(file.bytes()), limits(read_limits), resync(bytes) {}
  State(std::string_view memory, const WarcReadLimits& read_limits)
      : bytes(memory), limits(read_limits), resync(bytes) {}

  std::optional<WarcRecord> next() {
    while (source || open_source()) {
      warc::Parsed parsed = warc::parse_record(*source, limits);
      withdraw_unchecked(parsed);
      const bool stay = is_gzip && goes_on(parsed);
      const std::uint64_t end = begin + taken();
      if (!parsed.damage.empty()) damages.push_back({begin, parsed.damage});
      if (parsed.record) ++records_here;
      if (!stay) {
        position = sound(parsed) ? std::max(end, begin + 1) : resync.next(recover_from(parsed));
        source.reset();
      }
      if (!parsed.record) continue;
      parsed.record->offset = begin;
      parsed.record->length = end - begin;
      return std::move(parsed.record);
    }
    return {};
  }

  // A record whose member ends in trouble right behind it was never checked against the member's sum.
  void withdraw_unchecked(warc::Parsed& parsed) const {
    if (!parsed.record || !source->peek(1).empty() || source->trouble().empty()) return;
    parsed.damage = source->trouble();
    parsed.record.reset();
  }

  // True where the source stands at a place from which reading can go on.
  [[nodiscard]] static bool sound(const warc::Parsed& parsed) { return parsed.damage.empty() || parsed.skipped; }

  // True where the member holds more: it may be one gzip stream over all records.
  [[nodiscard]] bool goes_on(const warc::Parsed& parsed) const {
    return sound(parsed) && !parsed.at_end && (!source->peek(1).empty() || !source->trouble().empty());
  }

  // Chooses how the bytes at `position` are read; false at the end of the file.
  bool open_source() {
    while (position < bytes.size() && (bytes[position] == '\r' || bytes[position] == '\n')) ++position;
    if (position >= bytes.size()) return false;
    begin = position;
    records_here = 0;
    whole_size = 0;
    const std::string_view rest = bytes.substr(position);
    is_gzip = rest.starts_with(kGzipMagic);
    if (!is_gzip || unpack_whole(rest)) {
      source = std::make_unique<warc::ViewSource>(is_gzip ? std::string_view(member) : rest);
    } else {
      source = warc::make_gzip_source(rest);
    }
    return true;
  }

  bool unpack_whole(std::string_view rest) {
    const auto result = gzip.inflate(rest, limits.max_record_bytes + kHeadRoom, member, whole_size);
    if (result != coding::GzipResult::kWhole) whole_size = 0;
    return whole_size > 0;
  }

  // Bytes of the file that the source has taken so far.
  [[nodiscard]] std::uint64_t taken() const { return whole_size > 0 ? whole_size : source->taken(); }

  // A member that was unpacked whole is left behind; of anything else only what was read well.
  [[nodiscard]] std::uint64_t recover_from(const warc::Parsed& parsed) const {
    const bool behind = whole_size > 0 || records_here > 0 || parsed.record.has_value();
    return behind ? std::max(begin + taken(), begin + 1) : begin + 1;
  }

  MappedFile file;
  std::string_view bytes;
  WarcReadLimits limits;
  Resync resync;
  std::vector<WarcDamage> damages;
  coding::WholeGzip gzip;
  std::string member;
  std::unique_ptr<warc::RecordSource> source;
  std::uint64_t position = 0;      // where the next source begins
  std::uint64_t begin = 0;         // where the current source begins
  std::uint64_t records_here = 0;  // read off the current source
  std::size_t whole_size = 0;      // of a gzip member that was unpacked in one go, else 0
  bool is_gzip = false;
};

WarcReader::WarcReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
WarcReader::WarcReader(WarcReader&&) noexcept = default;
WarcReader& WarcReader::operator=(WarcReader&&) noexcept = default;
WarcReader::~WarcReader() = default;

Result<WarcReader> WarcReader::open(const std::string& path, const WarcReadLimits& limits) {
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  return WarcReader(std::make_unique<State>(std::move(*file), limits));
}

WarcReader WarcReader::over(std::string_view bytes, const WarcReadLimits& limits) {
  return WarcReader(std::make_unique<State>(bytes, limits));
}

std::optional<WarcRecord> WarcReader::next() {
  return state_->next();
}

void WarcReader::seek(std::uint64_t offset) {
  state_->source.reset();
  state_->position = std::min<std::uint64_t>(offset, state_->bytes.size());
  state_->resync = Resync(state_->bytes);
}

const std::vector<WarcDamage>& WarcReader::damages() const {
  return state_->damages;
}

std::uint64_t WarcReader::position() const {
  return state_->source ? state_->begin : state_->position;
}

std::uint64_t WarcReader::size() const {
  return state_->bytes.size();
}

Result<WarcRecord> read_warc_record(const std::string& path, std::uint64_t offset, const WarcReadLimits& limits) {
  Result<WarcReader> reader = WarcReader::open(path, limits);
  if (!reader) return tl::unexpected(reader.error());
  reader->seek(offset);
  std::optional<WarcRecord> record = reader->next();
  if (record && record->offset == offset) return std::move(*record);
  const std::string why = reader->damages().empty() ? "no record begins there" : reader->damages().front().what;
  return fail(Stage::kArchive, "not_found", path + " at byte " + std::to_string(offset) + ": " + why);
}

}  // namespace pressmark

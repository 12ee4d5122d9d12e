#include "fetch/warc/record_parser.h"

#include <algorithm>
#include <charconv>

namespace pressmark::warc {
namespace {

constexpr std::size_t kMaxWarcHead = 64 << 10;
constexpr std::string_view kStart = "WARC/";
// A record over the limit is skipped by unpacking it, up to so many times the limit; a bomb is left instead.
constexpr std::uint64_t kSkipFactor = 4;

Parsed damaged(std::string what) {
  return {.record = {}, .damage = std::move(what)};
}

// Skips CR and LF; returns how many.
std::size_t skip_line_ends(RecordSource& source, std::size_t at_most) {
  std::size_t count = 0;
  while (count < at_most) {
    const std::string_view next = source.peek(1);
    if (next.empty() || (next[0] != '\r' && next[0] != '\n')) break;
    source.skip(1);
    ++count;
  }
  return count;
}

// Bytes of the head with its empty line; npos where it does not end.
std::size_t head_size(std::string_view bytes) {
  const std::string_view window = bytes.substr(0, kMaxWarcHead);
  std::size_t line = 0;
  while (true) {
    const std::size_t end = window.find('\n', line);
    if (end == std::string_view::npos) return end;
    const std::string_view text = window.substr(line, end - line);
    if (text.empty() || text == "\r") return end + 1;
    line = end + 1;
  }
}

std::optional<std::uint64_t> content_length(const WarcRecord& record) {
  const std::string_view text = record.header("Content-Length");
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return {};
  return value;
}

// The head of a record, with the source moved behind it; empty where it does not end.
std::optional<WarcRecord> read_head(RecordSource& source) {
  const std::string_view bytes = source.peek(kMaxWarcHead);
  const std::size_t size = head_size(bytes);
  if (size == std::string_view::npos) return {};
  const std::string_view head = bytes.substr(0, size);
  const std::size_t first_line = head.find('\n');
  WarcRecord record;
  record.version = head.substr(kStart.size(), first_line - kStart.size());
  while (!record.version.empty() && (record.version.back() == '\r' || record.version.back() == ' ')) {
    record.version.pop_back();
  }
  record.headers = parse_header_lines(head.substr(first_line + 1));
  record.type = record.header("WARC-Type");
  source.skip(size);
  return record;
}

Parsed skip_oversize(RecordSource& source, std::uint64_t length, const WarcReadLimits& limits) {
  constexpr std::uint64_t kStep = 1 << 20;
  std::uint64_t left = std::min(length, limits.max_record_bytes * kSkipFactor);
  while (left > 0) {
    const std::uint64_t step =
        std::min<std::uint64_t>(left, std::min(kStep, source.peek(std::min(left, kStep)).size()));
    if (step == 0) break;
    source.skip(step);
    left -= step;
  }
  Parsed out = damaged("a record of " + std::to_string(length) + " bytes is over the limit of " +
                       std::to_string(limits.max_record_bytes));
  out.skipped = left == 0 && length <= limits.max_record_bytes * kSkipFactor;
  return out;
}

Parsed read_block(RecordSource& source, WarcRecord record, const WarcReadLimits& limits) {
  const std::optional<std::uint64_t> length = content_length(record);
  if (!length) return damaged("a record without a sound Content-Length");
  if (*length > limits.max_record_bytes) return skip_oversize(source, *length, limits);
  const std::string_view bytes = source.peek(*length);
  if (bytes.size() < *length) {
    const std::string why(source.trouble().empty() ? "the data ends" : source.trouble());
    return damaged(why + ": " + std::to_string(bytes.size()) + " of " + std::to_string(*length) + " bytes of a block");
  }
  record.block.assign(bytes, 0, *length);
  source.skip(*length);
  Parsed out{.record = std::move(record), .damage = {}};
  const bool blank_lines = skip_line_ends(source, 4) > 0;
  const std::string_view next = source.peek(kStart.size());
  if (!blank_lines && !next.empty()) out.damage = "no line end behind a record: its Content-Length may be wrong";
  return out;
}

}  // namespace

Parsed parse_record(RecordSource& source, const WarcReadLimits& limits) {
  skip_line_ends(source, kMaxWarcHead);
  const std::string_view start = source.peek(kStart.size());
  if (start.empty() && source.trouble().empty()) return {.at_end = true};
  if (start.empty()) return damaged(std::string(source.trouble()));
  if (!start.starts_with(kStart)) return damaged("no WARC record begins here");
  std::optional<WarcRecord> record = read_head(source);
  if (!record) return damaged("the header of a record does not end");
  return read_block(source, std::move(*record), limits);
}

}  // namespace pressmark::warc

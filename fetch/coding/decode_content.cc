#include "fetch/coding/decode_content.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "fetch/coding/inflaters.h"
#include "fetch/coding/whole_gzip.h"

namespace pressmark {
namespace {

using coding::Inflater;
using coding::Progress;
using coding::Sink;
using coding::Step;

std::string lower_trimmed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\t') out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return out;
}

// The codings in the order in which they must be undone: the last named first. Identity is left out.
std::vector<std::string> codings_of(std::string_view header) {
  std::vector<std::string> out;
  while (!header.empty()) {
    const std::size_t comma = header.find(',');
    std::string name = lower_trimmed(header.substr(0, comma));
    if (!name.empty() && name != "identity" && name != "none") out.insert(out.begin(), std::move(name));
    header = comma == std::string_view::npos ? std::string_view() : header.substr(comma + 1);
    if (out.size() > kMaxCodings) break;
  }
  return out;
}

// One coding of the list, between the bytes before it and the next coding.
struct Link {
  std::unique_ptr<Inflater> inflater;
  Sink sink;
  std::uint64_t handed_on = 0;  // bytes given to the next coding
  bool ended = false;
  bool junk = false;

  Progress take(std::string_view piece) {
    if (ended) {
      junk = junk || !piece.empty();
      return Progress::kMore;
    }
    const Step step = inflater->feed(piece, sink);
    if (step.progress != Progress::kEnd) return step.progress;
    // A stream that may go on with a further member ends only where other bytes follow.
    ended = step.used < piece.size() || !inflater->may_end();
    junk = step.used < piece.size();
    return Progress::kMore;
  }
};

}  // namespace

const char* name_of(BodyState state) {
  static constexpr const char* kNames[] = {"whole", "truncated", "too_large"};
  return kNames[static_cast<std::size_t>(state)];
}

bool looks_like_text(std::string_view bytes) {
  constexpr std::size_t kSniffed = 1445;
  const std::string_view head = bytes.substr(0, kSniffed);
  const auto is_binary = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x08 || byte == 0x0b || (byte >= 0x0e && byte <= 0x1a) || (byte >= 0x1c && byte <= 0x1f);
  };
  return std::none_of(head.begin(), head.end(), is_binary);
}

struct ContentDecoder::State {
  explicit State(std::string_view header, const DecodeLimits& decode_limits)
      : encoding(header), limits(decode_limits), codings(codings_of(header)) {
    if (codings.size() > kMaxCodings) {
      damaged = true;
      return;
    }
    if (codings.empty()) codings.emplace_back();
    for (const std::string& name : codings) add(name);
  }

  void add(const std::string& name) {
    links.push_back({.inflater = coding::make_inflater(name), .sink = {.bytes = {}, .max_bytes = limits.max_bytes}});
    damaged = damaged || links.back().inflater == nullptr;
  }

  // What the ratio allows by now, never less than the bytes that are free and never more than max_bytes.
  [[nodiscard]] std::uint64_t allowed() const {
    const std::uint64_t by_ratio = std::max(kRatioFreeBytes, encoded * limits.max_ratio);
    return std::min(limits.max_bytes, by_ratio);
  }

  void feed(std::string_view piece) {
    encoded += piece.size();
    pass(0, piece);
  }

  void pass(std::size_t index, std::string_view piece) {
    Link& link = links[index];
    link.sink.max_bytes = allowed() - std::min(allowed(), link.handed_on);
    const Progress progress = link.take(piece);
    if (index + 1 < links.size()) {
      const std::string made = std::exchange(link.sink.bytes, {});
      link.handed_on += made.size();
      if (!made.empty()) pass(index + 1, made);
    }
    // What stopped a later coding came of bytes that were made before this one stopped: the first cause is kept.
    if (damaged || full) return;
    damaged = progress == Progress::kDamaged;
    full = progress == Progress::kFull;
  }

  [[nodiscard]] bool ended() const {
    return std::all_of(links.begin(), links.end(),
                       [](const Link& link) { return link.ended || link.inflater->may_end(); });
  }

  [[nodiscard]] Result<DecodedContent> lie_or_error(std::string_view bytes) const {
    if (is_text(bytes)) {
      return DecodedContent{std::string(bytes),
                            BodyState::kWhole,
                            {{"encoding_lie", "the body is text although its coding is said to be " + encoding}}};
    }
    return fail(Stage::kDecode, "decode_error",
                std::to_string(bytes.size()) + " bytes could not be decoded as \"" + encoding + "\": damaged data");
  }

  [[nodiscard]] bool is_text(std::string_view bytes) const {
    return !bytes.empty() && bytes.size() <= limits.max_bytes && looks_like_text(bytes);
  }

  std::string encoding;
  DecodeLimits limits;
  std::vector<std::string> codings;
  std::vector<Link> links;
  std::uint64_t encoded = 0;
  bool damaged = false;
  bool full = false;
};

ContentDecoder::ContentDecoder(std::string_view content_encoding, const DecodeLimits& limits)
    : state_(std::make_unique<State>(content_encoding, limits)) {}
ContentDecoder::ContentDecoder(ContentDecoder&&) noexcept = default;
ContentDecoder& ContentDecoder::operator=(ContentDecoder&&) noexcept = default;
ContentDecoder::~ContentDecoder() = default;

bool ContentDecoder::feed(std::string_view piece) {
  if (!state_->damaged && !state_->full) state_->feed(piece);
  return !state_->full;
}

Result<DecodedContent> ContentDecoder::finish(std::string_view encoded) {
  State& state = *state_;
  if (state.full) {
    std::string& bytes = state.links.back().sink.bytes;
    bytes.resize(std::min<std::size_t>(bytes.size(), state.allowed()));
    return DecodedContent{std::move(bytes), BodyState::kTooLarge, {}};
  }
  const bool cut = !state.damaged && !state.ended() && state.encoded > 0;
  if (state.damaged || (cut && state.is_text(encoded))) return state.lie_or_error(encoded);
  DecodedContent out{std::move(state.links.back().sink.bytes), BodyState::kWhole, {}};
  // An empty body under any coding is an empty body (204, 304), not a cut one.
  if (cut) out.state = BodyState::kTruncated;
  if (state.links.front().junk) {
    out.warnings.push_back({"trailing_junk", "bytes behind the end of the " + state.encoding + " body were dropped"});
  }
  return out;
}

Result<DecodedContent> decode_content(std::string_view encoded, std::string_view content_encoding,
                                      const DecodeLimits& limits) {
  const std::vector<std::string> codings = codings_of(content_encoding);
  if (codings.size() == 1 && codings[0] == "gzip") {
    DecodedContent out;
    std::size_t used = 0;
    // Above the free bytes the ratio counts: then the stream decides.
    const std::uint64_t fast_limit = std::min(limits.max_bytes, kRatioFreeBytes);
    coding::WholeGzip gzip;
    const bool whole = gzip.inflate_alone(encoded, fast_limit, out.bytes, used) == coding::GzipResult::kWhole;
    if (whole && used == encoded.size()) return out;
  }
  ContentDecoder decoder(content_encoding, limits);
  (void)decoder.feed(encoded);
  return decoder.finish(encoded);
}

}  // namespace pressmark

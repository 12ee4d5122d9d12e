#include "extract/page/block_text.h"

#include <array>
#include <cstring>

#include "core/text/utf8.h"

namespace pressmark {
namespace {

enum class Sign : std::uint8_t { kKept, kBlank, kDropped };

struct Step {
  Sign sign = Sign::kKept;
  std::size_t size = 1;
};

// C2 A0 no-break space; C2 AD soft hyphen; C2 85 next line.
Step step_c2(unsigned char second) {
  if (second == 0xA0 || second == 0x85) return {Sign::kBlank, 2};
  return {second == 0xAD ? Sign::kDropped : Sign::kKept, 2};
}

// U+2000 to U+200A, U+2028, U+2029, U+202F blanks; U+200B zero-width space; U+205F blank; U+2060 word joiner.
Step step_e2(unsigned char second, unsigned char third) {
  if (second == 0x80) {
    if (third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF) return {Sign::kBlank, 3};
    return {third == 0x8B ? Sign::kDropped : Sign::kKept, 3};
  }
  if (second == 0x81 && third == 0x9F) return {Sign::kBlank, 3};
  return {second == 0x81 && third == 0xA0 ? Sign::kDropped : Sign::kKept, 3};
}

Step step_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead <= 0x20 || lead == 0x7F ? Sign::kBlank : Sign::kKept, 1};
  if (lead == 0xC2) return step_c2(static_cast<unsigned char>(byte(1)));
  if (lead == 0xE2) return step_e2(static_cast<unsigned char>(byte(1)), static_cast<unsigned char>(byte(2)));
  if (lead == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) return {Sign::kBlank, 3};    // ideographic space
  if (lead == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return {Sign::kDropped, 3};  // byte order mark
  return {Sign::kKept, lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U};
}

bool is_plain(unsigned char c) {
  return c > 0x20 && c < 0x7F;
}

constexpr std::uint64_t kFoldSeed = 1469598103934665603ULL;  // FNV-1a, 64 bits
constexpr std::uint64_t kFoldPrime = 1099511628211ULL;

std::uint64_t fold(std::uint64_t hash, unsigned char c) {
  return (hash ^ c) * kFoldPrime;
}

// Three-byte characters of U+3040 to U+9FFF and U+AC00 to U+D7FF count as half a word each.
bool leads_wide(unsigned char lead) {
  return lead >= 0xE3 && lead <= 0xED;
}

bool is_sign_lead(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead == 0xC2) return true;
  if (lead == 0xE2) return true;  // punctuation and symbols
  if (lead == 0xEF) return true;  // full-width forms
  return lead == 0xE3 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0x80;
}

bool ends_sentence(std::string_view text) {
  std::size_t at = text.size();
  const char32_t last = previous_code_point(text, at);
  constexpr std::u32string_view kEnds =
      U".!?:\"\u2026\u3002\uFF01\uFF1F\u201D\u2019\u300D\u300F)\uFF09\u00BB;\uFF1A\u061F\u06D4\u0964";
  return kEnds.find(last) != std::u32string_view::npos;
}

}  // namespace

void BlockText::copy(std::string_view bytes, std::string& out) {
  if (blank_ && size_ != start_) out.push_back(' ');
  blank_ = false;
  out.append(bytes);
  size_ = static_cast<std::uint32_t>(out.size());
}

std::size_t BlockText::append(std::string_view piece, std::string& out) {
  std::size_t added = 0;
  std::size_t kept = 0;    // start of what is not yet copied
  std::size_t blanks = 0;  // in what is not yet copied
  const auto take = [&](std::size_t end) {
    if (end > kept) {
      copy(piece.substr(kept, end - kept), out);
      added += end - kept - blanks;
    }
    blanks = 0;
  };
  for (std::size_t at = 0; at < piece.size();) {
    if (is_plain(static_cast<unsigned char>(piece[at]))) {
      ++at;
      continue;
    }
    // One blank between two words is what it would become: both are copied at once.
    if (piece[at] == ' ' && at > kept && at + 1 < piece.size() && is_plain(static_cast<unsigned char>(piece[at + 1]))) {
      ++blanks;
      at += 2;
      continue;
    }
    const Step step = step_at(piece, at);
    if (step.sign != Sign::kKept) {
      take(at);
      if (step.sign == Sign::kBlank) blank_ = true;
      kept = at + step.size;
    }
    at += step.size;
  }
  take(piece.size());
  return added;
}

namespace {

enum AsciiKind : std::uint8_t { kSign, kUpper, kLower, kDigit, kUnderscore, kAsciiKinds };

constexpr auto kAsciiKind = [] {
  std::array<AsciiKind, 128> kinds{};
  for (std::size_t c = 'A'; c <= 'Z'; ++c) kinds[c] = kUpper, kinds[c + 32] = kLower;
  for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = kDigit;
  kinds['_'] = kUnderscore;
  return kinds;
}();

struct Tally {
  std::uint32_t words = 0;
  std::uint32_t wide = 0;
  std::array<std::uint32_t, kAsciiKinds> ascii{};
  bool inside = false;
};

void count_ascii(unsigned char c, CutBlock& block, Tally& tally) {
  const AsciiKind kind = kAsciiKind[c];
  ++tally.ascii[kind];
  if (kind == kSign) {
    tally.inside = false;
    return;
  }
  tally.words += tally.inside ? 0 : 1;
  tally.inside = true;
  block.folded_hash = fold(block.folded_hash, kind == kUpper ? static_cast<unsigned char>(c + 32) : c);
}

std::size_t count_wide(std::string_view text, std::size_t at, CutBlock& block, Tally& tally) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (is_sign_lead(text, at)) {
    tally.inside = false;
    return size;
  }
  for (std::size_t i = at; i < at + size && i < text.size(); ++i) {
    block.folded_hash = fold(block.folded_hash, static_cast<unsigned char>(text[i]));
  }
  if (leads_wide(lead)) {
    ++tally.wide;
    tally.inside = false;
  } else {
    tally.words += tally.inside ? 0 : 1;
    tally.inside = true;
  }
  return size;
}

}  // namespace

namespace {

// Eight bytes at once, ASCII in lower case: the top bits of the two sums differ for "A" to "Z" alone. Bytes beyond
// ASCII stay as they are.
std::uint64_t lower_eight(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101ULL;
  const std::uint64_t low = bytes & (kEach * 0x7F);
  const std::uint64_t upper = ((low + kEach * (0x80 - 'A')) ^ (low + kEach * (0x7F - 'Z'))) & (kEach * 0x80) & ~bytes;
  return bytes | upper >> 2U;
}

}  // namespace

namespace {

// False for text whose characters beyond ASCII are general punctuation, Chinese, Japanese or Korean: they have no case.
bool may_hold_capitals(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0xC3) continue;  // ASCII, continuation bytes, U+0080 to U+00BF
    const auto second = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
    const bool punctuation = lead == 0xE2 && second <= 0x83;  // U+2000 to U+20FF
    const bool no_case = (lead >= 0xE3 && lead <= 0xE9) || (lead >= 0xEB && lead <= 0xED);
    if (!punctuation && !no_case) return true;
  }
  return false;
}

}  // namespace

void lower_into(std::string_view text, std::string& out) {
  constexpr std::uint64_t kTopBits = 0x8080808080808080ULL;
  out.assign(text);
  out.resize((text.size() + 7) / 8 * 8);
  std::uint64_t all = 0;
  for (std::size_t at = 0; at < out.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, out.data() + at, 8);
    all |= bytes;
    bytes = lower_eight(bytes);
    std::memcpy(out.data() + at, &bytes, 8);
  }
  out.resize(text.size());
  if ((all & kTopBits) != 0 && may_hold_capitals(text)) out = to_lower(text);
}

std::string_view prefix_of(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && !is_code_point_border(text, bytes)) --bytes;
  return text.substr(0, bytes);
}

void measure_block(std::string_view text, CutBlock& block) {
  Tally tally;
  block.folded_hash = kFoldSeed;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80) {
      count_ascii(c, block, tally);
      ++at;
    } else {
      at += count_wide(text, at, block, tally);
    }
  }
  block.words = tally.words + tally.wide / 2;
  block.upper = tally.ascii[kUpper];
  block.lower = tally.ascii[kLower];
  block.digits = tally.ascii[kDigit];
  block.ends_sentence = ends_sentence(text);
}

std::uint64_t folded_hash_of(std::string_view text) {
  CutBlock block;
  measure_block(text, block);
  return block.folded_hash;
}

}  // namespace pressmark

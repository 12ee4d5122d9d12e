#include "core/text/utf8.h"

#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace pressmark {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kMarkDistance = 64;  // bytes between two marks of the index: one mark is 1/16 of the text

unsigned char byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

// Bytes that a lead byte announces, itself included.
std::size_t announced_length(unsigned char lead) {
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

// What the second byte may be: [low, high]. Keeps out surrogates, overlong forms and numbers above U+10FFFF.
struct SecondByte {
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
};

SecondByte second_byte_after(unsigned char lead) {
  switch (lead) {
    case 0xE0:
      return {0xA0, 0xBF};
    case 0xED:
      return {0x80, 0x9F};
    case 0xF0:
      return {0x90, 0xBF};
    case 0xF4:
      return {0x80, 0x8F};
    default:
      return {};
  }
}

// Length of the maximal subpart that starts at `offset`; `whole` says whether it is a complete code point.
std::size_t subpart(std::string_view bytes, std::size_t offset, bool& whole) {
  const unsigned char lead = byte_at(bytes, offset);
  whole = lead < 0x80;
  if (whole || lead < 0xC2 || lead > 0xF4) return 1;
  const std::size_t wanted = announced_length(lead);
  const auto [low, high] = second_byte_after(lead);
  if (offset + 1 >= bytes.size() || byte_at(bytes, offset + 1) < low || byte_at(bytes, offset + 1) > high) return 1;
  std::size_t length = 2;
  while (length < wanted && offset + length < bytes.size() && is_continuation(byte_at(bytes, offset + length))) {
    ++length;
  }
  whole = length == wanted;
  return length;
}

// Bytes of `word` that are no continuation bytes, i.e. code points that start in it.
std::uint32_t starts_in(std::uint64_t word) {
  constexpr std::uint64_t kLowBits = 0x0101010101010101U;
  const std::uint64_t continuation = (word >> 7U) & ~(word >> 6U) & kLowBits;
  return 8U - static_cast<std::uint32_t>(std::popcount(continuation));
}

std::uint32_t count_starts(const char* bytes, std::size_t size) {
  std::uint32_t count = 0;
  for (; size >= 8; size -= 8, bytes += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, 8);
    count += starts_in(word);
  }
  for (; size > 0; --size, ++bytes) count += is_continuation(static_cast<unsigned char>(*bytes)) ? 0U : 1U;
  return count;
}

}  // namespace

namespace detail {

char32_t next_beyond_ascii(std::string_view text, std::size_t& offset) {
  const unsigned char lead = byte_at(text, offset);
  const std::size_t end = std::min(text.size(), offset + announced_length(lead));
  char32_t code_point = lead & (0x7FU >> announced_length(lead));
  for (++offset; offset < end; ++offset) code_point = (code_point << 6U) | (byte_at(text, offset) & 0x3FU);
  return code_point;
}

char32_t previous_beyond_ascii(std::string_view text, std::size_t& offset) {
  const std::size_t first = offset > 4 ? offset - 4 : 0;
  --offset;
  while (offset > first && is_continuation(byte_at(text, offset))) --offset;
  std::size_t start = offset;
  return next_code_point(text, start);
}

}  // namespace detail

bool is_valid_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

bool is_all_ascii(std::string_view bytes) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::uint64_t seen = 0;
  std::size_t offset = 0;
  for (; offset + 8 <= bytes.size(); offset += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + offset, 8);
    seen |= word;
  }
  for (; offset < bytes.size(); ++offset) seen |= byte_at(bytes, offset);
  return (seen & kHighBits) == 0;
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = kReplacement;
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  const auto put_tail = [&](unsigned shift) { put(0x80U | ((code_point >> shift) & 0x3FU)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
    put_tail(0);
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    put_tail(6);
    put_tail(0);
  } else {
    put(0xF0U | (code_point >> 18U));
    put_tail(12);
    put_tail(6);
    put_tail(0);
  }
}

std::size_t append_repaired_utf8(std::string& out, std::string_view bytes) {
  if (is_valid_utf8(bytes)) {
    out.append(bytes);
    return 0;
  }
  std::size_t replaced = 0;
  std::size_t kept = 0;  // where the stretch of good bytes began that is not yet written
  for (std::size_t offset = 0; offset < bytes.size();) {
    bool whole = false;
    const std::size_t length = subpart(bytes, offset, whole);
    if (!whole) {
      out.append(bytes.substr(kept, offset - kept));
      append_utf8(out, kReplacement);
      kept = offset + length;
      ++replaced;
    }
    offset += length;
  }
  out.append(bytes.substr(kept));
  return replaced;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  if (is_all_ascii(text)) return;
  marks_.reserve(text.size() / kMarkDistance + 1);
  std::uint32_t count = 0;
  for (std::size_t offset = 0; offset <= text.size(); offset += kMarkDistance) {
    marks_.push_back(count);
    count += count_starts(text.data() + offset, std::min(kMarkDistance, text.size() - offset));
  }
}

std::uint32_t CodePointIndex::at(std::uint32_t byte_offset) const {
  if (marks_.empty()) return byte_offset;
  const std::size_t mark = byte_offset / kMarkDistance;
  const std::size_t from = mark * kMarkDistance;
  return marks_[mark] + count_starts(text_.data() + from, byte_offset - from);
}

}  // namespace pressmark

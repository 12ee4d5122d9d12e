#include "extract/page/body_witness.h"

#include <array>

namespace pressmark {
namespace {

constexpr std::size_t kWindow = 16;  // bytes of folded text that must agree

// What a byte becomes: letters and digits stay, ASCII in lower case; 0 for signs, which go.
constexpr auto kFolded = [] {
  std::array<char, 256> folded{};
  for (std::size_t c = 0x80; c < 256; ++c) folded[c] = static_cast<char>(c);
  for (std::size_t c = '0'; c <= '9'; ++c) folded[c] = static_cast<char>(c);
  for (std::size_t c = 'a'; c <= 'z'; ++c) folded[c] = folded[c - 32] = static_cast<char>(c);
  return folded;
}();

// Calls `take` with the hash of every window of kWindow bytes.
template <class Take>
void for_each_window(std::string_view folded, Take&& take) {
  constexpr std::uint64_t kBase = 1099511628211ULL;
  std::uint64_t drop = 1;
  for (std::size_t i = 1; i < kWindow; ++i) drop *= kBase;
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (i >= kWindow) hash -= static_cast<unsigned char>(folded[i - kWindow]) * drop;
    hash = hash * kBase + static_cast<unsigned char>(folded[i]);
    if (i + 1 >= kWindow) take(hash ^ (hash >> 29U));
  }
}

}  // namespace

void append_folded(std::string_view text, std::string& out) {
  const std::size_t before = out.size();
  out.resize(before + text.size());
  char* to = out.data() + before;
  for (const char c : text) {
    *to = kFolded[static_cast<unsigned char>(c)];
    to += *to == 0 ? 0 : 1;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

BodyWitness::BodyWitness(std::string_view body, std::size_t bits) : bits_(bits / 64), mask_(bits - 1) {
  append_folded(body, scratch_);
  for_each_window(scratch_, [&](std::uint64_t hash) {
    const std::size_t bit = hash & mask_;
    bits_[bit / 64] |= 1ULL << (bit % 64);
  });
}

BodyWitness::Match BodyWitness::match(std::string_view text) const {
  scratch_.clear();
  append_folded(text, scratch_);
  Match match;
  for_each_window(scratch_, [&](std::uint64_t hash) {
    const std::size_t bit = hash & mask_;
    ++match.all;
    match.hits += bits_[bit / 64] >> (bit % 64) & 1U;
  });
  return match;
}

}  // namespace pressmark

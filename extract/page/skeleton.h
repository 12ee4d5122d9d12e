// A skeleton of a page: all that building the tree needs to know of it, in two bytes of a hundred.
//
//   Skeleton skeleton;
//   if (make_skeleton("<p class=x>a <b>c</b></p>", 512, skeleton)) ...
//   // skeleton.bytes: "<p>" + one character that stands for `a <b>c</b>` + "</p>"
//
// A general tree builder spends hundreds of instructions on every byte, because it makes a token of each character. So
// it gets to read the names of block-level tags alone:
//   * a run of text, with all well-nested inline markup in it, becomes one character, the bundle's number;
//   * attributes are not written; the place of a tag in the skeleton tells where it stands in the page;
//   * comments, scripts, styles, <noscript>, <svg>, <iframe> and void tags without text are left out.
// The tree of the skeleton is the tree of the page, less what was left out. Wherever the tree builder moves a bundle,
// its number tells which tokens it holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "extract/page/document.h"
#include "extract/page/tag.h"

namespace pressmark {

// kRawText: text in which no markup counts, the body of <title> or <textarea>.
enum class TokenKind : std::uint8_t { kText, kRawText, kOpen, kClose };

// A piece of the page: a run of text, or a tag from '<' to behind '>'.
struct SkeletonToken {
  Span source;
  Tag tag = Tag::kText;
  TokenKind kind = TokenKind::kText;
  bool self_closing = false;
};

// Tokens [first, last) of the page that one character of the skeleton stands for.
struct Bundle {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

struct Skeleton {
  std::string bytes;
  std::vector<SkeletonToken> tokens;
  std::vector<Bundle> bundles;
  std::vector<std::uint32_t> tokens_by_place;  // [place in `bytes` / 3]: the token of the tag there; a tag has 3 bytes
  std::vector<SideTag> side_tags;

  // The token of the tag that stands at `place` of `bytes`.
  [[nodiscard]] const SkeletonToken& token_at(std::size_t place) const { return tokens[tokens_by_place[place / 3]]; }

  // Empties it, but keeps the memory for the next page unless a huge page made it huge.
  void clear();
};

// Pages of more tokens than that are no news pages: the largest of 1,382 has 31,000. 12 bytes each.
inline constexpr std::size_t kMaxTokens = 1'000'000;

// Fills an empty skeleton from valid UTF-8 of less than 1 GiB. False: more than kMaxTokens tokens.
[[nodiscard]] bool make_skeleton(std::string_view page, const ParseLimits& limits, Skeleton& skeleton);

// Bundles are numbered with private-use characters from U+F0000 on. From 60,000 on a character of U+100001 and above
// goes before, which counts the sixty-thousands.
inline constexpr std::uint32_t kBundlesInPlane = 60'000;
inline constexpr char32_t kFirstBundle = 0xF0000;
inline constexpr char32_t kFirstHighBundle = 0x100000;

}  // namespace pressmark

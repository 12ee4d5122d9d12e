// A half-open range of bytes of an article's text, [start, end), always on code-point borders.
//
//   Span said{10, 25};
//   std::string_view words = said.of(article.text);
//
// Inside the program offsets are bytes of UTF-8; the record counts code points (core/text/code_points.h converts).
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace pressmark {

struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - start; }
  [[nodiscard]] constexpr bool empty() const { return start == end; }
  [[nodiscard]] constexpr bool contains(Span other) const { return start <= other.start && other.end <= end; }
  [[nodiscard]] constexpr bool contains(std::uint32_t offset) const { return start <= offset && offset < end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const { return start < other.end && other.start < end; }
  // The words themselves: a view into `text`, which must be the text that the span was made for.
  [[nodiscard]] constexpr std::string_view of(std::string_view text) const { return text.substr(start, end - start); }

  auto operator<=>(const Span&) const = default;
};

}  // namespace pressmark

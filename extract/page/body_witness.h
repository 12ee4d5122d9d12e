// How much of one text stands in another, whatever lies between its paragraphs: the linked data's body beside the
// page's own, a script's beside both.
//
//   const BodyWitness witness(linked_body);
//   witness.match(paragraph)      // {hits, all}: of its windows
//
// A fingerprint of the windows of 16 bytes of letters and digits, ASCII without case; signs do not matter. Linear.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pressmark {

class BodyWitness {
 public:
  // A body of 5 KB sets one bit in twelve, so that as many windows match by chance.
  static constexpr std::size_t kUsualBits = std::size_t{1} << 16U;

  BodyWitness() = default;
  // `bits`: a power of two, at least 64.
  explicit BodyWitness(std::string_view body, std::size_t bits = kUsualBits);

  [[nodiscard]] bool empty() const { return bits_.empty(); }

  struct Match {
    std::size_t hits = 0;
    std::size_t all = 0;  // 0: the text is shorter than a window
  };
  [[nodiscard]] Match match(std::string_view text) const;

 private:
  std::vector<std::uint64_t> bits_;
  std::size_t mask_ = 0;
  mutable std::string scratch_;  // kept for its memory: an object is one thread's
};

// Letters and digits alone, ASCII in lower case; beyond ASCII everything stays.
void append_folded(std::string_view text, std::string& out);

}  // namespace pressmark

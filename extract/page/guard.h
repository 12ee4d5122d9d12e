// Keeps a tree builder that has no limits of its own within limits.
//
// DepthGuard watches what is fed to it: a tag that would nest deeper than the limit is not fed, as browsers flatten
// such trees, too. Budget watches what it does: memory and CPU time, asked from the allocator.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extract/page/arena.h"
#include "extract/page/tag.h"

namespace pressmark {

// A rough tree builder that knows nothing but the stack of open elements, and rather overestimates its height.
//
//   DepthGuard guard(512);
//   if (guard.open(Tag::kDiv)) feed("<div>");
//   if (guard.close(Tag::kDiv)) feed("</div>");
class DepthGuard {
 public:
  explicit DepthGuard(std::uint32_t limit) : limit_(limit) {}

  // False: the tree is as deep as it may be; leave the tag out. Only for elements that have an end tag.
  [[nodiscard]] bool open(Tag tag);
  // False: the end tag belongs to a start tag that was left out; leave it out, too.
  [[nodiscard]] bool close(Tag tag);

  [[nodiscard]] std::size_t depth() const { return stack_.size(); }
  // True if an element of that name is open, as far as the guard knows.
  [[nodiscard]] bool has(Tag tag) const { return open_[static_cast<std::size_t>(tag)] > 0; }

 private:
  static constexpr std::size_t kNotOpen = static_cast<std::size_t>(-1);

  template <class Barrier>
  [[nodiscard]] std::size_t find(Tag tag, Barrier is_barrier) const;
  void pop_to(std::size_t height);
  void close_implied(Tag tag);
  void close_item(Tag tag, Tag other);
  void close_cell(Tag tag);
  void close_formatting(Tag tag);
  void erase(std::size_t place);

  std::uint32_t limit_;
  std::vector<Tag> stack_;
  std::array<std::uint32_t, 256> open_{};      // how many of a kind the stack holds
  std::array<std::uint32_t, 256> left_out_{};  // start tags that were not fed and are not closed yet
  bool some_left_out_ = false;
};

// Hands out an arena's memory until a number of bytes or milliseconds of this thread's CPU time is used up.
class Budget {
 public:
  Budget(Arena& arena, std::size_t max_bytes, std::uint32_t cpu_milliseconds);

  // Null: one of the limits is reached.
  [[nodiscard]] void* allocate(std::size_t size) {
    if (arena_.used() + size > max_bytes_ || (--until_check_ == 0 && late())) return nullptr;
    return arena_.allocate(size);
  }
  // Which of the limits it was: "memory" or "CPU time".
  [[nodiscard]] const char* exhausted() const { return late_ ? "CPU time" : "memory"; }

 private:
  // The clock costs 0.2 us, an allocation and what the tree builder does between two of them 0.05 us or more.
  static constexpr std::uint32_t kAllocationsPerCheck = 256;

  bool late();

  Arena& arena_;
  std::size_t max_bytes_;
  std::uint64_t deadline_nanoseconds_;
  std::uint32_t until_check_ = kAllocationsPerCheck;
  bool late_ = false;
};

}  // namespace pressmark

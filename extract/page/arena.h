// Memory that is handed out in order and taken back all at once.
//
//   Arena arena;
//   void* node = arena.allocate(128);    // 16-byte aligned, uninitialised; null where malloc fails
//   arena.reset();                       // everything handed out is gone, the blocks stay for the next page
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace pressmark {

class Arena {
 public:
  void* allocate(std::size_t size) {
    size = (size + kAlignment - 1) & ~(kAlignment - 1);
    if (size > left_ && !next_block(size)) return nullptr;
    void* const place = next_;
    next_ += size;
    left_ -= size;
    used_ += size;
    return place;
  }
  // Bytes handed out since the last reset.
  [[nodiscard]] std::size_t used() const { return used_; }
  void reset();

 private:
  static constexpr std::size_t kAlignment = 16;

  bool next_block(std::size_t size);

  struct Free {
    void operator()(std::byte* block) const;
  };
  struct Block {
    std::unique_ptr<std::byte, Free> bytes;
    std::size_t size = 0;
  };

  std::vector<Block> blocks_;
  std::size_t open_blocks_ = 0;  // of blocks_, those in use
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t used_ = 0;
};

}  // namespace pressmark

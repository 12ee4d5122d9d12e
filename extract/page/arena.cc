#include "extract/page/arena.h"

#include <algorithm>
#include <cstdlib>

namespace pressmark {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 20U;
constexpr std::size_t kKeptBlocks = 4;  // between pages: nine pages in ten need one

}  // namespace

void Arena::Free::operator()(std::byte* block) const {
  std::free(block);
}

bool Arena::next_block(std::size_t size) {
  const bool fits = open_blocks_ < blocks_.size() && blocks_[open_blocks_].size >= size;
  if (!fits) {
    const std::size_t bytes = std::max(size, kBlockBytes);
    Block block{std::unique_ptr<std::byte, Free>(static_cast<std::byte*>(std::malloc(bytes))), bytes};
    if (block.bytes == nullptr) return false;
    blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(open_blocks_), std::move(block));
  }
  next_ = blocks_[open_blocks_].bytes.get();
  left_ = blocks_[open_blocks_].size;
  ++open_blocks_;
  return true;
}

void Arena::reset() {
  const auto large = [](const Block& block) { return block.size > kBlockBytes; };
  blocks_.erase(std::remove_if(blocks_.begin(), blocks_.end(), large), blocks_.end());
  if (blocks_.size() > kKeptBlocks) blocks_.resize(kKeptBlocks);
  open_blocks_ = 0;
  next_ = nullptr;
  left_ = 0;
  used_ = 0;
}

}  // namespace pressmark

// A file that only one process can hold: keeps two runs from writing to one folder.
#pragma once

#include <string>

#include "core/result.h"

namespace pressmark {

class LockFile {
 public:
  // Code "locked" where another process holds it. The lock ends with the object or the process.
  [[nodiscard]] static Result<LockFile> take(const std::string& path);
  LockFile(LockFile&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  LockFile& operator=(LockFile&&) = delete;
  ~LockFile();

 private:
  explicit LockFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace pressmark

// A lock that a process holds while it writes, and that the system lets go when it ends, however it ends.
//
//   Result<LockFile> lock = LockFile::take("out/.lock");
//   if (!lock && lock.error().code == "locked") ...     // another run is at work
//   (void)lock->add("fetch-2020-02-07T01:30:00Z-...");  // stays in the file when the process is gone
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/result.h"

namespace pressmark {

class LockFile {
 public:
  // Creates the file and missing folders and holds it alone. Errors: "locked" where another process holds it,
  // "cannot_open".
  [[nodiscard]] static Result<LockFile> take(const std::string& path);
  // The same file, held by nobody yet. Error: "cannot_open".
  [[nodiscard]] static Result<LockFile> open(const std::string& path);
  LockFile(LockFile&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}
  LockFile& operator=(LockFile&&) = delete;
  ~LockFile();

  // Holds it alone; false where another process holds it.
  [[nodiscard]] bool hold_alone();
  // Holds it beside others that do the same; waits for one that holds it alone.
  void hold_shared();

  // The whole lines that were added to the file and not cleared since.
  [[nodiscard]] std::vector<std::string> lines() const;
  // Adds a line; one cut short by a crash before it is no line. Error: "cannot_write".
  [[nodiscard]] Result<void> add(const std::string& line);
  void clear();

 private:
  LockFile(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  int descriptor_;
  std::string path_;
};

}  // namespace pressmark

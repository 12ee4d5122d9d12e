// Kinds of count of the user's own, read at run time from .tsv files beside the patents compiled in.
//
//   CountUnits units;
//   Result<void> done = units.add_named("lawsuit");          // shipped with the program
//   Result<void> more = units.add_named("units/stores.tsv"); // a file
//   input.count_units = &units;
//
// A file has the columns `row`, `form`, `value` and `example`, parted by tabs; docs/adding-a-count.md tells what each
// row means.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace pressmark {

namespace counts {
struct Kinds;
}

class CountUnits {
 public:
  CountUnits();
  ~CountUnits();
  CountUnits(CountUnits&&) noexcept;
  CountUnits& operator=(CountUnits&&) noexcept;

  // Adds the units of a file's bytes. `name` stands in errors ("bad_units", "NAME:LINE: what is wrong, what is
  // expected"); after an error nothing has been added.
  [[nodiscard]] Result<void> add(std::string_view tsv, const std::string& name);
  // A unit shipped with the program by its name, else the file of that path. Fails where there is neither.
  [[nodiscard]] Result<void> add_named(const std::string& name);

  [[nodiscard]] bool empty() const { return files_.empty(); }
  // Over the bytes of all files added, in order; "" where there are none.
  [[nodiscard]] std::string sha256() const;
  // Those compiled in, with what was added.
  [[nodiscard]] const counts::Kinds& kinds() const;

 private:
  std::unique_ptr<counts::Kinds> kinds_;  // null: nothing was added
  std::vector<std::string> files_;
};

// All of them by name or path, in order; the first error otherwise.
[[nodiscard]] Result<CountUnits> read_count_units(const std::vector<std::string>& names);

// The units shipped with the program, by name, sorted: "employee", "lawsuit".
[[nodiscard]] std::vector<std::string> shipped_units();

}  // namespace pressmark

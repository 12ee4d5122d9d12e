// The rows of a file of count units, checked one by one. Private to this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace pressmark::counts {

enum class UnitRowKind { kUnit, kNoun, kOpener, kVeto, kRole, kMeasure };

// Views the file's bytes.
struct UnitFileRow {
  UnitRowKind kind = UnitRowKind::kUnit;
  std::string_view form, value;
  std::size_t line = 0;
  bool han = false;  // the form is Chinese
};

// Every row of the file in order, the first a unit; an error ("bad_units") names file and line and says what is
// expected. Rows are right by themselves: known kinds, known values, forms of letters that the example holds.
[[nodiscard]] Result<std::vector<UnitFileRow>> read_unit_rows(std::string_view tsv, const std::string& name);

// The error of line `line`.
[[nodiscard]] Error unit_error(const std::string& name, std::size_t line, const std::string& what);

}  // namespace pressmark::counts

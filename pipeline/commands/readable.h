// A record for a person to read on a terminal.
#pragma once

#include <string>

#include "core/record.h"
#include "pipeline/commands/explain.h"
#include "pipeline/terminal.h"

namespace pressmark {

// Title, metadata, then quotes with their speakers, counts, dates and credited outlets; ends with a line end.
[[nodiscard]] std::string readable(const Record& record, const Paint& paint, std::size_t columns);
// One kind of fact alone; "none found" where there is none.
[[nodiscard]] std::string readable_facts(const Record& record, FactChoice kind, const Paint& paint,
                                         std::size_t columns);

}  // namespace pressmark

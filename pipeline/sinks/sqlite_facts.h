// The rows of a record's facts: quotes and their spans, dates, counts, citations.
#pragma once

#include "core/record.h"
#include "pipeline/sinks/database.h"

namespace pressmark {

// Inserts them all; the extraction's row must be there already. To be called inside a transaction.
[[nodiscard]] Result<void> write_facts(Database& database, const Record& record);

}  // namespace pressmark

// The version of pipeline/sinks/schema.sql, which every database holds in schema_info.
#pragma once

#include <string>

#include "core/result.h"
#include "pipeline/sinks/database.h"

namespace pressmark {

// Fails ("schema_version") where the database is of another version, and with the database's reason where it cannot
// tell.
[[nodiscard]] Result<void> check_schema_version(Database& database, const std::string& path);

}  // namespace pressmark

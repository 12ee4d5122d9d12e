#include "pipeline/sinks/schema_version.h"

namespace pressmark {

Result<void> check_schema_version(Database& database, const std::string& path) {
  constexpr std::int64_t kSchemaVersion = 1;
  const auto version = database.query("SELECT schema_version FROM schema_info");
  if (!version) return tl::unexpected(version.error());
  if (!version->empty() && (*version)[0][0] == SqlValue{kSchemaVersion}) return {};
  return fail(Stage::kSink, "schema_version",
              path + " was written with another version of the schema: write to a new file and reprocess the archive");
}

}  // namespace pressmark

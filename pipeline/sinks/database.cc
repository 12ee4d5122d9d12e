#include "pipeline/sinks/database.h"

#include <sqlite3.h>

#include <filesystem>

namespace pressmark {
namespace {

constexpr int kBusyMilliseconds = 5000;
constexpr std::size_t kShownSql = 60;  // characters of a statement that an error repeats

void bind(sqlite3_stmt* statement, int index, const SqlValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    sqlite3_bind_int64(statement, index, *number);
  } else if (const auto* real = std::get_if<double>(&value)) {
    sqlite3_bind_double(statement, index, *real);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    // The parameters live until the statement is reset, so SQLite need not copy them.
    sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  } else {
    sqlite3_bind_null(statement, index);
  }
}

const char* code_of(sqlite3* handle) {
  switch (sqlite3_errcode(handle)) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "locked_database";
    case SQLITE_NOTADB:
      return "no_database";
    case SQLITE_ERROR:
      return std::string_view(sqlite3_errmsg(handle)).starts_with("no such table") ? "no_table" : "database";
    default:
      return "database";
  }
}

// A file in WAL mode needs files beside it, which a reader without the right to write there cannot make. Without a log
// the file alone is the whole database.
bool needs_no_log(sqlite3* handle, const std::string& path) {
  const int status = sqlite3_exec(handle, "SELECT 1 FROM sqlite_master LIMIT 1", nullptr, nullptr, nullptr);
  if (status != SQLITE_CANTOPEN && status != SQLITE_READONLY) return false;
  std::error_code missing;
  const auto log = std::filesystem::file_size(path + "-wal", missing);
  return missing || log == 0;
}

std::string immutable_uri(const std::string& path) {
  std::string out = "file:";
  for (const char c : path) out += c == '%' ? "%25" : c == '?' ? "%3f" : c == '#' ? "%23" : std::string(1, c);
  return out + "?immutable=1";
}

SqlValue column(sqlite3_stmt* statement, int index) {
  switch (sqlite3_column_type(statement, index)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return std::int64_t{sqlite3_column_int64(statement, index)};
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, index);
    default:
      return std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, index)),
                         static_cast<std::size_t>(sqlite3_column_bytes(statement, index)));
  }
}

}  // namespace

SqlValue or_null(const std::string& text) {
  return text.empty() ? SqlValue{} : SqlValue{text};
}

SqlValue or_null(const std::optional<std::string>& text) {
  return text ? SqlValue{*text} : SqlValue{};
}

SqlValue or_null(const std::optional<std::uint64_t>& number) {
  return number ? SqlValue{static_cast<std::int64_t>(*number)} : SqlValue{};
}

std::string text_of(const SqlValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* real = std::get_if<double>(&value)) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.6g", *real);
    return buffer;
  }
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return "";
}

void Database::Close::operator()(sqlite3* database) const {
  sqlite3_close(database);
}

void Database::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Result<Database> Database::open(const std::string& path, OpenMode mode) {
  std::error_code ignored;  // a folder that cannot be made shows up as a file that cannot be opened
  const auto parent = std::filesystem::path(path).parent_path();
  if (mode == OpenMode::kReadWrite && !parent.empty()) std::filesystem::create_directories(parent, ignored);
  const int flags = mode == OpenMode::kReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* handle = nullptr;
  const int status = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  Database database(handle, path);
  if (status != SQLITE_OK) {
    return fail(Stage::kSink, "cannot_open", "cannot open the database " + path + ": " + sqlite3_errstr(status));
  }
  if (mode == OpenMode::kReadOnly && needs_no_log(handle, path)) {
    sqlite3* alone = nullptr;
    if (sqlite3_open_v2(immutable_uri(path).c_str(), &alone, flags | SQLITE_OPEN_URI, nullptr) == SQLITE_OK) {
      database = Database(alone, path);
    } else {
      sqlite3_close(alone);
    }
  }
  sqlite3_busy_timeout(database.handle_.get(), kBusyMilliseconds);
  if (mode == OpenMode::kReadWrite) {
    Result<void> set =
        database.script("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;");
    if (!set) return tl::unexpected(set.error());
  }
  return database;
}

Error Database::error(std::string_view sql) const {
  return {Stage::kSink, code_of(handle_.get()),
          path_ + ": " + sqlite3_errmsg(handle_.get()) + " (in: " + std::string(sql.substr(0, kShownSql)) + ")"};
}

Result<void> Database::script(std::string_view sql) {
  if (sqlite3_exec(handle_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return tl::unexpected(error(sql));
  }
  return {};
}

Result<sqlite3_stmt*> Database::prepare(std::string_view sql, const SqlRow& parameters) {
  Statement& kept = statements_[std::string(sql)];
  if (!kept) {
    sqlite3_stmt* made = nullptr;
    const int size = static_cast<int>(sql.size());
    if (sqlite3_prepare_v3(handle_.get(), sql.data(), size, SQLITE_PREPARE_PERSISTENT, &made, nullptr) != SQLITE_OK) {
      return tl::unexpected(error(sql));
    }
    kept.reset(made);
  }
  for (std::size_t i = 0; i < parameters.size(); ++i) bind(kept.get(), static_cast<int>(i) + 1, parameters[i]);
  return kept.get();
}

Result<void> Database::run(std::string_view sql, const SqlRow& parameters) {
  const Result<SqlRows> rows = query(sql, parameters);
  if (!rows) return tl::unexpected(rows.error());
  return {};
}

Result<SqlRows> Database::query(std::string_view sql, const SqlRow& parameters) {
  const Result<sqlite3_stmt*> statement = prepare(sql, parameters);
  if (!statement) return tl::unexpected(statement.error());
  SqlRows rows;
  int status = SQLITE_ROW;
  while ((status = sqlite3_step(*statement)) == SQLITE_ROW) {
    SqlRow& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(*statement); ++i) row.push_back(column(*statement, i));
  }
  Result<SqlRows> result = std::move(rows);
  if (status != SQLITE_DONE) result = tl::unexpected(error(sql));
  sqlite3_reset(*statement);
  sqlite3_clear_bindings(*statement);
  return result;
}

int Database::changes() const {
  return sqlite3_changes(handle_.get());
}

}  // namespace pressmark

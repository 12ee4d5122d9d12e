// A SQLite database: the one place that knows sqlite3.h.
//
//   Result<Database> database = Database::open("pressmark.db");
//   Result<void> done = database->run("INSERT INTO t VALUES (?, ?)", {std::string("a"), std::int64_t{1}});
//   Result<Rows> rows = database->query("SELECT a FROM t WHERE b = ?", {std::int64_t{1}});
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace pressmark {

using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;  // monostate: NULL
using SqlRow = std::vector<SqlValue>;
using SqlRows = std::vector<SqlRow>;

// NULL for "" and for empty optionals, else the value.
[[nodiscard]] SqlValue or_null(const std::string& text);
[[nodiscard]] SqlValue or_null(const std::optional<std::string>& text);
[[nodiscard]] SqlValue or_null(const std::optional<std::uint64_t>& number);
// As text, for people and CSV; NULL is "".
[[nodiscard]] std::string text_of(const SqlValue& value);

enum class OpenMode { kReadOnly, kReadWrite };

// Not shared between threads without a lock. Statements are prepared once and kept.
class Database {
 public:
  // kReadWrite creates the file and missing folders and turns on WAL and foreign keys; waits up to 5 s for a lock.
  // Errors, here and below: "cannot_open", "no_database" (another kind of file), "no_table", "locked_database",
  // "database".
  [[nodiscard]] static Result<Database> open(const std::string& path, OpenMode mode);
  Database(Database&&) noexcept = default;
  Database& operator=(Database&&) noexcept = default;
  ~Database() = default;

  [[nodiscard]] Result<void> script(std::string_view sql);  // many statements, no parameters
  [[nodiscard]] Result<void> run(std::string_view sql, const SqlRow& parameters = {});
  [[nodiscard]] Result<SqlRows> query(std::string_view sql, const SqlRow& parameters = {});
  // Rows that the last run() inserted, updated or deleted.
  [[nodiscard]] int changes() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

  explicit Database(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
  Result<sqlite3_stmt*> prepare(std::string_view sql, const SqlRow& parameters);
  [[nodiscard]] Error error(std::string_view sql) const;

  std::unique_ptr<sqlite3, Close> handle_;  // declared first: statements are finalised before it is closed
  std::unordered_map<std::string, Statement> statements_;
  std::string path_;
};

}  // namespace pressmark

// How a function says that the outside world failed.
//
//   Result<Page> page = read_page(path);
//   if (!page) return tl::unexpected(page.error());
//
// "Nothing found" is no error: that is an empty vector or std::optional. A broken invariant is an assert.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace pressmark {

// Where in the way of the data it happened.
enum class Stage { kConfig, kFetch, kArchive, kRead, kDecode, kParse, kExtract, kNormalize, kSink };

struct Error {
  Stage stage = Stage::kRead;
  std::string code;     // stable, for programs: "parser_limit", "timeout", "not_found"
  std::string message;  // for people: what was tried, on what, what to do

  bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Stage stage, std::string code, std::string message) {
  return tl::unexpected<Error>(Error{stage, std::move(code), std::move(message)});
}

// "config", "fetch", ...: as the record and the database write it.
[[nodiscard]] const char* name_of(Stage stage);

}  // namespace pressmark

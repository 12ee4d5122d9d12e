// Saved pages and plain text from the disk or a stream.
//
//   Result<Page> page = read_page_file("story.html.gz");
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/page.h"
#include "core/result.h"

namespace pressmark {

struct FileLimits {
  std::uint64_t max_bytes = 32ULL << 20;  // on disk and after decompression
};

// True for names that end in .txt or .text, also with .gz behind it.
[[nodiscard]] bool is_plain_text(std::string_view path);

// The whole file. Files that begin with the gzip magic are decompressed. `source.kind` is kText for plain text, else
// kHtml; `source.file` is the path as given, `source.sha256` that of the decompressed bytes; url and dates stay "".
// Errors (stage kRead): "not_found", "unreadable" (the system's reason), "too_large", "truncated" (a cut gzip file),
// "decode_error" (a damaged one).
[[nodiscard]] Result<Page> read_page_file(const std::string& path, const FileLimits& limits = {});

// Reads a file descriptor to its end (0 = standard input); errors as above. The kind is the caller's.
[[nodiscard]] Result<Page> read_page_stream(int descriptor, SourceKind kind, const FileLimits& limits = {});

}  // namespace pressmark

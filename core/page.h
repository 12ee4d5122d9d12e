// One document as it came in: the bytes, and where they came from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace pressmark {

enum class SourceKind { kHttp, kWarc, kHtml, kText };

struct Source {
  SourceKind kind = SourceKind::kHtml;
  std::string file;                     // path as given; "" where there is none
  std::optional<std::uint64_t> offset;  // bytes into `file`, of a WARC record
  std::string sha256;                   // of `Page::bytes`, lower-case hex
  std::string charset;                  // label the text was decoded from, set by the decoder ("utf-8", "gb18030")
  std::string fetched_at;               // ISO 8601 instant or day; "" if unknown
};

struct Page {
  std::string id;            // the manifest's; "" where there is none
  std::string url;           // as fetched; "" if unknown
  std::string bytes;         // the body, content encodings undone
  std::string content_type;  // the HTTP header's value, "" if unknown
  std::string published;     // ISO 8601 reference day, used where the page states none; "" if unknown
  Source source;
};

// "http", "warc", "html", "text": as the record writes it.
[[nodiscard]] const char* name_of(SourceKind kind);

}  // namespace pressmark

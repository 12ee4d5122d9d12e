// HTTP exchanges and WARC records made by hand.
#pragma once

#include <string>
#include <string_view>

#include "fetch/warc/warc_reader.h"
#include "fetch/warc/warc_writer.h"

namespace pressmark::test {

inline HttpExchange exchange_of(const std::string& path, const std::string& body, const std::string& headers = "") {
  return {.url = "https://news.example" + path,
          .request = "GET " + path + " HTTP/1.1\r\nHost: news.example\r\n\r\n",
          .response_head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + "\r\n",
          .response_body = body,
          .ip = "192.0.2.7",
          .date = "2020-02-07T01:30:00Z",
          .truncated = ""};
}

// A record as it stands in an unpacked WARC file.
inline std::string record_of(const std::string& type, const std::string& uri, const std::string& block,
                             const std::string& length = "") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri +
         "\r\nWARC-Date: 2020-02-07T01:30:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
         (length.empty() ? std::to_string(block.size()) : length) + "\r\n\r\n" + block + "\r\n\r\n";
}

inline std::string response_of(const std::string& uri, const std::string& body, const std::string& headers = "") {
  return record_of("response", uri, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + "\r\n" + body);
}

// The target URIs of all sound records.
inline std::string uris_of(WarcReader& reader) {
  std::string out;
  while (const std::optional<WarcRecord> record = reader.next()) out += std::string(record->target_uri()) + " ";
  return out;
}

}  // namespace pressmark::test

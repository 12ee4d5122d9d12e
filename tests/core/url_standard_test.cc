// The URL Standard's own cases, where Debian's librust-url-dev is installed. Only rows of http and https are ours.

#include <gtest/gtest.h>
#include <simdjson.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "core/url/url.h"

namespace pressmark {
namespace {

struct Row {
  std::string input;
  std::optional<std::string> base;
  std::optional<std::string> href;  // empty: the parser must fail
  std::string path, query, fragment, authority, username, password;
};

std::optional<std::filesystem::path> find_cases() {
  const std::filesystem::path registry = "/usr/share/cargo/registry";
  if (!std::filesystem::is_directory(registry)) return std::nullopt;
  for (const auto& entry : std::filesystem::directory_iterator(registry)) {
    const auto file = entry.path() / "tests" / "urltestdata.json";
    if (entry.path().filename().string().starts_with("url-") && std::filesystem::exists(file)) return file;
  }
  return std::nullopt;
}

// A lone surrogate is no character: a conforming caller hands U+FFFD over, and simdjson refuses the escape.
std::string without_lone_surrogates(std::string json) {
  const auto unit = [&](std::size_t at) -> unsigned long {
    if (json.compare(at, 2, "\\u") != 0) return 0;
    return std::strtoul(json.substr(at + 2, 4).c_str(), nullptr, 16);
  };
  for (std::size_t at = 0; (at = json.find("\\u", at)) != std::string::npos;) {
    const unsigned long first = unit(at);
    const bool lead = first >= 0xD800 && first < 0xDC00;
    const bool pair = lead && unit(at + 6) >= 0xDC00 && unit(at + 6) < 0xE000;
    if (!pair && first >= 0xD800 && first < 0xE000) json.replace(at, 6, "\\ufffd");
    at += pair ? 12 : 6;
  }
  return json;
}

std::string text_of(const simdjson::dom::object& row, const char* key) {
  std::string_view value;
  return row[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

std::optional<std::string> optional_text_of(const simdjson::dom::object& row, const char* key) {
  std::string_view value;
  return row[key].get(value) == simdjson::SUCCESS ? std::optional<std::string>(value) : std::nullopt;
}

bool is_http(std::string_view url) {
  return url.starts_with("http:") || url.starts_with("https:");
}

// What the failing URL would have been cannot be asked; its own words and its base say it.
bool is_ours(const Row& row) {
  if (row.href) return is_http(*row.href);
  const bool has_scheme = row.input.find(':') != std::string::npos && std::isalpha(row.input.front()) != 0;
  if (has_scheme) return is_http(row.input);
  return !row.base || is_http(*row.base) || row.base->starts_with("about:");
}

Row read_row(const simdjson::dom::object& object) {
  Row row{.input = text_of(object, "input"), .base = optional_text_of(object, "base")};
  bool failure = false;
  if (object["failure"].get(failure) != simdjson::SUCCESS) row.href = text_of(object, "href");
  row.path = text_of(object, "pathname");
  row.query = text_of(object, "search");
  row.fragment = text_of(object, "hash");
  row.authority = text_of(object, "host");
  row.username = text_of(object, "username");
  row.password = text_of(object, "password");
  return row;
}

std::string prefixed(char mark, const std::optional<std::string>& part) {
  return part && !part->empty() ? mark + *part : std::string();
}

std::string described(const Url& url) {
  return url.href() + " | " + url.authority() + " | " + url.path() + " | " + prefixed('?', url.query()) + " | " +
         prefixed('#', url.fragment()) + " | " + url.username() + " | " + url.password();
}

std::string described(const Row& row) {
  return *row.href + " | " + row.authority + " | " + row.path + " | " + row.query + " | " + row.fragment + " | " +
         row.username + " | " + row.password;
}

std::optional<Url> parse_row(const Row& row) {
  if (!row.base) return Url::parse(row.input);
  const std::optional<Url> base = Url::parse(*row.base);
  return base ? Url::parse(row.input, &*base) : std::nullopt;
}

std::string read_all(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(UrlStandard, EveryHttpRowOfTheStandardsOwnCases) {
  const auto file = find_cases();
  if (!file) GTEST_SKIP() << "urltestdata.json is not installed (Debian package librust-url-dev)";
  simdjson::dom::parser parser;
  simdjson::dom::element document;
  ASSERT_EQ(parser.parse(without_lone_surrogates(read_all(*file))).get(document), simdjson::SUCCESS);
  int rows = 0;
  int passed = 0;
  for (const simdjson::dom::element element : document.get_array()) {
    simdjson::dom::object object;
    if (element.get(object) != simdjson::SUCCESS) continue;  // a comment
    const Row row = read_row(object);
    if (!is_ours(row)) continue;
    ++rows;
    const std::optional<Url> url = parse_row(row);
    const std::string found = url ? described(*url) : "failure";
    const std::string wanted = row.href ? described(row) : "failure";
    passed += found == wanted ? 1 : 0;
    EXPECT_EQ(found, wanted) << "input: " << row.input << "\nbase:  " << row.base.value_or("none");
  }
  RecordProperty("rows", rows);
  RecordProperty("passed", passed);
  std::cout << passed << " of " << rows << " rows of http and https pass\n";
  EXPECT_GT(rows, 300);
}

}  // namespace
}  // namespace pressmark

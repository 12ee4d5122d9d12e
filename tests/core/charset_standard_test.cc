// Decoding against files that others wrote: encoding_rs' tables of every character (Debian librust-encoding-rs-dev) and
// the W3C's pages on which declaration wins (Debian golang-golang-x-net-dev).

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "core/text/charset.h"

namespace pressmark {
namespace {

std::string read_all(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::optional<std::filesystem::path> find_tables() {
  const std::filesystem::path registry = "/usr/share/cargo/registry";
  if (!std::filesystem::is_directory(registry)) return std::nullopt;
  for (const auto& entry : std::filesystem::directory_iterator(registry)) {
    const auto folder = entry.path() / "src" / "test_data";
    if (std::filesystem::exists(folder / "gb18030_in.txt")) return folder;
  }
  return std::nullopt;
}

struct Table {
  const char* file;
  const char* encoding;
  double floor;  // share of lines that must be equal; the rest are characters that ICU's tables map otherwise
};

class CharsetTables : public testing::TestWithParam<Table> {};

TEST_P(CharsetTables, DecodesEveryCharacter) {
  const auto folder = find_tables();
  if (!folder) GTEST_SKIP() << "encoding_rs' tables are not installed (Debian package librust-encoding-rs-dev)";
  const Table& table = GetParam();
  const std::string input = read_all(*folder / (std::string(table.file) + "_in.txt"));
  const std::string content_type = std::string("text/plain; charset=") + table.encoding;
  const auto decoded = decode({.bytes = input, .content_type = content_type, .is_html = false});
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->charset, table.encoding);
  const auto found = lines_of(decoded->text);
  const auto wanted = lines_of(read_all(*folder / (std::string(table.file) + "_in_ref.txt")));
  ASSERT_EQ(found.size(), wanted.size());
  std::size_t same = 0;
  for (std::size_t i = 0; i < found.size(); ++i) same += found[i] == wanted[i] ? 1 : 0;
  std::cout << table.file << ": " << same << " of " << found.size() << " lines are the same\n";
  EXPECT_GE(static_cast<double>(same), table.floor * static_cast<double>(found.size()));
}

INSTANTIATE_TEST_SUITE_P(All, CharsetTables,
                         testing::Values(Table{"gb18030", "gb18030", 0.99}, Table{"big5", "big5", 0.97},
                                         Table{"euc_kr", "euc-kr", 0.99}, Table{"shift_jis", "shift_jis", 0.99},
                                         Table{"jis0208", "euc-jp", 0.99}, Table{"iso_2022_jp", "iso-2022-jp", 0.99}),
                         [](const auto& test_info) { return std::string(test_info.param.file); });

struct Precedence {
  const char* page;
  const char* content_type;
  const char* charset;
};

// The README of the pages says what each is to be read as.
constexpr std::array<Precedence, 11> kPages{{
    {"HTTP-charset.html", "text/html; charset=iso-8859-15", "iso-8859-15"},
    {"HTTP-vs-UTF-8-BOM.html", "text/html; charset=iso-8859-15", "utf-8"},
    {"HTTP-vs-meta-charset.html", "text/html; charset=iso-8859-15", "iso-8859-15"},
    {"HTTP-vs-meta-content.html", "text/html; charset=iso-8859-15", "iso-8859-15"},
    {"No-encoding-declaration.html", "text/html", "utf-8"},
    {"UTF-16BE-BOM.html", "text/html", "utf-16be"},
    {"UTF-16LE-BOM.html", "text/html", "utf-16le"},
    {"UTF-8-BOM-vs-meta-charset.html", "text/html", "utf-8"},
    {"UTF-8-BOM-vs-meta-content.html", "text/html", "utf-8"},
    {"meta-charset-attribute.html", "text/html", "iso-8859-15"},
    {"meta-content-attribute.html", "text/html", "iso-8859-15"},
}};

TEST(CharsetPrecedence, PagesOfTheW3c) {
  const std::filesystem::path folder = "/usr/share/gocode/src/golang.org/x/net/html/charset/testdata";
  if (!std::filesystem::is_directory(folder)) {
    GTEST_SKIP() << "the pages are not installed (Debian package golang-golang-x-net-dev)";
  }
  for (const Precedence& expected : kPages) {
    const std::string bytes = read_all(folder / expected.page);
    const auto decoded = decode({.bytes = bytes, .content_type = expected.content_type, .is_html = true});
    ASSERT_TRUE(decoded) << expected.page;
    EXPECT_EQ(decoded->charset, expected.charset) << expected.page;
    EXPECT_EQ(decoded->replacements, 0U) << expected.page;
  }
}

}  // namespace
}  // namespace pressmark

// The tree of the skeleton is the tree that gumbo builds from the whole page.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "extract/page/document.h"
#include "tests/extract/page/parser_oracle.h"
#include "tests/support/case_file.h"

namespace pressmark::test {
namespace {

namespace fs = std::filesystem;

struct Tally {
  std::size_t pages = 0;
  std::size_t same_tree = 0;
  std::vector<std::string> different;  // those whose text differs, too

  void add(const std::string& name, std::string_view bytes) {
    const Likeness likeness = compare_with_gumbo(comparable_page(bytes));
    ++pages;
    same_tree += likeness == Likeness::kSameTree ? 1 : 0;
    if (likeness == Likeness::kDifferent) different.push_back(name);
  }
  [[nodiscard]] double share() const { return static_cast<double>(same_tree) / static_cast<double>(pages); }
};

std::ostream& operator<<(std::ostream& out, const Tally& tally) {
  out << tally.same_tree << " of " << tally.pages << " trees the same; different text:";
  for (const std::string& name : tally.different) out << "\n" << name;
  return out;
}

// Files below a folder whose names end so, sorted.
std::vector<fs::path> files_below(const fs::path& folder, std::string_view ending) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().string().ends_with(ending)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Through the gzip program, which passes plain files on.
std::string read_gzip(const fs::path& path) {
  std::string bytes;
  FILE* const pipe = popen(("gzip -dcf '" + path.string() + "'").c_str(), "r");
  if (pipe == nullptr) return bytes;
  char buffer[1 << 16];
  for (std::size_t read = 0; (read = fread(buffer, 1, sizeof buffer, pipe)) > 0;) bytes.append(buffer, read);
  pclose(pipe);
  return bytes;
}

TEST(ParserTree, OfOurOwnPages) {
  for (const Case& page : read_cases("tests/extract/page/parser_tree.case")) {
    const Result<Document> document = parse_html(page.input, ParseLimits{});
    ASSERT_TRUE(document) << page.title;
    EXPECT_EQ(broken_invariant(*document), "") << page.title;
    EXPECT_EQ(outline(*document), gumbo_outline(page.input)) << page.title;
  }
}

TEST(ParserTree, OfTheSamples) {
  const std::vector<fs::path> samples = files_below(fs::path(PRESSMARK_SOURCE_DIR) / "samples", ".html");
  if (samples.empty()) GTEST_SKIP() << "no samples/**/*.html";
  Tally tally;
  for (const fs::path& path : samples) tally.add(path.string(), read_gzip(path));
  EXPECT_EQ(tally.same_tree, tally.pages) << tally;
}

// -- Tag soups --------------------------------------------------------------------------------------------------------

const char* const kSoupTags[] = {"a",      "b",      "i",      "p",     "div",    "span",    "ul",    "li",
                                 "table",  "tr",     "td",     "form",  "br",     "h2",      "font",  "section",
                                 "em",     "strong", "img",    "label", "tbody",  "dl",      "dt",    "button",
                                 "nobr",   "select", "option", "th",    "center", "article", "pre",   "u",
                                 "figure", "small",  "code",   "ol",    "hr",     "svg",     "script"};

// Start and end tags and words, drawn alike often; a script has its end tag at once.
std::string tag_soup(std::mt19937& random, int tags) {
  std::string soup = "<!doctype html>";
  for (int i = 0; i < tags; ++i) {
    const std::string tag = kSoupTags[random() % std::size(kSoupTags)];
    const bool start = random() % 5 < 3;
    soup += start ? "<" + tag + (random() % 4 == 0 ? " class='c" + std::to_string(i) + "'>" : ">") : "</" + tag + ">";
    if (tag == "script" && start) soup += "var a='<p>';</script>";
    if (random() % 2 == 0) soup += " w" + std::to_string(i) + (random() % 3 == 0 ? " " : "&amp;");
  }
  return soup;
}

void expect_soups(int tags, double floor) {
  std::mt19937 random(20200206U + static_cast<unsigned>(tags));
  Tally tally;
  for (int i = 0; i < 2000; ++i) {
    const std::string soup = tag_soup(random, tags);
    tally.add(soup, soup);
  }
  testing::Test::RecordProperty("same_tree_percent", std::to_string(100 * tally.share()));
  EXPECT_GE(tally.share(), floor) << tally.same_tree;
}

TEST(ParserTree, OfSoupsOfFourteenTags) {
  expect_soups(14, 0.99);
}

TEST(ParserTree, OfSoupsOfSixtyTags) {
  expect_soups(60, 0.95);
}

// -- html5lib's tree-construction cases -------------------------------------------------------------------------------

struct TreeCase {
  std::string input;
  bool usable = true;  // no fragment, no scripting
};

std::vector<TreeCase> read_tree_cases(const fs::path& path) {
  std::vector<TreeCase> cases;
  std::ifstream file(path);
  std::string section;
  for (std::string line; std::getline(file, line);) {
    if (line == "#data") {
      cases.emplace_back();
      section = line;
    } else if (line == "#errors" || line == "#document" || line == "#document-fragment" || line == "#script-on") {
      section = line;
      if (line == "#document-fragment" || line == "#script-on") cases.back().usable = false;
    } else if (section == "#data") {
      cases.back().input += (cases.back().input.empty() ? "" : "\n") + line;
    }
  }
  return cases;
}

TEST(ParserTree, OfTheCasesOfHtml5lib) {
  const fs::path folder = "/usr/share/gocode/src/golang.org/x/net/html/testdata/webkit";
  const std::vector<fs::path> files = files_below(folder, ".dat");
  if (files.empty()) GTEST_SKIP() << "install golang-golang-x-net-dev for " << folder;
  Tally tally;
  for (const fs::path& path : files) {
    for (const TreeCase& one : read_tree_cases(path)) {
      if (one.usable) tally.add(path.filename().string() + ": " + one.input, one.input);
    }
  }
  testing::Test::RecordProperty("same_tree_percent", std::to_string(100 * tally.share()));
  EXPECT_GE(tally.share(), 0.96) << tally;
}

// -- Real pages, where there are some ---------------------------------------------------------------------------------

TEST(ParserTree, OfRealPages) {
  const char* folder = std::getenv("PRESSMARK_EVAL_DATA");
  if (folder == nullptr) GTEST_SKIP() << "set PRESSMARK_EVAL_DATA to a folder with pages/*.html.gz below it";
  Tally tally;
  for (const fs::path& path : files_below(folder, ".html.gz")) tally.add(path.string(), read_gzip(path));
  ASSERT_GT(tally.pages, 0U);
  std::cout << tally << "\n";
  EXPECT_GE(tally.share(), 0.998) << tally;
  EXPECT_TRUE(tally.different.empty()) << tally;
}

// -- Former bugs ------------------------------------------------------------------------------------------------------

}  // namespace
}  // namespace pressmark::test

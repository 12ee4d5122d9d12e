// Kinds of count read at run time: the shipped ones, one made up, and files that are wrong.

#include "extract/counts/units.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "core/article.h"
#include "extract/facts.h"
#include "tests/support/case_file.h"
#include "tests/support/cpu_time.h"

namespace pressmark {
namespace {

constexpr std::string_view kHeader = "row\tform\tvalue\texample\n";

const OutletTable& outlets() {
  static const OutletTable kTable = *OutletTable::built_in();
  return kTable;
}

// "12 | lawsuit faced | Acme"
std::string shown(std::string_view text, const Count& count) {
  const std::string holder =
      count.holder && count.holder->name ? std::string(count.holder->name->of(text)) : std::string("-");
  return std::string(count.evidence.span.of(text)) + " | " + count.unit + " " + count.role + " | " + holder;
}

std::vector<std::string> lines_of(const CountUnits& units, const std::string& text) {
  ArticleText article;
  article.text = text;
  FactInput input = prepare(article, outlets(), nullptr, "2020-02-07");
  input.count_units = &units;
  std::vector<std::string> lines;
  for (const Count& count : find_counts(input, {})) lines.push_back(shown(article.text, count));
  return lines;
}

std::string error_of(const std::string& rows) {
  CountUnits units;
  const Result<void> added = units.add(std::string(kHeader) + rows, "stores.tsv");
  return added ? "" : added.error().message;
}

CountUnits shipped(const std::vector<std::string>& names) {
  Result<CountUnits> units = read_count_units(names);
  EXPECT_TRUE(units.has_value());
  return units ? std::move(*units) : CountUnits();
}

CountUnits doses() {
  CountUnits units;
  const Result<void> added = units.add(std::string(kHeader) +
                                           "unit\tdose\tordered\t-\n"
                                           "noun\tdoses\tplural\tthree doses\n"
                                           "noun\tdose\tsingular\tonly one dose\n"
                                           "noun\tshots\tscope\t12 doses and three shots\n"
                                           "opens\tvaccine\t-\tthe vaccine came in 300 shots\n"
                                           "veto\tweeks\thead\t12 dose weeks\n"
                                           "veto\tlot\tbefore\tlot 12 doses\n"
                                           "role\tordered\tordered\tordered three doses\n"
                                           "role\tdelivered\tdelivered\tdelivered three doses\n"
                                           "role\tadministered\tadministered\tthree doses were administered\n",
                                       "doses.tsv");
  EXPECT_TRUE(added.has_value()) << added.error().message;
  return units;
}

TEST(CountUnits, Cases) {
  const CountUnits units = shipped({"lawsuit", "employee"});
  const std::string file = "tests/extract/counts/units.case";
  for (const auto& test : test::read_cases(file)) {
    EXPECT_EQ(lines_of(units, test.input), test.expected) << file << ":" << test.line << ": " << test.title;
  }
}

TEST(CountUnits, ChineseCases) {
  CountUnits units = shipped({"lawsuit", "employee"});
  const Result<void> added = units.add(test::read_file("tests/extract/counts/units_zh.tsv"), "units_zh.tsv");
  ASSERT_TRUE(added.has_value()) << added.error().message;
  const std::string file = "tests/extract/counts/units_zh.case";
  for (const auto& test : test::read_cases(file)) {
    EXPECT_EQ(lines_of(units, test.input), test.expected) << file << ":" << test.line << ": " << test.title;
  }
}

TEST(CountUnits, OffUnlessAskedFor) {
  EXPECT_TRUE(lines_of(CountUnits(), "Acme faces 12 lawsuits and has 300 employees.").empty());
  EXPECT_EQ(shipped_units(), (std::vector<std::string>{"employee", "lawsuit"}));
}

// Of every row with an example: a noun gives its unit, a role its role, a veto nothing of the unit.
void check_example(const CountUnits& units, const std::string& unit, const std::vector<std::string>& cells) {
  const std::vector<std::string> lines = lines_of(units, cells[3]);
  const std::string wanted = cells[0] == "role" ? "| " + unit + " " + cells[2] + " |" : "| " + unit + " ";
  const bool read = std::any_of(lines.begin(), lines.end(),
                                [&](const std::string& line) { return line.find(wanted) != std::string::npos; });
  EXPECT_EQ(read, cells[0] != "veto") << cells[0] << " " << cells[1] << ": " << cells[3] << " gives "
                                      << (lines.empty() ? "nothing" : lines.front());
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
  return cells;
}

TEST(CountUnits, ExamplesOfTheShippedFiles) {
  for (const std::string& name : shipped_units()) {
    const CountUnits units = shipped({name});
    std::ifstream in(std::string(PRESSMARK_SOURCE_DIR) + "/extract/lexicon/units/" + name + ".tsv");
    std::size_t checked = 0;
    for (std::string line; std::getline(in, line);) {
      const std::vector<std::string> cells = cells_of(line);
      if (cells.size() != 4 || cells[0] == "row" || cells[0] == "unit") continue;
      check_example(units, name, cells);
      ++checked;
    }
    EXPECT_GT(checked, 10U) << name;
  }
}

TEST(CountUnits, OneMadeUp) {
  const CountUnits units = doses();
  EXPECT_EQ(lines_of(units, "Norland ordered 12,000,000 doses. Acme delivered about 300,000 of them."),
            (std::vector<std::string>{"12,000,000 | dose ordered | Norland", "about 300,000 | dose delivered | Acme"}));
  EXPECT_EQ(lines_of(units, "Lot 12 doses went bad. Acme has 40 patents."),
            (std::vector<std::string>{"40 | patent held | Acme"}));
  EXPECT_EQ(lines_of(units, "The vaccine came in 300 shots."), (std::vector<std::string>{"300 | dose ordered | -"}));
  EXPECT_TRUE(lines_of(units, "The crowd heard 300 shots.").empty());
}

TEST(CountUnits, HashCoversTheFiles) {
  EXPECT_EQ(CountUnits().sha256(), "");
  EXPECT_EQ(shipped({"lawsuit"}).sha256(), shipped({"lawsuit"}).sha256());
  EXPECT_NE(shipped({"lawsuit"}).sha256(), shipped({"employee"}).sha256());
  EXPECT_NE(shipped({"lawsuit", "employee"}).sha256(), shipped({"employee", "lawsuit"}).sha256());
}

TEST(CountUnits, ErrorsNameFileLineAndWhatIsExpected) {
  const std::string unit = "unit\tstore\topen\t-\n";
  EXPECT_EQ(error_of(""), "stores.tsv:1: no unit: expected a row 'unit', its name and its default role");
  EXPECT_EQ(error_of("noun\tstores\tplural\tthree stores\n"), "stores.tsv:2: expected a row 'unit' before all others");
  EXPECT_EQ(error_of(unit), "stores.tsv:2: the unit 'store' has no noun: expected a row 'noun' below it");
  EXPECT_EQ(error_of(unit + "noun\tstores\tmany\tthree stores\n"),
            "stores.tsv:3: bad value 'many': expected plural|singular|scope");
  EXPECT_EQ(error_of(unit + "noun\tStores\tplural\tthree stores\n"),
            "stores.tsv:3: bad form 'Stores': expected lower-case words of letters a-z, one blank between");
  EXPECT_EQ(error_of(unit + "noun\tstores\tplural\tthree shops\n"),
            "stores.tsv:3: the example does not hold 'stores': expected words in which it is read");
  EXPECT_EQ(error_of(unit + "noun\tstores\tplural\n"),
            "stores.tsv:3: expected four cells parted by tabs ('-' for an empty one)");
  EXPECT_EQ(error_of(unit + "noun\tstores\t\tthree stores\n"),
            "stores.tsv:3: a cell is empty: expected '-' for one that says nothing");
  EXPECT_EQ(error_of(unit + "verb\topen\topen\topen three stores\n"),
            "stores.tsv:3: unknown row 'verb': expected unit, noun, opens, veto, role or measure");
  EXPECT_EQ(error_of(unit + "measure\tstores\t-\tthree stores\n"),
            "stores.tsv:3: bad form 'stores': expected a Chinese measure word");
  EXPECT_EQ(error_of(unit + "opens\t\xE9\x97\xA8\xE5\xBA\x97\t-\t\xE9\x97\xA8\xE5\xBA\x97\n"),
            "stores.tsv:3: bad value '-' of a Chinese form: expected noun plural, veto head, role or measure");
  EXPECT_EQ(error_of(unit + "noun\tpatents\tplural\tthree patents\n"),
            "stores.tsv:3: the noun 'patents' is one of the unit 'patent' already: expected another");
  EXPECT_EQ(error_of("unit\tpatent\theld\t-\n"),
            "stores.tsv:2: the unit 'patent' is there already: expected another name");
  EXPECT_EQ(error_of("unit\tthe store\topen\t-\n"),
            "stores.tsv:2: bad form 'the store': expected a name of letters a-z, digits and _");
  EXPECT_EQ(CountUnits().add("noun,stores\n", "stores.tsv").error().message,
            "stores.tsv:1: expected the columns 'row', 'form', 'value', 'example', parted by tabs");
  EXPECT_EQ(CountUnits().add("\xFF\n", "stores.tsv").error().message, "stores.tsv:1: the file is not valid UTF-8");
}

TEST(CountUnits, AfterAnErrorNothingHasBeenAdded) {
  CountUnits units = shipped({"lawsuit"});
  const std::string before = units.sha256();
  EXPECT_FALSE(units.add(std::string(kHeader) + "unit\tstore\topen\t-\n", "stores.tsv").has_value());
  EXPECT_EQ(units.sha256(), before);
  EXPECT_EQ(lines_of(units, "Acme faces 12 lawsuits."), (std::vector<std::string>{"12 | lawsuit faced | Acme"}));
}

TEST(CountUnits, PlacesOfFiles) {
  EXPECT_EQ(read_count_units({"no/such.tsv"}).error().code, "not_found");
  CountUnits units;
  EXPECT_TRUE(units
                  .add("# a remark\r\n" + std::string(kHeader) +
                           "\r\nunit\tstore\topen\t-\r\n"
                           "noun\tstores\tplural\tthree stores\r\n",
                       "stores.tsv")
                  .has_value());
  EXPECT_EQ(lines_of(units, "Acme has 12 stores."), (std::vector<std::string>{"12 | store open | Acme"}));
}

TEST(CountUnits, PatentsAreReadTheSameBesideThem) {
  const CountUnits units = shipped({"lawsuit", "employee"});
  const std::string text =
      "Acme sued Borel over 12 patents. Acme holds at least 80 patents worldwide, 10 of them in Japan.";
  EXPECT_EQ(lines_of(units, text), lines_of(CountUnits(), text));
}

// Former bugs

TEST(CountUnits, ManyNounsAreReadInLinearTime) {
  std::string rows = std::string(kHeader) + "unit\tstore\topen\t-\n";
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      for (char c = 'a'; c <= 'z'; ++c) {
        const std::string noun = std::string("s") + a + b + c + "s";
        rows += "noun\t" + noun + "\tplural\t12 " + noun + "\n";
      }
    }
  }
  const test::CpuTime time;
  EXPECT_TRUE(CountUnits().add(rows, "many.tsv").has_value());
  EXPECT_LT(time.seconds(), 1.0 * test::kSlowBuild);
}

}  // namespace
}  // namespace pressmark

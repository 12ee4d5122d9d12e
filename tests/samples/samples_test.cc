// Every sample gives the record that was written down for it by hand before the code (samples/expected). Where the
// program falls short, samples/expected/known_gaps.txt says so, a line a gap; the test fails when a gap opens without a
// line, and when a line's gap has closed. With PRESSMARK_WRITE_GAPS=FILE in the environment all gaps of today are
// appended to that file instead, to be read before they replace the list.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "core/url/url.h"
#include "extract/facts.h"
#include "extract/page/read_page.h"
#include "normalize/record.h"
#include "tests/samples/difference.h"
#include "tests/support/case_file.h"

namespace pressmark::test {
namespace {

using Json = simdjson::dom::element;

const OutletTable& outlets() {
  static const Result<OutletTable> kTable = OutletTable::built_in();
  return *kTable;
}

std::vector<std::string> sample_names() {
  std::vector<std::string> names;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(PRESSMARK_SOURCE_DIR) + "/samples/expected")) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string text_of(Json object, const char* key) {
  std::string_view value;
  return object[key].get(value) == simdjson::SUCCESS ? std::string(value) : "";
}

std::string with_base(std::string page, const std::string& base) {
  constexpr std::string_view kPlace = "{{base}}";
  for (std::size_t at = page.find(kPlace); at != std::string::npos; at = page.find(kPlace, at)) {
    page.replace(at, kPlace.size(), base);
  }
  return page;
}

Page page_of(Json expected) {
  Page page;
  page.url = text_of(expected, "url");
  page.published = text_of(expected, "published");
  page.bytes = with_base(read_file("samples/" + text_of(expected, "file")), text_of(expected, "base"));
  page.source.kind = page.url.empty() ? SourceKind::kText : SourceKind::kHtml;
  return page;
}

Record record_of(const Page& page) {
  const std::optional<Url> url = Url::parse(page.url);
  const Outlet* outlet = url ? outlets().by_host(url->host()) : nullptr;
  const ArticleText article = read_page(page, outlet, ReadOptions{});
  const std::string& published = article.metadata.published_at.empty() ? page.published : article.metadata.published_at;
  const Facts facts = find_facts(prepare(article, outlets(), outlet, published));
  return make_record({page, article, facts, outlets(), outlet});
}

// The gaps of a sample: "cnbc-1<TAB>quote "Talks ...": missing".
std::multiset<std::string> known_gaps(const std::string& sample) {
  std::multiset<std::string> gaps;
  std::istringstream lines(read_file("samples/expected/known_gaps.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(sample + "\t")) gaps.insert(line.substr(sample.size() + 1));
  }
  return gaps;
}

void write_gaps(const std::string& file, const std::string& sample, const Differences& differences) {
  std::ofstream out(file, std::ios::app);
  for (const Difference& difference : differences) out << sample << '\t' << difference.what << '\n';
}

void check_gaps(const std::string& sample, const Differences& differences) {
  std::multiset<std::string> gaps = known_gaps(sample);
  for (const Difference& difference : differences) {
    const auto known = gaps.find(difference.what);
    if (known == gaps.end()) {
      ADD_FAILURE() << sample << '\t' << difference.what << "\n    " << difference.detail;
    } else {
      gaps.erase(known);
    }
  }
  for (const std::string& gap : gaps) ADD_FAILURE() << "closed, remove from known_gaps.txt: " << sample << '\t' << gap;
}

class Samples : public testing::TestWithParam<std::string> {};

TEST_P(Samples, GiveWhatWasWrittenDownByHand) {
  simdjson::dom::parser parser;
  const std::string json = read_file("samples/expected/" + GetParam() + ".json");
  Json expected;
  ASSERT_EQ(parser.parse(json).get(expected), simdjson::SUCCESS) << GetParam();
  const Differences differences = compare(record_of(page_of(expected)), expected);
  if (const char* file = std::getenv("PRESSMARK_WRITE_GAPS")) return write_gaps(file, GetParam(), differences);
  check_gaps(GetParam(), differences);
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, Samples, testing::ValuesIn(sample_names()), test_name);

// The comparison itself: a record that says something else is told from the expected one, field by field.

Differences differences_of(const Record& record, const std::string& expected) {
  simdjson::dom::parser parser;
  Json json;
  EXPECT_EQ(parser.parse(expected).get(json), simdjson::SUCCESS);
  return compare(record, json);
}

std::set<std::string> what_of(const Differences& differences) {
  std::set<std::string> what;
  for (const Difference& difference : differences) what.insert(difference.what);
  return what;
}

const std::string kExpected =
    R"({"title":"A","authors":["B"],"published_at":"2020-02-07","outlet":null,"language":"en","first_words":"We",
    "last_words":"won","blocks":0,"citations":[],"dates":[{"exact":"today","type":"DATE","value":"2020-02-07"}],
    "counts":[],"quotes":[{"type":"indirect","words":["we won"],
    "speaker":{"name":"B","kind":"person","role":null,"affiliation":["C",null]},
    "relayed_by":[],"cited":null,"repair":[]}]})";

Record matching_record() {
  Record record;
  record.metadata.title = "A";
  record.metadata.authors = {"B"};
  record.metadata.published_at = "2020-02-07T10:00:00Z";
  record.metadata.language = "en";
  record.text = "We won.";
  record.dates.push_back({.exact = {0, 5, "today"}, .value = "2020-02-07"});
  RecordQuote quote;
  quote.type = QuoteType::kIndirect;
  quote.spans.push_back({0, 6, "that we won."});
  quote.speaker = RecordSpeaker{.exact = {}, .name = "B", .role = {}, .affiliation = "C"};
  record.quotes.push_back(quote);
  return record;
}

TEST(Comparison, FindsNoDifferenceWhereThereIsNone) {
  EXPECT_EQ(what_of(differences_of(matching_record(), kExpected)), std::set<std::string>{});
}

TEST(Comparison, NamesEveryFieldThatDiffers) {
  Record record = matching_record();
  record.metadata.title = "B";
  record.text = "They lost.";
  record.dates[0].value = "2020-02-08";
  record.quotes[0].speaker->name = "D";
  record.quotes[0].speaker->affiliation = "E";
  record.quotes[0].repair = {"unclosed"};
  record.counts.push_back({.exact = {0, 2, "12"}, .low = "12", .high = "12"});
  EXPECT_EQ(what_of(differences_of(record, kExpected)),
            (std::set<std::string>{"title", "first_words", "last_words", "date \"today\": value", "count \"12\": extra",
                                   "quote \"we won\": speaker name", "quote \"we won\": speaker affiliation",
                                   "quote \"we won\": repair"}));
}

TEST(Comparison, NamesWhatIsMissingAndWhatIsNotExpected) {
  Record record = matching_record();
  record.dates.clear();
  record.quotes[0].spans[0].exact = "they lost";
  EXPECT_EQ(
      what_of(differences_of(record, kExpected)),
      (std::set<std::string>{"date \"today\": missing", "quote \"we won\": missing", "quote \"they lost\": extra"}));
}

// Former bugs

}  // namespace
}  // namespace pressmark::test

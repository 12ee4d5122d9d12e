// Records of all kinds against docs/record.schema.json, by a known validator (python3-jsonschema).

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "normalize/record.h"
#include "tests/normalize/story.h"

namespace pressmark {
namespace {

using test::Story;

struct Verdict {
  int status = -1;
  std::string output;
};

std::string quoted(const std::filesystem::path& path) {
  return "'" + path.string() + "'";
}

std::filesystem::path temporary_file() {
  std::string name = (std::filesystem::temp_directory_path() / "pressmark-records-XXXXXX").string();
  const int file = mkstemp(name.data());
  if (file >= 0) std::fclose(fdopen(file, "w"));
  return name;
}

Verdict validate(const std::vector<std::string>& lines) {
  const std::filesystem::path file = temporary_file();
  std::ofstream out(file, std::ios::binary);
  for (const std::string& line : lines) out << line << '\n';
  out.close();
  const std::filesystem::path root = PRESSMARK_SOURCE_DIR;
  const std::string command = "python3 " + quoted(root / "tools" / "validate_records.py") + " " +
                              quoted(root / "docs" / "record.schema.json") + " " + quoted(file) + " 2>&1";
  Verdict verdict;
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> buffer{};
  while (fgets(buffer.data(), buffer.size(), pipe) != nullptr) verdict.output += buffer.data();
  verdict.status = WEXITSTATUS(pclose(pipe));
  std::filesystem::remove(file);
  return verdict;
}

std::string json_of(const Story& story) {
  return to_json(story.record(), BlockView::kAll);
}

// One record for every value of every enumeration that a page can have.
std::vector<std::string> records_of_every_status() {
  std::vector<std::string> lines;
  for (int status = 0; status <= static_cast<int>(DocumentStatus::kEmpty); ++status) {
    Story story;
    story.article().status = static_cast<DocumentStatus>(status);
    const auto stage = static_cast<Stage>(status % (static_cast<int>(Stage::kSink) + 1));
    if (status > 0) story.article().error = Error{stage, "parser_limit", "tried to read the page"};
    lines.push_back(json_of(story));
  }
  return lines;
}

std::vector<std::string> records_of_every_block() {
  Story story;
  for (int kind = 0; kind <= static_cast<int>(BlockKind::kRelated); ++kind) {
    story.article().asides.push_back({static_cast<BlockKind>(kind), "words", 1});
  }
  std::vector<std::string> lines{json_of(story)};
  for (int kind = 0; kind <= static_cast<int>(SourceKind::kText); ++kind) {
    story.page().source.kind = static_cast<SourceKind>(kind);
    story.page().source.offset = 4096;
    story.page().source.file = "a.warc.gz";
    story.article().metadata.access = static_cast<Access>(kind);
    lines.push_back(json_of(story));
  }
  return lines;
}

std::vector<std::string> records_of_every_quote() {
  Story story;
  story.set_text("He said no.");
  for (int i = 0; i < 5; ++i) {
    Quote& quote = story.add_quote("no");
    quote.type = static_cast<QuoteType>(i % 3);
    quote.speaker = Speaker{.exact = test::span_of(story.text(), "He"),
                            .name = {},
                            .kind = static_cast<SpeakerKind>(i),
                            .role = {},
                            .affiliation = {},
                            .via = static_cast<SpeakerVia>(i % 4)};
  }
  story.add_quote("no");
  return {json_of(story)};
}

std::vector<std::string> records_of_every_date_and_count() {
  Story story;
  story.set_text("In 2020 it had 12 patents.");
  for (int i = 0; i < 4; ++i) {
    Date& date = story.add_date("2020");
    date.type = static_cast<DateType>(i);
    date.anchor = static_cast<DateAnchor>(i);
  }
  for (int i = 0; i <= static_cast<int>(Comparator::kRange); ++i) {
    Count& count = story.add_count("12 patents");
    count.comparator = static_cast<Comparator>(i);
    count.role.clear();
  }
  return {json_of(story)};
}

std::vector<std::string> records_of_pages() {
  Story story;
  story.set_text("One.\nTwo.");
  story.page().source.sha256 = std::string(64, 'a');
  story.article().pages = {{"https://news.example/a", story.page().source, {0, 4}}, {"", story.page().source, {5, 9}}};
  return {json_of(story)};
}

TEST(RecordSchema, AcceptsEveryKindOfRecord) {
  std::vector<std::string> lines;
  for (const auto& some : {records_of_every_status(), records_of_every_block(), records_of_every_quote(),
                           records_of_every_date_and_count(), records_of_pages()}) {
    lines.insert(lines.end(), some.begin(), some.end());
  }
  Story full;
  full.fill();
  lines.push_back(json_of(full));
  lines.push_back(to_json(full.record_of(&full.outlets().outlets()[0]), BlockView::kText));
  const Verdict verdict = validate(lines);
  EXPECT_EQ(verdict.status, 0) << verdict.output;
  EXPECT_EQ(verdict.output, std::to_string(lines.size()) + " records, 0 wrong\n");
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

TEST(RecordSchema, RefusesWhatIsNoRecord) {
  Story full;
  full.fill();
  const std::string good = json_of(full);
  const std::vector<std::string> lines{
      replaced(good, "\"status\":\"ok\"", "\"status\":\"fine\""),
      replaced(good, "\"schema_version\":1", "\"schema_version\":2"),
      replaced(good, "\"authors\":[", "\"author\":["),
      replaced(good, "\"low\":12", "\"low\":12.5"),
      replaced(good, "\"exact\":\"Thursday\"", "\"exact\":\"Friday\""),
      replaced(good, "\"kind\":\"person\"", "\"kind\":\"robot\""),
      replaced(good, "\"published_at\":\"2020-02-07\"", "\"published_at\":\"7 Feb 2020\""),
      replaced(good, "\"warnings\":[", "\"extra\":1,\"warnings\":["),
      replaced(good, "\"same_as\":[0]", "\"same_as\":[7]"),
      "{",
  };
  const Verdict verdict = validate(lines);
  EXPECT_EQ(verdict.status, 1) << verdict.output;
  EXPECT_NE(verdict.output.find("10 records, 10 wrong\n"), std::string::npos) << verdict.output;
}

// Former bugs: none yet.

}  // namespace
}  // namespace pressmark

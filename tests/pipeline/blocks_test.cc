// `pressmark blocks`, which writes what the training of the block classifier reads.

#include <gtest/gtest.h>

#include <simdjson.h>

#include "extract/page/block_score.h"
#include "tests/pipeline/sample_sites.h"

namespace pressmark {
namespace {

using test::run_command;
using test::TemporaryFolder;
using test::write_file;

std::vector<std::string> lines_for(const std::string& rows, const TemporaryFolder& folder) {
  write_file(folder / "m.jsonl", rows);
  const test::Finished done =
      run_command(std::string("'") + PRESSMARK_PROGRAM + "' blocks --manifest '" + (folder / "m.jsonl") + "'");
  EXPECT_EQ(done.status, 0);
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < done.output.size();) {
    const std::size_t end = done.output.find('\n', from);
    lines.push_back(done.output.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

TEST(Blocks, EveryBlockHasFeaturesNumbersAndAScore) {
  const TemporaryFolder folder;
  write_file(folder / "p.html", "<body><h1>A bridge</h1><p>The council voted for it on Monday.</p></body>");
  const std::vector<std::string> lines = lines_for("{\"id\": \"p\", \"file\": \"p.html\"}\n", folder);
  ASSERT_EQ(lines.size(), 2U);
  simdjson::dom::parser parser;
  const simdjson::dom::element row = parser.parse(lines[1]);
  EXPECT_EQ(std::string_view(row["id"]), "p");
  EXPECT_EQ(simdjson::dom::array(row["scores"]).size(), 2U);
  const simdjson::dom::array blocks = row["blocks"];
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(std::string_view(blocks.at(1)["text"]), "The council voted for it on Monday.");
  EXPECT_EQ(std::uint64_t(blocks.at(1)["words"]), 7U);
  EXPECT_EQ(simdjson::dom::array(blocks.at(1)["numbers"]).size(), kBlockNumberCount);
  EXPECT_GT(simdjson::dom::array(blocks.at(1)["features"]).size(), 10U);
}

TEST(Blocks, TheFirstLineNamesFamiliesAndNumbers) {
  const TemporaryFolder folder;
  const std::vector<std::string> lines = lines_for("{\"id\": \"x\", \"file\": \"missing.html\"}\n", folder);
  ASSERT_EQ(lines.size(), 2U);
  simdjson::dom::parser parser;
  const simdjson::dom::element head = parser.parse(lines[0]);
  EXPECT_EQ(simdjson::dom::array(head["families"]).size(), std::size(kBlockFamilies));
  EXPECT_EQ(simdjson::dom::array(head["numbers"]).size(), kBlockNumberCount);
  EXPECT_EQ(lines[1], R"({"id": "x", "blocks": [], "scores": []})");
}

// Former bugs: none yet.

}  // namespace
}  // namespace pressmark
